import pytest

from tawatur.errors import FetchError, Forbidden
from tawatur.model.source import Due
from tawatur.pipeline.visit_rules import is_gone, judge_error, look_again, try_again

NOW = 1_700_000_000
NEW = Due("https://sahel.example/1", "sahel", "page")
KNOWN = Due("https://sahel.example/1", "sahel", "page", article="id-1", visits=1)


def test_a_recent_page_is_looked_at_again_with_growing_gaps_then_left_alone():
    gaps = [look_again(NOW, visits=n, appeared=NOW, chance=0.5) for n in range(6)]
    assert [(gap - NOW) // 3_600 for gap in gaps[:5]] == [1, 4, 24, 72, 168]
    assert gaps[5] is None
    assert look_again(NOW, visits=0, appeared=NOW - 30 * 86_400, chance=0.5) is None


def test_failures_are_tried_again_later_each_time_and_spread():
    waits = [try_again(NOW, failures=n, chance=0.5) - NOW for n in range(4)]
    assert waits == [300, 1_200, 4_800, 19_200]
    assert try_again(NOW, failures=4, chance=0.5) is None
    assert {try_again(NOW, failures=0, chance=c) - NOW for c in (0.0, 1.0)} == {240, 360}
    assert try_again(NOW, failures=0, chance=0.5, retry_after=9_000.0) == NOW + 9_000


@pytest.mark.parametrize(
    ("due", "error", "state", "is_wall"),
    [
        (NEW, FetchError("", status=404), "failed", False),
        (NEW, FetchError("", status=403), "open", True),
        (NEW, FetchError("", status=503), "open", False),
        (NEW, FetchError("no answer"), "open", False),
        (NEW, Forbidden("robots.txt of sahel.example does not allow it"), "refused", False),
        (NEW, Forbidden("10.0.0.1 is no public address"), "failed", False),
        (KNOWN, FetchError("", status=404), "missing", False),
        (KNOWN, FetchError("", status=410), "gone", False),
        (KNOWN, FetchError("", status=403), "open", False),
    ],
)
def test_each_error_has_its_verdict(due, error, state, is_wall):
    verdict = judge_error(due, error, NOW, 0.5)
    assert (verdict.state, verdict.is_wall) == (state, is_wall)
    assert (verdict.next_due is None) == (state not in {"open", "missing"})


@pytest.mark.parametrize(
    ("status", "failures", "expected"), [(410, 0, True), (404, 0, False), (404, 4, True), (500, 99, False)]
)
def test_only_a_list_that_is_not_there_any_more_is_gone(status, failures, expected):
    due = Due("https://sahel.example/feed", "sahel", "feed", failures=failures)
    assert is_gone(due, FetchError("", status=status)) == expected
