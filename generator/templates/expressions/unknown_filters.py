"""Filters and tests that a template names and that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jinja2 import nodes

from generator.ground.errors import closest
from generator.templates.expressions.sandbox import SafeEnvironment


@dataclass(frozen=True, slots=True)
class UnknownFilter:
    """A filter or test that does not exist: its name, its line in the source, and the nearest known name."""

    kind: Literal["filter", "test"]
    name: str
    line: int
    suggestion: str | None


def unknown_filters(tree: nodes.Node, environment: SafeEnvironment) -> Iterator[UnknownFilter]:
    """The filters and tests in ``tree`` that ``environment`` does not have, in the order of the text."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        known = environment.filters if isinstance(node, nodes.Filter) else environment.tests
        if node.name not in known:
            public = [name for name in known if not name.startswith("=")]
            kind: Literal["filter", "test"] = "filter" if isinstance(node, nodes.Filter) else "test"
            yield UnknownFilter(kind, node.name, node.lineno, closest(node.name, public))
