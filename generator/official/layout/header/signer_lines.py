"""签发人 at the right, and the number at the left of their last line (7.2.5 and 7.2.6, figure 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from generator.ground.errors import LayoutError, Problem
from generator.ground.length import NOTHING, Length
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument
from generator.official.layout.type_widths import type_area_width, width_on_grid
from generator.standard import SIGNERS, length, number

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


def signer_lines(document: OfficialDocument) -> tuple[ParagraphBlock, ...]:
    """Return a line for every two names, or for every name where two leave no room for the number.

    Later lines begin below the first name; the longest line ends one 字 from the right. Raises LayoutError where there
    is no room for the number.
    """
    number_ends = length("number.inset") + width_on_grid(document.number or "") + length("grid.cell")
    for in_a_line in range(int(number("signers.in_a_line")), 0, -1):
        places = _places(document.signers, in_a_line)
        if places.label >= NOTHING and places.last >= number_ends:
            return tuple(_lines(document, places))
    names = "、".join(document.signers)
    raise LayoutError(
        Problem("layout-signers-wide", None, {"names": names, "number": document.number or ""}, "signers")
    )


def _places(names: tuple[str, ...], in_a_line: int) -> _Places:
    rows = tuple(names[start : start + in_a_line] for start in range(0, len(names), in_a_line))
    apart = length("grid.cell")
    widest = [max(width_on_grid(name) for name in names[column::in_a_line]) for column in range(len(rows[0]))]
    *columns, end = accumulate((width_on_grid(_LABEL), *(width + apart for width in widest)))
    label = type_area_width() - length("signers.inset") - (end - apart)
    return _Places(rows, label, tuple(label + column for column in columns))


def _lines(document: OfficialDocument, places: _Places) -> Iterator[ParagraphBlock]:
    begins = 0
    for position, row in enumerate(places.rows):
        last = position == len(places.rows) - 1
        beside = document.number if last and document.number else ""
        first_stop = places.columns[0] if position else places.label
        signers = tuple(document.source("signers", begins + name) for name in range(len(row)))
        begins += len(row)
        number_source = document.source("number") if beside else None
        yield ParagraphBlock(
            role=Role.SIGNERS,
            runs=tuple(_runs(beside, _LABEL if position == 0 else "", row)),
            pitch=length("grid.pitch", document.profile),
            align="left",
            first_line=length("number.inset") if beside else NOTHING,
            stops=(first_stop, *places.columns[1:]),
            source=number_source or signers[0],
            tab_sources=(number_source, *signers),
        )


def _runs(beside: str, label: str, names: tuple[str, ...]) -> Iterator[TextRun]:
    size = length("size.body")
    yield TextRun(f"{beside}\t{label}", Face.FANGSONG, size)
    yield TextRun("\t".join(names), Face.KAI, size)
