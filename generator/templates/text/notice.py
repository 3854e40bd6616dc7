"""The notice: a folder with notice.md and its attachments, opened and checked, filled into a document."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from generator.ground.desk_names import TEMPLATES
from generator.ground.disk import folders_with, missing, names_in, with_more_endings
from generator.ground.errors import NoticeError, Problem, Span, UsageError, joined
from generator.ground.source.date import OfficialDate
from generator.ground.source.front_matter import FrontMatter, readable_front_matter
from generator.ground.source.key_translation import in_words
from generator.ground.source.nodes import MappingNode
from generator.ground.source.source_file import SourceFile
from generator.official.document import Attachment, BodyPart, Edition, ListedAttachment, OfficialDocument
from generator.standard import Format, Series, number_in_series
from generator.standard.forms import FOR_EVERYBODY
from generator.templates.text.attachment_templates import (
    NOTICE_FILE,
    Attachments,
    AttachmentTemplate,
    lines_to_be_added,
    read_text_of_notice,
)
from generator.templates.text.filled_lines import FilledLine, odd_text, odd_values
from generator.templates.text.front_matter.disclosing import DisclosureKeys
from generator.templates.text.front_matter.entries import behind_papers
from generator.templates.text.front_matter.front_matter_reading import (
    FrontMatterValues,
    PrintSettings,
    in_edition,
    read_front_matter,
)
from generator.templates.text.front_matter.house import House, check_house, house_misnamed, number_prefix, read_house
from generator.templates.text.front_matter.key_table import NAMES
from generator.templates.text.official_document import as_seen, body_of, in_order, listed, official_document
from generator.templates.text.repeated_front_matter import repeated_in_notice
from generator.templates.text.text_template import TextTemplate

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DetachedAttachment:
    """An attachment that is a document of its own: its entry in the 附件说明 and the ``file`` it is made from."""

    entry: ListedAttachment
    file: str


@dataclass(frozen=True)
class Notice:
    """A notice that has been opened without errors.

    ``name`` is notice.md as problems call it; ``sha256`` is the digest over all its files, ``house_sha256`` that of
    house.yaml (``""`` without one). ``context`` is the ``notice`` of templates, ``warnings`` are problems that stop
    nothing, ``behind`` are the defaults of a paper's own front matter, ``words`` the Chinese words that notice.md uses
    for keys, by their paths. ``edition`` is None for the notice as issued. ``text_sha256`` is the digest over what is
    signed: text, attachments and pieces, title, organs and notes, without number and dates.
    """

    name: str
    sha256: str
    house_sha256: str
    warnings: tuple[Problem, ...]
    behind: MappingNode
    words: Mapping[str, str]
    _values: FrontMatterValues
    _text: TextTemplate
    _attachments: tuple[AttachmentTemplate, ...]
    _pieces: tuple[AttachmentTemplate, ...] = ()
    edition: Edition | None = None
    text_sha256: str = ""

    @property
    def source_digest(self) -> str:
        """The digest over all that the notice is made of: its files and house.yaml."""
        return hashlib.sha256(f"{self.sha256}\n{self.house_sha256}".encode()).hexdigest()

    @property
    def number(self) -> str | None:
        """发文字号; None where there is none, or none yet because it is a draft."""
        draft = self.edition is not None and self.edition.is_draft
        return None if draft else self._values.number or None

    @property
    def filed_number(self) -> str:
        """The number as folders and the register have it, a counted one with its series; ``""`` where there is none."""
        return "" if self.number is None else number_in_series(self.number, self.series)

    @property
    def series(self) -> Series:
        """The series of a number without 机关代字."""
        return self._values.series

    @property
    def format(self) -> Format:
        """The format."""
        return self._values.format

    @property
    def draft_edition(self) -> Edition:
        """The edition of this notice's drafts: 校对稿 where it or the house has that, else 征求意见稿."""
        return self._values.draft

    def with_run(self, run: int) -> Notice:
        """The same notice with 印制份数 where it prints that and does not give it itself."""
        printing = self._values.printing
        if printing.run is not None or self._values.form.imprint != "listed":
            return self
        values = replace(self._values, printing=replace(printing, run=run))
        return replace(self, _values=values, sha256=hashlib.sha256(f"{self.sha256} {run}".encode()).hexdigest())

    def in_edition(self, edition: Edition | None) -> Notice:
        """The same notice in ``edition``; None: as issued."""
        return replace(self, edition=edition)

    @property
    def number_prefix(self) -> str:
        """The 机关代字 of the house if this is a 公文, else ``""``."""
        return number_prefix(self.behind) if self._values.form.house_prefix else ""

    @property
    def secrecy(self) -> str:
        """密级和保密期限, ``""`` where there is none."""
        return self._values.secrecy

    @property
    def disclosure(self) -> DisclosureKeys:
        """公开属性, and what the public version must not have."""
        return self._values.disclosure

    @property
    def contact(self) -> Mapping[str, str]:
        """联系人, by the keys of contact; ``""`` where one is absent."""
        return self._values.contact

    @property
    def contact_is_public(self) -> bool:
        """Whether its 联系人 is there for everybody: in 公示, 公告 and 通告."""
        nature = self._values.nature
        return self._values.form.period or (nature is not None and nature.name in FOR_EVERYBODY)

    @property
    def attachments(self) -> tuple[AttachmentTemplate, ...]:
        """The attachments as opened, in the order listed."""
        return self._attachments

    @property
    def urgency(self) -> str:
        """紧急程度, ``""`` where there is none."""
        return self._values.urgency

    @property
    def attached_source(self) -> bytes | None:
        """The front matter of notice.md, where the house has it attached to OFD files; else None."""
        return self._text.front_matter.encode() if self._values.attaches_source else None

    @property
    def date(self) -> OfficialDate:
        """成文日期."""
        return self._values.date

    @property
    def moment(self) -> datetime:
        """The time that is written to files: the beginning of the notice's day, in UTC."""
        return datetime(self.date.year, self.date.month, self.date.day, tzinfo=UTC)

    @property
    def title(self) -> str:
        """The title without line breaks."""
        return self._values.title.text

    @property
    def printing(self) -> PrintSettings:
        """How the notice and its papers are printed."""
        return self._values.printing

    @property
    def addresses_units(self) -> bool:
        """Whether its papers go to units of the roster, as its form has it."""
        return self._values.form.to_units

    @property
    def is_listed(self) -> bool:
        """Whether lists have somebody on them: units that get papers or copies, or whoever has a numbered copy."""
        return self.addresses_units or bool(self.distribute_to or self.copy_number)

    @property
    def recipients(self) -> str:
        """主送机关 as typed, without the colon."""
        return self._values.recipients

    @property
    def to_all(self) -> bool:
        """Whether it has no 主送机关, and says so or has a form without them."""
        return self._values.to_all

    @property
    def distribute_to(self) -> tuple[str, ...]:
        """The groups and classes that get copies of what has no 主送机关; none where every group does."""
        return self._values.distribute_to

    @property
    def distribution_span(self) -> Span:
        """The place where these were typed."""
        return self._values.distribution_span

    @property
    def copy_number(self) -> str:
        """份号 of the first copy, ``""`` where copies have none."""
        return self._values.copy_number

    @property
    def copy_number_span(self) -> Span | None:
        """The place where it was typed."""
        return next(iter(self._values.sources.get("copy_number", ())), None)

    @property
    def papers(self) -> tuple[str, ...] | None:
        """The names of the templates that make papers; None for all of them."""
        return self._values.papers

    @property
    def papers_span(self) -> Span:
        """The place where these were typed."""
        return self._values.papers_span

    @property
    def recipients_span(self) -> Span:
        """The place where the recipients were typed."""
        return self._values.recipients_span

    @property
    def attached_files(self) -> tuple[Path, ...]:
        """The attachments that are copied beside the notice."""
        return tuple(each.copied for each in self._attachments if each.copied is not None)

    @property
    def detached(self) -> tuple[DetachedAttachment, ...]:
        """The attachments that are documents of their own (7.3.7), in the order listed."""
        entries = zip(listed(self._titles), self._attachments, strict=True)
        return tuple(
            DetachedAttachment(entry, each.file) for entry, each in entries if each.detached and not each.copied
        )

    @property
    def attachment_titles(self) -> Mapping[str, str]:
        """The titles, without line breaks, of attachments and pieces that are texts, by the names of their files."""
        return {each.file: each.title.text for each in (*self._attachments, *self._pieces) if each.text is not None}

    @property
    def context(self) -> Mapping[str, object]:
        """The ``notice`` of templates; an absent element is ``""``, absent ``extra`` an empty mapping."""
        seen = as_seen(self._printed, self._titles, [each.title.text for each in self._pieces])
        return {**seen, "text_code": self.text_code}

    @property
    def text_code(self) -> str:
        """Eight digits of the digest of what is signed, as ``3F2A-91C0``: another text has others."""
        return f"{self.text_sha256[:4]}-{self.text_sha256[4:8]}".upper()

    @property
    def _printed(self) -> FrontMatterValues:
        return in_edition(self._values, self.edition)

    @property
    def _titles(self) -> list[str]:
        return [each.title.text for each in self._attachments]

    def render(self) -> OfficialDocument:
        """The notice as an official document. Raises NoticeError with all problems."""
        problems: list[Problem] = []
        context = {"notice": self.context}
        body = self._body(context, problems)
        attachments = self._filled_attachments(context, problems)
        pieces = tuple(
            Attachment(None, each.title, body_of(each.text, context, problems, each.division), span=each.span)
            for each in self._pieces
            if each.text is not None
        )
        if problems:
            raise NoticeError(in_order(problems))
        titles = [each.title for each in self._attachments]
        return official_document(self._printed, body, titles, attachments, pieces)

    def _body(self, context: Mapping[str, object], problems: list[Problem]) -> tuple[BodyPart, ...]:
        """Its own text; where it is in pieces none, and a line that prints is a problem."""
        if not self._pieces:
            return body_of(self._text, context, problems, self._values.division)
        lines = self._text.fill(context, problems)
        problems.extend(Problem("notice-pieces-text", each.span, {}, "pieces") for each in lines[:1])
        return ()

    def filled_lines(self) -> Mapping[str, tuple[FilledLine, ...]]:
        """The lines of each text of the notice as filled, by the name of its file. Raises NoticeError."""
        problems: list[Problem] = []
        context = {"notice": self.context}
        others = (*self._attachments, *self._pieces)
        texts = {Path(self.name).name: self._text, **{each.file: each.text for each in others if each.text}}
        lines = {name: text.fill(context, problems) for name, text in texts.items()}
        if problems:
            raise NoticeError(in_order(problems))
        return lines

    def _filled_attachments(self, context: Mapping[str, object], problems: list[Problem]) -> tuple[Attachment, ...]:
        serials = [each.serial for each in listed(self._titles)]
        return tuple(
            Attachment(
                serial,
                each.title,
                () if each.text is None else body_of(each.text, context, problems, each.division),
                landscape=each.landscape,
                detached=each.detached,
                package=each.package,
                own_head=each.own_head,
                title_note=each.title_note,
                contents=each.division.contents,
                span=each.span,
            )
            for serial, each in zip(serials, self._attachments, strict=True)
            if each.copied is None
        )


def open_notice(
    folder: Path,
    house: Path | None = None,
    edition: Edition | None = None,
    *,
    is_draft: bool = False,
    edited: Mapping[str, bytes] = MappingProxyType({}),
) -> Notice:
    """Opens the notice in ``folder`` over the defaults of ``house`` (house.yaml) where given, in ``edition``.

    With ``is_draft`` it need have nothing but a title and an issuer yet. ``edited`` are texts, by the names of their
    files, that are read in the place of what these files hold.

    Raises UsageError when there is no such folder, NoticeError with all problems of its files.
    """
    shown = str(folder)
    absent = no_notice(folder)
    if absent is not None:
        raise UsageError(absent)
    problems: list[Problem] = []
    office = _tried(lambda: read_house(house), problems)
    is_house_broken = bool(problems)
    front = _tried(lambda: _split(folder / NOTICE_FILE, f"{shown}/{NOTICE_FILE}", edited), problems)
    if front is None:
        raise NoticeError(problems)
    file, parts = front
    problems.extend(house_misnamed(house))
    defaults = _checked_defaults(office, problems)
    values = _values(parts, defaults, problems, may_be_elsewhere=is_house_broken, is_draft=is_draft)
    text = TextTemplate(file, parts.body, parts.body_first_line)
    problems.extend(text.problems if values.pieces else text.opening_problems)
    problems.extend(lines_to_be_added(file, parts.body_first_line))
    problems.extend(odd_text(file, parts.body_first_line, parts.node))
    attachments = _attachments(folder, parts, values, problems, edited)
    noted = len(problems)
    problems.extend(repeated_in_notice(file, parts.body_first_line, values))
    in_words(problems, noted, parts.node)
    if any(each.severity == "error" for each in problems):
        raise NoticeError(in_order(problems))
    return Notice(
        file.name,
        _digest([(file.path.name, file.sha256), *attachments.digests]),
        "" if office is None else office.sha256,
        tuple(in_order(problems)),
        behind_papers(parts.node, defaults),
        parts.node.words,
        values,
        text,
        tuple(attachments.templates),
        tuple(attachments.pieces),
        edition,
        _digest([*_signed(values), ("text", text.typed), *_signed_parts(attachments)]),
    )


def _signed(values: FrontMatterValues) -> Iterator[tuple[str, str]]:
    """What of the front matter is signed with the text, each with its name; a break in the title changes nothing."""
    yield "title", values.title.text
    for name in ("issuer", "recipients", "listed", "copy_to", "note", "title_note", "editor_note", "contact", "extra"):
        yield name, str(getattr(values, name))


def _signed_parts(attachments: Attachments) -> Iterator[tuple[str, str]]:
    """Titles and texts of attachments and pieces; digests of those in Word and of pictures, not of copied files."""
    templates = (*attachments.templates, *attachments.pieces)
    texts = {each.file: each.text.typed for each in templates if each.text is not None}
    yield from ((each.title.text, texts.get(each.file, "")) for each in templates)
    yield from (each for each in attachments.digests if each[0] not in texts)


def _checked_defaults(office: House | None, problems: list[Problem]) -> MappingNode | None:
    """The defaults of house.yaml after noting its unknown keys; None without house.yaml."""
    if office is None:
        return None
    noted = len(problems)
    check_house(office.defaults, problems)
    problems.extend(odd_values(office.defaults))
    in_words(problems, noted, office.defaults)
    return office.defaults


_LISTS = ("attachments", "pieces")


def _attachments(
    folder: Path,
    parts: FrontMatter,
    values: FrontMatterValues,
    problems: list[Problem],
    edited: Mapping[str, bytes],
) -> Attachments:
    """Reads the notice's attachments and pieces, unless their lists could not be parsed."""
    attachments = Attachments(folder, str(folder), problems, edited)
    if values.attachments is not None and not any(_is_broken(parts, key) for key in _LISTS):
        noted = len(problems)
        attachments.read(values.attachments, values.pieces)
        in_words(problems, noted, parts.node)
    return attachments


def _tried(read: Callable[[], T], problems: list[Problem]) -> T | None:
    """What ``read`` returns, or None after noting its problems."""
    try:
        return read()
    except NoticeError as fault:
        problems.extend(fault.problems)
        return None


def _split(path: Path, shown: str, edited: Mapping[str, bytes]) -> tuple[SourceFile, FrontMatter]:
    file = read_text_of_notice(path, shown, edited)
    return file, readable_front_matter(file, NAMES, error=NoticeError)


def _values(
    parts: FrontMatter,
    behind: MappingNode | None,
    problems: list[Problem],
    *,
    may_be_elsewhere: bool,
    is_draft: bool,
) -> FrontMatterValues:
    """Reads the front matter; keys that are missing only because they could not be parsed are not reported.

    ``may_be_elsewhere``: in a house.yaml that could not be read.
    """
    found: list[Problem] = []
    values = read_front_matter(parts.node, behind, found, is_draft=is_draft)
    problems += parts.problems
    problems += [each for each in found if not _is_elsewhere(parts, each, may_be_elsewhere=may_be_elsewhere)]
    return values


def _is_elsewhere(parts: FrontMatter, problem: Problem, *, may_be_elsewhere: bool) -> bool:
    """Whether the key that ``problem`` reports as missing may be in what could not be parsed."""
    if problem.code != "source-missing-key":
        return False
    return may_be_elsewhere or _is_broken(parts, problem.field or "")


def _is_broken(parts: FrontMatter, key: str) -> bool:
    return parts.broken is None or key in parts.broken


def _digest(files: Iterable[tuple[str, str]]) -> str:
    return hashlib.sha256("".join(f"{name}\0{sha256}\n" for name, sha256 in files).encode()).hexdigest()


# A folder without notice.md gets a problem with the probable place or name of the file.


_TEXTS = (".md", ".markdown", ".txt")
_WORD = (".docx", ".doc", ".wps", ".docm", ".rtf")
_OTHER_TEXTS = ("readme", "attachment", "附件")
"""Beginnings of the names of texts that are not the notice."""


def no_notice(folder: Path) -> Problem | None:
    """Why there is no notice in ``folder``; None where there is one."""
    if os.path.lexists(folder / NOTICE_FILE):
        return None
    if os.path.isfile(folder):
        facts = {"name": str(folder), "folder": str(folder.parent)}
        return Problem("notice-not-folder", Span(str(folder)), facts)
    if not os.path.isdir(folder):
        return _one_above(folder) or _elsewhere(folder) or _no_folder(folder)
    return (
        _misnamed(folder) or _one_above(folder) or Problem("notice-missing", Span(str(folder)), {"name": str(folder)})
    )


def _one_above(folder: Path) -> Problem | None:
    """The problem of a notice in the folder of templates itself, or of its own folder named as that folder."""
    above = folder.parent / NOTICE_FILE
    if not os.path.isfile(above):
        return None
    if folder.parent.name == folder.name:
        facts = {"name": str(folder.parent), "folder": str(folder.parent.parent)}
        return Problem("notice-folder-as-templates", Span(str(folder.parent)), facts)
    return Problem("notice-one-above", Span(str(above)), {"name": str(above), "folder": str(folder)})


def _elsewhere(folder: Path) -> Problem | None:
    """The problem that names notices in folders beside ``folder``."""
    found = [str(each) for each in folders_with(NOTICE_FILE, folder.parent)]
    if not found:
        return None
    facts = {"name": str(folder), "known": joined(found), "first": found[0]}
    return Problem("notice-elsewhere", Span(str(folder)), facts)


def _no_folder(folder: Path) -> Problem:
    """The problem of a missing ``folder``; the one of its name in the folder of templates may be meant."""
    problem = missing(folder)
    named = folder.parent / TEMPLATES / folder.name
    return replace(problem, suggestion=str(named)) if os.path.isfile(named / NOTICE_FILE) else problem


def _misnamed(folder: Path) -> Problem | None:
    """The problem of a notice with another name, or one that is a Word file."""
    there = [name for name in names_in(folder) if os.path.isfile(folder / name)]
    if with_more_endings(NOTICE_FILE, there) is not None:
        return missing(folder / NOTICE_FILE)
    texts = _texts(there)
    if len(texts) == 1:
        facts = {"name": str(folder), "found": texts[0]}
        return Problem("notice-misnamed", Span(str(folder / texts[0])), facts)
    word = next((name for name in there if name.lower().endswith(_WORD) and not _is_other(name)), None)
    if word is None or texts:
        return None
    return Problem("notice-in-word", Span(str(folder / word)), {"name": str(folder), "found": word})


def _texts(there: Sequence[str]) -> list[str]:
    """The texts that may be the notice: those called ``notice``, else all except attachments."""
    texts = [name for name in there if name.lower().endswith(_TEXTS) and not _is_other(name)]
    called_so = [name for name in texts if Path(name).stem.lower() == Path(NOTICE_FILE).stem]
    return called_so or texts


def _is_other(name: str) -> bool:
    return name.lower().startswith(_OTHER_TEXTS)
