"""What a build did, or would do, with every file, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.cli.texts import text
from generator.errors import Lang

if TYPE_CHECKING:
    from generator.dispatch import Change, Manifest

_MOST_UNITS = 3
_GRAVEST_FIRST = ("new", "remade", "renamed", "unchanged", "removed")
_WORDS = frozenset({"template", "program", "edited", "missing"})


def planned_lines(manifest: Manifest, lang: Lang) -> Iterator[str]:
    """The plan: how many files would be written where, then every file with what would become of it."""
    yield text("planned", lang, count=len(manifest.written), folder=manifest.folder)
    for change in sorted(manifest.changes, key=lambda each: each.path):
        path = change.path if change.before is None else f"{change.before} → {change.path}"
        because = text("because", lang, reasons=_reasons(change.reasons, lang)) if change.reasons else ""
        yield f"  {text(f'file-{change.action}', lang)} {path}{because}"


def summary_lines(manifest: Manifest, lang: Lang) -> Iterator[str]:
    """What was written where; where there was an earlier set, also what changed in it and why."""
    yield text("built", lang, count=len(manifest.written), folder=manifest.folder)
    if any(change.action != "new" for change in manifest.changes):
        told = filter(None, (_units(manifest.changes, lang), _shared(manifest.changes, lang)))
        yield "  " + text("semicolon", lang).join(told)


def _units(changes: Sequence[Change], lang: Lang) -> str:
    """How many units have papers, how many of these are as they were; those that are not by name, and why."""
    of_units: dict[str, list[Change]] = {}
    for change in changes:
        if change.unit is not None:
            of_units.setdefault(change.unit, []).append(change)
    if not of_units:
        return ""
    actions = {unit: _gravest(each) for unit, each in of_units.items()}
    counts = Counter(actions.values())
    removed = counts.pop("removed", 0)
    told = [
        text(f"units-{action}", lang, count=counts[action])
        for action in ("unchanged", "remade", "renamed", "new")
        if counts[action]
    ]
    told += [text("units-removed", lang, count=removed)] if removed else []
    named = _named({unit: of_units[unit] for unit, action in actions.items() if action != "unchanged"}, lang)
    head = text("units-in-all", lang, count=len(of_units) - removed) + text("comma", lang).join(told)
    return head + (text("dash", lang) + text("semicolon", lang).join(named) if named else "")


def _named(changed: Mapping[str, Sequence[Change]], lang: Lang) -> list[str]:
    """The units that changed, those of the same reasons together, and their reasons."""
    by_reasons: dict[tuple[str, ...], list[str]] = {}
    for unit, changes in changed.items():
        reasons = tuple(dict.fromkeys(reason for change in changes for reason in change.reasons))
        by_reasons.setdefault(reasons, []).append(unit)
    told = []
    for reasons, units in by_reasons.items():
        names = text("comma-of-names", lang).join(units[:_MOST_UNITS])
        if len(units) > _MOST_UNITS:
            names = text("and-other-units", lang, names=names, count=len(units))
        told.append(text("unit-reasons", lang, units=names, reasons=_reasons(reasons, lang)) if reasons else names)
    return told


def _shared(changes: Sequence[Change], lang: Lang) -> str:
    """Which of the notice and the lists are others than before."""
    told = [
        text(f"{kind}-remade", lang)
        for kind in ("notice", "dispatch")
        if any(each.kind == kind and each.action != "unchanged" for each in changes)
    ]
    return text("semicolon", lang).join(told)


def _gravest(changes: Sequence[Change]) -> str:
    return min((change.action for change in changes), key=_GRAVEST_FIRST.index)


def _reasons(reasons: Sequence[str], lang: Lang) -> str:
    """Names of values as a person writes them in a template, and the other reasons in words."""
    words = (text(f"reason-{each}", lang) if each in _WORDS else each.removeprefix("unit.") for each in reasons)
    return text("comma", lang).join(words)
