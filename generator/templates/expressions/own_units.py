"""A template's own ``unit``, as in ``{% for unit in units %}``: bare names there are the fields of that unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from generator.templates.expressions.bare_names import UNIT, field_of, titles_in
from generator.templates.expressions.missing_names import Missing
from generator.templates.expressions.name_reads import MERGE_FIELD, Scope, is_of_own_unit, nodes_in_scope

N = TypeVar("N", bound=nodes.Node)

OF_OWN_UNIT = "=of-own-unit"
"""The filter that looks up a bare name in the template's own ``unit``; no template can write this name."""

_CHAINS = (nodes.Getattr, nodes.Getitem)


@pass_context
def of_own_unit(context: Context, unit: object, name: str) -> object:
    """The value of the bare ``name`` where ``unit`` is the template's own: of that unit, or else of the notice.

    Where ``unit`` is no record, it is what the name is anywhere.
    """
    names = context.parent
    if not isinstance(unit, Mapping) or name in names:
        return context.resolve(name)
    field = field_of(name, unit, titles_in(names))
    if field is not None:
        return unit[field]
    notice = names.get("notice")
    if isinstance(notice, Mapping) and name in notice:
        return notice[name]
    return Missing.beside(unit, name)


def with_own_units(tree: N, ignored: Mapping[str, object]) -> N:
    """``tree`` in which bare names and merge fields are looked up in the template's own ``unit``, where it has one.

    ``ignored`` are the global names. A tree without such a ``unit`` is returned as it is.
    """
    if not isinstance(tree, nodes.Template) or not any(map(_binds_unit, _statements(tree))):
        return tree
    kinds = (nodes.Name, nodes.Filter, *_CHAINS)
    seen = ((_first(node), scope) for node, scope in nodes_in_scope(tree, kinds, ignored))
    changed: N = _Lookups({id(node) for node, scope in seen if _is_looked_up(node, scope)}).visit(tree)
    return changed


def _statements(node: nodes.Node) -> Iterator[nodes.Node]:
    """The statements below ``node`` that may bind names."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Stmt) and not isinstance(child, nodes.Output):
            yield child
            yield from _statements(child)


def _binds_unit(statement: nodes.Node) -> bool:
    targets = (each for each in statement.iter_child_nodes() if isinstance(each, nodes.Name | nodes.Tuple))
    return any(_is_unit(name) for each in targets for name in (each, *each.find_all(nodes.Name)))


def _is_unit(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == UNIT and node.ctx != "load"


def _first(node: nodes.Node) -> nodes.Node:
    """What ``node`` begins with: the name before all attributes and items."""
    while isinstance(node, _CHAINS):
        node = node.node
    return node


def _is_looked_up(node: nodes.Node, scope: Scope) -> bool:
    """Whether ``node`` is a bare name or a merge field that is of the template's own unit in ``scope``."""
    if isinstance(node, nodes.Filter):
        return node.name == MERGE_FIELD and UNIT in scope
    return isinstance(node, nodes.Name) and node.ctx == "load" and is_of_own_unit(node.name, scope)


class _Lookups(NodeTransformer):
    """Has the names and merge fields ``found``, known by their ids, looked up in ``unit``."""

    def __init__(self, found: set[int]) -> None:
        self._found = found

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:
        if id(node) not in self._found:
            return node
        name = nodes.Const(node.name, lineno=node.lineno)
        return nodes.Filter(_unit(node), OF_OWN_UNIT, [name], [], None, None, lineno=node.lineno)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:
        is_found = id(node) in self._found
        self.generic_visit(node)
        if is_found:
            node.args = [*node.args, _unit(node)]
        return node


def _unit(node: nodes.Node) -> nodes.Name:
    return nodes.Name(UNIT, "load", lineno=node.lineno)
