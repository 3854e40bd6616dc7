"""docs/standard.md made from the rules and their checks: ``python -m tests.standard_list`` writes it anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import generator.check.run  # noqa: F401  # declares the rules about several papers
from generator.check.rules import FILE_RULES, RULES, Rule
from generator.check.rules.general import UNCHECKED
from generator.check.rules.rule import PAGE_RULES
from generator.check.run import SET_RULES
from generator.ground.length import Length
from generator.standard import ROWS

PATH = Path(__file__).parents[1] / "docs" / "standard.md"

_HEAD = """\
# 公文格式的规定 · The rules of an official document

<!-- Made by `python -m tests.standard_list` from generator/standard, generator/check; do not edit by hand. -->

每条规定：条款、约束力（law 法规、must 应当、usual 一般、recommended 推荐、practice 惯例）、
出错时的级别、数值和允差、由哪个模块排版、在文件里和在印出的页面上由哪个函数检查。

*Each rule with its clause, how binding it is, how grave a departure is, its value and tolerance, the module that lays
out by it, and the functions that check it on the file and on the printed page. Clauses are those of GB/T 9704-2012
where no other text is named. {counts}*
"""
_PARTS = (
    *("PG", "HD", "TI", "RC", "BD", "PV", "SG", "NT", "AT", "AN", "IM", "PN", "TB", "LT", "CM", "MN", "PB"),
    *("GN", "PU", "NU", "MM"),
)
"""The parts of a document by what the ids of their rules begin with, in their order."""

_COLUMNS = ("rule", "clause", "strength", "severity", "asks", "value", "laid out", "on the file", "on the page")
_MARKUP = re.compile(r"([\\`*_<>|\[\]])")


def markdown() -> str:
    """All rules, a table for each part of a document."""
    counts = (
        f"{len(RULES)} rules; {len(FILE_RULES)} are checked on the file, {len(PAGE_RULES)} on the printed page, "
        f"{len(UNCHECKED)} cannot be checked."
    )
    return "\n".join([_HEAD.format(counts=counts), *_sections()])


def in_order() -> list[Rule]:
    """All rules in the order of a document, those about several documents last."""
    return sorted(RULES.values(), key=lambda rule: (_PARTS.index(_part(rule)), _of_several(rule), rule.id))


def asks(rule: Rule) -> str:
    """What a rule asks for: the first sentence of its check."""
    if rule.id in UNCHECKED:
        return f"not checked: {UNCHECKED[rule.id]}"
    check = FILE_RULES.get(rule.id) or PAGE_RULES.get(rule.id) or SET_RULES.get(rule.id)
    return re.split(r"\n\s*\n", check.__doc__ or "")[0].replace("\n", " ").strip()


def _part(rule: Rule) -> str:
    return rule.id.partition("-")[0]


def _of_several(rule: Rule) -> bool:
    return rule.id in SET_RULES and rule.id not in FILE_RULES


def _sections() -> Iterator[str]:
    for part, rules in groupby(in_order(), key=_part):
        yield f"## {part}\n"
        yield f"| {' | '.join(_COLUMNS)} |"
        yield f"|{' --- |' * len(_COLUMNS)}"
        yield from map(_line, rules)
        yield ""


def _line(rule: Rule) -> str:
    cells = (
        rule.id,
        rule.clause,
        rule.strength,
        rule.reported_as,
        asks(rule),
        "; ".join([*filter(None, [rule.value]), *map(_value, rule.rows)]),
        rule.laid_out or "",
        _function(FILE_RULES.get(rule.id) or SET_RULES.get(rule.id)),
        _function(PAGE_RULES.get(rule.id)),
    )
    return f"| {' | '.join(_shown(' '.join(cell.split())) for cell in cells)} |"


def _value(name: str) -> str:
    row = ROWS[name]
    values = row.value.values() if isinstance(row.value, dict) else [row.value]
    bounds = row.tolerance.values() if isinstance(row.tolerance, dict) else [row.tolerance]
    unit = "pt" if "size" in name else "mm"
    value = " / ".join(_measure(each, unit) for each in values)
    bound = " / ".join(_measure(each, unit) for each in bounds if each is not None)
    return f"{name} {value}{f' ± {bound}' if bound else ''}"


def _measure(value: float, unit: str) -> str:
    if not isinstance(value, Length):
        return f"{value:g}"
    return f"{value.pt:g} pt" if unit == "pt" else f"{value.mm:.2f} mm"


def _function(check: Callable[..., Any] | None) -> str:
    if check is None:
        return ""
    return f"{check.__module__.removeprefix('generator.check.')}.{check.__name__}"


def _shown(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


if __name__ == "__main__":
    PATH.write_text(markdown(), encoding="utf-8")
