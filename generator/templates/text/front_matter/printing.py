"""How a dispatch is printed: which units' papers go into print files, how many copies there are and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.ground.errors import Span
from generator.ground.source import MappingNode, read_flag, read_number, read_texts
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.keys import MOST_COPIES, PRINTING


@dataclass(frozen=True, slots=True)
class Printing:
    """What the key ``printing`` says.

    ``files`` name the units' templates whose papers are joined into a print file, ``once`` those of which every unit
    gets one, however many copies of the notice it gets; ``duplex`` says that print files are printed on both sides.
    ``run`` is 印制份数, how many copies of the notice are printed, None where it is not said; ``archive`` and
    ``copy_to`` are how many of them stay in the office and go to 抄送机关. ``spans`` are where its keys are written.
    """

    files: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    duplex: bool = False
    run: int | None = None
    archive: int = 0
    copy_to: int = 0
    spans: Mapping[str, Span] = field(default_factory=dict)

    def as_seen(self) -> dict[str, object]:
        """The copies as templates see them; a run that is not said is ``""``."""
        return {"run": "" if self.run is None else self.run, "archive": self.archive, "copy_to": self.copy_to}


def printing(entries: Entries) -> Printing:
    """The key ``printing``; what is wrong is noted."""
    node = entries.mapping("printing", PRINTING)
    if node is None:
        return Printing()
    run, duplex = node.entries.get("run"), node.entries.get("duplex")
    return Printing(
        files=_names(entries, node, "files"),
        once=_names(entries, node, "once"),
        duplex=duplex is not None and bool(read_flag(duplex, "duplex", entries.problems)),
        run=None if run is None else _count(entries, node, "run"),
        archive=_count(entries, node, "archive"),
        copy_to=_count(entries, node, "copy_to"),
        spans={key: each.span for key, each in node.entries.items()},
    )


def _names(entries: Entries, node: MappingNode, key: str) -> tuple[str, ...]:
    entry = node.entries.get(key)
    return () if entry is None else read_texts(entry, key, entries.problems) or ()


def _count(entries: Entries, node: MappingNode, key: str) -> int:
    entry = node.entries.get(key)
    if entry is None:
        return 0
    noted = len(entries.problems)
    value = read_number(entry, key, entries.problems)
    if isinstance(value, int) and 0 <= value <= MOST_COPIES:
        return value
    if len(entries.problems) == noted:
        entries.report("notice-count", f"printing.{key}", {"value": value}, span=entry.span)
    return 0
