"""Rules about several documents at once: MM."""

from __future__ import annotations

from generator.official.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = (Rule(id="MM-07", strength="practice", value="全套文件写同一个文号"),)
