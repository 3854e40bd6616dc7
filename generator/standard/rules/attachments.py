"""Rules of 附件说明 and attachments (7.3.4 and 7.3.7): AT, AN."""

from __future__ import annotations

from generator.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
