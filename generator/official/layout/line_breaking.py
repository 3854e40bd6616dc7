"""Line breaking: where the lines of a paragraph end on the standard's grid of 28 cells.

The rules are those of office suites for such documents, so that the lines counted here are the lines printed:

- a full-width character takes one cell; a half-width one takes half its size, unsqueezed;
- between a hanzi and a letter or digit is a fifth of the type size;
- a line may break where UAX #14 (ICU's tailoring for Chinese) allows it, but not before a mark of
  :data:`NOT_AT_LINE_START` nor after one of :data:`NOT_AT_LINE_END`;
- where the first character that does not fit belongs to a half-width word, Western rules apply;
- blanks at a line's end hang outside and never begin the next line.

They were measured in LibreOffice 25.2; `docs/layout.md` says how well the two agree.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from icu4py.breakers import LineBreaker

NOT_AT_LINE_START = frozenset(
    ":!),.:;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”"
)
"""Marks that may not begin a line (GB/T 15834-2011, 5.1; the list is that of the zh-CN locale data)."""

NOT_AT_LINE_END = frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘")
"""Marks that may not end a line (GB/T 15834-2011, 5.1; the list is that of the zh-CN locale data)."""

_SHRINK = 0.8
"""The least width of a blank in a justified line, as a part of its width (compatibilityMode 15)."""

_FIRST_FULL = 0x7F  # the first character that is as wide as a hanzi

_BLANKS = frozenset(" \u3000")
_QUOTES = frozenset("‘’“”")
_ONE_LETTER_AFTER_SLASH = re.compile(r"/\w(?!\w)")
_HYPHEN_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])-(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Metrics:
    """Widths of characters in twips.

    ``full`` is a full-width character on the grid, ``wide`` the same off the grid (in a half-width context), ``half`` a
    half-width character, ``blank`` a blank beside hanzi, ``gap`` the space between a hanzi and a letter or digit.
    ``last`` is added to the last character of a line, and of a portion of one script and face, twice to a full-width
    one: it has no tracking.
    """

    full: int
    wide: int
    half: int
    blank: int
    gap: int
    last: int = 0


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line: the characters from ``start`` up to ``end``, and their ``width`` in twips without hanging blanks."""

    start: int
    end: int
    width: int


def break_lines(
    text: str, metrics: Metrics, *, first: int, rest: int, seams: Sequence[int] = (), justified: bool = True
) -> list[BrokenLine]:
    """Break ``text`` into lines: the first ``first`` twips wide, the others ``rest``. An empty text has one line.

    ``seams`` are the offsets at which the typeface changes; the blanks of a ``justified`` line may shrink.
    """
    return list(_broken(text, metrics, first, rest, tuple(seams), justified))


@lru_cache(maxsize=512)
def _broken(
    text: str, metrics: Metrics, first: int, rest: int, seams: tuple[int, ...], justified: bool
) -> tuple[BrokenLine, ...]:
    """Break lines, with a cache: a layout needs the lines of a paragraph several times."""
    if not text:
        return (BrokenLine(0, 0, 0),)
    paragraph = _Paragraph(text, metrics, seams, justified)
    lines: list[BrokenLine] = []
    start = 0
    while start < len(text):
        end, following = paragraph.next_line(start, first if not lines else rest)
        lines.append(BrokenLine(start, end, paragraph.width(start, end)))
        start = following
    return tuple(lines)


@lru_cache(maxsize=1024)
def text_width(text: str, metrics: Metrics) -> int:
    """Return the width of ``text`` on one line, in twips."""
    return _Paragraph(text, metrics, (), False).width(0, len(text)) if text else 0


def widest_piece(text: str, metrics: Metrics) -> int:
    """Return the width in twips of the widest piece of ``text`` within which no line may end."""
    places = pairwise((*_asian_ends(text), len(text)))
    return max((text_width(text[start:end].strip(), metrics) for start, end in places), default=0)


class _Paragraph:
    """A paragraph's characters with their widths, its portions of one script and face, and its breaks."""

    def __init__(self, text: str, metrics: Metrics, seams: Sequence[int], justified: bool) -> None:
        self._text = text
        self._justified = justified
        self._metrics = metrics
        self._asian = _scripts(text)
        self._advances, self._gaps = _measure(text, self._asian, metrics)
        changes = {i for i in range(1, len(text)) if self._asian[i] != self._asian[i - 1]}
        for end in {*changes, *seams}:
            self._advances[end - 1] += self._last(end - 1)
        self._portion_ends = sorted({*changes, *seams, len(text)} - {0})
        self._last_letters = _last_letters(text)

    def _last(self, index: int) -> int:
        """Return what is added to the character at ``index`` where it is the last one."""
        return self._metrics.last * (1 if ord(self._text[index]) < _FIRST_FULL else 2)

    def width(self, start: int, end: int) -> int:
        """Return the twips from ``start`` to ``end`` without hanging blanks."""
        while end > start and self._text[end - 1] in _BLANKS:
            end -= 1
        return sum(self._advances[start:end]) + sum(self._gaps[start + 1 : end])

    def next_line(self, start: int, available: int) -> tuple[int, int]:
        """Return where the line that begins at ``start`` ends, and where the next one begins."""
        begin = start
        for portion in range(bisect_right(self._portion_ends, start), len(self._portion_ends)):
            end = self._portion_ends[portion]
            if begin > start:
                available -= self._gaps[begin]
            cut = self._cut(begin, end, available)
            if cut is not None and self._justified:
                cut = self._cut(begin, end, available + self._shrinkage(start, begin, cut))
            if cut is not None:
                return self._end_of_line(start, cut)
            available -= sum(self._advances[begin:end])
            begin = end
        return len(self._text), len(self._text)

    def _cut(self, begin: int, end: int, available: int) -> int | None:
        """Return the first character of a portion that does not fit; None when the whole portion fits."""
        used = 0
        for index in range(begin, end):
            used += self._advances[index]
            tracked = end == len(self._text) or index + 1 < end
            if used + (self._last(index) if tracked else 0) > available:
                return index
        return None

    def _shrinkage(self, start: int, begin: int, cut: int) -> int:
        """Return the twips by which the blanks of a justified line shrink: a fifth of each, and of one more."""
        end, _ = self._end_of_line(start, cut)
        blanks = self._text[start:end].rstrip(" \u3000").count(" ") + 1
        blank = self._metrics.blank if self._asian[begin] else self._metrics.half
        return int(blanks * (blank / _SHRINK - blank))

    def _end_of_line(self, start: int, cut: int) -> tuple[int, int]:
        if self._text[cut] in _BLANKS:
            following = cut
            while following < len(self._text) and self._text[following] in _BLANKS:
                following += 1
            return cut, following
        end = self._break_before(cut)
        if end <= start:
            end = max(cut, start + 1)
        return end, end

    def _break_before(self, cut: int) -> int:
        """Return the last place at or before ``cut`` where the line may end, by the rules of the script there."""
        if self._asian[self._last_letters[cut]]:
            return _last_of(_asian_ends(self._text), cut)
        return _last_of(_boundaries(self._text, "en_US"), cut)


def _last_of(places: Sequence[int], cut: int) -> int:
    """Return the last of ``places``, which begin with 0, at or before ``cut``."""
    return places[bisect_right(places, cut) - 1]


def _unfit(text: str, cut: int) -> bool:
    """Whether the character at ``cut`` may not begin a line, or the one before it may not end one."""
    return text[cut] in NOT_AT_LINE_START or text[cut - 1] in NOT_AT_LINE_END


@lru_cache(maxsize=64)
def _asian_ends(text: str) -> tuple[int, ...]:
    """Return the offsets before the end of ``text`` at which a line of East Asian text may end, 0 included."""
    inner = _boundaries(text, "zh_CN")[1:-1]
    return (0, *(place for place in inner if not _unfit(text, place)))


@lru_cache(maxsize=64)
def _boundaries(text: str, locale: str) -> tuple[int, ...]:
    """Return the offsets at which a line may end, 0 included: UAX #14 with LibreOffice's differences from it."""
    ends = [0, *accumulate(len(piece) for piece in LineBreaker(text, locale))]
    allowed = (end for end in ends[:-1] if not _holds_together(text, end))
    between_digits = (match.end() for match in _HYPHEN_BETWEEN_DIGITS.finditer(text))
    return tuple(sorted({0, *allowed, *between_digits, len(text)}))


def _holds_together(text: str, end: int) -> bool:
    """Whether no line may end here although UAX #14 allows it."""
    return end > 0 and (_beside_quote(text, end) or _ONE_LETTER_AFTER_SLASH.match(text, end - 1) is not None)


def _beside_quote(text: str, end: int) -> bool:
    """Whether a quotation mark is beside the place: LB19 of UAX #14 before its relaxation for East Asia."""
    return text[end - 1] in _QUOTES or (text[end] in _QUOTES and text[end - 1] not in _BLANKS)


def _is_letter_or_digit(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"


def _last_letters(text: str) -> list[int]:
    """Return for each character the offset of the last letter or digit up to it; 0 where there is none."""
    return list(accumulate((i if _is_letter_or_digit(char) else 0 for i, char in enumerate(text)), max))


def _scripts(text: str) -> list[bool]:
    """Return for each character whether it is set as an East Asian one."""
    classes = [_script_class(char) for char in text]
    quotes_are_asian = any(own and _is_letter_or_digit(char) for own, char in zip(classes, text, strict=True))
    asian: list[bool] = []
    for index, own in enumerate(classes):
        if own is not None:
            asian.append(own)
        elif quotes_are_asian and text[index] in _QUOTES:
            asian.append(True)
        else:
            asian.append(asian[-1] if asian else _next_script(classes, index))
    return asian


def _next_script(classes: Sequence[bool | None], index: int) -> bool:
    return next((each for each in classes[index:] if each is not None), True)


@lru_cache(maxsize=4096)
def _script_class(char: str) -> bool | None:
    """Return True for East Asian, False for Western, None for a mark that takes the script of its neighbour."""
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


def _measure(text: str, asian: Sequence[bool], metrics: Metrics) -> tuple[list[int], list[int]]:
    advances = [_advance(char, is_asian, metrics) for char, is_asian in zip(text, asian, strict=True)]
    gaps = [0] * len(text)
    for index in range(1, len(text)):
        if (
            asian[index] != asian[index - 1]
            and _is_letter_or_digit(text[index])
            and _is_letter_or_digit(text[index - 1])
        ):
            gaps[index] = metrics.gap
    return advances, gaps


def _advance(char: str, is_asian: bool, metrics: Metrics) -> int:
    if ord(char) < _FIRST_FULL:
        return metrics.blank if is_asian else metrics.half
    return metrics.full if is_asian else metrics.wide
