"""The words of descriptions and of differences, in Chinese and in English."""

from __future__ import annotations

from generator.comparison.description.words import (
    difference_words,
    fact_words,
    line_words,
    look_words,
    mark_words,
    page_words,
)

WORDS: dict[str, tuple[str, str]] = {
    **fact_words.WORDS,
    **look_words.WORDS,
    **page_words.WORDS,
    **mark_words.WORDS,
    **line_words.WORDS,
    **difference_words.WORDS,
}
"""Chinese and English by key; blanks in braces."""
