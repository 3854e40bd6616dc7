"""The variables of templates, for one unit and for the whole dispatch; and problems with fields by their titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.ground.errors import Problem


def unit_context(notice: object | None, units: Sequence[Mapping[str, object]], number: int) -> dict[str, object]:
    """The variables of a template for the unit at ``number`` (from 0) of ``units``."""
    context: dict[str, object] = {
        "unit": units[number],
        "units": units,
        "serial": number + 1,
        "total": len(units),
    }
    return context if notice is None else {**context, "notice": notice}


def dispatch_context(
    notice: object,
    units: Sequence[Mapping[str, object]],
    papers: Sequence[Mapping[str, object]] = (),
    first_copy: str = "",
) -> dict[str, object]:
    """The variables of a template that is rendered once for the whole dispatch.

    ``papers`` are the papers to be printed. ``first_copy`` is the 份号 of the first copy, ``""`` where copies have
    none; each unit has the numbers of its copies as ``copy_numbers``.
    """
    numbered = _numbered(units, first_copy)
    return {"notice": notice, "units": numbered, "total": len(units), "papers": list(papers)}


def _numbered(units: Sequence[Mapping[str, object]], first_copy: str) -> list[dict[str, object]]:
    """``units`` with the 份号 of their copies, counted in their order."""
    found: list[dict[str, object]] = []
    number = int(first_copy or 0)
    for unit in units:
        copies = unit["copies"]
        last = number + (copies if isinstance(copies, int) else 1) - 1
        found.append({**unit, "copy_numbers": _range(number, last, len(first_copy))})
        number = last + 1
    return found


def _range(first: int, last: int, width: int) -> str:
    if not width:
        return ""
    ends = dict.fromkeys(f"{each:0{width}}" for each in (first, last))
    return "—".join(ends)


def titled(problem: Problem, titles: Mapping[str, object]) -> Problem:
    """``problem`` with the title of its field, of ``titles`` by field, in place of the field's name."""
    title = titles.get(problem.field or "", problem.field)
    given = {name: title for name in ("field", "key") if problem.facts.get(name) == problem.field}
    return replace(problem, facts={**problem.facts, **given})
