"""What all starters share: their files, the samples among them, the kind of their keys, and where they go.

``@name@`` in a file is a place for a value.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import count
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from generator.desk.desk_places import DeskPlaces, desk_places
from generator.desk.schemas import FOLDER, file_name, schemas
from generator.dispatch.templates import title_in
from generator.ground.desk_names import UNUSED
from generator.ground.disk import TEXT, read_plain
from generator.ground.errors import InputError, OutputError, Problem, Span
from generator.ground.file_names import folded, safe_name
from generator.ground.source import key_translation, nodes, source_file, yaml_edits
from generator.roster.sheets.named_file import load_units
from generator.roster.units.declared_fields import roster_names
from generator.roster.units.groups import Roster
from generator.roster.units.load import roster_in
from generator.templates.text.front_matter.house import house_defaults
from generator.templates.text.front_matter.key_table import ATTACHMENT_NAMES, NAMES
from generator.writing import output_errors, remove_file, write_files

_FOLDER = files("generator.desk.starters") / "files"


def filled(*path: str, **values: str) -> str:
    """The text of a file below the folder of starters, with ``values`` in their places."""
    return with_values(_FOLDER.joinpath(*path).read_text(encoding="utf-8"), values)


def with_values(text: str, values: Mapping[str, str]) -> str:
    """``text`` with ``values`` in their places."""
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def parts(name: str) -> dict[str, bytes]:
    """The files of a folder as the parts of a package, by their names in it."""
    return dict(_below(_FOLDER / name, ""))


def _below(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}{each.name}"
        found += _below(each, f"{name}/") if each.is_dir() else [(name, each.read_bytes())]
    return found


def names_of_papers(files: Mapping[str, bytes], *, chinese: bool) -> dict[str, str]:
    """The paths in a desk of the templates ``files``, by their paths here: in ``chinese`` each is called by its title.

    A file without a title keeps its name.
    """
    titles = {name: title_in(data, name) for name, data in files.items()} if chinese else {}
    return {name: str(PurePosixPath(name).with_stem(titles.get(name) or PurePosixPath(name).stem)) for name in files}


# Samples of ``fawen new desk`` are recognised by digest as long as nobody has changed them.


LIST = "samples.txt"
"""The file of the digests of all samples that any version wrote, one a line, each with the name of its sample.

``python -m tests.sample_digests`` adds those of this version.
"""


def sample_digest(data: bytes) -> str:
    """The SHA-256 of a sample, with line feeds as line ends: Git and editors change them."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def is_sample(path: Path) -> bool:
    """Whether the file at ``path`` is a sample as ``fawen new desk`` wrote it; False where it cannot be read."""
    try:
        return is_sample_data(read_plain(path, most=TEXT.most))
    except OSError:
        return False


def is_sample_data(data: bytes) -> bool:
    """Whether ``data`` are those of a sample as ``fawen new desk`` wrote it."""
    return sample_digest(data) in _digests()


def samples_in(folder: Path) -> tuple[Path, ...]:
    """What is in ``folder``, where that is nothing but samples; else, or where it cannot be listed, nothing."""
    try:
        found = tuple(folder / name for name in sorted(os.listdir(folder)))
    except OSError:
        return ()
    return found if all(map(is_sample, found)) else ()


@cache
def _digests() -> frozenset[str]:
    return frozenset(line.split()[0] for line in filled(LIST).splitlines())


# The kind of keys of a new file: Chinese or English.


Keys = key_translation.KeyKind

_RULE = "---\n"
_GROUPS = re.compile(r"^(?:groups|分组):", re.MULTILINE)
_FRONT = key_translation.KeyNames(
    {**NAMES.names, **ATTACHMENT_NAMES.names}, {**NAMES.values, **ATTACHMENT_NAMES.values}, NAMES.below, NAMES.similar
)


def with_keys(data: bytes, keys: Keys) -> bytes:
    """The starter ``data`` (a roster, house.yaml, a text with front matter), whose keys are English, with ``keys``."""
    text = data.decode()
    if text.startswith(_RULE):
        return yaml_edits.front_matter_in_keys(text, _FRONT, keys).encode()
    names = NAMES
    if _GROUPS.search(text) is not None:
        names = roster_names(roster_in(source_file.source_of(data, Path(), name="units.yaml")).fields)
    return yaml_edits.in_keys(text, names, keys).encode()


# The folder for one more notice: that of the desk while nobody uses it, else a new one named after the title.


_LONGEST = 60  # bytes: twenty hanzi
_ABOUT = "关于"
_OTHERS = ("unit", "dispatch", "merge", "pictures", UNUSED)
"""Folders beside notices that are none."""


def free_folder(places: DeskPlaces, title: str) -> Path:
    """The folder for a notice with that ``title`` in the desk with these ``places``; it is new, empty or samples alone.

    Its name is one that every system takes, short, and not that of another folder.
    """
    usual = places.notice.path
    if not os.path.lexists(usual) or samples_in(usual) or _names_in(usual) == []:
        return usual
    before, about, after = title.partition(_ABOUT)  # who issues it is the same for all of an office
    name = safe_name(f"{about}{after}" if about else before, most=_LONGEST).lstrip(".")
    taken = {folded(each) for each in (*_OTHERS, *(_names_in(places.templates.path) or ()))}
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return places.templates.path / next(each for each in names if folded(each) not in taken)


def _names_in(folder: Path) -> list[str] | None:
    """The names in ``folder``; None where it cannot be listed."""
    with suppress(OSError):
        return os.listdir(folder)
    return None


# The office around a new starter: its schemas, its roster and its house.yaml.


@dataclass(frozen=True)
class OfficeFolder:
    """The folder ``root``, whose ``places`` hold a roster and templates, or will hold them."""

    root: Path
    places: DeskPlaces

    @classmethod
    def of(cls, target: Path, places: DeskPlaces) -> OfficeFolder:
        """The office of the new file or folder ``target``: the current folder, or the one around ``target``.

        ``places`` are those of the current folder.
        """
        here = Path.cwd()
        if target.absolute().is_relative_to(here):
            return cls(here, places)
        root = target.absolute().parent
        return cls(root, desk_places(root))

    @cached_property
    def roster(self) -> Roster | None:
        """Its roster; None where none can be read."""
        path = self.places.units.path
        try:
            return load_units(path) if path.is_file() else None
        except InputError:
            return None

    @cached_property
    def house(self) -> nodes.MappingNode | None:
        """Its house.yaml; None where none can be read."""
        try:
            return house_defaults(self.places.house.path)
        except InputError:
            return None

    def schema(self, name: str, folder: Path) -> str:
        """The path by which a file in ``folder`` refers to the schema ``name``."""
        return Path(os.path.relpath(self.root / FOLDER / file_name(name), folder.absolute())).as_posix()

    def put(
        self, files: Mapping[Path, bytes], *, over: Collection[Path] = (), executable: Collection[Path] = ()
    ) -> list[Path]:
        """Writes ``files``, of which only those of ``over`` may exist, and the schemas that are missing; all or none.

        ``executable`` ones can be run. Returns what was written. Raises OutputError.
        """
        there = (path for path in files if os.path.lexists(path) and path not in over)
        OutputError.raise_for(Problem("new-exists", Span(str(path)), {"name": str(path)}) for path in there)
        made = schemas(units=self.places.units.path if self.roster else None)
        folder = Path(FOLDER) if self.root == Path.cwd() else self.root / FOLDER
        written = {**files, **{folder / name: data for name, data in made.items() if not (folder / name).exists()}}
        with output_errors(self.root):
            write_files(written, executable=executable)
        return list(written)


# The folder of a new notice: new, empty, or with nothing but what nobody has changed since fawen wrote it.


NO_FILES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NoticeFolder:
    """The ``folder`` of a new notice in ``office``; ``samples`` are in it and are replaced."""

    folder: Path
    office: OfficeFolder
    samples: tuple[Path, ...]

    @classmethod
    def at(cls, folder: Path, places: DeskPlaces, made: Mapping[str, bytes] = NO_FILES) -> NoticeFolder:
        """The notice's ``folder``; ``places`` are those of the desk in the current folder.

        Where it holds what was ``made`` there before, by file name, that is replaced like samples. Raises OutputError
        where it holds anything that somebody may have changed, or cannot be looked into.
        """
        with output_errors(folder):
            samples = samples_in(folder) or _unchanged(folder, made)
            is_free = bool(samples) or not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
        if not is_free:
            code = "new-notice-changed" if made else "new-not-empty"
            raise OutputError(Problem(code, Span(str(folder)), {"name": str(folder)}))
        return cls(folder, OfficeFolder.of(folder, places), samples)

    @property
    def schema(self) -> str:
        """The path by which a notice.md in it refers to its schema."""
        return self.office.schema("front-matter", self.folder)

    def put(self, files: Mapping[str, bytes]) -> list[Path]:
        """Writes ``files``, by their names; returns what was written.

        Samples that no file replaces are removed. Raises OutputError.
        """
        made = {self.folder / name: data for name, data in files.items()}
        written = self.office.put(made, over=self.samples)
        for path in self.samples:
            if path not in made:
                with output_errors(path):
                    remove_file(path)
        return written


def _unchanged(folder: Path, made: Mapping[str, bytes]) -> tuple[Path, ...]:
    """What is in ``folder``, where that is what was ``made`` there; else nothing."""
    try:
        found = sorted(os.listdir(folder)) if made and folder.is_dir() else []
        same = found == sorted(made) and all(
            read_plain(folder / name, most=max(1, len(data))) == data for name, data in made.items()
        )
    except OSError:
        return ()
    return tuple(folder / name for name in found) if same else ()
