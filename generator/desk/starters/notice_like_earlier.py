"""A notice like an earlier one (照这一件写): its saved texts and files, without what only that issue has."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.desk.desk_places import USUAL, DeskPlaces
from generator.desk.starters.starter_files import NoticeFolder
from generator.ground import disk
from generator.ground.errors import InputError, NoticeError, Problem, UsageError
from generator.notices.editing import edited_text, form_keys
from generator.notices.editing.open_texts import KEY, listed_attachments
from generator.templates.text.attachment_templates import NO_ATTACHMENTS, NOTICE_FILE, PICTURES
from generator.templates.text.attachment_templates import TEXT as TEXT_SUFFIX
from generator.templates.text.front_matter.key_table import FRONT_MATTER

_HIDDEN = "."


def notice_like(folder: Path, like: Path, places: DeskPlaces = USUAL) -> list[Path]:
    """Writes a notice like the one in the folder ``like`` into ``folder``; returns what was written.

    It has the saved notice.md without what only that issue has (文号, 成文日期 and their like), the files of its
    attachments and the pictures that its texts name, byte for byte; no unsaved texts and no hidden files. ``places``
    are those of the desk in the current folder.

    Raises UsageError where there is no such notice, NoticeError with all problems where it cannot be read,
    OutputError where ``folder`` holds anything but samples or cannot be written.
    """
    target = NoticeFolder.at(folder, places)
    shown = f"{like}/{NOTICE_FILE}"
    form = form_keys.form_text(_contents(like / NOTICE_FILE, disk.TEXT, shown, disk.root_of(like)), shown)
    changes: dict[str, form_keys.Value] = {}
    for key, value in form.values.items():
        row = FRONT_MATTER.get(key)
        own = () if row is None else tuple(name for name, entry in row.entries.items() if entry.is_of_issue)
        if row is not None and row.is_of_issue:
            changes[key] = ""
        elif isinstance(value, Mapping) and value.keys() & own:
            changes[key] = {name: each for name, each in value.items() if name not in own}
    files = {NOTICE_FILE: edited_text.with_values(form, changes), **_attached(like, form)}
    texts = [form.file.data, *(data for name, data in files.items() if _is_text(name))]
    return target.put({**files, **_pictures(like, texts)})


def _attached(folder: Path, form: form_keys.FormText) -> dict[str, bytes]:
    """The files of the listed attachments, by their names; hidden ones are none. Raises NoticeError."""
    if not isinstance(form.values.get(KEY, ()), tuple):
        raise NoticeError(Problem("source-not-list", form.file.span(form.lines[KEY][0]), {"field": KEY}, KEY))
    root = disk.root_of(folder)
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for number, each in enumerate(listed_attachments(form.values)):
        name, path = each.file, folder / each.file
        is_here = path.name == name  # a name with a folder in it leads out of this one
        if not name or name in NO_ATTACHMENTS or (is_here and name.startswith(_HIDDEN)):
            continue  # it is in the list of the new notice, too, and the page says what is wrong with it
        if not (is_here and os.path.lexists(path)):
            span = form.file.span(form.lines.get(f"{KEY}.{number}", form.lines[KEY])[0])
            near = disk.meant(path) if is_here else None
            problems.append(Problem("notice-attachment-missing", span, {"name": name}, KEY, near))
            continue
        with InputError.gathered_in(problems), UsageError.gathered_in(problems):
            files[name] = _contents(path, disk.TEXT if _is_text(name) else disk.COPIED, f"{folder}/{name}", root)
    NoticeError.raise_for(problems)
    return files


def _pictures(folder: Path, texts: Collection[bytes]) -> dict[str, bytes]:
    """The pictures in ``folder`` and below that ``texts`` name, by their paths there. Raises NoticeError."""
    files: dict[str, bytes] = {}
    try:
        root = disk.resolved(folder)
        for entry in disk.entries_below(root, root=root, enters=_is_of_notice):
            if _is_picture(entry) and any(entry.path.name.encode() in text for text in texts):
                name = entry.path.relative_to(root).as_posix()
                files[name] = _contents(entry.path, disk.PICTURE, f"{folder}/{name}", root)
    except OSError as fault:
        raise NoticeError(disk.reading_problem(fault, disk.TEXT, str(folder))) from fault
    return files


def _contents(path: Path, kind: disk.FileKind, name: str, root: Path) -> bytes:
    """The bytes of a file of the notice, called ``name`` in problems. Raises InputError, UsageError."""
    return disk.read_contents(path, kind, name=name, error=NoticeError, root=root)


def _is_picture(entry: disk.FolderEntry) -> bool:
    name = entry.path.name
    return entry.kind != "folder" and not name.startswith(_HIDDEN) and entry.path.suffix.lower() in PICTURES


def _is_of_notice(folder: Path) -> bool:
    """Whether ``folder``, below a notice's, is neither hidden nor that of another notice."""
    return not folder.name.startswith(_HIDDEN) and not os.path.lexists(folder / NOTICE_FILE)


def _is_text(name: str) -> bool:
    return name.lower().endswith(TEXT_SUFFIX)
