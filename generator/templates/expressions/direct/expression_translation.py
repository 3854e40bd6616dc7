"""An expression of Jinja's syntax tree as a Python expression with the same meaning."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from keyword import iskeyword
from typing import Any, cast

from jinja2 import nodes

from generator.templates.expressions.bare_names import UNIT
from generator.templates.expressions.direct.program_names import NotCoveredError, ProgramScope
from generator.templates.expressions.name_reads import MERGE_FIELD
from generator.templates.expressions.own_units import of_own_unit
from generator.templates.expressions.sandbox import SafeEnvironment

_COMPARISONS = {"eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "in": "in", "notin": "not in"}
_BINARY: dict[type[nodes.Expr], str] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
}
_LOOP = {
    "index": "({index} + 1)",
    "index0": "{index}",
    "first": "({index} == 0)",
    "last": "({index} + 1 == {length})",
    "length": "{length}",
    "revindex": "({length} - {index})",
    "revindex0": "({length} - {index} - 1)",
}


class Translation:
    """Turns expressions into Python source.

    In that source ``get`` and ``item`` are the environment's attribute and item look-up, ``call`` and ``binary`` its
    calls and guarded operations, ``absent`` is the value of an ``if`` without ``else``, ``context`` has the rendering's
    names.
    """

    def __init__(self, environment: SafeEnvironment) -> None:
        self._environment = environment

    def source(self, node: nodes.Node | None, scope: ProgramScope) -> str:
        """``node`` as Python source. Raises NotCoveredError."""
        translate = _TRANSLATIONS.get(type(node))
        if translate is None or node is None:
            raise NotCoveredError(type(node).__name__)
        return translate(self, node, scope)

    def _all(self, items: list[Any], scope: ProgramScope) -> str:
        return "".join(f"{self.source(item, scope)}, " for item in items)

    def _name(self, node: nodes.Name, scope: ProgramScope) -> str:
        unit = scope.own_unit(node.name)
        if unit is None:
            return scope.variable(node.name)
        scope.names.not_set.add(node.name)
        return f"{scope.names.constant(of_own_unit)}(context, {unit}, {node.name!r})"

    def _const(self, node: nodes.Const, _scope: ProgramScope) -> str:
        if isinstance(node.value, float) and not math.isfinite(node.value):
            raise NotCoveredError("inf")
        return repr(node.value)

    def _getattr(self, node: nodes.Getattr, scope: ProgramScope) -> str:
        if isinstance(node.node, nodes.Name):
            if node.node.name == "loop" and scope.loop is not None:
                return _of_loop(node.attr, scope)
            variable, key = scope.local.get(node.node.name), repr(node.attr)
            if scope.depth and variable is not None:
                # In a loop a call for each item is slow.
                known = f"type({variable}) is dict and {key} in {variable}"
                return f"({variable}[{key}] if {known} else get({variable}, {key}))"
        return f"get({self.source(node.node, scope)}, {node.attr!r})"

    def _getitem(self, node: nodes.Getitem, scope: ProgramScope) -> str:
        value = self.source(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            ends = (node.arg.start, node.arg.stop, node.arg.step)
            return f"{value}[{':'.join('' if end is None else self.source(end, scope) for end in ends)}]"
        return f"item({value}, {self.source(node.arg, scope)})"

    def _call(self, node: nodes.Call, scope: ProgramScope) -> str:
        return f"call(context, {self.source(node.node, scope)}, {self._arguments(node, scope)})"

    def _filter(self, node: nodes.Filter, scope: ProgramScope) -> str:
        return self._applied(node, self._environment.filters, scope)

    def _test(self, node: nodes.Test, scope: ProgramScope) -> str:
        known = cast("dict[str, Callable[..., Any]]", self._environment.tests)
        return self._applied(node, known, scope)

    def _applied(
        self, node: nodes.Filter | nodes.Test, known: Mapping[str, Callable[..., Any]], scope: ProgramScope
    ) -> str:
        if node.name not in known or node.node is None:
            raise NotCoveredError(node.name)
        function = known[node.name]
        wanted = getattr(function, "jinja_pass_arg", None)
        first = "" if wanted is None else _PASSED[wanted.name]
        scope.names.context_is_seen |= bool(first) and getattr(function, "sees_names", node.name[:1] != "=")
        value, arguments = self.source(node.node, scope), self._arguments(node, scope)
        if node.name == MERGE_FIELD and UNIT in scope.local:
            arguments += f"{scope.local[UNIT]}, "
        return f"{scope.names.constant(function)}({first}{value}, {arguments})"

    def _arguments(self, node: nodes.Call | nodes.Filter | nodes.Test, scope: ProgramScope) -> str:
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise NotCoveredError("*")
        named = [f"{_keyword(each.key)}={self.source(each.value, scope)}, " for each in node.kwargs]
        return self._all(node.args, scope) + "".join(named)

    def _compare(self, node: nodes.Compare, scope: ProgramScope) -> str:
        rest = (f" {_COMPARISONS[each.op]} {self.source(each.expr, scope)}" for each in node.ops)
        return f"({self.source(node.expr, scope)}{''.join(rest)})"

    def _either(self, node: nodes.And | nodes.Or, scope: ProgramScope) -> str:
        word = "and" if isinstance(node, nodes.And) else "or"
        return f"({self.source(node.left, scope)} {word} {self.source(node.right, scope)})"

    def _unary(self, node: nodes.Not | nodes.Neg | nodes.Pos, scope: ProgramScope) -> str:
        word = {nodes.Not: "not ", nodes.Neg: "-", nodes.Pos: "+"}[type(node)]
        return f"({word}{self.source(node.node, scope)})"

    def _binary(self, node: nodes.BinExpr, scope: ProgramScope) -> str:
        operator = _BINARY[type(node)]
        left, right = self.source(node.left, scope), self.source(node.right, scope)
        if operator in self._environment.intercepted_binops:
            return f"binary(context, {operator!r}, {left}, {right})"
        return f"({left} {operator} {right})"

    def _condition(self, node: nodes.CondExpr, scope: ProgramScope) -> str:
        other = "absent()" if node.expr2 is None else self.source(node.expr2, scope)
        return f"({self.source(node.expr1, scope)} if {self.source(node.test, scope)} else {other})"

    def _list(self, node: nodes.List, scope: ProgramScope) -> str:
        return f"[{self._all(node.items, scope)}]"

    def _tuple(self, node: nodes.Tuple, scope: ProgramScope) -> str:
        return f"({self._all(node.items, scope)})"

    def _dict(self, node: nodes.Dict, scope: ProgramScope) -> str:
        pairs = (f"{self.source(each.key, scope)}: {self.source(each.value, scope)}" for each in node.items)
        return f"{{{', '.join(pairs)}}}"


def _of_loop(attribute: str, scope: ProgramScope) -> str:
    if attribute not in _LOOP or scope.loop is None:
        raise NotCoveredError(attribute)
    return _LOOP[attribute].format(index=scope.loop.index, length=scope.loop.length)


def _keyword(name: object) -> str:
    """``name`` as Python's keyword argument. Raises NotCoveredError for names that Python would change."""
    if not isinstance(name, str) or not name.isascii() or iskeyword(name):
        raise NotCoveredError(str(name))
    return name


_PASSED = {"context": "context, ", "eval_context": "context.eval_ctx, ", "environment": "context.environment, "}
_TRANSLATIONS: dict[type[Any], Callable[[Translation, Any, ProgramScope], str]] = {
    nodes.Name: Translation._name,
    nodes.Const: Translation._const,
    nodes.Getattr: Translation._getattr,
    nodes.Getitem: Translation._getitem,
    nodes.Call: Translation._call,
    nodes.Filter: Translation._filter,
    nodes.Test: Translation._test,
    nodes.Compare: Translation._compare,
    nodes.And: Translation._either,
    nodes.Or: Translation._either,
    nodes.Not: Translation._unary,
    nodes.Neg: Translation._unary,
    nodes.Pos: Translation._unary,
    **dict.fromkeys(_BINARY, Translation._binary),
    nodes.CondExpr: Translation._condition,
    nodes.List: Translation._list,
    nodes.Tuple: Translation._tuple,
    nodes.Dict: Translation._dict,
}
