import pytest

from tests.annotate.event_prose import code


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قصفت القوات الروسية مدينة أوديسا في أوكرانيا.", "reported"),
        ("نفت روسيا قصف مدينة أوديسا في أوكرانيا.", "denied"),
        ("نفى الجيش الروسي أن تكون قواته قصفت مدينة في أوكرانيا.", "denied"),
        ("أرجأ الرئيس الإيطالي زيارته إلى الصين.", "called_off"),
        ("سيزور الرئيس الإيطالي الصين.", "planned"),
        ("يزور الرئيس الإيطالي الصين الأسبوع المقبل.", "planned"),
        ("قد تقطع كولومبيا علاقاتها مع فنزويلا.", "hypothetical"),
    ],
)
def test_status(text, status):
    assert [event.status for event in code(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "لن تقطع كولومبيا علاقاتها مع فنزويلا.",
        "شدد الوزير على أهمية توقيع اتفاقية بين مصر والسودان.",
        "ناقش الخبراء سبل استئناف العلاقات بين مصر وإيران.",
        "أسف البرلمان لعدم توقيع اتفاقية بين مصر والسودان.",
    ],
)
def test_no_act(text):
    assert code(text) == ()


def test_what_is_promised_is_told_once():
    (event,) = code("اتفقت مصر وكينيا على توقيع اتفاقية دفاعية.")
    assert (event.type, event.underlying, event.status) == ("AGREE", "SUPPORT", "planned")
