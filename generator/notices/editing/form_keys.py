"""The keys of a form, made of the table of the front matter's keys, and their values in a text.

A form is of a notice, of an attachment, or of house.yaml, which is nothing but keys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.ground.errors import NoticeError
from generator.ground.source import front_matter, key_translation, source_file, yaml_items, yaml_layout
from generator.ground.source.nodes import MappingNode, Node, ScalarNode
from generator.official.document import SignatureKind
from generator.standard import FORMS, KINDS, LISTED
from generator.templates.text.front_matter import key_table
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.head_elements import nature_of
from generator.templates.text.front_matter.house_forms import house_forms

Value = str | tuple["Value", ...] | Mapping[str, "Value"]
"""A value without its place: a text, a list, or a mapping; an empty one is as good as none."""


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A choice: the ``value`` that is kept, the Chinese ``word`` for it, and what it means."""

    value: str
    word: str
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class FormKey:
    """A key as a form shows it; ``title``, ``zh``, ``en`` and ``form`` are those of the table of keys.

    ``entries`` are the keys of the mapping, or of those in the list.
    """

    name: str
    title: str
    zh: str
    en: str
    form: key_table.ValueKind
    choices: tuple[KeyChoice, ...] = ()
    entries: tuple[FormKey, ...] = ()

    def takes(self, value: Value) -> bool:
        """Whether a form can show ``value`` in this key's form; any text can be shown."""
        if self.form == "texts":
            return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
        if self.form == "mappings":
            return isinstance(value, tuple) and all(map(self._takes_item, value))
        if self.form in ("mapping", "free"):
            return isinstance(value, Mapping) and self._takes_entries(value)
        return isinstance(value, str)

    def canonical(self, value: Value) -> Value:
        """``value`` as a list where it may be one, and for the Chinese word of a choice the value."""
        if self.form == "texts" and isinstance(value, str):
            return (value,) if value else ()
        if self.form == "mappings" and isinstance(value, Mapping):
            return (_canonical(self.entries, value),)
        if self.form in ("mapping", "free", "mappings") and value == "":
            return () if self.form == "mappings" else {}
        if isinstance(value, str):
            return next((each.value for each in self.choices if each.word == value.strip()), value)
        if isinstance(value, Mapping):
            return _canonical(self.entries, value)
        return tuple(_canonical(self.entries, each) if isinstance(each, Mapping) else each for each in value)

    def _takes_item(self, value: Value) -> bool:
        is_name = isinstance(value, str) and any(each.name == FILE for each in self.entries)
        return is_name or (isinstance(value, Mapping) and self._takes_entries(value))

    def _takes_entries(self, value: Mapping[str, Value]) -> bool:
        return all(each.takes(value[each.name]) for each in self.entries if each.name in value)


FILE = "file"
"""The key of an attachment's entry that a name alone stands for."""


@dataclass(frozen=True)
class TextKind:
    """A kind of text: its ``keys``, in the order in which new ones are put, and their names.

    ``has_body``: the keys are in a front matter above a text; else they are all of the file.
    """

    names: key_translation.KeyNames
    keys: tuple[FormKey, ...]
    has_body: bool = True

    @property
    def order(self) -> tuple[str, ...]:
        """The English names of the keys."""
        return tuple(key.name for key in self.keys)

    def canonical(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """``values`` with lists where the keys have them."""
        return _canonical(self.keys, values)


def _canonical(keys: Sequence[FormKey], values: Mapping[str, Value]) -> dict[str, Value]:
    shapes = {key.name: key for key in keys}
    return {key: shapes[key].canonical(value) if key in shapes else value for key, value in values.items()}


_DECIDING = ("kind", "format", "signature", "secrecy", "title", "recipients")
"""The keys by whose values a notice needs others or lacks them."""


@dataclass(frozen=True, slots=True)
class KeyNeeds:
    """Keys that a notice must have and has not, and keys that it is not to have, by its 文种 and its other values."""

    required: frozenset[str]
    unsuited: frozenset[str]


def key_needs(values: Mapping[str, Value], house: MappingNode | None = None) -> KeyNeeds:
    """The keys that a notice with ``values`` needs over the defaults of ``house``."""
    behind = {} if house is None else house.entries
    form = {key: _text(key, values, behind) for key in _DECIDING}
    house_own = {} if house is None else house_forms(Entries(house, None, []))
    kind, format_ = (
        form[key] if form[key] in known else "" for key, known in (("kind", KINDS), ("format", (*FORMS, *house_own)))
    )
    nature = nature_of(kind, format_, form["title"].replace("|", ""), house_own)
    asked = {
        **dict.fromkeys(key_table.REQUIRED, True),
        "recipients": nature.takes_recipients,
        "title_note": nature.form.title_note == "must",
        "signers": nature.upward,
        "stamp": form["signature"] == SignatureKind.STAMP,
        "copy_number": bool(form["secrecy"]),
        "number": nature.form.number_must,
        "urgency": nature.form.urgency == "must",
    }
    unsuited = {
        "title_note": nature.form.title_note == "no",
        "recipients": nature.form.recipients == "no",
        "distribute_to": nature.form.recipients != "no" and form["recipients"] != key_table.NO_RECIPIENTS,
        "imprint": nature.form.imprint not in ("ruled", "handled"),
        "copy_to": nature.form.imprint == "none",
        "period": not nature.form.period,
        "number": not nature.form.number_forms,
        "mark": nature.form.head == "none" and nature.form.number_place != "head",
        "attendance": not nature.form.attendance,
        **dict.fromkeys(("issue_total", "editor_note", "pieces", "internal"), not nature.form.pieces),
        **dict.fromkeys(LISTED, nature.form.imprint != "listed"),
        "term": nature.form.counted_by != "term",
        "signers": nature.form.signers == "no" or (nature.form.signers == "upward" and nature.downward),
        "secrecy": not nature.form.secrecy,
        "stamp": form["signature"] not in ("", SignatureKind.STAMP),
    }
    required = {key for key, is_asked in asked.items() if is_asked and key not in behind}
    return KeyNeeds(frozenset(required), frozenset(key for key, is_so in unsuited.items() if is_so))


def form_choices(house: MappingNode | None = None) -> tuple[KeyChoice, ...]:
    """The forms that a notice can have, those of the ``house`` last; what is wrong in house.yaml is left out."""
    own = {} if house is None else house_forms(Entries(house, None, []))
    forms = {**{str(each): form for each, form in FORMS.items()}, **{name: each.form for name, each in own.items()}}
    return tuple(KeyChoice(name, name, *form.meaning) for name, form in forms.items())


def _text(key: str, values: Mapping[str, Value], behind: Mapping[str, Node]) -> str:
    """The text of ``key``, for a Chinese word of a fixed value the value; that of the house where it has none."""
    value = values.get(key) or (node.value if isinstance(node := behind.get(key), ScalarNode) else "")
    return key_table.NAMES.value(key, value.strip()) if isinstance(value, str) else ""


@cache
def notice_kind() -> TextKind:
    """notice.md."""
    return TextKind(key_table.NAMES, _form_keys({key: key_table.FRONT_MATTER[key] for key in key_table.KEYS}))


@cache
def attachment_kind() -> TextKind:
    """The ``.md`` of an attachment."""
    return TextKind(key_table.ATTACHMENT_NAMES, _form_keys(key_table.ATTACHMENT_FRONT_MATTER))


@cache
def house_kind() -> TextKind:
    """house.yaml."""
    return TextKind(key_table.NAMES, _form_keys(key_table.FRONT_MATTER), has_body=False)


def _form_keys(table: Mapping[str, key_table.SubKey]) -> tuple[FormKey, ...]:
    return tuple(_key(key, row) for key, row in table.items())


def _key(key: str, row: key_table.SubKey) -> FormKey:
    meanings = _CHOICE_MEANINGS.get(key, {})
    values = (row.values or row.choices) if row.kind in ("choice", "flag") else ()
    choices = (KeyChoice(each, row.values.get(each, each), *meanings.get(each, ("", ""))) for each in values)
    return FormKey(key, row.title, row.zh, row.en, row.kind, tuple(choices), _form_keys(row.entries))


# The values of a text, each with its lines, and as they are written in the text.


@dataclass(frozen=True)
class FormText:
    """A text template, or house.yaml, that can be edited in a form.

    ``values`` are those of the file under English keys, with lists where ``kind`` has them; ``body`` is the text below,
    which begins on the line ``body_first_line``; ``words`` is the kind of the file's keys. ``lines`` are the first and
    last line of each key, and of each entry as ``contact.name`` or ``stamp.0.name``, from 1.
    """

    kind: TextKind
    file: source_file.SourceFile
    values: Mapping[str, Value]
    body: str
    body_first_line: int
    words: key_translation.KeyKind
    lines: Mapping[str, tuple[int, int]]

    @property
    def front(self) -> str:
        """The text as far as the front matter goes, from its first ``---``, without the second."""
        if not self.kind.has_body:
            return self.file.text
        return "".join(f"{line}\n" for line in self.file.lines[: self.body_first_line - 2])


def form_text(data: bytes, name: str = "notice.md", kind: TextKind | None = None) -> FormText:
    """The text ``data`` of that ``kind`` (default: a notice), called ``name`` in problems.

    Raises NoticeError with all problems where it has no front matter that can be read.
    """
    kind = kind or notice_kind()
    file = source_file.source_of(data, Path(name), name=name, error=NoticeError)
    if not kind.has_body:
        return _keys_alone(file, kind)
    front = front_matter.split_front_matter(file, kind.names, error=NoticeError)
    text = "".join(f"{line}\n" for line in file.lines[: front.body_first_line - 2])
    laid = yaml_layout.lay_out_in_english(text, kind.names)
    lines = dict(yaml_layout.key_lines(laid, text))
    values = kind.canonical(_entries(front.node))
    return FormText(kind, file, values, front.body, front.body_first_line, laid.kind, lines)


def _keys_alone(file: source_file.SourceFile, kind: TextKind) -> FormText:
    """The text of a file that is nothing but keys. Raises NoticeError with all problems where it cannot be read."""
    found = front_matter.load_readable(file, kind.names)
    NoticeError.raise_for(found.problems)
    laid = yaml_layout.lay_out_in_english(file.text, kind.names)
    values = kind.canonical(_entries(found.node))
    return FormText(kind, file, values, "", len(file.lines), laid.kind, dict(yaml_layout.key_lines(laid, file.text)))


def house_values(house: MappingNode | None) -> dict[str, Value]:
    """The values of house.yaml, which hold where a notice has none."""
    return {} if house is None else notice_kind().canonical(_entries(house))


def is_given(value: Value) -> bool:
    """Whether ``value`` is anything but an empty text, list or mapping."""
    return bool(value)


def _plain_value(node: Node) -> Value:
    """The value of ``node`` without places."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, MappingNode):
        return _entries(node)
    return tuple(map(_plain_value, node.items))


def _entries(node: MappingNode) -> dict[str, Value]:
    return {key: _plain_value(value) for key, value in node.entries.items()}


def written_value(value: Value, key: str, names: key_translation.KeyNames, kind: key_translation.KeyKind) -> str:
    """``value`` of ``key`` as YAML in one line, in the words that the file uses for keys and for fixed values."""
    if isinstance(value, str):
        return names.word(f"{key}={value}", kind) if value in names.values.get(key, {}) else yaml_layout.quoted(value)
    return written_plain(value, names.below.get(key, key_translation.NO_NAMES), kind)


def written_plain(value: Value, names: key_translation.KeyNames, kind: key_translation.KeyKind) -> str:
    """``value`` as YAML in one line; ``names`` are those of its keys."""
    if isinstance(value, str):
        return yaml_layout.quoted(value)
    if isinstance(value, Mapping):
        return yaml_items.record(_pairs(value, names, kind)).flow
    return f"[{yaml_items.listed(written_item(each, names, kind) for each in value)}]"


def written_item(value: Value, names: key_translation.KeyNames, kind: key_translation.KeyKind) -> yaml_items.Item:
    """An item of a list; ``names`` are those of its keys."""
    if isinstance(value, Mapping):
        return yaml_items.record(_pairs(value, names, kind), in_braces=True)
    written = written_plain(value, names, kind)
    return yaml_items.Item((f"- {written}",), written)


def _pairs(
    value: Mapping[str, Value], names: key_translation.KeyNames, kind: key_translation.KeyKind
) -> list[tuple[str, str]]:
    return [
        (yaml_layout.quoted(names.word(key, kind)), written_value(each, key, names, kind))
        for key, each in value.items()
    ]


# What the choices of the front matter's keys mean, as forms show them: Chinese and English.


_CHOICE_MEANINGS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "format": {str(each): form.meaning for each, form in FORMS.items()},
    "signature": {
        "sealed": ("盖章，留出印章位置", "sealed; room is kept"),
        "unsealed": ("不盖章", "without a seal"),
        "stamp": ("签名章，还要写职务和姓名（stamp）", "a signature stamp; write stamp, too"),
        "parties": ("双方签署，发文机关写甲方、乙方两个", "signed by both parties, which are the two organs"),
        "none": ("不署名，只有纪要和有题注的可以", "not signed; minutes, and what a meeting adopted"),
    },
    "profile": {
        "office": ("页边距 37/35/28/26 毫米，办公室通用", "margins as clerks set them"),
        "gbt33476": ("按 GB/T 33476 算，字迹正好填满版心", "margins by GB/T 33476: ink fills the type area"),
    },
    "disclosure": {
        "主动公开": ("可以上网", "may be on a website"),
        "依申请公开": (
            "只给申请的人，写理由（disclosure_reason）",
            "on request; write disclosure_reason, too",
        ),
        "不予公开": ("不公开，写理由（disclosure_reason）", "not public; write disclosure_reason, too"),
    },
    "disclosure_in": {"note": ("印在附注里", "in 附注")},
    "levels": {
        "provisions": ("按编、章、节、条排", "as provisions"),
        "headings": ("按一、（一）1.（1）排", "by 一、（一）1.（1）"),
    },
    "edition": {
        "征求意见稿": ("发出去征求意见的稿件", "a draft for comment"),
        "校对稿": ("排好了供校对的稿件", "a proof"),
    },
    "urgency": {
        "特提": ("电报用，立即办理", "of telegrams: at once"),
        "特急": ("特别紧急", "extremely urgent"),
        "加急": ("需要加快办理", "urgent"),
        "平急": ("电报用，按时办理", "of telegrams: in good time"),
    },
    "kind": {
        "决议": ("会议讨论通过的重大决策事项", "resolution"),
        "决定": ("对重要事项作出决策和部署、奖惩、变更或者撤销不适当的决定", "decision"),
        "命令": ("公布行政法规和规章、宣布施行重大强制性措施、授予和晋升衔级、嘉奖", "order"),
        "令": ("同“命令”，公布法规规章时常用", "order, by its short name"),
        "公报": ("公布重要决定或者重大事项", "communiqué"),
        "公告": ("向国内外宣布重要事项或者法定事项", "announcement"),
        "通告": ("在一定范围内公布应当遵守或者周知的事项", "public notice"),
        "意见": ("对重要问题提出见解和处理办法", "opinion"),
        "通知": ("发布、传达要求下级机关执行和有关单位周知的事项，批转、转发公文", "notice"),
        "通报": ("表彰先进、批评错误、传达重要精神和告知重要情况", "circular"),
        "报告": (
            "向上级机关汇报工作、反映情况，回复询问；要写签发人（signers）",
            "report to a superior; write signers",
        ),
        "请示": ("向上级机关请求指示、批准；要写签发人（signers）", "request to a superior; write signers"),
        "批复": ("答复下级机关请示事项", "reply to a request"),
        "议案": ("人民政府按法律程序向同级人民代表大会提请审议事项", "bill"),
        "函": ("不相隶属机关之间商洽工作、询问和答复问题、请求批准", "letter"),
        "纪要": ("记载会议主要情况和议定事项", "minutes"),
    },
}
"""By key and value. What each 文种 is for is that of 条例, article 8, shortened."""
