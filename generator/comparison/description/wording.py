"""The words of a description, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable

from generator.comparison.description.words import WORDS
from generator.ground.errors import Said


def say(key: str, **blanks: object) -> str:
    """The words ``key`` with their blanks filled."""
    return Said(*WORDS[key]).text().format(**blanks)


def known_word(kind: str, name: str) -> str:
    """The word for ``name``, a value of the file format; the name itself where there is none."""
    key = f"{kind}-{name}"
    return say(key) if key in WORDS else name


def negated(fact: str) -> str:
    """The words for a fact that does not hold."""
    key = f"not-{fact}"
    return say(key) if key in WORDS else say("not", what=say(f"fact-{fact}"))


def unset(fact: str) -> str:
    """The words for a fact that is not set: a colour is then automatic."""
    key = f"unset-{fact}"
    return say(key if key in WORDS else "none")


def in_sentence(items: Iterable[str]) -> str:
    """``items`` as parts of one sentence."""
    return Said("；", "; ").text().join(items)


def in_row(items: Iterable[str]) -> str:
    """``items`` of one kind, side by side."""
    return Said("、", ", ").text().join(items)
