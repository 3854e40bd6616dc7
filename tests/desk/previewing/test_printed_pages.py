from __future__ import annotations

from generator.desk.previewing import PrintedPages


def test_pages_are_known_by_the_bytes_of_their_document() -> None:
    kept = PrintedPages()
    kept.keep(b"one", [b"1", b"2"])
    assert kept.of(b"one") == (b"1", b"2")
    assert kept.of(b"another") is None
    kept.keep(b"one", [b"3"])
    assert kept.of(b"one") == (b"3",)


def test_those_not_asked_for_longest_are_dropped() -> None:
    kept = PrintedPages(most=5)
    kept.keep(b"one", [b"11"])
    kept.keep(b"two", [b"22"])
    assert kept.of(b"one") is not None
    kept.keep(b"three", [b"33"])
    assert [kept.of(each) is not None for each in (b"one", b"two", b"three")] == [True, False, True]


def test_pages_above_the_limit_are_kept_until_the_next() -> None:
    kept = PrintedPages(most=1)
    kept.keep(b"one", [b"11"])
    assert kept.of(b"one") == (b"11",)
    kept.keep(b"two", [b"22"])
    assert kept.of(b"one") is None
    assert kept.of(b"two") == (b"22",)
