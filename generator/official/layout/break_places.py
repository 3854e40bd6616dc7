"""Where a line of Chinese text may end: by the characters on both sides, and by the lists of marks.

Offsets are those of the first character of the next line. :func:`ends_before` answers for one line, :func:`places` for
a whole text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from icu4py.breakers import LineBreaker

from generator.official.layout.program_differences import Program
from generator.official.shaping_clusters import has_width, on_bases

BLANKS = frozenset(" \u3000")
"""Characters that hang outside at a line's end."""

_QUOTES = frozenset("‘’“”")
_ELLIPSIS = "…"
_DASH = "—"
_JOINING = frozenset("\u200d\u2060\ufeff")
_PARTING = BLANKS.union("-\t\u200b", _DASH)
_ONE_LETTER_AFTER_SLASH = re.compile(r"/\w(?!\w)")
_HYPHEN_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])-(?=[0-9])")
_HINTED = frozenset("¡¤§¨ª\u00ad¯°±²³´¶·¸¹º¼½¾¿×÷")
"""Latin-1 marks that Word sets in the East Asian font where a run has that hint (MS-OI29500 2.1.88)."""


def ends_before(text: str, cut: int, program: Program) -> int:
    """The last place at or before ``cut``, a character that does not fit, where the line may end.

    LibreOffice ends no line of letters with a slash behind which not even one character has room.
    """
    if program.fills_by == "portions" and not _asian_before(text, program)[cut]:
        behind_slash = text[:cut].endswith("/")
        return _last_of(_boundaries(text, "en_US"), cut - behind_slash)
    return _last_of(places(text, program), cut)


@lru_cache(maxsize=64)
def places(text: str, program: Program) -> tuple[int, ...]:
    """The offsets before the end of ``text`` at which a line of East Asian text may end, 0 included."""
    bases = on_bases(text)
    if program.fills_by == "portions":
        ends = _boundaries(text, "zh_CN")[1:-1]
        inner = [end for end in ends if not _ONE_LETTER_AFTER_SLASH.match(text, end - 1)]
    else:
        inner = [place for place in range(1, len(text)) if _is_between_words(text, bases, place)]
    return (0, *(place for place in inner if not _unfit(bases, place, program)))


def is_letter_or_digit(char: str) -> bool:
    """Whether ``char`` is a letter, a hanzi among them, or a digit."""
    return unicodedata.category(char)[0] in "LN"


def scripts(text: str, program: Program) -> list[bool]:
    """For each character whether ``program`` sets it as an East Asian one."""
    if program.fills_by == "words":
        return [_is_wide(char) for char in text]
    classes = [_script_class(char) for char in text]
    quotes_are_asian = any(own and is_letter_or_digit(char) for own, char in zip(classes, text, strict=True))
    asian: list[bool] = []
    for index, own in enumerate(classes):
        if own is not None:
            asian.append(own)
        elif quotes_are_asian and text[index] in _QUOTES:
            asian.append(True)
        else:
            asian.append(asian[-1] if asian else next((each for each in classes[index:] if each is not None), True))
    return asian


def is_east_asian(char: str, program: Program) -> bool:
    """Whether ``program`` sets ``char`` as an East Asian one beside any character."""
    return _is_wide(char) if program.fills_by == "words" else _script_class(char) is True


def _last_of(ends: Sequence[int], cut: int) -> int:
    """The last of ``ends``, which begin with 0, at or before ``cut``."""
    return ends[bisect_right(ends, cut) - 1]


def _unfit(text: str, cut: int, program: Program) -> bool:
    """Whether the character at ``cut`` may not begin a line, or the one before it may not end one."""
    return text[cut] in program.not_at_start or text[cut - 1] in program.not_at_end


def _is_between_words(text: str, bases: str, place: int) -> bool:
    """Whether the characters on both sides of ``place`` are not of one word, number, ellipsis or cluster."""
    before, after = bases[place - 1], text[place]
    if bases is not text and (not has_width(after) or text[place - 1] in _JOINING):
        return False
    if after in BLANKS or (before == after == _ELLIPSIS):
        return False
    return text[place - 1] in _PARTING or after == "\t" or _is_wide(before) or _is_wide(after)


@lru_cache(maxsize=512)
def _is_wide(char: str) -> bool:
    """Whether Word sets ``char`` as an East Asian one, in a run with that hint: by its code alone.

    A dash is of the width of a hanzi, but as hyphens are in everything else.
    """
    code = ord(char)
    return (code >= 0x2000 and char != _DASH) or char in _HINTED or 0x370 <= code < 0x500


@lru_cache(maxsize=64)
def _asian_before(text: str, program: Program) -> tuple[bool, ...]:
    """For each character whether the last letter or digit up to it is an East Asian one."""
    asian = scripts(text, program)
    letters = accumulate((i if is_letter_or_digit(char) else 0 for i, char in enumerate(text)), max)
    return tuple(asian[letter] for letter in letters)


@lru_cache(maxsize=64)
def _boundaries(text: str, locale: str) -> tuple[int, ...]:
    """The offsets at which a line may end, 0 included: UAX #14 with LibreOffice's differences from it."""
    ends = [0, *accumulate(len(piece) for piece in LineBreaker(text, locale))]
    allowed = (end for end in ends[:-1] if not end or not _beside_quote(text, end))
    between_digits = (match.end() for match in _HYPHEN_BETWEEN_DIGITS.finditer(text))
    return tuple(sorted({0, *allowed, *between_digits, len(text)}))


def _beside_quote(text: str, end: int) -> bool:
    """Whether a quotation mark is beside the place: LB19 of UAX #14 before its relaxation for East Asia."""
    return text[end - 1] in _QUOTES or (text[end] in _QUOTES and text[end - 1] not in BLANKS)


@lru_cache(maxsize=512)
def _script_class(char: str) -> bool | None:
    """True for East Asian, False for Western, None for a mark that takes the script of its neighbour."""
    code = ord(char)
    if char in " \u00a0":
        return None
    if code < 0x2000:
        return False
    if 0x2E80 <= code <= 0xD7FF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFE4F or 0xFF00 <= code <= 0xFFEF:
        return True
    if 0x20000 <= code <= 0x3FFFF:
        return True
    return None
