"""The values taken out of the front matter, each checked, every slip noted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from generator.document import Imprint, SignatureKind, Title
from generator.errors import Problem, Span, closest
from generator.source import (
    MappingNode,
    Node,
    Number,
    OfficialDate,
    ScalarNode,
    SequenceNode,
    check_keys,
    read_date,
    read_items,
    read_mapping,
    read_number,
    read_text,
    read_texts,
)
from generator.standard import KINDS, NUMBER, SECRECY, URGENCIES, Profile, length
from generator.text_template.front_matter.house import over_house
from generator.text_template.front_matter.keys import FONT_ROLES, HOUSE_KEYS, KEYS, NOT_MADE, REQUIRED, TITLES
from generator.text_template.front_matter.number import OPENING_BRACKETS, meant_number
from generator.text_template.front_matter.values import FrontMatterValues

_NO_DATE = OfficialDate(datetime.date.min)


def read_front_matter(notice: MappingNode, house: MappingNode | None, problems: list[Problem]) -> FrontMatterValues:
    """The values of ``notice`` over those of ``house``; what is wrong is noted in ``problems``."""
    if house is not None:
        check_keys(house, HOUSE_KEYS, problems, titles=TITLES)
    check_keys(notice, KEYS, problems, titles=TITLES)
    return _Reader(over_house(house, notice), problems).values()


def read_title(node: Node, problems: list[Problem]) -> Title:
    """A title, broken into lines where the writer put ``|`` (7.3.1)."""
    typed = (read_text(node, "title", problems) or "").strip()
    lines = tuple(line.strip() for line in typed.split("|"))
    if typed and not all(lines):
        problems.append(Problem("notice-title-break", node.span, {}, "title"))
    return Title("".join(lines), lines if len(lines) > 1 else (), node.span)


class _Reader:
    """Takes one element after another out of the merged front matter."""

    def __init__(self, node: MappingNode, problems: list[Problem]) -> None:
        self._node = node
        self._problems = problems

    def values(self) -> FrontMatterValues:
        self._refuse_what_is_not_made()
        self._require(REQUIRED)
        issuer = self._issuer()
        date = self._date("date", self._node) or _NO_DATE
        return FrontMatterValues(
            issuer=issuer,
            issuer_mark=self._text("mark") or "".join(issuer) + "文件",
            number=self._number(),
            title=self._title(),
            recipients=self._text("recipients").rstrip("：:"),
            recipients_span=self._span("recipients"),
            date=date,
            signature=SignatureKind(self._choice("signature", tuple(SignatureKind), "sealed", not_made=("stamp",))),
            seal_diameter=self._diameter(),
            attachments=self._attachments(),
            contact=self._contact(),
            copy_to=self._text("copy_to").rstrip("。"),
            note=self._text("note"),
            imprint=self._imprint(date),
            copy_number=self._copy_number(),
            secrecy=self._secrecy(),
            urgency=self._choice("urgency", URGENCIES, ""),
            kind=self._choice("kind", tuple(KINDS), ""),
            format=self._choice("format", ("公文",), "公文", not_made=("信函", "命令", "纪要")),
            profile=Profile(self._choice("profile", tuple(Profile), "office")),
            extra=self._extra(),
            fonts=self._fonts(),
        )

    def _require(self, keys: Iterable[str]) -> None:
        meant = {problem.suggestion for problem in self._problems if problem.code == "source-unknown-key"}
        for key in keys:
            entry = self._node.entries.get(key)
            if _empty(entry) if entry is not None else key not in meant:
                span = self._node.key_spans.get(key, self._node.span)
                self._problems.append(Problem("source-missing-key", span, {"key": key}, key))

    def _span(self, key: str) -> Span:
        node = self._node.entries.get(key)
        return self._node.span if node is None else node.span

    def _report(self, code: str, key: str, facts: Mapping[str, object], suggestion: str | None = None) -> None:
        self._problems.append(Problem(code, self._span(key), facts, key, suggestion))

    def _text(self, key: str, node: MappingNode | None = None) -> str:
        entry = (node or self._node).entries.get(key)
        if entry is None:
            return ""
        self._refuse_empty(entry, key)
        return (read_text(entry, key, self._problems) or "").strip()

    def _refuse_empty(self, entry: Node, key: str) -> None:
        """An element that is named but left empty; the required ones are told as missing."""
        required = key in REQUIRED and entry is self._node.entries[key]
        if _empty(entry) and not required:
            self._problems.append(Problem("notice-empty-value", entry.span, {"field": key}, key))

    def _date(self, key: str, node: MappingNode) -> OfficialDate | None:
        entry = node.entries.get(key)
        if entry is None:
            return None
        self._refuse_empty(entry, key)
        return None if _empty(entry) else read_date(entry, key, self._problems)

    def _choice(self, key: str, choices: tuple[str, ...], default: str, not_made: tuple[str, ...] = ()) -> str:
        value = self._text(key)
        if value in choices or not value:
            return value or default
        if value in not_made:
            self._report("notice-not-made", key, {"field": key, "value": value})
        else:
            facts = {"field": key, "value": value, "choices": "、".join(choices)}
            self._report("notice-choice", key, facts, closest(value, choices))
        return default

    def _refuse_what_is_not_made(self) -> None:
        for key, name in NOT_MADE.items():
            if key in self._node.entries:
                self._report("notice-not-made", key, {"field": key, "value": name})

    def _issuer(self) -> tuple[str, ...]:
        entry = self._node.entries.get("issuer")
        organs = () if entry is None else read_texts(entry, "issuer", self._problems) or ()
        if len(organs) > 1:
            self._report("notice-not-made", "issuer", {"field": "issuer", "value": "联合行文"})
        return organs

    def _title(self) -> Title:
        entry = self._node.entries.get("title")
        return Title("") if entry is None else read_title(entry, self._problems)

    def _number(self) -> str:
        value, prefix = self._text("number"), self._text("number_prefix")
        if value.startswith(tuple(OPENING_BRACKETS)):
            value = prefix + value
        if value and not NUMBER.fullmatch(value):
            self._report("notice-number", "number", {"value": value}, meant_number(value))
        elif value and prefix and not value.startswith(f"{prefix}〔"):
            self._report("notice-number-prefix", "number", {"value": value, "prefix": prefix})
        return value

    def _diameter(self) -> Number:
        entry = self._node.entries.get("seal_diameter")
        if entry is None:
            return round(length("seal.diameter").mm)
        value = read_number(entry, "seal_diameter", self._problems)
        least, most = (round(length(name).mm) for name in ("seal.smallest", "seal.largest"))
        if value is not None and not least <= value <= most:
            self._report("notice-seal-diameter", "seal_diameter", {"value": value, "least": least, "most": most})
        return value or 0

    def _attachments(self) -> tuple[Node, ...] | None:
        entry = self._node.entries.get("attachments")
        return () if entry is None else read_items(entry, "attachments", self._problems)

    def _mapping(self, key: str, known: tuple[str, ...]) -> MappingNode | None:
        entry = self._node.entries.get(key)
        node = None if entry is None else read_mapping(entry, key, self._problems)
        if node is not None:
            check_keys(node, known, self._problems)
        return node

    def _contact(self) -> dict[str, str]:
        node = self._mapping("contact", ("name", "phone"))
        return {} if node is None else {key: self._text(key, node) for key in ("name", "phone")}

    def _imprint(self, date: OfficialDate) -> Imprint | None:
        node = self._mapping("imprint", ("office", "date"))
        if node is None:
            return None
        if "office" not in node.entries:
            self._problems.append(Problem("source-missing-key", node.span, {"key": "office"}, "imprint.office"))
        issued = self._date("date", node) or date
        if issued < date:
            facts = {"issued": str(issued), "date": str(date)}
            self._problems.append(Problem("notice-imprint-early", node.entries["date"].span, facts, "imprint.date"))
        return Imprint(self._text("office", node), issued)

    def _copy_number(self) -> str:
        value = self._text("copy_number")
        if value and not re.fullmatch("[0-9]{6}", value):
            self._report("notice-copy-number", "copy_number", {"value": value})
        return value

    def _secrecy(self) -> str:
        value = self._text("secrecy")
        if value and not SECRECY.fullmatch(value):
            self._report("notice-secrecy", "secrecy", {"value": value})
        elif value and "copy_number" not in self._node.entries:
            self._report("notice-secrecy-alone", "secrecy", {})
        return value

    def _extra(self) -> dict[str, object]:
        entry = self._node.entries.get("extra")
        node = None if entry is None else read_mapping(entry, "extra", self._problems)
        return {} if node is None else {key: _plain(value) for key, value in node.entries.items()}

    def _fonts(self) -> dict[str, str]:
        node = self._mapping("fonts", FONT_ROLES)
        return {} if node is None else {key: self._text(key, node) for key in node.entries}


def _empty(node: Node) -> bool:
    """Whether nothing is said: no text, a title or a line of recipients made of marks only, a list of nothing."""
    if isinstance(node, ScalarNode):
        return not node.value.strip(" \t\u3000：:")
    return isinstance(node, SequenceNode) and all(map(_empty, node.items))


def _plain(node: Node) -> object:
    """The writer's own further facts: texts, lists and mappings of them."""
    if isinstance(node, MappingNode):
        return {key: _plain(value) for key, value in node.entries.items()}
    return node.value if isinstance(node, ScalarNode) else [_plain(item) for item in node.items]
