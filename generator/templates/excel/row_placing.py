"""The template's rows placed in one list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.office.sheetml import MAX_ROW
from generator.templates.excel.sheet_code import BEGIN, CELL, END, ROW, Mark
from generator.templates.excel.sheet_rows import Blocks, Branch
from generator.templates.expressions.rendering_limits import Deadline


@dataclass(eq=False, slots=True)
class Instance:
    """One repetition of a branch; ``extent`` are, by row of the template, the first and last row made of it."""

    branch: Branch
    above: Instance | None = None
    extent: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of the list: its number, the template's row it is made of, and the instance it is in.

    ``printed`` are, by number of a cell with tags in the row, the marks of what is printed in it.
    """

    number: int
    row: int
    instance: Instance
    printed: dict[int, list[Mark]] = field(default_factory=dict)


class RowPlacing:
    """The rows of a list in order, and the new places of the template's rows."""

    def __init__(self, blocks: Blocks, marks: Iterable[Mark], deadline: Deadline) -> None:
        """``marks`` are what the sheet's code printed. Queries after ``deadline`` raise LimitError."""
        self._deadline = deadline
        self.blocks = blocks
        self.rows: list[PlacedRow] = []
        self.whole = Instance(blocks.whole)
        self._before = 0  # the last row made of the rows up to the last tag
        self._instances: dict[Branch, list[Instance]] = {blocks.whole: [self.whole]}
        self._place(marks)

    def _place(self, marks: Iterable[Mark]) -> None:
        here = self.whole
        for kind, number in marks:
            if kind == ROW:
                behind = number > self.blocks.last
                place = number + self.moved if behind else len(self.rows) + 1
                self._add(PlacedRow(place, number, here))
            elif kind == CELL:
                self.rows[-1].printed[number] = []
            elif kind == BEGIN:
                here = Instance(self.blocks.branches[number], here)
                self._instances.setdefault(here.branch, []).append(here)
            elif kind == END:
                here = here.above or here
            else:
                cells = self.rows[-1].printed
                cells[next(reversed(cells))].append((kind, number))

    def _add(self, row: PlacedRow) -> None:
        self.rows.append(row)
        if row.row > self.blocks.last:
            return
        self._before = row.number
        instance: Instance | None = row.instance
        while instance is not None:
            first, _ = instance.extent.get(row.row, (row.number, 0))
            instance.extent[row.row] = first, row.number
            instance = instance.above

    @property
    def moved(self) -> int:
        """The number of rows by which the rows after all tags have moved down."""
        return self._before - self.blocks.last

    def instances(self, branch: Branch) -> list[Instance]:
        """Every repetition of ``branch``."""
        return self._instances.get(branch, [])

    def span(self, first: int, last: int, seen_from: Instance) -> tuple[int, int] | None:
        """The first and last row made of the template's rows ``first`` to ``last``, as seen from ``seen_from``.

        None where none is left of them.
        """
        self._deadline.check()
        instance = seen_from
        while not instance.branch.holds(first, last) and instance.above is not None:
            instance = instance.above
        behind = self.blocks.last
        extents = [instance.extent[row] for row in range(first, min(last, behind) + 1) if row in instance.extent]
        if last > behind:
            moved = self.moved
            extents.append((self._behind(max(first, behind + 1), moved), self._behind(last, moved)))
        return (min(first for first, _ in extents), max(last for _, last in extents)) if extents else None

    def _behind(self, row: int, moved: int) -> int:
        return row if row >= MAX_ROW else min(MAX_ROW, row + moved)

    def stretches(self, first: int, last: int) -> list[tuple[int, int]]:
        """All rows of the list made of the template's rows ``first`` to ``last``, as stretches of neighbours."""
        self._deadline.check()
        behind = self.blocks.last
        found: list[tuple[int, int]] = []
        for placed in self.rows if first <= behind else ():
            if first <= placed.row <= min(last, behind):
                _lengthen(found, placed.number, placed.number)
        if last > behind:
            moved = self.moved
            _lengthen(found, self._behind(max(first, behind + 1), moved), self._behind(last, moved))
        return found


def _lengthen(stretches: list[tuple[int, int]], first: int, last: int) -> None:
    if stretches and stretches[-1][1] >= first - 1:
        stretches[-1] = (stretches[-1][0], last)
    else:
        stretches.append((first, last))
