"""The values of a front matter read and checked, every problem collected; and where a paper's elements come from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.ground.errors import Problem, Span, closest, joined
from generator.ground.source import key_translation, nodes, yaml_values
from generator.ground.source.date import OPEN_DATE, OfficialDate, OpenDate
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.official.document import Attendance, Edition, Imprint, Period, SignatureKind, Stamp, Title
from generator.standard import (
    COPY_NUMBER,
    FORMS,
    INTERNAL,
    LISTED,
    SECRECY,
    Form,
    Format,
    Kind,
    Profile,
    Series,
    length,
    number,
    overlong_secrecy,
)
from generator.templates.text.front_matter import key_table
from generator.templates.text.front_matter.disclosing import DisclosureKeys, read_disclosure, with_disclosure
from generator.templates.text.front_matter.entries import Entries, is_empty
from generator.templates.text.front_matter.head_elements import (
    Nature,
    attendance,
    counted_series,
    document_number,
    issuing_organs,
    mark,
    mark_key,
    nature,
    number_key,
    signature,
    signers,
    stamps,
    title_note,
)
from generator.templates.text.front_matter.key_table import MOST_COPIES, PRINTING

BAR = "\x01"
"""Stands for a ``|`` of a filled value, which breaks no title; no file can hold this character."""

NO_DATE = OfficialDate(datetime.date.min)
"""Stands for a date that cannot be read; what is wrong with it is among the problems."""


def read_front_matter(
    own: MappingNode, behind: MappingNode | None, problems: list[Problem], *, is_draft: bool = False
) -> FrontMatterValues:
    """Reads the values of ``own`` over the defaults ``behind`` it; problems are noted in ``problems``.

    A draft need have nothing but a title and an issuer yet.
    """
    noted = len(problems)
    yaml_values.check_keys(own, key_table.KEYS, problems, names=key_table.NAMES)
    entries = Entries(own, behind, problems, is_draft=is_draft)
    values = _values(entries)
    key_translation.in_words(problems, noted, entries.node)
    return values


def read_title(node: Node, problems: list[Problem]) -> Title:
    """Reads a title, with a line break at each ``|`` (7.3.1)."""
    typed = (yaml_values.read_text(node, "title", problems) or "").strip()
    lines = tuple(line.strip() for line in typed.split("|"))
    if typed and not all(lines):
        problems.append(Problem("notice-title-break", node.span, {}, "title"))
    lines = tuple(line.replace(BAR, "|") for line in lines)
    return Title("".join(lines), lines if len(lines) > 1 else (), node.span)


def _values(entries: Entries) -> FrontMatterValues:
    undated = entries.is_draft and _is_absent(entries, "date")
    entries.require(key for key in key_table.REQUIRED if not (undated and key == "date"))
    title = _title(entries)
    what = nature(entries, title.text)
    organs = issuing_organs(entries)
    lines, word = mark(entries, organs, what)
    date = OPEN_DATE if undated else entries.date("date", entries.node) or NO_DATE
    signed = signature(entries, what, organs)
    numbered = document_number(entries, what, date)
    recipients, to_all = _recipients(entries, what)
    entry, own = entries.get("attachments"), _of_one_form(entries, what)
    secrecy = _secrecy(entries, what)
    disclosure = read_disclosure(entries, secrecy)
    pieces = _pieces(entries) if "pieces" in own else ()
    return FrontMatterValues(
        issuer=organs,
        issuer_mark=lines,
        mark_word=word,
        number=numbered.given,
        series=counted_series(entries, what, "、".join(lines) + word, date),
        title=title,
        title_note=title_note(entries, what, date),
        issue_total=_issue_total(entries) if "issue_total" in own else None,
        editor_note=entries.text("editor_note") if "editor_note" in own else "",
        pieces=pieces,
        recipients=recipients,
        to_all=to_all,
        distribute_to=_distribution(entries, to_all=to_all),
        distribution_span=entries.at("distribute_to"),
        papers=None if entries.get("papers") is None else entries.texts("papers"),
        papers_span=entries.at("papers"),
        recipients_span=entries.at("recipients"),
        date=date,
        signers=signers(entries, what, len(organs)),
        signature=signed,
        stamps=stamps(entries, signed, len(organs)),
        attendance=attendance(entries, what),
        seal_diameter=_diameter(entries),
        attachments=() if entry is None else yaml_values.read_items(entry, "attachments", entries.problems),
        contact=_contact(entries),
        period=_period(entries, what),
        listed={key: entries.text(key).rstrip("。") if key in own else "" for key in LISTED},
        copy_to=entries.text("copy_to").rstrip("。"),
        note=with_disclosure(entries.text("note"), entries, disclosure),
        imprint=_imprint(entries, date, what),
        copy_number=_copy_number(entries),
        secrecy=secrecy,
        internal=_internal(entries, secrecy) if "internal" in own else "",
        disclosure=disclosure,
        urgency=_urgency(entries, what),
        kind=what.written,
        nature=what.kind,
        format=what.format,
        own_form=what.own,
        profile=Profile(entries.choice("profile", tuple(Profile), "office")),
        extra=_extra(entries),
        fonts=_fonts(entries),
        division=read_division(entries, several=len(pieces) > 1),
        chapter_face=_chapter_face(entries),
        attaches_source=_attaches_source(entries),
        draft=Edition(entries.choice("edition", _DRAFTS, _DRAFTS[0])),
        printing=_printing(entries),
        number_blank=numbered.blank,
        sources=_element_sources(
            entries,
            {"issuer_mark": mark_key(entries, organs, what), "number": number_key(entries, what.form)},
        ),
    )


def _is_absent(entries: Entries, key: str) -> bool:
    entry = entries.get(key)
    return entry is None or is_empty(entry)


def _title(entries: Entries) -> Title:
    entry = entries.get("title")
    return Title("") if entry is None else read_title(entry, entries.problems)


def _recipients(entries: Entries, what: Nature) -> tuple[str, bool]:
    """主送机关, ``""`` where there are none, and whether it goes to all: it says so, or need not name any."""
    written = entries.get("recipients")
    none = isinstance(written, ScalarNode) and written.value.strip() == key_table.NO_RECIPIENTS
    if what.form.recipients == "no":
        if entries.own("recipients") and not none:
            code = "notice-recipients-order" if what.form.to_units else "notice-recipients-none"
            entries.report(code, "recipients", {"format": what.name})
        return "", True
    if none:
        if not what.may_go_to_all:
            facts = {"kind": what.name if what.kind is None else what.kind.name}
            entries.report("notice-recipients-needed", "recipients", facts)
        elif entries.get("note") is None and entries.get("distribute_to") is None:
            entries.report("notice-range", "recipients")
        return "", True
    if what.takes_recipients and _is_absent(entries, "recipients"):
        entries.require(() if entries.is_draft else ("recipients",))
        return "", False
    text = entries.text("recipients").rstrip("：:")
    return text, not text


def _distribution(entries: Entries, *, to_all: bool) -> tuple[str, ...]:
    """The groups and classes that get copies of what has no 主送机关; none where every group does."""
    if entries.own("distribute_to") and not to_all:
        entries.report("notice-distribute-recipients", "distribute_to")
    return entries.texts("distribute_to") if to_all else ()


def _diameter(entries: Entries) -> yaml_values.Number:
    entry = entries.get("seal_diameter")
    if entry is None:
        return round(length("seal.diameter").mm)
    value = yaml_values.read_number(entry, "seal_diameter", entries.problems)
    least, most = key_table.LEAST_SEAL, key_table.LARGEST_SEAL
    if value is not None and not least <= value <= most:
        entries.report("notice-seal-diameter", "seal_diameter", {"value": value, "least": least, "most": most})
    return value or 0


def _contact(entries: Entries) -> dict[str, str]:
    node = entries.mapping("contact", key_table.CONTACT)
    return {} if node is None else {key: entries.text(key, node) for key in key_table.CONTACT}


def _period(entries: Entries, what: Nature) -> Period | None:
    """公示期 of what is posted for a time; notes one that is doubtful, as practice has it."""
    node = entries.mapping("period", key_table.PERIOD)
    if node is None or not what.form.period:
        if entries.own("period"):
            entries.report("notice-period-format", "period", {"format": what.name})
        return None
    found = Period(*(entries.date(key, node) for key in key_table.PERIOD))
    if found.first is None or found.last is None:
        entries.report("notice-period-open", "period")
    elif found.last < found.first:
        facts = {"first": str(found.first), "last": str(found.last)}
        entries.report("notice-period-backwards", "period.to", facts, span=node.entries["to"].span)
    elif found.weekdays < number("period.weekdays"):
        those = {"days": found.weekdays, "least": int(number("period.weekdays"))}
        entries.report("notice-period-short", "period", those)
    return found


_OF_PIECES = ("issue_total", "editor_note", "pieces", "internal")


def _of_one_form(entries: Entries, what: Nature) -> tuple[str, ...]:
    """The keys of bulletins that its form has; others of the paper itself are reported."""
    suited = (*(_OF_PIECES if what.form.pieces else ()), *(LISTED if what.form.imprint == "listed" else ()))
    for key in (*_OF_PIECES, *LISTED):
        if key not in suited and entries.own(key):
            entries.report("notice-key-format", key, {"format": what.name})
    return tuple(key for key in suited if entries.get(key) is not None)


def _pieces(entries: Entries) -> tuple[ScalarNode, ...]:
    """The names of the files of pieces; what is none is reported."""
    entry, names = entries.get("pieces"), entries.texts("pieces")
    items = entry.items if isinstance(entry, SequenceNode) else (entry,)
    return tuple(each for each in items if isinstance(each, ScalarNode) and each.value.strip() in names)


def _issue_total(entries: Entries) -> int | None:
    noted = len(entries.problems)
    value = yaml_values.read_number(entries.node.entries["issue_total"], "issue_total", entries.problems)
    if isinstance(value, int) and 0 < value <= key_table.MOST_COPIES:
        return value
    if len(entries.problems) == noted:
        entries.report("notice-issue-total", "issue_total", {"value": value})
    return None


def _internal(entries: Entries, secrecy: str) -> str:
    """What is in the place of 密级, its parts one 字 apart; the house's gives way to a 密级."""
    value = "\u3000".join(entries.text("internal").split())
    if value and not INTERNAL.fullmatch(value):
        entries.report("notice-internal", "internal", {"value": value})
    if secrecy and entries.own("internal"):
        entries.report("notice-internal-secret", "internal", {"secrecy": secrecy})
    return "" if secrecy else value


def _imprint(entries: Entries, date: OfficialDate, what: Nature) -> Imprint | None:
    for key in ("imprint", "copy_to"):
        if what.form.imprint == "none" and entries.own(key):
            entries.report("notice-imprint-none", key, {"format": what.name})
    node = entries.mapping("imprint", key_table.IMPRINT)
    if node is None or what.form.imprint == "none":
        return None
    if "office" not in node.entries:
        entries.report("source-missing-key", "imprint.office", {"key": node.word("office")}, span=node.span)
    issued = entries.date("date", node) or date
    if not isinstance(date, OpenDate) and issued < date:
        facts = {"issued": str(issued), "date": str(date)}
        entries.report("notice-imprint-early", "imprint.date", facts, span=node.entries["date"].span)
    if what.form.imprint == "plain" and entries.own("imprint"):
        entries.report("notice-imprint-letter", "imprint")
    phone = _contact(entries).get("phone", "") if what.form.imprint == "handled" else ""
    return Imprint(entries.text("office", node), issued, phone)


def _copy_number(entries: Entries) -> str:
    value = entries.text("copy_number")
    if value and not COPY_NUMBER.fullmatch(value):
        entries.report("notice-copy-number", "copy_number", {"value": value})
    return value


def _urgency(entries: Entries, what: Nature) -> str:
    """紧急程度, which telegrams must have, with words of their own (条例, article 9)."""
    if what.form.urgency == "must" and not entries.is_draft:
        entries.require(("urgency",))
    return entries.choice("urgency", what.form.urgencies)


def _secrecy(entries: Entries, what: Nature) -> str:
    value = entries.text("secrecy")
    if value and not what.form.secrecy:
        entries.report("notice-secrecy-open", "secrecy", {"value": value, "format": what.name})
        return ""
    if value and not SECRECY.fullmatch(value):
        entries.report("notice-secrecy", "secrecy", {"value": value})
    elif value and entries.get("copy_number") is None:
        entries.report("notice-secrecy-alone", "secrecy")
    longer = overlong_secrecy(value)
    if longer is not None:
        entries.report("notice-secrecy-long", "secrecy", {"period": f"{longer[0]}{longer[1]}", "most": longer[2]})
    return value


def _extra(entries: Entries) -> dict[str, object]:
    entry = entries.get("extra")
    node = None if entry is None else yaml_values.read_mapping(entry, "extra", entries.problems)
    return {} if node is None else {key: _plain(value) for key, value in node.entries.items()}


def _fonts(entries: Entries) -> dict[str, str]:
    node = entries.mapping("fonts", key_table.FONT_ROLES)
    return {} if node is None else {key: entries.text(key, node) for key in node.entries}


def _chapter_face(entries: Entries) -> Literal["黑体", "小标宋"]:
    return (
        "小标宋"
        if entries.choice("chapter_face", key_table.FRONT_MATTER["chapter_face"].choices) == "小标宋"
        else "黑体"
    )


def _attaches_source(entries: Entries) -> bool:
    """Whether the house has ``ofd: {attach: source}``; another value is reported."""
    keys = key_table.FRONT_MATTER["ofd"].entries
    node = entries.mapping("ofd", keys)
    value = "" if node is None else entries.text("attach", node)
    words = [*keys["attach"].values.values(), *keys["attach"].values]
    if node is not None and value and value not in words:
        facts = {"field": "ofd.attach", "value": value, "choices": joined(words)}
        span = node.entries["attach"].span
        entries.report("notice-choice", "ofd", facts, span=span, suggestion=closest(value, words))
    return value in words


@dataclass(frozen=True, slots=True)
class TextDivision:
    """The keys ``levels`` and ``contents`` of a text: ``levels`` is "" where they are as the text has them.

    ``spans`` are their places.
    """

    levels: str = ""
    contents: bool = False
    spans: Mapping[str, Span] = field(default_factory=dict)


def read_division(entries: Entries, *, several: bool = False) -> TextDivision:
    """How the text below the front matter ``entries`` is divided; problems are noted.

    ``several``: it is in pieces, which contents list unless it says otherwise.
    """
    contents = entries.get("contents")
    return TextDivision(
        entries.choice("levels", tuple(key_table.LEVELS)),
        several if contents is None else bool(yaml_values.read_flag(contents, "contents", entries.problems)),
        {key: entries.at(key) for key in ("levels", "contents")},
    )


def _plain(node: Node) -> object:
    """The value of ``extra``: texts, lists and mappings of them."""
    if isinstance(node, MappingNode):
        return {key: _plain(value) for key, value in node.entries.items()}
    return node.value if isinstance(node, ScalarNode) else [_plain(item) for item in node.items]


# The elements of a paper come from its front matter, or from house.yaml.
_NAMED_ALIKE = (
    "issuer",
    "title_note",
    "edition",
    "recipients",
    "date",
    "signers",
    "attendance.present",
    "attendance.excused",
    "attendance.observing",
    "note",
    "copy_to",
    "editor_note",
    *LISTED,
    "imprint.office",
    "imprint.date",
    "copy_number",
    "secrecy",
    "internal",
    "urgency",
)

ELEMENT_KEYS: Mapping[str, str] = {**{name: name for name in _NAMED_ALIKE}, "stamps": "stamp"}
"""The key that each element is made of."""


def _element_sources(entries: Entries, others: Mapping[str, str]) -> dict[str, tuple[Span, ...]]:
    """The place of each element that is there, or of each of its entries.

    ``others`` are the elements that are not made of the same key in every paper, each with its key in this one.
    """
    nodes = {element: _at(entries.node, key) for element, key in {**ELEMENT_KEYS, **others}.items()}
    return {element: tuple(_printed(node)) for element, node in nodes.items() if node is not None}


def _at(node: MappingNode, key: str) -> Node | None:
    """The node of ``key``, which may be that of an entry, such as ``imprint.office``."""
    name, _, entry = key.partition(".")
    found = node.entries.get(name)
    if not entry:
        return found
    return _at(found, entry) if isinstance(found, MappingNode) else None


def _printed(node: Node) -> list[Span]:
    """The places of what is printed of an element: of a list all entries, of a stamp its post."""
    if isinstance(node, SequenceNode):
        return [span for item in node.items for span in _printed(item)]
    return [(node.entries.get("post", node) if isinstance(node, MappingNode) else node).span]


# The checked values of a front matter, also those of ``_printing``; and as they are in a draft (稿本).


@dataclass(frozen=True, slots=True)
class FrontMatterValues:
    """The values of the notice's front matter over the house's, checked. Absent texts are ``""``.

    ``own_form`` is the form of the house that is written as the format, ``format`` then its base. ``kind`` is
    the 文种 as written, ``nature`` the effective one: as written, or by the end of the title. ``draft`` is the
    edition of drafts, ``number_blank`` their number, ``series`` that of a number without 机关代字; ``edition`` is
    None for the document as issued. ``to_all``: it says that it has no 主送机关, or its form has none;
    ``distribute_to`` is then who gets copies. ``listed`` are 报, 送, 发 and 本期增发 by their keys. ``papers`` are the
    templates that make papers, None for all. ``attaches_source``: OFD files have the front matter as an
    attachment. ``sources`` are those of :class:`generator.official.document.OfficialDocument`.
    """

    issuer: tuple[str, ...]
    issuer_mark: tuple[str, ...]
    mark_word: str
    number: str
    series: Series
    title: Title
    title_note: str
    issue_total: int | None
    editor_note: str
    pieces: tuple[ScalarNode, ...]
    recipients: str
    recipients_span: Span
    to_all: bool
    distribute_to: tuple[str, ...]
    distribution_span: Span
    papers: tuple[str, ...] | None
    papers_span: Span
    date: OfficialDate
    signers: tuple[str, ...]
    signature: SignatureKind
    stamps: tuple[Stamp, ...]
    attendance: Attendance | None
    seal_diameter: yaml_values.Number
    attachments: tuple[nodes.Node, ...] | None
    contact: dict[str, str]
    period: Period | None
    listed: Mapping[str, str]
    copy_to: str
    note: str
    imprint: Imprint | None
    copy_number: str
    secrecy: str
    internal: str
    disclosure: DisclosureKeys
    urgency: str
    kind: str
    nature: Kind | None
    format: Format
    own_form: Form | None
    profile: Profile
    extra: dict[str, object]
    fonts: dict[str, str]
    division: TextDivision
    chapter_face: Literal["黑体", "小标宋"]
    attaches_source: bool
    draft: Edition
    number_blank: str
    printing: PrintSettings
    sources: Mapping[str, tuple[Span, ...]]
    edition: Edition | None = None

    @property
    def form(self) -> Form:
        """The row of its format, or that of the house."""
        return self.own_form or FORMS[self.format]


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """The value of the key ``_printing``.

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
        """The copies as templates see them; a run that is not given is ``""``.

        ``others`` are the rows of numbered copies that go to no unit, which lists of the dispatch have.
        """
        run = "" if self.run is None else self.run
        return {"run": run, "archive": self.archive, "copy_to": self.copy_to, "others": []}


def _printing(entries: Entries) -> PrintSettings:
    """Reads the key ``_printing``; problems are noted."""
    node = entries.mapping("printing", PRINTING)
    if node is None:
        return PrintSettings()
    run, duplex = node.entries.get("run"), node.entries.get("duplex")
    noted = len(entries.problems)
    settings = PrintSettings(
        files=_names(entries, node, "files"),
        once=_names(entries, node, "once"),
        duplex=duplex is not None and bool(yaml_values.read_flag(duplex, "duplex", entries.problems)),
        run=None if run is None else _count(entries, node, "run"),
        archive=_count(entries, node, "archive"),
        copy_to=_count(entries, node, "copy_to"),
        spans={key: each.span for key, each in node.entries.items()},
    )
    key_translation.in_words(entries.problems, noted, node)
    return settings


def _names(entries: Entries, node: nodes.MappingNode, key: str) -> tuple[str, ...]:
    entry = node.entries.get(key)
    return () if entry is None else yaml_values.read_texts(entry, key, entries.problems) or ()


def _count(entries: Entries, node: nodes.MappingNode, key: str) -> int:
    entry = node.entries.get(key)
    if entry is None:
        return 0
    noted = len(entries.problems)
    value = yaml_values.read_number(entry, key, entries.problems)
    if isinstance(value, int) and 0 <= value <= MOST_COPIES:
        return value
    if len(entries.problems) == noted:
        entries.report("notice-count", f"printing.{key}", {"value": value}, span=entry.span)
    return 0


_DRAFTS = tuple(edition for edition in Edition if edition.is_draft)
"""The editions of drafts, the default one first."""


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
    """The places of the elements where the edition is not the one of the front matter."""
    return {element: spans for element, spans in values.sources.items() if element != "edition"}
