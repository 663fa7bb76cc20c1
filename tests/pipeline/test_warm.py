from tawatur.knowledge.outlets import load_registry
from tawatur.pipeline.read import read_page
from tawatur.pipeline.warm import WARM_PAGE


def test_each_kind_of_line_is_met():
    (article,) = read_page(WARM_PAGE, load_registry())
    assert article.authors
    assert article.published
    assert article.tags
    assert article.read_also
    assert article.text.count("\n\n") == 1
