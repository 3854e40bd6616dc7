"""Loading of units.yaml into a Roster; all problems are collected before any is raised."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from weakref import WeakValueDictionary

from generator.ground.disk import ROSTER
from generator.ground.errors import InputError, Problem, RosterError, Span, joined
from generator.ground.garbage_collection import uncollected
from generator.ground.representation import odd_characters
from generator.ground.source import key_translation, nodes, source_file, yaml_records, yaml_values
from generator.ground.source.yaml_items import without_items
from generator.ground.words.vocabularies import phrase
from generator.roster.units.declared_fields import (
    GROUP_KEYS,
    GROUP_NAMES,
    GROUP_REQUIRED,
    ROSTER_NAMES,
    TOP_KEYS,
    TOP_REQUIRED,
    DeclaredField,
    entry_text,
    read_fields,
    roster_names,
    titles,
)
from generator.roster.units.groups import Group, Roster
from generator.roster.units.sheet_headings import hidden_titles, plain_titles, read_headings
from generator.roster.units.unit import Unit
from generator.roster.units.unit_reading import Tally, UnitForm, UnitReader

_UNITS = ("groups", yaml_records.ITEM, "units")
_FIELDS = ("fields", *ROSTER_NAMES.names["fields"])
_WORDS = {**ROSTER_NAMES.keys, **GROUP_NAMES.keys}


def load_roster(path: Path, *, name: str | None = None) -> Roster:
    """Loads the roster in the file at ``path``; ``name`` is how problems call it.

    Raises RosterError with all problems, of more than ``MAX_PROBLEMS`` the first; UsageError when the file does not
    exist.
    """
    return roster_in(source_file.read_source(path, name=name, error=RosterError, kind=ROSTER))


_in_use: WeakValueDictionary[tuple[str, Path, bytes], Roster] = WeakValueDictionary()
"""The rosters that somebody has, by the names, paths and bytes of their files."""


def roster_in(file: source_file.SourceFile) -> Roster:
    """Reads the roster in ``file``. Raises RosterError with all problems, of more than ``MAX_PROBLEMS`` the first.

    Where its YAML is broken, these are also the problems of what can be read without the items that are. A roster that
    somebody has already, read from the same bytes, is returned as it is.
    """
    key = file.name, file.path, file.data
    roster = _in_use.get(key)
    if roster is None:
        with uncollected():
            try:
                roster = _in_use[key] = _roster_in(file)
            except _BrokenError as fault:
                raise RosterError(_with_the_rest(file, fault)) from fault
    return roster


class _BrokenError(RosterError):
    """The YAML of a roster is broken."""


def _roster_in(file: source_file.SourceFile) -> Roster:
    readers = _Readers(file)
    problems: list[Problem] = []
    top = _top(file, readers, problems)
    yaml_values.check_keys(
        top, TOP_KEYS, problems, required=TOP_REQUIRED, names=ROSTER_NAMES, code="roster-unknown-field"
    )
    key_translation.in_words(problems, 0, top)
    noted = len(problems)
    fields = read_fields(top.entries.get("fields"), problems)
    headings = read_headings(top.entries.get("fields"), fields, problems)
    if not readers.know(fields, headings):  # they come after the groups, which are read again with what is known now
        top = _top(file, _Readers(file, fields, headings), [])
    key_translation.in_words(problems, noted, top)
    hidden = tuple(hidden_titles(top.entries.get("fields")))
    groups = tuple(_groups(top, problems))
    field_titles = plain_titles({**titles(fields), **headings})
    words = roster_names(fields).words if top.words else {}
    return checked_roster(Roster(file.name, file.data, fields, groups, field_titles, hidden, headings, words), problems)


def _top(file: source_file.SourceFile, readers: _Readers, problems: list[Problem]) -> nodes.MappingNode:
    top = yaml_records.load_yaml_records(file, _UNITS, readers.start, words=_WORDS, error=_BrokenError)
    return key_translation.in_english(top, ROSTER_NAMES, problems)


def checked_roster(roster: Roster, problems: Sequence[Problem]) -> Roster:
    """``roster`` if reading it gave no ``problems``, and no group or unit is in it twice.

    Raises RosterError with all problems, of more than ``MAX_PROBLEMS`` the first.
    """
    twice = (each.in_words(roster.words) for each in chain(_same_names(roster.groups), _same_units(roster.groups)))
    RosterError.raise_for(source_file.bounded(chain(problems, twice)))
    return roster


class _Readers:
    """Makes a reader for the units of each group, by ``fields`` and ``headings``, or by what the file has so far."""

    def __init__(
        self,
        file: source_file.SourceFile,
        fields: tuple[DeclaredField, ...] | None = None,
        headings: Mapping[str, str] | None = None,
    ) -> None:
        self._file = file
        self._declared_at: nodes.Node | None = None
        self._are_given = fields is not None
        to_come = fields is None and any(word in file.text for word in (*_FIELDS, "\\"))
        self._form = UnitForm(fields or (), self._place, headings)
        self._tally = Tally(all_known=not to_come)

    def know(self, fields: tuple[DeclaredField, ...], headings: Mapping[str, str]) -> bool:
        """Whether units were read by these declared fields and further titles."""
        return (self._form.fields, self._form.headings) == (fields, headings)

    def start(self, around: Sequence[Mapping[str, nodes.Node]]) -> UnitReader:
        """The reader for the units of a group; ``around`` are the mappings around them, the group's last."""
        top, group = around
        declared = key_translation.node_of(top, ROSTER_NAMES, "fields")
        if declared is not self._declared_at and not self._are_given:
            self._declared_at = declared
            headings = read_headings(declared, (), [])
            self._form = UnitForm(read_fields(declared, []), self._place, headings)
            self._tally = Tally(all_known=True)
        name = key_translation.node_of(group, GROUP_NAMES, "name")
        return UnitReader(self._form, self._tally, name.value if isinstance(name, nodes.ScalarNode) else "")

    def _place(self, span: Span) -> nodes.Place:
        return nodes.Place(self._file, span.line or 1, span.column or 1, span.length)


def _groups(top: nodes.MappingNode, problems: list[Problem]) -> Iterator[Group]:
    for item in (
        yaml_values.read_items(top.entries["groups"], "groups", problems) or () if "groups" in top.entries else ()
    ):
        node = yaml_values.read_mapping(item, "groups", problems)
        if node is not None:
            yield _group(node, problems)
        if len(problems) > source_file.MAX_PROBLEMS:
            return


def _group(typed: nodes.MappingNode, problems: list[Problem]) -> Group:
    noted = len(problems)
    node = key_translation.in_english(typed, GROUP_NAMES, problems)
    yaml_values.check_keys(
        node, GROUP_KEYS, problems, required=GROUP_REQUIRED, names=GROUP_NAMES, code="roster-unknown-field"
    )
    name = entry_text(node, "name", problems)
    classes = yaml_values.read_texts(node.entries["class"], "class", problems) if "class" in node.entries else ()
    everybody = (
        yaml_values.read_flag(node.entries["everybody"], "everybody", problems)
        if "everybody" in node.entries
        else False
    )
    key_translation.in_words(problems, noted, node)
    units = _units(node.entries.get("units"), name, problems)
    return Group(name, classes or (name,), units, node.span, bool(everybody))


def _units(node: nodes.Node | None, group: str, problems: list[Problem]) -> tuple[Unit, ...]:
    """The units that were read while parsing, with the group's name, which may have come after them."""
    if not (isinstance(node, yaml_records.RecordsNode) and isinstance(node.reader, UnitReader)):
        if node is not None:
            yaml_values.read_items(node, "units", problems)
        return ()
    problems += node.reader.problems
    if node.reader.group == group:
        return tuple(node.reader.units)
    return tuple(replace(unit, group=group) for unit in node.reader.units)


def _same_names(groups: Sequence[Group]) -> Iterator[Problem]:
    named: dict[str, Group] = {}
    for group in groups:
        first = named.setdefault(group.name, group)
        if group.name and first is not group:
            yield Problem("roster-group-twice", group.span, {"name": group.name, "line": first.span.line}, "name")


def _same_units(groups: Sequence[Group]) -> Iterator[Problem]:
    """Problems of two units with one identity, and of two with one name to the eye that not both have a code."""
    known: dict[str, Unit] = {}
    named: dict[str, Unit] = {}
    for unit in chain.from_iterable(group.units for group in groups):
        if not unit.name:
            continue
        namesake = named.setdefault(_seen(unit.name), unit)
        twin = known.setdefault(unit.identity, unit)
        if twin is not unit:
            columns = joined(f"“{name}”" for name in unit.extra if unit.extra[name] != twin.extra.get(name))
            unlike = phrase("roster-columns-differ", columns=columns) if columns.zh else ""
            facts = {"identity": unit.identity, "name": twin.name, "line": twin.place.line, "columns": unlike}
            yield Problem("roster-unit-twice", unit.span, facts, "code" if unit.code else "name")
        elif namesake is not unit and not (unit.code and namesake.code):
            facts = {"name": unit.name, "line": namesake.place.line}
            code = "roster-name-twice" if unit.name == namesake.name else "roster-name-alike"
            yield Problem(code, unit.span, facts, "name")


def _seen(name: str) -> str:
    """``name`` as a person sees it: without blanks at its ends and characters that mislead, in one form."""
    if name.isascii():
        return name.strip()
    odd = {character: kind for _, kind, character in odd_characters(name)}
    plain = (unicodedata.normalize("NFKC", each) if odd.get(each) == "look-alike" else each for each in name)
    return unicodedata.normalize("NFC", "".join(each for each in plain if each not in odd).strip())


# Where the YAML is broken, the problems of the rest are reported too: without the items that cannot be parsed.


_MOST_LINES = 5_000
_MOST_ATTEMPTS = 10
_OF_WHAT_IS_LEFT_OUT = ("source-missing-key", "source-not-list", "source-empty", "source-top-not-mapping")
"""Problems that a roster may have only because items are left out."""


def _with_the_rest(file: source_file.SourceFile, fault: InputError) -> list[Problem]:
    """The problems of ``fault`` and of the rest of ``file``, in the order of its lines."""
    found, rest = list(fault.problems), _rest(file, fault)
    for _ in range(_MOST_ATTEMPTS):
        if rest is None:
            break
        try:
            _roster_in(rest)
        except _BrokenError as further:
            found += _unknown(further, found)
            rest = _rest(rest, further)
        except RosterError as further:
            found += _unknown(further, found)
            break
        else:
            break
    return list(source_file.bounded(sorted(found, key=_line)))


def _rest(file: source_file.SourceFile, fault: InputError) -> source_file.SourceFile | None:
    if len(file.lines) > _MOST_LINES:
        return None
    return without_items(file, [_line(problem) for problem in fault.problems])


def _unknown(fault: InputError, found: list[Problem]) -> list[Problem]:
    """The problems of ``fault`` in other lines than those ``found``, and of what is there."""
    lines = {_line(problem) for problem in found}
    return [each for each in fault.problems if each.code not in _OF_WHAT_IS_LEFT_OUT and _line(each) not in lines]


def _line(problem: Problem) -> int:
    return 0 if problem.span is None else problem.span.line or 0
