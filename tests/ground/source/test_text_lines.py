"""Lines split on demand are the same as those of the whole text."""

from __future__ import annotations

import tracemalloc

import pytest

from generator.ground.source.text_lines import Lines

TEXTS = {
    "nothing": "",
    "one line": "国",
    "one line that ends": "国\n",
    "line ends": "\n" * 1000,
    "as many lines as are cut at once": "国\n" * 256,
    "one line more": "国\n" * 256 + "家",
    "as many lines without the last end": "国\n" * 255 + "家",
    "lines of all lengths": "\n".join("国" * (number % 7) for number in range(2000)),
    "other line ends": "国\r家\u2028国\x0b家\n国",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_lines_are_those_of_the_text(text: str) -> None:
    lines, split = Lines(text), text.split("\n")
    assert list(lines) == split
    assert len(lines) == len(split)
    assert [lines[number] for number in range(-len(split), len(split))] == split * 2
    for part in (slice(None), slice(1, None), slice(250, 300), slice(None, -1), slice(None, None, -3)):
        assert lines[part] == split[part]


@pytest.mark.parametrize("number", [3, -4])
def test_a_line_that_is_not_there_is_an_error(number: int) -> None:
    with pytest.raises(IndexError):
        Lines("国\n家\n")[number]


def test_lines_are_read_while_others_are_asked_for() -> None:
    lines = Lines("\n".join(map(str, range(1000))))
    assert [lines[(int(line) + 500) % 1000] for line in lines] == [str((each + 500) % 1000) for each in range(1000)]


def test_short_lines_take_less_memory_than_their_text() -> None:
    text = "国家\n" * 200_000
    tracemalloc.start()
    assert sum(map(len, Lines(text))) == 400_000
    assert tracemalloc.get_traced_memory()[1] < len(text)
    tracemalloc.stop()
