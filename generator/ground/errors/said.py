"""Words that a message fills in, in the language that it is reported in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]

_MOST_TOLD = 5_000  # characters of a fact


@dataclass(frozen=True, slots=True)
class Said:
    """Words in Chinese, and the same in English; as ``str`` they are Chinese."""

    zh: str
    en: str

    def text(self, lang: Lang = "zh") -> str:
        """The words in one language."""
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        return self.zh


Value = str | Said
"""What was measured, or what is wanted: a measure or a quotation, the same in every language, or words."""


def in_lang(value: Value, lang: Lang) -> str:
    """``value`` as it is reported in ``lang``."""
    return value.text(lang) if isinstance(value, Said) else value


def facts_in(facts: Mapping[str, object], lang: Lang) -> dict[str, object]:
    """``facts`` as a sentence in ``lang`` takes them: words in that language, of a monster its beginning."""
    return {name: _told(fact, lang) for name, fact in facts.items()}


def _told(fact: object, lang: Lang) -> object:
    told = fact.text(lang) if isinstance(fact, Said) else fact
    return f"{told[:_MOST_TOLD]}…" if isinstance(told, str) and len(told) > _MOST_TOLD else told


def joined(values: Iterable[Value], zh: str = "、", en: str = ", ") -> Said:
    """All ``values`` in one, ``zh`` between them in Chinese and ``en`` in English."""
    listed = list(values)
    return Said(zh.join(in_lang(each, "zh") for each in listed), en.join(in_lang(each, "en") for each in listed))
