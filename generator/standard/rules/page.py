"""Rules of sheet, type area, grid, type and colours (clauses 5 and 6): PG."""

from __future__ import annotations

from generator.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
