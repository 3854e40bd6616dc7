"""Labels of automatic numbering (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from generator.office.reading.attribute_values import Properties, attributes, integer, properties
from generator.office.reading.paragraph_content import in_unicode
from generator.office.wordml.wordml_names import w

_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_LARGEST = 9_999
_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X"} | {
    9: "IX",
    5: "V",
    4: "IV",
    1: "I",
}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list: its start, number format, text (``%1、``), paragraph properties and style.

    ``legal``: all numbers of its labels are Arabic (``w:isLgl``).
    """

    start: int
    format: str
    text: str
    paragraph: Properties
    style: str
    legal: bool


class ListNumbering:
    """The lists of a document with their counters, for paragraphs read in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            self._read(root)

    def level_of(self, number: str, level: str | None, style: str) -> int:
        """The level of a paragraph in a list: as given, else the level of its style, else 0."""
        given = integer(level)
        if given is not None:
            return min(max(given, 0), _LEVELS - 1)
        levels = self._levels.get(number, {})
        return next((each for each, what in levels.items() if style and what.style == style), 0)

    def level(self, number: str, level: int) -> ListLevel | None:
        """The level of the list ``number``, or None."""
        return self._levels.get(number, {}).get(level)

    def indents(self, number: str, level: int) -> Properties:
        """The paragraph properties of the level."""
        found = self.level(number, level)
        return {} if found is None else found.paragraph

    def is_written(self, number: str, level: int) -> bool:
        """Whether the label is as Word shows it: the number format of the level is known."""
        found = self.level(number, level)
        return found is None or found.format in _FORMATS or found.format in ("decimal", "bullet", "none")

    def label(self, number: str, level: int) -> str:
        """Counts one paragraph and returns its label; ``""`` where it has none."""
        levels = self._levels.get(number)
        if levels is None or level not in levels:
            return ""
        counts = self._counts.setdefault(self._lists.get(number, number), [None] * _LEVELS)
        current = counts[level]
        counts[level] = levels[level].start if current is None else current + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _label(levels, counts, level)

    def _read(self, root: etree._Element) -> None:
        abstract = {attributes(each).get("abstractNumId", ""): each for each in root.iter(w("abstractNum"))}
        for number in root.iter(w("num")):
            number_id = attributes(number).get("numId", "")
            base = attributes(number.find(w("abstractNumId"))).get("val", "")
            levels = _levels(abstract.get(base))
            own = False
            for override in number.iter(w("lvlOverride")):
                own = _overridden(levels, override) or own
            self._levels[number_id] = levels
            self._lists[number_id] = number_id if own else f"abstract {base}"


def _levels(element: etree._Element | None) -> dict[int, ListLevel]:
    found = {} if element is None else {integer(each.get(w("ilvl"))): _level(each) for each in element.iter(w("lvl"))}
    return {number: level for number, level in found.items() if number is not None and 0 <= number < _LEVELS}


def _level(element: etree._Element) -> ListLevel:
    def value(name: str) -> str | None:
        return attributes(element.find(w(name))).get("val")

    start = integer(value("start"))
    fonts = attributes(element.find(f"{w('rPr')}/{w('rFonts')}"))
    return ListLevel(
        start=1 if start is None else start,
        format=value("numFmt") or "decimal",
        text=in_unicode(value("lvlText") or "", fonts.get("ascii", "")),
        paragraph=properties(element.find(w("pPr"))),
        style=value("pStyle") or "",
        legal=element.find(w("isLgl")) is not None,
    )


def _overridden(levels: dict[int, ListLevel], override: etree._Element) -> bool:
    """Applies ``override`` to the ``levels`` of a list; returns whether the list has its own counter."""
    number = integer(override.get(w("ilvl")))
    if number is None or not 0 <= number < _LEVELS:
        return False
    whole = override.find(w("lvl"))
    if whole is not None:
        levels[number] = _level(whole)
    start = integer(attributes(override.find(w("startOverride"))).get("val"))
    if start is None or number not in levels:
        return whole is not None
    levels[number] = replace(levels[number], start=start)
    return True


def _label(levels: dict[int, ListLevel], counts: list[int | None], level: int) -> str:
    own = levels[level]
    if own.format in ("none", "bullet"):
        return own.text if own.format == "bullet" else ""
    label = own.text
    for place in range(_LEVELS):
        mark = f"%{place + 1}"
        if mark in label and place in levels:
            count = counts[place]
            shown = levels[place].start if count is None else count
            label = label.replace(mark, number_text(shown, "decimal" if own.legal else levels[place].format))
    return label


def number_text(number: int, format: str) -> str:  # noqa: A002  the name of ECMA-376
    """``number`` in a number format (ECMA-376 part 1, 17.18.59); Arabic where the format is unknown."""
    write = _FORMATS.get(format)
    return str(number) if write is None or not 0 < number <= _LARGEST else write(number)


def _counting(number: int) -> str:
    """一, 十一, 一百零二."""
    text, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if zero and text else "") + _DIGITS[digit] + unit
        zero = digit == 0
    return text.removeprefix("一") if 10 <= number < 20 else text


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN.items():
        text += letters * (number // value)
        number %= value
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(number)),
    "decimalZero": lambda number: f"{number:02}",
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
