from tawatur.group.event import form_events, only_told_in
from tawatur.model.event import EventPin
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


def test_every_join_says_which_tellings_and_why():
    (event,) = join(tell("1", VISIT, "2024-03-05", "a"), tell("2", AGAIN, "2024-03-05", "b"))
    (made,) = event.joins
    assert {made.one, made.other} == {0, 1}
    assert made.reasons
    assert set(made.reasons) == set(event.reasons)


def test_a_ruling_by_hand_parts_and_joins():
    articles = (tell("1", VISIT, "2024-03-05", "a"), tell("2", AGAIN, "2024-03-05", "b"))
    one, other = (mention.id for event in join(*articles) for mention in event.mentions)
    parted = form_events(articles, (), [EventPin(one, other, same=False)])
    assert [event.mention_count for event in parted] == [1, 1]
    far = (articles[0], tell("2", "زار رئيس الوزراء الهندي القاهرة يوم 20 مارس 2024.", "2024-03-21", "b"))
    apart = form_events(far, ())
    ids = [mention.id for event in apart for mention in event.mentions]
    (joined,) = form_events(far, (), [EventPin(ids[0], ids[1], same=True)])
    assert joined.joins[0].reasons == ("قرار يدوي",)
    assert form_events(far, (), [EventPin(ids[0], "no such telling", same=True)]) == apart


def test_what_two_do_to_each_other_in_turn_is_two_acts():
    first = tell("1", "طردت روسيا 23 دبلوماسيا بريطانيا من موسكو.", "2024-03-05", "a")
    other = tell("2", "طردت بريطانيا 23 دبلوماسيا روسيا من لندن.", "2024-03-05", "b")
    assert len(join(first, other)) == 2


def test_what_is_done_again_and_again_is_no_single_act():
    text = "قصفت إسرائيل مواقع عسكرية في سوريا."
    first = tell("1", text, "2024-03-05", "a")
    habit = tell("2", "ومنذ بدء النزاع قصفت إسرائيل مرارا مواقع عسكرية في سوريا.", "2024-03-05", "b")
    assert len(join(first, habit)) == 2
    assert (
        len(join(first, tell("3", "قصفت إسرائيل فجرا مواقع عسكرية في جنوب سوريا.", "2024-03-05", "c"))) == 1
    )


def test_acts_of_one_party_need_the_same_words():
    arrest = tell("1", "اعتقلت الشرطة المصرية ثلاثة لصوص سرقوا متجرا في الجيزة.", "2024-03-05", "a", "EGY")
    other = tell("2", "اعتقلت الشرطة المصرية قاضيا متهما برشوة في أسوان.", "2024-03-05", "b", "EGY")
    assert len(join(arrest, other)) == 2
