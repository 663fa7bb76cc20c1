"""Who published a page, and whom it credits."""

from tawatur.knowledge.outlets import load_registry
from tawatur.model.article import Attribution, Outlet
from tawatur.normalize.outlet import find_outlet, find_outlet_zone, resolve_credits

REGISTRY = load_registry()


def test_a_known_host_is_its_outlet():
    outlet = find_outlet("www.hespress.com", "شيء آخر", REGISTRY)
    assert outlet == Outlet("hespress", "هسبريس", "hespress.com", "MAR")
    assert find_outlet_zone(outlet, REGISTRY) == "Africa/Casablanca"


def test_an_unknown_host_keeps_its_own_name_and_the_country_of_its_domain():
    outlet = find_outlet("www.jarida-jadida.ma", "جريدة جديدة", REGISTRY)
    assert outlet == Outlet(None, "جريدة جديدة", "jarida-jadida.ma", "MAR")
    assert find_outlet_zone(outlet, REGISTRY) is None
    # A stranger's site that calls itself by a known name is not that outlet.
    assert find_outlet("evil.example", "رويترز", REGISTRY).id is None


def test_without_a_host_the_name_decides():
    assert find_outlet(None, "رويترز", REGISTRY).id == "reuters"
    assert find_outlet(None, "مجهولة", REGISTRY) == Outlet(name="مجهولة")
    assert find_outlet(None, None, REGISTRY) is None
    assert find_outlet_zone(None, REGISTRY) is None


def test_credits_are_resolved_ordered_and_not_repeated():
    given = (
        Attribution("رويترز", form="in_text"),
        Attribution("وكالة رويترز", form="in_text"),
        Attribution("مجهولة", form="source_line"),
        Attribution("هسبريس", form="source_line"),
    )
    own = Outlet("hespress", "هسبريس")
    assert resolve_credits(given, own, REGISTRY) == (
        Attribution("مجهولة", None, "source_line"),
        Attribution("رويترز", "reuters", "in_text"),
    )


def test_the_pages_own_outlet_is_left_out_even_when_it_is_unknown():
    assert resolve_credits((Attribution("جريدتنا"),), Outlet(name="جريدتنا"), REGISTRY) == ()
    assert resolve_credits((Attribution("جريدتنا"),), None, REGISTRY) == (Attribution("جريدتنا"),)
    assert resolve_credits((Attribution("رويتر"),), Outlet(name="رويترز"), REGISTRY) == ()


def test_a_house_is_its_own_outlet_under_the_name_without_its_country():
    own = find_outlet("www.alwatan.com.sa", None, REGISTRY)
    assert resolve_credits((Attribution("الوطن"), Attribution("صحيفة الوطن")), own, REGISTRY) == ()
    assert resolve_credits((Attribution("الوطن الكويتية"),), own, REGISTRY) != ()
