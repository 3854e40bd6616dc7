"""The words of a description, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ground.words.comparison import TEXTS, text


def known_word(kind: str, name: str) -> str:
    """The word for ``name``, a value of the file format; the name itself where there is none."""
    key = f"{kind}-{name}"
    return text(key) if key in TEXTS else name


def negated(fact: str) -> str:
    """The words for a fact that does not hold."""
    key = f"not-{fact}"
    return text(key) if key in TEXTS else text("not", what=text(f"fact-{fact}"))


def unset(fact: str) -> str:
    """The words for a fact that is not set: a colour is then automatic."""
    key = f"unset-{fact}"
    return text(key if key in TEXTS else "none")


def in_sentence(items: Iterable[str]) -> str:
    """``items`` as parts of one sentence."""
    return text("in-sentence").join(items)


def in_row(items: Iterable[str]) -> str:
    """``items`` of one kind, side by side."""
    return text("in-row").join(items)
