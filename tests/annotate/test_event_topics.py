from tawatur.annotate.event_topics import is_about_else, is_article_about_else, is_telling
from tests.annotate.event_prose import sentence_of


def test_sport_weather_and_culture():
    assert is_about_else(sentence_of("هاجم المنتخب مرمى ضيفه"))
    assert is_about_else(sentence_of("أمطار رعدية ورياح قوية"))
    assert not is_about_else(sentence_of("أمطار الغضب هطلت على الحكومة"))
    assert not is_about_else(sentence_of("هاجم الجيش موقعا"))


def test_an_article_needs_more():
    assert is_article_about_else((sentence_of("الدوري والمنتخب واللاعب والمباراة"),))
    assert not is_article_about_else((sentence_of("زار الرئيس المنتخب"),))


def test_questions_tell_nothing():
    text = "زار الرئيس تركيا؟"
    assert not is_telling(sentence_of(text), text)
    text = "هل زار الرئيس تركيا"
    assert not is_telling(sentence_of(text), text)
    text = "زار الرئيس تركيا."
    assert is_telling(sentence_of(text), text)
