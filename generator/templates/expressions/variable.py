"""Variable: a name that a template reads, and where it reads it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.errors import Span


@dataclass(frozen=True, slots=True)
class Variable:
    """A name that a template reads, and where it reads it.

    ``name`` is dotted, with ``[]`` for each item of a list: ``unit.name``, ``notice.attachments[].title``. A name that
    is read in several places is listed once for each. ``optional``: the template allows for its absence (``is
    defined``, ``default``). ``conditional``: it is read only where some condition holds. ``merge_field``: it is looked
    up as Word's merge fields are, among a unit's fields and their Chinese titles before the names at the top.
    ``own_unit``: the path of the template's own ``unit``, in which a bare name is looked up first, ``""`` where that is
    unknown; None where the template has none there.
    """

    name: str
    span: Span
    optional: bool = False
    conditional: bool = False
    merge_field: bool = False
    own_unit: str | None = None
