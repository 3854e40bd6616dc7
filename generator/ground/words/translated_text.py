"""Words in both languages, and the facts of a message in the one that is spoken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.ground.words.language import Lang, language

_MOST_SHOWN = 5_000  # characters of a fact


class TranslatedText(NamedTuple):
    """Words in Chinese, and the same in English; as ``str`` they are Chinese."""

    zh: str
    en: str

    def text(self, lang: Lang | None = None) -> str:
        """The words in ``lang``, by default in the language that is spoken."""
        return self.zh if (lang or language()) == "zh" else self.en

    def __str__(self) -> str:
        return self.zh


Value = str | TranslatedText
"""What was measured, or what is wanted: a measure or a quotation, the same in every language, or words."""


def value_text(value: Value, lang: Lang | None = None) -> str:
    """``value`` in ``lang``, by default in the language that is spoken."""
    return value.text(lang) if isinstance(value, TranslatedText) else value


def spoken_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """``facts`` as a sentence shows them: words in the language that is spoken, of a very long text its beginning."""
    return {name: _spoken(fact) for name, fact in facts.items()}


def _spoken(fact: object) -> object:
    shown = fact.text() if isinstance(fact, TranslatedText) else fact
    return f"{shown[:_MOST_SHOWN]}…" if isinstance(shown, str) and len(shown) > _MOST_SHOWN else shown


def joined(values: Iterable[Value], zh: str = "、", en: str = ", ") -> TranslatedText:
    """All ``values`` in one, ``zh`` between them in Chinese and ``en`` in English."""
    words = [each if isinstance(each, TranslatedText) else TranslatedText(each, each) for each in values]
    return TranslatedText(zh.join(each.zh for each in words), en.join(each.en for each in words))
