"""Doubtful names: unknown, outside of their loop, ``set`` but unused, or such as several things have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from jinja2 import nodes

from generator.ground.errors import Problem, Span, joined
from generator.ground.source.date import OfficialDate
from generator.roster.units.declared_fields import STANDARD_FIELD_TITLES
from generator.templates.doubts.name_scope import NameScope
from generator.templates.doubts.read_tags import ReadTag
from generator.templates.doubts.structure import TagTree
from generator.templates.expressions import bare_names, name_reads
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.fields.field_names import folded


def name_problems(code: TagTree, name_scope: NameScope) -> Iterator[Problem]:
    """All problems of the names in ``code``; ``name_scope`` are those that the template will have."""
    yield from _reads(code, name_scope)
    yield from _shadows(code, name_scope)
    yield from _never_used(code)
    yield from _set_in_loops(code)


def _undefined_problem(tag: ReadTag, name: str, name_scope: NameScope, *, conditional: bool) -> Problem | None:
    """The problem of ``name``, read in ``tag``; None where ``name_scope`` has it or knows nothing of it."""
    root = _root_of(name)
    if name_scope.per_dispatch and root in bare_names.ROOTS and root not in name_scope.roots:
        return tag.problem("template-dispatch-unit", {"name": name})
    lack = name_scope.undefined_name(name, conditional=conditional)
    if lack is None:
        return None
    return tag.problem(
        "template-undefined", bare_names.undefined_facts(lack.name, name_scope.context), suggestion=lack.suggestion
    )


def name_problem_at(
    span: Span, name: str, name_scope: NameScope, *, conditional: bool, merge_field: bool = False
) -> Problem | None:
    """The problem of a name read at ``span``, by a merge field or another tag; None where it is clear."""
    tag = {"tag": (span.source or "").strip()}
    lack = name_scope.undefined_field(name) if merge_field else name_scope.undefined_name(name, conditional=conditional)
    if lack is None:
        shared = shared_name(name, name_scope, merge_field=merge_field)
        return None if shared is None else Problem(shared[0], span, {**tag, **shared[1]}, name)
    facts = {**tag, **bare_names.undefined_facts(lack.name, name_scope.context, merge_field=merge_field)}
    return Problem("template-undefined", span, facts, lack.name, lack.suggestion)


def _root_of(name: str) -> str:
    """The first piece of a dotted name."""
    return name.partition(".")[0].removesuffix("[]")


def _reads(code: TagTree, name_scope: NameScope) -> Iterator[Problem]:
    ignored = code.environment.globals
    looped = {"loop", *_names_of_loops(code.tree)} - {*bare_names.ROOTS}
    # Bare names on the right of comparisons are mostly texts without their quotes.
    compared = (operand.expr for compare in code.tree.find_all(nodes.Compare) for operand in compare.ops)
    unquoted = {(node.lineno, node.name) for node in compared if isinstance(node, nodes.Name)}
    for read in name_reads.names_read(code.tree, ignored):
        tag = code.tag_on(read.line)
        root = _root_of(read.name)
        if read.optional:
            continue
        if root in looped:
            yield tag.problem("template-loop-variable", {"name": root})
            continue
        seen = name_scope.at(read.own_unit)
        problem = _undefined_problem(tag, read.name, seen, conditional=read.conditional)
        if problem is not None and (read.line, read.name) in unquoted:
            problem = tag.problem("template-unquoted", {"name": read.name})
        if problem is not None:
            yield problem
        elif (shared := shared_name(read.name, seen)) is not None:
            yield tag.problem(*shared)


def _names_of_loops(tree: nodes.Template) -> set[str]:
    """The names that exist only within a loop."""
    names: set[str] = set()
    for loop in tree.find_all(nodes.For):
        names |= _targets(loop.target)
        for child in loop.body:
            for assign in _at_and_below(child, nodes.Assign):
                names |= _targets(assign.target)
    return names


def _at_and_below(node: nodes.Node, kind: type[nodes.Assign]) -> Iterator[nodes.Assign]:
    if isinstance(node, kind):
        yield node
    yield from node.find_all(kind)


def _bound_by(node: nodes.Node) -> set[str]:
    if isinstance(node, nodes.With):
        return set().union(*map(_targets, node.targets))
    return _targets(node.target) if isinstance(node, nodes.For | nodes.Assign) else set()


def _targets(target: nodes.Node) -> set[str]:
    if isinstance(target, nodes.Name):
        return {target.name}
    return {name.name for name in target.find_all(nodes.Name)}


def _shadows(code: TagTree, name_scope: NameScope) -> Iterator[Problem]:
    kinds = (nodes.For, nodes.Assign, nodes.With)
    for node, scope in name_reads.nodes_in_scope(code.tree, kinds, code.environment.globals):
        taken = {*name_scope.roots, *code.environment.globals}
        if isinstance(node, nodes.For):
            taken |= {*scope}
        for name in sorted(_bound_by(node) & taken):
            yield code.tag(node).problem("template-shadow", {"name": name})


def _never_used(code: TagTree) -> Iterator[Problem]:
    used = {name.name for name in code.tree.find_all(nodes.Name) if name.ctx == "load"}
    for assign in code.tree.find_all(nodes.Assign):
        for name in sorted(_targets(assign.target) - used):
            yield code.tag(assign).problem("template-set-unused", {"name": name})


def _set_in_loops(code: TagTree) -> Iterator[Problem]:
    """Problems of names that are set before a loop, set again within it, and read after it."""
    reported: set[int] = set()
    assigns = list(code.tree.find_all(nodes.Assign))
    for loop in code.tree.find_all(nodes.For):
        inside = {id(each) for child in loop.body for each in _at_and_below(child, nodes.Assign)}
        within = {id(name) for name in loop.find_all(nodes.Name)}
        before = set().union(*(_targets(each.target) for each in assigns if id(each) not in inside))
        after = {
            name.name
            for name in code.tree.find_all(nodes.Name)
            if name.ctx == "load" and id(name) not in within and name.lineno > loop.lineno
        }
        for assign in assigns:
            lost = sorted(_targets(assign.target) & before & after) if id(assign) in inside - reported else []
            reported.add(id(assign) if lost else 0)
            yield from (code.tag(assign).problem("template-set-in-loop", {"name": name}) for name in lost)


# Names that several things have: headings that are written alike, and a name that hides another one.


_Doubt = tuple[str, dict[str, object]]
"""The code of a problem, and its facts but for the tag."""

_TITLES = frozenset(STANDARD_FIELD_TITLES)
_COUNTERS = frozenset({"serial", "total"})


def shared_name(name: str, name_scope: NameScope, *, merge_field: bool = False) -> _Doubt | None:
    """The doubt about a bare ``name`` that may be taken for another one; None where it is clear."""
    context = name_scope.context
    unit = context.get("unit")
    is_bare = merge_field or "." not in name
    if not is_bare or not isinstance(unit, Mapping):
        return None
    fields = _fields(name, unit, name_scope.titles, merge_field=merge_field)
    if name in _COUNTERS and not merge_field:
        return _hidden(name, name, f"unit.{next(iter(fields))}") if fields else None
    if len(fields) > 1:
        headings = {field: word for word, field in reversed(list(name_scope.titles.items())) if word not in _TITLES}
        words = [headings.get(field, word) for field, word in fields.items()]
        return "template-name-shared", {"name": name, "words": joined(words), "first": words[0]}
    if fields and _prints(context.get("notice"), name):
        return _hidden(name, bare_names.names_in_full(context).get(name, "unit"), f"notice.{name}")
    return None


def _fields(name: str, unit: Mapping[str, object], titles: Mapping[str, str], *, merge_field: bool) -> dict[str, str]:
    """The fields that ``name`` may be, that which it is first, each with its name, title or heading."""
    exact = bare_names.exact_field(name, unit, titles)
    found = {} if exact is None else {exact: name}
    if merge_field and exact is not None:
        return found
    for word, field in bare_names.words_of(unit, titles):
        if folded(word) == folded(name) if merge_field else word == name or name in bare_names.names_for(word):
            found.setdefault(field, word)
    return found


def _prints(notice: object, name: str) -> bool:
    """Whether the notice has a text or a date of that name."""
    value = notice.get(name) if isinstance(notice, Mapping) else None
    return isinstance(value, str | OfficialDate) and value != ""


def _hidden(name: str, seen: str, hidden: str) -> _Doubt:
    return "template-name-hidden", {"name": name, "seen": seen, "hidden": hidden}


# Unknown names in a text template.


def text_doubts(template: PaperTemplate, name_scope: NameScope) -> Iterator[Problem]:
    """A problem for each name in ``template`` that is not among the ``name_scope`` names of roster and notice."""
    for read, span in template.reads:
        if read.optional:
            continue
        if (
            name_scope.per_dispatch
            and _root_of(read.name) not in name_scope.roots
            and _root_of(read.name) in bare_names.ROOTS
        ):
            yield Problem("template-dispatch-unit", span, {"tag": _tag(span), "name": read.name}, read.name)
            continue
        problem = name_problem_at(span, read.name, name_scope.at(read.own_unit), conditional=read.conditional)
        if problem is not None:
            yield replace(problem, facts={**problem.facts, "tag": _tag(span)})


def _tag(span: Span) -> str:
    """The tag at ``span`` as typed."""
    start = (span.column or 1) - 1
    return (span.source or "")[start : start + (span.length or 0)]
