"""A batch of units' papers: made in this or another process, self-contained and stateless.

A paper of which template, values and pictures are unchanged is not made again; the old file is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, NoReturn, TypeVar, overload

from generator.dispatch.file_changes import PROGRAM, TEMPLATE, Action
from generator.dispatch.papers.document_maker import Characters, DocumentMaker
from generator.dispatch.papers.painting import PaintedWith, Painting
from generator.dispatch.papers.temporary_papers import TemporaryPapers
from generator.dispatch.remake_reasons import changed_pictures
from generator.dispatch.templates import Template
from generator.dispatch.unit_papers.dependencies import Dependencies, PaperValues
from generator.ground.errors import LayoutError, Problem, TemplateError
from generator.ground.source.nodes import MappingNode
from generator.office.fonts.named_families import families_named
from generator.office.package import read_package
from generator.office.pictures import PictureDigests
from generator.official.blocks import LaidOutDocument
from generator.official.document import Edition
from generator.official.placed_pages import refusals
from generator.roster.units.unit import Unit
from generator.standard.faces import Family
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.print_files import Likeness
from generator.writing import Staging
from generator.writing.file_digests import digest
from generator.writing.manifest_entries import ManifestFile, pdf_of

T = TypeVar("T")


@dataclass(frozen=True)
class RunContext:
    """What all units' papers of a run have in common; every process gets it once.

    ``units`` are all units as templates see them, None where no unit template reads them. ``stamps`` has for each
    template a digest of everything that decides its papers' bytes besides values and pictures, ``new_inputs`` the
    inputs of each that have changed. ``published`` is the folder of the earlier files, ``pictures`` that of pictures.
    ``reads`` has the names that earlier papers' templates read; ``same_program``: the earlier papers were made by this
    version. Files of the set go to ``staging``, others ``aside``; where these are None, papers come back as bytes.
    ``painting`` is how PDFs are painted, None where none are.
    """

    templates: tuple[Template, ...]
    notice: Mapping[str, object]
    behind: MappingNode
    edition: Edition | None
    moment: datetime
    titles: Mapping[str, str]
    fields: tuple[str, ...]
    stamps: tuple[bytes, ...]
    new_inputs: tuple[tuple[str, ...], ...]
    total: int
    units: Sequence[Mapping[str, object]] | None
    published: Path
    pictures: Path
    reads: Mapping[str, Sequence[str]]
    same_program: bool
    staging: Staging | None
    aside: TemporaryPapers | None
    painting: Painting | None

    def reasons(self, number: int, order: Order, names: Sequence[str], made: PaperResult) -> tuple[str, ...]:
        """What has changed of all that the paper of ``order`` is made of: ``made``, of the template ``number``."""
        template, before = self.templates[number], order.before
        if before is None:
            return ()
        if before.template_sha256 != template.compiled.sha256:
            return (TEMPLATE,)
        if not self.same_program or self.reads.get(template.name) != tuple(names):
            return (PROGRAM,)
        of_values = made.values.changed(names, before.tags) if before.tags else ()
        return (*of_values, *self.new_inputs[number], *changed_pictures(made.pictures, before.pictures))


Place = Literal["set", "aside", "tried", "nowhere"]
"""Where a paper goes: into the set; aside, because others are made of it; or only its digest is asked for.

Of one that is only tried it is also asked which others join a print file as it does.
"""


class Order(NamedTuple):
    """One paper to be made: its path in the set, its unit, the unit's serial, its number among the merged ones.

    ``before`` is the entry that an earlier run made from the same template for the same unit, ``disturbed`` why that
    file cannot be kept in any case. ``place`` is where the paper goes. ``is_painted``: its PDF is painted too, unless
    ``pdf``, an earlier one, can be kept. ``is_named``: it is asked which typefaces it names.
    """

    path: str
    unit: Unit
    serial: int
    sequence: int
    before: ManifestFile | None = None
    disturbed: tuple[str, ...] = ()
    place: Place = "set"
    is_painted: bool = False
    pdf: ManifestFile | None = None
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Papers of one template: the run's template with the number ``template``."""

    template: int
    orders: tuple[Order, ...]


class PaperResult(NamedTuple):
    """The paper of an order; ``reported``: there is something to report about it.

    ``pictures`` are the pictures that it reads, with their digests. ``data`` is None where the file has been written,
    or need not be; ``likeness`` is that of one made to be tried. ``painted`` is what its PDF was painted with, None
    where no PDF was painted or it is ``refused``; ``families`` are the typefaces that a new one names.
    """

    sha256: str
    size: int
    pages: int | None
    values: PaperValues
    pictures: Mapping[str, str]
    action: Action
    reasons: tuple[str, ...] = ()
    reported: bool = False
    data: bytes | None = None
    likeness: Likeness | None = None
    painted: PaintedWith | None = None
    refused: tuple[Problem, ...] = ()
    families: frozenset[Family] | None = None


@dataclass(frozen=True, slots=True)
class BatchResult:
    """The papers of a batch, one for each order, None for one that failed; with faults and warnings by unit."""

    papers: tuple[PaperResult | None, ...]
    faults: tuple[tuple[str, tuple[Problem, ...]], ...]
    warnings: tuple[tuple[str, tuple[Problem, ...]], ...]
    characters: Characters


@dataclass
class BatchMaker:
    """Makes batches of one run; threads may share it."""

    common: RunContext
    _dependencies: dict[int, Dependencies] = field(default_factory=dict)

    @cached_property
    def _digests(self) -> PictureDigests:
        return PictureDigests(self.common.pictures)

    @cached_property
    def _seen(self) -> dict[str, object]:
        units = _UnreadUnits() if self.common.units is None else self.common.units
        return {"notice": self.common.notice, "units": units, "total": self.common.total}

    def make(self, batch: Batch) -> BatchResult:
        """The papers of ``batch``. Raises OSError where one cannot be written."""
        maker = self._maker()
        maker.note_common(self.common.templates[batch.template].compiled, self._seen)
        papers: list[PaperResult | None] = []
        faults: list[tuple[str, tuple[Problem, ...]]] = []
        warnings: list[tuple[str, tuple[Problem, ...]]] = []
        for order in batch.orders:
            try:
                paper, reported = self._paper(batch.template, order, maker)
            except (TemplateError, LayoutError) as fault:
                faults.append((order.unit.name, fault.problems))
                papers.append(None)
            else:
                papers.append(paper)
                if reported:
                    warnings.append((order.unit.name, reported))
        return BatchResult(tuple(papers), tuple(faults), tuple(warnings), maker.characters)

    def _paper(self, number: int, order: Order, maker: DocumentMaker) -> tuple[PaperResult, tuple[Problem, ...]]:
        template = self.common.templates[number]
        context = self._context(order)
        dependencies = self._dependencies_of(number)
        merged = isinstance(template.compiled, DocxTemplate) and template.compiled.takes_records
        values = dependencies.of(context, order.sequence if merged else None)
        before = order.before
        if before is not None and not order.disturbed and self._is_reusable(before, values, template):
            kept = stored(self.common, order, _kept(order, before, values))
            kept = self.with_pdf(number, order, kept)
            return kept, kept.refused
        fresh = maker.rendered(template.compiled, context, unit=order.unit.name, sequence=order.sequence)
        made = PaperResult(
            digest(fresh.data),
            len(fresh.data),
            fresh.pages,
            values,
            fresh.pictures,
            "new",
            reported=not fresh.silent,
            data=fresh.data,
            likeness=Likeness.of(fresh.data) if order.place == "tried" else None,
            families=families_named(read_package(fresh.data, name=order.path)) if order.is_named else None,
        )
        made = compared(self.common, number, order, dependencies.names, made)
        made = stored(self.common, order, made)
        made = self.with_pdf(number, order, made, fresh.document)
        return made, (*fresh.warnings, *made.refused)

    def with_pdf(
        self, number: int, order: Order, made: PaperResult, document: LaidOutDocument | None = None
    ) -> PaperResult:
        """``made``, of the template ``number``, with its PDF painted where it is asked for and cannot be kept.

        Without staging it is only tried. The ``document`` that was written is made again where it is not at hand.
        Raises OSError.
        """
        painting, staging = self.common.painting, self.common.staging
        if painting is None or not order.is_painted or painting.keeps(order.pdf, made.sha256):
            return made
        document = document or self.document(number, order)
        pdf = painting.pdf(document)
        if pdf.unrepresented:
            return made._replace(refused=refusals(pdf.unrepresented))
        if staging is not None:
            staging.write(pdf_of(order.path), pdf.data)
        return made._replace(painted=pdf.names)

    def document(self, number: int, order: Order) -> LaidOutDocument:
        """The paper of ``order``, of the text template ``number``, only laid out. Raises TemplateError, LayoutError."""
        template = self.common.templates[number].compiled
        if not isinstance(template, PaperTemplate):
            raise AssertionError(template)
        return self._maker().document(template, self._context(order))

    def _maker(self) -> DocumentMaker:
        common = self.common
        return DocumentMaker(common.behind, common.titles, common.edition, common.moment)

    def _context(self, order: Order) -> dict[str, object]:
        return {**self._seen, "unit": order.unit.as_mapping(), "serial": order.serial}

    def _is_reusable(self, before: ManifestFile, values: PaperValues, template: Template) -> bool:
        """Whether the earlier file has equal values and pictures; one with something to report is made again.

        Equal values read the same pictures.
        """
        if before.told or not values.sha256 or values.sha256 != before.values:
            return False
        if before.pictures is None:
            return not template.prints_pictures
        return all(self._digests.of(path) == sha256 for path, sha256 in before.pictures.items())

    def _dependencies_of(self, number: int) -> Dependencies:
        if number not in self._dependencies:
            common = self.common
            seen = {name: value for name, value in self._seen.items() if not isinstance(value, _UnreadUnits)}
            template = common.templates[number].compiled
            self._dependencies[number] = Dependencies(
                template, seen, common.fields, common.titles, common.stamps[number]
            )
        return self._dependencies[number]


def _kept(order: Order, before: ManifestFile, values: PaperValues) -> PaperResult:
    """The earlier file as the paper of ``order``."""
    action, reasons = outcome(order, before.sha256, ())
    return PaperResult(before.sha256, before.bytes, before.laid_out, values, before.pictures or {}, action, reasons)


def compared(common: RunContext, number: int, order: Order, names: Sequence[str], made: PaperResult) -> PaperResult:
    """``made``, of the template with this ``number``, with its action and reasons; the template reads ``names``."""
    action, reasons = outcome(order, made.sha256, common.reasons(number, order, names, made))
    return made._replace(action=action, reasons=reasons)


def outcome(order: Order, sha256: str, reasons: tuple[str, ...]) -> tuple[Action, tuple[str, ...]]:
    """The action for the paper of ``order`` with the digest ``sha256``, and its reasons.

    ``reasons`` are the changes in what it is made of.
    """
    before = order.before
    if before is None:
        return "new", ()
    if order.disturbed or sha256 != before.sha256:
        return "remade", (*order.disturbed, *reasons)
    return ("unchanged" if before.path == order.path else "renamed"), ()


def stored(common: RunContext, order: Order, made: PaperResult) -> PaperResult:
    """``made`` written to its place; with its bytes where the caller has to write it."""
    as_before = made.action in {"unchanged", "renamed"}
    if order.place in {"tried", "nowhere"} or (order.place == "aside" and as_before):
        return made._replace(data=None)
    if common.staging is None and common.aside is None:
        return made
    if order.place == "aside":
        _in(common.aside).write(order.path, _in(made.data))
    elif as_before:
        _in(common.staging).keep(order.path, common.published / _in(order.before).path)
    else:
        _in(common.staging).write(order.path, _in(made.data))
    return made._replace(data=None)


def _in(value: T | None) -> T:
    """``value``, which cannot be None: an order with a place goes to a process that has it."""
    if value is None:
        raise AssertionError
    return value


class _UnreadUnits(Sequence[Mapping[str, object]]):
    """Stands for the units where no template reads them: reading one is a bug of ours, and raises."""

    @overload
    def __getitem__(self, index: int) -> Mapping[str, object]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, object]]: ...
    def __getitem__(self, index: int | slice) -> NoReturn:
        raise AssertionError(index)

    def __len__(self) -> NoReturn:
        raise AssertionError
