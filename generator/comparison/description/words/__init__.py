"""The words of descriptions and of differences, in Chinese and in English."""

from __future__ import annotations

from generator.comparison.description.words import facts, lines, looks, marks, pages, sentences

WORDS: dict[str, tuple[str, str]] = {
    **facts.WORDS,
    **looks.WORDS,
    **pages.WORDS,
    **marks.WORDS,
    **lines.WORDS,
    **sentences.WORDS,
}
"""Chinese and English by key; blanks in braces."""
