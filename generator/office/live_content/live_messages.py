"""Problems of active content in templates and attachments."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.ground.errors import Problem, Said
from generator.ground.representation import Unrepresented, reported
from generator.office.live_content.live_kinds import BOUND, CHANGING, MERGE_SOURCE, Effect, Live

_CODES = {Effect.ACTS: "live-acts", Effect.REACHES: "live-reaches", Effect.LEFT_OUT: "live-left-out"}
_MOST_SHOWN = 120
_MOST_REPORTED = 100


def live_problems(found: Iterable[Live], set_in: Collection[str] | None = None) -> list[Problem]:
    """A problem for each item: errors for what acts, then warnings for the rest, at most 100; one for changing fields.

    ``set_in`` are the parts that are set into another document, if it is for that. The data source of a mail merge is
    not reported: every template made for a merge has one.
    """
    items = sorted(found, key=lambda each: not each.acts)
    named = [each for each in items if each.kind is not MERGE_SOURCE and not each.changes][:_MOST_REPORTED]
    fields = (each for each in items if each.kind is CHANGING or (each.kind is BOUND and set_in is not None))
    there = (each for each in fields if set_in is None or each.span.part in set_in)
    changing = (Unrepresented("field", each.span, each.address) for each in there)
    return [
        *(Problem(_CODES[each.kind.effect], each.span, {"what": live_name(each)}) for each in named),
        *reported("live-changes", changing, numbered=False),
    ]


def live_name(live: Live) -> Said:
    """The name of ``live`` in messages, with the beginning of its address."""
    what, address = live.kind.name, live.address
    if not address:
        return what
    cut = address if len(address) <= _MOST_SHOWN else f"{address[:_MOST_SHOWN]}…"
    return Said(f"{what.zh}“{cut}”", f"{what.en} '{cut}'")
