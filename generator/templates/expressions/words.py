"""Filters and tests that a template names and that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jinja2 import nodes

from generator.ground.errors import closest
from generator.templates.expressions.environment import SafeEnvironment


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A filter or test that is not there: its name, its line in the source and the nearest one that is."""

    kind: Literal["filter", "test"]
    name: str
    line: int
    suggestion: str | None


def unknown_words(tree: nodes.Node, environment: SafeEnvironment) -> Iterator[UnknownWord]:
    """Every filter and test in ``tree`` that ``environment`` does not have, in the order of the text."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        known = environment.filters if isinstance(node, nodes.Filter) else environment.tests
        if node.name not in known:
            public = [name for name in known if not name.startswith("=")]
            kind: Literal["filter", "test"] = "filter" if isinstance(node, nodes.Filter) else "test"
            yield UnknownWord(kind, node.name, node.lineno, closest(node.name, public))
