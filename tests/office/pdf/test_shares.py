from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.office.pdf.shares import Shares


def shared_out(count: int, jobs: int) -> list[int]:
    shares = Shares([str(number) for number in range(count)], jobs)
    sizes = []
    while names := shares.next():
        sizes.append(len(names))
    return sizes


def test_calls_grow_shorter_towards_the_end() -> None:
    assert shared_out(130, 2) == [65, 33, 16, 10, 6]


def test_few_documents_are_shared_out_evenly() -> None:
    assert shared_out(26, 2) == [13, 13]
    assert shared_out(7, 2) == [4, 3]
    assert shared_out(3, 3) == [1, 1, 1]
    assert shared_out(3, 1) == [3]
    assert shared_out(0, 2) == []


@given(st.integers(0, 1000), st.integers(1, 8))
def test_each_document_is_given_out_once_and_no_call_is_too_long(count: int, jobs: int) -> None:
    names = [str(number) for number in range(count)]
    shares = Shares(names, jobs)
    calls = []
    while call := shares.next():
        calls.append(call)
    assert [name for call in calls for name in call] == names
    assert max(map(len, calls), default=0) <= 100


def test_the_first_that_was_not_finished_is_under_suspicion_and_the_rest_goes_on_in_company() -> None:
    shares = Shares("abcdefgh", 1)
    names = shares.next()
    assert shares.again(names, ["c", "f", "g", "h"]) == ["c", "f"]
    assert shares.next() == ["g", "h"]


def test_a_call_that_left_nothing_makes_calls_shorter() -> None:
    shares = Shares("abcdefgh", 1)
    names = shares.next()
    assert shares.again(names, names) == ["a"]
    assert shares.next() == ["b", "c", "d", "e"]


def test_nothing_is_suspected_where_all_came_out() -> None:
    shares = Shares("abc", 1)
    assert shares.again(shares.next(), []) == []
    assert (len(shares), shares.next()) == (0, [])
