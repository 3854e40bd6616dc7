"""The words on the pages in the browser, a file for each screen; ``common.ini`` has those of all of them."""

from __future__ import annotations

from generator.ground.words.translated_texts import TranslatedTexts

TEXTS = TranslatedTexts(__path__[0])

text = TEXTS.text
