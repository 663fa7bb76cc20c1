"""A page with a line of each kind: reading it once loads all that reading needs and compiles its patterns."""

from datetime import UTC, datetime

from tawatur.model.page import Page

_LINES = (
    "<html lang=ar><head><title>عاد الوزير إلى الرباط - الصحيفة</title>",
    "<meta property='article:published_time' content='2024-01-01T08:00:00Z'></head>",
    "<body><nav><ul><li><a href='/a'>الرئيسية</a></li></ul></nav><article>",
    "<h1>عاد الوزير إلى الرباط</h1><p>بقلم: سعاد المهدي</p>",
    "<p>الاثنين 15 يناير 2024 - 10:30</p>",
    "<p>الرباط - قال الوزير لوكالة الأنباء إنه عاد إلى الرباط صباح أمس بعد زيارة استغرقت ",
    "ثلاثة أيام، بحسب بيان نشرته الوزارة اليوم ونقلته وكالات.</p>",
    "<p>اقرأ أيضا: <a href='/b'>الوزير يسافر</a></p>",
    "<p>وأضاف في تصريح لصحيفة محلية أن الزيارة كانت ناجحة، وأن الوفد وقع أربع اتفاقيات ",
    "في مجالات التعليم والصحة والنقل والزراعة.</p><p>المصدر: وكالات</p>",
    "<p>كلمات مفتاحية: الرباط</p></article>",
    "<footer>جميع الحقوق محفوظة</footer></body></html>",
)
# Without it the first pages wait for seconds, once for each process that reads.
WARM_PAGE = Page(
    "".join(_LINES).encode(),
    url="http://a.example/news/1",
    content_type="text/html; charset=utf-8",
    fetched_at=datetime(2024, 1, 16, tzinfo=UTC),
)
