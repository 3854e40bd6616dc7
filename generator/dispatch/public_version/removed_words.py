"""The words that a public version must not have: found however they are written, and replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from generator.dispatch.public_version.private_words import UNSEEN, plain, squashed

HIDDEN = "×××"
"""What takes the place of 联系人 in a text."""

_OF_FULL_WIDTH = 0xFEE0
_LEAST_DIGITS = 7
"""Numbers with so many digits are found with separators between them, and within longer numbers."""

_MOST_HANZI = 4
"""Words of so few hanzi, such as names, are found with blanks between them."""

_BETWEEN_DIGITS = rf"[\s\-‐-―－.．·•・_/()（）*~{UNSEEN}]{{0,3}}"
_BETWEEN_HANZI = rf"[\s{UNSEEN}]{{0,3}}"
_BETWEEN = f"[{UNSEEN}]*"
_HANZI = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]+")


class RemovedWords:
    """The words with what takes their place, ``""`` where they are left out."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = {word: words[word] for word in sorted(words, key=lambda each: (-len(each), each))}
        self._patterns = {word: _pattern(word) for word in self.words}
        self._replacements = list(self.words.values())

    @cached_property
    def _all(self) -> re.Pattern[str]:
        return re.compile("|".join(f"({pattern})" for pattern in self._patterns.values()) or "(?!)", re.IGNORECASE)

    def replaced(self, text: str) -> str:
        """``text`` with each of the words replaced, the longest first."""
        return self._all.sub(self.replacement, text)

    def matches(self, text: str) -> Iterable[re.Match[str]]:
        """Where in ``text`` the words are."""
        return self._all.finditer(text)

    def replacement(self, match: re.Match[str]) -> str:
        """What takes the place of ``match``."""
        return self._replacements[(match.lastindex or 1) - 1]

    def in_text(self, text: str) -> Mapping[str, int]:
        """Those of the words that are in ``text``, with how often each is; also one that is part of another."""
        if self._all.search(text) is None:
            return {}
        times = {word: len(re.findall(each, text, re.IGNORECASE)) for word, each in self._patterns.items()}
        return {word: number for word, number in times.items() if number}


def is_short(word: str) -> bool:
    """Whether ``word`` is so short and plain that it is part of markup and numbers by chance."""
    bare = squashed(word)
    return bare.isascii() and len(bare) < _LEAST_DIGITS


def _pattern(word: str) -> str:
    """The pattern of ``word``: each character in both widths, with what may be between them."""
    characters = [each for each in plain(word) if each not in UNSEEN]
    if sum(map(str.isdigit, characters)) >= _LEAST_DIGITS:  # its own separators may be others
        digits = [index for index, each in enumerate(characters) if each.isdigit()]
        inner = range(digits[0], digits[-1])
        characters = [each for index, each in enumerate(characters) if each.isalnum() or index not in inner]
        between = _BETWEEN_DIGITS
    elif _HANZI.fullmatch(word.replace(" ", "").replace("\u3000", "")) and len(characters) <= _MOST_HANZI:
        characters = [each for each in characters if each != " "]
        between = _BETWEEN_HANZI
    else:
        between = _BETWEEN
    pattern = between.join(map(_either_width, characters))
    if is_short(word):
        return f"(?<![0-9A-Za-z０-９]){pattern}(?![0-9A-Za-z０-９])"
    return pattern


def _either_width(character: str) -> str:
    if character == " ":
        return r"\s*"
    if character == "-":
        return "[-‐-―−－]"
    if character == ".":
        return "[.．·•・]"
    if "!" <= character <= "~":
        return f"[{re.escape(character)}{chr(ord(character) + _OF_FULL_WIDTH)}]"
    return re.escape(character)
