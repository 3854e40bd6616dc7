"""The characters of a line: at their places from the margin, by alignment, tab stops and the widths of a program."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import ParagraphBlock
from generator.official.layout.line_breaking import MeasuredText, Metrics
from generator.official.layout.placing.spreading import distributed, justified, natural_advances
from generator.official.layout.program import Program
from generator.official.layout.set_lines import TextLine, metrics_of, seams_of
from generator.official.placed_pages import PlacedText
from generator.standard import number

_FULL_SCALE = 100
_UP = {"superscript": number("raised.up"), "subscript": -number("lowered.down"), None: 0}


@dataclass(frozen=True, slots=True)
class Strip:
    """Where the lines of paragraphs are set: the ``left`` margin on the sheet, and the ``width`` of a line there.

    ``spare`` is what a distributed line has more, where a program leaves room beside its cells.
    """

    left: Length
    width: Length
    spare: Length = NOTHING


def placed_line(
    paragraph: ParagraphBlock, line: TextLine, strip: Strip, baseline: Length, program: Program
) -> Iterator[PlacedText]:
    """Yield the runs of ``line`` on their ``baseline``."""
    if line.start == line.end:
        return
    yield from _runs(paragraph, *_aligned(paragraph, line, program, strip, baseline), program)


def _aligned(
    paragraph: ParagraphBlock, line: TextLine, program: Program, strip: Strip, baseline: Length
) -> tuple[TextLine, Strip, Length, list[float]]:
    """Return ``line`` with the indent that its alignment gives it, and the advances of its characters.

    Only what is behind its last tab is justified; a line that leads to stops of its own keeps to these.
    """
    text, offset, scale = _measured(paragraph, line, program)
    start, end = line.start - offset, line.end - offset
    tabbed = max(start, text.text.rfind("\t", start, end) + 1)
    text.set_tabs(start, line.room)
    slack = line.room - text.width(start, end) * scale
    if paragraph.align == "distribute":
        advances = distributed(text, start, end, (slack + strip.spare.twips) / scale)
    elif paragraph.align == "both" and not line.ends:
        hanging = text.without_blanks(start, end)
        advances = natural_advances(text, start, tabbed) + justified(text, tabbed, hanging, slack)
        advances += natural_advances(text, hanging, end)
    else:
        advances = natural_advances(text, start, end)
    shift = {"right": slack, "centre": slack / 2}.get("left" if text.metrics.stops.own else paragraph.align, 0)
    placed = TextLine(line.start, line.end, line.indent + shift, line.room, line.ends)
    return placed, strip, baseline, [advance * scale for advance in advances]


def _measured(paragraph: ParagraphBlock, line: TextLine, program: Program) -> tuple[MeasuredText, int, float]:
    """Return the text that ``line`` is a line of, measured, the offset where it begins, and how its run is scaled."""
    seams = seams_of(paragraph)
    run = bisect_right(seams, line.start) if seams else 0
    scale = paragraph.runs[run].scale / _FULL_SCALE
    rest = line.indent + line.room - paragraph.left.twips
    begin = paragraph.text.rfind("\n", 0, line.start) + 1
    stop = paragraph.text.find("\n", begin)
    piece = paragraph.text[begin : None if stop < 0 else stop]
    inner = tuple(seam - begin for seam in seams if 0 < seam - begin < len(piece))
    metrics = metrics_of(paragraph, program, run, rest=rest, begin=begin)
    return _measure(piece, metrics, inner, paragraph.align == "both"), begin, scale


@lru_cache(maxsize=64)
def _measure(text: str, metrics: Metrics, seams: tuple[int, ...], is_justified: bool) -> MeasuredText:
    return MeasuredText(text, metrics, seams, justified=is_justified)


def _runs(
    paragraph: ParagraphBlock, line: TextLine, strip: Strip, baseline: Length, advances: list[float], program: Program
) -> Iterator[PlacedText]:
    """Yield a placed text for each run of ``line``, and for each part of it that a tab begins."""
    x, begin, text = line.indent, 0, paragraph.text
    for run in paragraph.runs:
        first, last = max(begin, line.start), min(begin + len(run.text), line.end)
        begin += len(run.text)
        up = _UP[run.align]
        ends = [place for place in range(first + 1, last) if text[place] == "\t"]
        for start, end in pairwise((first, *ends, last) if first < last else ()):
            own = advances[start - line.start : end - line.start]
            yield PlacedText(
                x=strip.left + Twips(x),
                y=baseline - run.size * up,
                text=text[start:end],
                advances=tuple(Twips(each).pt for each in own),
                face=run.face,
                size=run.size * (program.raised_size if run.align else 1),
                scale=run.scale,
                red=run.red,
                role=run.heading or paragraph.role,
                source=paragraph.source_after(text.count("\t", 0, start + 1)),
            )
            x += sum(own)
