"""The contract's code words in Arabic, as the pages print them."""

from tawatur.knowledge.countries import load_countries
from tawatur.serve.web.plurals import Noun

KIND = {
    "feed_item": "مدخل خلاصة",
    "live": "تغطية مباشرة",
    "gallery": "ألبوم صور",
    "video": "فيديو",
    "opinion": "رأي",
}
PRECISION = {
    "second": "بالثانية",
    "minute": "بالدقيقة",
    "hour": "بالساعة",
    "day": "يوم بلا ساعة",
    "month": "شهر بلا يوم",
    "year": "سنة فقط",
}
BASIS = {
    "json_ld": "من البيانات المهيكلة في الصفحة (JSON-LD)",
    "meta": "من وسوم الصفحة التعريفية (meta)",
    "time_tag": "من وسم الوقت في الصفحة (time)",
    "printed": "كما طُبع على الصفحة",
    "url": "من عنوان الصفحة",
    "feed": "من خلاصة المنبر",
}
ZONE_BASIS = {
    "stated": "مذكورة مع التاريخ",
    "outlet": "منطقة المنبر",
    "unknown": "لا تُعرف",
}
CREDIT = {
    "source_line": "في سطر المصدر",
    "agency_signature": "توقيع وكالة",
    "dateline": "في مستهل الخبر",
    "in_text": "في المتن",
}
ROLE = {"origin": "الأصل", "copy": "نسخة", "excerpt": "فيه مقتطف"}
CHANGE = {"added": "زيادة", "dropped": "حذف", "altered": "تعديل"}
STANCE = {"said": "", "denied": "نفيًا", "claimed": "زعمًا"}
RULES = {"extract": "الاستخراج", "normalize": "التوحيد", "annotate": "القراءة"}
NAMED = {
    "person": Noun("أشخاص", "شخص واحد", "شخصان", "{n} أشخاص", "{n} شخصًا", "{n} شخص"),
    "organization": Noun("مؤسسات", "مؤسسة واحدة", "مؤسستان", "{n} مؤسسات", "{n} مؤسسة", "{n} مؤسسة"),
    "place": Noun("أماكن", "مكان واحد", "مكانان", "{n} أماكن", "{n} مكانًا", "{n} مكان"),
    "country": Noun("دول", "دولة واحدة", "دولتان", "{n} دول", "{n} دولة", "{n} دولة"),
    "event": Noun("أحداث", "حدث واحد", "حدثان", "{n} أحداث", "{n} حدثًا", "{n} حدث"),
    "product": Noun("منتجات", "منتج واحد", "منتجان", "{n} منتجات", "{n} منتجًا", "{n} منتج"),
    "other": Noun("أسماء أخرى", "اسم آخر", "اسمان آخران", "{n} أسماء أخرى", "{n} اسمًا آخر", "{n} اسم آخر"),
}

# Why a text is suggested beside another one, a key of `model.bonds.Reason.kind`.
RELATED = {
    "same_event": "الحدث نفسه",
    "other_outlet": "منبر آخر",
    "follow_up": "ما تلاه",
    "background": "ما سبقه",
    "same_actors": "الأسماء نفسها",
}


def say_country(code: str | None) -> str:
    """Return the Arabic name of an alpha-3 country; the code itself where we have no name; "" for None."""
    if not code:
        return ""
    country = load_countries().get(code)
    return country.names[0] if country else code
