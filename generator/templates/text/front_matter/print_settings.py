"""The key ``printing``: which papers of units go into print files, how many copies are printed, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.ground.errors import Span
from generator.ground.source import MappingNode, in_words, read_flag, read_number, read_texts
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.keys import MOST_COPIES, PRINTING


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """The value of the key ``printing``.

    ``files`` are the units' templates whose papers are joined into a print file, ``once`` those of which every unit
    gets one for any number of copies of the notice; ``duplex``: print files are printed on both sides. ``run`` is
    印制份数, the number of copies of the notice, None where not given; ``archive`` and ``copy_to`` are how many of
    them stay in the office and go to 抄送机关. ``spans`` are the places of its keys.
    """

    files: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    duplex: bool = False
    run: int | None = None
    archive: int = 0
    copy_to: int = 0
    spans: Mapping[str, Span] = field(default_factory=dict)

    def as_seen(self) -> dict[str, object]:
        """Return the copies as templates see them; a run that is not given is ``""``."""
        return {"run": "" if self.run is None else self.run, "archive": self.archive, "copy_to": self.copy_to}


def printing(entries: Entries) -> PrintSettings:
    """Read the key ``printing``; problems are noted."""
    node = entries.mapping("printing", PRINTING)
    if node is None:
        return PrintSettings()
    run, duplex = node.entries.get("run"), node.entries.get("duplex")
    noted = len(entries.problems)
    settings = PrintSettings(
        files=_names(entries, node, "files"),
        once=_names(entries, node, "once"),
        duplex=duplex is not None and bool(read_flag(duplex, "duplex", entries.problems)),
        run=None if run is None else _count(entries, node, "run"),
        archive=_count(entries, node, "archive"),
        copy_to=_count(entries, node, "copy_to"),
        spans={key: each.span for key, each in node.entries.items()},
    )
    in_words(entries.problems, noted, node)
    return settings


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
