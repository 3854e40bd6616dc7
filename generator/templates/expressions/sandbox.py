"""The sandbox: what an expression may access, and the rewriting that bounds loops and joins."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from jinja2 import nodes, pass_context
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from generator.roster.units.unit import STANDARD_FIELDS
from generator.templates.expressions.bare_names import UNIT, MissingValue, field_of, titles_in
from generator.templates.expressions.call_measures import check_call, check_method, check_operation, joined, nested
from generator.templates.expressions.filters import FILTERS, TESTS
from generator.templates.expressions.name_reads import MERGE_FIELD, Scope, is_of_own_unit, nodes_in_scope, path_of
from generator.templates.expressions.rendering_limits import (
    CountedContext,
    charged,
    concatenated,
    counted,
    counted_range,
    stepped,
)

N = TypeVar("N", bound=nodes.Node)
E = TypeVar("E", bound="SafeEnvironment")

# No template can write such a name.
_COUNTED, _JOINED, _NESTED, _STEPPED, _CHARGED = "=counted", "=joined", "=nested", "=stepped", "=charged"
_LOOKED_UP = "=looked-up"
_MAPPING_METHODS = frozenset({"get", "items", "keys", "values"})
_SEARCHES = frozenset({"in", "notin"})
_UNSAFE_TEXT_METHODS = frozenset(
    {"encode", "format_map", "maketrans", "translate"}
)  # bytes, or huge texts of small ones
_NUMBERS = int | float | Decimal
_NUMBER_METHODS = frozenset({"as_integer_ratio", "bit_length", "is_integer"})
_STATEMENTS: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.Include, "include"),
    (nodes.Import, "import"),
    (nodes.FromImport, "from"),
    (nodes.Extends, "extends"),
)


class ForbiddenStatementError(TemplateSyntaxError):
    """A statement that would read another file; ``statement`` is its first word."""

    def __init__(self, statement: str, line: int) -> None:
        super().__init__(f"{statement!r} is not allowed", line)
        self.statement = statement


class SafeEnvironment(ImmutableSandboxedEnvironment):
    """Jinja without files and without side effects; every mapping is read by its entries first.

    So a field called ``items`` is that field. Loops, ranges, joins and products are bounded. An undefined name raises
    :class:`MissingNameError` when it is used.
    """

    intercepted_binops = frozenset({"*", "**", "+", "%"})
    context_class = CountedContext
    concat = staticmethod(concatenated)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``: the entry of a mapping, else the attribute if the sandbox allows it."""
        if isinstance(obj, dict) or isinstance(obj, Mapping):  # noqa: SIM101  the check for a dict is fast
            try:
                return obj[attribute]
            except LookupError:
                if attribute not in _MAPPING_METHODS:
                    return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read the attribute ``attr``; those of texts and numbers must make nothing huge."""
        if isinstance(obj, str):  # no function, type or list: of what Jinja asks, only the first character is left
            return attr not in _UNSAFE_TEXT_METHODS and not attr.startswith("_")
        if isinstance(obj, _NUMBERS):
            return attr in _NUMBER_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """``str.format`` within the sandbox, refused where the result would be huge."""
        safe = super().wrap_str_format(value)
        if safe is None:
            return None
        formatted: Callable[..., str] = safe
        text: str = value.__self__

        def measured(*args: Any, **kwargs: Any) -> str:
            check_method("format", text, (*args, *kwargs.values()))
            return formatted(*args, **kwargs)

        return measured

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """``left operator right``, refused where the result would be huge."""
        check_operation(operator, left, right)
        return charged(context, super().call_binop(context, operator, left, right))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  Jinja's own names, so that no keyword of a template collides
        """A call made by a template: counted where it loops, refused where its result would be huge."""
        if isinstance(__context, CountedContext):
            __context.deadline.check()
        if isinstance(__obj, LoopContext) and args:
            args = (counted(__context, args[0]), *args[1:])
        check_call(__obj, (*args, *kwargs.values()))
        return charged(__context, super().call(__context, __obj, *args, **kwargs))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree = super()._parse(source, name, filename)
        except ValueError as fault:  # Python takes no number of more digits than this
            raise TemplateSyntaxError(f"a number of more than {sys.get_int_max_str_digits()} digits", 1) from fault
        if any(tree.find_all(tuple(kind for kind, _ in _STATEMENTS))):
            _refuse_statement(tree)
        return tree

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        node = _Bounding().visit(_with_own_units(_with_headings(source, self.globals), self.globals))
        node.set_environment(self)
        return super()._generate(node, name, filename, defer_init)


def _refuse_statement(tree: nodes.Template) -> None:
    """Raises ForbiddenStatementError for the first forbidden statement in ``tree``."""
    for kind, word in _STATEMENTS:
        for node in tree.find_all(kind):
            raise ForbiddenStatementError(word, node.lineno)


def environment(**options: Any) -> SafeEnvironment:
    """The environment that every template is compiled in; ``options`` are Jinja's (delimiters, ``finalize`` …).

    ``undefined``, ``loader`` and ``autoescape`` are fixed: a missing name is an error, there are no other files, and
    the writer of a document escapes its values itself.
    """
    return environment_of(SafeEnvironment, **options)


def environment_of(kind: type[E], **options: Any) -> E:
    """The same as :func:`environment`, as an instance of the subclass ``kind``."""
    # Jinja's optimizer would evaluate constants while compiling, and their errors would leave the compiler.
    safe = kind(undefined=MissingValue, loader=None, autoescape=False, optimized=False, **options)
    named = {_OF_OWN_UNIT: _of_own_unit, _BY_HEADING: _by_heading}
    inner = {_COUNTED: counted, _JOINED: joined, _NESTED: nested, _STEPPED: stepped, _CHARGED: charged}
    safe.filters = {**FILTERS, **inner, **named, _LOOKED_UP: _looked_up}
    safe.tests = {**safe.tests, **TESTS}
    safe.globals["range"] = counted_range
    safe.globals["namespace"] = _Space
    del safe.globals["lipsum"]
    return safe


@pass_context
def _looked_up(context: Context, name: str) -> Any:
    return context.resolve(name)


class _Space(Namespace):
    """Jinja's ``namespace``, whose names may refer to one another; it has no text, which could be endless."""

    __repr__ = object.__repr__


class _Bounding(NodeTransformer):
    """Wraps all loops, to count or time them, and all that makes texts or lists, to measure it."""

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:
        """``self`` is a name like any other; in Jinja it is the template."""
        if node.name != "self" or node.ctx != "load":
            return node
        return _filtered(_LOOKED_UP, nodes.Const(node.name, lineno=node.lineno), node.lineno)

    def visit_For(self, node: nodes.For) -> nodes.For:
        self.generic_visit(node)
        node.iter = _filtered(_COUNTED, node.iter, node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:
        self.generic_visit(node)
        joint = _filtered(_JOINED, nodes.List(node.nodes, lineno=node.lineno), node.lineno)
        return _filtered(_CHARGED, joint, node.lineno)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:
        self.generic_visit(node)
        if any(operand.op in _SEARCHES for operand in node.ops) or not _has_constant(node):
            node.expr = _filtered(_STEPPED, node.expr, node.lineno)
        return node

    def visit_Test(self, node: nodes.Test) -> nodes.Test:
        self.generic_visit(node)
        if node.args:
            node.node = _filtered(_STEPPED, node.node, node.lineno)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        node.node = _filtered(_STEPPED, node.node, node.lineno)
        return _filtered(_CHARGED, node, node.lineno)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:
        self.generic_visit(node)
        node.filter = _filtered(_CHARGED, node.filter, node.lineno)
        return node

    def visit_List(self, node: nodes.List | nodes.Tuple | nodes.Dict) -> nodes.Expr:
        self.generic_visit(node)
        return (
            node if all(isinstance(each, nodes.Const) for each in node.items) else _filtered(_NESTED, node, node.lineno)
        )

    visit_Dict = visit_List

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        return self.visit_List(node) if node.ctx == "load" else node


def _has_constant(node: nodes.Compare) -> bool:
    """Whether one side is a constant, whose size bounds the comparison."""
    return len(node.ops) == 1 and any(isinstance(side, nodes.Const) for side in (node.expr, node.ops[0].expr))


def _filtered(name: str, node: nodes.Node | None, lineno: int) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=lineno)


# A template's own ``unit``, as in ``{% for unit in units %}``: bare names there are the fields of that unit.


_OF_OWN_UNIT = "=of-own-unit"
"""The filter that looks up a bare name in the template's own ``unit``; no template can write this name."""

_CHAINS = (nodes.Getattr, nodes.Getitem)


@pass_context
def _of_own_unit(context: Context, unit: object, name: str) -> object:
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
    return MissingValue.beside(unit, name)


# ``unit.姓名``: a unit's field by its title or by the heading of its column.


_BY_HEADING = "=by-heading"
_RECORDS = frozenset({UNIT, "units[]"})


@pass_context
def _by_heading(context: Context, unit: object, name: str) -> object:
    """The field of ``unit`` with this name, title or heading; undefined where there is none."""
    if isinstance(unit, Mapping) and name not in unit:
        name = field_of(name, unit, titles_in(context.parent)) or name
    return context.environment.getattr(unit, name)


def _with_headings(tree: N, ignored: Mapping[str, object]) -> N:
    """``tree`` in which what is read of a unit, but the standard fields, may be a title or a heading."""
    chains = nodes_in_scope(tree, _CHAINS, ignored) if isinstance(tree, nodes.Template) else ()
    found = {id(link) for node, scope in chains for link in _links(node) if _may_be_heading(link, scope)}
    changed: N = _Headings(found).visit(tree) if found else tree
    return changed


def _links(node: nodes.Node) -> Iterator[nodes.Getattr | nodes.Getitem]:
    """``node``, a chain of attributes and items, and the shorter ones that it begins with."""
    while isinstance(node, _CHAINS):
        yield node
        node = node.node


def _may_be_heading(link: nodes.Getattr | nodes.Getitem, scope: Scope) -> bool:
    name = _read_of(link)
    return name is not None and name not in STANDARD_FIELDS and path_of(link.node, scope) in _RECORDS


def _read_of(link: nodes.Getattr | nodes.Getitem) -> str | None:
    """The name that ``link`` reads; None for one that is not known before, or a number."""
    if isinstance(link, nodes.Getattr):
        return link.attr
    return link.arg.value if isinstance(link.arg, nodes.Const) and isinstance(link.arg.value, str) else None


class _Headings(NodeTransformer):
    """Has what the links ``found``, known by their ids, read looked up by title and heading, too."""

    def __init__(self, found: set[int]) -> None:
        self._found = found

    def visit_Getattr(self, node: nodes.Getattr | nodes.Getitem) -> nodes.Expr:
        is_found = id(node) in self._found
        self.generic_visit(node)
        if not is_found:
            return node
        name = nodes.Const(_read_of(node), lineno=node.lineno)
        return nodes.Filter(node.node, _BY_HEADING, [name], [], None, None, lineno=node.lineno)

    visit_Getitem = visit_Getattr


def _with_own_units(tree: N, ignored: Mapping[str, object]) -> N:
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
        return nodes.Filter(_unit(node), _OF_OWN_UNIT, [name], [], None, None, lineno=node.lineno)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:
        is_found = id(node) in self._found
        self.generic_visit(node)
        if is_found:
            node.args = [*node.args, _unit(node)]
        return node


def _unit(node: nodes.Node) -> nodes.Name:
    return nodes.Name(UNIT, "load", lineno=node.lineno)
