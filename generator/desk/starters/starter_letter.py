"""A starter letter for every unit: a Word template, or a text."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from generator.desk.standing.desk_places import USUAL, DeskPlaces
from generator.desk.starters.keys import Keys, with_keys
from generator.desk.starters.office import OfficeFolder
from generator.desk.starters.starter_files import filled, parts
from generator.ground.errors import OutputError, Problem, Span, UsageError
from generator.office.package import serialised, write_package

_WORD, _TEXT = ".docx", ".md"


def new_letter(path: Path, keys: Keys = "en", places: DeskPlaces = USUAL) -> list[Path]:
    """Writes a letter to ``path``, which ends in ``.docx`` or ``.md``, and the schemas; returns what was written.

    A ``.md`` has its front matter with those ``keys``.
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
    return write_package({name: _packed(data) for name, data in parts("letter.docx").items()})


def _packed(data: bytes) -> bytes:
    return serialised(etree.fromstring(data, etree.XMLParser(remove_blank_text=True)))
