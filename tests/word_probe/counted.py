"""Text that shows by itself how many characters a line has."""

from __future__ import annotations

_UNITS = "一二三四五六七八九"
_TENS = "十廿卅"


def hanzi(count: int) -> str:
    """``count`` hanzi, of which the n-th is n's last figure; the tenth is 十, the twentieth 廿, the thirtieth 卅."""
    return "".join(_hanzi(number) for number in range(1, count + 1))


def _hanzi(number: int) -> str:
    tens, unit = divmod(number, 10)
    return _UNITS[unit - 1] if unit else _TENS[tens - 1]


def half_width(count: int) -> str:
    """``count`` characters of ASCII, of which the n-th is n's last figure; the tenth is A, the twentieth B …"""
    return "".join(str(n % 10) if n % 10 else chr(ord("A") + n // 10 - 1) for n in range(1, count + 1))


def filling(number: int, length: int = 28) -> str:
    """A line of ``length`` hanzi that says that it is the ``number``-th."""
    start = f"第{hanzi_number(number)}行"
    return (start + "示例文字" * length)[:length]


def hanzi_number(number: int) -> str:
    """1 to 29 in hanzi."""
    tens, unit = divmod(number, 10)
    return ("", "十", "二十")[tens] + (_UNITS[unit - 1] if unit else "")
