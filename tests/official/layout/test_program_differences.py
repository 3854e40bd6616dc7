"""What Word and LibreOffice set in different ways: one table of both, each value with the reason for it."""

from dataclasses import fields

import pytest

from generator.official.layout.program_differences import LIBREOFFICE, PROGRAMS, WORD, Program
from generator.standard import line_ends

DIFFERENCES: dict[str, tuple[object, object]] = {
    "name": ("Word", "LibreOffice"),
    "gap": (0.25, 0.2),  # em between a hanzi and a digit
    "half_squeezed": (0.5, 0),  # Word takes half of what the grid takes from a hanzi, LibreOffice nothing
    "blank_squeezed": (0.5, 1),
    "whole_cells": (False, True),
    "tracks_portion_ends": (True, False),
    "blank_shrinks": (0, 0.2),
    "gap_shrinks": (0.5, 0),
    "gap_white": (0.65, 0),
    "fills_by": ("words", "portions"),
    "empty_end_dropped": (False, True),
    "kept_lines_part": (True, False),
    "centres_on_grid": (False, True),
    "raised_size": (0.65, 0.58),
}
LISTS = {"not_at_start", "not_at_end"}


def test_both_programs_are_asked() -> None:
    assert PROGRAMS == (WORD, LIBREOFFICE)


def test_the_table_is_complete() -> None:
    assert {field.name for field in fields(Program)} == {*DIFFERENCES, *LISTS}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_values_of_both(name: str) -> None:
    in_word, in_libreoffice = DIFFERENCES[name]
    assert getattr(WORD, name) == in_word
    assert getattr(LIBREOFFICE, name) == in_libreoffice
    assert in_word != in_libreoffice, "what both programs do alike is no value of a program"


def test_words_lists_are_those_that_documents_have() -> None:
    """The .docx says them to Word (``tests.official.writer.test_docx_package``), so the count has the same."""
    assert frozenset(line_ends.NOT_AT_START) == WORD.not_at_start
    assert frozenset(line_ends.NOT_AT_END) == WORD.not_at_end


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_what_gb_t_15834_keeps_from_the_edges_is_listed_for_both(program: Program) -> None:
    assert set("，。、；：？！）》〕】”’") <= program.not_at_start
    assert set("（《〔【“‘") <= program.not_at_end


def test_where_the_lists_differ_in_what_notices_have() -> None:
    usual = set("，。、；：？！“”‘’（）《》〈〉〔〕【】「」『』—…·／/-々〇℃°%％‰＋－×＝￥$@&#")
    only_in_word = (WORD.not_at_start - LIBREOFFICE.not_at_start) & usual
    only_in_libreoffice = (LIBREOFFICE.not_at_start - WORD.not_at_start) & usual
    # UAX #14 keeps all of the first from a line's start in LibreOffice too
    assert only_in_word == set("…°℃%％‰")
    assert only_in_libreoffice == set("-々")
    assert (WORD.not_at_end ^ LIBREOFFICE.not_at_end) & usual == set("·$")
