"""Units' papers made in batches, here or in another process: each batch knows all that it needs and keeps nothing.

A paper whose template and values are what they were is not made again; its old file is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, NoReturn, overload

from generator.dispatch.changes import EDITED, MISSING, PROGRAM, TEMPLATE, Action
from generator.dispatch.manifest import ManifestFile, digest
from generator.dispatch.papers.characters import Characters
from generator.dispatch.papers.making import Made, Maker
from generator.dispatch.templates import Template
from generator.dispatch.unit_papers.dependencies import Dependencies, Values
from generator.document import Edition
from generator.errors import LayoutError, Problem, TemplateError
from generator.roster import Unit
from generator.source import MappingNode
from generator.writing import Staging


@dataclass(frozen=True)
class Common:
    """What all units' papers of a run have in common; every process gets it once.

    ``units`` are all units as templates see them, None where no template of a unit reads them. ``stamps`` stand, for
    each template, for what decides its papers' bytes besides the values. ``published`` is the folder that earlier
    files lie in; where ``reads``, the names that earlier papers' templates read, and ``same_program`` tell that they
    were made in the same way. New files go to ``staging``; None: they come back as bytes.
    """

    templates: tuple[Template, ...]
    notice: Mapping[str, object]
    behind: MappingNode
    edition: Edition | None
    moment: datetime
    titles: Mapping[str, str]
    fields: tuple[str, ...]
    stamps: tuple[bytes, ...]
    total: int
    units: Sequence[Mapping[str, object]] | None
    published: Path
    reads: Mapping[str, Sequence[str]]
    same_program: bool
    staging: Staging | None

    @property
    def seen(self) -> dict[str, object]:
        """What every unit's template sees of the dispatch."""
        units = _Withheld() if self.units is None else self.units
        return {"notice": self.notice, "units": units, "total": self.total}


class Order(NamedTuple):
    """One paper to be made: its path in the set, its unit, the unit's serial, its place among those merged.

    ``before`` is the file that an earlier run made of the same template for the same unit.
    """

    path: str
    unit: Unit
    serial: int
    sequence: int
    before: ManifestFile | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Papers of one template, which is the one at ``template`` among the run's."""

    template: int
    orders: tuple[Order, ...]


class PaperMade(NamedTuple):
    """What came of an order; ``told``: there is something to tell of it.

    ``data`` is None where the file has been written, or nothing is to be.
    """

    sha256: str
    size: int
    pages: int | None
    values: Values
    action: Action
    reasons: tuple[str, ...]
    told: bool = False
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class BatchMade:
    """What came of a batch: a paper for each order, None for one that failed; and what there is to tell."""

    papers: tuple[PaperMade | None, ...]
    faults: tuple[tuple[str, tuple[Problem, ...]], ...]
    warnings: tuple[tuple[str, tuple[Problem, ...]], ...]
    characters: Characters


@dataclass
class BatchMaker:
    """Makes batches of one run; threads may share it.

    ``dry``: nothing is written and nothing comes back but what would be done.
    """

    common: Common
    dry: bool = False
    _dependencies: dict[int, Dependencies] = field(default_factory=dict)

    @cached_property
    def _seen(self) -> dict[str, object]:
        return self.common.seen

    def make(self, batch: Batch) -> BatchMade:
        """The papers of ``batch``. Raises OSError where one cannot be written."""
        maker = Maker(self.common.behind, self.common.titles, self.common.edition, self.common.moment)
        maker.note_common(self.common.templates[batch.template].compiled, self._seen)
        papers: list[PaperMade | None] = []
        faults: list[tuple[str, tuple[Problem, ...]]] = []
        warnings: list[tuple[str, tuple[Problem, ...]]] = []
        for order in batch.orders:
            try:
                paper, told = self._paper(batch.template, order, maker)
            except (TemplateError, LayoutError) as fault:
                faults.append((order.unit.name, fault.problems))
                papers.append(None)
            else:
                papers.append(paper)
                if told:
                    warnings.append((order.unit.name, told))
        return BatchMade(tuple(papers), tuple(faults), tuple(warnings), maker.characters)

    def _paper(self, number: int, order: Order, maker: Maker) -> tuple[PaperMade, tuple[Problem, ...]]:
        template = self.common.templates[number]
        context = {**self._seen, "unit": order.unit.as_mapping(), "serial": order.serial}
        dependencies = self._dependencies_of(number)
        values = dependencies.of(context)
        reasons = self._reasons(template, order, dependencies, values)
        if order.before is not None and not reasons and _is_reusable(order.before, values):
            action: Action = "unchanged" if order.before.path == order.path else "renamed"
            self._keep(order)
            return _made_before(order.before, values, action), ()
        made = maker.made(template.compiled, context, unit=order.unit.name, sequence=order.sequence)
        return self._written(order, made, values, reasons), made.warnings

    def _written(self, order: Order, made: Made, values: Values, reasons: tuple[str, ...]) -> PaperMade:
        sha256 = digest(made.data)
        before = order.before
        if before is None:
            action: Action = "new"
        elif sha256 == before.sha256 and not {EDITED, MISSING} & set(reasons):
            action, reasons = ("unchanged" if before.path == order.path else "renamed"), ()
        else:
            action = "remade"
        data = None
        if self.common.staging is None:
            data = None if self.dry else made.data
        elif action in {"unchanged", "renamed"}:
            self._keep(order)
        else:
            self.common.staging.write(order.path, made.data)
        return PaperMade(sha256, len(made.data), made.pages, values, action, reasons, not made.silent, data)

    def _keep(self, order: Order) -> None:
        if self.common.staging is not None and order.before is not None:
            self.common.staging.keep(order.path, self.common.published / order.before.path)

    def _reasons(self, template: Template, order: Order, dependencies: Dependencies, values: Values) -> tuple[str, ...]:
        """Why the earlier file will not do."""
        before = order.before
        if before is None:
            return ()
        reasons = self._disturbed(before)
        if before.template_sha256 != template.compiled.sha256:
            reasons += (TEMPLATE,)
        elif not self.common.same_program or self.common.reads.get(template.name) != dependencies.names:
            reasons += (PROGRAM,)
        elif before.tags:
            reasons += values.changed(dependencies.names, before.tags)
        return reasons

    def _disturbed(self, before: ManifestFile) -> tuple[str, ...]:
        try:
            intact = digest((self.common.published / before.path).read_bytes()) == before.sha256
        except OSError:
            return (MISSING,)
        return () if intact else (EDITED,)

    def _dependencies_of(self, number: int) -> Dependencies:
        if number not in self._dependencies:
            common = self.common
            seen = {name: value for name, value in self._seen.items() if not isinstance(value, _Withheld)}
            template = common.templates[number].compiled
            self._dependencies[number] = Dependencies(template, seen, common.fields, common.stamps[number])
        return self._dependencies[number]


def _is_reusable(before: ManifestFile, values: Values) -> bool:
    """Whether the earlier file is of equal values; one that there was something to tell of is made again."""
    return not before.told and bool(values.sha256) and values.sha256 == before.values


def _made_before(before: ManifestFile, values: Values, action: Action) -> PaperMade:
    return PaperMade(before.sha256, before.bytes, before.pages, values, action, ())


class _Withheld(Sequence[Mapping[str, object]]):
    """In the place of the units, where no template reads them: reading them all the same is our own mistake."""

    @overload
    def __getitem__(self, index: int) -> Mapping[str, object]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, object]]: ...
    def __getitem__(self, index: int | slice) -> NoReturn:
        raise AssertionError(index)

    def __len__(self) -> NoReturn:
        raise AssertionError
