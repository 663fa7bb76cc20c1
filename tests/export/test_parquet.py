import io
import sys

import pytest
from pyarrow import parquet

from tawatur.errors import MissingPackage
from tawatur.export.parquet import write_events_parquet, write_relation_parquet
from tawatur.model.annotation import Actor, EventPlace
from tawatur.model.event import Event, Telling
from tawatur.model.relation import RelationPoint, Standing

TELLING = Telling(
    "a1",
    "a0",
    "atlas",
    "2023-12-15",
    "title",
    "زار الوزير الرباط.",
    0,
    18,
    "reported",
    0.9,
    "visit.go",
    "MAR",
)
VISIT = Event(
    "event:1", "CONSULT", "visit", date="2023-12-14", actors=(Actor("باريس", "country:FRA", "FRA"),),
    recipients=(Actor("الرباط", "country:MAR", "MAR", "GOV", "وزير"),), place=EventPlace("الرباط", "MAR", None, 34.0, -6.8),
    contexts=("diplomatic",), intensity=4.0, confidence=0.9, mentions=(TELLING,), mention_count=1, reasons=("اليوم نفسه",),
)  # fmt: skip


def write(*events):
    return write_events_parquet(
        events,
        party=lambda actor: actor.country or actor.name,
        diplomatic=lambda event: 3.0,
        deeds=lambda event: ("opens ties_cut",),
    )


def read(data):
    return parquet.read_table(io.BytesIO(data)).to_pylist()


def test_an_event_is_a_row_with_its_parties_and_sentences():
    (row,) = read(write(VISIT))
    assert (row["id"], row["type"], row["date"], row["historical"]) == (
        "event:1",
        "CONSULT",
        "2023-12-14",
        False,
    )
    assert (row["actor_keys"], row["recipient_keys"]) == (["FRA"], ["MAR"])
    assert row["recipients"][0]["title"] == "وزير"
    assert (row["place"], row["place_country"], row["latitude"]) == ("الرباط", "MAR", 34.0)
    (mention,) = row["mentions"]
    assert (mention["in"], mention["sentence_text"], mention["origin"], mention["outlet_country"]) == (
        "title", "زار الوزير الرباط.", "a0", "MAR",
    )  # fmt: skip
    assert (row["diplomatic_score"], row["standing"], row["reasons"]) == (
        3.0,
        ["opens ties_cut"],
        ["اليوم نفسه"],
    )


def test_columns_and_their_kinds_do_not_depend_on_what_is_known():
    full, empty = (parquet.read_schema(io.BytesIO(data)) for data in (write(VISIT), write()))
    assert full.equals(empty)
    assert read(write(Event("event:2", "AID")))[0]["place"] is None


def test_a_relation_is_a_row_a_day():
    state = Standing("ties_cut", "DZA", "MAR", "2021-08-24", None, "event:1")
    (row,) = read(
        write_relation_parquet([RelationPoint("2021-08-24", 0.5, 0.6, -0.1, (state,), ("event:1",), 2)])
    )
    assert (row["date"], row["cooperation"], row["index"], row["events"]) == (
        "2021-08-24",
        0.5,
        -0.1,
        ["event:1"],
    )
    assert row["standing"][0] == {
        "state": "ties_cut", "actor": "DZA", "recipient": "MAR", "since": "2021-08-24", "until": None, "event": "event:1",
    }  # fmt: skip
    assert read(write_relation_parquet([])) == []


def test_without_the_package_the_remedy_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackage, match=r"tawatur\[parquet\]"):
        write()
