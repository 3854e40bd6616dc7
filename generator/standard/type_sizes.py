"""The names of type sizes, as Word and WPS list them."""

from __future__ import annotations

_NAMES = {
    42: "初号", 36: "小初", 26: "一号", 24: "小一", 22: "二号", 18: "小二", 16: "三号", 15: "小三", 14: "四号",
    12: "小四", 10.5: "五号", 9: "小五", 7.5: "六号", 6.5: "小六", 5.5: "七号", 5: "八号",
}  # fmt: skip


def size_name(points: float) -> str | None:
    """The name of the size (``三号``), None of one that has none."""
    return _NAMES.get(round(points, 1))
