"""What a site says about itself inside or below a body: rights, subscriptions, skip links, machine work."""

import re
from functools import cache

from tawatur.extract.spelling import fold, holds_any

RIGHTS = "rights"
SKIP = "skip"
SKIP_END = "skip_end"
NOTICE = "notice"
PAYWALL = "paywall"
# All patterns read the folded line: no hamza on alef, no ta marbuta, no marks, small Latin letters.
_MEDIA = (
    r"(?:قنا[هت]|القناه|نشر[هت]|النشره|خدم[هت]|صفح[هت]|حساب|منص[هت]|موقع|تطبيق|مجموع[هت]|بريد|واتس"
    r"|ت[يل]?[لي]*[غجق]رام|تويتر|فيس|انست|يوتيوب|تيك|غوغل|جوجل|google|telegram|whatsapp|youtube|facebook"
    r"|twitter|\bx\b|اكس)"
)
_RIGHTS = re.compile(
    r"(?:جميع|كافه|كل) ?(?:ال)?حقوق .{0,60}(?:محفوظ|ملك)"
    r"|(?:ال)?حقوق (?:(?:ال)?(?:نشر|طبع|ملكيه|ماده) .{0,60})?محفوظ"
    r"|(?:يحظر|يمنع|لا يجوز|لا يسمح|يسمح) (?:ب|ب?اعاده )?(?:ال)?"
    r"(?:(?:نشر|اقتباس|نسخ)\b.{0,90}(?:اذن|موافق|ترخيص|المصدر|هذه الماده)"
    r"|(?:نقل|استخدام)\b.{0,90}(?:المصدر|الماده|المواد|محتوي|الموقع|الصحيفه|الجريده))"
    r"|^\W*(?:©|copyright|\(c\) ?\d{4})|all rights reserved"
)
_OF_RIGHTS = ("حقوق", "يحظر", "يمنع", "يجوز", "يسمح", "©", "copyright", "(c)", "rights")
_PAYWALL = re.compile(
    r"(?:حصري|متاح|مخصص|محجوب|خاص)\w* (?:فقط )?(?:ب|ل|لل|ل?قراء )?ا?ل?(?:مشتركي|اعضاء|مسجلي)"
    r"|(?:بلغت|وصلت|استنفدت|تجاوزت) .{0,40}(?:مقالات|القراءه) .{0,20}(?:مجاني|المتاح)"
    r"|subscribe to (?:read|continue)|subscribers only"
)
_OF_PAYWALL = ("مشترك", "اعضاء", "مسجل", "مجاني", "المتاح", "subscribe")
_PAYWALL_OPENING = re.compile(
    r"[\W_]*(?:(?:اشتركو?ا?|سجلو?ا?|للاشتراك) .{0,40}(?:لقراءه|لمتابعه القراءه|لمواصله|للمتابعه|لاكمال)"
    r"|(?:لقراءه|لمتابعه|لمواصله|لاكمال|لاستكمال|اكمل|تابع|واصل) "
    r"(?:ال)?(?:قراءه|بقيه|مقال|خبر|تقرير|نص)\b.{0,40}(?:اشترك|سجل|مشترك|كاملا))"
)
_SKIP = re.compile(
    r"تخط(?:ي|وا)?\b.{0,50}(?:واصل|تابع|متابعه|الي)\b.{0,12}(?:القراءه|المحتوي|الانتقال|المقال)"
    r"|skip (?:to|advert)"
)
_OF_SKIP = ("تخط", "skip")
_SKIP_OPENING = re.compile(r"[\W_]*(?:انتقل|اذهب) الي (?:ال)?(?:محتوي|قسم)")
_SKIP_END = re.compile(
    r"[\W_]*(?:نهايه (?:ال)?(?:قصص|مواضيع|موضوعات|اعلان|فيديو|بودكاست|محتوي|قسم|قايمه|اكثر|مقترح)|end of\b)"
)
_IMPERATIVES = r"(?:لل?اشتراك|اشتركو?ا?|سجلو?ا?|انضمو?ا?|تابعو?ا?|حملو?ا?|نزلو?ا?|قم)"
_CALLS = (
    r"(?:تابعوا|تابعونا|اشتركوا|انضموا|حملوا|نزلوا|زوروا|كونوا|لمتابعتنا"
    r"|لمتابع[هت]|للاشتراك|للانضمام|لمشاهد[هت])"
)
_PLATFORM = (
    r"(?:فا?يس ?بوك|تويتر|اكس\b|ا?نستا? ?[غجق]رام|يو ?تيوب|ت[يل]+[غجق]رام|واتس ?ا?ب|تيك ?توك|سناب|ثريدز"
    r"|[غج]و[غج]ل|google|لينكد ?ا?ن|تطبيق(?:نا|ها|ه)?\b|facebook|twitter|telegram|whatsapp|youtube"
    r"|instagram|tiktok|\bx\b)"
)
_SITE_END = rf"{_PLATFORM}[^.؟!]{{0,40}}$"
_PIECE = r"(?:مقال|مقاله|خبر|موضوع|تقرير|قصه|ماده|صفحه|نص|محتوي)"
_MADE = r"(?:ملخص|نص|محتوي|مقال|صوت|ترجم|قراءه|تلخيص|لخص|انشاء|انشي|توليد)"
_VIEWS = r"(?:اراء|مقال|مقالات|مواد|مدونه|تعليقات)\b"
# how a line of the site opens
_OPENINGS = (
    # «اشترك في قناتنا», «سجلوا في النشرة لتصلكم»: with a word that speaks of us, or to the reader
    rf"(?:يمكنكم?|لا تنس|لا تفوت|لمتابع|فعل|احصل|اضغط|انقر|{_IMPERATIVES}).{{0,60}}{_MEDIA}\w*نا\b",
    rf"{_IMPERATIVES}\b.{{0,80}}{_MEDIA}.{{0,80}}(?:[تي]صلكم?\b|لتلقي|للحصول|اولا باول|@|https?:)",
    rf"{_IMPERATIVES} (?:معنا )?الان\b.{{0,60}}{_MEDIA}",
    rf"(?:للاشتراك|لمتابع[هت]).{{0,40}}{_MEDIA}.{{0,30}}(?:@|https?:|اضغط|انقر|هنا)",
    r"(?:تابعونا|تابعنا|شاركونا|انضمو?ا? الينا|زورونا)\b.{0,110}$",
    r"(?:حدثو?ا?|تحديث) (?:هذه )?الصفحه.{0,15}$",
    # machine work, listening, errors, browsers
    rf"(?:هذا |هذه |تمت? )?(?:ال)?{_MADE}.{{0,60}}(?:الذكاء الاصطناعي|ترجمه اليه|اليا\b)",
    r"(?:استمع|انصت|شغل) .{0,20}(?:مقال|خبر|تقرير|ماده|نص|موضوع|بودكاست)",
    r"(?:هل )?(?:وجدت|لاحظت|رايت) .{0,20}خطا",
    r"(?:ابلغ|بلغ)\w* عن خطا",
    # the reader is asked to share, to judge, to comment, to join
    r"لا تنسوا? (?:ال)?اشتراك|شارك(?:وا|ي|ها|ه|نا|ونا)? (?:مع اصدقا|رايك).{0,30}$",
    rf"شارك(?:وا|ي|نا|ونا)? (?:هذا |هذه )?(?:ال)?{_PIECE}\b.{{0,30}}$",
    rf"(?:هل )?(?:اعجبك|اعجبتك|استفدت من)\b.{{0,20}}{_PIECE}.{{0,12}}$|(?:هل )?(?:كان|كانت) .{{0,20}}مفيد",
    rf"(?:قيم|ما تقييمك ل|ما رايك في) ?(?:هذا|هذه)? ?(?:ال)?{_PIECE}.{{0,12}}$",
    r"كن(?: انت)? اول من|لن يتم نشر (?:عنوان )?بريدك|نرجو (?:منكم )?(?:مشاركه|نشر) |تفضلوا? بزياره ",
    r"(?:انضم (?:الي|ل).{0,30}(?:مشترك|متابع|قراء)|احصل علي .{0,40}(?:بريدك|هاتفك|نشرت)).{0,30}$",
    r"للمزيد (?:من )?.{0,40}(?:اضغط|زوروا?|تابعوا?|انقر|هنا)\b.{0,30}$",
    # what it says of the text and of itself
    rf"(?:تم|جري)ت? \w{{4,7}}(?: هذا| هذه)? (?:ال)?{_PIECE}\b.{{0,40}}الذكاء الاصطناعي",
    r"(?:اخلاء (?:ال)?مسووليه|تنويه|تنبيه)\s?[:：].{0,120}(?:مسوول|موقع|مصدر|راي)",
    r"(?:هذا|هذه) (?:ال)?(?:خبر|مقال|ماده|موضوع) (?:منقول|ماخوذ|مقتبس)\w* (?:من|عن)\b.{0,40}$",
    r"نستخدم (?:ال)?(?:ملفات|كوكيز)|(?:ادعم(?:وا)?|ساند(?:وا)?) (?:ال)?صحاف",
    # «تابعوا «الضفة» على فيسبوك», «لمتابعة الضفة عبر غوغل نيوز»
    rf"{_CALLS}\b[^.؟!]{{0,70}}\b(?:علي|عبر|في|الي) [^.؟!]{{0,30}}{_PLATFORM}",
    rf"(?:تابع|اشترك|انضم|حمل|شاهد|نزل) [^.؟!]{{0,50}}\b(?:علي|عبر|في|الي) [^.؟!]{{0,20}}{_SITE_END}",
    r"(?:تمت? )?(?:طبعت?|طباعه) (?:هذه|هذا|من الموقع|بتاريخ)",
    r"(?:للتواصل|للاستفسار|للتواصل الاعلامي)\b[^.]{0,60}(?:هاتف|بريد|ايميل|@|\d{6,})",
    r"(?:view this post on|a post shared by|عرض (?:هذا )?المنشور علي|pic\.twitter\.com)",
    # reading time and counts
    r"(?:مده|وقت|زمن) (?:ال)?(?:قراءه|استماع|مشاهده)\b.{0,30}$",
    r"\d+ ?(?:min|minutes?) read\W*$",
    r"(?:قراءه|تقرا|يقرا) (?:في|خلال) (?:\d+|دقيق\w+)",
    # contact and support
    r"(?:للتواصل مع|للاعلان (?:في|علي|لدي)|راسلونا|راسلنا|ارسلو?ا? (?:لنا|الينا))",
    r"(?:ادعمو?ا?|تبرعو?ا?) .{0,40}نا\b",
)
# what stands anywhere in such a line
_NOTICES = (
    r"\b[لو]?[تي]صلكم? .{0,60}(?:ال)?(?:اخبار|جديد|نشره|اشعار|تنبيه|قصص)",
    # the reader is sent elsewhere, or asked for money
    r"[؟?.!،] (?:اقرا|طالع|شاهد|تصفح|حمل)\w* (?:من )?هنا\W*$",
    r"(?<!\w)(?:ادعمونا|تبرعوا لنا|ساندونا)(?!\w)",
    r"الاشتراك لدي|للاشتراك في خدم|خدمه المشتركين|تعرض للمشتركين",
    # what refreshes itself
    r"(?:يتم|يجري|تتم|سيتم) (?:ال)?تحديث .{0,50}(?:صفحه|تغطيه|خبر|تلقاييا|باستمرار)",
    r"(?:هذه )?(?:الصفحه|التغطيه) (?:تحدث|متجدده|محدثه)",
    r"متصفحك? (?:هذا )?لا يدعم|(?:تفعيل|تشغيل|فعل) (?:ال)?(?:جافا ?سكر|javascript)|enable javascript",
    # opinions are their authors' own
    rf"{_VIEWS}.{{0,90}}لا [تي](?:عبر|عكس|مثل|لزم)\w*\b.{{0,60}}(?:بالضروره|راي|نظر|موقف|سياسه|توجه)",
    rf"{_VIEWS}.{{0,60}}[تي]عبر\w* (?:فقط )?عن .{{0,30}}(?:صاحب|كاتب|كتاب)",
)
# Of each list one part is in every line that the pattern beside it finds: most lines need no search.
_OF_NOTICES = (
    "صلك",
    "شتر",
    "تحديث",
    "صفحه",
    "تغطيه",
    "متصفح",
    "سكر",
    "javascript",
    "عبر",
    "عكس",
    "مثل",
    "لزم",
    "هنا",
    "دعمونا",
    "لنا",
    "ساندونا",
)
MAX_NOTICE, MAX_PAYWALL = 330, 220


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{'|'.join(_OPENINGS)})")


@cache
def _any_notice() -> re.Pattern[str]:
    return re.compile("|".join(_NOTICES))


def find_notice(text: str) -> str | None:
    """Return what a line is in which the site speaks and not the reporter, or None.

    ``rights``: all rights reserved; ``skip`` and ``skip_end``: around recommended titles; else ``notice``.
    """
    if len(text) > MAX_NOTICE:
        return None
    line = fold(text)
    if holds_any(line, _OF_RIGHTS) and _RIGHTS.search(line):
        return RIGHTS
    if len(line) <= MAX_PAYWALL and (
        (holds_any(line, _OF_PAYWALL) and _PAYWALL.search(line)) or _PAYWALL_OPENING.match(line)
    ):
        return PAYWALL
    if (holds_any(line, _OF_SKIP) and _SKIP.search(line)) or _SKIP_OPENING.match(line):
        return SKIP
    if _SKIP_END.match(line):
        return SKIP_END
    return (
        NOTICE
        if _opening().match(line) or (holds_any(line, _OF_NOTICES) and _any_notice().search(line))
        else None
    )
