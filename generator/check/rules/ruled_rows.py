"""The rules of a 版记 as lines from top to bottom, whether it is a table or paragraphs with borders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.check.elements.found import Element, FoundImprint
from generator.office.reading.document import Border, Paragraph, Row, Table

Above = Border | None


@dataclass(frozen=True, slots=True)
class RuledRows:
    """The rows of a 版记, each its paragraphs, and the rules above each and below the last: one more than rows."""

    rows: tuple[tuple[Paragraph, ...], ...]
    rules: tuple[Above, ...]

    def row_of(self, element: Element) -> int | None:
        """The number of the row that ``element`` is in."""
        return next(
            (number for number, row in enumerate(self.rows) if any(each is element.paragraph for each in row)), None
        )


def ruled_rows(imprint: FoundImprint) -> RuledRows | None:
    """Rows and rules of ``imprint``; None where its rules are drawn lines, whose place is hardly in a file."""
    if any(drawing.kind == "line" for paragraph in imprint.paragraphs for drawing in paragraph.drawings):
        return None
    if imprint.table is not None:
        return _of_table(imprint.table)
    paragraphs = [each for each in imprint.paragraphs if not each.empty or each.borders]
    return _of_paragraphs(paragraphs) if paragraphs else None


def _of_table(table: Table) -> RuledRows:
    """Rows without text at either end are white beside a rule, which is then the one on their inner side."""
    texts = [number for number, row in enumerate(table.rows) if _text(row)]
    if not texts:
        return RuledRows((), ())
    first, last = texts[0], texts[-1]
    shown = [number for number in range(first, last + 1) if _text(table.rows[number])]
    rules: list[Above] = [_between(table.rows, first - 1, first)]
    for one, other in pairwise(shown):
        rules.append(_first(_between(table.rows, place, place + 1) for place in range(one, other)))
    rules.append(_between(table.rows, last, last + 1))
    rows = tuple(
        tuple(paragraph for cell in table.rows[number].cells for paragraph in cell.paragraphs) for number in shown
    )
    return RuledRows(rows, tuple(rules))


def _text(row: Row) -> bool:
    return any(not paragraph.empty for cell in row.cells for paragraph in cell.paragraphs)


def _between(rows: Sequence[Row], upper: int, lower: int) -> Above:
    """The rule between two rows, either of which may be none."""
    sides = ((upper, "bottom"), (lower, "top"))
    return _first(
        cell.borders.get(side) for number, side in sides if 0 <= number < len(rows) for cell in rows[number].cells
    )


def _first(borders: Iterable[Above]) -> Above:
    return next((each for each in borders if each is not None), None)


def _of_paragraphs(paragraphs: Sequence[Paragraph]) -> RuledRows:
    """Neighbours of like borders are one box: the rule between them is then the one called ``between``."""
    rules: list[Above] = [paragraphs[0].borders.get("top")]
    for one, other in pairwise(paragraphs):
        if _one_box(one, other):
            rules.append(one.borders.get("between"))
        else:
            rules.append(one.borders.get("bottom") or other.borders.get("top"))
    rules.append(paragraphs[-1].borders.get("bottom"))
    shown = [place for place, paragraph in enumerate(paragraphs) if not paragraph.empty]
    if not shown:
        return RuledRows((), ())
    kept: list[Above] = [_first(rules[: shown[0] + 1])]
    kept += [_first(rules[one + 1 : other + 1]) for one, other in pairwise(shown)]
    kept.append(_first(rules[shown[-1] + 1 :]))
    return RuledRows(tuple((paragraphs[place],) for place in shown), tuple(kept))


def _one_box(one: Paragraph, other: Paragraph) -> bool:
    return one.borders == other.borders and (one.left, one.right) == (other.left, other.right)
