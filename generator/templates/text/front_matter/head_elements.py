"""The elements of a paper that depend on its 文种 and format: 发文机关标志, 发文字号, signers and participants.

Sources: 条例, articles 8 and 9; GB/T 9704-2012, clauses 7 and 10.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.ground.errors import Problem
from generator.ground.source.date import OfficialDate, OpenDate
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.official.document import Attendance, SignatureKind, Stamp
from generator.standard import (
    COUNTER,
    FORMS,
    KINDS,
    OPENING_BRACKETS,
    PARTIES,
    SERIAL_BLANK,
    TERM,
    Direction,
    Form,
    Format,
    Kind,
    Series,
    meant_number,
    number,
    other_year,
    without_serial,
)
from generator.templates.text.front_matter.entries import FIRST_YEAR, Entries
from generator.templates.text.front_matter.house_forms import ISSUER, NO_FORMS, HouseForm, house_forms
from generator.templates.text.front_matter.key_table import ATTENDANCE, STAMP

_BRACKETS_AT_END = re.compile(r"（[^（）]*）$")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_DAY = re.compile(r"\d{4}年[1-9]\d?月[1-9]\d?日", re.ASCII)


@dataclass(frozen=True, slots=True)
class Nature:
    """The 文种 of a paper, as written or by the end of its title (None where neither gives one), and its format.

    ``written`` is the 文种 as written, ``""`` where it is not. ``own`` is the form of the house whose base is
    the format.
    """

    kind: Kind | None
    format: Format
    written: str = ""
    own: Form | None = None

    @property
    def form(self) -> Form:
        """The row of its format, or that of the house."""
        return self.own or FORMS[self.format]

    @property
    def name(self) -> str:
        """What its form is called."""
        return self.form.name or str(self.format)

    @property
    def upward(self) -> bool:
        """Whether its 文种 always goes up, so that 签发人 are required (条例, article 9); not within the office."""
        return self.kind is not None and self.kind.signers is True and self.form.head == "mark"

    @property
    def downward(self) -> bool:
        """Whether its 文种 never goes up, so that it has no 签发人."""
        return self.kind is not None and self.kind.signers is False

    @property
    def takes_recipients(self) -> bool:
        """Whether it must have 主送机关, as its form has: not what is made public or adopted by a meeting."""
        if self.form.recipients not in ("must", "usual"):
            return False
        return self.kind is None or not (Direction.PUBLIC in self.kind.directions or self.kind.name == "决议")

    @property
    def may_go_to_all(self) -> bool:
        """Whether it can say that it has no 主送机关: not in a letter, nor what goes up or across."""
        down = self.kind is None or Direction.DOWN in self.kind.directions or not self.takes_recipients
        return self.form.recipients in ("usual", "may") and down


def nature(entries: Entries, title: str) -> Nature:
    """文种 and format of the paper called ``title``; the format is the 文种's own where none is written."""
    kind = KINDS.get(entries.choice("kind", tuple(KINDS)))
    house = house_forms(entries)
    format_ = entries.choice("format", (*Format, *house))
    found = nature_of("" if kind is None else kind.name, format_, title, house)
    by_title = _kind_of(title, found.form)
    title_names_kind = found.form.title == "yes" or not found.form.inferred_by
    if found.kind is not None and (kind is not None or title_names_kind):
        _check_format(entries, found.kind, found)
    if kind is not None and by_title is not None and by_title is not kind and title_names_kind:
        entries.report("notice-kind-title", "kind", {"kind": kind.name, "title": by_title.name})
    return found


def nature_of(kind: str, format_: str, title: str, house: Mapping[str, HouseForm] = NO_FORMS) -> Nature:
    """The nature of a paper by the words written for them, ``""`` for none, and by its title."""
    written = KINDS.get(kind)
    usual = Format.GENERAL if written is None else written.format
    base, own = house[format_] if format_ in house else (Format(format_) if format_ else usual, None)
    return Nature(written or _kind_of(title, own or FORMS[base]), base, kind, own)


def _check_format(entries: Entries, kind: Kind, what: Nature) -> None:
    """Notes a format that does not fit the 文种.

    命令 and 纪要 are formats of their own 文种. A 纪要 may have another format, since 10.3 leaves it to the house.
    """
    only_another = what.written and kind.format is not what.format and FORMS[kind.format].only_form
    if only_another or not what.form.takes(kind.name):
        key = "format" if entries.get("format") is not None else "kind"
        entries.report("notice-format-kind", key, {"kind": kind.name, "format": what.name})


def _kind_of(title: str, form: Form) -> Kind | None:
    """The 文种 that ``title`` ends with, apart from brackets at its end; None where it ends with none.

    What titles of its ``form`` end with, such as 公示公告, is none, and a piece of a bulletin is of none.
    """
    bare = _BRACKETS_AT_END.sub("", title)
    if form.pieces or ((form.name or form.kinds is not None) and bare.endswith(form.title_words)):
        return None
    names = [name for name in KINDS if bare.endswith(name)]
    return KINDS[max(names, key=len)] if names else None


# The 发文机关 give the 发文机关标志 (7.2.4 and clause 10).


NO_MARK = "none"
"""The mark of a paper that could have one."""

_WORD = "文件"
"""The word after the name of the organ, or at the right of several names."""

_ORGAN_ENDS = (*"局委办厅部院府会所队", "中心", "公司", "大学", "学校", "银行")
_SHORTEST_ORGAN = 3
_Mark = tuple[tuple[str, ...], str]
"""The lines of a mark, and the word at their right, ``""`` where it is in the line or absent."""


def issuing_organs(entries: Entries) -> tuple[str, ...]:
    """The organs, the lead organ first; notes organs named twice, and more organs than can be set."""
    organs = entries.texts("issuer")
    most = int(number("issuers.most"))
    if len(organs) > most:
        entries.report("notice-issuers-many", "issuer", {"count": len(organs), "most": most})
    for name in organs:
        parts = name.split("、")
        if len(parts) > 1 and all(len(each) >= _SHORTEST_ORGAN and each.endswith(_ORGAN_ENDS) for each in parts):
            entries.report("notice-issuer-joined", "issuer", {"name": name})
    entry = entries.get("issuer")
    seen: set[str] = set()
    for item in entry.items if isinstance(entry, SequenceNode) else ():
        name = item.value.strip() if isinstance(item, ScalarNode) else ""
        if name and name in seen:
            entries.problems.append(Problem("notice-issuer-twice", item.span, {"name": name}, "issuer"))
        seen.add(name)
    return organs


def mark(entries: Entries, organs: tuple[str, ...], nature: Nature) -> _Mark:
    """The mark as written, else as the format has it.

    The mark of house.yaml is used only for 公文 and 信函 of a single organ, not for joint issues, orders or minutes.
    Where there is no head, it is the unit beside the number.
    """
    written = entries.texts("mark") if mark_key(entries, organs, nature) == "mark" else ()
    if nature.form.mark and organs and not entries.own("mark"):
        written = (nature.form.mark.replace(ISSUER, organs[0]),)
    if nature.form.mark_in_lines:
        return _general(written, organs)
    kind = nature.kind
    word = kind.name if kind is not None and kind.name in nature.form.mark_words else str(nature.format)
    if written == (*organs, word):  # as it is without being written
        written = ()
    if len(written) > 1:
        entries.report("notice-mark-lines", "mark", {"format": nature.name})
    if nature.form.head == "none" or (nature.form.mark_can_lack and written == (NO_MARK,)):
        return tuple(each for each in written[:1] if each != NO_MARK), ""
    if not nature.form.mark_problem and not nature.form.mark_free:
        return (_letter(entries, written, organs),), ""
    if written:
        return (_of_its_kind(entries, written[0], nature),), ""
    return ((organs[0] + word,), "") if len(organs) == 1 else (organs, word)


def mark_key(entries: Entries, organs: tuple[str, ...], nature: Nature) -> str:
    """The key that the mark is made of."""
    of_house = not nature.form.mark and len(organs) == 1 and nature.form.head == "mark" and nature.form.mark_of_house
    return "mark" if entries.own("mark") or (of_house and entries.get("mark") is not None) else "issuer"


def _general(written: tuple[str, ...], organs: tuple[str, ...]) -> _Mark:
    """The mark of a 公文: a list gives its lines, and 文件 as the last entry is at their right."""
    lines, word = written or organs, "" if written else _WORD
    if len(lines) > 1 and lines[-1] == _WORD:
        lines, word = lines[:-1], _WORD
    return ((lines[0] + word,), "") if len(lines) == 1 else (lines, word)


def _letter(entries: Entries, written: tuple[str, ...], organs: tuple[str, ...]) -> str:
    """The mark of a 信函 (10.1): without 文件, and of a joint letter only the lead organ's name."""
    text = written[0] if written else next(iter(organs), "")
    if not text.endswith(_WORD):
        return text
    if entries.own("mark"):
        entries.report("notice-mark-letter", "mark", {"value": text}, suggestion=text.removesuffix(_WORD))
    return text.removesuffix(_WORD)


def _of_its_kind(entries: Entries, written: str, nature: Nature) -> str:
    """The mark of 命令 (10.2), full name and 命令 or 令, of 纪要 (10.3), name of the meeting and 纪要, or of 公告.

    That of 简报 is any name.
    """
    if not nature.form.mark_free and not written.endswith(nature.form.mark_words):
        entries.report(nature.form.mark_problem, "mark", {"value": written})
    return written


# A paper has signers or participants: 签发人 (7.2.6), 署名 and 签名章 (7.3.5), 出席人员 (10.3).


def signers(entries: Entries, nature: Nature, organs: int) -> tuple[str, ...]:
    """签发人, which only an 上行文 has (条例, article 9 (6)); those of the house apply only to 上行文."""
    if not (entries.own("signers") or nature.upward):
        return ()
    names = entries.texts("signers")
    kind = "" if nature.kind is None else nature.kind.name
    if not names and nature.upward:
        if entries.get("signers") is None and not entries.is_draft:
            span = entries.at("kind", "title")
            entries.report("notice-signers-missing", "signers", {"kind": kind}, span=span)
    elif nature.form.signers == "no":
        entries.report("notice-signers-format", "signers", {"format": nature.name})
    elif nature.form.signers == "may":
        return names
    elif nature.downward:
        entries.report("notice-signers-downward", "signers", {"kind": kind})
    elif organs > 1 and len(names) < organs:
        entries.report("notice-signers-few", "signers", {"signers": len(names), "organs": organs})
    return names


def title_note(entries: Entries, nature: Nature, date: OfficialDate) -> str:
    """The 题注 without its brackets; notes one that its form does not have, that is missing, or of another day.

    成文日期 of what a meeting adopts is the day of its adoption (条例, article 9 (12)), which the 题注 names.
    """
    text = entries.text("title_note")
    text = text[1:-1].strip() if _BRACKETED.fullmatch(text) else text
    if nature.form.title_note == "must" and not entries.is_draft:
        entries.require(("title_note",))
    if not text:
        return ""
    days = _DAY.findall(text)
    if nature.form.title_note == "no":
        entries.report("notice-title-note-format", "title_note", {"format": str(nature.format)})
    elif not days:
        entries.report("notice-title-note-date", "title_note", {"value": text})
    elif date.year >= FIRST_YEAR and not isinstance(date, OpenDate) and str(date) not in days:
        entries.report("notice-title-note-day", "title_note", {"value": days[-1], "date": str(date)})
    return text


def signature(entries: Entries, nature: Nature, organs: tuple[str, ...]) -> SignatureKind:
    """How the paper is signed: as written, else as its format or its 题注 requires, else with a seal."""
    noted = entries.own("title_note") and nature.form.title_note != "no"
    if not entries.own("signature") and (nature.form.signature or noted):
        default = SignatureKind(nature.form.signature or SignatureKind.NONE)
    else:
        written = entries.choice("signature", tuple(SignatureKind))
        default = SignatureKind(written) if written else SignatureKind.SEALED
    if entries.own("stamp") and entries.get("signature") is None:
        return SignatureKind.STAMP
    if default is SignatureKind.NONE and nature.form.signature != "none" and not noted:
        entries.report("notice-signature-none", "signature")
    elif default is not SignatureKind.NONE and noted:
        entries.report("notice-title-note-signed", "signature")
    if default is SignatureKind.PARTIES and len(organs) > len(PARTIES):
        entries.report("notice-parties", "issuer", {"count": len(organs)})
    return default


def stamps(entries: Entries, kind: SignatureKind, organs: int) -> tuple[Stamp, ...]:
    """The 签名章, one for each organ; those of the house apply where a paper is signed with stamps."""
    if kind is not SignatureKind.STAMP:
        if entries.own("stamp"):
            entries.report("notice-stamp-signature", "stamp", {"value": entries.word(f"signature={kind}")})
        return ()
    entry = entries.get("stamp")
    if entry is None:
        if not entries.is_draft:
            entries.report("notice-stamp-missing", "stamp", span=entries.at("signature", "format", "kind"))
        return ()
    entries.refuse_empty(entry, "stamp")
    found = [_stamp(entries, item) for item in _items(entries, entry)]
    if found and organs and len(found) != organs:
        entries.report("notice-stamp-count", "stamp", {"stamps": len(found), "organs": organs})
    return tuple(each for each in found if each is not None)


def _items(entries: Entries, entry: Node) -> tuple[Node, ...]:
    """The entries of the list; a single one may be written without a list."""
    if isinstance(entry, MappingNode):
        return (entry,)
    if isinstance(entry, SequenceNode):
        return entry.items
    if entry.value:
        entries.problems.append(Problem("notice-stamp-entry", entry.span, {}, "stamp"))
    return ()


def _stamp(entries: Entries, item: Node) -> Stamp | None:
    if not isinstance(item, MappingNode):
        entries.problems.append(Problem("notice-stamp-entry", item.span, {}, "stamp"))
        return None
    node = entries.mapping_at(item, "stamp", STAMP)
    if node is None:
        return None
    for key in STAMP:
        if key not in node.entries:
            entries.report("source-missing-key", f"stamp.{key}", {"key": node.word(key)}, span=node.span)
    return Stamp(entries.text("post", node), entries.text("name", node))


def attendance(entries: Entries, nature: Nature) -> Attendance | None:
    """出席, 请假 and 列席, where its form has them."""
    if not nature.form.attendance:
        if entries.own("attendance"):
            entries.report("notice-attendance-format", "attendance", {"format": nature.name})
        return None
    node = entries.mapping("attendance", ATTENDANCE)
    return None if node is None else Attendance(**{key: entries.text(key, node) for key in ATTENDANCE})


# The front matter gives the 发文字号 (7.2.5), whole or in part.


class _DocumentNumber(NamedTuple):
    """A number as printed, and as a draft has it, with a blank for its serial. Each may be ``""``."""

    given: str
    blank: str


def document_number(entries: Entries, what: Nature, date: OfficialDate) -> _DocumentNumber:
    """The number of a paper dated ``date``: 发文字号, 令号 of 命令, or one of the usual forms of 纪要."""
    prefix = entries.text("number_prefix")
    noted = len(entries.problems)
    given = _given(entries, what, prefix)
    if what.form.number_must and entries.get("number") is None and not entries.is_draft:
        entries.report("notice-number-missing", "number", {"format": what.name}, span=entries.at("format"))
    is_read = len(entries.problems) == noted and date.year >= FIRST_YEAR
    other = other_year(given, date.day_of_calendar) if is_read and not entries.is_draft else None
    if other is not None:
        facts = {"number": given, "year": other[0], "date": str(date)}
        entries.report("notice-number-turn" if other[1] else "notice-number-year", "number", facts)
    return _DocumentNumber(given, without_serial(given) if given else _unwritten(what, prefix, date))


def counted_series(entries: Entries, what: Nature, mark_text: str, date: OfficialDate) -> Series:
    """The series of a number without 机关代字: of the mark, by 届次 where its form has it, else by the year."""
    term = entries.text("term")
    if what.form.counted_by != "term":
        if entries.own("term"):
            entries.report("notice-term-format", "term", {"format": str(what.format)})
        term = ""
    elif term and not TERM.fullmatch(term):
        entries.report("notice-term", "term", {"value": term})
    counter = what.form.counter or COUNTER
    return Series(mark_text or str(what.format), term or f"{int(date.year):04}", counter, "第", counted=True)


def number_key(entries: Entries, form: Form) -> str:
    """The key that the number is made of: a draft's may be made of the house's 机关代字 alone."""
    return "number_prefix" if entries.get("number") is None and form.house_prefix else "number"


def _given(entries: Entries, what: Nature, prefix: str) -> str:
    value, form = entries.text("number"), what.form
    is_counted = any(each.fullmatch(value) for each in form.counted)
    if form.prefixed and value.startswith(tuple(OPENING_BRACKETS)) and not is_counted:
        value = prefix + value
    if value and not any(each.fullmatch(value) for each in form.number_forms):
        meant = None if form.counted else meant_number(value)
        other = _counted_in(value, what.kind)
        code = form.number_problem if other is None else "notice-number-format"
        entries.report(code, "number", {"value": value, "format": str(other or what.format)}, suggestion=meant)
    elif value and prefix and form.house_prefix and not value.startswith(f"{prefix}〔"):  # 函 has its own
        entries.report("notice-number-prefix", "number", {"value": value, "prefix": prefix})
    return value


def _counted_in(value: str, kind: Kind | None) -> Format | None:
    """The format in which documents of that 文种 are counted as ``value`` is; None where there is none."""
    forms = ((each, form) for each, form in FORMS.items() if kind is not None and form.kinds and form.takes(kind.name))
    return next((each for each, form in forms if any(way.fullmatch(value) for way in form.counted)), None)


def _unwritten(what: Nature, prefix: str, date: OfficialDate) -> str:
    """The blank number of a draft without one.

    The house's 机关代字 is used for 公文 only: 函 has its own, and what is made public often has no such number.
    """
    if what.form.counter and what.form.number_place == "head":
        return f"第{SERIAL_BLANK}{what.form.counter}"
    year = SERIAL_BLANK if isinstance(date, OpenDate) else date.year
    is_prefixed = prefix and what.form.house_prefix and what.takes_recipients
    return f"{prefix}〔{year}〕{SERIAL_BLANK}号" if is_prefixed else ""
