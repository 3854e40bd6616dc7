"""What a build does, or would do, and how far it is, in words: for the terminal and for the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, get_args

from generator.dispatch.file_changes import ENGINE, Action
from generator.ground.errors import TranslatedText, columns, joined
from generator.ground.words.vocabularies import report_text as text
from generator.writing.manifest_entries import PrintedBy

if TYPE_CHECKING:
    from generator.dispatch.file_changes import Change
    from generator.dispatch.manifest import Manifest


_MOST_UNITS = 3
_GRAVEST_FIRST = ("new", "remade", "renamed", "unchanged", "removed")

_Unit = tuple[str, str | None]
"""A unit's name and code: names may be equal."""


def summary_lines(manifest: Manifest) -> Iterator[str]:
    """How many files were written where and, if there was an earlier set, what changed and why."""
    yield text("built", count=len(manifest.written), folder=manifest.folder)
    yield f"  {manifest.account.text()}"
    yield from beside_lines(manifest)
    changed = changed_line(manifest)
    if changed:
        yield f"  {changed}"


def beside_lines(manifest: Manifest) -> Iterator[str]:
    """Lines about papers of units that were not chosen, removed files, the engine of the PDFs, and older sets."""
    others = _by_unit(change for change in manifest.changes if not change.asked)
    of_units = {unit: _causes(changes) for unit, changes in others.items()}
    for each in dict.fromkeys(filter(None, of_units.values())):
        count = sum(each == other for other in of_units.values())
        reasons = reasons_in_words(each)
        yield "  " + text("along-all" if count == len(others) else "along", count=count, reasons=reasons)
    removed = _removed(manifest)
    if removed:
        yield "  " + text("removed", parts=joined(removed).text())
    by = Counter(file.printed_by for file in manifest.files)
    laid_out = [text(f"laid-out-{each}", count=by[each]) for each in get_args(PrintedBy) if by[each]]
    is_printed = any(path.endswith(".pdf") for path in manifest.written)
    if (is_printed and len(laid_out) > 1) or any(ENGINE in change.reasons for change in manifest.changes):
        yield "  " + text("laid-out", parts=joined(laid_out).text())
    for folder in manifest.left_behind:
        yield "  " + text("left-behind", folder=folder)


def _removed(manifest: Manifest) -> list[str]:
    """How many PDFs are removed whose documents are still made, and how many other files."""
    gone = [change.path for change in manifest.changes if change.action == "removed"]
    documents = {path for each in manifest.changes if each.action != "removed" for path in (each.path, each.before)}
    pdfs = sum(path.endswith(".pdf") and f"{path.removesuffix('.pdf')}.docx" in documents for path in gone)
    counts = {"removed-pdfs": pdfs, "removed-files": len(gone) - pdfs}
    return [text(key, count=count) for key, count in counts.items() if count]


def changed_line(manifest: Manifest) -> str:
    """How many units there are by action, those that changed with the reasons; empty for a first set."""
    if all(change.action == "new" for change in manifest.changes):
        return ""
    return text("semicolon").join(filter(None, (_units(manifest.changes), _shared(manifest.changes))))


def _by_unit(changes: Iterable[Change]) -> dict[_Unit, list[Change]]:
    of_units: dict[_Unit, list[Change]] = {}
    for change in changes:
        if change.unit is not None:
            of_units.setdefault((change.unit, change.code), []).append(change)
    return of_units


def _units(changes: Sequence[Change]) -> str:
    """How many units there are by action; those that changed by name, with the reasons."""
    of_units = _by_unit(changes)
    if not of_units:
        return ""
    actions = {
        unit: min((change.action for change in each), key=_GRAVEST_FIRST.index) for unit, each in of_units.items()
    }
    counts = Counter(actions.values())
    removed = counts.pop("removed", 0)
    parts = [
        text(f"units-{action}", count=counts[action])
        for action in ("unchanged", "remade", "renamed", "new")
        if counts[action]
    ]
    parts += [text("units-removed", count=removed)] if removed else []
    named = _named({unit: of_units[unit] for unit, action in actions.items() if action != "unchanged"})
    head = text("units-in-all", count=len(of_units) - removed) + joined(parts).text()
    return head + (text("dash") + text("semicolon").join(named) if named else "")


def _named(changed: Mapping[_Unit, Sequence[Change]]) -> list[str]:
    """Units grouped by their reasons, each group with these."""
    by_reasons: dict[tuple[str, ...], list[str]] = {}
    for (unit, _), changes in changed.items():
        reasons = tuple(dict.fromkeys(reason for change in changes for reason in change.reasons))
        by_reasons.setdefault(reasons, []).append(unit)
    parts = []
    for reasons, units in by_reasons.items():
        names = joined(units[:_MOST_UNITS]).text()
        if len(units) > _MOST_UNITS:
            names = text("and-other-units", names=names, count=len(units))
        parts.append(text("unit-reasons", units=names, reasons=reasons_in_words(reasons)) if reasons else names)
    return parts


def _shared(changes: Sequence[Change]) -> str:
    """Whether the notice and the lists were remade."""
    parts = [
        text(f"remade-{kind}")
        for kind in ("notice", "dispatch")
        if any(each.kind == kind and each.action in {"new", "remade"} and each.path[-4:] != ".pdf" for each in changes)
    ]
    return text("semicolon").join(parts)


# What becomes of each file of a set, and why.


class PlannedFile(NamedTuple):
    """A ``change`` with its action and its reasons in words; ``why`` is empty where there is no reason."""

    change: Change
    action: str
    why: str


def planned_files(manifest: Manifest) -> Iterator[PlannedFile]:
    """The files of a set with what becomes of each, by path."""
    for change in sorted(manifest.changes, key=lambda each: each.path):
        yield PlannedFile(change, text(f"file-{change.action}"), reasons_in_words(change.reasons))


def planned_lines(manifest: Manifest) -> Iterator[str]:
    """The plan of a dry run: how many files go where, then the action for every file."""
    yield text("planned", count=len(manifest.written), folder=manifest.folder)
    yield f"  {manifest.account.text()}"
    yield from beside_lines(manifest)
    width = max(columns(text(f"file-{each}")) for each in get_args(Action))
    for change, action, why in planned_files(manifest):
        path = change.path if change.before is None else f"{change.before} → {change.path}"
        because = text("because", reasons=why) if why else ""
        yield f"  {action}{' ' * (width - columns(action))} {path}{because}"


# Why files are made again, in words.


INPUTS = frozenset(
    {
        *("template", "program", "edited", "missing", "notice", "house", "roster", "fields", "pictures"),
        *("papers", "document", "engine", "printer", "duplex"),
    }
)
"""Reasons that are no names of values."""
_FOLLOWING = frozenset({"papers", "document"})
FILES = {"notice": "notice", "unit": "roster", "units": "roster", "serial": "roster", "total": "roster"}
"""The file that a value is in, by the first word of its name."""


def reasons_in_words(reasons: Sequence[str]) -> str:
    """``reasons`` in a row: values by their titles in Chinese, in English as templates have them; others in words."""
    return joined(text(f"reason-{each}") if each in INPUTS else _value_name(each) for each in reasons).text()


def _value_name(reason: str) -> TranslatedText:
    """The name of the value that a reason is about, such as ``notice.imprint.date`` or a unit's field."""
    from generator.roster.units.unit import STANDARD_FIELDS
    from generator.templates.text.front_matter.key_table import NAMES

    name, _, key = reason.partition(".")
    titles = {field: row.titles[0] for field, row in STANDARD_FIELDS.items()} if name == "unit" else NAMES.words
    shown = key if name == "unit" else reason
    return TranslatedText(titles.get(key.replace(".", "/"), shown), shown)


def _causes(changes: Sequence[Change]) -> tuple[str, ...]:
    """The inputs that have changed, where papers of one unit are remade; else nothing."""
    reasons = [reason for change in changes if change.action == "remade" for reason in change.reasons]
    found = dict.fromkeys(
        each if each in INPUTS else FILES.get(each.partition(".")[0].removesuffix("[]"), "roster") for each in reasons
    )
    return tuple(cause for cause in found if cause not in _FOLLOWING) or tuple(found)


# How far a build is, in words.


def phase_words(phase: str) -> str:
    """What is being made."""
    return text(f"phase-{phase}")


def rate_words(rate: float | None) -> str:
    """How many are made a second; nothing where that is not known yet."""
    return text("rate", count=round(rate)) if rate else ""
