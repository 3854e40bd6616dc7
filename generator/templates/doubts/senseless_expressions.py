"""Valid expressions that make no sense: constant conditions, loops over text, texts as numbers, wrong arguments."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jinja2 import nodes

from generator.ground.errors import Problem, closest
from generator.templates.doubts.name_scope import NameScope, ValueKind
from generator.templates.doubts.structure import TagTree
from generator.templates.expressions.name_reads import Scope, nodes_in_scope, path_of
from generator.templates.word.fields.formats import number_of

_FOR_LISTS = frozenset(
    {"batch", "groupby", "join", "map", "max", "min", "reject", "rejectattr", "select", "selectattr", "slice", "sort"}
    | {"sum", "unique"}
)
_FOR_LISTS_AND_TEXTS = frozenset({"count", "first", "last", "length", "list", "reverse"})
_GROUPS = ("unit.group", "units[].group")
_PRINTED: dict[ValueKind, str] = {"list": "template-value-list", "group": "template-value-group"}
_ORDERING = frozenset({"gt", "gteq", "lt", "lteq"})
_QUOTED: dict[ValueKind, type] = {"number": str, "text": int}
"""The type of constants to which a value of a kind is never equal."""


def sense_problems(code: TagTree, name_scope: NameScope) -> Iterator[Problem]:
    """Problems of expressions in ``code`` that make no sense, given the kinds of the ``name_scope`` names."""
    reader = _Sense(code, name_scope)
    for node, scope in nodes_in_scope(code.tree, tuple(reader.by_node), code.environment.globals):
        yield from reader.by_node[type(node)](node, scope)


class _Sense:
    def __init__(self, code: TagTree, name_scope: NameScope) -> None:
        self._code = code
        self._name_scope = name_scope
        self.by_node: dict[type[nodes.Node], Callable[..., Iterator[Problem]]] = {
            nodes.If: self._condition,
            nodes.CondExpr: self._condition,
            nodes.Compare: self._compare,
            nodes.Mul: self._product,
            nodes.For: self._loop,
            nodes.Filter: self._filter,
            nodes.Output: self._output,
        }

    def _condition(self, node: nodes.If | nodes.CondExpr, _scope: Scope) -> Iterator[Problem]:
        holds = _truth(node.test)
        if holds is not None:
            yield self._code.tag(node).problem("template-condition-always" if holds else "template-condition-never")

    def _compare(self, node: nodes.Compare, scope: Scope) -> Iterator[Problem]:
        path = path_of(node.expr, scope)
        if path is None or len(node.ops) != 1:
            return
        value = node.ops[0].expr.value if isinstance(node.ops[0].expr, nodes.Const) else None
        if node.ops[0].op in _ORDERING and isinstance(value, str) and number_of(value) is not None:
            yield from self._text_as_number(node, path)
        unlike = _QUOTED.get(self._name_scope.kind(path) or "list")
        for value in _constants(node.ops[0]):
            facts = {"name": path, "value": f'"{value}"' if isinstance(value, str) else value}
            if unlike is not None and isinstance(value, unlike) and not isinstance(value, bool):
                yield self._code.tag(node).problem("template-compare-kinds", facts)
            elif path in _GROUPS and self._name_scope.groups and value not in self._name_scope.groups:
                meant = closest(str(value), self._name_scope.groups)
                facts = {"name": path, "value": value}
                yield self._code.tag(node).problem("template-compare-value", facts, suggestion=meant)

    def _product(self, node: nodes.Mul, scope: Scope) -> Iterator[Problem]:
        for side in (node.left, node.right):
            yield from self._text_as_number(node, path_of(side, scope))

    def _text_as_number(self, node: nodes.Expr, path: str | None) -> Iterator[Problem]:
        if self._name_scope.kind(path) == "text":
            yield self._code.tag(node).problem("template-text-number", {"name": path})

    def _loop(self, node: nodes.For, scope: Scope) -> Iterator[Problem]:
        constant = isinstance(node.iter, nodes.Const)
        path = str(node.iter.value) if isinstance(node.iter, nodes.Const) else path_of(node.iter, scope)
        if path is not None and (constant or self._name_scope.kind(path) in {"text", "number", "date"}):
            yield self._code.tag(node).problem("template-loop-text", {"name": path})

    def _filter(self, node: nodes.Filter, scope: Scope) -> Iterator[Problem]:
        function = self._code.environment.filters.get(node.name)
        if function is not None and not _fits(function, node):
            yield self._code.tag(node).problem("template-filter-arguments", {"name": node.name})
        path = None if node.node is None else path_of(node.node, scope)
        kind = self._name_scope.kind(path)
        wrong = (kind in {"text", "number", "date"} and node.name in _FOR_LISTS) or (
            kind in {"number", "date"} and node.name in _FOR_LISTS_AND_TEXTS
        )
        if wrong:
            yield self._code.tag(node).problem("template-filter-list", {"name": path, "filter": node.name})

    def _output(self, node: nodes.Output, scope: Scope) -> Iterator[Problem]:
        for child in node.nodes:
            code = _PRINTED.get(self._name_scope.kind(path_of(child, scope)) or "text")
            if code is not None:
                yield self._code.tag(child).problem(code)


def _constants(operand: nodes.Operand) -> Iterator[object]:
    """The constants on the right side of a comparison."""
    if operand.op in {"eq", "ne"} and isinstance(operand.expr, nodes.Const):
        yield operand.expr.value
    if operand.op in {"in", "notin"} and isinstance(operand.expr, nodes.List | nodes.Tuple):
        yield from (item.value for item in operand.expr.items if isinstance(item, nodes.Const))


def _truth(test: nodes.Node) -> bool | None:
    """The constant truth of ``test``; None where it depends on the record."""
    if isinstance(test, nodes.Const):
        return bool(test.value)
    if isinstance(test, nodes.Not):
        held = _truth(test.node)
        return None if held is None else not held
    if isinstance(test, nodes.And | nodes.Or):
        settling = isinstance(test, nodes.Or)
        sides = (_truth(test.left), _truth(test.right))
        if settling in sides:
            return settling
        return None if None in sides else not settling
    return _compared(test) if isinstance(test, nodes.Compare) and len(test.ops) == 1 else None


def _compared(test: nodes.Compare) -> bool | None:
    operand = test.ops[0]
    if operand.op not in {"eq", "ne"}:
        return None
    if test.expr == operand.expr:
        return operand.op == "eq"
    if isinstance(test.expr, nodes.Const) and isinstance(operand.expr, nodes.Const):
        equal = bool(test.expr.value == operand.expr.value)
        return equal == (operand.op == "eq")
    return None


@dataclass(frozen=True, slots=True)
class _Any:
    """An argument whose value is not known."""


def _fits(function: Callable[..., object], node: nodes.Filter) -> bool:
    """Whether the filter ``function`` accepts the arguments of ``node``."""
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return True
    # Jinja passes an argument of its own first; wrappers may take it without passing it on.
    handed = [_Any()] if hasattr(inspect.unwrap(function), "jinja_pass_arg") else []
    given = [*handed, _Any(), *(_Any() for _ in node.args)]
    try:
        signature = inspect.signature(function)
    except ValueError:  # some functions written in C have no signature
        return True
    try:
        signature.bind(*given, **{str(pair.key): _Any() for pair in node.kwargs})
    except TypeError:
        return False
    return True
