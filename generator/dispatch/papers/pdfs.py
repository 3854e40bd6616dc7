"""A PDF beside each .docx of a set; one that an earlier run printed of the same document is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.dispatch.changes import Action, Change
from generator.dispatch.made_set import MadeSet
from generator.dispatch.manifest import ManifestFile, digest
from generator.dispatch.progress import Progress
from generator.dispatch.publishing import Published
from generator.errors import Problem
from generator.text_template import Notice
from generator.writing import Staging

_DOCX = ".docx"


def pdf_of(path: str) -> str:
    """Where the PDF of the .docx at ``path`` goes."""
    return f"{path.removesuffix(_DOCX)}.pdf"


@dataclass
class Printing:
    """The PDFs of one run: printed into ``staging`` by ``jobs`` processes, compared with what was there ``before``.

    They carry the notice's date.
    """

    staging: Staging
    before: Published
    notice: Notice
    jobs: int
    progress: Progress
    _told: set[str] = field(default_factory=set)

    @cached_property
    def printer(self) -> str:
        """What stands for the office suite and its fonts; ``""`` where it cannot be told that they are the same."""
        from generator.pdf import printer

        return printer()

    def add_to(self, made: MadeSet) -> MadeSet:
        """``made`` with the PDF of each .docx; how many pages each has is then known.

        Raises OutputError when the office suite is missing or fails.
        """
        documents = [file for file in made.files if file.path.endswith(_DOCX)]
        moved = {change.path: change.before for change in made.changes if change.before is not None}
        kept = {file.path: old for file in documents if (old := self._reusable(file, moved)) is not None}
        pages, lost, warnings = self._printed([file for file in documents if file.path not in kept])
        printed = MadeSet(changes=list(made.changes), warnings=(*made.warnings, *warnings), edited=list(made.edited))
        for file in made.files:
            if file.path in kept:
                self._keep(printed, file, kept[file.path])
            elif file.path in pages:
                self._add(printed, replace(file, pages=pages[file.path]), told=file.path in lost)
            else:
                printed.files.append(file)
        return printed

    def _printed(self, files: Sequence[ManifestFile]) -> tuple[dict[str, int], set[str], tuple[Problem, ...]]:
        """How many pages each PDF has, those that lack characters, and all warnings."""
        if not files:
            return {}, set(), ()
        from generator.pdf import convert_each

        converted = convert_each(
            _Staged(self.staging, [file.path for file in files]),
            lambda path, pdf: self.staging.write(pdf_of(path), pdf),
            moment=self.notice.moment,
            jobs=self.jobs,
            progress=self._counted(files),
        )
        lost = {problem.span.file for problem in converted.lost if problem.span is not None}
        stand_ins = tuple(each for each in converted.stand_ins if each.code not in self._told)
        self._told.update(each.code for each in stand_ins)
        return converted.pages, lost, (*stand_ins, *converted.lost)

    def _counted(self, files: Sequence[ManifestFile]) -> Callable[[str], None]:
        names = {file.path: file.unit or file.path for file in files}
        done: list[str] = []

        def progress(path: str) -> None:
            done.append(path)
            self.progress("pdfs", len(done), len(files), names[path])

        return progress

    def _reusable(self, file: ManifestFile, moved: dict[str, str]) -> ManifestFile | None:
        """The earlier PDF of the same document, where it is still as it was and would be printed alike."""
        earlier = moved.get(file.path, file.path)
        document, pdf = self.before.ours.get(earlier), self.before.ours.get(pdf_of(earlier))
        if document is None or pdf is None or document.sha256 != file.sha256 or pdf.told:
            return None
        same = bool(self.printer) and self.printer == self.before.listed.printer
        return pdf if same and self.before.by_this_program and self.before.intact(pdf) else None

    def _keep(self, printed: MadeSet, file: ManifestFile, old: ManifestFile) -> None:
        path = pdf_of(file.path)
        self.staging.keep(path, self.before.folder / old.path)
        counted = replace(file, pages=old.pages)
        printed.files.append(counted)
        change = Change(path, file.kind, "unchanged", file.unit)
        if old.path != path:
            change = replace(change, action="renamed", before=old.path)
        printed.add(_entry(counted, path, old.sha256, old.bytes, told=False), change)

    def _add(self, printed: MadeSet, file: ManifestFile, *, told: bool) -> None:
        path = pdf_of(file.path)
        data = self.staging.read(path)
        printed.files.append(file)
        entry = _entry(file, path, digest(data), len(data), told=told)
        printed.add(entry, Change(path, file.kind, self._action(entry), file.unit))

    def _action(self, entry: ManifestFile) -> Action:
        earlier = self.before.ours.get(entry.path)
        if earlier is None:
            return "new"
        return "unchanged" if earlier.sha256 == entry.sha256 else "remade"


class _Staged(Mapping[str, bytes]):
    """New files of a set, each read when it is asked for and not kept."""

    def __init__(self, staging: Staging, paths: Sequence[str]) -> None:
        self._staging = staging
        self._paths = paths

    def __getitem__(self, path: str) -> bytes:
        return self._staging.read(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _entry(file: ManifestFile, path: str, sha256: str, size: int, *, told: bool) -> ManifestFile:
    return replace(file, path=path, sha256=sha256, bytes=size, values=None, tags=None, told=told)
