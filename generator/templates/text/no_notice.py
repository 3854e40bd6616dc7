"""Problems of a folder without notice.md, with the probable place or name of the file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.ground.desk_names import TEMPLATES
from generator.ground.disk import folders_with, missing, names_in, with_more_endings
from generator.ground.errors import Problem, Span, joined
from generator.templates.text.attachment_templates import NOTICE_FILE

_TEXTS = (".md", ".markdown", ".txt")
_WORD = (".docx", ".doc", ".wps", ".docm", ".rtf")
_OTHER_TEXTS = ("readme", "attachment", "附件")
"""Beginnings of the names of texts that are not the notice."""


def no_notice(folder: Path) -> Problem | None:
    """Return why there is no notice in ``folder``; None where there is one."""
    if os.path.lexists(folder / NOTICE_FILE):
        return None
    if os.path.isfile(folder):
        facts = {"name": str(folder), "folder": str(folder.parent)}
        return Problem("notice-not-folder", Span(str(folder)), facts)
    if not os.path.isdir(folder):
        return _one_above(folder) or _elsewhere(folder) or _no_folder(folder)
    return (
        _misnamed(folder) or _one_above(folder) or Problem("notice-missing", Span(str(folder)), {"name": str(folder)})
    )


def _one_above(folder: Path) -> Problem | None:
    """Return the problem of a notice in the folder of templates itself, or of its own folder named as that folder."""
    above = folder.parent / NOTICE_FILE
    if not os.path.isfile(above):
        return None
    if folder.parent.name == folder.name:
        facts = {"name": str(folder.parent), "folder": str(folder.parent.parent)}
        return Problem("notice-folder-as-templates", Span(str(folder.parent)), facts)
    return Problem("notice-one-above", Span(str(above)), {"name": str(above), "folder": str(folder)})


def _elsewhere(folder: Path) -> Problem | None:
    """Return the problem that names notices in folders beside ``folder``."""
    found = [str(each) for each in folders_with(NOTICE_FILE, folder.parent)]
    if not found:
        return None
    facts = {"name": str(folder), "known": joined(found), "first": found[0]}
    return Problem("notice-elsewhere", Span(str(folder)), facts)


def _no_folder(folder: Path) -> Problem:
    """Return the problem of a missing ``folder``; the one of its name in the folder of templates may be meant."""
    problem = missing(folder)
    named = folder.parent / TEMPLATES / folder.name
    return replace(problem, suggestion=str(named)) if os.path.isfile(named / NOTICE_FILE) else problem


def _misnamed(folder: Path) -> Problem | None:
    """Return the problem of a notice with another name, or one that is a Word file."""
    there = [name for name in names_in(folder) if os.path.isfile(folder / name)]
    if with_more_endings(NOTICE_FILE, there) is not None:
        return missing(folder / NOTICE_FILE)
    texts = _texts(there)
    if len(texts) == 1:
        facts = {"name": str(folder), "found": texts[0]}
        return Problem("notice-misnamed", Span(str(folder / texts[0])), facts)
    word = next((name for name in there if name.lower().endswith(_WORD) and not _is_other(name)), None)
    if word is None or texts:
        return None
    return Problem("notice-in-word", Span(str(folder / word)), {"name": str(folder), "found": word})


def _texts(there: Sequence[str]) -> list[str]:
    """Return the texts that may be the notice: those called ``notice``, else all except attachments."""
    texts = [name for name in there if name.lower().endswith(_TEXTS) and not _is_other(name)]
    called_so = [name for name in texts if Path(name).stem.lower() == Path(NOTICE_FILE).stem]
    return called_so or texts


def _is_other(name: str) -> bool:
    return name.lower().startswith(_OTHER_TEXTS)
