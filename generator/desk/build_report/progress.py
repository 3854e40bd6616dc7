"""How far a build is, in words."""

from __future__ import annotations

from generator.desk.build_report.words import say


def phase_words(phase: str) -> str:
    """What is being made."""
    return say(f"phase-{phase}")


def rate_words(rate: float | None) -> str:
    """How many are made a second; nothing where that is not known yet."""
    return say("rate", count=round(rate)) if rate else ""
