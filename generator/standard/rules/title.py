"""Rules of title and recipients (7.3.1 and 7.3.2): TI, RC."""

from __future__ import annotations

from generator.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
