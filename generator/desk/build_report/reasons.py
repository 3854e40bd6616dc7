"""Why files are made again, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.ground.errors import Said, joined
from generator.ground.words import reports

if TYPE_CHECKING:
    from generator.dispatch import Change

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
    return joined(reports.text(f"reason-{each}") if each in INPUTS else _value_name(each) for each in reasons).text()


def _value_name(reason: str) -> Said:
    """The name of the value that a reason is about, such as ``notice.imprint.date`` or a unit's field."""
    from generator.roster.units import STANDARD_FIELDS
    from generator.templates.text.front_matter.keys import NAMES

    name, _, key = reason.partition(".")
    titles = {field: row.titles[0] for field, row in STANDARD_FIELDS.items()} if name == "unit" else NAMES.words
    shown = key if name == "unit" else reason
    return Said(titles.get(key.replace(".", "/"), shown), shown)


def causes(changes: Sequence[Change]) -> tuple[str, ...]:
    """The inputs that have changed, where papers of one unit are remade; else nothing."""
    remade = [change for change in changes if change.action == "remade"]
    found = dict.fromkeys(_cause(reason) for change in remade for reason in change.reasons)
    return tuple(cause for cause in found if cause not in _FOLLOWING) or tuple(found)


def _cause(reason: str) -> str:
    """The input that a reason is about; of a value, the file that it is in."""
    return reason if reason in INPUTS else FILES.get(reason.partition(".")[0].removesuffix("[]"), "roster")
