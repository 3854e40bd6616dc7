"""What a desk begins with: all of it with files to double-click, a letter or a roster alone, a roster that comes in."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

from lxml import etree

from generator.desk.desk_places import USUAL, DeskPlaces, desk_places
from generator.desk.double_click_files import EXECUTABLE, Machine, starter_files
from generator.desk.schemas import FOLDER, file_name
from generator.desk.starters.starter_files import Keys, OfficeFolder, filled, is_sample, parts, with_keys, with_values
from generator.ground.desk_names import HOUSE, NOTICE, STANDING, TEMPLATES, UNITS
from generator.ground.errors import OutputError, Problem, Span, UsageError, joined
from generator.ground.program_folder import is_in_program
from generator.ground.source.yaml_layout import quoted
from generator.office.package import serialised, write_package
from generator.roster.editing.importing import kind_of_keys, write_roster
from generator.roster.units.groups import Roster
from generator.standard import NUMBER, Series

ISSUER, PREFIX = "示例县民政局", "示例发"
"""The sample office, where none is named."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The sender on envelopes; ``""`` for values that are not known yet, which are not printed."""

    address: str = ""
    postcode: str = ""


_SENDER = Sender("示例县示例街道示例路1号", "000000")
"""The sample sender, where none is named."""

_DESK, _HOUSE, _NOTICE = "desk", f"{TEMPLATES}/{HOUSE}", f"{TEMPLATES}/{NOTICE}/"
_YEAR = 2026  # any: only the form of a number is looked at


def new_desk(
    folder: Path,
    *,
    machine: Machine,
    issuer: str = ISSUER,
    prefix: str = PREFIX,
    sender: Sender = _SENDER,
    keys: Keys = "zh",
) -> list[Path]:
    """Writes a whole desk that builds at once into ``folder``; returns what was written.

    ``issuer`` (发文机关), ``prefix`` (机关代字) and ``sender`` are in house.yaml only, all else are samples. Files to
    double-click that are there already stay.

    Raises UsageError for an issuer or a prefix that no document can have and for a folder in that of the program,
    OutputError where the folder has templates, a roster or a fawen.yaml with other places already, or cannot be
    written.
    """
    problem = issuer_problem(issuer) or prefix_problem(prefix)
    if problem is not None:
        raise UsageError(problem)
    if is_in_program(folder):
        raise UsageError(Problem("new-desk-in-program", Span(str(folder))))
    _require_room(folder)
    files = {folder / name: data for name, data in {**samples(keys), **_templates()}.items()}
    files[folder / _HOUSE] = _house(issuer, prefix, sender, keys)
    clicked = {path: data for path, data in starter_files(folder, machine).items() if not os.path.lexists(path)}
    executable = [path for path in clicked if path.name in EXECUTABLE]
    return OfficeFolder(folder, desk_places(folder)).put({**files, **clicked}, executable=executable)


def samples(keys: Keys) -> dict[str, bytes]:
    """The roster and the files of the notice, by their paths in the desk: the same for every office."""
    notice = {name: data for name, data in parts(_DESK).items() if name.startswith(_NOTICE)}
    roster = filled(UNITS, schema=f"{FOLDER}/{file_name('units')}").encode()
    return {UNITS: with_keys(roster, keys), **{name: with_keys(data, keys) for name, data in notice.items()}}


def _templates() -> dict[str, bytes]:
    return {name: data for name, data in parts(_DESK).items() if name != _HOUSE and not name.startswith(_NOTICE)}


def _house(issuer: str, prefix: str, sender: Sender, keys: Keys) -> bytes:
    values = {"issuer": quoted(issuer), "prefix": quoted(prefix), "office": quoted(f"{issuer}办公室")}
    known = {key: value for key, value in asdict(sender).items() if value}
    lines = ["extra:\n", *(f"  {key}: {quoted(value)}\n" for key, value in (known or asdict(_SENDER)).items())]
    values["sender"] = "".join(lines if known else [f"# {line}" for line in lines])
    return with_keys(with_values(parts(_DESK)[_HOUSE].decode(), values).encode(), keys)


def issuer_problem(issuer: str) -> Problem | None:
    """What is wrong with the name of an office; None where it can be one."""
    can_be = issuer.strip() and issuer.isprintable()
    return None if can_be else Problem("new-desk-issuer", None, {"value": issuer})


def prefix_problem(prefix: str) -> Problem | None:
    """What is wrong with a 机关代字; None where numbers can begin with it."""
    can_be = NUMBER.fullmatch(Series(prefix, str(_YEAR)).number(1))
    return None if can_be else Problem("new-desk-prefix", None, {"value": prefix})


def _require_room(folder: Path) -> None:
    there = [name for name in (TEMPLATES, UNITS) if os.path.lexists(folder / name)]
    places = desk_places(folder)
    read = places.templates.path, places.notice.path, places.units.path
    if places.problems or read != (folder / TEMPLATES, folder / TEMPLATES / NOTICE, folder / UNITS):
        there.append(STANDING)  # a build would not find the new desk
    if there:
        raise OutputError(Problem("new-desk-exists", Span(str(folder / there[0])), {"there": joined(there)}))


_WORD, _TEXT = ".docx", ".md"


def new_letter(path: Path, keys: Keys = "en", places: DeskPlaces = USUAL) -> list[Path]:
    """Writes a letter to ``path``, which ends in ``.docx`` or ``.md``, and the schemas; returns what was written.

    It is a template of a paper for every unit. A ``.md`` has its front matter with those ``keys``.
    Raises UsageError for another ending, OutputError where the file exists already or cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in (_WORD, _TEXT):
        raise UsageError(Problem("new-letter-name", Span(str(path)), {"name": path.name}))
    twin = path.with_suffix(_TEXT if suffix == _WORD else _WORD)
    if twin.exists():  # two templates of one name are refused by a build
        raise OutputError(Problem("new-exists", Span(str(twin)), {"name": str(twin)}))
    office = OfficeFolder.of(path, places)
    text = filled("letter.md", schema=office.schema("paper", path.parent))
    return office.put({path: _word_template() if suffix == _WORD else with_keys(text.encode(), keys)})


def _word_template() -> bytes:
    """The parts of the Word template without the indents that they have for people to read."""
    return write_package(
        {
            name: serialised(etree.fromstring(data, etree.XMLParser(remove_blank_text=True)))
            for name, data in parts("letter.docx").items()
        }
    )


def new_roster(path: Path, keys: Keys = "en", places: DeskPlaces = USUAL) -> list[Path]:
    """Writes a commented roster with invented units to ``path``, with those ``keys``, and the schemas beside it.

    Returns what was written.

    Raises OutputError where the file exists already or cannot be written.
    """
    office = OfficeFolder.of(path, places)
    roster = filled("units.yaml", schema=office.schema("units", path.parent))
    return office.put({path: with_keys(roster.encode(), keys)})


def is_first_roster(path: Path) -> bool:
    """Whether a roster that comes in becomes the units.yaml at ``path`` as a whole.

    So it does where there is none yet, or nothing but the sample that nobody has changed.
    """
    return not os.path.lexists(path) or is_sample(path)


def write_first_roster(path: Path, roster: Roster) -> None:
    """Writes ``roster`` to the units.yaml at ``path``, over the sample there, whose kind of keys stays.

    A new file has Chinese keys. Raises RosterError, OutputError when it cannot be written.
    """
    is_there = os.path.lexists(path)
    write_roster(path, roster, kind=kind_of_keys(path) if is_there else "zh", replacing=is_there)
