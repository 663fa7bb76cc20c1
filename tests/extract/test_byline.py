"""Who signs: persons and desks; no sites, places, roles, agencies, labels."""

import json

import pytest

from tawatur.extract.byline import clean_authors
from tawatur.pipeline.read import read

PROSE = "".join(
    f"<p>قال رئيس البلدية إن المرحلة رقم {n} من أشغال الرصيف ستنتهي قبل موسم الصيد، وإن الميزانية كافية.</p>"
    for n in range(5)
)


def authors(head="", *, end="", author=None, meta=""):
    data = {"@type": "NewsArticle", "headline": "افتتاح رصيف جديد في الميناء", "author": author}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if author else ""
    page = (
        f"<html><head><title>افتتاح رصيف جديد في الميناء | بريد الساحل</title>{meta}{script}</head><body><article>"
        f"<h1>افتتاح رصيف جديد في الميناء</h1>{head}{PROSE}{end}</article></body></html>"
    )
    return read(page, url="https://sahel.example/news/7").authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("كتب: سمير حداد", ("سمير حداد",)),
        ("كتبت هالة سعد", ("هالة سعد",)),
        ("بقلم: علي الجبوري", ("علي الجبوري",)),
        ("إعداد: منى عزيز", ("منى عزيز",)),
        ("تحرير: سمير حداد وهالة سعد", ("سمير حداد", "هالة سعد")),
        ("بريد الساحل – مارية الخطيب", ("مارية الخطيب",)),
        ("الرباط - سمير حداد", ("سمير حداد",)),
        ("سمير حداد (جدة)", ("سمير حداد",)),
        ("القاهرة / هالة سعد / الأناضول", ("هالة سعد",)),
        ("وكالات - سمير حداد", ("سمير حداد",)),
        ("20/01/2024 09:40 صباحاً كتب: سمير حداد", ("سمير حداد",)),
        ("By Samir Haddad", ("Samir Haddad",)),
        ("الرباط - الدار البيضاء", ()),
        ("الرباط - وكالات", ()),
        ("سمير حداد - خاص بريد الساحل", ("سمير حداد",)),
        ("كلمات وصور هالة سعد", ("هالة سعد",)),
        ("بقلم الأستاذ سمير حداد", ("سمير حداد",)),
        ("سمير حداد من صفرو", ("سمير حداد",)),
        ("نشر في 18 ماي 2023 من طرف سمير حداد", ("سمير حداد",)),
        ("18 ماي 2023 - سمير حداد", ("سمير حداد",)),
        ("✍️ سمير حداد", ("سمير حداد",)),
        ("<a href=/writers/7>سمير حداد</a><span>صحفي وكاتب</span>", ("سمير حداد",)),
        ("كلمات البحث: سمير حداد - الرباط", ()),
        ("بريد الساحل", ()),
        ("حاورها سمير حداد", ("سمير حداد",)),
        ("أجرت الحوار: هالة سعد", ("هالة سعد",)),
        ("بقلم د. سمير حداد", ("د. سمير حداد",)),
        ("كاتب وباحث لبناني", ()),
        ("الرباط - رئيس البلدية", ()),
        ("الدار البيضاء - أسواق الجملة", ()),
        ("منوعات فنية | القاهرة", ()),
    ],
)
def test_printed_signatures(line, names):
    assert authors(f"<p>{line}</p>") == names


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@type": "Person", "name": "هالة سعد"}, ("هالة سعد",)),
        (
            [{"@type": "Person", "name": "هالة سعد"}, {"@type": "Person", "name": "منى عزيز"}],
            ("هالة سعد", "منى عزيز"),
        ),
        ({"@type": "Person", "name": "sahel_admin4"}, ("سمير حداد",)),
        ({"@type": "Organization", "name": "بريد الساحل"}, ("سمير حداد",)),
        ({"@type": "Organization", "name": "شبكة المرافئ"}, ("سمير حداد",)),
        ({"@type": "Person", "name": "admin"}, ("سمير حداد",)),
    ],
)
def test_declared_authors_against_the_printed_one(author, names):
    assert authors("<p>كتب: سمير حداد</p>", author=author) == names


def test_marked_elements_and_signatures_below():
    assert authors('<div class="author"><a href="/author/9">حائل - خالد العميم</a></div>') == ("خالد العميم",)
    assert authors(end="<p>هالة سعد</p>") == ("هالة سعد",)
    assert authors(end="<p>* كاتب لبناني</p>") == ()
    assert authors(meta='<meta name="author" content="هالة سعد">') == ("هالة سعد",)


def test_names_that_scripts_declare_are_read_as_printed_ones():
    def nobody(name):
        return False

    assert clean_authors(["كتب - مصطفى عادل"], nobody) == ("مصطفى عادل",)
    assert clean_authors(["تابعنا على تيليجرام t.me"], nobody) == ()
