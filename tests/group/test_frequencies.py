"""What words weigh."""

from tawatur.group.frequencies import Frequencies, blend_frequencies, load_frequencies


def test_stock_phrases_of_officialdom_weigh_little():
    table = load_frequencies()
    stock = [table.weigh(stem) for stem in ("تعاون", "تعزيز", "كبير", "علاقه", "اكد")]
    assert max(stock) < 2.0
    assert table.weigh("في") == 0.0
    assert table.weigh("كلمةلمتطبعقط") > 7.0


def test_a_few_texts_of_ones_own_change_nothing():
    table = load_frequencies()
    assert blend_frequencies(table, [frozenset({"قطار"})] * 5, 5) is table


def test_a_word_of_ones_own_press_grows_common():
    table = Frequencies(1000, {"قطار": 1, "بحر": 1})
    own = [frozenset({"قطار"})] * 900 + [frozenset({"بحر"})]
    blended = blend_frequencies(table, own, len(own))
    assert blended.weigh("قطار") < table.weigh("قطار")
    assert blended.weigh("بحر") >= table.weigh("بحر")
