"""版头: everything above the title (7.2, 10.1 to 10.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil, floor

from generator.ground.errors import LayoutError, Problem, Span
from generator.ground.length import NOTHING, Length, Pt, Twips
from generator.official.blocks import (
    Block,
    DrawnRule,
    Face,
    PageRule,
    ParagraphBlock,
    ParagraphFrame,
    Role,
    TableBlock,
    TableCell,
    TableRow,
    TextRun,
)
from generator.official.document import OfficialDocument
from generator.official.layout import type_widths
from generator.official.layout.cell_lines import cell_lines
from generator.official.layout.page_count import block_height
from generator.official.layout.paragraph_lines import THIN, spacer
from generator.standard import SIGNERS, length, number


@dataclass(frozen=True, slots=True)
class HeaderBlocks:
    """A 版头: its blocks, the white under its last ink, and the rules of the first page, None where it has none."""

    blocks: tuple[Block, ...]
    white_below: Length = NOTHING
    page_rules: tuple[PageRule, ...] | None = None


def header(document: OfficialDocument, below: Length) -> HeaderBlocks:
    """Lays out the 版头 of ``document``; absent elements take no room.

    ``below`` is the height of all else that must be on the first page: a mark of many organs leaves room for it. Raises
    LayoutError for a name that would be illegible, and for signers who leave the number no room.
    """
    if document.form.head == "none" or not document.issuer_mark:
        return _white_head(document)
    mark = _set_mark(document, _tallest_mark(document, below))
    if document.form.rule == "double":
        lines = _letter_lines(document, mark)
        white = _text_begins(document, mark) - _pair_bottom(document, mark)
        white = type_widths.text_line(document.profile).below_ink if lines else white
        return HeaderBlocks((*_letter_mark(document, mark), *lines), white, _letter_rules(document, mark))
    above = _lines_above(document, mark)
    before = _mark_top(document) - length("margin.top", document.profile) - mark.line.above_ink
    blocks = (*above, *_mark_blocks(mark, Length(before - sum(line.before + line.pitch for line in above))))
    if document.form.rule == "single":
        return HeaderBlocks((*blocks, *_lines_below(document, mark.line)))
    if document.number is None:
        return HeaderBlocks(blocks, mark.line.below_ink)
    line = type_widths.text_line(document.profile)
    white = type_widths.white_between(length(document.form.own_row("number.gap")), mark.line, line)
    order_number = replace(_centred_number(document, Role.ORDER_NUMBER), before=white)
    return HeaderBlocks((*blocks, order_number), line.below_ink)


def _white_head(document: OfficialDocument) -> HeaderBlocks:
    """份号, 密级 and 紧急程度, the unit with the number; the title is two 行 below them, else on line 1 (practice)."""
    line = type_widths.text_line(document.profile)
    lines = (*_classification_lines(document, line.pitch), *_unit_line(document))
    on_top = length("title.gap") - type_widths.title_line().above_ink
    return HeaderBlocks(lines, line.below_ink if lines else on_top, None if document.form.first_page_numbered else ())


def _unit_line(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """The unit at the left of a line, the number at its right end, where the form has it in the head."""
    unit, line = "".join(document.issuer_mark), type_widths.text_line(document.profile)
    runs = (TextRun(unit, Face.FANGSONG, line.size),) if unit else ()
    source = document.source("issuer_mark")
    block = ParagraphBlock(role=Role.NUMBER, runs=runs, pitch=line.pitch, align="left", source=source)
    if document.form.number_place == "head" and (unit or document.number):
        yield _with_number(block, document)


def _tallest_mark(document: OfficialDocument, below: Length) -> Length:
    """The greatest height of the mark's ink that leaves room for the number's lines and ``below`` on page 1."""
    numbers = sum(block_height(each) for each in _lines_below(document, type_widths.mark_line(NOTHING)))
    bottom = length("page.height") - length("margin.bottom", document.profile)
    return Length(bottom - _mark_top(document) - numbers - below - length("issuer_mark.slack"))


def _lines_above(document: OfficialDocument, mark: _IssuerMark) -> tuple[ParagraphBlock, ...]:
    """份号, 密级 and 紧急程度 on lines of the text's pitch, or closer where the mark leaves less room (命令).

    Closer lines are off the grid, and the ink of the first begins with the type area.
    """
    pitch = length("grid.pitch", document.profile)
    lines = _classification_lines(document, pitch)
    room = _mark_top(document) - mark.line.above_ink - length("margin.top", document.profile)
    if pitch * len(lines) <= room:
        return lines
    closer = room * (1 / len(lines))
    over = length("type_area.top") - length("margin.top", document.profile)
    missing = max(over - type_widths.LineBox(length("size.body"), closer).above_ink, 0)
    before = Length(missing / (1 - number("ink.baseline") / len(lines)))
    first, *others = _classification_lines(document, (room - before) * (1 / len(lines)))
    return tuple(replace(line, grid=False) for line in (replace(first, before=before), *others))


# The 版头 of 信函: its mark, its number and its double rules (10.1, figure 11).


def _letter_mark(document: OfficialDocument, mark: _IssuerMark) -> tuple[ParagraphBlock, ...]:
    """The mark in a frame, since it begins above the type area, and a thin empty line below the frame.

    LibreOffice searches for the first free place below a frame in steps of the height of the line that it sets there. A
    thin line finds it exactly, so what follows is at the same place in every program.
    """
    top = _frame_top(document, mark)
    height = _text_begins(document, mark) - THIN - Twips(1) - top
    line = ParagraphBlock(
        role=Role.ISSUER_MARK,
        runs=mark.names,
        pitch=mark.line.pitch,
        align="centre",
        grid=False,
        frame=ParagraphFrame(top=top, height=Length(height)),
        source=mark.sources[0],
    )
    return (line, spacer())


def _letter_lines(document: OfficialDocument, mark: _IssuerMark) -> tuple[ParagraphBlock, ...]:
    """份号, 密级, 紧急程度 flush left and the number flush right, the first 7/8 字 below the upper rules."""
    line = type_widths.text_line(document.profile)
    lines = _classification_lines(document, line.pitch)
    if not lines and document.number:
        lines = (ParagraphBlock(role=Role.NUMBER, runs=(), pitch=line.pitch),)
    if not lines:
        return ()
    before = _pair_bottom(document, mark) + length("letter.element_gap") - line.above_ink - _text_begins(document, mark)
    first = _with_number(lines[0], document)
    return (replace(first, before=before), *lines[1:])


def _letter_rules(document: OfficialDocument, mark: _IssuerMark) -> tuple[PageRule, ...]:
    """The double rules: thick over thin 4 mm below the mark, thin over thick above the sheet's lower edge."""
    thick, thin, between = _pair()
    upper, lower = _pair_top(document, mark), length("letter.rule_bottom") - thick - between - thin
    return (
        _rule(upper, thick),
        _rule(upper + thick + between, thin),
        _rule(lower, thin),
        _rule(lower + thin + between, thick),
    )


def _with_number(line: ParagraphBlock, document: OfficialDocument) -> ParagraphBlock:
    """``line`` with the number at its right end; a number alone is set flush right."""
    number, source = document.number, document.source("number")
    if not number:
        return line
    size = length("size.body")
    if not line.runs:
        return replace(line, runs=(TextRun(number, Face.FANGSONG, size),), align="right", source=source)
    beside = replace(line, runs=(TextRun(number, Face.FANGSONG, size),), source=source)
    return replace(_at_the_right(line, beside), role=Role.NUMBER)


def _at_the_right(line: ParagraphBlock, beside: ParagraphBlock) -> ParagraphBlock:
    """``line`` with the text of another at its right end."""
    run = beside.runs[0]
    runs = (*line.runs, replace(run, text=f"\t{run.text}"))
    return replace(line, runs=runs, tab=type_widths.narrowest_line(), tab_sources=(line.source, beside.source))


def _frame_top(document: OfficialDocument, mark: _IssuerMark) -> Length:
    return _mark_top(document) - mark.line.above_ink


def _text_begins(document: OfficialDocument, mark: _IssuerMark) -> Length:
    """Where text begins on the sheet, below frame and thin line: whole steps below the top of the text area."""
    top = length("margin.top", document.profile)
    frame_bottom = _frame_top(document, mark) + mark.line.pitch
    return top + THIN * (max(ceil((frame_bottom - top) / THIN), 0) + 1)


def _pair() -> tuple[Length, Length, Length]:
    return length("letter.thick_rule"), length("letter.thin_rule"), length("letter.between_rules")


def _pair_top(document: OfficialDocument, mark: _IssuerMark) -> Length:
    return _mark_top(document) + mark.ink_height + length("letter.rule_gap")


def _pair_bottom(document: OfficialDocument, mark: _IssuerMark) -> Length:
    return Length(_pair_top(document, mark) + sum(_pair()))


def _rule(top: Length, thickness: Length) -> PageRule:
    return PageRule(
        top=top, left=length("letter.rule_left"), length=length("letter.rule_length"), thickness=thickness, red=True
    )


# 发文机关标志 (7.2.4, 10.1 to 10.3): its size, and its blocks.


_PERCENT = 100


@dataclass(frozen=True, slots=True)
class _IssuerMark:
    """The mark as set: a line for each organ shown, and the word at the right of several, None without one.

    ``sources`` are the places of the lines in the template, and of the word after them.
    """

    names: tuple[TextRun, ...]
    word: TextRun | None
    sources: tuple[Span | None, ...]

    @property
    def line(self) -> type_widths.LineBox:
        """The box of one of its lines."""
        size = self.names[0].size
        return type_widths.mark_line(size, size * number("issuer_mark.pitch") if len(self.names) > 1 else None)

    @property
    def ink_height(self) -> Length:
        """The height from the top of the first line's ink to the bottom of the last line's."""
        return self.line.ink_height + self.line.pitch * (len(self.names) - 1)


def _mark_top(document: OfficialDocument) -> Length:
    """The place on the sheet where the mark's ink begins, by the form."""
    return length(document.form.own_row("issuer_mark.top"))


def _set_mark(document: OfficialDocument, tallest: Length) -> _IssuerMark:
    """The mark in the largest size with each organ on one line and a height of at most ``tallest``.

    Too long names are narrowed. Raises LayoutError for a name that would be illegible.
    """
    organs = document.issuer_mark if document.form.mark_of_all else document.issuer_mark[:1]
    lines, word = (organs, document.mark_word) if len(organs) > 1 else ((organs[0] + document.mark_word,), "")
    largest = length(document.form.own_row("issuer_mark.size"), document.profile)
    beside = TextRun(word, Face.XIAOBIAOSONG, largest, red=True) if word else None
    widest = length("issuer_mark.widest")
    room = widest if beside is None else widest - _word_width(beside) - length("issuer_mark.slack")
    size = _size(lines, room, largest, tallest)
    scales = [min(_PERCENT, floor(_PERCENT * room / (_ems(line) * size))) for line in lines]
    illegible = (line for line, scale in zip(lines, scales, strict=True) if scale < number("issuer_mark.narrowest"))
    LayoutError.raise_for(Problem("layout-mark-wide", None, {"name": line}, "mark") for line in illegible)
    runs = (
        TextRun(line, Face.XIAOBIAOSONG, size, red=True, scale=scale) for line, scale in zip(lines, scales, strict=True)
    )
    sources = tuple(document.source("issuer_mark", place) for place in range(len(lines) + 1))
    return _IssuerMark(tuple(runs), beside, sources)


def _mark_blocks(mark: _IssuerMark, before: Length) -> tuple[Block, ...]:
    """The blocks of the mark, with space ``before`` above its first line.

    One organ is centred. Several are below each other, spread to one width (figures 3 and 4), with the word in a
    second column at their right, vertically centred.
    """
    if len(mark.names) == 1:
        return (_line(mark.names[0], mark.line.pitch, mark.sources[0], before=before),)
    names = max(type_widths.width_of_run(name) * (name.scale / _PERCENT) for name in mark.names)
    width = names + length("issuer_mark.slack")
    if mark.word is not None:
        return (_table(mark, mark.word, width, before),)
    inset = (type_widths.narrowest_line() - width) * 0.5
    return tuple(replace(line, left=inset, right=inset) for line in _spread(mark, before))


def _word_width(word: TextRun) -> Length:
    return length("issuer_mark.word_gap") + type_widths.width_of_run(word)


def _size(lines: tuple[str, ...], room: Length, largest: Length, tallest: Length) -> Length:
    """The size in whole half-points: wide names are narrowed a little, then set smaller down to a limit."""
    narrowed = max(_ems(line) for line in lines) * number("issuer_mark.narrowed") / _PERCENT
    for_width = max(room / narrowed, length("issuer_mark.smallest"))
    in_em = type_widths.mark_line(Pt(1)).ink_height + number("issuer_mark.pitch") * (len(lines) - 1)
    for_height = max(tallest / in_em, length("issuer_mark.smallest_of_many"))
    return Pt(floor(min(largest, for_width, for_height) * 2) / 2)


def _ems(line: str) -> float:
    """The width of a line in em."""
    size = Pt(_PERCENT)
    return type_widths.width_of_run(TextRun(line, Face.XIAOBIAOSONG, size)) / size


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


def _spread(mark: _IssuerMark, before: Length) -> tuple[ParagraphBlock, ...]:
    """A line for each organ, its characters spread over the width of the longest."""
    return tuple(
        replace(_line(name, mark.line.pitch, source, before=NOTHING if position else before), align="distribute")
        for position, (name, source) in enumerate(zip(mark.names, mark.sources, strict=False))
    )


def _table(mark: _IssuerMark, word: TextRun, width: Length, before: Length) -> TableBlock:
    """A table: names at the left, the word at the right. Equal space above both keeps the word centred."""
    beside = _line(word, _word_pitch(mark.line, word.size), mark.sources[-1], before=before)
    names = TableCell(paragraphs=_spread(mark, before))
    return TableBlock(
        columns=(width, _word_width(word)),
        rows=(TableRow(cells=(names, TableCell(paragraphs=(replace(beside, align="right"),), vertical="centre"))),),
    )


def _word_pitch(names: type_widths.LineBox, size: Length) -> Length:
    """The pitch of the word that puts the middle of its ink level with the middle of the names' ink.

    In a line of exact height the middle of the ink is ``above_ink + ink_height / 2`` from the top; centring subtracts
    half the height. Both sides are linear in the pitch, so two values determine it.
    """
    low = names.above_ink + names.ink_height * 0.5 - names.pitch * 0.5
    none, one = (_lowness(size, pitch) for pitch in (NOTHING, Pt(1)))
    return Length((low - none) / (one - none))


def _lowness(size: Length, pitch: Length) -> Length:
    line = type_widths.LineBox(size, pitch)
    return line.above_ink + line.ink_height * 0.5 - pitch * 0.5


# 发文字号 with the red rule below it (7.2.5 and 7.2.7), 令号 (10.2).


def _lines_below(document: OfficialDocument, mark: type_widths.LineBox) -> tuple[ParagraphBlock, ...]:
    """签发人 and number two 行 below the mark, with the red rule 4 mm below the last line.

    Below the number of 简报 are unit and date. Without a number there is only the rule. Some forms have lines of cells
    instead. Raises LayoutError where signers leave the number no room, or the unit the date.
    """
    line = type_widths.text_line(document.profile)
    white = type_widths.white_between(length(document.form.own_row("number.gap")), mark, line)
    if document.form.cells:
        return cell_lines(document, white)
    lines = _signer_lines(document) if document.signers else (_centred_number(document, Role.NUMBER),)
    form = document.form
    issued = [_unit_and_date(document)] if form.dated_in_head == "yes" else []
    *others, last = (replace(lines[0], before=white), *lines[1:], *issued)
    rule = DrawnRule(
        length(form.own_row("red_rule.thickness")), red=True, space=length("red_rule.gap") - line.below_ink
    )
    return (*others, replace(last, role=Role.NUMBER, rule_below=rule))


def _centred_number(document: OfficialDocument, role: Role) -> ParagraphBlock:
    line = type_widths.text_line(document.profile)
    total = "" if document.issue_total is None else f"（总第{document.issue_total}期）"
    runs = (TextRun(document.number + total, Face.FANGSONG, line.size),) if document.number else ()
    return ParagraphBlock(role=role, runs=runs, pitch=line.pitch, align="centre", source=document.source("number"))


def _unit_and_date(document: OfficialDocument) -> ParagraphBlock:
    """Who issues a bulletin, one 字 from the left, and its date, one 字 from the right (practice)."""
    line, inset = type_widths.text_line(document.profile), length("number.inset")
    unit, tab = "　".join(document.issuer), type_widths.narrowest_line() - inset
    if inset + type_widths.width_on_grid(f"{unit}　{document.date}") > tab:
        raise LayoutError(Problem("layout-unit-wide", None, {"unit": unit}, "issuer"))
    return ParagraphBlock(
        role=Role.NUMBER,
        runs=(TextRun(f"{unit}\t{document.date}", Face.FANGSONG, line.size),),
        pitch=line.pitch,
        align="left",
        before=type_widths.white_between(length("bulletin.unit_gap"), line, line),
        first_line=inset,
        tab=tab,
        source=document.source("issuer"),
        tab_sources=(document.source("issuer"), document.source("date")),
    )


# 签发人 at the right, and the number at the left of their last line (7.2.5 and 7.2.6, figure 4).


_LABEL = f"{SIGNERS}："


@dataclass(frozen=True, slots=True)
class _Places:
    """The names row by row, and the places where the label and each column of names begin."""

    rows: tuple[tuple[str, ...], ...]
    label: Length
    columns: tuple[Length, ...]

    @property
    def last(self) -> Length:
        """The place where the names of the last line begin, to the right of the number."""
        return self.label if len(self.rows) == 1 else self.columns[0]


def _signer_lines(document: OfficialDocument) -> tuple[ParagraphBlock, ...]:
    """A line for every two names, or for every name where two leave no room for the number.

    Later lines begin below the first name; the longest line ends one 字 from the right. Raises LayoutError where there
    is no room for the number.
    """
    number_ends = length("number.inset") + type_widths.width_on_grid(document.number or "") + length("grid.cell")
    for in_a_line in range(int(number("signers.in_a_line")), 0, -1):
        places = _places(document.signers, in_a_line)
        if places.label >= NOTHING and places.last >= number_ends:
            return tuple(_signer_rows(document, places))
    names = "、".join(document.signers)
    raise LayoutError(
        Problem("layout-signers-wide", None, {"names": names, "number": document.number or ""}, "signers")
    )


def _places(names: tuple[str, ...], in_a_line: int) -> _Places:
    rows = tuple(names[start : start + in_a_line] for start in range(0, len(names), in_a_line))
    apart = length("grid.cell")
    widest = [
        max(type_widths.width_on_grid(name) for name in names[column::in_a_line]) for column in range(len(rows[0]))
    ]
    *columns, end = accumulate((type_widths.width_on_grid(_LABEL), *(width + apart for width in widest)))
    label = type_widths.type_area_width() - length("signers.inset") - (end - apart)
    return _Places(rows, label, tuple(label + column for column in columns))


def _signer_rows(document: OfficialDocument, places: _Places) -> Iterator[ParagraphBlock]:
    begins, size = 0, length("size.body")
    for position, row in enumerate(places.rows):
        last = position == len(places.rows) - 1
        beside = document.number if last and document.number else ""
        first_stop = places.columns[0] if position else places.label
        signers = tuple(document.source("signers", begins + name) for name in range(len(row)))
        begins += len(row)
        number_source = document.source("number") if beside else None
        yield ParagraphBlock(
            role=Role.SIGNERS,
            runs=(
                TextRun(f"{beside}\t{'' if position else _LABEL}", Face.FANGSONG, size),
                TextRun("\t".join(row), Face.KAI, size),
            ),
            pitch=length("grid.pitch", document.profile),
            align="left",
            first_line=length("number.inset") if beside else NOTHING,
            stops=(first_stop, *places.columns[1:]),
            source=number_source or signers[0],
            tab_sources=(number_source, *signers),
        )


# 份号, 密级和保密期限, 紧急程度 (7.2.1 to 7.2.3), and what a bulletin has in the place of 密级.


_FULL_WIDTH_BLANK = "\u3000"


def _classification_lines(document: OfficialDocument, pitch: Length) -> tuple[ParagraphBlock, ...]:
    """A line of height ``pitch``, flush left, for each element that the document has."""
    apart = document.secrecy is None or "★" not in document.secrecy
    elements = (
        ("copy_number", document.copy_number, Face.FANGSONG),
        ("secrecy", _spaced(document.secrecy, apart), Face.HEI),
        ("internal", document.internal, Face.HEI),
        ("urgency", None if document.form.cells else _spaced(document.urgency, apart), Face.HEI),
    )
    lines = tuple(
        ParagraphBlock(
            role=Role.CLASSIFICATION,
            runs=(TextRun(text, face, length("size.body")),),
            pitch=pitch,
            align="left",
            source=document.source(element),
        )
        for element, text, face in elements
        if text is not None
    )
    if document.copy_number is None or not document.form.copy_number_right:
        return lines
    first, *others = lines
    if not others:
        return (replace(first, align="right"),)
    return (_at_the_right(others[0], first), *others[1:])


def _spaced(text: str | None, apart: bool) -> str | None:
    """Puts one 字 between the two characters where the secrecy has no period (figure 4)."""
    return _FULL_WIDTH_BLANK.join(text) if text is not None and apart else text
