"""."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.office.pdf.attempts import ExpectedPdf, Shares, all_lost, judged, lost_characters

DAY = datetime(2026, 1, 1, tzinfo=UTC)


def blank_page() -> bytes:
    out = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(out)
    return out.getvalue()


def test_a_valid_pdf_of_a_document_without_text_lacks_nothing() -> None:
    found = judged("空白", blank_page(), ExpectedPdf("", DAY))
    assert found is not None
    assert (found.name, found.pdf.pages, found.lost, found.modified) == ("空白", 1, "", DAY)


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"%PDF-1.7", ""), (blank_page()[:-10], ""), (blank_page(), "示例")],
    ids=["empty", "no PDF", "broken off", "without any of its text"],
)
def test_a_pdf_that_cannot_be_used_is_none(data: bytes, text: str) -> None:
    assert judged("示例", data, ExpectedPdf(text, DAY)) is None


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("甲，乙。", "甲，乙。", ""),
        ("甲，乙。", "甲乙。", "，"),
        ("甲甲", "甲", "甲"),
        ("甲丙乙", "", "丙乙甲"),
        ("甲", "甲 第 1 页", ""),
        ("甲 乙\u3000丙\u00a0", "甲\r\n乙丙", ""),
        ("A-b", "a\x02B", ""),
        ("⼀Ａ㎡", "一Am2", ""),
        ("𠮷", "𠮷", ""),
        ("甲\u200b\u00ad", "甲", ""),
        ("", "甲", ""),
    ],
)
def test_characters_are_counted(text: str, printed: str, missing: str) -> None:
    assert lost_characters(text, printed) == missing


@pytest.mark.parametrize(
    ("text", "printed", "lost"),
    [("甲乙", "", True), ("甲乙", "丙 1", True), ("甲乙", "乙", False), ("", "", False), (" \u200b-", "", False)],
)
def test_a_page_without_any_of_its_text_is_told(text: str, printed: str, lost: bool) -> None:
    assert all_lost(text, printed) is lost


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
