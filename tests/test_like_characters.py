"""No expression, and no rule of the check, takes ever longer with a run of like characters, whatever they are."""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
import re
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest
from docx.text.paragraph import Paragraph

import generator
from benchmarks.like_characters import PIECES, run_of
from generator.check.rules import FILE_RULES
from generator.office.reading import read_document
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument
from tests.check.right import data_of, right_notice
from tests.chosen import step
from tests.patience import growth

Pattern = re.Pattern[Any]

TIMES, MOST = 16, 64
"""How many times as long one run is as another, and how many times as long it may take; the square would be 256."""

_DEEPEST = 4
_USES = {"match": "match", "fullmatch": "fullmatch"}
"""What stands for a use of an expression; every other one looks for it in the whole text."""

_MATCHED = {
    "generator.official.recognition.body:_MARKERS",
    "generator.official.recognition.forms:ENTRY",
    "generator.desk.starters.starter_notice:FORMS",
    "generator.ground.source.yaml_slips:KEY_WITH_FULL_WIDTH_COLON",
    "generator.ground.source.yaml_slips:KEY_WITHOUT_BLANK",
    "generator.templates.text.official_document:_MARKERS",
}
"""Expressions in tables, or used in other modules, that only begin where a text does."""


def test_expressions_of_tables_are_there() -> None:
    assert {place for place in _MATCHED if not _patterns_in_place(place)} == set()


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("third", [0, pytest.param(1, marks=pytest.mark.long), pytest.param(2, marks=pytest.mark.long)])
def test_no_expression_takes_ever_longer(third: int) -> None:
    """With a third of the pieces, another one for each expression."""
    slow = {
        where: _slow_piece(pattern, _uses(where), PIECES[(number + third) % 3 :: 3])
        for number, (where, pattern) in enumerate(_patterns().items())
    }
    assert {where: piece for where, piece in slow.items() if piece is not None} == {}


@pytest.mark.in_turn(2)
def test_no_rule_takes_ever_longer() -> None:
    def grown(rule: str, attempts: int) -> float:
        return growth(lambda size: list(FILE_RULES[rule](_found(size))), 300, TIMES, attempts=attempts)

    for size in (200, 200 * TIMES):
        for rule in FILE_RULES:  # what is worked out once for all rules is no rule's own time
            list(FILE_RULES[rule](_found(size)))
    assert [rule for rule in list(FILE_RULES)[:: step(4)] if grown(rule, 1) > MOST and grown(rule, 5) > MOST] == []


def _slow_piece(pattern: Pattern, uses: frozenset[str], pieces: Sequence[str]) -> str | None:
    """The first of ``pieces`` of which a run takes ever longer, with something behind it that does not fit."""

    def use(size: int) -> None:
        run = f"{run_of(piece, size)}国"
        text: Any = run.encode() if isinstance(pattern.pattern, bytes) else run
        for each in uses:
            getattr(pattern, each)(text)

    for piece in pieces:
        if growth(use, 100, TIMES, attempts=1) > MOST / 2 and growth(use, 400, TIMES) > MOST:
            return str(piece)
    return None


@cache
def _patterns() -> dict[str, Pattern]:
    """Every compiled expression of the package, each once, by module and name."""
    found: dict[Pattern, str] = {}
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in _patterns_in(value, _DEEPEST):
                found.setdefault(pattern, f"{module.name}:{name}")
    return {f"{where} {number}": pattern for number, (pattern, where) in enumerate(found.items())}


def _patterns_in_place(place: str) -> list[Pattern]:
    module, _, name = place.partition(":")
    return list(_patterns_in(getattr(importlib.import_module(module), name, None), _DEEPEST))


def _patterns_in(value: object, depth: int) -> Iterator[Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth:
        for inner in _inside(value):
            yield from _patterns_in(inner, depth - 1)


def _inside(value: object) -> Sequence[object]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, tuple | list | frozenset | set):
        return list(value)
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, each.name, None) for each in fields(value)]
    return ()


def _uses(where: str) -> frozenset[str]:
    """How an expression is used, by the source of its module; one that is handed on may be used in any way."""
    place = where.split()[0]
    module, _, name = place.partition(":")
    if place in _MATCHED:
        return frozenset({"match"})
    source = inspect.getsource(importlib.import_module(module))
    named = re.findall(rf"\b{name}\b(?:\.(\w+)\()?", source.replace(f"\n{name} = ", "\n"))
    return frozenset(_USES.get(each, "findall") for each in named) or frozenset({"fullmatch", "findall"})


@cache
def _found(size: int) -> RecognisedDocument:
    """A right notice with a paragraph of each piece again and again, as it stands alone and within text."""
    document = right_notice()
    paragraph = next(each for each in document.paragraphs if each.text.startswith("各地要加强"))
    for piece in PIECES[::4]:
        for before, behind in (("", ""), ("国", "国")):
            run = run_of(piece, size)
            new = Paragraph(deepcopy(paragraph._p), paragraph._parent)
            paragraph._p.addprevious(new._p)
            new.runs[0].text = before + run[: size // 2]
            new.add_run(run[size // 2 :] + behind)
    return recognise(read_document(_stored(data_of(document)), "通知.docx"))


def _stored(data: bytes) -> bytes:
    """The package without compression: what repeats itself so often would be taken for a bomb."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(buffer, "w") as target:
        for name in package.namelist():
            target.writestr(name, package.read(name))
    return buffer.getvalue()
