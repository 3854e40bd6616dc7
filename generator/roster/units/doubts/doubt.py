"""A doubt: a value of a unit that a person should look at again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from generator.roster.units.unit import Unit


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about ``field`` of ``unit``; ``code`` is that of the warning."""

    code: str
    unit: Unit
    field: str
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    suggestion: str | None = None
