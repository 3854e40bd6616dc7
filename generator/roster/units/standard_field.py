"""What is known of one standard field of a unit; :class:`~generator.roster.units.unit.Unit` is the table of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

_KEY = "standard field"

StandardKind = Literal["text", "texts", "copies"]
"""How a value is read: as one text, as one or several texts, as a number of copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardField:
    """A field that units have in every roster.

    ``titles`` are its Chinese titles, the usual one first; ``headers`` the other words above its column in a sheet.
    Editors show ``zh``, what it means, ``en``, the same in English, and an ``example`` in YAML.
    """

    titles: tuple[str, ...]
    headers: tuple[str, ...]
    zh: str = ""
    en: str = ""
    example: str = ""
    kind: StandardKind = "text"
    is_name_by_default: bool = False
    """Whether it is the unit's name where the roster gives none."""

    is_one_word: bool = False
    """Whether a blank between hanzi is a slip; a name of two hanzi is often typed 张　三."""

    is_quoted: bool = False
    """Whether it is always written in quotation marks, as a code that looks like a number."""

    @property
    def metadata(self) -> Mapping[str, StandardField]:
        """What a field of a dataclass carries to be a standard field."""
        return {_KEY: self}


def described_fields(unit: type[Any]) -> Mapping[str, StandardField]:
    """The standard fields of the dataclass ``unit`` by their names, in its order."""
    return {each.name: each.metadata[_KEY] for each in fields(unit) if _KEY in each.metadata}
