"""What a template sees for one unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def unit_context(notice: object | None, units: Sequence[Mapping[str, object]], number: int) -> dict[str, object]:
    """What a template sees for the unit at ``number`` (from 0) of ``units``."""
    context: dict[str, object] = {
        "unit": units[number],
        "units": units,
        "serial": number + 1,
        "total": len(units),
    }
    return context if notice is None else {**context, "notice": notice}


def dispatch_context(notice: object, units: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """What a template sees that is made once for the whole dispatch."""
    return {"notice": notice, "units": units, "total": len(units)}
