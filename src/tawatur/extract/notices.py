"""What a site says about itself inside or below a body: rights, subscriptions, skip links, machine work."""

import re
from functools import cache

from tawatur.extract.spelling import fold

RIGHTS = "rights"
SKIP = "skip"
SKIP_END = "skip_end"
NOTICE = "notice"
PAYWALL = "paywall"
# All patterns read the folded line: no hamza on alef, no ta marbuta, no marks, small Latin letters.
_START = r"^[\W_]*"
_MEDIA = (
    r"(?:قنا[هت]|القناه|نشر[هت]|النشره|خدم[هت]|صفح[هت]|حساب|منص[هت]|موقع|تطبيق|مجموع[هت]|بريد|واتس"
    r"|ت[يل]?[لي]*[غجق]رام|تويتر|فيس|انست|يوتيوب|تيك|غوغل|جوجل|google|telegram|whatsapp|youtube|facebook"
    r"|twitter|\bx\b|اكس)"
)
_RIGHTS = re.compile(
    r"(?:جميع|كافه|كل) ?(?:ال)?حقوق .{0,60}(?:محفوظ|ملك)"
    r"|(?:ال)?حقوق (?:(?:ال)?(?:نشر|طبع|ملكيه|ماده) .{0,60})?محفوظ"
    r"|(?:يحظر|يمنع|لا يجوز|لا يسمح|يسمح) (?:ب|ب?اعاده )?(?:ال)?(?:نشر|نقل|اقتباس|نسخ|استخدام).{0,90}"
    r"(?:اذن|موافق|ترخيص|المصدر|هذه الماده)|^\W*(?:©|copyright|\(c\) ?\d{4})|all rights reserved"
)
_PAYWALL = re.compile(
    r"(?:حصري|متاح|مخصص|محجوب|خاص)\w* (?:فقط )?(?:ب|ل|لل|ل?قراء )?ا?ل?(?:مشترك|اعضاء|مسجل)"
    rf"|{_START}(?:اشتركو?ا?|سجلو?ا?|للاشتراك) .{{0,40}}(?:لقراءه|لمتابعه القراءه|لمواصله|للمتابعه|لاكمال)"
    rf"|{_START}(?:لقراءه|لمتابعه|لمواصله|لاكمال|لاستكمال|اكمل|تابع|واصل) "
    r"(?:ال)?(?:قراءه|بقيه|مقال|خبر|تقرير|نص)\b.{0,40}(?:اشترك|سجل|مشترك|كاملا)"
    r"|(?:بلغت|وصلت|استنفدت|تجاوزت) .{0,40}(?:مقالات|القراءه) .{0,20}(?:مجاني|المتاح)"
    r"|subscribe to (?:read|continue)|subscribers only"
)
_SKIP = re.compile(
    r"تخط(?:ي|وا)?\b.{0,50}(?:واصل|تابع|متابعه|الي)\b.{0,12}(?:القراءه|المحتوي|الانتقال|المقال)"
    rf"|{_START}(?:انتقل|اذهب) الي (?:ال)?(?:محتوي|قسم)|skip (?:to|advert)"
)
_SKIP_END = re.compile(
    rf"{_START}نهايه (?:ال)?(?:قصص|مواضيع|موضوعات|اعلان|فيديو|بودكاست|محتوي|قسم|قايمه|اكثر|مقترح)"
    r"|^\W*end of\b"
)
_IMPERATIVES = r"(?:لل?اشتراك|اشتركو?ا?|سجلو?ا?|انضمو?ا?|تابعو?ا?|حملو?ا?|نزلو?ا?|قم)"
_MADE = r"(?:ملخص|نص|محتوي|مقال|صوت|ترجم|قراءه|تلخيص|لخص|انشاء|انشي|توليد)"
_VIEWS = r"(?:اراء|مقال|مقالات|مواد|مدونه|تعليقات)\b"
_NOTICES = (
    # «اشترك في قناتنا», «سجلوا في النشرة لتصلكم»: with a word that speaks of us, or to the reader
    rf"{_START}(?:يمكنكم?|لا تنس|لا تفوت|لمتابع|فعل|احصل|اضغط|انقر|{_IMPERATIVES}).{{0,60}}{_MEDIA}\w*نا\b",
    rf"{_START}{_IMPERATIVES}\b.{{0,80}}{_MEDIA}.{{0,80}}(?:[تي]صلكم?\b|لتلقي|للحصول|اولا باول|@|https?:)",
    rf"{_START}{_IMPERATIVES} (?:معنا )?الان\b.{{0,60}}{_MEDIA}",
    rf"{_START}(?:للاشتراك|لمتابع[هت]).{{0,40}}{_MEDIA}.{{0,30}}(?:@|https?:|اضغط|انقر|هنا)",
    rf"{_START}(?:تابعونا|تابعنا|شاركونا|انضمو?ا? الينا|زورونا)\b.{{0,110}}$",
    r"\b[لو]?[تي]صلكم? .{0,60}(?:ال)?(?:اخبار|جديد|نشره|اشعار|تنبيه|قصص)",
    r"الاشتراك لدي|للاشتراك في خدم|خدمه المشتركين|تعرض للمشتركين",
    # what refreshes itself
    r"(?:يتم|يجري|تتم|سيتم) (?:ال)?تحديث .{0,50}(?:صفحه|تغطيه|خبر|تلقاييا|باستمرار)",
    rf"{_START}(?:حدثو?ا?|تحديث) (?:هذه )?الصفحه.{{0,15}}$",
    r"(?:هذه )?(?:الصفحه|التغطيه) (?:تحدث|متجدده|محدثه)",
    # machine work, listening, errors, browsers
    rf"{_START}(?:هذا |هذه |تمت? )?(?:ال)?{_MADE}.{{0,60}}(?:الذكاء الاصطناعي|ترجمه اليه|اليا\b)",
    rf"{_START}(?:استمع|انصت|شغل) .{{0,20}}(?:مقال|خبر|تقرير|ماده|نص|موضوع|بودكاست)",
    rf"{_START}(?:هل )?(?:وجدت|لاحظت|رايت) .{{0,20}}خطا|{_START}(?:ابلغ|بلغ)\w* عن خطا",
    r"متصفحك? (?:هذا )?لا يدعم|(?:تفعيل|تشغيل|فعل) (?:ال)?(?:جافا ?سكر|javascript)|enable javascript",
    r"^\W*(?:view this post on|a post shared by|عرض (?:هذا )?المنشور علي|pic\.twitter\.com)",
    # reading time and counts
    rf"{_START}(?:مده|وقت|زمن) (?:ال)?(?:قراءه|استماع|مشاهده)\b.{{0,30}}$",
    r"^\W*\d+ ?(?:min|minutes?) read\W*$",
    rf"{_START}(?:قراءه|تقرا|يقرا) (?:في|خلال) (?:\d+|دقيق\w+)",
    # opinions are their authors' own
    rf"{_VIEWS}.{{0,90}}لا [تي](?:عبر|عكس|مثل|لزم)\w*\b.{{0,60}}(?:بالضروره|راي|نظر|موقف|سياسه|توجه)",
    rf"{_VIEWS}.{{0,60}}[تي]عبر\w* (?:فقط )?عن .{{0,30}}(?:صاحب|كاتب|كتاب)",
    # contact and support
    rf"{_START}(?:للتواصل مع|للاعلان (?:في|علي|لدي)|راسلونا|راسلنا|ارسلو?ا? (?:لنا|الينا))",
    rf"{_START}(?:ادعمو?ا?|تبرعو?ا?) .{{0,40}}نا\b",
)
# one of these is in every line that the patterns above find: most lines need no further look
_QUICK = re.compile(
    "حقوق|©|copyr|rights|خط|نهاي|انتقل|اذهب|skip|end of|شتر|سجل|نضم|تابع|فعل|حصل|حمل|نزل|ضغط|نقر|صلك"
    "|حدث|حديث|اصطناعي|ليا|ليه|ستمع|انصت|شغل|متصفح|script|post|منشور|twitter|قراء|read|يقرا|تقرا|عبر|عكس"
    "|راسل|تواصل|علان|ارسل|ادعم|تبرع|يحظر|يمنع|يجوز|يسمح|خطا|تمثل|يمثل|لزم|قم |يمكن|زورونا|شاركونا"
    "|لا تن|لا تف|استماع"
    "|مشاهده|مشترك|اكمل|اكمال|مواصله|واصل|متابع|اعضاء|مسجل|subscr"
)
MAX_NOTICE, MAX_PAYWALL = 330, 220


@cache
def _any_notice() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in _NOTICES))


def find_notice(text: str) -> str | None:
    """Return what a line is in which the site speaks and not the reporter, or None.

    ``rights``: all rights reserved; ``skip`` and ``skip_end``: around recommended titles; else ``notice``.
    """
    line = fold(text) if len(text) <= MAX_NOTICE else ""
    if not _QUICK.search(line):
        return None
    for kind, pattern in ((RIGHTS, _RIGHTS), (PAYWALL, _PAYWALL), (SKIP, _SKIP), (SKIP_END, _SKIP_END)):
        if pattern.search(line) and (kind != PAYWALL or len(line) <= MAX_PAYWALL):
            return kind
    return NOTICE if _any_notice().search(line) else None
