"""The words that a description uses, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable

from generator.comparison.description.words import WORDS
from generator.ground.errors import Lang


class Wording:
    """Words in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def __call__(self, key: str, **blanks: object) -> str:
        """The words ``key`` with their blanks filled."""
        zh, en = WORDS[key]
        return (zh if self.lang == "zh" else en).format(**blanks)

    def known(self, kind: str, name: str) -> str:
        """The word for ``name``, a value of the file format; the name itself where there is none."""
        key = f"{kind}-{name}"
        return self(key) if key in WORDS else name

    def negated(self, fact: str) -> str:
        """What is said of a fact that does not hold."""
        key = f"not-{fact}"
        return self(key) if key in WORDS else self("not", what=self(f"fact-{fact}"))

    def unset(self, fact: str) -> str:
        """What is said where the fact is not set: that of a colour is automatic."""
        key = f"unset-{fact}"
        return self(key if key in WORDS else "none")

    def listed(self, items: Iterable[str]) -> str:
        """``items`` as parts of one sentence."""
        return ("；" if self.lang == "zh" else "; ").join(items)

    def row(self, items: Iterable[str]) -> str:
        """``items`` of one kind, one beside the other."""
        return ("、" if self.lang == "zh" else ", ").join(items)
