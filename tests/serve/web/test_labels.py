from tawatur.model.moment import PRECISIONS
from tawatur.serve.web.labels import BASIS, PRECISION, say_country


def test_a_country_without_a_name_shows_its_code():
    assert (say_country("MAR"), say_country("XYZ"), say_country(None)) == ("المغرب", "XYZ", "")


def test_every_basis_and_every_published_precision_has_words():
    assert set(BASIS) == {"json_ld", "meta", "time_tag", "printed", "url", "feed"}
    assert set(PRECISION) == set(PRECISIONS) & {"second", "minute", "hour", "day", "month", "year"}
