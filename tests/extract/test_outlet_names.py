"""Where the name of an outlet ends that nobody knows, and what is no outlet."""

import pytest

from tawatur.extract.agencies import know_agencies
from tawatur.extract.outlet_names import name_outlet


@pytest.mark.parametrize(
    ("kind", "tail", "name"),
    [
        ("صحيفة", "«القارب» أمس", "القارب"),
        ("صحيفة", '"القارب : "عاصفة', "القارب"),
        ("صحيفة", "القارب أن البحر هائج", "القارب"),
        ("وكالة", "أطلس للأنباء عن", "وكالة أطلس للأنباء"),
        ("شبكة", "الكهرباء الوطنية", None),
        ("موقع", "النادي على الإنترنت", None),
        ("مجلة", "الأحوال الشخصية التونسية", None),
        ("مجلة", "القارب، العدد", "القارب"),
    ],
)
def test_name_behind_its_noun(kind, tail, name):
    assert name_outlet(kind, tail, know_agencies) == name
