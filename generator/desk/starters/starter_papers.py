"""The papers around a notice, by sets: templates and sample sheets that go into a desk's templates.

The files of a set are in ``files/papers/<set>/`` in the folders of a desk's templates that they go into: ``unit`` and
``dispatch``, which each build reads, and ``merge``, which none does.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from generator.desk.desk_places import USUAL, DeskPlaces
from generator.desk.starters.starter_files import OfficeFolder, names_of_papers, parts
from generator.dispatch.templates import FOLDERS, named_in_chinese, template_entries
from generator.ground.errors import Problem, UsageError, closest, joined

SETS = MappingProxyType(
    {
        "meeting": "会议",
        "approval": "发文稿纸",
        "service": "送达回证",
        "duty": "责任书",
        "certificate": "证书",
        "introduction": "介绍信",
        "incoming": "收文",
    }
)
"""Each set with its Chinese name; ``new-papers-<set>`` is what it is for."""

_KNOWN = [f"{name}（{chinese}）" for name, chinese in SETS.items()]


@dataclass(frozen=True, slots=True)
class NewPapers:
    """What was ``written``, and which files of the sets were there already and were ``left`` as they are."""

    written: tuple[Path, ...]
    left: tuple[Path, ...]


def new_papers(names: Iterable[str], places: DeskPlaces = USUAL) -> NewPapers:
    """Writes the files of the sets that are named, in English or Chinese, into the templates of a desk.

    They have Chinese names where most templates there have such.

    Raises UsageError with all names that no set has, OutputError where a file cannot be written,
    TemplateError where the templates cannot be listed.
    """
    folder = places.templates.path
    chinese = named_in_chinese(each.path.name for kind in FOLDERS for each in template_entries(folder / kind))
    files: dict[Path, bytes] = {}
    for each in sets_named(names):
        papers = parts(f"papers/{each}")
        called = names_of_papers(papers, chinese=chinese)
        for name, data in papers.items():
            files[folder / (name if os.path.lexists(folder / name) else called[name])] = data
    left = tuple(path for path in files if os.path.lexists(path))
    new = {path: data for path, data in files.items() if path not in left}
    written = OfficeFolder.of(folder, places).put(new) if new else []
    return NewPapers(tuple(written), left)


def sets_named(names: Iterable[str]) -> tuple[str, ...]:
    """The sets with these ``names``, each once. Raises UsageError with all names that none has."""
    known = {name: each for each, chinese in SETS.items() for name in (each, chinese)}
    typed = {name.strip().casefold(): name for name in names}
    UsageError.raise_for(
        Problem("new-papers-unknown", None, {"name": name, "known": joined(_KNOWN)}, suggestion=closest(word, known))
        for word, name in typed.items()
        if word not in known
    )
    return tuple(dict.fromkeys(known[word] for word in typed))


# Those that need no notice: a sheet of persons or of rows is enough.


_PICTURES = "pictures"
_OVER_SHEETS = MappingProxyType(
    {
        "appointment": ("certificate/merge", "certificate/merge/persons.xlsx"),
        "certificate": ("certificate/merge", "certificate/merge/persons.xlsx"),
        "honour": ("certificate/merge", "certificate/merge/persons.xlsx"),
        "invitation": ("certificate/merge", "certificate/merge/persons.xlsx"),
        "name-cards": ("meeting/dispatch", "certificate/merge/persons.xlsx"),
        "sign-in": ("meeting/dispatch", "certificate/merge/persons.xlsx"),
        "incoming-sheet": ("incoming/merge", "incoming/merge/incoming-register.xlsx"),
    }
)
"""Each by the name of its file: its folder among the sets, and a sample sheet."""


@dataclass(frozen=True, slots=True)
class OverSheets:
    """A shipped template that is merged with a sheet: its ``name`` with ending, a small ``picture``, a sample sheet."""

    id: str
    name: str
    template: bytes
    picture: bytes
    sheet_name: str
    sheet: bytes

    @property
    def title(self) -> str:
        """What it is called."""
        return Path(self.name).stem


@cache
def papers_over_sheets() -> Mapping[str, OverSheets]:
    """The shipped templates that are merged with a sheet, by their ids."""
    sets, pictures = parts("papers"), parts(_PICTURES)
    names = names_of_papers(sets, chinese=True)
    found = {}
    for each, (folder, sheet) in _OVER_SHEETS.items():
        path = f"{folder}/{each}.docx"
        name, sheet_name = Path(names[path]).name, Path(names[sheet]).name
        found[each] = OverSheets(each, name, sets[path], pictures[f"{each}.png"], sheet_name, sets[sheet])
    return MappingProxyType(found)
