import csv
import io

import pytest

from tawatur.export.events import (
    COLUMNS,
    POLECAT_COLUMNS,
    write_events_csv,
    write_gdelt,
    write_gdelt_mentions,
    write_polecat,
)
from tawatur.model.annotation import Actor, EventPlace
from tawatur.model.event import Event, Telling

FRANCE, MOROCCO, SPAIN = (Actor(name, f"country:{name}", name, "GOV") for name in ("FRA", "MAR", "ESP"))
TELLING = Telling(
    "a1", "a1", "atlas", "2023-12-15T09:30:00+01:00", "text", "زار\tالوزير الرباط.", 0, 18, "reported", 0.9
)
VISIT = Event(
    "e1",
    "CONSULT",
    "visit",
    date="2023-12-14",
    actors=(FRANCE,),
    recipients=(MOROCCO,),
    place=EventPlace("الرباط", "MAR"),
    intensity=4.0,
    confidence=0.9,
    mentions=(TELLING,),
    mention_count=1,
    origin_count=1,
    outlet_count=1,
    first_seen="2023-12-15",
)
SUMMIT = Event(
    "e2", "CONSULT", "meet", date="2023-12-14", actors=(FRANCE, MOROCCO, SPAIN), mentions=(TELLING,)
)
PLAN = Event("e3", "AGREE", status="planned", date="2023-12-20", actors=(FRANCE, MOROCCO))


def _table(rows, delimiter="\t"):
    return list(csv.reader(io.StringIO("\n".join(rows)), delimiter=delimiter))


def test_our_csv_keeps_every_event_and_its_sentence():
    header, *rows = _table(write_events_csv([VISIT, PLAN]), ",")
    assert tuple(header) == COLUMNS
    first = dict(zip(header, rows[0], strict=True))
    assert (first["actors"], first["recipients"], first["status"]) == ("FRA", "MAR", "reported")
    assert first["sentence"] == "زار الوزير الرباط."
    assert len(rows) == 2


def test_polecat_has_its_forty_columns_and_one_row_a_pair():
    header, *rows = _table(write_polecat([VISIT, SUMMIT, PLAN]))
    assert tuple(header) == POLECAT_COLUMNS
    assert len(header) == 40
    assert {len(row) for row in rows} == {40}
    pairs = [(row[header.index("Actor Country")], row[header.index("Recipient Country")]) for row in rows]
    assert pairs == [("FRA", "MAR"), ("FRA", "MAR"), ("FRA", "ESP"), ("MAR", "ESP")]


@pytest.mark.parametrize(("write", "width"), [(write_gdelt, 61), (write_gdelt_mentions, 16)])
def test_gdelt_has_its_width_and_leaves_plans_out(write, width):
    rows = _table(write([VISIT, PLAN]))
    assert [len(row) for row in rows] == [width]


def test_gdelt_names_code_parties_and_day():
    (row,) = _table(write_gdelt([VISIT]))
    assert (row[1], row[7], row[17], row[26], row[28], row[29]) == (
        "20231214",
        "FRA",
        "MAR",
        "042",
        "04",
        "1",
    )
    assert _table(write_gdelt_mentions([VISIT]))[0][0] == row[0]
