"""The filters: the office's own, each with a Chinese and an English name, and Jinja's within bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.expressions.filters.bounded import JINJA
from generator.expressions.filters.dates import chinese_date, official_date, weekday
from generator.expressions.filters.money import rmb
from generator.expressions.filters.numbers import (
    capital_number,
    chinese_number,
    percent,
    serial,
    thousands,
    zero_padded,
)
from generator.expressions.filters.texts import full_width, half_width, if_empty, listed, masked
from generator.expressions.filters.values import FilterValueError

__all__ = ["FILTERS", "GOING_ROUND", "MAKING_TEXT", "OFFICE", "FilterValueError"]

OFFICE: dict[tuple[str, str], Callable[..., Any]] = {
    ("公文日期", "official_date"): official_date,
    ("中文日期", "chinese_date"): chinese_date,
    ("星期", "weekday"): weekday,
    ("中文数字", "chinese_number"): chinese_number,
    ("大写数字", "capital_number"): capital_number,
    ("大写金额", "rmb"): rmb,
    ("千分位", "thousands"): thousands,
    ("百分比", "percent"): percent,
    ("序号", "serial"): serial,
    ("补零", "zero_padded"): zero_padded,
    ("全角", "full_width"): full_width,
    ("半角", "half_width"): half_width,
    ("脱敏", "masked"): masked,
    ("顿号", "listed"): listed,
    ("空则", "if_empty"): if_empty,
}
"""The office's own filters by their two names."""

FILTERS: dict[str, Callable[..., Any]] = {
    **JINJA,
    **{name: function for names, function in OFFICE.items() for name in names},
}

GOING_ROUND = frozenset(
    {"batch", "groupby", "indent", "join", "list", "listed", "map", "max", "min", "reject", "rejectattr", "reverse"}
    | {"select", "selectattr", "slice", "sort", "striptags", "sum", "title", "unique", "urlencode", "wordcount"}
    | {"wordwrap", "顿号"}
)
"""Filters that go through the things of a list, or through a text in a way that takes its time."""

MAKING_TEXT = frozenset(
    {"capitalize", "center", "format", "full_width", "half_width", "indent", "join", "listed", "lower", "masked"}
    | {"replace", "string", "striptags", "title", "trim", "truncate", "upper", "urlencode", "wordwrap"}
    | {"全角", "半角", "脱敏", "顿号"}
)
"""Filters that make texts as long as what they are given."""
