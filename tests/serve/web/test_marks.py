import html as html_library
import re

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.annotation import Entity, EntityMention
from tawatur.model.article import Article
from tawatur.serve.web.marks import Mark, find_marks, mark_paragraphs, mark_quotes, mark_words

TEXT = "زار وفد من مصر تونس\n\nوعاد إلى القاهرة"


def test_names_are_marked_exactly():
    start = TEXT.index("مصر")
    html = mark_paragraphs(TEXT, [Mark(start, start + 3, "country", "مصر")])
    assert html == (
        'زار وفد من <mark class="country" title="مصر">مصر</mark> تونس',
        "وعاد إلى القاهرة",
    )


def test_marks_in_later_paragraphs_keep_their_place():
    start = TEXT.index("القاهرة")
    assert mark_paragraphs(TEXT, [Mark(start, start + 7, "place")])[1] == (
        'وعاد إلى <mark class="place">القاهرة</mark>'
    )


def test_text_between_marks_is_escaped():
    assert mark_words("a<b>c", [Mark(1, 4, "other")]) == 'a<mark class="other">&lt;b&gt;</mark>c'


def test_of_marks_that_overlap_the_longest_stays():
    html = mark_words(
        "الأمم المتحدة", [Mark(6, 13, "other"), Mark(0, 13, "organization"), Mark(0, 5, "other")]
    )
    assert html == '<mark class="organization">الأمم المتحدة</mark>'


def test_a_mark_that_reaches_out_is_cut():
    assert mark_words("قلب", [Mark(-2, 9, "other")]) == '<mark class="other">قلب</mark>'


def test_control_characters_do_not_move_marks():
    assert mark_words("\u202eقال زيد", [Mark(5, 8, "person")]) == 'قال <mark class="person">زيد</mark>'


def test_marks_come_from_the_mentions_of_one_field():
    entity = Entity(None, "تونس", "city-state", None, (), (EntityMention(0, 4), EntityMention(2, 6, "title")))
    article = Article(text="تونس", title="في تونس", entities=(entity,))
    assert find_marks(article) == (Mark(0, 4, "other", "تونس"),)
    assert find_marks(article, in_="title") == (Mark(2, 6, "other", "تونس"),)
    assert find_marks(Article(text="تونس")) == ()


@given(
    st.text(alphabet="اب <&\n", max_size=40),
    st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=6),
)
def test_marking_never_changes_the_words(text, spans):
    html = mark_words(text, [Mark(start, end, "other") for start, end in spans])
    assert html_library.unescape(re.sub(r"</?mark[^>]*>", "", html)) == text


def test_names_inside_a_quotation_stay_marked_and_are_cut_at_its_edge():
    html = mark_quotes("قال: مصر بخير", [Mark(5, 8, "country")], [Mark(5, 13, "quote", "زيد")])
    assert html == ('قال: <span class="quote" title="زيد"><mark class="country">مصر</mark> بخير</span>')
    html = mark_quotes("قال: مصر بخير", [Mark(0, 8, "other")], [Mark(5, 13, "quote")])
    assert html == (
        '<mark class="other">قال: </mark><span class="quote"><mark class="other">مصر</mark> بخير</span>'
    )
