"""The help of the commands and what they print, a file for each command; ``program.ini`` has what all of them need."""

from __future__ import annotations

from generator.ground.words.translated_texts import TranslatedTexts

TEXTS = TranslatedTexts(__path__[0], "program")

text = TEXTS.text
