"""The registry finds outlets by host and by any spelling of their names."""

from zoneinfo import ZoneInfo

import pytest

from tawatur.knowledge.countries import load_countries
from tawatur.knowledge.outlets import load_registry

REGISTRY = load_registry()
KINDS = {"agency", "state", "party", "private", "aggregator"}


def test_every_row_is_whole():
    countries = load_countries()
    assert len(REGISTRY.entries) >= 300
    assert len(REGISTRY.by_id) == len(REGISTRY.entries)
    for entry in REGISTRY.entries:
        assert entry.name
        assert entry.domains, entry.id
        assert entry.kind in KINDS, entry.id
        assert entry.country in countries, entry.id
        assert entry.source in {"kite-media", "kite-feeds", "unchecked"}, entry.id
        if entry.zone:
            ZoneInfo(entry.zone)


def test_no_domain_belongs_to_two_outlets():
    domains = [domain for entry in REGISTRY.entries for domain in entry.domains]
    assert sorted(set(domains)) == sorted(domains)


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("www.hespress.com", "hespress"),
        ("HESPRESS.com.", "hespress"),
        ("arabic.cnn.com", "cnnarabic"),
        ("cnn.com", None),
        ("nothespress.com", None),
        ("", None),
        (None, None),
    ],
)
def test_host(host, outlet):
    found = REGISTRY.by_domain(host)
    assert (found.id if found else None) == outlet


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("اليوم 24", "alyaoum24"),
        ("الأناضول", "aa-tr"),
        ("وكالة الاناضول", "aa-tr"),
        ("و م ع", "map-ma"),
        ("(و م ع)", "map-ma"),
        ("واس", "spa"),
        ("أ ش أ", "mena-eg"),
        ("أ.ف.ب", "afp"),
        ("أ. ف. ب.", "afp"),
        ("فرانس برس", "afp"),
        ("وكالة فرانس برس للأنباء", "afp"),
        ("بترا", "petra"),
        ("صحيفة الشرق الأوسط", "aawsat"),
        ("«رويترز»", "reuters"),
        ("Reuters", "reuters"),
        ("قناة الجزيرة", "aljazeera"),
        ("وكالات", None),
        ("وزارة الخارجية", None),
        ("", None),
    ],
)
def test_name(name, outlet):
    found = REGISTRY.by_name(name)
    assert (found.id if found else None) == outlet


def test_a_users_own_outlets_win():
    extra = "id\tname\tdomains\tcountry\nmine\tجريدتي\thespress.com\tMAR\n"
    registry = load_registry(extra)
    assert registry.by_domain("www.hespress.com").id == "mine"
    assert registry.by_name("جريدتي").id == "mine"
    assert registry.by_name("رويترز").id == "reuters"


def test_a_broken_own_table_is_refused():
    with pytest.raises(ValueError, match="line 2"):
        load_registry("id\tname\na\tb\tc\n")
    with pytest.raises(KeyError):
        load_registry("id\tname_ar\na\tb\n")
