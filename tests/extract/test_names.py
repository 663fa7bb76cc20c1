"""Which words are names."""

import pytest

from tawatur.extract.names import is_name, is_person, split_names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("بيروت - سمير خوري", ["سمير خوري"]),
        ("كتب بواسطة ياسين مراد بتاريخ خميس, 04/18/2024 - 13:05", ["ياسين مراد"]),
        ("هشام الغالي و كوثر الزين", ["هشام الغالي", "كوثر الزين"]),
        ("وكالات - محمد أحمد", ["محمد أحمد"]),
        ("كتب", []),
        ("علي الجبوري", ["علي الجبوري"]),
        ("حائل - خالد العميم", ["خالد العميم"]),
        ("عبدالله الزهراني (جدة)", ["عبدالله الزهراني"]),
        ("أحمد سالم وهدى مراد", ["أحمد سالم", "هدى مراد"]),
        ("Samir Haddad", ["Samir Haddad"]),
        ("لبناني", []),
        ("سمير حداد ـ الرباط", ["سمير حداد"]),
        ("سمير حداد- الرباط:", ["سمير حداد"]),
        ("سمير حداد وهدى مراد من نيويورك", ["سمير حداد", "هدى مراد"]),
        ("الرباط-بريد", []),
        ("الرباط", []),
        ("كلمات وصور هدى مراد", ["هدى مراد"]),
        ("أسرار الصحف الصادرة اليوم", []),
    ],
)
def test_names_are_split_from_what_surrounds_them(printed, names):
    assert split_names(printed) == names


def test_a_person_opens_with_a_given_name():
    assert is_person("هدى سالم")
    assert not is_person("أخبار محلية")
    assert not is_name("رويترز")
