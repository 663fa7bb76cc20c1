"""Ids go to the majority and never to two stories."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.group.inheritance import inherit_ids


def inherit(groups, known):
    return inherit_ids(groups, known, lambda first: f"t-{first}")


def test_a_new_story_is_named_by_what_opened_it_and_one_alone_has_none():
    found = inherit([["a", "b"], ["c"]], {})
    assert found.stories == {"a": "t-a", "b": "t-a", "c": None}
    assert found.redirects == {}


def test_an_older_first_article_changes_no_id():
    assert inherit([["z", "a", "b"]], {"a": "t-a", "b": "t-a"}).stories["z"] == "t-a"


def test_merged_stories_keep_the_larger_one_and_redirect_the_other():
    found = inherit([["a", "b", "c", "d", "e"]], {"a": "old", "b": "old", "c": "big", "d": "big", "e": "big"})
    assert set(found.stories.values()) == {"big"}
    assert found.redirects == {"old": "big"}


def test_split_stories_share_no_id():
    found = inherit([["a", "b"], ["c", "d", "e"]], dict.fromkeys("abcde", "t-a"))
    assert found.stories["c"] == "t-a"
    assert found.stories["a"] not in (None, "t-a")
    assert found.redirects == {}


def test_a_story_that_fell_apart_leads_nowhere():
    found = inherit([["a"], ["b"]], {"a": "t", "b": "t"})
    assert set(found.stories.values()) == {None}
    assert found.redirects == {}


@given(st.lists(st.integers(0, 4), min_size=1, max_size=30), st.lists(st.integers(0, 4), max_size=30))
def test_no_id_is_given_twice_and_no_redirect_leads_to_itself(now, before):
    groups: dict[int, list[str]] = {}
    for number, group in enumerate(now):
        groups.setdefault(group, []).append(f"a{number}")
    known = {f"a{number}": f"s{story}" for number, story in enumerate(before[: len(now)])}
    found = inherit(list(groups.values()), known)
    ids = [found.stories[group[0]] for group in groups.values() if len(group) > 1]
    assert None not in ids
    assert len(set(ids)) == len(ids)
    assert not set(found.redirects) & set(ids)
    assert set(found.redirects.values()) <= set(ids)
