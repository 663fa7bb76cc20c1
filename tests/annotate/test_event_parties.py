from tawatur.annotate.event_parties import find_groups, find_place_country
from tawatur.annotate.event_phrases import Party, Told
from tawatur.model.annotation import Actor
from tests.annotate.event_prose import sentence_of


def parties(text: str, **told) -> list[tuple[str, ...]]:
    found = find_groups(sentence_of(text), Told(**told))
    return [tuple(party.key for party in group.parties) for group in found if group.parties]


def test_offices_with_adjective_name_and_genitive():
    assert parties("وزير الخارجية المصري سامح شكري") == [("EGY",)]
    assert parties("رئيس وزراء كندا") == [("CAN",)]


def test_joined_parties_are_one_group():
    assert parties("بين المغرب وإسبانيا والبرتغال") == [("MAR", "ESP", "PRT")]


def test_two_offices_in_a_row_are_two_parties():
    assert parties("الرئيس الفرنسي إيمانويل ماكرون العاهل المغربي الملك محمد السادس") == [("FRA",), ("MAR",)]


def test_an_honorific_in_apposition_is_no_second_party():
    assert parties("ولي العهد السعودي الأمير محمد بن سلمان") == [("SAU",)]


def test_an_office_alone_is_the_outlet_s_own_state():
    (group,) = find_groups(sentence_of("الحكومة تجتمع"), Told(home="TUN"))
    assert group.parties[0].implicit
    assert group.parties[0].actor.country == "TUN"
    assert parties("الحكومة تجتمع") == []


def test_both_sides_are_the_pair_told_before():
    pair = (Party(Actor("مصر", None, "EGY")), Party(Actor("تركيا", None, "TUR")))
    assert parties("عقد الجانبان", pair=pair) == [("EGY", "TUR")]


def test_a_person_is_known_again_by_the_last_name():
    told = Told()
    find_groups(sentence_of("وزير خارجية فنلندا ألكسندر ستوب"), told)
    assert told.persons["ستوب"].actor.country == "FIN"


def test_loaded_names_are_neutral_actors():
    (group,) = find_groups(sentence_of("اقتحم جنود الاحتلال"), Told())
    assert group.parties[0].actor.country == "ISR"


def test_place():
    assert find_place_country(find_groups(sentence_of("اجتمعوا في الرباط"), Told())) == "MAR"
    assert find_place_country(()) is None


def test_a_party_is_named_as_it_is_written_alone():
    groups = find_groups(sentence_of("قدمت فرنسا للمغرب وللبنان مساعدات."), Told())
    assert [party.actor.name for group in groups for party in group.parties] == ["فرنسا", "المغرب", "لبنان"]
