"""Words of both languages belong together."""

from __future__ import annotations

import string

import pytest

from generator.comparison.description.words import WORDS


@pytest.mark.parametrize("key", sorted(WORDS))
def test_both_languages_ask_for_the_same_blanks(key: str) -> None:
    zh, en = ({name for _, name, _, _ in string.Formatter().parse(text) if name} for text in WORDS[key])
    assert zh == en
    assert bool(WORDS[key][0]) == bool(WORDS[key][1])
