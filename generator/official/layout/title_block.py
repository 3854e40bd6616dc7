"""Title, 题注, mark of the edition (征求意见稿) and recipients, between 版头 and text (7.3.1 and 7.3.2)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil

from generator.ground.errors import LayoutError, Problem, Span
from generator.ground.kept_results import kept
from generator.ground.length import NOTHING, Length, Twips
from generator.ground.word_cutting import words_in
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument, Title
from generator.official.layout import provision_paragraphs, type_widths
from generator.official.layout.line_breaking import text_width
from generator.official.layout.program_differences import PROGRAMS
from generator.standard import EDITOR_NOTE, NOTE_LABEL, Profile, length, number


def title_paragraph(title: Title, role: Role, before: Length) -> ParagraphBlock:
    """A title in 2号小标宋, centred, with one run for each line (7.3.1)."""
    return ParagraphBlock(
        role=role,
        runs=title_runs(title),
        pitch=length("title.pitch"),
        align="centre",
        before=before,
        grid=False,
        keep_next=True,
        source=title.span,
    )


def opening(document: OfficialDocument, white_above: Length) -> tuple[ParagraphBlock, ...]:
    """The title, 题注, edition and recipients that the document has; ``white_above`` is under the 版头's last ink.

    命令 has no title (10.2); 纪要 and 公告 have one only where it differs from the mark. Above that of 简报, or those
    of its pieces, are 目录 and 按语.
    """
    lead = _lead(document, white_above)
    title = (_title(document, white_above),) if _has_title(document) else ()
    bracketed = tuple(_title_note(document)) + tuple(_edition(document))
    if bracketed and not title:
        line = type_widths.text_line(document.profile)
        bracketed = (replace(bracketed[0], before=_below_header(line, white_above)), *bracketed[1:])
    return (*lead, *title, *_number(document), *bracketed, *_recipients(document, white_above))


def white_above_text(document: OfficialDocument, white_above: Length) -> Length:
    """The space over the text: none below recipients, one 行 below a title, two 行 below the 版头 (10.2)."""
    if document.recipients:
        return NOTHING
    if document.pieces:
        return _white_above_title(document, white_above)
    return _below_heading(document, white_above)


def _lead(document: OfficialDocument, white_above: Length) -> tuple[ParagraphBlock, ...]:
    """目录 of the pieces, and 按语 in 楷体 below it, indented on both sides (practice)."""
    line, inset = type_widths.text_line(document.profile), length("bulletin.note_indent")
    titles = [piece.title.text for piece in document.pieces] if document.contents else []
    listed = [
        provision_paragraphs.contents_line(each, document.profile) for each in provision_paragraphs.contents_of(titles)
    ]
    note = [
        ParagraphBlock(
            role=Role.BODY,
            runs=(*((TextRun(EDITOR_NOTE, Face.HEI, line.size),) if label else ()), TextRun(text, Face.KAI, line.size)),
            pitch=line.pitch,
            left=inset,
            right=inset,
            first_line=length("indent.first_line"),
            source=document.source("editor_note"),
        )
        for label, text in _noted(document.editor_note)
    ]
    if listed and note:
        note[0] = replace(note[0], before=type_widths.white_between(length("bulletin.lead_gap"), line, line))
    first, *others = (*listed, *note) or (None,)
    return () if first is None else (replace(first, before=_below_header(line, white_above)), *others)


def _noted(note: str | None) -> Iterator[tuple[bool, str]]:
    """The paragraphs of 按语, and whether the label is to be added: what the author typed stays."""
    for place, text in enumerate((note or "").splitlines()):
        yield place == 0 and not NOTE_LABEL.match(text), text


def _has_title(document: OfficialDocument) -> bool:
    if document.pieces:
        return False
    if document.form.title == "unlike mark":
        return document.title.text != "".join((*document.issuer_mark, document.mark_word))
    return document.form.title == "yes"


def _title(document: OfficialDocument, white_above: Length) -> ParagraphBlock:
    """The title, two 行 below the red rule, in 信函 below the last element above it."""
    return title_paragraph(document.title, Role.TITLE, _white_above_title(document, white_above))


def _white_above_title(document: OfficialDocument, white_above: Length) -> Length:
    """The space over the title, or over that of the first piece."""
    if document.editor_note is not None or (document.pieces and document.contents):
        gap, line = length("bulletin.lead_gap"), type_widths.text_line(document.profile)
        return type_widths.white_between(gap, line, type_widths.title_line())
    gap = length(document.form.own_row("title.gap"))
    return gap - white_above - type_widths.title_line().above_ink


def _number(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """The number of what is posted, centred in the line below the title (practice)."""
    if document.number is None or document.form.number_place != "under title":
        return
    line = type_widths.text_line(document.profile)
    yield ParagraphBlock(
        role=Role.NUMBER,
        runs=(TextRun(document.number, Face.FANGSONG, line.size),),
        pitch=line.pitch,
        align="centre",
        keep_next=True,
        source=document.source("number"),
    )


def _title_note(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """The 题注 below the title."""
    if document.title_note is not None:
        yield bracketed_line(document.title_note, Role.TITLE_NOTE, document.profile, document.source("title_note"))


def _edition(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """The mark of the edition below the title and its 题注."""
    if document.edition is not None:
        yield bracketed_line(str(document.edition), Role.EDITION, document.profile, document.source("edition"))


def bracketed_line(text: str, role: Role, profile: Profile, source: Span | None) -> ParagraphBlock:
    """``text`` in round brackets, centred in 3号楷体 below a title or in its place (practice).

    It has one run for each line, which are nearly as long as one another.
    """
    line = type_widths.text_line(profile)
    return ParagraphBlock(
        role=role,
        runs=tuple(TextRun(each, Face.KAI, line.size) for each in _balanced(f"（{text}）")),
        pitch=line.pitch,
        align="centre",
        keep_next=True,
        source=source,
    )


def _balanced(text: str) -> tuple[str, ...]:
    """``text`` in the fewest lines of the type area, broken between words where they are most equal."""
    room, places = type_widths.narrowest_line(), _places(text)
    whole = type_widths.width_on_grid(text)
    for count in range(ceil(whole / room), len(places) + 1):
        shares = [whole * part / count for part in range(1, count + 1)]
        ends = [_nearest(text, places, share) for share in shares]
        lines = tuple(text[start:end] for start, end in pairwise((0, *ends)))
        if all(0 < type_widths.width_on_grid(each) <= room for each in lines):
            return lines
    return _anyhow(text)


def _nearest(text: str, places: Sequence[int], width: float) -> int:
    return min(places, key=lambda end: abs(type_widths.width_on_grid(text[:end]) - width))


def _recipients(document: OfficialDocument, white_above: Length) -> Iterator[ParagraphBlock]:
    """The recipients, one 行 below the title, flush left, with a full-width colon at the end."""
    if not document.recipients:
        return
    line = type_widths.text_line(document.profile)
    yield ParagraphBlock(
        role=Role.RECIPIENTS,
        runs=(TextRun(f"{document.recipients}：", Face.FANGSONG, line.size),),
        pitch=line.pitch,
        before=_below_heading(document, white_above),
        keep_next=True,
        source=document.source("recipients"),
    )


def _below_heading(document: OfficialDocument, white_above: Length) -> Length:
    """The space over the line below title, 题注 and edition, or below the 版头 where there is none of them."""
    line = type_widths.text_line(document.profile)
    if document.edition is not None or document.title_note is not None or any(_number(document)):
        return type_widths.white_between(length("recipients.gap"), line, line)
    if _has_title(document):
        return type_widths.white_between(length("recipients.gap"), type_widths.title_line(), line)
    return _below_header(line, white_above)


def _below_header(line: type_widths.LineBox, white_above: Length) -> Length:
    return length("order.body_gap") - white_above - line.above_ink


# The lines of a title (7.3.1): broken between words, symmetrical, in the shape of a trapezoid or a diamond.


_NEVER_FIRST = frozenset(" 的和与及或等").union(*(program.not_at_start for program in PROGRAMS))
_NEVER_LAST = frozenset[str]().union(*(program.not_at_end for program in PROGRAMS))
_PAIRS = {"“": "”", "《": "》"}
_ORGAN = re.compile(
    r"(?:(?!关于|转发|印发|批转|同意|[的“《]).){1,14}?(?:人民政府|委员会|办公[室厅]|(?<![布格])局|[厅院])+"
)
_MOST_LINES = 5

_INSIDE_PAIR, _WAIST, _SHORT_LINE, _EXTRA_LINE = 1000.0, 60.0, 40.0, 10.0
_PARTED_ORGAN, _UNEVEN, _FLAT, _NOT_AFTER_ISSUER = 100.0, 30.0, 6.0, 3.0
_SHORT = 4


@lru_cache(maxsize=64)
def title_runs(title: Title) -> tuple[TextRun, ...]:
    """One run for each line of ``title``; a line that is a little too wide is squeezed by at most 5 %.

    Raises LayoutError naming each line of the author's that is wider than that.
    """
    lines = title.lines or best_lines(title.text)
    LayoutError.raise_for(
        Problem("layout-title-wide", title.span, {"line": line, "excess": f"{_excess(line):.0%}"}, "title")
        for line in lines
        if _excess(line) > number("title.squeeze")
    )
    return tuple(TextRun(line, Face.XIAOBIAOSONG, length("title.size"), tracking=_tracking(line)) for line in lines)


@kept
def best_lines(text: str) -> tuple[str, ...]:
    """The best lines for ``text``, at most 19 characters each."""
    fewest = -(-len(text) // int(number("title.longest_line")))
    ways = [way for count in range(fewest, min(fewest + 2, _MOST_LINES + 1)) for way in _ways(text, count)]
    return min(ways, key=lambda way: (_cost(text, way), way)) if ways else _anyhow(text)


def _ways(text: str, count: int) -> Iterator[tuple[str, ...]]:
    """Every way to break ``text`` into ``count`` lines between words."""
    return (
        tuple(text[start:end] for start, end in pairwise((0, *ends))) for ends in _line_ends(_places(text), 0, count)
    )


def _line_ends(places: tuple[int, ...], start: int, count: int) -> Iterator[tuple[int, ...]]:
    """The ends of ``count`` lines from ``start`` to the last of ``places``, none of them too long."""
    longest = int(number("title.longest_line"))
    whole = places[-1]
    if whole - start > longest * count:
        return
    if count == 1:
        yield (whole,)
        return
    for end in places[bisect_right(places, start) : bisect_right(places, start + longest)]:
        if end < whole:
            yield from ((end, *rest) for rest in _line_ends(places, end, count - 1))


@kept
def _places(text: str) -> tuple[int, ...]:
    """The offsets between words at which a line may end, and the end of the text."""
    ends = list(accumulate(map(len, words_in(text))))
    return (*(end for end in ends[:-1] if _may_part(text, end)), len(text))


def _may_part(text: str, end: int) -> bool:
    return text[end] not in _NEVER_FIRST and text[end - 1] not in _NEVER_LAST


def _anyhow(text: str) -> tuple[str, ...]:
    """Breaks a text for which there is no such way: each line is filled, and ends behind a word."""
    longest, metrics = int(number("title.longest_line")), type_widths.off_grid(length("title.size"))
    places, lines, start = _places(text), list[str](), 0
    while start < len(text):
        some = range(start + 1, min(len(text), start + 2 * longest) + 1)
        ends = [end for end in some if text_width(text[start:end], metrics) <= longest * metrics.full]
        end = next((each for each in reversed(ends) if each in places), max(ends, default=start + 1))
        lines.append(text[start:end])
        start = end
    return tuple(lines)


def _cost(text: str, lines: tuple[str, ...]) -> float:
    widths = [text_width(line, type_widths.off_grid(length("title.size"))) for line in lines]
    widest = max(widths)  # nothing, where there are only marks that are set over others
    cost = _EXTRA_LINE * len(lines) + _UNEVEN * (widest - min(widths)) / (widest or 1)
    cost += _SHORT_LINE * sum(len(line) < _SHORT for line in lines)
    cost += _WAIST * any(
        before > here < after for before, here, after in zip(widths, widths[1:], widths[2:], strict=False)
    )
    if len(lines) > 2:
        character = length("title.size").twips
        cost += _FLAT * sum(abs(one - other) < character / 2 for one, other in pairwise(widths))
    cost += _PARTED_ORGAN * len(_inside_organs(text).intersection(accumulate(map(len, lines))))
    cost += _INSIDE_PAIR * _breaks_inside_pairs(text, lines)
    return cost + _NOT_AFTER_ISSUER * (not any(line.startswith("关于") for line in lines))


@kept
def _inside_organs(text: str) -> frozenset[int]:
    """The offsets inside of what reads as an organ's name."""
    return frozenset(end for name in _ORGAN.finditer(text) for end in range(name.start() + 1, name.end()))


def _breaks_inside_pairs(text: str, lines: tuple[str, ...]) -> int:
    """Counts the line ends between an opening mark and its closing one."""
    inside = 0
    position = 0
    for line in lines[:-1]:
        position = text.index(line, position) + len(line)
        head = text[:position]
        inside += sum(head.count(opening) > head.count(closing) for opening, closing in _PAIRS.items())
    return inside


def _excess(line: str) -> float:
    """How much wider than the type area ``line`` is, as a part of the type area; negative when it fits."""
    return text_width(line, type_widths.off_grid(length("title.size"))) / type_widths.narrowest_line().twips - 1


def _tracking(line: str) -> Length:
    """The tracking of a line that is too wide, in whole twips; 0 where it fits."""
    width, closer = (
        text_width(line, type_widths.off_grid(length("title.size"), Twips(tracking))) for tracking in (0, -1)
    )
    too_much = width - type_widths.narrowest_line().twips
    return Twips(-ceil(too_much / (width - closer)) if too_much > 0 else 0)
