from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.source import TextEdits

_TYPED = st.lists(st.sampled_from(["a", "字", "\r\n", "\n", "\r", " "]), max_size=20).map("".join)


@st.composite
def _edits(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text as typed, and edits that do not overlap, with offsets in the text with newlines."""
    typed = draw(_TYPED)
    length = len(re.sub("\r\n|\r", "\n", typed))
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return typed, [(start, end, draw(st.sampled_from(["", "x", "\ny"]))) for start, end in pairs]


@given(_edits())
def test_what_no_edit_touches_stays_as_typed(case: tuple[str, list[tuple[int, int, str]]]) -> None:
    typed, wanted = case
    characters = re.findall("\r\n|\r|\n|.", typed)
    edits = TextEdits()
    for start, end, text in wanted:
        edits.replace(start, end, text)
    usual = max(("\n", "\r\n", "\r"), key=lambda end: characters.count(end)) if characters else "\n"
    ends = [each for each in characters if each in ("\n", "\r\n", "\r")]
    first_of_most = next((each for each in ends if ends.count(each) == ends.count(usual)), "\n")
    for start, end, text in reversed(wanted):
        characters[start:end] = [text.replace("\n", first_of_most)]
    assert edits.applied_to_lines_as_typed(typed) == "".join(characters)


def test_what_is_inserted_at_one_place_stands_in_order() -> None:
    edits = TextEdits()
    edits.insert(1, "1")
    edits.replace(1, 2, "2")
    edits.insert(1, "3")
    assert edits.applied("abc") == "a132c"


def test_changes_of_one_piece_are_refused() -> None:
    edits = TextEdits()
    edits.replace(0, 2, "")
    edits.replace(1, 3, "")
    with pytest.raises(ValueError, match="two changes"):
        edits.applied("abc")
