from tawatur.annotate.event_dating import When, find_publication_day, is_old
from tawatur.model.article import Article, Outlet
from tests.annotate.event_prose import code


def test_publication_day_is_the_outlet_s():
    article = Article(published="2023-12-14T23:30:00Z", outlet=Outlet(country="SAU"))
    assert find_publication_day(article) == "2023-12-15"
    assert find_publication_day(Article(published="2023-12-14")) == "2023-12-14"
    assert find_publication_day(Article()) is None


def test_old_acts_are_background():
    assert is_old(When("2015", None, "year", "explicit"), "2023-12-15")
    assert is_old(When("2023-10", None, "month", "explicit"), "2023-12-15")
    assert not is_old(When("2023-12-01", None, "day", "explicit"), "2023-12-15")
    assert not is_old(When("2023-12-15", None, "day", "publication"), "2023-12-15")
    assert not is_old(When(), None)


def test_a_bound_is_no_date():
    (event,) = code("زار الرئيس التركي الجزائر للمرة الأولى منذ 2019.")
    assert event.date_basis == "publication"


def test_a_weekday_names_the_day():
    (event,) = code("زار الرئيس التركي الجزائر يوم الأحد.", published="2024-03-05")
    assert (event.date, event.date_basis) == ("2024-03-03", "weekday")


def test_without_publication_the_date_is_unknown():
    (event,) = code("زار الرئيس التركي الجزائر.", published=None)
    assert event.date is None


def test_the_month_that_opens_a_line_dates_all_of_it():
    text = "سنوات من الفتور.\n\nأكتوبر 2022: زار وفد هولندا. قطعت هولندا علاقاتها مع سوريا.\n\nيناير 2023: زار الرئيس الهولندي تركيا."
    dates = [event.date for event in code(text, published="2024-10-27") if event.rule == "ties.cut"]
    assert dates == ["2022-10"]
