"""Headings of an office's own sheet: what each is called in templates, and the further titles of standard fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.ground.errors import Problem, Span
from generator.ground.source.key_translation import in_english, in_words
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.roster.units.declared_fields import (
    FIELD_NAMES,
    RESERVED_WORDS,
    STANDARD_FIELD_TITLES,
    DeclaredField,
    entry_text,
    is_further_title,
    titles,
)
from generator.roster.units.groups import Roster
from generator.roster.units.unit import STANDARD_FIELDS

HIDDEN_NAMES = frozenset({
    "notice", "unit", "units", "serial", "total", "papers", "copy_numbers",
    "cycler", "dict", "joiner", "namespace", "range",
    "not", "true", "false", "none", "True", "False", "None",
})  # fmt: skip
"""Names that a tag finds before the fields of units: variables of templates, Jinja's functions and its constants."""

_BLANK, _BRACKET = re.compile(r"\s"), re.compile("[（(][^（(）)]*[）)]$")
_BEFORE = "M"
"""What Word puts before a name that cannot begin as it does: M_2024年人数."""


def written_name(heading: str) -> str:
    """``heading`` as ``{{ }}`` has it: with ``_`` for each character that no name can hold (Last_Name).

    A name that would begin with a digit has ``_`` before it.
    """
    name = "".join(character if f"a{character}".isidentifier() else "_" for character in heading)
    return name if name.isidentifier() or not name else f"_{name}"


def field_name(heading: str, taken: Collection[str]) -> str:
    """A name for the field under ``heading`` that a roster can declare: :func:`written_name` where it can be.

    It is neither in ``taken`` nor reserved; nor a standard field or one of its Chinese titles, which are keys too.
    """
    name = written_name(heading)
    if name.startswith("_"):
        name = f"{_BEFORE}{name}"
    while name in taken or name.lower() in RESERVED_WORDS or name in STANDARD_FIELDS or name in STANDARD_FIELD_TITLES:
        name += "_"
    return name


def hidden_heading(heading: str, field: str, span: Span) -> Problem | None:
    """A warning where a tag cannot call ``field`` by its ``heading`` alone, which has the place ``span``."""
    facts = {"header": heading, "field": field}
    return Problem("roster-heading-hidden", span, facts, field) if heading in HIDDEN_NAMES else None


def further_titles(roster: Roster) -> Mapping[str, str]:
    """The headings above standard fields that are no other word for a field, each with its field.

    A heading that is typed with blanks (份　数), colons or stars is the same word.
    """
    known = {_folded(word) for word in (*STANDARD_FIELDS, *titles(roster.fields))}
    headings = roster.headings.items()
    return {title: name for title, name in headings if name in STANDARD_FIELDS and _folded(title) not in known}


def _folded(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())


def hidden_titles(node: Node | None) -> Iterator[Problem]:
    """A warning for each title under ``fields:`` that a tag takes for something else."""
    for entry in _entries(node):
        name, title = entry.entries.get("name"), entry.entries.get("title", entry.entries.get("name"))
        if isinstance(name, ScalarNode) and isinstance(title, ScalarNode):
            problem = hidden_heading(title.value, name.value, title.span)
            if problem is not None:
                yield problem


def plain_titles(titles: Mapping[str, str]) -> Mapping[str, str]:
    """The field of each of ``titles``, and of each without blanks and a bracket that no other field has so."""
    plain: dict[str, set[str]] = {}
    for title, field in titles.items():
        bare = _BLANK.sub("", title)
        for each in (bare, _BRACKET.sub("", bare)):
            plain.setdefault(each, set()).add(field)
    further = {title: min(names) for title, names in plain.items() if title and len(names) == 1}
    return {**titles, **{title: field for title, field in further.items() if title not in titles}}


def read_headings(node: Node | None, fields: Iterable[DeclaredField], problems: list[Problem]) -> Mapping[str, str]:
    """Reads the further titles of standard fields under ``fields:``, ``{name: phone, title: 值班电话}``.

    Returns the field of each title. Problems are noted; entries of other fields are left to ``read_fields``.
    """
    taken = titles(fields)
    found: dict[str, str] = {}
    for entry in _entries(node):
        noted = len(problems)
        if is_further_title(entry):
            name, title = (entry_text(entry, key, problems) for key in ("name", "title"))
            if found.setdefault(title, name) != name or taken.get(title, name) != name:
                facts = {"name": title}
                problems.append(Problem("roster-field-taken", entry.entries["title"].span, facts, "title"))
        in_words(problems, noted, entry)
    return found


def _entries(node: Node | None) -> Iterator[MappingNode]:
    """The entries under ``fields:``, with English keys."""
    for item in node.items if isinstance(node, SequenceNode) else ():
        if isinstance(item, MappingNode):
            yield in_english(item, FIELD_NAMES, [])
