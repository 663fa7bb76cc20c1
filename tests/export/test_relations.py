import csv
import io

from tawatur.export.relations import COLUMNS, write_relation_csv
from tawatur.model.relation import RelationPoint, Standing

CUT = Standing("ties_cut", "DZA", "MAR", "2021-08-24", None, "event:1")


def test_a_row_a_day_with_its_states_and_events():
    points = [
        RelationPoint("2021-08-24", 0.0, 0.6, -0.375, (CUT,), ("event:1", "event:2"), 3),
        RelationPoint("2021-08-25", 0.0, 0.5, -0.333),
    ]
    header, first, second = csv.reader(io.StringIO("\n".join(write_relation_csv(points))))
    assert tuple(header) == COLUMNS
    assert first == [
        "2021-08-24", "0.0", "0.6", "-0.375", "ties_cut:DZA>MAR@2021-08-24", "event:1;event:2", "3"
    ]  # fmt: skip
    assert second == ["2021-08-25", "0.0", "0.5", "-0.333", "", "", "0"]


def test_nothing_known_is_a_header_alone():
    assert list(write_relation_csv([])) == [",".join(COLUMNS)]
