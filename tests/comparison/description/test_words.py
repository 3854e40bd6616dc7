"""Words of both languages belong together."""

from __future__ import annotations

import string

from generator.ground.words.comparison import TEXTS


def test_both_languages_ask_for_the_same_blanks() -> None:
    apart = {key: (zh, en) for key, (zh, en) in TEXTS.items() if blanks(zh) != blanks(en) or bool(zh) != bool(en)}
    assert apart == {}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
