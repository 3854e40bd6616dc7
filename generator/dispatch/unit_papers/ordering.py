"""Papers of units in batches, each of one template, and what came of the batches, in the order of the roster."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.dispatch.papers.lacking_characters import Characters
from generator.dispatch.plan import Paper
from generator.dispatch.progress import Progress
from generator.dispatch.templates import Template
from generator.dispatch.unit_papers.batches import (
    Batch,
    BatchMade,
    BatchMaker,
    Common,
    Order,
    PaperMade,
    compared,
    stored,
)
from generator.ground.errors import Problem, TemplateError, gathered_by_unit
from generator.templates.word import DocxTemplate

if TYPE_CHECKING:
    from concurrent.futures import Executor

Take = Callable[[Paper, PaperMade], None]
"""Called with a paper and what came of it."""

_BATCH = 256
_SLOW = 20  # times as long as a Word template's takes a paper that is laid out
_MANY = 1_000  # papers; fewer are made sooner than the collector has looked at all that is there
_WORTH_PROCESSES = 600  # papers of a Word template; fewer are made before processes have begun


@dataclass(frozen=True, slots=True)
class Workforce:
    """Who makes the papers: ``jobs`` processes of this machine, or ``executor``."""

    jobs: int = 1
    executor: Executor | None = None

    def for_papers(self, papers: Sequence[Paper]) -> Workforce:
        """As many processes as are worth their start for ``papers``."""
        work = sum(1 if isinstance(_template(paper).compiled, DocxTemplate) else _SLOW for paper in papers)
        return self if self.executor is not None or work >= _WORTH_PROCESSES else Workforce()


@dataclass(frozen=True, slots=True)
class UnitPapers:
    """What is reported of all papers: ``warnings``, and the ``characters`` that fonts lack."""

    warnings: tuple[Problem, ...]
    characters: Characters


@contextmanager
def settled_memory(papers: int) -> Iterator[None]:
    """Keeps the garbage collector from looking at existing objects, the whole roster, while many papers are made.

    Forked processes then share these objects for good: a look at one would copy it. Unused objects are collected first:
    :func:`gc.freeze` resets the collector's counts, so that in a process that builds again and again a full collection
    would never come due.
    """
    if papers < _MANY:
        yield
        return
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class Gathered:
    """The results of the batches so far."""

    def __init__(
        self,
        progress: Progress,
        take: Take,
        total: int,
        common: Common,
        names: Mapping[str, Sequence[str]],
    ) -> None:
        self._progress = progress
        self._take = take
        self._total = total
        self._common = common
        self._names = names
        self._faults: list[tuple[str, tuple[Problem, ...]]] = []
        self._warnings: list[tuple[str, tuple[Problem, ...]]] = []
        self._characters = Characters()
        self._units: set[str] = set()
        self._done = 0
        self._here = BatchMaker(common)

    def take(self, batch: Batch, papers: Sequence[Paper], made: BatchMade) -> None:
        """Adds the result of ``batch``, which is of ``papers``; papers that came back as bytes are written."""
        self._faults += made.faults
        self._warnings += made.warnings
        self._characters.take(made.characters)
        self._units.update(order.unit.name for order in batch.orders)
        for paper, order, each in zip(papers, batch.orders, made.papers, strict=True):
            if each is not None:
                self._take(paper, self._settled(batch, order, each))
        self._done += len(papers)
        self._progress("papers", self._done, self._total, batch.orders[-1].unit.name)

    def _settled(self, batch: Batch, order: Order, made: PaperMade) -> PaperMade:
        """``made``, compared with the earlier file, written and painted, where its maker could not do so."""
        if made.data is None and made.action != "new":
            return made
        names = self._names[self._common.templates[batch.template].name]
        made = compared(self._common, batch.template, order, names, made)
        if made.data is None:
            return made
        made = self._here.with_pdf(batch.template, order, stored(self._common, order, made))
        if made.refused:
            self._warnings.append((order.unit.name, made.refused))
        return made

    def finished(self) -> UnitPapers:
        """The papers' warnings and characters. Raises TemplateError where any paper failed."""
        total = len(self._units)
        if self._faults:
            raise TemplateError(gathered_by_unit(self._faults, total))
        return UnitPapers(tuple(gathered_by_unit(self._warnings, total)), self._characters)


def batches(
    ordered: Sequence[tuple[Paper, Order]], templates: Sequence[Template]
) -> Iterator[tuple[Batch, list[Paper]]]:
    """Batches of one template each, with their papers."""
    numbers = {template.name: number for number, template in enumerate(templates)}
    for name, group in groupby(ordered, key=lambda each: _template(each[0]).name):
        of_one = list(group)
        size = _BATCH if isinstance(templates[numbers[name]].compiled, DocxTemplate) else max(1, _BATCH // _SLOW)
        for start in range(0, len(of_one), size):
            some = of_one[start : start + size]
            yield Batch(numbers[name], tuple(order for _, order in some)), [paper for paper, _ in some]


def _template(paper: Paper) -> Template:
    if paper.template is None:
        raise AssertionError(paper)
    return paper.template
