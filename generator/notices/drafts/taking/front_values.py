"""The values of a draft for a front matter: all that it gives, and those without which the notice would be another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from generator.check.fixable import uncertain
from generator.ground.errors import Problem
from generator.ground.source import source_file, yaml_items, yaml_layout, yaml_tree
from generator.ground.source.nodes import MappingNode
from generator.notices.drafts.taking.draft_conversion import Alteration, CommentedKey, Part
from generator.notices.drafts.taking.source_text import one_line, title_of
from generator.official.document import SignatureKind
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.official.recognition.header import MARK_END
from generator.standard import EDITOR_NOTE, meant_number
from generator.templates.text.front_matter.front_matter_reading import read_front_matter
from generator.templates.text.front_matter.head_elements import NO_MARK
from generator.templates.text.front_matter.key_table import KEYS, NO_RECIPIENTS

_PLACES = ("recipients_span", "sources", "title", "attachments", "kind")
"""Values that say where or how something is written, not what the notice is."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_KEPT = ("title", "recipients", "date")

_Value = str | Sequence[str | Mapping[str, str]] | Mapping[str, str]
"""A text, a list of texts or mappings, or a mapping."""

Values = dict[str, _Value]


def chosen(values: Values, house: MappingNode | None) -> tuple[Values, list[CommentedKey]]:
    """The ``values`` to be written, and those with which no notice could be built, each with the problem.

    What ``house`` or the built-in defaults give in the same way is left out. What a warning is about stays: it may be
    read and not printed.
    """
    kept, refused = dict(values), []
    while (fault := next(_faults(kept, house), None)) is not None:
        key, problem = fault
        refused.append(CommentedKey(key, _shown(kept.pop(key)), problem))
    warnings: list[Problem] = []
    wanted = _read(kept, house, warnings)
    own = {*_KEPT, *((each.field or "").partition(".")[0] for each in warnings)}
    for key in [key for key in reversed(KEYS) if key in kept and key not in own]:
        kept = next((shorter for shorter in _shorter(kept, key) if _read(shorter, house, []) == wanted), kept)
    return {key: kept[key] for key in KEYS if key in kept}, refused


def missing(values: Values, house: MappingNode | None) -> tuple[str, ...]:
    """The keys that a notice of these ``values`` must have and has not."""
    problems: list[Problem] = []
    _read(values, house, problems)
    absent = {each.field for each in problems if each.severity == "error" and each.field not in values}
    return tuple(key for key in KEYS if key in absent)


def yaml_of(value: _Value) -> str:
    """``value`` as YAML in one line."""
    if isinstance(value, str):
        return value if _DATE.fullmatch(value) else yaml_layout.quoted(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {yaml_of(each)}' for key, each in value.items())}}}"
    if all(isinstance(each, str) for each in value):
        return yaml_items.list_of_texts(each for each in value if isinstance(each, str))
    return f"[{', '.join(map(yaml_of, value))}]"


def _faults(values: Values, house: MappingNode | None) -> Iterator[tuple[str, Problem]]:
    """The values that are in error."""
    problems: list[Problem] = []
    _read(values, house, problems)
    for problem in problems:
        key = (problem.field or "").partition(".")[0]
        if problem.severity == "error" and key in values:
            yield key, problem


def _shorter(values: Values, key: str) -> Iterator[Values]:
    """``values`` without ``key``, then without each entry of the mapping that it may be."""
    yield {name: value for name, value in values.items() if name != key}
    value = values[key]
    if isinstance(value, Mapping):
        for entry in value:
            yield {**values, key: {name: each for name, each in value.items() if name != entry}}


def _read(values: Values, house: MappingNode | None, problems: list[Problem]) -> tuple[object, ...]:
    """The values that a notice reads from ``values``, to be compared; problems are noted in ``problems``."""
    lines = "".join(f"{key}: {yaml_of(value)}\n" for key, value in ({"title": ""} | values).items())
    node = yaml_tree.load_yaml(source_file.source_of(lines.encode(), Path(), name="notice.md"))
    read = read_front_matter(node, house, problems)
    compared = (getattr(read, each.name) for each in fields(read) if each.name not in _PLACES)
    return (read.title.lines or read.title.text, *compared)


def _shown(value: _Value) -> str:
    if isinstance(value, str):
        return value
    parts = value.values() if isinstance(value, Mapping) else value
    return "、".join(_shown(each) for each in parts)


# The values of a front matter that a recognised draft gives, each as data; what it leaves open is apart.


_SHORTEST_ORGAN = 5
_LABEL = re.compile(r"(?:份号|密级|紧急程度|等级|主送(?:机关)?)[：:]?")
_OTHER_BRACKETS = str.maketrans("﹝﹞<>{}「」", "〔〕" * 4)
_STARS = str.maketrans("☆*＊", "★★★")
_WHO = {"出席": "present", "请假": "excused", "列席": "observing"}
_BRACKETS = "（()）"
_RANGE = re.compile("发至|公开发布")
"""What an 附注 has that says to whom a document without 主送机关 goes."""
_UNCOUNTED = re.compile(r"(?<=第)0+|[（()）]")  # what a counted number is without


@dataclass(slots=True)
class _FrontValues:
    """``values`` by English key; ``unwritten`` is what is open, ``altered`` what has another form than in the draft."""

    values: dict[str, _Value] = field(default_factory=dict)
    unwritten: list[CommentedKey] = field(default_factory=list)
    altered: list[Alteration] = field(default_factory=list)

    def put(self, key: str, value: _Value) -> None:
        """Notes the ``value`` of ``key``; an empty one is none."""
        if value:
            self.values[key] = value

    def put_text(self, key: str, element: Element | None, text: str | None = None) -> None:
        """Notes the ``text`` of ``element`` (default: its own, in one line), or that it is yet to be filled in."""
        if element is None:
            return
        text = one_line(element.text) if text is None else text
        if _is_open(text):
            self.unwritten.append(CommentedKey(key, element.text.strip()))
        else:
            self.put(key, text)

    def put_altered(self, key: Part, element: Element, before: str, after: str) -> None:
        """Notes a value with ``after`` in place of what the draft has."""
        if before != after:
            self.altered.append(Alteration(key, element.paragraph.place.paragraph, before, after))
        self.put(key, after)


def front_values(found: RecognisedDocument, *, is_converted: bool) -> _FrontValues:
    """The values of ``found`` for the keys of a front matter, without attachments.

    Where the draft ``is_converted``, a date that is a field is that of today, whatever the draft shows.
    """
    front = _FrontValues()
    front.put("format", str(found.format))
    front.put("kind", "" if found.kind is None else found.kind.name)
    front.put("profile", "" if found.profile is None else str(found.profile))
    _put_small(front, found)
    _put_issuer(front, found)
    _put_number(front, found)
    _put_title(front, found)
    _put_title_note(front, found)
    _put_bulletin(front, found)
    _put_recipients(front, found)
    _put_signature(front, found, is_converted=is_converted)
    _put_end(front, found)
    return front


def _put_small(front: _FrontValues, found: RecognisedDocument) -> None:
    """份号, 密级, 紧急程度, 签发人, and the mark of a draft."""
    for key in ("copy_number", "urgency"):
        element: Element | None = getattr(found, key)
        if element is not None:
            front.put_text(key, element, _unlabelled(element))
    if found.secrecy is not None:
        written = _unlabelled(found.secrecy)
        front.put_altered("secrecy", found.secrecy, written, written.translate(_STARS))
    names = [name for name in found.signer_names if not _is_no_name(name)]
    front.put("signers", names)
    if found.signers is not None and not names:
        front.unwritten.append(CommentedKey("signers", found.signers.text))
    if found.edition is not None:
        front.put("edition", forms.without_blanks(found.edition.text).strip("（()）〔〕[]【】"))


def _unlabelled(element: Element) -> str:
    return _LABEL.sub("", forms.without_blanks(element.text), count=1)


def _put_issuer(front: _FrontValues, found: RecognisedDocument) -> None:
    """The organs that sign, else those of the mark or the title, and the mark."""
    lines = [forms.without_blanks(each.text) for each in found.mark]
    signing = [one_line(each.text) for each in found.signature.organs]
    least = _SHORTEST_ORGAN if found.signature.how == "stamp" else 1  # names of people may be beside their stamps
    organs = [name for name in signing if not _is_no_name(name) and len(name) >= least]
    front.unwritten += [CommentedKey("issuer", name) for name in signing if name not in organs]
    organs = organs or [organ for line in lines if (organ := MARK_END.sub("", line)) and not _is_no_name(organ)]
    if not organs and found.title is not None:
        before, about, _ = forms.without_blanks(found.title.text).partition("关于")
        organs = [before] if before and about else []
    organs = list(dict.fromkeys(organs))
    front.put("issuer", organs if len(organs) > 1 else "".join(organs))
    word = [] if found.mark_word is None else [forms.without_blanks(found.mark_word.text)]
    mark = [*lines, *word] if len(lines) > 1 else ["".join([*lines, *word])]
    if not found.mark and found.form.mark_can_lack:
        front.put("mark", NO_MARK)
    elif any(map(_is_no_name, mark)) and found.mark:
        front.unwritten.append(CommentedKey("mark", "".join(mark)))
    else:
        front.put("mark", mark if len(mark) > 1 else mark[0])


def _put_number(front: _FrontValues, found: RecognisedDocument) -> None:
    if found.number is None:
        return
    text = forms.without_blanks(found.number.text)
    others = (forms.without_blanks(each.text) for each in found.number.paragraphs[1:])
    front.unwritten += [CommentedKey("number", each) for each in others]
    if forms.ORDER_NUMBER.fullmatch(text):
        text = text.strip(_BRACKETS)
    if any(each.fullmatch(text) for each in found.form.number_forms):
        front.put("number", text)
    elif any(each.fullmatch(counted := _UNCOUNTED.sub("", text)) for each in found.form.counted):
        front.put_altered("number", found.number, text, counted)
    elif (meant := meant_number(text.translate(_OTHER_BRACKETS))) is not None:
        front.put_altered("number", found.number, text, meant)
    elif _OPEN_PLACE.search(text) is not None or _SERIAL.search(text) is None:  # year or serial
        front.unwritten.append(CommentedKey("number", one_line(found.number.text)))
    else:
        front.put("number", text)


def _put_title(front: _FrontValues, found: RecognisedDocument) -> None:
    if found.title is None:
        if found.form.title != "yes" or found.pieces:
            front.put("title", "".join(forms.without_blanks(each.text) for each in found.mark))
        return
    lines = [one_line(line) for line in found.title.text.splitlines() if line.strip()]
    title = title_of(lines)
    if _is_open(title):
        front.unwritten.append(CommentedKey("title", one_line(found.title.text)))
    else:
        front.put_altered("title", found.title, "|".join(lines), title)


def _put_title_note(front: _FrontValues, found: RecognisedDocument) -> None:
    """题注 without its brackets, its days in Arabic digits; a day alone is none where the form has no 题注."""
    note = found.title_note
    if note is None:
        return
    written = one_line(note.text).strip("（）")
    if found.form.title_note == "no" and forms.DATE.fullmatch(written.strip(_BRACKETS)):
        front.unwritten.append(CommentedKey("title_note", written))
    else:
        front.put_altered("title_note", note, written, forms.DATE.sub(_as_written, written.strip(_BRACKETS)))


def _put_bulletin(front: _FrontValues, found: RecognisedDocument) -> None:
    """内部标注, 总期数, 按语, 报, 送, 发 and 本期增发, 共印份数."""
    if found.internal is not None:
        front.put_text("internal", found.internal, " ".join(found.internal.text.split()))
    total = None if found.issue_total is None else forms.ISSUE_TOTAL.search(found.issue_total.text)
    front.put("issue_total", "" if total is None else str(int(total["total"])))
    if found.editor_note is not None:
        lines = [one_line(line) for line in found.editor_note.text.splitlines()]
        front.put("editor_note", "\n".join(lines).removeprefix(EDITOR_NOTE))
    for key, label in forms.LISTED.items() if found.imprint is not None else ():
        listed: Element | None = getattr(found.imprint, key)
        if listed is not None:
            front.put_text(key, listed, label.sub("", one_line(listed.text), count=1).strip("。 "))
    copies = None if found.imprint is None else found.imprint.copies
    printed = "" if copies is None else "".join(filter(str.isdigit, copies.text))
    front.put("printing", {"run": printed} if printed and found.form.imprint == "listed" else {})


def _as_written(match: re.Match[str]) -> str:
    day = forms.date_of(match[0])
    return match[0] if day is None else str(day)


def _put_recipients(front: _FrontValues, found: RecognisedDocument) -> None:
    """主送机关, or that there are none: where the 附注 says to whom it goes, or a meeting has adopted it."""
    element = found.recipients
    if element is None and found.imprint is not None:
        element = found.imprint.recipients
    if element is not None:
        front.put_text("recipients", element, _LABEL.sub("", one_line(element.text), count=1).rstrip("：: 。"))
    elif found.form.recipients == "usual" and (found.title_note is not None or _says_range(found.note)):
        front.put("recipients", NO_RECIPIENTS)


def _says_range(note: Element | None) -> bool:
    return note is not None and _RANGE.search(forms.without_blanks(note.text)) is not None


def _put_signature(front: _FrontValues, found: RecognisedDocument, *, is_converted: bool) -> None:
    """成文日期, the kind of signature where it is certain, and the stamps."""
    signed = found.signature
    if signed.date is not None and forms.date_of(signed.date.text) is None:
        front.unwritten.append(CommentedKey("date", signed.date.text.strip()))
    elif signed.date is not None and is_converted and _is_of_today(signed.date):
        front.unwritten.append(CommentedKey("date", "", Problem("draft-date-field", signed.date.paragraph.place)))
    elif found.issued is not None:
        front.put("date", found.issued.iso)
    paragraphs = [each.paragraph for each in (*signed.organs, *signed.posts)]
    doubtful = uncertain(found)
    stamps = [stamp for each in signed.posts if (stamp := _stamp(each))]
    if signed.how is not None and paragraphs and not any(id(each) in doubtful for each in paragraphs):
        front.put("signature", str(SignatureKind(signed.how)) if stamps or signed.how != "stamp" else "")
    front.put("stamp", stamps)
    front.unwritten += [CommentedKey("stamp", each.paragraph.text.strip()) for each in signed.posts if not _stamp(each)]


def _stamp(post: Element) -> dict[str, str]:
    """The post and the name after it."""
    text = forms.DATE.sub("", post.paragraph.text)  # the date may be in the same line
    name = forms.without_blanks(text.strip().removeprefix(post.text)).lstrip("：:")
    return {"post": forms.without_blanks(post.text), "name": name} if name and not _is_no_name(name) else {}


def _put_end(front: _FrontValues, found: RecognisedDocument) -> None:
    """附注, 出席人员, 版记."""
    if found.note is not None:
        front.put_text("note", found.note, one_line(found.note.text).strip(_BRACKETS))
    front.put("attendance", dict(_attendance(found)))
    imprint = found.imprint
    if imprint is None:
        return
    if imprint.copy_to is not None:
        text = forms.COPY_TO.sub("", one_line(imprint.copy_to.text), count=1)
        front.put_text("copy_to", imprint.copy_to, text.strip("。 "))
    office, issued = imprint.office, imprint.date
    date = None if issued is None else forms.date_of(issued.text)
    if issued is not None and date is None:
        front.unwritten.append(CommentedKey("imprint", one_line(issued.text)))
    if office is not None and _is_open(office.text):
        front.unwritten.append(CommentedKey("imprint", one_line(office.text)))
        office = None
    named = {} if office is None else {"office": one_line(office.text)}
    front.put("imprint", named | ({} if date is None else {"date": date.iso}))
    handling = {"name": imprint.handler, "phone": imprint.phone}
    front.put("contact", {key: one_line(each.text) for key, each in handling.items() if each is not None})


def _attendance(found: RecognisedDocument) -> Iterator[tuple[str, str]]:
    for each in found.attendance:
        label = forms.ATTENDANCE.match(each.text)
        key = _WHO.get(forms.without_blanks(each.text)[:2])
        if label is not None and key is not None:
            yield key, one_line(each.text[label.end() :])


def names_attendance(element: Element) -> bool:
    """Whether an entry of 出席人员 has a key: 主持 and 记录 have none."""
    return forms.without_blanks(element.text)[:2] in _WHO


# Fields that a draft leaves open: 〔20XX〕XX号, 2024年 月 日, □□□, （局名）.


_OPEN = r"×XxＸｘ*＊□_＿○◯▢?？…"
_NOTHING_ELSE = re.compile(rf"[{_OPEN}\s　:：()（）\[\]〔〕【】，,、。.·—-]*")
_OPEN_PLACE = re.compile(rf"[{_OPEN}]")
_OPEN_NAME = re.compile(r"[×□○◯▢_＿。！？；]|[XxＸｘ*＊]{2}")
_DATE_FIELDS = ("DATE", "TIME")
_SERIAL = re.compile(r"第?\s{0,9}[0-9０-９一二三四五六七八九十〇零]{1,9}\s{0,9}[号期次]?\s{0,9}$")


def _is_open(text: str) -> bool:
    """Whether ``text`` has nothing but places to be filled in."""
    return _NOTHING_ELSE.fullmatch(text) is not None


def _is_no_name(text: str) -> bool:
    """Whether ``text`` is no name of an organ or a person, or none yet: ×××局, □□□, （局名）, a sentence."""
    plain = forms.without_blanks(text)
    return _is_open(plain) or _OPEN_NAME.search(plain) is not None or forms.ORGAN_PLACE.fullmatch(plain) is not None


def _is_of_today(date: Element) -> bool:
    """Whether ``date`` is a field that shows today's date (ECMA-376 part 1, 17.16.5.16)."""
    fields = (run.field for paragraph in date.paragraphs for run in paragraph.runs if run.text.strip())
    return any(field is not None and field.upper().startswith(_DATE_FIELDS) for field in fields)
