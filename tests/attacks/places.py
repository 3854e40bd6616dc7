"""The places in which an expression is evaluated, each by what a user calls; GeneratorError is what refuses it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Undefined

from generator import DocxTemplate
from generator.dispatch.choice import Condition
from generator.dispatch.merging import merge
from generator.ground.errors import GeneratorError, Problem, Span
from generator.ground.source.nodes import ScalarNode
from generator.ground.source.source_file import SourceFile
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from generator.templates.expressions.filters import FILTERS as COMMON_FILTERS
from generator.templates.text.front_matter.values_with_tags import value_template
from generator.templates.text.text_template import TextTemplate
from generator.templates.word.content.content_filters import CONTENT_FILTERS
from tests.templates.excel.workbooks import listed, workbook
from tests.word_documents import make_docx, paragraphs

_ROSTER = "groups:\n  - name: 分馆\n    units:\n      - {name: 东馆}\n"

Place = Callable[[str, Path], str]
"""Takes the source of a template, or of an expression, and an empty folder; what it prints comes back."""


def notice(source: str, _folder: Path) -> str:
    """The text of a notice."""
    problems: list[Problem] = []
    file = SourceFile("notice.md", Path("notice.md"), source, b"")
    lines = TextTemplate(file, source, 1).fill({}, problems)
    _refuse(problems)
    return "".join(line.text for line in lines)


def front_matter(source: str, _folder: Path) -> str:
    """A value of a front matter."""
    problems: list[Problem] = []
    file = SourceFile("notice.md", Path("notice.md"), source, b"")
    template = value_template(file, ScalarNode(source, Span("notice.md", 1, 1, 1, source)))
    _refuse(template.problems)
    value = template.run({}, problems)
    _refuse(problems)
    return value or ""


def word(source: str, _folder: Path) -> str:
    """A Word template."""
    return "".join(paragraphs(DocxTemplate.open(make_docx([source]), name="函.docx").render({})))


def excel(source: str, _folder: Path) -> str:
    """An Excel template."""
    return str(len(listed(workbook([[source]]))))


def where(source: str, folder: Path) -> str:
    """``--where``."""
    roster = _roster(folder)
    return str(Condition(source, roster).holds(roster.units[0]))


def name(source: str, folder: Path) -> str:
    """``--name`` of ``fawen merge``."""
    _roster(folder)
    template = folder / "证书.docx"
    template.write_bytes(_letter())
    made = merge(template, units=folder / "units.yaml", output=folder / "结果", name=source + ".docx")
    return made.files[0].name


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise GeneratorError(problems)


@cache
def _letter() -> bytes:
    return make_docx(["证书"])


def _roster(folder: Path) -> Roster:
    path = folder / "units.yaml"
    path.write_text(_ROSTER, "utf-8")
    return load_roster(path)


PLACES: dict[str, Place] = {
    "notice": notice,
    "front matter": front_matter,
    "Word": word,
    "Excel": excel,
    "--where": where,
    "--name": name,
}

# Filters, and the values that nobody should give them.


def _named_once(filters: Mapping[str, Callable[..., object]]) -> tuple[str, ...]:
    """The first name of each filter: the names of one filter make no other attack."""
    names: dict[Callable[..., object], str] = {}
    for name, function in filters.items():
        names.setdefault(inspect.unwrap(function), name)
    return tuple(names.values())


FILTERS = _named_once(COMMON_FILTERS)
"""Every filter of all templates."""

CONTENTS = _named_once(CONTENT_FILTERS)
"""Every filter that only Word templates have."""

_MILLION = 1_000_000


def _within(depth: int) -> list[object]:
    value: list[object] = []
    for _ in range(depth):
        value = [value, value]
    return value


VALUES: Mapping[str, object] = {
    "a million digits": "1" * _MILLION,
    "a million digits in groups": "1" + ",111" * (_MILLION // 4),
    "a million hanzi": "字" * _MILLION,
    "a million blanks": " " * _MILLION,
    "a million tags": "<" * _MILLION,
    "a million line feeds": "\n" * _MILLION,
    "a million combining marks": "e" + "\u0301" * (_MILLION - 1),
    "a million emoji": "😀" * _MILLION,
    "a point and a million digits": "0." + "1" * _MILLION,
    "a huge exponent": "1e999999999",
    "a number of a million bits": 1 << _MILLION,
    "a negative number of a million bits": -(1 << _MILLION),
    "a number of 4000 bits": 1 << 4000,
    "minus a thousand million": -(10**9),
    "a huge decimal": Decimal("1e999999"),
    "a tiny decimal": Decimal("1e-999999"),
    "a decimal of ten thousand digits": Decimal("1" * 10_000),
    "a decimal that is none": Decimal("NaN"),
    "an infinite decimal": Decimal("Infinity"),
    "the largest float": 1.7976931348623157e308,
    "infinity": float("inf"),
    "no number": float("nan"),
    "true": True,
    "nothing": None,
    "an absent name": Undefined(name="absent"),
    "a million things": [1] * _MILLION,
    "a million texts": ["甲乙"] * (_MILLION // 2),
    "lists in lists": _within(24),
    "a mapping of many": {str(number): number for number in range(100_000)},
    "bytes": b"1" * _MILLION,
    "the last day": date.max,
    "a complex number": 1e300 + 1j,
}
