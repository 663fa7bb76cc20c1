from tests.annotate.event_prose import code, short


def test_the_guest_acts():
    assert [short(e) for e in code("استقبل الرئيس التركي رئيس الوزراء الهندي.")] == [
        "CONSULT/visit IND>TUR reported"
    ]


def test_a_host_unnamed_is_the_place_s_state():
    (event,) = code("استقبل المدير العام في الرباط وزير الداخلية الإسباني.")
    assert short(event) == "CONSULT/visit ESP>MAR reported"


def test_a_crowd_belongs_to_the_place():
    assert [short(e) for e in code("تظاهر المئات في تبليسي ضد الحكومة.", country="EGY")] == [
        "PROTEST/demo GEO> reported"
    ]


def test_a_crowd_without_place_is_at_home():
    assert [short(e) for e in code("أضرب المعلمون عن العمل.", country="TUN")] == [
        "PROTEST/strike TUN> reported"
    ]
    assert code("أضرب المعلمون عن العمل.") == ()


def test_one_country_alone_does_not_meet():
    assert code("اجتمع مجلس الوزراء المصري.") == ()
