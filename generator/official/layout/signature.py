"""署名, 成文日期, the places of seals and stamps, and 附注 (7.3.5 and 7.3.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, zip_longest
from typing import Any

from generator.ground.errors import LayoutError, Problem
from generator.ground.length import NOTHING, Length, Mm, Twips
from generator.official.blocks import Align, Block, Face, ParagraphBlock, Role, TableBlock, TableCell, TableRow, TextRun
from generator.official.document import OfficialDocument, SignatureKind, Stamp
from generator.official.layout.program_differences import PROGRAMS
from generator.official.layout.type_widths import line_width, narrowest_line, text_line, white_between, width_on_grid
from generator.standard import PARTIES, STAMP, Profile, length


def signature_block(document: OfficialDocument, seal_gap: Length | None = None) -> tuple[Block, ...]:
    """署名 and 成文日期, or 职务 and the places of stamps, then the 附注; all kept on one page.

    ``seal_gap`` is the white between the text and the first seals, None for the usual one. Raises LayoutError for a
    name or post that is too wide.
    """
    return (*_signature(document, seal_gap or length("seal.gap")), *_note(document))


def _signature(document: OfficialDocument, seal_gap: Length) -> tuple[Block, ...]:
    if document.signature is SignatureKind.NONE:
        return ()
    if document.signature is SignatureKind.PARTIES:
        return (_parties_block(document),)
    if document.signature is SignatureKind.STAMP and document.stamps:
        return _stamp_block(document)
    _refuse_wide_names(document.issuer)
    if document.signature is SignatureKind.SEALED:
        return _sealed_block(document, seal_gap)
    return _unsealed_block(document)


def _refuse_wide_names(issuer: tuple[str, ...]) -> None:
    LayoutError.raise_for(
        Problem("layout-signature-wide", None, {"name": name}, "issuer")
        for name in issuer
        if width_on_grid(name) > narrowest_line()
    )


def _note(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """The 附注 (7.3.6): the line after the date, 2 字 in, in round brackets."""
    if document.note is None:
        return
    text = document.note if document.note.startswith("（") else f"（{document.note}）"
    yield ParagraphBlock(
        role=Role.NOTE,
        runs=(TextRun(text, Face.FANGSONG, length("size.body")),),
        pitch=length("grid.pitch", document.profile),
        first_line=length("note.indent"),
        keep_next=True,
        source=document.source("note"),
    )


# 署名 and 成文日期 with room for a seal on each 署名 (7.3.5.1, figures 5, 7 and 8).


def _sealed_block(document: OfficialDocument, seal_gap: Length) -> tuple[Block, ...]:
    """署名 and 成文日期, with room for a seal centred over each 署名, the first ``seal_gap`` below the text."""
    names = document.issuer
    overhang = (width_on_grid(names[-1]) - width_on_grid(str(document.date))) * 0.5
    date_right = Length(max(length("sealed.date_right") - length("date.side_bearing"), overhang))
    lines = tuple(_joint(document, date_right))
    if len(names) == 1:
        right, source = date_right - overhang, document.source("issuer")
        lines = (_signature_line(names[0], document.profile, align="right", right=right, source=source),)
    white = _white_over(document, seal_gap)
    return (replace(lines[0], before=white), *lines[1:], _date_line(document, date_right))


def _joint(document: OfficialDocument, date_right: Length) -> Iterator[ParagraphBlock]:
    """A line for each row of seals, with the names centred under them."""
    diameter = Mm(document.seal_diameter)
    pitch = length("grid.pitch", document.profile)
    axis = line_width() - date_right - width_on_grid(str(document.date)) * 0.5
    rows = seal_rows([width_on_grid(name) for name in document.issuer], diameter, narrowest_line(), axis)
    begins = 0
    for position, centres in enumerate(rows):
        names = range(begins, begins + len(centres))
        sources = tuple(document.source("issuer", name) for name in names)
        yield _signature_line(
            "".join(f"\t{document.issuer[name]}" for name in names),
            document.profile,
            align="left",
            centres=centres,
            before=diameter + length("seal.row_gap") - pitch if position else Length(0),
            source=sources[0],
            tab_sources=(None, *sources),
        )
        begins = names.stop


def _white_over(document: OfficialDocument, seal_gap: Length) -> Length:
    """The space over the first 署名: down to the seal's centre, and from there to the 署名 below it."""
    radius = Mm(document.seal_diameter / 2)
    line = text_line(document.profile)
    return white_between(seal_gap + radius + _below_centre(radius, document.profile), line, line)


def _below_centre(radius: Length, profile: Profile) -> Length:
    """How far below a seal's centre the ink of its 署名 begins.

    The seal reaches a little below the date, as in the figures, and the 署名 is still under its centre. A seal too
    small for both covers at least half of the date.
    """
    line = text_line(profile)
    reaching_date = radius - length("seal.below_date") - line.pitch - line.ink_height
    half_of_date = radius - line.pitch - line.ink_height * 0.5
    return Length(min(half_of_date, max(length("seal.above_name"), reaching_date)))


# 署名 and 成文日期 of a document without seals (7.3.5.2, figures 6 and 9).


def _unsealed_block(document: OfficialDocument) -> tuple[Block, ...]:
    """署名 one 行 below the text, for several organs below each other and of one width, then the date."""
    line = text_line(document.profile)
    width = max(width_on_grid(name) for name in document.issuer)
    if len(document.issuer) > 1:
        width = width + length("spread.slack")
    # The mean of the date's widths in the programs, so that it begins right in each of them.
    date = Length(sum(width_on_grid(str(document.date), program) for program in PROGRAMS) / len(PROGRAMS))
    name_right, date_right = _rights(width, date)
    white = white_between(length("unsealed.gap"), line, line)
    names = [
        _name(document, position, width, name_right, NOTHING if position else white)
        for position in range(len(document.issuer))
    ]
    if name_right > length("unsealed.right"):
        return (*names, _date_line(document, date_right))
    begins = line_width() - name_right - width + length("unsealed.date_offset")
    return (*names, replace(_date_line(document, NOTHING), align="left", left=begins))


def _name(document: OfficialDocument, position: int, width: Length, right: Length, before: Length) -> ParagraphBlock:
    """A line of 署名; in a 联合行文 its characters are spread over ``width``."""
    alone = len(document.issuer) == 1
    return _signature_line(
        document.issuer[position],
        document.profile,
        align="right" if alone else "distribute",
        left=NOTHING if alone else line_width() - right - width,
        right=right,
        before=before,
        source=document.source("issuer", position),
    )


def _rights(name: Length, date: Length) -> tuple[Length, Length]:
    """The distances of name and date from the right.

    The name is 2 字 from the right, the date begins 2 字 to the right of the name. A date longer than the name is 2 字
    from the right itself, and the name moves in.
    """
    longer = date - name
    right, offset = length("unsealed.right"), length("unsealed.date_offset")
    if longer > 0:
        date_right = right - length("date.side_bearing")
        return date_right + longer + offset, date_right
    return right, right - offset - longer


# 职务, the places of 签名章, and 成文日期 (7.3.5.3, figure 12).


_SHORT_POST, _SPREAD_TO = 2, 3
"""A post of two characters has one 字 between them (figure 12)."""


def _stamp_block(document: OfficialDocument) -> tuple[Block, ...]:
    """A table with a row for each organ, its 职务 and an empty place for the stamp, and the date in a last row.

    LibreOffice does not keep a table with a paragraph after it, so both are one table. Raises LayoutError for a 职务
    that does not fit beside the stamp.
    """
    width = _post_width(document.stamps)
    rows = tuple(_stamp_row(document, width, position) for position in range(len(document.stamps)))
    white = length("stamp.date_gap") - text_line(document.profile).above_ink
    return (
        TableBlock(
            columns=(_post_column(), length("stamp.width") + length("date.side_bearing")),
            rows=(*rows, TableRow(cells=(TableCell(paragraphs=(_date_line(document, NOTHING, white),), columns=2),))),
            align="left",
            keep_next=True,
            description="；".join(f"{STAMP}：{stamp.post} {stamp.name}" for stamp in document.stamps),
        ),
    )


def _post_column() -> Length:
    return line_width() - length("stamp.right") - length("stamp.width")


def _post_width(stamps: tuple[Stamp, ...]) -> Length:
    """The width over which all posts are spread."""
    room = _post_column() - length("stamp.post_gap")
    LayoutError.raise_for(
        Problem("layout-post-wide", None, {"post": stamp.post}, "stamp")
        for stamp in stamps
        if width_on_grid(stamp.post) > room
    )
    least = _SPREAD_TO if any(len(stamp.post) == _SHORT_POST for stamp in stamps) else 0
    return Length(max(length("grid.cell") * least, *(width_on_grid(stamp.post) for stamp in stamps)))


def _stamp_row(document: OfficialDocument, width: Length, position: int) -> TableRow:
    """A row: the post level with the middle of the stamp, both below the white above the row."""
    line = text_line(document.profile)
    white = Twips((length("stamp.row_gap") if position else length("stamp.gap") - line.below_ink).twips)
    height = Twips(length("stamp.height").twips)
    post = ParagraphBlock(
        role=Role.STAMP,
        runs=(TextRun(document.stamps[position].post, Face.FANGSONG, line.size),),
        pitch=line.pitch,
        align="distribute",
        before=white - (line.above_ink - line.below_ink),
        left=_post_column() - length("stamp.post_gap") - width - length("spread.slack"),
        right=length("stamp.post_gap"),
        source=document.source("stamps", position),
    )
    place = ParagraphBlock(role=Role.ANCHOR, runs=(), pitch=height, before=white, grid=False, at_least=True)
    return TableRow(
        cells=(TableCell(paragraphs=(post,), vertical="centre"), TableCell(paragraphs=(place,))),
        height=white + height,
    )


# 甲方 and 乙方 side by side, each with its name and room for its seal, its hand and its day (practice).


BY_HAND = ("（盖章）", "签字：", "日期：　　年　月　日")
"""What is below the name of each party."""


def _parties_block(document: OfficialDocument) -> TableBlock:
    """A table of two columns. The name of a party that is not among the issuers is left open."""
    names = [f"{party}：{name}" for party, name in zip_longest(PARTIES, document.issuer, fillvalue="")]
    line = text_line(document.profile)
    white = white_between(length("unsealed.gap"), line, line)
    rows = [_parties_row(document, names, white), *(_parties_row(document, [each] * len(names)) for each in BY_HAND)]
    column = line_width() * (1 / len(names))
    return TableBlock(
        columns=(column,) * len(names), rows=tuple(rows), align="left", keep_next=True, description="；".join(names)
    )


def _parties_row(document: OfficialDocument, texts: Sequence[str], white: Length | None = None) -> TableRow:
    """A row of names, which have places in the source and ``white`` above them, or of what is filled in by hand."""
    lines = (
        _signature_line(
            text,
            document.profile,
            align="left",
            before=length("parties.gap") if white is None else white,
            source=None if white is None else document.source("issuer", position),
        )
        for position, text in enumerate(texts)
    )
    return TableRow(cells=tuple(TableCell(paragraphs=(line,)) for line in lines))


# The places of the seals of a 联合行文, beside and below each other (7.3.5.1, figures 7 and 8).


@dataclass(frozen=True, slots=True)
class _Band:
    """The width that seals and names may fill, and the ``axis`` of the date, on which the last seal is centred."""

    width: Length
    axis: Length
    diameter: Length

    def reach(self, name: Length) -> Length:
        """How far a seal and its name reach to either side of their centre."""
        return Length(max(name, self.diameter) / 2)

    def apart(self, name: Length, other: Length) -> Length:
        """The least distance of two neighbours' centres: seals do not touch, names do not run together."""
        return max(self.diameter + length("seal.apart"), (name + other) * 0.5 + length("zi"))

    def holds(self, names: Sequence[Length], centres: Sequence[Length]) -> bool:
        """Whether ``names`` and their seals fit at ``centres``."""
        beside = zip(pairwise(names), pairwise(centres), strict=True)
        wanting = (
            self.reach(names[0]) - centres[0],
            centres[-1] + self.reach(names[-1]) - self.width,
            *(self.apart(*pair) - (right - left) for pair, (left, right) in beside),
        )
        return all(Length(each).twips <= 0 for each in wanting)


def seal_rows(names: Sequence[Length], diameter: Length, width: Length, axis: Length) -> tuple[tuple[Length, ...], ...]:
    """The centres of the seals, row by row in the order of ``names`` (their widths), from the left edge.

    There are as few rows as possible, the upper ones not shorter than the lower; the last seal is on ``axis``.
    """
    band = _Band(width, axis, diameter)
    for count in range(1, len(names)):
        rows = [_seal_row(band, part, is_last, count == 1) for part, is_last in _parts(names, count)]
        if all(rows):
            return tuple(row for row in rows if row is not None)
    return tuple((_alone(band, name),) for name in names)


def _parts(names: Sequence[Length], count: int) -> Iterator[tuple[Sequence[Length], bool]]:
    """``names`` in ``count`` rows of nearly the same length, each with whether it is the last."""
    least, longer = divmod(len(names), count)
    ends = list(accumulate(least + (row < longer) for row in range(count)))
    for start, end in pairwise((0, *ends)):
        yield names[start:end], end == len(names)


def _seal_row(band: _Band, names: Sequence[Length], is_last: bool, is_only: bool) -> tuple[Length, ...] | None:
    """The centres of one row, None where it does not fit.

    An only row ends on the date's axis with its seals close together. Of several rows each is symmetric; a row too
    long for that fills the width, or ends on the axis if it is the last.
    """
    if len(names) == 1:
        return (_alone(band, names[0]),)
    centres = [band.axis]
    for left, right in reversed(list(pairwise(names))):
        centres.insert(0, centres[0] - band.apart(left, right))
    close = tuple(centres)
    ways = [close] if is_only else [_symmetric(band, len(names)), close if is_last else _filling(band, names)]
    return next((centres for centres in ways if band.holds(names, centres)), None)


def _alone(band: _Band, name: Length) -> Length:
    reach = band.reach(name)
    return Length(min(max(band.axis, reach), band.width - reach))


def _symmetric(band: _Band, count: int) -> tuple[Length, ...]:
    """Centres spread from the axis to the place as far from the left edge as the axis is from the right one."""
    left = band.width - band.axis
    return tuple(left + (band.axis - left) * (place / (count - 1)) for place in range(count))


def _filling(band: _Band, names: Sequence[Length]) -> tuple[Length, ...]:
    """Centres spread over the width, with the same white between all neighbours and at both ends."""
    wide = [band.reach(name) * 2 for name in names]
    white = (band.width - sum(wide)) * (1 / (len(names) + 1))
    centres, edge = [], NOTHING
    for each in wide:
        centres.append(edge + white + each * 0.5)
        edge = edge + white + each
    return tuple(centres)


# The lines of 署名 and 成文日期.


def _signature_line(text: str, profile: Profile, **set_as: Any) -> ParagraphBlock:
    """A line of 署名, kept with what follows; ``set_as`` are fields of the paragraph."""
    return ParagraphBlock(role=Role.SIGNATURE, **_plain(text, profile), **set_as)


def _date_line(document: OfficialDocument, right: Length, before: Length = NOTHING) -> ParagraphBlock:
    """The line of the 成文日期, ``right`` from the right edge."""
    align: Align = "right"
    return ParagraphBlock(
        role=Role.DATE,
        **_plain(str(document.date), document.profile),
        align=align,
        right=right,
        before=before,
        source=document.source("date"),
    )


def _plain(text: str, profile: Profile) -> dict[str, Any]:
    return {
        "runs": (TextRun(text, Face.FANGSONG, length("size.body")),),
        "pitch": length("grid.pitch", profile),
        "keep_next": True,
    }
