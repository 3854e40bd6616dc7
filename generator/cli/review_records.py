"""Records of ``review --json``: a change or comment each, at the end what became of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.desk.reviewing import Review

Record = dict[str, object]


def review_records(found: Review) -> Iterator[Record]:
    """The records; a date or author that is not known is null, and so is a place."""
    for each in found.records:
        yield {
            "kind": each.kind,
            "author": each.author or None,
            "date": each.date or None,
            "file": each.file,
            "line": each.line,
            "key": each.key,
            "before": each.before,
            "after": each.after,
            "action": each.action,
            "why": each.why,
            "look": each.look or None,
        }
    yield {
        "record": "result",
        "base": found.base,
        "applied": found.count("applied"),
        "told": found.count("told"),
        "conflicts": found.count("conflict"),
        "ready": found.count("ready"),
    }
