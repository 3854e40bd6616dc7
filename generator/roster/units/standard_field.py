"""The description of one standard field; :class:`~generator.roster.units.unit.Unit` is the table of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

_KEY = "standard field"

StandardKind = Literal["text", "texts", "copies"]
"""How a value is read: one text, one or several texts, or a number of copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardField:
    """A field that units have in every roster.

    ``titles`` are its Chinese titles, the usual one first; ``headers`` the other words above its column in a sheet.
    Pages and guides show ``zh``, what it means, and ``en``, the same in English.
    """

    titles: tuple[str, ...]
    headers: tuple[str, ...]
    zh: str = ""
    en: str = ""
    kind: StandardKind = "text"
    is_name_by_default: bool = False
    """Whether it defaults to the unit's name."""

    is_one_word: bool = False
    """Whether a blank between hanzi is a slip, unlike in a person's name, which is often typed 张　三."""

    is_quoted: bool = False
    """Whether it is always written in quotation marks, like a code that looks like a number."""

    @property
    def words(self) -> tuple[str, ...]:
        """All words above its column in a sheet."""
        return (*self.titles, *self.headers)

    @property
    def metadata(self) -> Mapping[str, StandardField]:
        """The metadata of a dataclass field that is a standard field."""
        return {_KEY: self}


def described_fields(unit: type[Any]) -> Mapping[str, StandardField]:
    """Return the standard fields of the dataclass ``unit`` by their names, in its order."""
    return {each.name: each.metadata[_KEY] for each in fields(unit) if _KEY in each.metadata}
