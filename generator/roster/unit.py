"""One unit, its group, and the roster of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Protocol

from generator.errors import Problem, Span
from generator.roster.fields import DeclaredField
from generator.source import Number, OfficialDate

Value = str | Number | OfficialDate
"""What a field declared by the office can hold; ``""`` where the roster is silent."""


class UnitPlace(Protocol):
    """Where a unit stands: a line of a text file, a row of a sheet. It is small, and pickled without the file."""

    @property
    def line(self) -> int:
        """The line, or the row, from 1."""

    @property
    def span(self) -> Span:
        """The place as problems tell it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that gets papers. Every standard field but ``copies`` and ``old_names`` is text, ``""`` when absent.

    ``name`` is the area or body, ``office`` the office that acts and signs for it, ``addressee`` who
    a letter is addressed to; the latter two are the name where the roster gives none.
    """

    name: str
    group: str
    place: UnitPlace
    office: str = ""
    addressee: str = ""
    code: str = ""
    copies: int = 1
    postcode: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    old_names: tuple[str, ...] = ()
    extra: Mapping[str, Value] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where the roster names the unit."""
        return self.place.span

    @property
    def identity(self) -> str:
        """What the unit is known by: its code where it has one, else its name."""
        return self.code or self.name

    def as_mapping(self) -> dict[str, object]:
        """What a template sees as ``unit``: standard fields, declared fields and ``group``."""
        return {
            "name": self.name,
            "office": self.office,
            "addressee": self.addressee,
            "code": self.code,
            "copies": self.copies,
            "postcode": self.postcode,
            "address": self.address,
            "contact": self.contact,
            "phone": self.phone,
            "email": self.email,
            "old_names": list(self.old_names),
            "group": self.group,
            **self.extra,
        }

    def __reduce__(self) -> tuple[type[Unit], tuple[object, ...]]:
        """Pickled as its bare values: units go to other processes by the thousand."""
        return Unit, _values(self)


_values = attrgetter(*(each.name for each in fields(Unit)))


@dataclass(frozen=True, slots=True)
class Group:
    """Units that notices address together, by one of ``classes`` (such as 乡镇（街道）民政办)."""

    name: str
    classes: tuple[str, ...]
    units: tuple[Unit, ...]
    span: Span


@dataclass(frozen=True)
class Roster:
    """All units in the order of the file.

    ``file`` is its name as problems show it, ``sha256`` the digest of its bytes; ``field_titles``
    maps Chinese titles (单位名称) to field names (name). ``warnings`` are what a person should look at.
    """

    file: str
    sha256: str
    fields: tuple[DeclaredField, ...]
    groups: tuple[Group, ...]
    field_titles: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of all groups, in roster order."""
        return tuple(chain.from_iterable(group.units for group in self.groups))
