"""Problems of active content in templates and attachments."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ground.errors import Problem, Said
from generator.office.live_content.kinds import MERGE_SOURCE, Effect, Live

_CODES = {Effect.ACTS: "live-acts", Effect.REACHES: "live-reaches", Effect.LEFT_OUT: "live-left-out"}
_MOST_SHOWN = 120
_MOST_TOLD = 100


def live_problems(found: Iterable[Live]) -> list[Problem]:
    """A problem for each: errors for what acts, then warnings for what reaches out or is left out; of many the first.

    Of a mail merge's data source nothing is said: every template that was made for one has it.
    """
    told = sorted((each for each in found if each.kind is not MERGE_SOURCE), key=lambda each: not each.acts)
    return [Problem(_CODES[each.kind.effect], each.span, {"what": said(each)}) for each in told[:_MOST_TOLD]]


def said(live: Live) -> Said:
    """What it is called, with as much of its address as a person reads."""
    what, address = live.kind.said, live.address
    if not address:
        return what
    cut = address if len(address) <= _MOST_SHOWN else f"{address[:_MOST_SHOWN]}…"
    return Said(f"{what.zh}“{cut}”", f"{what.en} '{cut}'")
