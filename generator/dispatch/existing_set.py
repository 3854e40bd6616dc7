"""The set that lies in a folder: its files, which of them fawen made, and whether a build may go on from it.

Every file is compared with the manifest.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.dispatch.build_sources import Sources
from generator.dispatch.file_changes import EDITED, MISSING
from generator.dispatch.manifest import program
from generator.dispatch.plan import Paper, earlier_folder_name, folder_name
from generator.ground.disk import NotPlainError
from generator.ground.errors import GeneratorError, OutputError, Problem, Span
from generator.ground.file_names import folded, safe_name
from generator.office.package import Package, read_package
from generator.office.package.part_names import CORE_PROPERTIES
from generator.official.document import Edition
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.writing import file_digests, manifest_entries
from generator.writing.manifest_entries import Beside

_Signature = tuple[int, int, int, int]
_TERMS = "http://purl.org/dc/terms/"


@dataclass(frozen=True)
class Published:
    """What is in ``folder``: our files by path, the paths of other people's files, and what the manifest there lists.

    ``edited`` are the paths of our files that have changed since; ``moved`` the files that earlier runs put into the
    folder for files changed by hand.
    """

    folder: Path
    ours: Mapping[str, manifest_entries.ManifestFile]
    others: tuple[str, ...]
    moved: tuple[str, ...]
    listed: manifest_entries.RecordedBuild
    edited: frozenset[str]
    signatures: Mapping[str, _Signature]

    @property
    def by_this_program(self) -> bool:
        """Whether the same version of fawen made it, with the same deflate library."""
        return self.listed.program == program()

    def earlier(self, paper: Paper) -> manifest_entries.ManifestFile | None:
        """The entry that an earlier run made for ``paper``, at whatever path, even if the file is gone."""
        if paper.unit is not None:
            return self._of_units.get((paper.source, paper.unit.identity))
        if paper.printed is not None or paper.numbers:
            return self._by_path.get(paper.path)
        return self._of_all.get((paper.kind, paper.source))

    def earlier_pdf(self, paper: Paper) -> manifest_entries.ManifestFile | None:
        """The PDF that an earlier run made beside the document of ``paper``; None where it is gone or changed by hand.

        It may be at another path, like the document.
        """
        earlier = self.earlier(paper)
        found = self.ours.get(manifest_entries.pdf_of(paper.path if earlier is None else earlier.path))
        return None if found is None or self.disturbed(found) else found

    def disturbed(self, file: manifest_entries.ManifestFile) -> tuple[str, ...]:
        """Why the earlier ``file`` is made again in any case: gone, or changed by hand. Empty where it is neither."""
        if file.path not in self.ours:
            return (MISSING,)
        return (EDITED,) if file.path in self.edited else ()

    def units_of(self, template: str, beside: Beside = "") -> frozenset[str]:
        """The codes, or names, of the units whose papers of ``template``, or files ``beside`` them, are there."""
        return self._there.get((template, beside), frozenset())

    @cached_property
    def _there(self) -> dict[tuple[str, Beside], frozenset[str]]:
        found: dict[tuple[str, Beside], set[str]] = {}
        for file in self.ours.values():
            found.setdefault((file.template, manifest_entries.beside(file)), set()).update(file.identities)
        return {key: frozenset(each) for key, each in found.items()}

    @cached_property
    def _of_units(self) -> dict[tuple[str, str], manifest_entries.ManifestFile]:
        files = (file for file in self.listed.files if not manifest_entries.is_printed(file))
        return {(file.template, file.identities[0]): file for file in files if file.identities}

    @cached_property
    def _of_all(self) -> dict[tuple[str, str], manifest_entries.ManifestFile]:
        return {
            (file.kind, file.template): file
            for file in self.listed.files
            if file.unit is None
            and not manifest_entries.is_printed(file)
            and not (file.kind == "dispatch" and file.template.startswith("unit/"))
        }

    @cached_property
    def _by_path(self) -> dict[str, manifest_entries.ManifestFile]:
        return {file.path: file for file in self.listed.files}

    @cached_property
    def notice(self) -> manifest_entries.ManifestFile | None:
        """The notice itself, also where its file is gone."""
        return next(filter(manifest_entries.is_notice, self.listed.files), None)

    @property
    def notice_day(self) -> str:
        """成文日期 of the notice that is there, as 2022-02-14; that of an older set is in the notice's properties.

        ``""`` where these cannot be read.
        """
        if self.listed.date:
            return self.listed.date
        try:
            data = b"" if self.notice is None else file_digests.plain_bytes(self.folder / self.notice.path)
            package = Package(read_package(data, name=""))
            [created] = (
                package.look(name).findtext(f"{{{_TERMS}}}created") for name in package.of_type(CORE_PROPERTIES)
            )
        except (OSError, NotPlainError, GeneratorError, ValueError):
            return ""
        return (created or "")[: len("2022-02-14")]

    def again(self) -> Published:
        """The folder as it is now, at the end of a run.

        Raises OutputError with all our files that were changed since the run began: papers made of them are out of
        date.
        """
        now = look(self.folder, self)
        ours = sorted({*self.ours, *now.ours})
        changed = (path for path in ours if now.signatures.get(path) != self.signatures.get(path))
        OutputError.raise_for(Problem("output-changed-now", Span(str(self.folder / path))) for path in changed)
        return now


def nothing(folder: Path) -> Published:
    """The content of a missing ``folder``: nothing."""
    return Published(folder, {}, (), (), manifest_entries.RecordedBuild(), frozenset(), {})


def look(folder: Path, known: Published | None = None) -> Published:
    """What is in ``folder``. A file is ours where the manifest there lists it; without a manifest none is.

    A file that ``known`` has read is read again only if it has changed since. Raises OutputError where the manifest is
    unreadable, or the folder for files changed by hand is no folder; OSError where something cannot be read.
    """
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    present = sorted(files_below(folder)) if folder.exists() else []
    listed = manifest_entries.listed_in(folder) if known is None else known.listed
    there = set(present)
    ours = {file.path: file for file in listed.files if file.path in there}
    signatures = {path: _signature(f"{folder}/{path}") for path in ours}
    digests = file_digests.plain_digests(folder, ours) if ours and known is None else ()
    changed = frozenset(path for path, sha256 in digests if sha256 != ours[path].sha256)
    edited = changed if known is None else known.edited
    moved = tuple(path for path in present if path.partition("/")[0] in manifest_entries.APART)
    if folded(manifest_entries.EDITED_FOLDER) in map(folded, present):
        raise OutputError(Problem("output-edited-place", Span(str(folder / manifest_entries.EDITED_FOLDER))))
    apart = {*moved, manifest_entries.MANIFEST}
    others = tuple(path for path in present if path not in ours and path not in apart)
    return Published(folder, ours, others, moved, listed, edited, signatures)


def earlier_set(sources: Sources, target: Path) -> Published:
    """The set that a build of ``sources`` goes on from: in ``target``, or where its number alone is the folder's name.

    Such a folder of before is only taken where nothing is in ``target`` yet. Raises OutputError where the papers of
    another notice are there, and this is no correction of it; and what :func:`look` raises.
    """
    is_public = target.name != folder_name(sources.notice)
    name = None if is_public else earlier_folder_name(sources.notice)
    older = target if name is None else target.with_name(name)
    is_set = os.path.lexists(older / manifest_entries.MANIFEST) and not older.is_symlink()
    if is_set and not os.path.lexists(target):
        before = look(older)
        is_correction = sources.notice.edition is Edition.CORRECTED
        if before.notice is not None and not (is_correction and _is_another(before, sources, before.notice)):
            refuse_another(before, sources)
            return before
    before = look(target)
    refuse_another(before, sources)
    return before


def refuse_another(before: Published, sources: Sources) -> None:
    """Raises OutputError where ``before`` are the papers of another notice, and this is no correction of it."""
    notice, there = sources.notice, before.notice
    if there is not None and notice.edition is not Edition.CORRECTED and _is_another(before, sources, there):
        facts = {"title": PurePosixPath(there.path).stem, "date": before.notice_day}
        code = "output-another" if notice.number else "output-another-unnumbered"
        raise OutputError(Problem(code, Span(str(before.folder)), facts))


def _is_another(before: Published, sources: Sources, there: manifest_entries.ManifestFile) -> bool:
    """Whether the notice of ``sources`` is another than that of ``before``, the file ``there``.

    It is where title and date both differ; or where one of them differs, or there is no number, and the folder of the
    earlier notice still has a notice.
    """
    notice = sources.notice
    beside = Path(notice.name).parent.parent / before.listed.notice / NOTICE_FILE
    has_another = before.listed.notice not in ("", sources.notice_folder) and beside.is_file()
    differs = (there.path != safe_name(notice.title, ".docx"), before.notice_day != notice.date.iso)
    return (any(differs) or not notice.number) if has_another else all(differs)


def occupied(others: Collection[str], new: Collection[str]) -> tuple[str, ...]:
    """The files among ``others`` in the way of one of the ``new`` paths, or of its folders."""
    if not others:
        return ()
    wanted = {each for path in new for each in _with_folders(folded(path))}
    files = {folded(path) for path in new}
    return tuple(path for path in others if folded(path) in wanted or not files.isdisjoint(_with_folders(folded(path))))


def _with_folders(path: str) -> Iterator[str]:
    """``path`` and the folders that it is in."""
    yield path
    while (path := path.rpartition("/")[0]) != "":
        yield path


def files_below(folder: Path) -> Iterator[str]:
    """The path of every file below ``folder``, relative, with ``/``; a link to a folder counts as a file."""
    return _files(str(folder))


def _files(folder: str, below: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}"


def _signature(path: str) -> _Signature:
    """Facts about a file that change with every save."""
    found = os.lstat(path)
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode
