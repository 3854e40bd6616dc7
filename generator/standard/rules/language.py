"""Rules of 条例, punctuation, numerals and merged text: GN, PU, NU, MM."""

from __future__ import annotations

from generator.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
