"""Numbers in sheets: the text that one shows in its format, where that is certain, and the digits that it has lost.

Number formats are those of ECMA-376 part 1, 18.8.30 and 18.8.31. A number that its format rounds, groups, or shows as a
fraction, money or a date is refused as a text.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import takewhile
from typing import NamedTuple

from generator.roster.sheets.grid import OddCell, Shown, ShownNumber

MOST_DIGITS = 15
"""The digits of a number that a spreadsheet keeps (IEEE 754, double)."""

BUILT_IN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((5, 6, 7, 8, 41, 42, 43, 44), '"¥"#,##0'),
    **dict.fromkeys((37, 38, 39, 40), "#,##0"),
    **dict.fromkeys((14, 15, 30, 31), "yyyy-mm-dd"), 16: "d-mmm", 17: "mmm-yy", 22: "yyyy-mm-dd h:mm",
    **dict.fromkeys((*range(18, 22), *range(32, 36), *range(45, 48), 55, 56), "h:mm:ss"),
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'), **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
}  # fmt: skip
"""The formats that a workbook names by number alone (18.8.30), with those of China; alike dates and times as one."""

UNKNOWN = "?"
"""The code of a format that is not known; every number in it is refused."""

_MOST_SHOWN = 10  # digits of a number with decimals that "General" shows in a column wide enough
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<width>.)|\[(?P<bracket>[^\[\]]*)\]|(?P<digit>[0#])|(?P<point>\.)'
    r"|(?P<plain>[-+() ¥$—–第号年月日张个份])|(?P<other>.)",
    re.DOTALL,
)
_UNSEEN = ("width", "bracket")
_COLOUR = re.compile("black|blue|cyan|green|magenta|red|white|yellow|color *[0-9]+|黑色|红色|蓝色|绿色|黄色|白色", re.I)
_DATE = re.compile(r"[ymdhs]|上午|下午|AM/PM|A/P", re.IGNORECASE)
_TEXTS = re.compile(r'"[^"]*"|\\.|_.|\[[^\[\]]*\]', re.DOTALL)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_GENERAL = re.compile("General|G/通用格式|@|", re.IGNORECASE)
_GROUPED = re.compile(r"#,##0(\.0+)?")
_SCALED = re.compile(r"[0#.],+(?![0#,.])")  # 1,234,567 shown as 1,235
_CONDITION = re.compile(r"\[[<>=]")
_ZERO = re.compile("[0#]|General|G/通用格式", re.IGNORECASE)
_YUAN = re.compile(r"\[\$[¥￥](?:-[0-9A-F]+)?\]", re.IGNORECASE)
_FILL = re.compile(r"\*.")
_FOR_TEXTS = 3  # sections before the one for texts
_LAST_DAY = 2_958_465  # 9999-12-31
_LEAP_DAY = 60  # 1900-02-29, which never was

Format = Callable[[str], Shown]
"""Returns what a number shows, given as the file writes it."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A format of digits and literal texts.

    ``whole`` are the pieces before the point, each a digit's place (``0`` or ``#``) or a literal after a NUL;
    ``decimals`` is the number of digits after the point, ``after`` the literals after those.
    """

    whole: tuple[str, ...]
    decimals: int
    after: str


def format_of(code: str, *, date1904: bool) -> Format:
    """The format with that ``code``."""
    section, *others = _sections(code)
    if (others and not section) or _CONDITION.search(code):
        return lambda value: _refused(value, code, takes_number=False)
    if _is_date(section):
        return lambda value: _date(value, section, date1904=date1904)
    positive = _number_format(section, code)
    if not others:
        return positive
    zero = others[1] if len(others) > 1 else section
    of_zero = _number_format(zero, code) if _ZERO.search(_TEXTS.sub("", zero)) else None
    return lambda value: _by_sign(value, code, positive, of_zero, others[0])


def _number_format(section: str, code: str) -> Format:
    """What ``section`` of the format ``code`` shows of any number, dates aside."""
    if _GENERAL.fullmatch(section.strip()):
        return lambda value: _plain(value, code)
    pattern = _pattern(section)
    if pattern is None:
        is_grouped = _GROUPED.search(section) is not None and _SCALED.search(section) is None
        grouped = is_grouped and not set("%$") & set(_YUAN.sub("", section))
        return lambda value: _refused(value, code, takes_number=grouped)
    return lambda value: _patterned(value, pattern, code)


def _by_sign(value: str, code: str, positive: Format, of_zero: Format | None, section: str) -> Shown:
    """What a format of several sections shows, certain of numbers above zero, and of zero where it has digits.

    ``section`` is that for numbers below zero: without a sign it shows another number.
    """
    shown, number = positive(value), _number(value)
    if isinstance(number, OddCell) or number > 0:
        return shown
    if number == 0:
        return unlike_zero(shown, code) if of_zero is None else of_zero(value)
    taken = None if isinstance(shown, str) or "-" in texts_around(section)[0] else shown.number
    return shown if isinstance(shown, OddCell) and taken is None else _hidden(number, code)


def texts_around(code: str) -> tuple[str, str]:
    """The texts that the first section of a format shows before and behind its digits: ¥ and 元."""
    section = _FILL.sub("", _sections(code)[0])
    tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(section)]
    places = [place for place, (kind, _) in enumerate(tokens) if kind in ("digit", "point")] or [0]
    return _literals(tokens[: places[0]]), _literals(tokens[places[-1] + 1 :])


def _literals(tokens: Sequence[tuple[str, str]]) -> str:
    currency = (text[1:].partition("-")[0] for kind, text in tokens if kind == "bracket" and text.startswith("$"))
    texts = "".join(text for kind, text in tokens if kind not in _UNSEEN)
    return "".join(currency) + texts


def unlike_zero(cell: Shown, how: object) -> Shown:
    """``cell`` as an OddCell where it is the number 0, which the sheet leaves out or shows as something else.

    ``how`` is the format, or what else says so.
    """
    number = cell.number if isinstance(cell, ShownNumber | OddCell) else None
    if number is None or float(number) != 0:
        return cell
    return OddCell("sheet-zero", {"format": how}, number="0")


def shows_other_texts(code: str) -> bool:
    """Whether ``code`` shows a text changed or not at all: ``@"镇"``, ``;;;``."""
    sections = _sections(code)
    section = sections[3] if len(sections) > _FOR_TEXTS else next((each for each in sections if _has_text(each)), "@")
    tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(_FILL.sub("", section))]
    seen = [text for kind, text in tokens if kind not in _UNSEEN and text.strip()]
    return seen != ["@"] and not _GENERAL.fullmatch(section.strip() or "?")


def held_text(code: str, cell: Shown) -> Shown:
    """The text ``cell`` in the format ``code``; an OddCell where the format shows another text."""
    if isinstance(cell, OddCell) or cell == "" or not shows_other_texts(code):
        return cell
    return OddCell("sheet-text-format", {"value": cell[:40], "format": code})


def _has_text(section: str) -> bool:
    return "@" in _TEXTS.sub("", section)


def _sections(code: str) -> list[str]:
    """Splits a format into its sections, for positive and negative numbers, zero and text."""
    marked = _TEXTS.sub(lambda match: "\0" * len(match.group()), code)
    sections, start = [], 0
    for place, character in enumerate(marked + ";"):
        if character == ";":
            sections.append(code[start:place])
            start = place + 1
    return sections


def _is_date(section: str) -> bool:
    return bool(_ELAPSED.search(section) or _DATE.search(_TEXTS.sub("", section).replace("General", "")))


def _pattern(section: str) -> _Pattern | None:
    """The pattern of ``section``; None where it has more than digits and literals."""
    tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(section)]
    if any(kind == "other" or (kind == "bracket" and not _COLOUR.fullmatch(text)) for kind, text in tokens):
        return None
    seen = [(kind, text) for kind, text in tokens if kind not in _UNSEEN]
    whole = list(takewhile(lambda token: token[0] != "point", seen))
    behind = seen[len(whole) + 1 :]
    decimals = len(list(takewhile(lambda token: token == ("digit", "0"), behind)))
    after = behind[decimals:]
    ends_in_point = len(whole) < len(seen) and not decimals
    if (
        ends_in_point
        or not any(kind == "digit" for kind, _ in whole)
        or any(kind in ("digit", "point") for kind, _ in after)
    ):
        return None
    pieces = tuple(text if kind == "digit" else f"\0{text}" for kind, text in whole)
    return _Pattern(pieces, decimals, "".join(text for _, text in after))


def _patterned(value: str, pattern: _Pattern, code: str) -> Shown:
    number = _number(value)
    if isinstance(number, OddCell):
        return number
    if round(number, pattern.decimals) != number:
        return _hidden(number, code)
    digits, _, decimals = f"{abs(number):.{pattern.decimals}f}".partition(".")
    shown = _laid_out("" if digits == "0" else digits, pattern.whole)
    text = f"{'-' if number < 0 else ''}{shown}{'.' if decimals else ''}{decimals}{pattern.after}"
    return ShownNumber(text, f"{number:f}")


def _laid_out(digits: str, pieces: tuple[str, ...]) -> str:
    """Puts ``digits`` into the places of ``pieces``, from the last to the first; the first place gets all the rest."""
    shown: list[str] = []
    left = digits
    places = sum(each in ("0", "#") for each in pieces)
    for piece in reversed(pieces):
        if piece not in ("0", "#"):
            shown.append(piece[1:])
            continue
        places -= 1
        if places == 0:
            shown.append(left or ("0" if piece == "0" else ""))
        else:
            shown.append(left[-1:] or ("0" if piece == "0" else ""))
            left = left[:-1]
    return "".join(reversed(shown))


def _plain(value: str, code: str) -> Shown:
    """What "General" shows: whole numbers with all their digits, others with at most ``_MOST_SHOWN``."""
    if value.isdecimal() and value.isascii() and value[0] != "0" and len(value) <= MOST_DIGITS:
        return ShownNumber(value, value)
    number = _number(value)
    if isinstance(number, OddCell):
        return number
    if number == number.to_integral_value():
        return ShownNumber(str(int(number)), str(int(number)))
    text = f"{number.normalize():f}"
    digits = text.replace(".", "").replace("-", "").lstrip("0")
    is_shown = max(len(digits), len(text) - 2) <= _MOST_SHOWN
    return ShownNumber(text, text) if is_shown else _hidden(number, code)


def _refused(value: str, code: str, *, takes_number: bool) -> OddCell:
    number = _number(value)
    if isinstance(number, OddCell):
        return number
    return _hidden(number, code, f"{number:f}" if takes_number else None)


def _hidden(number: Decimal, code: str, taken: str | None = None) -> OddCell:
    """Refuses a number that its format shows otherwise; ``taken`` is what a column of numbers reads all the same."""
    return OddCell("sheet-number-format", {"value": f"{number:f}", "format": code}, number=taken)


def _number(value: str) -> Decimal | OddCell:
    """Parses a number, rounded to the digits that a spreadsheet keeps; an OddCell where it has more."""
    try:
        number = Decimal(value)
        exact = Decimal(format(float(value), f".{MOST_DIGITS}g"))
    except (InvalidOperation, ValueError, OverflowError):
        return OddCell("sheet-broken", {"why": value[:40]})
    if not number.is_finite() or not exact.is_finite():
        return OddCell("sheet-broken", {"why": value[:40]})
    if exact.adjusted() >= MOST_DIGITS:
        return OddCell("sheet-digits", {"value": f"{exact:f}"[:40], "limit": MOST_DIGITS})
    if exact.adjusted() < -MOST_DIGITS and exact:
        return OddCell("sheet-number-format", {"value": value[:40], "format": "General"})
    return exact + 0  # no negative zero


def _date(value: str, section: str, *, date1904: bool) -> OddCell:
    """An OddCell with the date as 2022-02-14, for a column of dates; None as its date where it has or shows a time.

    A fact names the format where ``section`` does not show year, month and day.
    """
    number = _number(value)
    if isinstance(number, OddCell):
        return number
    parts = set(_TEXTS.sub("", section).lower().replace("e", "y"))
    is_time = _ELAPSED.search(section) is not None or (parts.isdisjoint("yd") and not parts.isdisjoint("hs"))
    is_day = not is_time and number == number.to_integral_value()
    day = day_of(int(number), date1904=date1904) if is_day else None
    facts = {"value": value[:40] if day is None else day}
    return OddCell("sheet-date", facts if parts.issuperset("ymd") else {**facts, "format": section}, date=day)


def day_of(serial: int, *, date1904: bool) -> str | None:
    """The date of a serial number (18.17.4.1) as 2022-02-14; None where there is none."""
    if date1904:
        return _iso(datetime.date(1904, 1, 1), serial)
    if serial == _LEAP_DAY or serial < 1:
        return None
    return _iso(datetime.date(1899, 12, 31 if serial < _LEAP_DAY else 30), serial)


def _iso(first: datetime.date, days: int) -> str | None:
    if not 0 <= days <= _LAST_DAY:
        return None
    try:
        return (first + datetime.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


# Telephone numbers, postcodes and codes lose leading zeros in a sheet that keeps numbers.


_SERVICES = ("400", "800")
_MOBILE = re.compile("1[3-9][0-9]{9}")
_WITHOUT_ZERO = re.compile("(?:10|2[0-9])[0-9]{7,8}|[3-9][0-9]{2}[0-9]{7,8}")
"""A number with its area code, which begins with a zero (010, 02x, 0xxx), without that zero."""
_WRONG_MOBILE = re.compile("1[3-9](?:[0-9]{8}|[0-9]{10})")
"""A mobile number with a digit less or more than its eleven."""
_POSTCODE = 6
_SHORTEST_CODE = 4  # shorter ones are serial numbers: 1, 2 … 120
_MOST_LOST = 2


class Digits(NamedTuple):
    """A cell of a column: its row, the text that it shows, and whether the sheet keeps it as a number."""

    row: int
    text: str
    is_number: bool


def rows_with_lost_zeros(name: str, cells: Sequence[Digits]) -> list[int]:
    """The rows whose numbers are too short for the field ``name``, as if zeros had been lost."""
    lost = _RULES.get(name)
    if lost is None:
        return []
    digits = [cell for cell in cells if cell.text.isascii() and cell.text.isdigit()]
    usual = _usual_length(digits)
    return [cell.row for cell in digits if cell.is_number and lost(cell.text, usual)]


def rows_with_wrong_mobiles(name: str, cells: Sequence[Digits]) -> list[int]:
    """The rows whose telephone numbers are mobile ones with a digit less or more; none for other fields."""
    return [cell.row for cell in cells if name == "phone" and _WRONG_MOBILE.fullmatch(cell.text)]


def _phone(text: str, _usual: int) -> bool:
    if _MOBILE.fullmatch(text) or (len(text) == 10 and text.startswith(_SERVICES)):
        return False
    return _WITHOUT_ZERO.fullmatch(text) is not None


def _postcode(text: str, _usual: int) -> bool:
    return 0 < _POSTCODE - len(text) <= _MOST_LOST


def _code(text: str, usual: int) -> bool:
    return usual >= _SHORTEST_CODE and 0 < usual - len(text) <= _MOST_LOST


def _usual_length(cells: Sequence[Digits]) -> int:
    """The length that more than half of ``cells`` have; 0 where there is none."""
    lengths = Counter(len(cell.text) for cell in cells)
    length, count = max(lengths.items(), key=lambda each: each[1], default=(0, 0))
    return length if 2 * count > len(cells) else 0


_RULES: Mapping[str, Callable[[str, int], bool]] = {"phone": _phone, "postcode": _postcode, "code": _code}
WATCHED = frozenset(_RULES)
"""The fields whose numbers may begin with a zero."""
