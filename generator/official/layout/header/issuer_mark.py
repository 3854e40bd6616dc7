"""发文机关标志 (7.2.4, 10.1 to 10.3): its size, and its blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor

from generator.ground.errors import LayoutError, Problem, Span
from generator.ground.length import NOTHING, Length, Pt
from generator.official.blocks import Block, Face, ParagraphBlock, Role, TableBlock, TableCell, TableRow, TextRun
from generator.official.document import OfficialDocument
from generator.official.layout.ink import LineBox, mark_line
from generator.official.layout.type_widths import narrowest_line, width_of_run
from generator.standard import Format, length, number

_PERCENT = 100
_TOP = {
    Format.GENERAL: "issuer_mark.top",
    Format.LETTER: "letter.mark_top",
    Format.ORDER: "order.mark_top",
    Format.MINUTES: "minutes.mark_top",
}


@dataclass(frozen=True, slots=True)
class IssuerMark:
    """The mark as set: a line for each organ shown, and the word at the right of several, None without one.

    ``sources`` are the places of the lines in the template, and of the word after them.
    """

    names: tuple[TextRun, ...]
    word: TextRun | None
    sources: tuple[Span | None, ...]

    @property
    def line(self) -> LineBox:
        """The box of one of its lines."""
        size = self.names[0].size
        return mark_line(size, size * number("issuer_mark.pitch") if len(self.names) > 1 else None)

    @property
    def ink_height(self) -> Length:
        """The height from the top of the first line's ink to the bottom of the last line's."""
        return self.line.ink_height + self.line.pitch * (len(self.names) - 1)


def mark_top(document: OfficialDocument) -> Length:
    """Return the place on the sheet where the mark's ink begins, by the format."""
    return length(_TOP[document.format])


def set_mark(document: OfficialDocument, tallest: Length) -> IssuerMark:
    """Return the mark in the largest size with each organ on one line and a height of at most ``tallest``.

    Too long names are narrowed. Raises LayoutError for a name that would be illegible.
    """
    lines, word = _lines(document)
    largest = length(_size_row(document), document.profile)
    beside = TextRun(word, Face.XIAOBIAOSONG, largest, red=True) if word else None
    room = _room(beside)
    size = _size(lines, room, largest, tallest)
    scales = [_scale(line, size, room) for line in lines]
    illegible = [line for line, scale in zip(lines, scales, strict=True) if scale < number("issuer_mark.narrowest")]
    if illegible:
        raise LayoutError([Problem("layout-mark-wide", None, {"name": line}, "mark") for line in illegible])
    runs = (
        TextRun(line, Face.XIAOBIAOSONG, size, red=True, scale=scale) for line, scale in zip(lines, scales, strict=True)
    )
    sources = tuple(document.source("issuer_mark", place) for place in range(len(lines) + 1))
    return IssuerMark(tuple(runs), beside, sources)


def mark_blocks(mark: IssuerMark, before: Length) -> tuple[Block, ...]:
    """Return the blocks of the mark, with space ``before`` above its first line.

    One organ is centred. Several are below each other, spread to one width (figures 3 and 4), with the word in a
    second column at their right, vertically centred.
    """
    if len(mark.names) == 1:
        return (_line(mark.names[0], mark.line.pitch, mark.sources[0], before=before),)
    width = _widest(mark.names) + length("issuer_mark.slack")
    if mark.word is not None:
        return (_table(mark, mark.word, width, before),)
    inset = (narrowest_line() - width) * 0.5
    return tuple(replace(line, left=inset, right=inset) for line in _spread(mark, before))


def _lines(document: OfficialDocument) -> tuple[tuple[str, ...], str]:
    """Return the lines of the organs and the word at their right, which is in the line itself for a single organ.

    A joint 信函 shows only the lead organ (10.1).
    """
    organs = document.issuer_mark[:1] if document.format is Format.LETTER else document.issuer_mark
    if len(organs) == 1:
        return (organs[0] + document.mark_word,), ""
    return organs, document.mark_word


def _size_row(document: OfficialDocument) -> str:
    return "letter.mark_size" if document.format is Format.LETTER else "issuer_mark.size"


def _room(word: TextRun | None) -> Length:
    """Return the width available for the names."""
    widest = length("issuer_mark.widest")
    return widest if word is None else widest - _word_width(word) - length("issuer_mark.slack")


def _word_width(word: TextRun) -> Length:
    return length("issuer_mark.word_gap") + width_of_run(word)


def _size(lines: tuple[str, ...], room: Length, largest: Length, tallest: Length) -> Length:
    """Return the size in whole half-points: wide names are narrowed a little, then set smaller down to a limit."""
    narrowed = max(_ems(line) for line in lines) * number("issuer_mark.narrowed") / _PERCENT
    for_width = max(room / narrowed, length("issuer_mark.smallest"))
    in_em = mark_line(Pt(1)).ink_height + number("issuer_mark.pitch") * (len(lines) - 1)
    for_height = max(tallest / in_em, length("issuer_mark.smallest_of_many"))
    return Pt(floor(min(largest, for_width, for_height) * 2) / 2)


def _scale(line: str, size: Length, room: Length) -> int:
    return min(_PERCENT, floor(_PERCENT * room / (_ems(line) * size)))


def _ems(line: str) -> float:
    """Return the width of a line in em."""
    size = Pt(_PERCENT)
    return width_of_run(TextRun(line, Face.XIAOBIAOSONG, size)) / size


def _widest(names: tuple[TextRun, ...]) -> Length:
    return max(width_of_run(name) * (name.scale / _PERCENT) for name in names)


def _line(run: TextRun, pitch: Length, source: Span | None, *, before: Length = NOTHING) -> ParagraphBlock:
    return ParagraphBlock(
        role=Role.ISSUER_MARK,
        runs=(run,),
        pitch=pitch,
        align="centre",
        before=before,
        grid=False,
        source=source,
    )


def _spread(mark: IssuerMark, before: Length) -> tuple[ParagraphBlock, ...]:
    """Return a line for each organ, its characters spread over the width of the longest."""
    return tuple(
        replace(_line(name, mark.line.pitch, source, before=NOTHING if position else before), align="distribute")
        for position, (name, source) in enumerate(zip(mark.names, mark.sources, strict=False))
    )


def _table(mark: IssuerMark, word: TextRun, width: Length, before: Length) -> TableBlock:
    """Return a table: names at the left, the word at the right. Equal space above both keeps the word centred."""
    beside = _line(word, _word_pitch(mark.line, word.size), mark.sources[-1], before=before)
    names = TableCell(paragraphs=_spread(mark, before))
    return TableBlock(
        columns=(width, _word_width(word)),
        rows=(TableRow(cells=(names, TableCell(paragraphs=(replace(beside, align="right"),), vertical="centre"))),),
    )


def _word_pitch(names: LineBox, size: Length) -> Length:
    """Return the pitch of the word that puts the middle of its ink level with the middle of the names' ink.

    In a line of exact height the middle of the ink is ``above_ink + ink_height / 2`` from the top; centring subtracts
    half the height. Both sides are linear in the pitch, so two values determine it.
    """
    low = names.above_ink + names.ink_height * 0.5 - names.pitch * 0.5
    none, one = (_lowness(size, pitch) for pitch in (NOTHING, Pt(1)))
    return Length((low - none) / (one - none))


def _lowness(size: Length, pitch: Length) -> Length:
    line = LineBox(size, pitch)
    return line.above_ink + line.ink_height * 0.5 - pitch * 0.5
