"""The page number at the outer edge below the type area (7.5), on landscape sheets turned (8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.ground.length import Length
from generator.official.blocks import PageSetup, ParagraphBlock
from generator.official.layout.placing.placed_lines import Strip, placed_line
from generator.official.layout.program import WORD
from generator.official.layout.set_lines import text_lines
from generator.official.placed_pages import PlacedText
from generator.standard import number as standard_number


def placed_number(number: int, setup: PageSetup, *, landscape: bool) -> Iterator[PlacedText]:
    """Yield the page number, from 1, as it is on odd and even pages."""
    if not landscape:
        strip = Strip(setup.left, setup.width - setup.left - setup.right)
        top = setup.height - setup.footer - setup.odd_number.pitch
        yield from _line(number, setup, strip, top)
        return
    box = setup.turned_number
    for text in _line(number, setup, Strip(box.top, box.height), Length(0)):
        yield replace(text, x=setup.footer + box.width - text.y, y=text.x, turned=True)


def _line(number: int, setup: PageSetup, strip: Strip, top: Length) -> Iterator[PlacedText]:
    paragraph = _paragraph(number, setup)
    baseline = top + paragraph.pitch * standard_number("ink.baseline")
    (line,) = text_lines(paragraph, strip.width, WORD)
    return placed_line(paragraph, line, strip, baseline, WORD)


def _paragraph(number: int, setup: PageSetup) -> ParagraphBlock:
    model = setup.odd_number if number % 2 else setup.even_number
    before, behind = setup.number_marks
    (run,) = model.runs
    return replace(model, runs=(replace(run, text=f"{before}{number}{behind}"),))
