"""Decides whether a build would change nothing, from the record of the last one that did not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.dispatch.asked import Asked
from generator.dispatch.changes import Change
from generator.dispatch.left_behind import left_behind
from generator.dispatch.manifest import Manifest
from generator.dispatch.unchanged.record import Record, read_record, write_record
from generator.dispatch.unchanged.state import arguments, state_of
from generator.ground.disk import MANIFEST as MANIFEST_FILE
from generator.ground.disk import entries_below
from generator.writing.manifest import ManifestFile, NoManifestError, parsed_manifest
from generator.writing.manifest.plain_files import digest, plain_bytes, plain_digests
from generator.writing.set_folder import EDITED_FOLDER, MANIFEST


class Repeating:
    """The build ``asked`` for, with the state of its inputs before it begins."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._state = state_of(asked)

    def known(self) -> Manifest | None:
        """The manifest that the build would return, where it is certain that it would change nothing; else None."""
        record = None if self._state is None else read_record(arguments(self._asked))
        return None if record is None or record.state != self._state else self._manifest(record)

    def keep(self, manifest: Manifest) -> None:
        """Keeps the result of a build for the next one, if it changed nothing and reads back as it is.

        One with PDFs is not kept: they depend on the fonts of the machine and on its office suite as well.
        """
        is_changed = any(change.action != "unchanged" for change in manifest.changes)
        if self._state is None or is_changed or manifest.options.pdf:
            return
        places = {file.path: place for place, file in enumerate(manifest.files)}
        order = tuple(places[change.path] for change in manifest.changes)
        listed = digest("".join(manifest.pieces()).encode())
        record = Record(self._state, manifest.folder.name, listed, order, manifest.warnings, manifest.account)
        if self._manifest(record) == manifest and state_of(self._asked) == self._state:
            write_record(arguments(self._asked), record)

    def _manifest(self, record: Record) -> Manifest | None:
        """The manifest of ``record``; None where the folder is not as the build left it."""
        folder = self._asked.output / record.name
        try:
            data = plain_bytes(folder / MANIFEST, most=MANIFEST_FILE.most)
            listed = parsed_manifest(data)
            if digest(data) != record.manifest or not _is_whole(folder, listed.files):
                return None
            changes = tuple(_unchanged(listed.files[place]) for place in record.order)
        except (OSError, NoManifestError, IndexError):
            return None
        return Manifest(
            folder,
            listed.number,
            listed.files,
            notice=listed.notice,
            date=listed.date,
            reads=listed.reads,
            inputs=listed.inputs,
            printer=listed.printer,
            counted=listed.counted,
            order=listed.order,
            options=listed.options,
            changes=changes,
            left_behind=left_behind(folder, listed.notice),
            warnings=record.warnings,
            account=record.account,
        )


def _is_whole(folder: Path, files: Sequence[ManifestFile]) -> bool:
    """Whether ``folder`` holds these files, unchanged, and no others. Raises OSError."""
    made = {file.path: file.sha256 for file in files}
    folders = {parent.as_posix() for path in made for parent in Path(path).parents[:-1]}
    there = {
        each.path.relative_to(folder).as_posix(): each.kind
        for each in entries_below(folder, enters=lambda path: path != folder / EDITED_FOLDER)
    }
    if there.get(EDITED_FOLDER) == "folder":
        there.pop(EDITED_FOLDER)
    wanted = {**dict.fromkeys(folders, "folder"), **dict.fromkeys((*made, MANIFEST), "file")}
    return there == wanted and all(made[path] == sha256 for path, sha256 in plain_digests(folder, made))


def _unchanged(file: ManifestFile) -> Change:
    return Change(file.path, file.kind, "unchanged", file.unit, code=file.code)
