"""Countries have codes, names and one zone or none."""

from zoneinfo import ZoneInfo

import pytest

from tawatur.knowledge.countries import find_country_of_host, find_zone, load_countries


def test_codes_and_zones_are_real():
    countries = load_countries()
    assert len(countries) > 190
    assert len({country.iso2 for country in countries.values()}) == len(countries)
    for code, country in countries.items():
        assert code == country.iso3
        assert country.names
        if country.zone:
            ZoneInfo(country.zone)


@pytest.mark.parametrize(
    ("code", "zone"),
    [("MAR", "Africa/Casablanca"), ("RUS", None), ("USA", None), (None, None), ("ZZZ", None)],
)
def test_zone(code, zone):
    assert find_zone(code) == zone


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("www.mapnews.ma", "MAR"),
        ("news.co.uk", "GBR"),
        ("spa.gov.sa", "SAU"),
        ("example.com", None),
        ("example.tv", None),
        ("", None),
    ],
)
def test_country_of_a_host(host, country):
    assert find_country_of_host(host) == country
