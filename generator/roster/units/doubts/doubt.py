"""One thing about a unit that a person should look at again."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from generator.roster.units.unit import Unit


@dataclass(frozen=True, slots=True)
class Doubt:
    """``code`` names the sentence, ``field`` the field of ``unit`` that it is about."""

    code: str
    unit: Unit
    field: str
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    suggestion: str | None = None
