"""The help and what is printed beside problems, in Chinese and English.

:mod:`program` has what the list of all commands needs, a module for each command the rest. Those are imported when
the first text that is none of the program's is asked for.
"""

from __future__ import annotations

from generator.cli.texts import program
from generator.ground.spoken_texts import InBoth, SpokenTexts

_TEXTS = SpokenTexts(__name__, __path__, program.TEXTS)

text = _TEXTS.text


def all_texts() -> dict[str, InBoth]:
    """The texts of all modules, Chinese and English, by their keys."""
    return _TEXTS.all
