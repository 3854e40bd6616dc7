"""Rules of the 版头 (7.2): HD."""

from __future__ import annotations

from generator.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
