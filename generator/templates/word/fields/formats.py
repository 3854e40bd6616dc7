"""Formats of a field's value: general formats, pictures of numbers and of dates (ECMA-376 part 1, 17.16.4)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import partial

from generator.ground.errors import TranslatedText
from generator.ground.source.date import OfficialDate, OpenDate
from generator.ground.words.vocabularies import phrase
from generator.templates.expressions import chinese_numerals

# General formats are ``\* Upper`` and the like (17.16.4.3).


LOOK_FORMATS = frozenset({"CHARFORMAT", "MERGEFORMAT", "MERGEFORMATINET"})
"""Formats that ask for a look, not a text."""

_WORD_START = re.compile(r"(?<![^\W_])[^\W\d_]")


_TEXTS: dict[str, Callable[[str], str]] = {
    "UPPER": str.upper,
    "LOWER": str.lower,
    "FIRSTCAP": lambda text: text[:1].upper() + text[1:],
    "CAPS": lambda text: _WORD_START.sub(lambda match: match[0].upper(), text),
}

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def _cardinal(number: int) -> str:
    """The number in English words: ``one hundred twenty-three``."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return f"{_TENS[tens]}-{_UNITS[units]}" if units else _TENS[tens]
    scale, word = next(((scale, word) for scale, word in _SCALES if number >= scale), (100, "hundred"))
    high, low = divmod(number, scale)
    return f"{_cardinal(high)} {word} {_cardinal(low)}" if low else f"{_cardinal(high)} {word}"


def _ordinal_text(number: int) -> str:
    """The ordinal number in English words: ``twenty-first``."""
    text = _cardinal(number)
    start = max(text.rfind(" "), text.rfind("-")) + 1
    last = text[start:]
    if last in _ORDINALS:
        return text[:start] + _ORDINALS[last]
    return f"{text[:-1]}ieth" if last.endswith("y") else f"{text}th"


def _ordinal(number: int) -> str:
    """The ordinal number in digits: ``32nd``."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _letters(number: int) -> str:
    """``A`` to ``Z``, then ``AA``, ``BB`` …: the same letter once more for each 26."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (rounds + 1)


def _roman(number: int) -> str:
    """The Roman numeral: ``CXXIII``."""
    text = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text


_chinese_digits = partial(chinese_numerals.digit_by_digit, numerals=chinese_numerals.SPOKEN)  # 2022 is 二〇二二
_chinese_thousands = partial(chinese_numerals.in_numerals, numerals=chinese_numerals.SPOKEN_IN_WORD)  # 105 is 一百零五
_chinese_legal = partial(chinese_numerals.in_numerals, numerals=chinese_numerals.CAPITALS)  # 123 is 壹佰贰拾叁


def _chinese_counting(number: int) -> str:
    """Up to 99 as spoken, 十二, 二十; from 100 on digit by digit (``chineseCounting``)."""
    return _chinese_thousands(number) if number < 100 else _chinese_digits(number)


def _enclosed(first: str, most: int) -> Callable[[int], str]:
    """A function that writes numbers up to ``most`` as one character each, from ``first`` for 1; others in digits."""

    def shown(number: int) -> str:
        return chr(ord(first) + number - 1) if 1 <= number <= most else str(number)

    return shown


def _stem(number: int) -> str:
    """甲 to 癸, repeated; 0 as a digit."""
    return _STEMS[(number - 1) % 10] if number else "0"


def _branch(number: int) -> str:
    """子 to 亥, repeated; 0 as a digit."""
    return _BRANCHES[(number - 1) % 12] if number else "0"


_NUMBERS: dict[str, Callable[[int], str]] = {
    "ARABIC": str,
    "ARABICDASH": "- {} -".format,
    "ALPHABETIC": _letters,
    "ROMAN": _roman,
    "CARDTEXT": _cardinal,
    "ORDINAL": _ordinal,
    "ORDTEXT": _ordinal_text,
    "HEX": "{:X}".format,
    "CHINESENUM1": _chinese_counting,
    "CHINESENUM2": _chinese_legal,
    "CHINESENUM3": _chinese_thousands,
    "KANJINUM1": _chinese_counting,
    "KANJINUM2": _chinese_legal,
    "KANJINUM3": _chinese_thousands,
    "DBNUM1": _chinese_digits,
    "DBNUM4": _chinese_digits,
    "DBCHAR": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "SBCHAR": str,
    "CIRCLENUM": _enclosed("①", 20),
    "GB1": _enclosed("⒈", 20),
    "GB2": _enclosed("⑴", 20),
    "GB3": _enclosed("①", 10),
    "GB4": _enclosed("㈠", 10),
    "ZODIAC1": _stem,
    "ZODIAC2": _branch,
    "ZODIAC3": lambda number: _stem(number) + _branch(number) if number else "0",
}
_TOO_LARGE = 10**12  # such numbers are not put into words
_FROM_ONE = frozenset({"ALPHABETIC", "ROMAN"})
_MOST = {"ALPHABETIC": 780, "ROMAN": 32_767}  # Word's own bounds

GENERAL_FORMATS = frozenset({*_TEXTS, *_NUMBERS, "DOLLARTEXT"})
"""The known formats, in capitals."""


def general_format(value: object, name: str, text_of: Callable[[object], str]) -> str:
    """``value`` in the format ``name``; ``text_of`` makes a text of a value.

    Raises FieldValueError for what a number format cannot write: text, a fraction, a number beyond its bounds.
    """
    format_name = name.upper()
    if format_name in _TEXTS:
        return _TEXTS[format_name](text_of(value))
    number, decimals = number_of(value), 2 if format_name == "DOLLARTEXT" else 0
    least, most = int(format_name in _FROM_ONE), _MOST.get(format_name, _TOO_LARGE - 1)
    if number is None or not least <= number <= most or number != round(number, decimals):
        key = "field-number-with-decimals" if decimals else "field-whole-number"
        raise FieldValueError(phrase(key, least=least, most=most))
    if decimals:
        return f"{_cardinal(int(number))} and {int(number * 100) % 100:02}/100"
    text = _NUMBERS[format_name](int(number))
    return text.lower() if format_name in _FROM_ONE and name[:1].islower() else text


# Date pictures are such as ``yyyy年M月d日`` (17.16.4.1).


_WEEKDAYS = "一二三四五六日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DATE = r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)"
_TIME = r"(\d{1,2}):(\d{2})(?::(\d{2}))?"
_MOMENT = re.compile(rf"\s*{_DATE}(?:(?:T|\s+){_TIME})?\s*", re.ASCII)
_ITEM = re.compile(
    r"am/pm|AM/PM|[dD]{4}|[dD]{3}|[dD]{2}|[dD]|M{4}|M{3}|M{2}|M|[yY]{4}|[yY]{1,2}|HH|H|hh|h|mm|m|ss|s|E+|O+|A+|W"
)
# Calendars of Japan, Korea, Taiwan and Thailand, which no Chinese office uses.
_OTHER_CALENDARS = re.compile(r"[eGgnbB]|[\u0e01-\u0e5b]")
_HAN = re.compile("[\u4e00-\u9fff]")

_Show = Callable[[datetime.datetime, bool], str]

_ITEMS: dict[str, _Show] = {
    "d": lambda moment, _: str(moment.day),
    "dd": lambda moment, _: f"{moment.day:02}",
    "ddd": lambda moment, zh: f"周{_WEEKDAYS[moment.weekday()]}" if zh else _ENGLISH_DAYS[moment.weekday()][:3],
    "dddd": lambda moment, zh: f"星期{_WEEKDAYS[moment.weekday()]}" if zh else _ENGLISH_DAYS[moment.weekday()],
    "M": lambda moment, _: str(moment.month),
    "MM": lambda moment, _: f"{moment.month:02}",
    "MMM": lambda moment, zh: f"{moment.month}月" if zh else _ENGLISH_MONTHS[moment.month - 1][:3],
    "MMMM": lambda moment, zh: f"{_chinese_counting(moment.month)}月" if zh else _ENGLISH_MONTHS[moment.month - 1],
    "y": lambda moment, _: f"{moment.year % 100:02}",
    "yy": lambda moment, _: f"{moment.year % 100:02}",
    "yyyy": lambda moment, _: f"{moment.year:04}",
    "H": lambda moment, _: str(moment.hour),
    "HH": lambda moment, _: f"{moment.hour:02}",
    "h": lambda moment, _: str(moment.hour % 12 or 12),
    "hh": lambda moment, _: f"{moment.hour % 12 or 12:02}",
    "m": lambda moment, _: str(moment.minute),
    "mm": lambda moment, _: f"{moment.minute:02}",
    "s": lambda moment, _: str(moment.second),
    "ss": lambda moment, _: f"{moment.second:02}",
    "E": lambda moment, _: _chinese_digits(moment.year),
    "O": lambda moment, _: _chinese_counting(moment.month),
    "A": lambda moment, _: _chinese_counting(moment.day),
    "W": lambda moment, zh: _WEEKDAYS[moment.weekday()] if zh else "W",
    "am/pm": lambda moment, zh: ("上午" if moment.hour < 12 else "下午") if zh else "AM" if moment.hour < 12 else "PM",
}


def moment_of(value: object) -> datetime.datetime | None:
    """``value`` as date and time: a date, or a text such as 2022-02-14, 2022年2月14日, 2022/2/14 8:30; else None."""
    if isinstance(value, OpenDate):
        return None
    if isinstance(value, OfficialDate):
        value = value.day_of_calendar
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    year, month, day, *time = (int(group) for group in match.groups() if group is not None)
    hour, minute, second = (*time, 0, 0, 0)[:3]
    try:
        return datetime.datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class DatePicture:
    """A parsed date picture. Names of days and months are Chinese where ``chinese``, English otherwise."""

    items: tuple[str | _Show, ...]
    chinese: bool

    @classmethod
    def parse(cls, picture: str, language: str = "") -> DatePicture:
        """The parsed ``picture``; ``language`` is the field's as a BCP 47 tag, else the picture's script decides.

        Raises FieldPictureError.
        """
        items: list[str | _Show] = []
        for stretch, quoted in _quoted_apart(picture):
            items += [stretch] if quoted else _items(stretch)
        chinese = language.lower().startswith("zh") if language else bool(_HAN.search(picture))
        return cls(tuple(items), chinese)

    def shown(self, moment: datetime.datetime) -> str:
        """``moment`` in this picture."""
        return "".join(item if isinstance(item, str) else item(moment, self.chinese) for item in self.items)


def _items(stretch: str) -> list[str | _Show]:
    items: list[str | _Show] = []
    place = 0
    for match in _ITEM.finditer(stretch):
        items += [_literal(stretch[place : match.start()]), _ITEMS[_key(match[0])]]
        place = match.end()
    return [*items, _literal(stretch[place:])]


def _key(item: str) -> str:
    """The item in its one spelling: capitals mean the same for days, years and halves of the day."""
    if item[0] in "EOA" and "/" not in item:
        return item[0]
    return item.lower() if item[0] in "DYA" else item


def _literal(text: str) -> str:
    other = _OTHER_CALENDARS.search(text)
    if other is not None:
        raise FieldPictureError(other[0])
    return text


# Numeric pictures are such as ``#,##0.00;(#,##0.00)`` (17.16.4.2).


_PLACES = frozenset("0#x")
_CONTEXT = Context(prec=200, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of a picture: a place for a digit, the point, a sign, or text (``literal``)."""

    text: str
    literal: bool = False

    @property
    def is_place(self) -> bool:
        return not self.literal and self.text in _PLACES


@dataclass(frozen=True, slots=True)
class _Section:
    """The part of a picture for numbers of one sign, cut at the point."""

    whole: tuple[_Item, ...]
    fraction: tuple[_Item, ...]
    has_point: bool
    grouped: bool

    def rounded(self, number: Decimal) -> Decimal:
        places = sum(item.is_place for item in self.fraction)
        return number.quantize(Decimal(1).scaleb(-places), context=_CONTEXT)

    def shown(self, number: Decimal, *, signed: bool) -> str:
        """``number``, rounded; with a minus in front if it is ``signed`` and no item shows its sign."""
        whole, _, fraction = format(abs(number), "f").partition(".")
        text = "".join(self._whole(whole if whole != "0" else "", number)) + ("." if self.has_point else "")
        text += "".join(self._fraction(fraction, number))
        has_sign = any(not item.literal and item.text in "+-" for item in (*self.whole, *self.fraction))
        return f"-{text}" if signed and number < 0 and not has_sign else text

    def _whole(self, digits: str, number: Decimal) -> list[str]:
        """The items from right to left: each place takes a digit, the leftmost takes or drops the rest."""
        out: list[str] = []
        places = sum(item.is_place for item in self.whole)
        taken = 0
        for item in reversed(self.whole):
            if not item.is_place:
                out.append(_plain(item, number))
                continue
            places -= 1
            digit, digits = digits[-1:], digits[:-1]
            out.append(self._with_comma(digit or ("0" if item.text == "0" else " "), taken))
            taken += 1
            if not places and item.text != "x":
                for each in reversed(digits):
                    out.append(self._with_comma(each, taken))
                    taken += 1
        if not any(item.is_place for item in self.whole):
            out += reversed(digits)
        return out[::-1]

    def _with_comma(self, digit: str, taken: int) -> str:
        return f"{digit}," if self.grouped and taken and taken % 3 == 0 and digit != " " else digit

    def _fraction(self, digits: str, number: Decimal) -> Iterator[str]:
        significant = len(digits.rstrip("0"))
        place = 0
        for item in self.fraction:
            if not item.is_place:
                yield _plain(item, number)
                continue
            yield digits[place] if item.text == "0" or place < significant else " "
            place += 1


@dataclass(frozen=True, slots=True)
class NumericPicture:
    """A parsed numeric picture: its sections for positive, negative and zero numbers, the last two optional."""

    sections: tuple[_Section, ...]

    @classmethod
    def parse(cls, picture: str) -> NumericPicture:
        """The parsed ``picture``. Raises FieldPictureError."""
        sections: list[list[_Item]] = [[]]
        for stretch, quoted in _quoted_apart(picture):
            if quoted:
                sections[-1].append(_Item(stretch, literal=True))
                continue
            for character in stretch:
                if character == ";" and len(sections) < 3:
                    sections.append([])
                else:
                    sections[-1].append(_Item(character))
        return cls(tuple(map(_section, sections)))

    def alters(self, number: Decimal) -> bool:
        """Whether it shows another number than ``number``: a rounded one, or one without its first digits (``x``)."""
        section = self._of(number)
        places = [item.text for item in section.whole if item.is_place]
        return section.rounded(number) != number or (places[:1] == ["x"] and abs(number) >= 10 ** len(places))

    def shown(self, number: Decimal) -> str:
        """``number`` in this picture; halves are rounded away from zero."""
        section = self._of(number)
        is_zero = len(self.sections) == 3 and section is self.sections[2]
        rounded = section.rounded(Decimal(0) if is_zero else number)
        return section.shown(rounded, signed=section is self.sections[0] and bool(rounded))

    def _of(self, number: Decimal) -> _Section:
        """The section that shows ``number``."""
        if not self.sections[0].rounded(number) and len(self.sections) == 3:
            return self.sections[2]
        return self.sections[1] if number < 0 and len(self.sections) > 1 else self.sections[0]


def _section(items: list[_Item]) -> _Section:
    comma, point = _Item(","), _Item(".")
    at = items.index(point) if point in items else len(items)
    before, after = (tuple(item for item in part if item not in {comma, point}) for part in (items[:at], items[at:]))
    return _Section(before, after, point in items, comma in items)


def _plain(item: _Item, number: Decimal) -> str:
    if item.literal or item.text not in "+-":
        return item.text
    if number < 0:
        return "-"
    return "+" if item.text == "+" and number > 0 else " "


# In pictures of numbers and of dates text within single quotes is literal.


_QUOTE, _NUMBERED_ITEM = "'", "`"


class FieldValueError(ValueError):
    """A value that a switch of a field cannot print, since it needs what is ``wanted``."""

    def __init__(self, wanted: TranslatedText) -> None:
        super().__init__(wanted.en)
        self.wanted = wanted


class FieldPictureError(ValueError):
    """A picture with an ``item`` that cannot be shown."""

    def __init__(self, item: str) -> None:
        super().__init__(item)
        self.item = item


def _quoted_apart(picture: str) -> Iterator[tuple[str, bool]]:
    """The stretches of ``picture`` in order, each with whether it was quoted. Raises FieldPictureError.

    Numbers of captions (```Table```) are refused: the office suite counts those.
    """
    if _NUMBERED_ITEM in picture:
        raise FieldPictureError(_NUMBERED_ITEM)
    for index, stretch in enumerate(picture.split(_QUOTE)):
        if stretch:
            yield stretch, bool(index % 2)


# Records hold numbers as numbers or as texts.


_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?", re.ASCII)
_MOST_CHARACTERS = 60  # characters; nobody types a longer number


def number_of(value: object) -> Decimal | None:
    """``value`` as an exact number: a number, or a text such as ``-1,234.50``. None for anything else."""
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_of(Decimal(str(value)))
    if not isinstance(value, str):
        return None
    text = value.strip()
    if len(text) > _MOST_CHARACTERS or not any(map(str.isdigit, text)) or _NUMBER.fullmatch(text) is None:
        return None
    return Decimal(text.replace(",", ""))
