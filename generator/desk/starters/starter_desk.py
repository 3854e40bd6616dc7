"""A whole desk to begin with: house.yaml, a notice, templates, a roster, and the files to double-click."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.desk.desktop import EXECUTABLE, Machine, starter_files
from generator.desk.schemas import FOLDER, file_name
from generator.desk.standing.desk_places import desk_places
from generator.desk.starters.keys import Keys, with_keys
from generator.desk.starters.office import OfficeFolder
from generator.desk.starters.starter_files import filled, parts, with_values
from generator.ground.desk_names import HOUSE, NOTICE, STANDING, TEMPLATES, UNITS
from generator.ground.errors import OutputError, Problem, Span, UsageError, joined
from generator.ground.source import quoted
from generator.register import Series
from generator.standard import NUMBER

ISSUER, PREFIX = "示例县民政局", "示例发"
"""The sample office, where none is named."""


@dataclass(frozen=True, slots=True)
class Sender:
    """What envelopes say of who sends them, ``""`` for what is not known yet: that is not printed."""

    address: str = ""
    postcode: str = ""


SENDER = Sender("示例县示例街道示例路1号", "000000")
"""The sample sender, where none is named."""

_DESK, _HOUSE, _NOTICE = "desk", f"{TEMPLATES}/{HOUSE}", f"{TEMPLATES}/{NOTICE}/"
_YEAR = 2026  # any: only the form of a number is looked at


def new_desk(
    folder: Path,
    *,
    machine: Machine,
    issuer: str = ISSUER,
    prefix: str = PREFIX,
    sender: Sender = SENDER,
    keys: Keys = "zh",
) -> list[Path]:
    """Writes a desk that builds at once into ``folder``; returns what was written.

    ``issuer`` (发文机关), ``prefix`` (机关代字) and ``sender`` are in house.yaml only, all else are samples. Files to
    double-click that are there already stay.

    Raises UsageError for an issuer or a prefix that no document can have, OutputError where the folder has templates, a
    roster or a fawen.yaml with other places already, or cannot be written.
    """
    _require_office(issuer, prefix)
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
    values["sender"] = _sender_lines(sender)
    return with_keys(with_values(parts(_DESK)[_HOUSE].decode(), values).encode(), keys)


def _sender_lines(sender: Sender) -> str:
    """The lines of the ``sender``; those of the sample as a comment where nothing is known."""
    known = {key: value for key, value in asdict(sender).items() if value}
    lines = ["extra:\n", *(f"  {key}: {quoted(value)}\n" for key, value in (known or asdict(SENDER)).items())]
    return "".join(lines if known else [f"# {line}" for line in lines])


def issuer_problem(issuer: str) -> Problem | None:
    """What is wrong with the name of an office; None where it can be one."""
    can_be = issuer.strip() and issuer.isprintable()
    return None if can_be else Problem("new-desk-issuer", None, {"value": issuer})


def prefix_problem(prefix: str) -> Problem | None:
    """What is wrong with a 机关代字; None where numbers can begin with it."""
    can_be = NUMBER.fullmatch(Series(prefix, _YEAR).number(1))
    return None if can_be else Problem("new-desk-prefix", None, {"value": prefix})


def _require_office(issuer: str, prefix: str) -> None:
    problem = issuer_problem(issuer) or prefix_problem(prefix)
    if problem is not None:
        raise UsageError(problem)


def _require_room(folder: Path) -> None:
    there = [name for name in (TEMPLATES, UNITS) if os.path.lexists(folder / name)]
    places = desk_places(folder)
    read = places.templates.path, places.notice.path, places.units.path
    if places.problems or read != (folder / TEMPLATES, folder / TEMPLATES / NOTICE, folder / UNITS):
        there.append(STANDING)  # a build would not find the new desk
    if there:
        raise OutputError(Problem("new-desk-exists", Span(str(folder / there[0])), {"there": joined(there)}))
