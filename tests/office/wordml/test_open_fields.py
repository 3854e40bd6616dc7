"""Code and result of fields while a story is read, also where marks are missing."""

from __future__ import annotations

import pytest

from generator.office.wordml.open_fields import OpenFields


def read(marks: str) -> list[str]:
    """What each letter of ``marks`` is: ``{`` begins a field, ``|`` separates, ``}`` ends, a letter is text or code."""
    fields = OpenFields()
    told = []
    for each in marks:
        kind = {"{": "begin", "|": "separate", "}": "end"}.get(each)
        if kind is not None:
            ended = fields.mark(kind)
            if ended is not None:
                told.append(f"{ended.instruction}{'' if ended.filled else '!'}")
        elif fields.in_code:
            fields.instruct(each)
        else:
            fields.fill()
            told.append(f"{each}:{'' if fields.innermost is None else fields.innermost.instruction}")
    return told


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ("a{C|r}b", ["a:", "r:C", "C", "b:"]),
        ("{C}", ["C!"]),
        ("{C|}", ["C!"]),
        ("{A|x{B|y}z}", ["x:A", "y:B", "B", "z:A", "A"]),
        ("{A{B|y}C|z}", ["B!", "z:AC", "AC"]),
        ("a}b|c", ["a:", "b:", "c:"]),
        ("{C|r", ["r:C"]),
        ("{C|r|s}", ["r:C", "s:C", "C"]),
        ("{A|{B|x}}", ["x:B", "B", "A"]),
    ],
)
def test_fields(marks: str, told: list[str]) -> None:
    assert read(marks) == told


def test_a_mark_of_no_kind_is_passed_over() -> None:
    fields = OpenFields()
    assert (fields.mark(None), fields.mark("other"), fields.open) == (None, None, [])


def test_a_simple_field_is_open_inside() -> None:
    fields = OpenFields()
    with fields.simple(" PAGE "):
        assert fields.innermost is not None
        assert (fields.innermost.instruction, fields.in_code) == (" PAGE ", False)
    assert fields.open == []
