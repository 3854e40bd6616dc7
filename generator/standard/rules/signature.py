"""Rules of 署名, 成文日期, seals, stamps and 附注 (7.3.5 and 7.3.6): SG, NT."""

from __future__ import annotations

from generator.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
