"""The checked values of a front matter, also those of ``printing``; and as they are in a draft (稿本)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.ground.errors import Span
from generator.ground.source import (
    MappingNode,
    Node,
    Number,
    OfficialDate,
    in_words,
    read_flag,
    read_number,
    read_texts,
)
from generator.official.document import Attendance, Edition, Imprint, SignatureKind, Stamp, Title
from generator.standard import Format, Kind, Profile
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.keys import MOST_COPIES, PRINTING


@dataclass(frozen=True, slots=True)
class FrontMatterValues:
    """The values of the notice's front matter over the house's, checked. Absent texts are ``""``.

    ``kind`` is the 文种 as written, ``nature`` the effective one: as written, or by the end of the title. ``draft`` is
    the edition of drafts, ``number_blank`` their number; ``edition`` is None for the document as issued. ``sources``
    are those of :class:`generator.official.document.OfficialDocument`.
    """

    issuer: tuple[str, ...]
    issuer_mark: tuple[str, ...]
    mark_word: str
    number: str
    title: Title
    recipients: str
    recipients_span: Span
    date: OfficialDate
    signers: tuple[str, ...]
    signature: SignatureKind
    stamps: tuple[Stamp, ...]
    attendance: Attendance | None
    seal_diameter: Number
    attachments: tuple[Node, ...] | None
    contact: dict[str, str]
    copy_to: str
    note: str
    imprint: Imprint | None
    copy_number: str
    secrecy: str
    urgency: str
    kind: str
    nature: Kind | None
    format: Format
    profile: Profile
    extra: dict[str, object]
    fonts: dict[str, str]
    draft: Edition
    number_blank: str
    printing: PrintSettings
    sources: Mapping[str, tuple[Span, ...]]
    edition: Edition | None = None


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
        """The copies as templates see them; a run that is not given is ``""``."""
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


_DRAFTS = tuple(edition for edition in Edition if edition.is_draft)
"""The editions of drafts, the default one first."""


def draft_edition(entries: Entries) -> Edition:
    """The edition of drafts as written, else 征求意见稿."""
    return Edition(entries.choice("edition", _DRAFTS, _DRAFTS[0]))


def in_edition(values: FrontMatterValues, edition: Edition | None) -> FrontMatterValues:
    """The ``values`` of an issued notice as they are in ``edition``.

    The number of a draft has a blank for its serial, also where no number is written yet.
    """
    if edition is None or not edition.is_draft:
        return replace(values, edition=edition, sources=_without_edition(values))
    return replace(values, edition=edition, number=values.number_blank)


def paper_in_edition(values: FrontMatterValues, edition: Edition | None) -> FrontMatterValues:
    """The ``values`` of a paper that goes with a notice in ``edition``.

    Papers with a draft are drafts: they have the same mark, and their own number has no serial yet. Papers with a
    corrected reprint are not reprints, but issued now.
    """
    if edition is None or not edition.is_draft:
        return values
    number = values.number_blank if values.number else ""
    return replace(values, edition=edition, number=number, sources=_without_edition(values))


def _without_edition(values: FrontMatterValues) -> dict[str, tuple[Span, ...]]:
    """Return the places of the elements where the edition is not the one of the front matter."""
    return {element: spans for element, spans in values.sources.items() if element != "edition"}
