"""Headings of an office's own sheet: what each is called in templates, and the further titles of standard fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from generator.ground.errors import Problem
from generator.ground.source import MappingNode, Node, SequenceNode
from generator.roster.units.declared_fields import (
    RESERVED_WORDS,
    STANDARD_FIELD_TITLES,
    DeclaredField,
    entry_text,
    is_further_title,
    titles,
)
from generator.roster.units.groups import Roster
from generator.roster.units.unit import STANDARD_FIELDS

_BEFORE = "M"
"""What Word puts before a name that cannot begin as it does: M_2024年人数."""


def written_name(heading: str) -> str:
    """Return ``heading`` as ``{{ }}`` has it: with ``_`` for each character that no name can hold (Last_Name).

    A name that would begin with a digit has ``_`` before it.
    """
    name = "".join(character if f"a{character}".isidentifier() else "_" for character in heading)
    return name if name.isidentifier() or not name else f"_{name}"


def field_name(heading: str, taken: Collection[str]) -> str:
    """Return a name for the field under ``heading`` that a roster can declare: :func:`written_name` where it can be.

    It is neither in ``taken`` nor reserved; nor a standard field or one of its Chinese titles, which are keys too.
    """
    name = written_name(heading)
    if name.startswith("_"):
        name = f"{_BEFORE}{name}"
    while name in taken or name.lower() in RESERVED_WORDS or name in STANDARD_FIELDS or name in STANDARD_FIELD_TITLES:
        name += "_"
    return name


def further_titles(roster: Roster) -> Mapping[str, str]:
    """Return the headings above standard fields that are no other word for a field, each with its field.

    A heading that is typed with blanks (份　数), colons or stars is the same word.
    """
    known = {_folded(word) for word in (*STANDARD_FIELDS, *titles(roster.fields))}
    headings = roster.headings.items()
    return {title: name for title, name in headings if name in STANDARD_FIELDS and _folded(title) not in known}


def _folded(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())


def read_headings(node: Node | None, fields: Iterable[DeclaredField], problems: list[Problem]) -> Mapping[str, str]:
    """Read the further titles of standard fields under ``fields:``, ``{name: phone, title: 值班电话}``.

    Return the field of each title. Problems are noted; entries of other fields are left to ``read_fields``.
    """
    taken = titles(fields)
    found: dict[str, str] = {}
    for entry in node.items if isinstance(node, SequenceNode) else ():
        if isinstance(entry, MappingNode) and is_further_title(entry):
            name, title = (entry_text(entry, key, problems) for key in ("name", "title"))
            if found.setdefault(title, name) != name or taken.get(title, name) != name:
                facts = {"name": title}
                problems.append(Problem("roster-field-taken", entry.entries["title"].span, facts, "title"))
    return found
