"""The names that a template reads, found without any data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from jinja2 import nodes
from jinja2.visitor import NodeVisitor

from generator.ground.errors import Span
from generator.templates.expressions.bare_names import ROOTS, TITLES, UNIT, MissingNameError, Variable, split_name

MERGE_FIELD = "mergefield"
"""The filter that looks up a merge field by its name."""

# Filters that pass on the items of a list, and filters that read one attribute of each.
_SAME_THINGS = frozenset({"list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"})
_BY_ATTRIBUTE = frozenset({"groupby", "map", "max", "min", "rejectattr", "selectattr", "sort", "sum", "unique"})
_ATTRIBUTE_FIRST = frozenset({"groupby", "rejectattr", "selectattr"})

T = TypeVar("T")
Scope = dict[str, str | None]
"""Local names, each with the path that it stands for, None where that is unknown."""


@dataclass(frozen=True, slots=True)
class NameRead:
    """A name that a template reads from its context.

    ``name`` is dotted, with ``[]`` for each item of a list: ``unit.name``, ``notice.attachments[].title``. ``line`` is
    its line in the source. ``optional``: the template checks somewhere whether it ``is defined`` or has a ``default``
    for it, so it may be absent. ``conditional``: it is read only where some condition holds. ``merge_field``: it is
    looked up as Word's merge fields are, in the record first. ``own_unit``: the path of the template's own ``unit``,
    in which a bare name is looked up first, ``""`` where that is unknown; None where the template has none there. Such
    a name is conditional.
    """

    name: str
    line: int
    optional: bool
    conditional: bool
    merge_field: bool = False
    own_unit: str | None = None

    def at(self, span: Span) -> Variable:
        """The name, read at ``span``."""
        return Variable(self.name, span, self.optional, self.conditional, self.merge_field, self.own_unit)


def names_read(tree: nodes.Template, ignored: Iterable[str] = ()) -> tuple[NameRead, ...]:
    """Every place where ``tree`` reads a name, in the order of the text; ``ignored`` are the global names."""
    reader = _Reader()
    reader.visit(tree, dict.fromkeys(ignored))
    return tuple(replace(read, optional=True) if reader.allows_absence(read) else read for read in reader.reads)


def is_of_own_unit(name: str, scope: Collection[str]) -> bool:
    """Whether the bare ``name`` is looked up in a ``unit`` of the template's own, given its local names ``scope``."""
    return UNIT in scope and name not in ("", *ROOTS) and name not in scope


def nodes_in_scope(
    tree: nodes.Template, kinds: tuple[type[nodes.Node], ...], ignored: Iterable[str] = ()
) -> tuple[tuple[nodes.Node, Scope], ...]:
    """The nodes of ``kinds`` in ``tree``, in the order of the text, each with the local names visible there.

    Nodes that are not reached through an expression, such as the target of a loop, are left out.
    """
    reader = _Reader(kinds)
    reader.visit(tree, dict.fromkeys(ignored))
    return tuple(reader.seen)


@dataclass(frozen=True, slots=True)
class MissingName:
    """An undefined name: ``name``, dotted, up to its undefined piece, and the names ``known`` at that place."""

    name: str
    known: tuple[str, ...]
    merge_field: bool = False


def missing_name(name: str, context: Mapping[str, object]) -> MissingName | None:
    """The first undefined piece of the dotted ``name`` in ``context``.

    None where the whole name is defined, or where only the items of a list could decide.
    """
    value: object = context
    pieces = split_name(name, context)
    for count, piece in enumerate(pieces, start=1):
        if not isinstance(value, Mapping):
            return None
        if piece not in value:
            known = tuple(str(key) for key in value if key != TITLES)
            return MissingName(".".join(pieces[:count]).replace(".[]", "[]"), known)
        value = value[piece]
    return None


def certain_lacks(
    reads: Iterable[tuple[NameRead, T]], context: Mapping[str, object]
) -> Iterator[tuple[T, MissingName]]:
    """What ``context`` lacks of the names that a template needs in any case, each with the tag that reads it."""
    for read, tag in reads:
        lack = None if read.optional or read.conditional else missing_name(read.name, context)
        if lack is not None:
            yield tag, lack


def name_missed(
    error: MissingNameError, reads: Iterable[tuple[NameRead, object]], tag: object, context: Mapping[str, object]
) -> MissingName:
    """The whole name that ``error`` is about; ``tag`` of ``reads`` raised it, in a template that sees ``context``."""
    read = next((read for read, reading in reads if reading is tag and last_piece(read.name) == error.name), None)
    known = tuple(context) if error.at_top else error.known
    return MissingName(error.name, known) if read is None else MissingName(read.name, known, read.merge_field)


def last_piece(name: str) -> str:
    """The last piece of a dotted name, also of one that is read of each item of a list."""
    return name.removesuffix("[]").rpartition(".")[2]


class _Reader(NodeVisitor):
    """Visits the tree with the names of each scope; a scope is copied where a block opens one.

    The nodes of ``kinds`` are kept in ``seen``, each with its scope.
    """

    def __init__(self, kinds: tuple[type[nodes.Node], ...] = ()) -> None:
        self.reads: list[NameRead] = []
        self.seen: list[tuple[nodes.Node, Scope]] = []
        self._kinds = kinds
        self.optional: set[str] = set()
        self._conditions = 0

    def allows_absence(self, read: NameRead) -> bool:
        """Whether the template checks somewhere that what ``read`` reads is there."""
        return any(read.name == each or read.name.startswith((f"{each}.", f"{each}[")) for each in self.optional)

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        if isinstance(node, self._kinds):
            self.seen.append((node, dict(args[0])))
        return super().visit(node, *args, **kwargs)

    def visit_Name(self, node: nodes.Name, scope: Scope) -> None:
        self._record(path_of(node, scope), node, scope)

    def visit_Getattr(self, node: nodes.Getattr | nodes.Getitem, scope: Scope) -> None:
        path = path_of(node, scope)
        if path is None:
            self.generic_visit(node, scope)
        else:
            self._record(path, node, scope)
            if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
                self.visit(node.arg, scope)

    visit_Getitem = visit_Getattr

    def visit_Call(self, node: nodes.Call, scope: Scope) -> None:
        method = node.node
        # The method's name is no field: its object is read.
        self.visit(method.node if isinstance(method, nodes.Getattr) else method, scope)
        for child in node.iter_child_nodes(exclude=("node",)):
            self.visit(child, scope)

    def visit_Test(self, node: nodes.Test, scope: Scope) -> None:
        self._maybe_absent(node, {"defined", "undefined"}, scope)
        self.generic_visit(node, scope)

    def visit_Filter(self, node: nodes.Filter, scope: Scope) -> None:
        self._maybe_absent(node, {"default", "d", "if_empty", "空则"}, scope)
        self.generic_visit(node, scope)
        item, attribute = path_of_items(node.node, scope), _attribute(node)
        if item is not None and attribute is not None:
            self._record(f"{item}.{attribute}", node, scope)
        if node.name == MERGE_FIELD and isinstance(node.node, nodes.Const):
            self._record(str(node.node.value), node, scope, merge_field=True)

    def visit_For(self, node: nodes.For, scope: Scope) -> None:
        self.visit(node.iter, scope)
        inner: Scope = {**scope, "loop": None}
        _bind(node.target, path_of_items(node.iter, scope), inner)
        self._conditions += 1
        for child in (*([node.test] if node.test else []), *node.body):
            self.visit(child, inner)
        for child in node.else_:
            self.visit(child, dict(scope))
        self._conditions -= 1

    def visit_If(self, node: nodes.If, scope: Scope) -> None:
        self.visit(node.test, scope)
        self._conditions += 1
        for child in (*node.body, *node.elif_, *node.else_):
            self.visit(child, scope)
        self._conditions -= 1

    def visit_CondExpr(self, node: nodes.CondExpr, scope: Scope) -> None:
        self.visit(node.test, scope)
        self._conditions += 1
        for child in filter(None, (node.expr1, node.expr2)):
            self.visit(child, scope)
        self._conditions -= 1

    def visit_Assign(self, node: nodes.Assign, scope: Scope) -> None:
        self.visit(node.node, scope)
        _bind(node.target, path_of(node.node, scope), scope)

    def visit_AssignBlock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self._visit_all(node.body, dict(scope))
        _bind(node.target, None, scope)

    def visit_With(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self.visit(value, scope)
            _bind(target, path_of(value, scope), inner)
        self._visit_all(node.body, inner)

    def visit_Macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        inner = dict(scope)
        for argument in node.args:
            _bind(argument, None, inner)
        if isinstance(node, nodes.Macro):
            scope[node.name] = None
        else:
            self.visit(node.call, scope)
        self._visit_all([*node.defaults, *node.body], {**inner, "caller": None, "varargs": None, "kwargs": None})

    visit_CallBlock = visit_Macro

    def _visit_all(self, children: Iterable[nodes.Node], scope: Scope) -> None:
        for child in children:
            self.visit(child, scope)

    def _record(self, path: str | None, node: nodes.Node, scope: Scope, *, merge_field: bool = False) -> None:
        if path is None:
            return
        is_own = UNIT in scope if merge_field else is_of_own_unit(_first_name(node), scope)
        unit = (scope[UNIT] or "") if is_own else None
        conditional = self._conditions > 0 or is_own  # what an own unit has is known when it is there
        self.reads.append(NameRead(path, node.lineno, False, conditional, merge_field, unit))

    def _maybe_absent(self, node: nodes.Filter | nodes.Test, words: set[str], scope: Scope) -> None:
        path = path_of(node.node, scope) if node.name in words and node.node is not None else None
        if path is not None:
            self.optional.add(path)


def path_of(node: nodes.Node, scope: Scope) -> str | None:
    """The path that ``node`` reads in ``scope``: ``unit.name`` for a chain of plain accesses.

    None for anything else, and for a name that a local one hides.
    """
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return None
    base = path_of(node.node, scope)
    if base is None:
        return None
    if isinstance(node, nodes.Getattr):
        return f"{base}.{node.attr}"
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return f"{base}.{node.arg.value}"
    return f"{base}[]" if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int) else None


def path_of_items(node: nodes.Node | None, scope: Scope) -> str | None:
    """The path of each item of the list that ``node`` is; None where the list has no path."""
    while isinstance(node, nodes.Filter) and node.name in _SAME_THINGS:
        node = node.node
    path = path_of(node, scope) if node is not None else None
    return None if path is None else f"{path}[]"


def _first_name(node: nodes.Node | None) -> str:
    """The name that ``node`` begins with, before its attributes, items and filters; ``""`` where it is none."""
    while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Filter):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _attribute(node: nodes.Filter) -> str | None:
    """The attribute that a filter such as ``sum(attribute="copies")`` reads of each item."""
    if node.name not in _BY_ATTRIBUTE:
        return None
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    given = named or (node.args[:1] if node.name in _ATTRIBUTE_FIRST else [])
    return given[0].value if given and isinstance(given[0], nodes.Const) and isinstance(given[0].value, str) else None


def _bind(target: nodes.Node, path: str | None, scope: Scope) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = path
    else:
        for name in target.find_all(nodes.Name):
            scope[name.name] = None
