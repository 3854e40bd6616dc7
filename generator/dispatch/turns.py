"""Whose turn it is: which units a template makes a document for, where its fields skip units or take several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.docx_template import DocxTemplate
from generator.errors import Problem, Span
from generator.text_template import PaperTemplate


@dataclass(frozen=True, slots=True)
class Turns:
    """``sequences``: by the number, from 0, of each unit that a document begins with, its number among those merged.

    ``skipped`` are the numbers of the units that the template's SKIPIF fields leave out.
    """

    sequences: Mapping[int, int]
    skipped: tuple[int, ...] = ()

    def warnings(self, template: str, names: Sequence[str]) -> tuple[Problem, ...]:
        """A warning that names the units that were left out; ``names`` are those of all."""
        if not self.skipped:
            return ()
        return (Problem("output-skipped", Span(template), units=tuple(names[number] for number in self.skipped)),)


def turns(
    template: DocxTemplate | PaperTemplate,
    total: int,
    context: Callable[[int], Mapping[str, object]],
    titles: Mapping[str, str],
) -> Turns:
    """The turns of ``total`` units; ``context`` gives what the template sees for the unit of a number from 0."""
    if isinstance(template, PaperTemplate):  # it has no fields, so each unit has its turn
        return Turns({number: number + 1 for number in range(total)})
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
