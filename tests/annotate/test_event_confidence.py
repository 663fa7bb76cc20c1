from tests.annotate.event_prose import code


def test_an_implied_state_is_less_sure():
    (named,) = code("استدعت الخارجية التونسية السفير الفرنسي.", country="TUN")
    (implied,) = code("استدعت وزارة الخارجية السفير الفرنسي.", country="TUN")
    assert 0 < implied.confidence < named.confidence < 1
