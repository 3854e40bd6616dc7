"""The words of what a Word document holds and of what differs between two."""

from __future__ import annotations

from generator.ground.words.translated_texts import TranslatedTexts

TEXTS = TranslatedTexts(__path__[0])

text = TEXTS.text
