"""Doubtful names: unknown, outside of their loop, ``set`` but unused, or such as several things have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from jinja2 import nodes

from generator.ground.errors import Problem, Span, joined
from generator.ground.source import OfficialDate
from generator.roster.units import STANDARD_FIELD_TITLES
from generator.templates.doubts.known import Known
from generator.templates.doubts.read_tags import ReadTag
from generator.templates.doubts.structure import TagTree
from generator.templates.expressions import (
    ROOTS,
    exact_field,
    names_for,
    names_in_full,
    names_read,
    nodes_in_scope,
    undefined_facts,
    words_of,
)
from generator.templates.text import PaperTemplate
from generator.templates.word.fields import folded


def name_problems(code: TagTree, known: Known) -> Iterator[Problem]:
    """Yield all problems of the names in ``code``; ``known`` are those that the template will have."""
    yield from _reads(code, known)
    yield from _shadows(code, known)
    yield from _never_used(code)
    yield from _set_in_loops(code)


def _lack_problem(tag: ReadTag, name: str, known: Known, *, conditional: bool) -> Problem | None:
    """Return the problem of ``name``, read in ``tag``; None where ``known`` has it or knows nothing of it."""
    root = _root_of(name)
    if known.per_dispatch and root in ROOTS and root not in known.roots:
        return tag.problem("template-dispatch-unit", {"name": name})
    lack = known.lack(name, conditional=conditional)
    if lack is None:
        return None
    return tag.problem("template-undefined", undefined_facts(lack.name, known.context), suggestion=lack.suggestion)


def name_problem_at(
    span: Span, name: str, known: Known, *, conditional: bool, merge_field: bool = False
) -> Problem | None:
    """The problem of a name read at ``span``, by a merge field or another tag; None where it is clear."""
    tag = {"tag": (span.source or "").strip()}
    lack = known.lack_of_field(name) if merge_field else known.lack(name, conditional=conditional)
    if lack is None:
        shared = shared_name(name, known, merge_field=merge_field)
        return None if shared is None else Problem(shared[0], span, {**tag, **shared[1]}, name)
    facts = {**tag, **undefined_facts(lack.name, known.context, merge_field=merge_field)}
    return Problem("template-undefined", span, facts, lack.name, lack.suggestion)


def _root_of(name: str) -> str:
    """Return the first piece of a dotted name."""
    return name.partition(".")[0].removesuffix("[]")


def _reads(code: TagTree, known: Known) -> Iterator[Problem]:
    ignored = code.environment.globals
    looped = {"loop", *_names_of_loops(code.tree)} - {*ROOTS}
    unquoted = {(node.lineno, node.name) for node in _compared(code.tree)}
    for read in names_read(code.tree, ignored):
        tag = code.tag_on(read.line)
        root = _root_of(read.name)
        if read.optional:
            continue
        if root in looped:
            yield tag.problem("template-loop-variable", {"name": root})
            continue
        seen = known.at(read.own_unit)
        problem = _lack_problem(tag, read.name, seen, conditional=read.conditional)
        if problem is not None and (read.line, read.name) in unquoted:
            problem = tag.problem("template-unquoted", {"name": read.name})
        if problem is not None:
            yield problem
        elif (shared := shared_name(read.name, seen)) is not None:
            yield tag.problem(*shared)


def _names_of_loops(tree: nodes.Template) -> set[str]:
    """Return the names that exist only within a loop."""
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


def _compared(tree: nodes.Template) -> Iterator[nodes.Name]:
    """Yield the bare names on the right of comparisons, which are mostly texts without their quotes."""
    for compare in tree.find_all(nodes.Compare):
        for operand in compare.ops:
            if isinstance(operand.expr, nodes.Name):
                yield operand.expr


def _shadows(code: TagTree, known: Known) -> Iterator[Problem]:
    kinds = (nodes.For, nodes.Assign, nodes.With)
    for node, scope in nodes_in_scope(code.tree, kinds, code.environment.globals):
        taken = {*known.roots, *code.environment.globals}
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
    """Yield problems of names that are set before a loop, set again within it, and read after it."""
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


def shared_name(name: str, known: Known, *, merge_field: bool = False) -> _Doubt | None:
    """What to say of the bare ``name`` where it may be taken for another one; None where it is clear."""
    context = known.context
    unit = context.get("unit")
    is_bare = merge_field or "." not in name
    if not is_bare or not isinstance(unit, Mapping):
        return None
    fields = _fields(name, unit, known.titles, merge_field=merge_field)
    if name in _COUNTERS and not merge_field:
        return _hidden(name, name, f"unit.{next(iter(fields))}") if fields else None
    if len(fields) > 1:
        headings = {field: word for word, field in reversed(list(known.titles.items())) if word not in _TITLES}
        words = [headings.get(field, word) for field, word in fields.items()]
        return "template-name-shared", {"name": name, "words": joined(words), "first": words[0]}
    if fields and _prints(context.get("notice"), name):
        return _hidden(name, names_in_full(context).get(name, "unit"), f"notice.{name}")
    return None


def _fields(name: str, unit: Mapping[str, object], titles: Mapping[str, str], *, merge_field: bool) -> dict[str, str]:
    """The fields that ``name`` may be, that which it is first, each with its name, title or heading."""
    exact = exact_field(name, unit, titles)
    found = {} if exact is None else {exact: name}
    if merge_field and exact is not None:
        return found
    for word, field in words_of(unit, titles):
        if folded(word) == folded(name) if merge_field else word == name or name in names_for(word):
            found.setdefault(field, word)
    return found


def _prints(notice: object, name: str) -> bool:
    """Whether the notice has a text or a date of that name."""
    value = notice.get(name) if isinstance(notice, Mapping) else None
    return isinstance(value, str | OfficialDate) and value != ""


def _hidden(name: str, seen: str, hidden: str) -> _Doubt:
    return "template-name-hidden", {"name": name, "seen": seen, "hidden": hidden}


# Unknown names in a text template.


def text_doubts(template: PaperTemplate, known: Known) -> Iterator[Problem]:
    """Yield a problem for each name in ``template`` that is not among the ``known`` names of roster and notice."""
    for read, span in template.reads:
        if read.optional:
            continue
        if known.per_dispatch and _root_of(read.name) not in known.roots and _root_of(read.name) in ROOTS:
            yield Problem("template-dispatch-unit", span, {"tag": _tag(span), "name": read.name}, read.name)
            continue
        problem = name_problem_at(span, read.name, known.at(read.own_unit), conditional=read.conditional)
        if problem is not None:
            yield replace(problem, facts={**problem.facts, "tag": _tag(span)})


def _tag(span: Span) -> str:
    """Return the tag at ``span`` as typed."""
    start = (span.column or 1) - 1
    return (span.source or "")[start : start + (span.length or 0)]
