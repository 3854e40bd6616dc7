"""Which units each document is for, where NEXT and SKIPIF fields take several units or skip some."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.dispatch.templates import Compiled
from generator.ground.errors import Problem, Span
from generator.templates.word import DocxTemplate


@dataclass(frozen=True, slots=True)
class Turns:
    """The units with which documents begin.

    ``sequences`` has, by the number from 0 of each unit that a document begins with, its number among the merged ones;
    None where every unit has its own document. ``skipped`` are the numbers of the units that SKIPIF fields leave out.
    """

    sequences: Mapping[int, int] | None = None
    skipped: tuple[int, ...] = ()

    def sequence(self, serial: int) -> int | None:
        """The number among the merged ones of the unit with this ``serial``; None where no document begins with it."""
        return serial if self.sequences is None else self.sequences.get(serial - 1)

    def beginnings(self, chosen: Collection[int], total: int) -> list[int]:
        """The numbers, from 0, of the units, of ``total``, with which the documents of the ``chosen`` ones begin."""
        if self.sequences is None:
            return sorted(chosen)
        return [begin for begin, taken in self.documents(total) if not set(taken).isdisjoint(chosen)]

    def documents(self, total: int) -> Iterator[tuple[int, Sequence[int]]]:
        """For each document the number, from 0, of its first unit, and the numbers of all its units."""
        if self.sequences is None:
            yield from ((number, (number,)) for number in range(total))
            return
        begins = list(self.sequences)
        left_out = set(self.skipped)
        for begin, end in zip(begins, (*begins[1:], total), strict=True):
            yield begin, [number for number in range(begin, end) if number not in left_out]

    def warnings(self, template: str, names: Sequence[str]) -> tuple[Problem, ...]:
        """A warning that names the units left out; ``names`` are those of all units."""
        if not self.skipped:
            return ()
        return (Problem("output-skipped", Span(template), units=tuple(names[number] for number in self.skipped)),)


def turns(
    template: Compiled,
    total: int,
    context: Callable[[int], Mapping[str, object]],
    titles: Mapping[str, str],
) -> Turns:
    """The turns of ``total`` units; ``context`` returns what the template sees for the unit of a number, from 0."""
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
