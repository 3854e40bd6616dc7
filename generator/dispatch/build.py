"""The whole set of papers for one dispatch."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.choice import Choice, choose
from generator.dispatch.manifest import MANIFEST, Manifest, ManifestFile, digest
from generator.dispatch.names import folded
from generator.dispatch.plan import Paper, folder_name, plan
from generator.dispatch.publishing import Published, changed_by_hand, look, occupied, publish
from generator.dispatch.rendering import Rendered, render, with_pdfs
from generator.dispatch.sources import Sources, read_sources
from generator.errors import OutputError, Problem, Span

Place = str | os.PathLike[str]


def build(
    *,
    templates: Place = "templates",
    notice: Place | None = None,
    units: Place = "units.yaml",
    output: Place = "output",
    only: Sequence[str] = (),
    exclude: Sequence[str] = (),
    pdf: bool = False,
    draft: bool = False,
    jobs: int = 1,
    dry_run: bool = False,
) -> Manifest:
    """Makes the notice, one paper for each unit and template, and the lists, below ``output``.

    ``notice`` is the notice's folder (default: ``notice`` in ``templates``). ``only`` and ``exclude``
    choose units by name, addressee or code: then only their files are replaced, and the notice and the
    lists stay as they are where they are there. ``pdf`` adds a PDF beside each .docx. ``jobs`` processes
    may be used; the bytes never depend on it. With ``dry_run`` nothing is written and no PDF made.

    Raises GeneratorError with all problems of the stage that failed; then nothing has been written.
    """
    folder = Path(templates)
    sources = read_sources(folder, folder / "notice" if notice is None else Path(notice), Path(units))
    choice = choose(sources.roster, sources.units, only, exclude)
    target = Path(output) / folder_name(sources.notice, draft=draft)
    return _Build(sources, choice, target, look(target)).run(pdf=pdf, jobs=jobs, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class _Build:
    sources: Sources
    choice: Choice
    target: Path
    before: Published

    def run(self, *, pdf: bool, jobs: int, dry_run: bool) -> Manifest:
        kept = [file for file in self.before.ours.values() if self._stays(file)]
        files, left_out = render(self.sources, self._wanted(kept))
        self._refuse_overwriting(files, pdf=pdf)
        warnings = (*self.sources.warnings, *left_out)
        if pdf and not dry_run:
            files, more = with_pdfs(files, self.sources.notice, jobs)
            warnings += more
        entries = sorted([*kept, *map(self._entry, files)], key=lambda file: file.path)
        new = {file.path: file.data for file in files}
        warnings += self._about_files(kept, new)
        written = tuple(sorted({*new, *(_pdfs(new) if pdf else ())}))
        manifest = Manifest(self.target, self.sources.notice.number, tuple(entries), written, warnings)
        if not dry_run:
            everything = {**new, MANIFEST: manifest.text().encode()}
            publish(self.target, everything, (*(file.path for file in kept), *self.before.others))
        return manifest

    def _stays(self, file: ManifestFile) -> bool:
        """Whether an earlier file is left as it is: where units are chosen, all but theirs."""
        return self.choice.narrowed and not any(_belongs(file, unit.code, unit.name) for unit in self.choice.units)

    def _wanted(self, kept: Iterable[ManifestFile]) -> list[Paper]:
        papers = plan(self.sources)
        if not self.choice.narrowed:
            return list(papers)
        there = {(file.kind, file.template) for file in kept if file.kind != "unit"}
        chosen = {id(unit) for unit in self.choice.units}
        return [
            paper
            for paper in papers
            if (id(paper.unit) in chosen if paper.kind == "unit" else (paper.kind, paper.source) not in there)
        ]

    def _refuse_overwriting(self, files: Iterable[Rendered], *, pdf: bool) -> None:
        """Raises OutputError where a file would take the place of somebody else's, or of another of this run."""
        new = [file.path for file in files]
        new += _pdfs(new) if pdf else ()
        times = Counter(map(folded, new))
        problems = [
            Problem(code, Span(str(self.target / path)))
            for code, paths in (
                ("output-occupied", occupied(self.before.others, new)),
                ("output-same-path", [path for path in new if times[folded(path)] > 1]),
            )
            for path in paths
        ]
        if problems:
            raise OutputError(problems)

    def _about_files(self, kept: Sequence[ManifestFile], new: dict[str, bytes]) -> tuple[Problem, ...]:
        """Warnings about files that other people put there, and about ours that they have changed."""
        staying = {file.path for file in kept}
        leaving = [file for path, file in self.before.ours.items() if path not in staying]
        foreign = [Problem("output-foreign", Span(str(self.target / path))) for path in self.before.others]
        edited = changed_by_hand(self.target, leaving, new)
        return (*foreign, *(Problem("output-edited", Span(str(self.target / path))) for path in edited))

    def _entry(self, file: Rendered) -> ManifestFile:
        paper = file.paper
        return ManifestFile(
            path=file.path,
            kind=paper.kind,
            unit=paper.unit.name if paper.unit is not None else None,
            code=(paper.unit.code or None) if paper.unit is not None else None,
            template=paper.source,
            template_sha256=self._template_digest(file),
            roster_sha256=self.sources.roster.sha256,
            sha256=digest(file.data),
            bytes=len(file.data),
            copies=paper.copies,
            pages=file.pages,
        )

    def _template_digest(self, file: Rendered) -> str:
        paper = file.paper
        if paper.template is not None:
            return paper.template.compiled.sha256
        return self.sources.notice.sha256 if paper.attached is None else digest(file.data)


def _belongs(file: ManifestFile, code: str, name: str) -> bool:
    """Whether an earlier file is a paper of the unit, which is known by its code where it has one."""
    if file.kind != "unit":
        return False
    return file.code == code if code and file.code else file.unit == name


def _pdfs(paths: Iterable[str]) -> list[str]:
    return [f"{path.removesuffix('.docx')}.pdf" for path in paths if path.endswith(".docx")]
