"""The words of what a build does, and of what became of a draft."""

from __future__ import annotations

from generator.ground.words.translated_texts import TranslatedTexts

TEXTS = TranslatedTexts(__path__[0])

text = TEXTS.text
