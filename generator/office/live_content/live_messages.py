"""Problems of active content in templates and attachments."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ground.errors import Problem, Said
from generator.office.live_content.live_kinds import MERGE_SOURCE, Effect, Live

_CODES = {Effect.ACTS: "live-acts", Effect.REACHES: "live-reaches", Effect.LEFT_OUT: "live-left-out"}
_MOST_SHOWN = 120
_MOST_REPORTED = 100


def live_problems(found: Iterable[Live]) -> list[Problem]:
    """A problem for each item: errors for what acts, then warnings for the rest; at most 100.

    The data source of a mail merge is not reported: every template made for a merge has one.
    """
    items = sorted((each for each in found if each.kind is not MERGE_SOURCE), key=lambda each: not each.acts)
    return [Problem(_CODES[each.kind.effect], each.span, {"what": live_name(each)}) for each in items[:_MOST_REPORTED]]


def live_name(live: Live) -> Said:
    """The name of ``live`` in messages, with the beginning of its address."""
    what, address = live.kind.name, live.address
    if not address:
        return what
    cut = address if len(address) <= _MOST_SHOWN else f"{address[:_MOST_SHOWN]}…"
    return Said(f"{what.zh}“{cut}”", f"{what.en} '{cut}'")
