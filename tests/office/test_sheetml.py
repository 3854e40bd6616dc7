"""Whatever a value is, it comes back whole, and no spreadsheet takes it for a formula."""

import csv
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.office.sheetml import END, LineError, cells_of, dangerous, decoded, escaped, inert, line_of, original

DANGEROUS = [
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\t1", "\r1", " =1", "\u3000=1", "\u200b=1", "\ufeff=1", '"=1"', "“=1",
    "'=1", "＝1+1", "＋1", "－1", "＠SUM(1)", "﹢1", "﹣1", "﹦1", "﹫1", " \t甲", "' \t'=1",
]  # fmt: skip
HARMLESS = ["", "关于甲的通知", "1+1=2", "（=1）", "—甲", "《=1》", "甲\t乙", "   ", "'甲'", "2022-02-14"]

VALUES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"))
LEANING = st.builds(str.__add__, st.text("=+-@＝＋－＠\t '\"\u3000;,"), VALUES)


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_take_for_a_formula(text: str) -> None:
    assert dangerous(text)
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_what_it_would_not(text: str) -> None:
    assert not dangerous(text)


def test_no_letter_or_digit_is_a_sign_in_another_width() -> None:
    letters = (character for character in map(chr, range(sys.maxunicode + 1)) if character.isalnum())
    assert not {unicodedata.normalize("NFKC", character)[0] for character in letters} & set("=+-@")


@given(VALUES | LEANING)
@example("'")
@example("''=1")
def test_every_text_comes_back(text: str) -> None:
    cell = inert(text)
    assert original(cell) == text
    assert cell.startswith("'") or not dangerous(cell)


@given(st.lists(VALUES | LEANING, min_size=1))
def test_every_line_comes_back(texts: list[str]) -> None:
    """Also to Python's own reader of CSV."""
    line = line_of(map(inert, texts))
    assert [original(cell.text) for cell in cells_of(line)] == texts
    assert all(line[cell.column - 2] == '"' for cell in cells_of(line))
    assert list(csv.reader([line + END], strict=True)) == [[inert(text) for text in texts]]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("", 1), ("1", 1), ('"1', 1), ('"1",', 5), ('"1",2', 5), ('"1";"2"', 4), ('"1" ,"2"', 4),
        (' "1"', 1), ('"1""', 4),
    ],
)  # fmt: skip
def test_the_first_place_that_departs(line: str, column: int) -> None:
    with pytest.raises(LineError) as raised:
        cells_of(line)
    assert raised.value.column == column


# Every text is read back unchanged from a workbook's escapes.


@given(st.text("_x05FDab甲", max_size=20))
@example("_x000D_")
@example("_x005F_x000D_")
def test_a_text_comes_back(text: str) -> None:
    assert decoded(escaped(text)) == text
