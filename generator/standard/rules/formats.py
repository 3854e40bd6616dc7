"""Rules of 信函, 命令 and 纪要 (clause 10): LT, CM, MN."""

from __future__ import annotations

from generator.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
