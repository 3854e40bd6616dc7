"""Paragraphs made by hand, and what placing makes of them."""

from typing import Any

from generator.ground.length import Length, Pt, Twips
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.layout.paragraph_lines import text_lines
from generator.official.layout.placed_lines import Strip, placed_line
from generator.official.layout.program_differences import WORD, Program
from generator.official.placed_pages import PlacedText

STRIP = Strip(Pt(100), Twips(8845))
BASELINE = Pt(50)
EM = Pt(16)


def run(text: str, face: Face = Face.FANGSONG, **changes: Any) -> TextRun:
    return TextRun(text, face, changes.pop("size", EM), **changes)


def paragraph(*runs: str | TextRun, **changes: Any) -> ParagraphBlock:
    """A paragraph of the text off the grid, where a hanzi is as wide as it is high."""
    whole = tuple(run(each) if isinstance(each, str) else each for each in runs)
    given: dict[str, Any] = {"role": Role.BODY, "pitch": Pt(28.95), "grid": False, **changes}
    return ParagraphBlock(runs=whole, **given)


def placed_lines(block: ParagraphBlock, program: Program = WORD, strip: Strip = STRIP) -> list[list[PlacedText]]:
    """The runs of each line of ``block``."""
    lines = text_lines(block, strip.width, program)
    return [list(placed_line(block, line, strip, BASELINE, program)) for line in lines]


def ends(text: PlacedText) -> Length:
    """Where ``text`` ends, from the left edge of the sheet."""
    return text.x + text.width
