"""All filters: the office's own, each with a Chinese and an English name, and Jinja's within bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from jinja2.tests import TESTS as JINJA_TESTS

from generator.templates.expressions.call_measures import FILTERS as MEASURES
from generator.templates.expressions.call_measures import TESTS as TEST_CHECKS
from generator.templates.expressions.filters.date_filters import chinese_date, official_date, weekday
from generator.templates.expressions.filters.filter_values import FilterValueError
from generator.templates.expressions.filters.jinja_filters import JINJA
from generator.templates.expressions.filters.measured_filters import measured, measured_test
from generator.templates.expressions.filters.money_filters import rmb
from generator.templates.expressions.filters.number_filters import (
    capital_number,
    chinese_number,
    percent,
    serial,
    thousands,
    zero_padded,
)
from generator.templates.expressions.filters.text_filters import full_width, half_width, if_empty, listed, masked

__all__ = ["FILTERS", "TESTS", "FilterValueError"]

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

_PLAIN = {**JINJA, **{name: function for names, function in OFFICE.items() for name in names}}

FILTERS: dict[str, Callable[..., Any]] = {name: measured(function, MEASURES[name]) for name, function in _PLAIN.items()}
"""Every filter that all templates have."""

TESTS: dict[str, Callable[..., Any]] = {
    name: measured_test(cast("Callable[..., Any]", JINJA_TESTS[name]), check) for name, check in TEST_CHECKS.items()
}
"""The tests that are measured."""
