"""What the problem of an undefined name says of what there is instead, in the words of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache, partial

from generator.ground.errors import Said
from generator.roster.units import NAME_BY_DEFAULT, STANDARD_FIELD_TITLES
from generator.templates.expressions.bare_names import names_for, titles_in
from generator.templates.expressions.name_suggestions import text_in_loop

_MOST_LISTED = 8
_GIVEN_ANYHOW = frozenset({"group", "copies", "copy_numbers"})
"""Fields that have a value although no roster need say so."""

_NOTHING: tuple[object, ...] = ("", (), [], {}, None)
_COLUMN = Said("在名单里加上这一栏", "add that column to the roster")
_DEFAULT = Said('在它后面写“| default("")”', """write '| default("")' after it""")


def undefined_facts(name: str, context: Mapping[str, object], *, merge_field: bool = False) -> dict[str, object]:
    """The facts of the problem of an undefined ``name``: the remedy says what ``context`` has instead."""
    text = text_in_loop(name, context)
    there = _fields_there(name, context, merge_field=merge_field) if text is None else _no_list(text)
    return {"name": name, "there": there, "absent": _COLUMN if merge_field else _absent(name)}


def _absent(name: str) -> Said:
    """How a template allows for ``name`` to be absent; that of an item, ``items[].name``, is no name in a template."""
    if "[]" in name:
        return _DEFAULT
    tag = f"{{% if {name} is defined %}}"
    return Said(f"用“{tag}”", f"use '{tag}'")


def _no_list(text: str) -> Said:
    return Said(
        f"：“{text}”在这里是一段文字，不是列表；要逐项列出，名单用 units.yaml，这个字段写 kind: list",
        f": '{text}' is a text here, not a list; for several items use a units.yaml and declare it with 'kind: list'",
    )


def _fields_there(name: str, context: Mapping[str, object], *, merge_field: bool) -> Said:
    """The fields of the unit at hand, a few, those nearest to ``name`` first; empty words where it is no field."""
    root, _, last = ("", "", name) if merge_field else name.rpartition(".")
    unit = context.get("unit")
    if not isinstance(unit, Mapping) or root not in ("", "unit"):
        return Said("", "")
    given = [field for field in map(str, unit) if _is_given(field, unit)]
    titles = _titles_by_field(titles_in(context)) if not root else {}
    words = [max(_written(titles.get(field, [field]), merge_field), key=partial(_likeness, last)) for field in given]
    nearest = sorted(words, key=partial(_likeness, last), reverse=True)
    if not nearest:
        return Said("", "")
    listed, more = nearest[:_MOST_LISTED], len(nearest) > _MOST_LISTED
    return Said(f"，这里有：{'、'.join(listed)}{'……' * more}", f" to one of these: {', '.join(listed)}{' …' * more}")


def _titles_by_field(titles: Mapping[str, str]) -> dict[str, list[str]]:
    """The headings of each field in its sheet, or else its titles."""
    own: dict[str, list[str]] = {}
    usual: dict[str, list[str]] = {}
    for title, field in sorted(titles.items(), key=lambda each: -len(each[0])):  # a heading before it without blanks
        there = (usual if title in STANDARD_FIELD_TITLES else own).setdefault(field, [])
        if "".join(title.split()) not in map("".join, map(str.split, there)):
            there.append(title)
    return {**usual, **own}


def _written(titles: Iterable[str], merge_field: bool) -> list[str]:
    return list(titles) if merge_field else [names_for(title)[0] for title in titles]


@lru_cache(maxsize=10_000)
def _likeness(name: str, word: str) -> float:
    """How like ``name`` the ``word`` is, from 0 to 1; the same names are missing in the papers of all units."""
    return SequenceMatcher(None, name, word).ratio()


def _is_given(field: str, unit: Mapping[str, object]) -> bool:
    """Whether the roster gives a value of ``field``, as far as the value shows it."""
    value = unit[field]
    by_default = field in _GIVEN_ANYHOW or (field in NAME_BY_DEFAULT and value == unit.get("name"))
    return not by_default and value not in _NOTHING
