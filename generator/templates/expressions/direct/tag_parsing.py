"""The source of one tag as Jinja's syntax tree, bounded as every template is."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TypeVar

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser

from generator.templates.expressions.direct.program_names import NotCoveredError
from generator.templates.expressions.sandbox import SafeEnvironment, bounded

S = TypeVar("S", bound=nodes.Stmt)

_PATH = re.compile(r"\s*([^\W\d]\w*)((?:\.[^\W\d]\w*)*)\s*", re.ASCII)
_CONSTANTS = frozenset({"true", "false", "none", "True", "False", "None"})
_OPERATORS = frozenset({"and", "or", "not", "in", "is", "if", "else"})


class Parsing:
    """The syntax trees of one program's tags; equal tags are parsed once."""

    def __init__(self, environment: SafeEnvironment) -> None:
        self._environment = environment
        self.expression = cache(partial(_expression, environment))
        """The expression in a source. Raises NotCoveredError where it is none."""

    def statement(self, source: str, closer: str, kind: type[S]) -> S:
        """The one statement of ``kind`` in ``source``, ended by the tag ``closer``. Raises NotCoveredError."""
        opening, closing = self._environment.block_start_string, self._environment.block_end_string
        end = f"{opening}{closer}{closing}" if closer else ""
        try:
            tree = self._environment.parse(f"{opening}{source}{closing}{end}")
        except TemplateSyntaxError as fault:
            raise NotCoveredError(source) from fault
        parsed = bounded(tree, self._environment).body
        if len(parsed) != 1 or not isinstance(parsed[0], kind):
            raise NotCoveredError(source)
        return parsed[0]


def _expression(environment: SafeEnvironment, source: str) -> nodes.Expr:
    if (path := path_of(source)) is not None:
        return _chain(*path)
    try:
        parser = Parser(environment, source, state="variable")
        parsed = parser.parse_expression()
        at_end = parser.stream.eos
    except (TemplateSyntaxError, ValueError) as fault:  # a number may have too many digits for Python
        raise NotCoveredError(source) from fault
    if not at_end:
        raise NotCoveredError(source)
    return bounded(parsed, environment)


def path_of(source: str) -> tuple[str, tuple[str, ...]] | None:
    """The name and attributes of an expression like ``unit.name``; None for anything else."""
    path = _PATH.fullmatch(source)
    if path is None or path[1] in _CONSTANTS:
        return None
    attributes = tuple(path[2].split(".")[1:])
    return (path[1], attributes) if _OPERATORS.isdisjoint((path[1], *attributes)) else None


def _chain(name: str, attributes: tuple[str, ...]) -> nodes.Expr:
    """The tree of ``unit.name`` without a parser: most tags are no more than that."""
    found: nodes.Expr = nodes.Name(name, "load")
    for attribute in attributes:
        found = nodes.Getattr(found, attribute, "load")
    return found
