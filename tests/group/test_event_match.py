from tawatur.group.event_match import find_serial, key_of
from tawatur.model.annotation import Actor


def test_serials():
    assert find_serial("وصلت الطائرة رقم 51 إلى المطار") == 51
    assert find_serial("وصلت الطائرة الـ51 إلى المطار") == 51
    assert find_serial("وصلت الطائرة الحادية عشرة") == 11
    assert find_serial("وصلت الطائرة العاشرة") == 10
    assert find_serial("وصلت طائرة") is None


def test_keys():
    assert key_of(Actor("الكرملين", "org:kremlin", "RUS", "GOV")) == "RUS"
    assert key_of(Actor("حماس", "org:hamas", "PSE", "REB")) == "org:hamas"
    assert key_of(Actor("الأمم المتحدة", "org:un", None, "IGO")) == "org:un"
    assert key_of(Actor("فلان")) == "فلان"
