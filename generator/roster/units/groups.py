"""The roster, the groups of units that notices address, and texts that name several of them in one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from generator.ground.errors import Problem, Span
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.unit import Unit

ANY_CLASS = "*"
"""The class of a group that is for everybody: addressed by 各中小学 and the like, whatever the word is."""


@dataclass(frozen=True, slots=True)
class Group:
    """Units that notices address together, by one of ``classes`` (such as 乡镇（街道）民政办).

    With :data:`ANY_CLASS` among them, also by a word with 各 or 有关 that the roster does not have, where a person has
    said so: it is for ``everybody``.
    """

    name: str
    classes: tuple[str, ...]
    units: tuple[Unit, ...]
    span: Span
    everybody: bool = False


@dataclass(frozen=True)
class Roster:
    """All units in groups, in the order of the file.

    ``file`` is its name as problems show it, ``data`` are its bytes; ``field_titles`` maps Chinese titles (单位名称)
    and ``headings`` to field names (name). ``headings`` are those of the office's own sheet, as written and in order,
    each with its field; a roster in YAML has those of standard fields that it lists under ``fields``. ``warnings`` are
    what a person should look at. ``words`` are the Chinese words that a roster in YAML uses for keys, by their paths;
    one with English keys has none.
    """

    file: str
    data: bytes = field(repr=False)
    fields: tuple[DeclaredField, ...]
    groups: tuple[Group, ...]
    field_titles: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        """The digest of the file's bytes, hexadecimal; completing a unit asks for none."""
        import hashlib

        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of all groups, in roster order."""
        return tuple(chain.from_iterable(group.units for group in self.groups))


def certain_classes(classes: Iterable[str]) -> tuple[str, ...]:
    """``classes`` without the one for any recipients."""
    return tuple(each for each in classes if each != ANY_CLASS)


def for_everybody(roster: Roster) -> Roster:
    """``roster`` with every group for everybody, as a person has said."""
    return replace(
        roster,
        groups=tuple(
            replace(each, classes=(*certain_classes(each.classes), ANY_CLASS), everybody=True) for each in roster.groups
        ),
    )


_OPENING, _CLOSING = "（(〔[【《“‘", "）)〕]】》”’"


def split_outside_brackets(text: str, marks: str) -> Iterator[str]:
    """The texts between ``marks`` outside of brackets and quotation marks, trimmed; empty ones are left out."""
    return (part for _, part in parts_outside_brackets(text, marks) if part)


def parts_outside_brackets(text: str, marks: str) -> Iterator[tuple[int, str]]:
    """The place of each text between ``marks``, also of an empty one, and the text without blanks around it."""
    depth = start = 0
    for place, character in enumerate(f"{text}{marks[0]}"):
        depth = max(0, depth + (character in _OPENING) - (character in _CLOSING))
        if (character in marks and depth == 0) or place == len(text):
            part = text[start:place]
            yield place - len(part.lstrip()), part.strip()
            start = place + 1


BETWEEN = "、"
"""The mark between the texts where they are written in one place."""

_MARKS = "、；;，,\n"
_ANY = re.compile(f"[{_MARKS}]")


def texts_in(text: str) -> tuple[str, ...]:
    """The texts in what is typed, without the blanks around them; a text without any mark is kept as it is."""
    if not _ANY.search(text):
        return (text,) if text.strip() else ()
    return tuple(split_outside_brackets(text, _MARKS))
