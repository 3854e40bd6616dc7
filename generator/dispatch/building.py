"""One run: what is there, what is to be made, what becomes of every file; then all of it published at once."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from generator.dispatch.changes import Change
from generator.dispatch.choice import Choice
from generator.dispatch.made_set import MadeSet
from generator.dispatch.making_set import Making, Options
from generator.dispatch.manifest import MANIFEST, Manifest, ManifestFile
from generator.dispatch.names import MOST_OF_A_PATH, folded, length_on_windows
from generator.dispatch.papers.pdfs import Printing, pdf_of
from generator.dispatch.papers.print_order import letters_of
from generator.dispatch.plan import Paper, plan
from generator.dispatch.publishing import Published, look, occupied
from generator.dispatch.recording import Record
from generator.dispatch.sources import Sources
from generator.dispatch.unit_papers import turns_of
from generator.errors import OutputError, Problem, Span, UsageError
from generator.writing import Staging


@dataclass
class Building:
    """One run over ``sources`` for the units of ``choice`` into the folder ``target``.

    ``record`` is what the register is to say of it; it is held until ``done`` ends, after all else.
    """

    sources: Sources
    choice: Choice
    target: Path
    options: Options
    record: Record | None = None
    done: ExitStack = field(default_factory=ExitStack)

    def run(self, staging: Staging | None) -> Manifest:
        """The set, made in ``staging`` and published; without one only told, as far as that goes without PDFs.

        Raises GeneratorError, OSError; then what was published is as before.
        """
        before = look(self.target)
        self._refuse_other_order(before)
        kept = [file for file in before.ours.values() if self._stays(file)]
        planned = plan(self.sources)
        papers = self._wanted(planned, kept)
        self._refuse_overwriting(papers, before)
        self._refuse_long_paths(papers)
        making = Making(self.sources, planned, self.options, before, kept, staging)
        printing = self._printing(before, staging)
        made = _printed(making.run(papers), printing)
        made = made.with_more(_printed(making.run_last(papers, made), printing))
        manifest = self._manifest(made, kept, before)
        manifest = replace(manifest, reads=making.reads, printer="" if printing is None else printing.printer)
        if staging is None:
            return manifest
        return replace(manifest, warnings=(*manifest.warnings, *self._publish(staging, manifest, kept, before)))

    def _printing(self, before: Published, staging: Staging | None) -> Printing | None:
        if not self.options.pdf or staging is None:
            return None
        return Printing(staging, before, self.sources.notice, self.options.workforce.jobs, self.options.progress)

    def _manifest(self, made: MadeSet, kept: Iterable[ManifestFile], before: Published) -> Manifest:
        files = tuple(sorted([*kept, *made.files], key=lambda file: file.path))
        removed = tuple(_removed(before, files, made.changes))
        edited = (*made.edited, *(each.path for each in removed if not before.intact(before.ours[each.path])))
        warnings = (
            *self.sources.warnings,
            *made.warnings,
            *(Problem("output-foreign", Span(str(self.target / path))) for path in before.others),
            *(Problem("output-edited", Span(str(self.target / path))) for path in sorted(edited)),
        )
        changes = (*made.changes, *removed)
        number, order = self.sources.notice.number, self.choice.order
        return Manifest(self.target, number, files, order=order, changes=changes, warnings=warnings)

    def _publish(
        self, staging: Staging, manifest: Manifest, kept: Iterable[ManifestFile], before: Published
    ) -> tuple[Problem, ...]:
        """Puts the set in its place, after the register has taken what is to be said of it; warnings come back."""
        for path in (*(file.path for file in kept), *before.others):
            staging.keep(path, self.target / path)
        staging.write_pieces(MANIFEST, (piece.encode() for piece in manifest.pieces()))
        warnings: tuple[Problem, ...] = ()
        if self.record is not None:
            warnings = self.done.enter_context(self.record.added(self._digest(manifest)))
        staging.become(self.target.name)
        return warnings

    def _digest(self, manifest: Manifest) -> str:
        """What tells the papers that the register is about from others: those of the units that were chosen."""
        papers = (f"{file.path} {file.sha256}\n" for file in manifest.files if not self._stays(file))
        return hashlib.sha256("".join(papers).encode()).hexdigest()

    def _stays(self, file: ManifestFile) -> bool:
        """Whether an earlier file is left as it is: where units are chosen, all but theirs."""
        return self.choice.narrowed and not (
            file.kind == "unit" and self._chosen(file.template, file.code or file.unit or "")
        )

    def _chosen(self, template: str, identity: str) -> bool:
        return identity in self._identities.get(template, self._all_identities)

    @cached_property
    def _all_identities(self) -> frozenset[str]:
        return frozenset(unit.identity for unit in self.choice.units)

    @cached_property
    def _identities(self) -> dict[str, frozenset[str]]:
        """Of each template that takes several units for a document, the units that those of chosen ones begin with."""
        units = self.sources.units
        numbers = self.choice.numbers(units)
        mappings = cache(lambda: [unit.as_mapping() for unit in units])
        return {
            template: self._all_identities | {units[begin].identity for begin in each.beginnings(numbers, len(units))}
            for template, each in turns_of(self.sources, mappings).items()
        }

    def _wanted(self, planned: Sequence[Paper], kept: Iterable[ManifestFile]) -> list[Paper]:
        """The papers to be made: where units are chosen theirs, and of the others those that are not there.

        A print file wants all its letters.
        """
        if not self.choice.narrowed:
            return list(planned)
        there = {file.path for file in kept}
        wanted = [
            paper
            for paper in planned
            if (paper.path not in there if paper.unit is None else self._chosen(paper.source, paper.unit.identity))
        ]
        with_these = there | {paper.path for paper in wanted}
        return [
            paper
            for paper in wanted
            if paper.printed is None or all(each.path in with_these for each in letters_of(planned, paper))
        ]

    def _refuse_other_order(self, before: Published) -> None:
        """Raises UsageError where some units' papers would get serials of another order than those that stay."""
        if self.choice.narrowed and before.ours and before.listed.order != self.choice.order:
            options = " ".join(f"--sort {each}" for each in before.listed.order)
            code = "cli-sort-other" if options else "cli-sort-unsorted"
            raise UsageError(Problem(code, Span(str(self.target)), {"options": options} if options else {}))

    def _refuse_overwriting(self, papers: Iterable[Paper], before: Published) -> None:
        """Raises OutputError where a file would take the place of somebody else's, or of another of this run."""
        new = [paper.path for paper in papers]
        new += [pdf_of(path) for path in new if path.endswith(".docx")] if self.options.pdf else ()
        times = Counter(map(folded, new))
        problems = [
            Problem(code, Span(str(self.target / path)))
            for code, paths in (
                ("output-occupied", occupied(before.others, new)),
                ("output-same-path", [path for path in new if times[folded(path)] > 1]),
            )
            for path in paths
        ]
        if problems:
            raise OutputError(problems)

    def _refuse_long_paths(self, papers: Iterable[Paper]) -> None:
        """Raises OutputError on Windows, with the longest path, where some would lie deeper than programs can open.

        They are made in a folder of a shorter name, so the system itself would not refuse them.
        """
        if sys.platform == "win32":
            paths = (os.path.abspath(self.target / paper.path) for paper in papers)
            longest = max(paths, key=length_on_windows, default="")
            if length_on_windows(longest) > MOST_OF_A_PATH:
                facts = {"length": length_on_windows(longest), "most": MOST_OF_A_PATH}
                raise OutputError(Problem("output-path-long", Span(longest), facts))


def _printed(made: MadeSet, printing: Printing | None) -> MadeSet:
    return made if printing is None else printing.add_to(made)


def _removed(before: Published, files: Iterable[ManifestFile], changes: Iterable[Change]) -> Iterator[Change]:
    """Our earlier files that are gone; not those that only lie at another place now."""
    staying = {file.path for file in files} | {change.before for change in changes if change.before is not None}
    for path, file in before.ours.items():
        if path not in staying:
            yield Change(path, file.kind, "removed", file.unit)
