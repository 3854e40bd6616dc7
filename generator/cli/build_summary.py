"""The printed summary of a build: the action for every file, and the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.cli.text_table import table_lines
from generator.cli.texts import text

if TYPE_CHECKING:
    from generator.cli.standing_options import Origin
    from generator.dispatch import Change, Manifest

_MOST_UNITS = 3
_GRAVEST_FIRST = ("new", "remade", "renamed", "unchanged", "removed")
_WORDS = frozenset(
    {
        *("template", "program", "edited", "missing", "notice", "house", "roster", "fields", "pictures"),
        *("papers", "document", "printer", "duplex"),
    }
)
_FOLLOWING = frozenset({"papers", "document"})
_VALUES = {"notice": "notice", "unit": "roster", "units": "roster", "serial": "roster", "total": "roster"}

Unit = tuple[str, str | None]
"""A unit's name and code: names may be equal."""


def planned_lines(manifest: Manifest) -> Iterator[str]:
    """The plan of a dry run: how many files go where, then the action for every file."""
    yield text("planned", count=len(manifest.written), folder=manifest.folder)
    yield from _besides(manifest)
    for change in sorted(manifest.changes, key=lambda each: each.path):
        path = change.path if change.before is None else f"{change.before} → {change.path}"
        because = text("because", reasons=_reasons(change.reasons)) if change.reasons else ""
        yield f"  {text(f'file-{change.action}')} {path}{because}"


def origin_lines(found: Sequence[Origin]) -> Iterator[str]:
    """The options of a dry run: the value of each, and where it comes from."""
    yield text("origins")
    rows = [(f"  {each.option}", each.value, each.source) for each in found]
    yield from list(table_lines(("", "", ""), rows))[1:]


def summary_lines(manifest: Manifest) -> Iterator[str]:
    """How many files were written where and, if there was an earlier set, what changed and why."""
    yield text("built", count=len(manifest.written), folder=manifest.folder)
    yield from _besides(manifest)
    if any(change.action != "new" for change in manifest.changes):
        parts = filter(None, (_units(manifest.changes), _shared(manifest.changes)))
        yield "  " + text("semicolon").join(parts)


def _besides(manifest: Manifest) -> Iterator[str]:
    """Papers of units that were not chosen and were remade, and why; older sets left behind."""
    others = _by_unit(change for change in manifest.changes if not change.asked)
    causes = {unit: _causes(changes) for unit, changes in others.items()}
    for each in dict.fromkeys(filter(None, causes.values())):
        count = sum(each == other for other in causes.values())
        reasons = text("comma").join(text(f"reason-{cause}") for cause in each)
        yield "  " + text("along-all" if count == len(others) else "along", count=count, reasons=reasons)
    for folder in manifest.left_behind:
        yield "  " + text("left-behind", folder=folder)


def _causes(changes: Sequence[Change]) -> tuple[str, ...]:
    """The inputs that have changed, where papers of one unit are remade; else nothing."""
    remade = [change for change in changes if change.action == "remade"]
    causes = dict.fromkeys(_cause(reason) for change in remade for reason in change.reasons)
    return tuple(cause for cause in causes if cause not in _FOLLOWING) or tuple(causes)


def _cause(reason: str) -> str:
    """The input that a reason is about; of a value, the file that it is in."""
    return reason if reason in _WORDS else _VALUES.get(reason.partition(".")[0].removesuffix("[]"), "roster")


def _by_unit(changes: Iterable[Change]) -> dict[Unit, list[Change]]:
    of_units: dict[Unit, list[Change]] = {}
    for change in changes:
        if change.unit is not None:
            of_units.setdefault((change.unit, change.code), []).append(change)
    return of_units


def _units(changes: Sequence[Change]) -> str:
    """How many units there are by action; those that changed by name, with the reasons."""
    of_units = _by_unit(changes)
    if not of_units:
        return ""
    actions = {unit: _gravest(each) for unit, each in of_units.items()}
    counts = Counter(actions.values())
    removed = counts.pop("removed", 0)
    parts = [
        text(f"units-{action}", count=counts[action])
        for action in ("unchanged", "remade", "renamed", "new")
        if counts[action]
    ]
    parts += [text("units-removed", count=removed)] if removed else []
    named = _named({unit: of_units[unit] for unit, action in actions.items() if action != "unchanged"})
    head = text("units-in-all", count=len(of_units) - removed) + text("comma").join(parts)
    return head + (text("dash") + text("semicolon").join(named) if named else "")


def _named(changed: Mapping[Unit, Sequence[Change]]) -> list[str]:
    """Units grouped by their reasons, each group with these."""
    by_reasons: dict[tuple[str, ...], list[str]] = {}
    for (unit, _), changes in changed.items():
        reasons = tuple(dict.fromkeys(reason for change in changes for reason in change.reasons))
        by_reasons.setdefault(reasons, []).append(unit)
    parts = []
    for reasons, units in by_reasons.items():
        names = text("comma-of-names").join(units[:_MOST_UNITS])
        if len(units) > _MOST_UNITS:
            names = text("and-other-units", names=names, count=len(units))
        parts.append(text("unit-reasons", units=names, reasons=_reasons(reasons)) if reasons else names)
    return parts


def _shared(changes: Sequence[Change]) -> str:
    """Whether the notice and the lists were remade."""
    parts = [
        text(f"{kind}-remade")
        for kind in ("notice", "dispatch")
        if any(each.kind == kind and each.action != "unchanged" for each in changes)
    ]
    return text("semicolon").join(parts)


def _gravest(changes: Sequence[Change]) -> str:
    return min((change.action for change in changes), key=_GRAVEST_FIRST.index)


def _reasons(reasons: Sequence[str]) -> str:
    """``reasons`` in a row: names of values as templates have them, other reasons in words."""
    words = (text(f"reason-{each}") if each in _WORDS else each.removeprefix("unit.") for each in reasons)
    return text("comma").join(words)
