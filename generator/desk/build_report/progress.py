"""How far a build is, in words."""

from __future__ import annotations

from generator.ground.words import reports


def phase_words(phase: str) -> str:
    """What is being made."""
    return reports.text(f"phase-{phase}")


def rate_words(rate: float | None) -> str:
    """How many are made a second; nothing where that is not known yet."""
    return reports.text("rate", count=round(rate)) if rate else ""
