"""One build: it plans the papers, makes them, and publishes everything at once."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.dispatch import build_options, build_sources, edited_files, remake_reasons
from generator.dispatch.existing_set import Published, earlier_set, occupied
from generator.dispatch.file_changes import Change
from generator.dispatch.making_set import MadeSet, Making
from generator.dispatch.manifest import Manifest
from generator.dispatch.papers.dispatch_rendering import DispatchRendering
from generator.dispatch.papers.painting import Painting
from generator.dispatch.papers.pdf_printing import PdfPrinting
from generator.dispatch.papers.temporary_papers import aside
from generator.dispatch.plan import plan
from generator.dispatch.set_scope import Scope, refuse_other_order, scope_of
from generator.dispatch.unit_choice import Choice
from generator.dispatch.unit_papers.unit_paper_run import UnitPaperRun, Workforce
from generator.ground.errors import GeneratorError, InputError, OutputError, Problem, Span
from generator.ground.file_names import MOST_OF_A_PATH, folded, length_on_windows
from generator.ground.representation import stopping
from generator.writing import Staging
from generator.writing.file_digests import digest, plain_digest
from generator.writing.manifest_entries import EDITED_FOLDER, MANIFEST, path_beside, pdf_of

if TYPE_CHECKING:
    from generator.dispatch.papers.ofd_painting import OfdPainting
    from generator.dispatch.recorded_entries import RecordedEntry

_SURELY_IN_A_FILE = 20
"""So many numbered copies one print file holds, of up to some 500 pages each."""


@dataclass
class Building:
    """One run over ``sources`` for the units of ``choice``, into the folder ``target``.

    ``record`` is the entry that the run makes in the register. The register is locked until ``done`` ends, as the last
    step. ``proof`` returns what is wrong with a file, by its path and bytes, before any is published.
    """

    sources: build_sources.Sources
    choice: Choice
    target: Path
    options: build_options.BuildOptions
    record: RecordedEntry | None = None
    proof: Callable[[str, bytes], Iterable[Problem]] | None = None
    done: ExitStack = field(default_factory=ExitStack)

    def run(self, staging: Staging | None) -> Manifest:
        """Makes the set in ``staging`` and publishes it; returns its manifest. Without ``staging`` it is a dry run.

        Raises GeneratorError, OSError; then what was published before is unchanged.
        """
        before = earlier_set(self.sources, self.target)
        if before.ours:
            refuse_other_order(self.choice, before.listed.order, self.target)
        self._refuse_losses(self.sources.warnings)
        inputs = remake_reasons.inputs_of(self.sources)
        workforce = Workforce(self.options.jobs, self.options.executor)
        progress = self.options.progress or (lambda *_: None)
        of_units = UnitPaperRun(self.sources, before, inputs, workforce, progress)
        of_set = self.options.of_set(before.listed.options)
        duplex = self.options.is_duplex(before.listed.options, house=self.sources.notice.printing.duplex)
        options = replace(of_set, duplex=duplex)
        papers = plan(self.sources, numbered=options.numbered, most_copies=self._most_copies())
        scope = scope_of(self.sources, papers, self.choice, before, of_units.turns, options)
        self._refuse_overwriting(scope, before)
        # Papers are made in a folder of a shorter name, so the system itself would not refuse long paths.
        if sys.platform == "win32":
            paths = (os.path.abspath(self.target / paper.path) for paper in scope.published)
            longest = max(paths, key=length_on_windows, default="")
            if length_on_windows(longest) > MOST_OF_A_PATH:
                facts = {"length": length_on_windows(longest), "most": MOST_OF_A_PATH}
                raise OutputError(Problem("output-path-long", Span(longest), facts))
        with aside(needed=staging is not None and scope.needs_aside) as apart:
            painting = Painting(options.pdf_a, before.listed.printer, draws=staging is not None)
            of_pdfs = painting if scope.painted else None
            making = Making(self.sources, scope, before, of_units, inputs, staging, apart, of_pdfs)
            notice, jobs = self.sources.notice, workforce.jobs
            families = making.families_of
            printing = PdfPrinting(scope, before, notice, staging, apart, jobs, progress, of_pdfs, families)
            made = printing.add_to(making.run())
            last = making.run_last(printing.pages, uncertain=printing.uncertain)
            made = made.with_more(printing.add_to(last, uncertain=printing.uncertain))
            ofds: OfdPainting | None = None
            if options.ofd:
                from generator.dispatch.papers.ofd_painting import OfdPainting  # hardly any set has OFDs

                ofds = OfdPainting(self.sources, scope, before, of_units, staging, painting)
                made = ofds.add_to(made)
        self._refuse_unlike(before, made, printing)
        manifest = Manifest(
            self.target,
            notice.number,
            tuple(sorted(made.files, key=lambda file: file.path)),
            notice=self.sources.notice_folder,
            date=notice.date.iso,
            reads=of_units.reads,
            inputs=inputs,
            printer=printing.printer_of(made.files),
            counted=printing.counted,
            order=self.choice.order,
            options=of_set,
            duplex=duplex,
            disclosure=(str(notice.disclosure.value or ""), notice.disclosure.reason),
            changes=(*made.changes, *_removed(before, made)),
            left_behind=edited_files.left_behind(self.target, self.sources.notice_folder),
            warnings=(
                *self._moved_here(before),
                *self.sources.warnings,
                *made.warnings,
                *{each.code: each for each in (*(ofds.of_fonts if ofds else ()), *printing.warnings)}.values(),
                *(ofds.warnings if ofds else ()),
            ),
            refused=printing.refused + (ofds.refused if ofds else 0),
            account=self.choice.account(self.sources.account),
        )
        self._refuse_losses(manifest.warnings)
        if staging is None:
            return self._looked_over(manifest, before)
        now = before.again()
        self._refuse_overwriting(scope, now)
        self._refuse_unlike(now, made, printing)
        return self._published(staging, self._looked_over(manifest, now), now)

    def _most_copies(self) -> int | None:
        """How many numbered copies one print file holds; None for so many as there are."""
        if self.sources.prints_numbered and self.sources.copies > _SURELY_IN_A_FILE:
            with suppress(GeneratorError):  # it is reported when the notice is made
                return DispatchRendering(self.sources).numbered_notice().most_in_a_file
        return None

    def _moved_here(self, before: Published) -> Iterator[Problem]:
        """That the folder of before gets another name, where it does."""
        if before.folder != self.target:
            yield Problem("output-folder-moved", Span(str(self.target)), {"before": before.folder.name})

    def _looked_over(self, manifest: Manifest, now: Published) -> Manifest:
        """``manifest`` with warnings about files changed by hand, which are moved, and about files of other people."""
        moved = edited_files.moved_paths(now.edited, now.moved)
        warnings = (
            *(Problem("output-foreign", Span(str(self.target / path))) for path in _kept(now, manifest)),
            *(Problem("output-edited", Span(str(self.target / path)), {"to": to}) for path, to in moved.items()),
        )
        return replace(manifest, moved=moved, warnings=(*manifest.warnings, *warnings))

    def _published(self, staging: Staging, manifest: Manifest, now: Published) -> Manifest:
        """Publishes the set, after the register has its entry; returns the manifest with the register's warnings."""
        staying = {path: path for path in (*_kept(now, manifest), *now.moved)}
        for path, source in {**staying, **{to: path for path, to in manifest.moved.items()}}.items():
            staging.keep(path, now.folder / source)
        staging.write_pieces(MANIFEST, (piece.encode() for piece in manifest.pieces()))
        if self.proof is not None:
            made = (MANIFEST, *(file.path for file in manifest.files))
            OutputError.raise_for(each for path in made for each in self.proof(path, staging.read(path)))
        warnings: tuple[Problem, ...] = ()
        if self.record is not None:
            warnings = self.done.enter_context(self.record.added(self._digest(manifest)))
        staging.become(self.target.name, once=now.folder.name)
        return replace(manifest, warnings=(*manifest.warnings, *warnings))

    def _digest(self, manifest: Manifest) -> str:
        """A digest of the papers that the register's entry is about: those of the chosen units."""
        asked = {change.path for change in manifest.changes if change.asked}
        papers = (
            f"{file.path} {file.sha256}\n"
            for file in manifest.files
            if file.path in asked and (file.kind == "unit" or not self.choice.narrowed)
        )
        return digest("".join(papers).encode())

    def _refuse_losses(self, warnings: Sequence[Problem]) -> None:
        """Raises InputError with what no paper represents, where the notice has a number."""
        losses = stopping(warnings)
        if losses and self.sources.notice.number is not None:
            raise InputError(losses)

    def _refuse_overwriting(self, scope: Scope, before: Published) -> None:
        """Raises OutputError where a file would replace somebody else's, or two files of this run have one path.

        A file at the same path may equal ours: :meth:`_refuse_unlike` compares them when ours is made.
        """
        papers = [paper.path for paper in scope.published]
        new = [*papers, *map(pdf_of, scope.pdfs), *(path_beside(path, "ofd") for path in scope.ofds)]
        times = Counter(map(folded, new))
        others = sorted({*before.others} - {*papers})
        problems = [
            Problem(code, Span(str(before.folder / path)))
            for code, paths in (
                ("output-occupied", occupied(others, new)),
                ("output-same-path", [path for path in new if times[folded(path)] > 1]),
            )
            for path in paths
        ]
        blocked = occupied(before.moved, [f"{EDITED_FOLDER}/{path}" for path in before.edited])
        problems += [
            Problem("output-edited-place", Span(str(before.folder / path)))
            for path in blocked
            if folded(path) not in {folded(f"{EDITED_FOLDER}/{each}") for each in before.edited}
        ]
        OutputError.raise_for(problems)

    def _refuse_unlike(self, before: Published, made: MadeSet, printing: PdfPrinting) -> None:
        """Raises OutputError with every paper that would replace somebody else's file with other bytes.

        Equal files are taken for ours: their manifest may have been deleted.
        """
        others = {*before.others}
        OutputError.raise_for(
            Problem("output-occupied", Span(str(before.folder / file.path)))
            for file in made.files
            if file.path in others
            and (file.path in printing.doubtful or plain_digest(before.folder / file.path) != file.sha256)
        )


def _kept(now: Published, manifest: Manifest) -> list[str]:
    """The paths of other people's files that stay; a file that equals one of our papers is taken for that paper."""
    ours = {file.path for file in manifest.files}
    return [path for path in now.others if path not in ours]


def _removed(before: Published, made: MadeSet) -> Iterator[Change]:
    """A change for each of our earlier files that is gone; a file that only moved is not gone."""
    staying = {file.path for file in made.files} | {change.before for change in made.changes}
    for path, file in before.ours.items():
        if path not in staying:
            yield Change(path, file.kind, "removed", file.unit, code=file.code)
