"""Loose records get from their fields and their text what a page would give."""

import json

from tawatur.knowledge.outlets import load_registry
from tawatur.pipeline.ingest import settle_record
from tawatur.pipeline.records import parse_record

REGISTRY = load_registry()


def settle(**fields):
    return settle_record(parse_record(json.dumps(fields, ensure_ascii=False).encode()), REGISTRY)


def credited(article):
    return [(one.name, one.outlet_id, one.form) for one in article.attribution]


def test_a_loose_record_credits_as_its_text_does():
    article = settle(
        title="الميناء يفتح غدا",
        text="تونس (وات) - يفتح الميناء غدا.\n\nونقلت صحيفة لوموند عن الربان أن الموج هادئ.\n\nالمصدر: رويترز",
        source="موزاييك أف أم",
    )
    assert credited(article) == [
        ("رويترز", "reuters", "source_line"),
        ("وات", "tap-tn", "dateline"),
        ("لوموند", "lemonde", "in_text"),
    ]


def test_an_agency_in_the_place_of_the_author_is_a_credit_and_no_person():
    article = settle(title="سوق السمك", text="باع الصيادون ما لديهم.", author="الرياض - واس")
    assert credited(article) == [("واس", "spa", "dateline")]
    assert article.authors == ()
    article = settle(title="سوق السمك", text="باع الصيادون ما لديهم.", authors=["أ ف ب", "ليلى حداد"])
    assert credited(article) == [("أ ف ب", "afp", "agency_signature")]
    assert article.authors == ("ليلى حداد",)


def test_a_record_does_not_credit_its_own_outlet():
    article = settle(title="سوق", text="وقال التاجر للجزيرة نت إن السعر ثابت.", source="الجزيرة")
    assert credited(article) == []


def test_an_article_of_the_contract_is_left_alone():
    record = parse_record(
        json.dumps({"title": "سوق", "text": "ذكرت رويترز أن السعر ثابت.", "text_digest": "x"}).encode()
    )
    assert settle_record(record, REGISTRY) is record.article
