"""The variables of templates, for one unit and for the whole dispatch; and problems with fields by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from generator.ground.errors import Problem
from generator.standard.words import COPY_TO


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
    none; each unit has the numbers of its copies as ``copy_numbers``. Numbered copies that go to no unit are rows of
    ``notice.printing.others``, with ``addressee``, ``copies``, ``copy_numbers`` and ``note``.
    """
    given: Mapping[str, object] = notice if isinstance(notice, Mapping) else {}
    rows = numbered_copies(given, units, first_copy)
    printing = given.get("printing")
    seen = {**(printing if isinstance(printing, Mapping) else {}), "others": rows[len(units) :]}
    return {
        "notice": {**given, "printing": seen} if given else notice,
        "units": rows[: len(units)],
        "total": len(units),
        "papers": list(papers),
    }


def numbered_copies(
    notice: Mapping[str, object], units: Sequence[Mapping[str, object]], first_copy: str
) -> list[dict[str, object]]:
    """The rows of a distribution list: the ``units``, then 抄送机关, then the archive, each with its 份号.

    There is one sequence over the whole run (7.2.1; 条例, article 9). Without ``first_copy`` there are the units alone.
    """
    rows = [*units, *(_others(notice) if first_copy else ())]
    numbers = copy_ranges(first_copy, [_copies(row) for row in rows])
    return [{**row, "copy_numbers": first_to_last(each)} for row, each in zip(rows, numbers, strict=True)]


def copy_ranges(first_copy: str, counts: Sequence[int]) -> list[list[str]]:
    """The 份号 of each of ``counts`` copies one after the other from ``first_copy``; empty without that."""
    numbers = count(int(first_copy or 0))
    return [[f"{next(numbers):0{len(first_copy)}}" for _ in range(each)] if first_copy else [] for each in counts]


def first_to_last(numbers: Sequence[str]) -> str:
    """The ``numbers`` as a list has them, 000001—000003; ``""`` where there are none."""
    return "—".join(dict.fromkeys((*numbers[:1], *numbers[-1:])))


def _copies(row: Mapping[str, object]) -> int:
    copies = row["copies"]
    return copies if isinstance(copies, int) else 1


_BETWEEN_ORGANS = re.compile("[，、；]")
_ARCHIVE = "存档"


def _others(notice: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """The copies of 抄送机关, in a row for each where each gets one, and those of the archive."""
    printing = notice.get("printing")
    if not isinstance(printing, Mapping):
        return
    copied, archive = printing.get("copy_to", 0), printing.get("archive", 0)
    organs = [each.strip() for each in _BETWEEN_ORGANS.split(str(notice.get("copy_to", ""))) if each.strip()]
    if len(organs) == copied:
        yield from ({"addressee": organ, "copies": 1, "note": COPY_TO} for organ in organs)
    elif copied:
        yield {"addressee": f"{COPY_TO}机关", "copies": copied, "note": COPY_TO}
    if archive:
        yield {"addressee": _ARCHIVE, "copies": archive, "note": ""}


def titled(problem: Problem, titles: Mapping[str, object]) -> Problem:
    """``problem`` with the title of its field, of ``titles`` by field, in place of the field's name."""
    title = titles.get(problem.field or "", problem.field)
    given = {name: title for name in ("field", "key") if problem.facts.get(name) == problem.field}
    return replace(problem, facts={**problem.facts, **given})
