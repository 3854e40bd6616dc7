"""A ruler for our own pages: what a check reads in the file, measured where it comes to lie, in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.check.rendered import Printed
from generator.check.rendered.printed import Placed
from generator.standard import Format, length, number, tolerance


def off(printed: Printed) -> list[str]:
    """What is not where the standard has it, each with its line."""
    measured = (*_text(printed), *_head(printed), *_imprint(printed))
    return [f"{what}: {at:.2f}, not {wanted:.2f}" for what, at, wanted, bound in measured if abs(at - wanted) > bound]


_Measures = Iterator[tuple[str, float, float, float]]


def _text(printed: Printed) -> _Measures:
    """Indents, edges, distances and sizes of the text."""
    right, foot = (length(f"type_area.{side}").mm for side in ("right", "bottom"))
    pitch = 0.0
    for _, lines in printed.body_lines():
        for line in lines:
            text, row = line.line.text, "indent.first_line" if line is lines[0] else "body.left"
            yield f"left of {text}", *_inset(printed, line, row)
            yield f"right of {text}", max(line.line.ink_right, right), right, tolerance("type_area.right").mm
            if printed.found.format is not Format.LETTER or line.page.number > 1:
                yield f"foot of {text}", max(line.bottom, foot), foot, tolerance("type_area.bottom").mm
            yield f"size of {text}", line.line.size, number("size.body"), 0.2
        for above, below in pairwise(lines):
            if above.page is below.page:
                pitch = pitch or below.baseline - above.baseline
                yield f"pitch at {below.line.text}", below.baseline - above.baseline, pitch, 0.1


def _head(printed: Printed) -> _Measures:
    """Title and number in the middle, recipients at the left; the white above each."""
    found = printed.found
    axis = length("title.centre").mm
    centred = [line for each in (found.title, None if found.upward else found.number) for line in printed.lines(each)]
    for line in centred if found.format is not Format.LETTER else printed.lines(found.title):
        yield f"middle of {line.line.text}", (line.begins + line.ends) / 2, axis, tolerance("title.centre").mm
    for line in printed.lines(found.recipients):
        yield f"left of {line.line.text}", *_inset(printed, line, "recipients.left")
    for row, one, other in (
        ("number.gap", found.mark[-1] if found.mark and not found.upward else None, found.number),
        ("recipients.gap", found.edition or found.title, found.recipients),
    ):
        above, below = printed.lines(one)[-1:], printed.one(other)
        if above and below is not None and above[0].page is below.page and found.format is Format.GENERAL:
            # Empty lines leave up to the white of a line of the text, 4.85 mm, more than as many lines.
            wanted, bound, at = length(row).mm + 4.85 / 2, tolerance(row).mm + 4.85 / 2, below.top - above[0].bottom
            yield f"white over {below.line.text}", at, wanted, bound


def _imprint(printed: Printed) -> _Measures:
    """The lines of the 版记 one 字 from the edges."""
    found = printed.found
    if found.imprint is not None and found.format is not Format.LETTER:
        for each in (found.imprint.copy_to, found.imprint.office):
            for line in printed.lines(each)[:1]:
                yield f"left of {line.line.text}", *_inset(printed, line, "imprint.inset")


def _inset(printed: Printed, line: Placed, row: str) -> tuple[float, float, float]:
    """How far a line begins from the text area's left edge, or that of its grid, and what ``row`` asks for."""
    area, wanted = printed.area(line.page), length(row).mm
    insets = (line.begins - area.left, line.begins - area.left - area.beside)
    return min(insets, key=lambda each: abs(each - wanted)), wanted, tolerance(row).mm
