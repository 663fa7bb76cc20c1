from tawatur.group.event import form_events, only_told_in
from tests.group.event_press import TAIL, copy_of, join, tell

VISIT = "استقبل الرئيس المصري في القاهرة، أمس الاثنين، رئيس الوزراء الهندي." + TAIL
AGAIN = "زار رئيس الوزراء الهندي القاهرة أمس والتقى كبار المسؤولين هناك، حسب بيان مقتضب."


def test_two_outlets_tell_one_event():
    (event,) = join(tell("1", VISIT, "2024-03-05", "a"), tell("2", AGAIN, "2024-03-05", "b"))
    assert (event.type, event.mode, event.date) == ("CONSULT", "visit", "2024-03-04")
    assert (event.mention_count, event.origin_count, event.outlet_count) == (2, 2, 2)
    assert event.first_seen == "2024-03-05"
    assert event.reasons


def test_copies_are_one_witness():
    first = tell("1", VISIT, "2024-03-05T08:00:00Z", "a")
    (event,) = join(first, copy_of(first, "2", "b"), copy_of(first, "3", "c"))
    assert (event.mention_count, event.origin_count, event.outlet_count) == (3, 1, 3)
    (alone,) = join(first)
    assert (event.id, event.confidence) == (alone.id, alone.confidence)


def test_the_order_of_articles_changes_nothing():
    articles = [tell("1", VISIT, "2024-03-05", "a"), tell("2", AGAIN, "2024-03-05", "b")]
    assert join(*articles) == join(*reversed(articles))


def test_other_days_are_other_events():
    later = tell("2", "زار رئيس الوزراء الهندي القاهرة يوم 20 مارس 2024.", "2024-03-21", "b")
    assert len(join(tell("1", VISIT, "2024-03-05"), later)) == 2


def test_serial_events_stay_apart():
    text = "أرسلت الكويت مساعدات إغاثية إلى ليبيا على متن الطائرة {}."
    fifty = tell("1", text.format("الخمسين رقم 50"), "2024-03-05", "a")
    next_ = tell("2", text.format("الجديدة رقم 51"), "2024-03-05", "b")
    assert len(join(fifty, next_)) == 2


def test_a_plan_is_joined_to_what_came_of_it():
    plan = tell("1", "من المقرر أن يزور رئيس الوزراء الهندي القاهرة في 4 مارس 2024.", "2024-02-28", "a")
    done = tell("2", AGAIN, "2024-03-05", "b")
    planned, realised = join(plan, done)
    assert (planned.type, planned.underlying) == ("AGREE", "CONSULT/visit")
    assert realised.realises == planned.id
    assert planned.realises is None


def test_denied_and_told_are_kept_apart():
    told = tell("1", "قصفت القوات الروسية مدينة في أوكرانيا.", "2024-03-05", "a")
    denied = tell("2", "نفت روسيا قصف مدينة في أوكرانيا.", "2024-03-05", "b")
    assert sorted(event.status for event in join(told, denied)) == ["denied", "reported"]


def test_evidence_stands_in_its_article():
    article = tell("1", VISIT, "2024-03-05")
    (event,) = join(article)
    (mention,) = event.mentions
    assert article.text[mention.start : mention.end] == mention.sentence_text


def test_without_bonds_each_article_stands_alone():
    first = tell("1", VISIT, "2024-03-05")
    other = tell("2", AGAIN, "2024-03-05", "b")
    (event,) = form_events([first, other], ())
    assert event.origin_count == 2


def test_a_sentence_printed_before_is_no_second_witness():
    first = tell("1", VISIT, "2024-03-05", "a")
    (event,) = form_events([first, copy_of(first, "2", "b")], ())
    assert (event.mention_count, event.origin_count) == (2, 1)


def test_what_one_country_s_outlets_tell():
    events = join(tell("1", VISIT, "2024-03-05", "a", "EGY"), tell("2", AGAIN, "2024-03-05", "b", "IND"))
    kept = only_told_in(events[0], "IND")
    assert (kept.mention_count, kept.outlet_count) == (1, 1)
    assert only_told_in(events[0], "FRA") is None


def test_meetings_of_a_visit_are_the_visit():
    text = "زار الرئيس التركي تونس اليوم الثلاثاء.\n\nوعقد الجانبان لقاء مساء أمس الاثنين."
    (event,) = join(tell("1", text, "2024-03-05"))
    assert (event.mode, event.mention_count) == ("visit", 2)
    assert [actor.country for actor in event.recipients] == ["TUN"]
