from __future__ import annotations

from generator.desk.previewing import PrintedPages, key_of


def test_pages_are_known_by_the_bytes_of_their_document() -> None:
    kept = PrintedPages()
    kept.keep(key_of(b"one"), [b"1", b"2"])
    assert kept.of(key_of(b"one")) == (b"1", b"2")
    assert kept.of(key_of(b"another")) is None
    kept.keep(key_of(b"one"), [b"3"])
    assert kept.of(key_of(b"one")) == (b"3",)


def test_those_not_asked_for_longest_are_dropped() -> None:
    kept = PrintedPages(most=5)
    kept.keep("one", [b"11"])
    kept.keep("two", [b"22"], "here")
    assert kept.of("one") is not None
    kept.keep("three", [b"33"])
    assert [kept.of(each) is not None for each in ("one", "two", "three")] == [True, False, True]
    assert kept.latest("here") is None


def test_pages_above_the_limit_are_kept_until_the_next() -> None:
    kept = PrintedPages(most=1)
    kept.keep("one", [b"11"])
    assert kept.of("one") == (b"11",)
    kept.keep("two", [b"22"])
    assert kept.of("one") is None
    assert kept.of("two") == (b"22",)


def test_the_last_pages_of_a_place_are_known() -> None:
    kept = PrintedPages()
    assert kept.latest("here") is None
    kept.keep("one", [b"1"], "here")
    kept.keep("two", [b"2"], "there")
    assert kept.latest("here") == "one"
    kept.keep("three", [b"3"], "here")
    assert kept.latest("here") == "three"
