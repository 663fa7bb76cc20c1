from tawatur.group.event_match import key_of
from tawatur.model.annotation import Actor


def test_keys():
    assert key_of(Actor("الكرملين", "org:kremlin", "RUS", "GOV")) == "RUS"
    assert key_of(Actor("حماس", "org:hamas", "PSE", "REB")) == "org:hamas"
    assert key_of(Actor("الأمم المتحدة", "org:un", None, "IGO")) == "org:un"
    assert key_of(Actor("فلان")) == "فلان"
