"""Questions to the person at the terminal; commands that no person watches ask nothing."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.ground.words.commands import text


def can_ask() -> bool:
    """Whether a person sees a question and can answer it."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def answer(question: str, default: str) -> str:
    """What the person types in reply to ``question``; ``default`` for nothing."""
    sys.stderr.write(text("asked", question=question, default=default))
    sys.stderr.flush()
    return sys.stdin.readline().strip() or default


def choice(question: str, offers: Sequence[str]) -> str | None:
    """The one of ``offers`` whose number the person types in reply to ``question``; None for anything else."""
    lines = [question, *(f"  {number}. {each}" for number, each in enumerate(offers, 1))]
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    typed = answer(text("asked-number"), "1")
    return offers[int(typed) - 1] if typed.isdecimal() and 1 <= int(typed) <= len(offers) else None
