"""Telephone numbers, postcodes and codes lose leading zeros in a sheet that keeps numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

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
