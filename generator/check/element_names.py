"""The names of the elements that a check recognises, in both languages."""

from __future__ import annotations

from generator.ground.errors import TranslatedText
from generator.ground.words.vocabularies import phrase


def element_name(element: str) -> TranslatedText:
    """The name of an element, as the data of a check calls it or :mod:`documents`."""
    return phrase(f"element-{element}")
