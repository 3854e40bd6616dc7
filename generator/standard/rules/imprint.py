"""Rules of 版记, page numbers and tables (7.4, 7.5, 8): IM, PN, TB."""

from __future__ import annotations

from generator.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
