"""The names of roster and notice that a template can use, with their kinds; and files in formats of no template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from generator.ground.errors import Problem, Span, closest
from generator.ground.source.date import OfficialDate
from generator.ground.words.vocabularies import phrase
from generator.roster.units.groups import Roster
from generator.templates.expressions import bare_names
from generator.templates.text.front_matter.key_table import FRONT_MATTER
from generator.templates.text.notice import Notice
from generator.templates.word.fields.field_names import merge_value

ValueKind = Literal["text", "number", "date", "list", "group"]

_UNIT_ROOTS = ("unit", "serial")
_DISPATCH_ROOTS = ("papers",)
_PAPER = {"title": "附函", "path": "dispatch/a.docx", "unit": "", "sections": "", "pages": 1, "copies": 1}
"""A paper to be printed, as templates of a dispatch see it."""

_NOTHING: tuple[object, ...] = ("", [], {})
"""The empty values of a field."""


@dataclass(frozen=True, slots=True)
class UndefinedName:
    """A missing name, dotted, up to the first missing piece, and the name that was probably meant."""

    name: str
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class NameScope:
    """The names of a roster and a notice. Nothing is known of a root that is not in ``values``.

    ``per_dispatch``: the template is rendered once for the whole dispatch, so it has no single unit.
    """

    values: Mapping[str, object]
    titles: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    per_dispatch: bool = False

    @property
    def roots(self) -> tuple[str, ...]:
        """The variables of the template."""
        hidden = _UNIT_ROOTS if self.per_dispatch else _DISPATCH_ROOTS
        return tuple(root for root in bare_names.ROOTS if root not in hidden)

    @property
    def context(self) -> dict[str, object]:
        """The context that a rendering would have: a value for each root, and the titles of fields."""
        return bare_names.with_titles({**dict.fromkeys(self.roots), **self._seen()}, self.titles)

    def at(self, own_unit: str | None) -> NameScope:
        """The scope with the template's own ``unit``, which is the value of ``own_unit``.

        Without such a ``unit`` (None) nothing changes; where its value is not known, neither are the names.
        """
        if own_unit is None:
            return self
        unit = self.value(own_unit or None)
        values = {**self.values, bare_names.UNIT: unit} if isinstance(unit, Mapping) else {}
        return replace(self, values=values, per_dispatch=False)

    def undefined_name(self, name: str, *, conditional: bool) -> UndefinedName | None:
        """The undefined part of the dotted ``name``; None where it is defined, or not known.

        An absent element of the notice is an empty text; names read from it on a condition are accepted.
        """
        if not self.values:
            return None
        pieces = bare_names.split_name(name, self.context)
        if pieces[0] not in self.roots:
            meant = self._of_notice(pieces[0]) or bare_names.suggested_name(
                pieces[0], self.roots, self.context, self.titles
            )
            return UndefinedName(pieces[0], meant)
        value = self.values.get(pieces[0])
        for count, piece in enumerate(pieces[1:], start=2):
            if value is None or (conditional and value == "") or (piece == "[]" and _kind(value) != "list"):
                return None
            if not _has(value, piece):
                lacking = ".".join(pieces[:count]).replace(".[]", "[]")
                return UndefinedName(lacking, self._meant(lacking, value))
            value = _within(value, piece)
        return None

    def undefined_field(self, name: str) -> UndefinedName | None:
        """The undefined name of a merge field, which may be a unit's field, its title, a variable, or the notice's."""
        unit = self.values.get("unit")
        if not isinstance(unit, Mapping):
            return None
        try:
            merge_value(name, unit, self.context, self.titles)
        except bare_names.MissingNameError as error:
            return UndefinedName(name, self._of_notice(name) or closest(name, error.known))
        return None

    def value(self, name: str | None) -> object:
        """A sample value of the dotted ``name``; None where none is known."""
        if name is None:
            return None
        pieces = bare_names.split_name(name, self.context)
        value = self.values.get(pieces[0]) if pieces[0] in self.roots else None
        for piece in pieces[1:]:
            value = _within(value, piece)
        return value

    def kind(self, name: str | None) -> ValueKind | None:
        """The kind of value of ``name``; None where it is not known."""
        value = self.value(name)
        absent = value == "" and name is not None and bare_names.split_name(name, self.context)[0] == "notice"
        return None if absent else _kind(value)

    def in_full(self, name: str) -> str:
        """``name`` with its variable: ``unit.name`` for ``name`` and for 单位名称; else as it is."""
        return name if name in self.roots else bare_names.names_in_full(self.context).get(name, name)

    def _meant(self, name: str, value: object) -> str | None:
        if not isinstance(value, Mapping):
            return None
        return bare_names.suggested_name(name, map(str, value), self._seen(), self.titles)

    def _of_notice(self, word: str) -> str | None:
        """The name in templates of the notice's element that is called ``word`` in Chinese, if any."""
        words = ((key, (each.title, *each.other_titles, *each.similar)) for key, each in FRONT_MATTER.items())
        key = next((key for key, named in words if word in named), None)
        notice = self.values.get("notice")
        return f"notice.{key}" if key is not None and isinstance(notice, Mapping) and key in notice else None

    def _seen(self) -> dict[str, object]:
        return {root: self.values[root] for root in self.roots if root in self.values}


def names_in_scope(roster: Roster | None, notice: Notice | None, *, per_dispatch: bool = False) -> NameScope:
    """The names that a template has with ``roster`` and ``notice``, as far as they are not None."""
    values: dict[str, object] = {}
    if roster is not None and roster.units:
        sample = _sample(unit.as_mapping() for unit in roster.units)
        listed = {**sample, "copy_numbers": ""} if per_dispatch else sample
        values |= {"unit": sample, "units": [listed], "serial": 1, "total": 1, "papers": [_PAPER]}
    if notice is not None:
        values["notice"] = notice.context
    titles = {} if roster is None else roster.field_titles
    groups = () if roster is None else tuple(group.name for group in roster.groups)
    return NameScope(values, titles, groups, per_dispatch)


def _sample(units: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """A sample of ``units``, in which each field has the value of some unit that has one: it shows its kind."""
    sample: dict[str, object] = {}
    for unit in units:
        sample |= {key: value for key, value in unit.items() if key not in sample or sample[key] in _NOTHING}
        if not any(value in _NOTHING for value in sample.values()):
            break
    return sample


def _has(value: object, piece: str) -> bool:
    if isinstance(value, Mapping):
        return piece in value
    if piece == "[]":
        return isinstance(value, Sequence)
    return not isinstance(value, str | Sequence | int | float | Decimal) and hasattr(value, piece)


def _within(value: object, piece: str) -> object:
    """``piece`` of ``value``, a sample of its items for ``[]``; None where it is not known."""
    if isinstance(value, Mapping):
        return value.get(piece)
    if piece != "[]" or not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return None
    entries = [each for each in value if isinstance(each, Mapping)]
    return {key: each[key] for each in reversed(entries) for key in each} if entries else value[0]


def _kind(value: object) -> ValueKind | None:
    if isinstance(value, str):
        return "text"
    if isinstance(value, int | float | Decimal):
        return "number"
    if isinstance(value, OfficialDate | date):
        return "date"
    if isinstance(value, Mapping):
        return "group"
    return "list" if isinstance(value, Sequence) else None


# Files next to templates in an unsupported format (.doc, .xls …).


_TEXTS = (".doc", ".docm", ".dot", ".dotm", ".dotx", ".odt", ".rtf", ".wps", ".wpt")
_SHEETS = (".et", ".ett", ".ods", ".xls", ".xlsm", ".xltx")
_SAVING = {
    **dict.fromkeys(_TEXTS, "doubt-save-as-docx"),
    **dict.fromkeys(_SHEETS, "doubt-save-as-xlsx"),
}
"""Suffixes of files in other formats, each with the phrase for how to make a template of the file."""


def is_other_format(path: Path) -> bool:
    """Whether the file ``path`` is in another format, by its suffix; a build does not use it."""
    return path.suffix.lower() in _SAVING


def facts_of_format(path: Path) -> dict[str, object]:
    """The facts of a file in another format: its path, its suffix, and how to make a template of it."""
    return {"found": str(path), "format": path.suffix, "saving": phrase(_SAVING[path.suffix.lower()])}


def other_format(path: Path) -> Problem | None:
    """A warning where the file ``path`` is in another format; else None."""
    if not is_other_format(path):
        return None
    return Problem("output-other-format", Span(str(path)), facts_of_format(path))
