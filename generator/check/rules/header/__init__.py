"""The 版头 in the file (7.2): HD."""

from generator.check.rules.header import classification, mark, number, red_rule, signers

__all__ = ["classification", "mark", "number", "red_rule", "signers"]
