"""The words on the pages, in Chinese and English: :mod:`common` for all of them, a module for each screen."""

from __future__ import annotations

from generator.ground.spoken_texts import InBoth, SpokenTexts

_TEXTS = SpokenTexts(__name__, __path__)

text = _TEXTS.text


def all_texts() -> dict[str, InBoth]:
    """The texts of all modules, Chinese and English, by their keys."""
    return _TEXTS.all
