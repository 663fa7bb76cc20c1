"""Short news of our own for the tests of stories."""

from tawatur.annotate.stage import annotate_article
from tawatur.model.article import Article, Outlet

# Two happenings told by several outlets, a later one about the same people, and formulas about nothing in common.
VISIT = (
    "وصل وزير الموانئ رشيد البقالي إلى نواذيبو",
    "وصل وزير الموانئ رشيد البقالي إلى نواذيبو صباح الأحد، وأجرى مع مضيفه محمد ولد الشيخ محادثات حول خط بحري جديد.",
)
VISIT_ELSEWHERE = (
    "محادثات البقالي وولد الشيخ: خط بحري إلى نواذيبو",
    "بحث رشيد البقالي ومحمد ولد الشيخ في نواذيبو يوم الأحد فتح خط بحري جديد ينقل الأسماك، واتفقا على موعد أول رحلة.",
)
VISIT_NEXT_DAY = (
    "البقالي يتفقد رصيف نواذيبو",
    "تفقد وزير الموانئ رشيد البقالي الاثنين رصيف نواذيبو مع محمد ولد الشيخ في ختام زيارة أسفرت عن اتفاق على خط بحري.",
)
FIRST_SAILING = (
    "إبحار أول سفينة على خط نواذيبو",
    "أبحرت أول سفينة على الخط البحري إلى نواذيبو. وكان الوزير رشيد البقالي قد اتفق عليه مع محمد ولد الشيخ قبل شهور.",
)
FIRE = (
    "حريق في سوق الخشب بصفاقس",
    "التهم حريق فجر الأحد سوق الخشب في صفاقس وأتى على أربعين دكانا، ولم تسجل الحماية المدنية أي إصابة.",
)
FIRE_ELSEWHERE = (
    "أربعون دكانا احترقت في صفاقس",
    "احترق أربعون دكانا في سوق الخشب بصفاقس فجر الأحد، وقالت الحماية المدنية إن الحريق لم يصب أحدا.",
)
OFFICIALDOM = (
    "بحث سبل تعزيز التعاون",
    "بحث مسؤولون سبل تعزيز التعاون المشترك وتبادل الخبرات بحضور عدد من كبار المسؤولين، وأشادوا بعمق العلاقات.",
)
OFFICIALDOM_ELSEWHERE = (
    "لقاء لتعزيز التعاون",
    "أكد المشاركون في لقاء موسع أهمية تعزيز التعاون وتبادل الخبرات بحضور كبار المسؤولين ورجال الأعمال.",
)


def told(id_: str, news: tuple[str, str], published: str | None = None, outlet: str = "a") -> Article:
    """Return an annotated article that tells one of the news."""
    title, text = news
    return annotate_article(
        Article(
            id=id_, title=title, text=text, published=published, outlet=Outlet(outlet, outlet), language="ar"
        )
    )
