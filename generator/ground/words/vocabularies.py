"""The vocabularies: each is the texts of a folder here, looked up by their keys."""

from __future__ import annotations

import os

from generator.ground.words.translated_text import TranslatedTexts

_HERE = os.path.dirname(__file__)

COMMANDS = TranslatedTexts(f"{_HERE}/commands", "program")
COMPARISON = TranslatedTexts(f"{_HERE}/comparison")
PAGES = TranslatedTexts(f"{_HERE}/pages")
PHRASES = TranslatedTexts(f"{_HERE}/phrases")
REPORTS = TranslatedTexts(f"{_HERE}/reports")

command_text, comparison_text, page_text, report_text = COMMANDS.text, COMPARISON.text, PAGES.text, REPORTS.text

phrase = PHRASES.filled
