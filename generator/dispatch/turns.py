"""Which units each document is for, where NEXT and SKIPIF fields take several units or skip some."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.dispatch.templates import Compiled
from generator.ground.errors import Problem, Span
from generator.templates.word import DocxTemplate


@dataclass(frozen=True, slots=True)
class Turns:
    """Whose document begins where.

    ``sequences``: by the number, from 0, of each unit that a document begins with, its number among those merged;
    None where every unit has its own. ``skipped`` are the numbers of the units that SKIPIF fields leave out.
    """

    sequences: Mapping[int, int] | None = None
    skipped: tuple[int, ...] = ()

    def sequence(self, serial: int) -> int | None:
        """The number among those merged of the unit with this ``serial``; None where no document begins with it."""
        return serial if self.sequences is None else self.sequences.get(serial - 1)

    def beginnings(self, chosen: Collection[int], total: int) -> list[int]:
        """The numbers, from 0, of the units that the documents of ``chosen`` ones begin with, of ``total``."""
        return [begin for begin, taken in self.documents(total) if not set(taken).isdisjoint(chosen)]

    def documents(self, total: int) -> Iterator[tuple[int, Sequence[int]]]:
        """Of each document the number, from 0, of the unit it begins with, and those of all whom it takes."""
        if self.sequences is None:
            yield from ((number, (number,)) for number in range(total))
            return
        begins = list(self.sequences)
        left_out = set(self.skipped)
        for begin, end in zip(begins, (*begins[1:], total), strict=True):
            yield begin, [number for number in range(begin, end) if number not in left_out]

    def warnings(self, template: str, names: Sequence[str]) -> tuple[Problem, ...]:
        """A warning that names the units that were left out; ``names`` are those of all."""
        if not self.skipped:
            return ()
        return (Problem("output-skipped", Span(template), units=tuple(names[number] for number in self.skipped)),)


def turns(
    template: Compiled,
    total: int,
    context: Callable[[int], Mapping[str, object]],
    titles: Mapping[str, str],
) -> Turns:
    """The turns of ``total`` units; ``context`` gives what the template sees for the unit of a number from 0."""
    if not isinstance(template, DocxTemplate) or not template.takes_records:
        return Turns()
    sequences: dict[int, int] = {}
    skipped: list[int] = []
    number, sequence = 0, 1
    while number < total:
        names = context(number)
        if template.skips(names, titles=titles):
            skipped.append(number)
            number += 1
            continue
        sequences[number] = sequence
        used = template.records_used(names, titles=titles)
        number, sequence = number + used, sequence + used
    return Turns(sequences, tuple(skipped))
