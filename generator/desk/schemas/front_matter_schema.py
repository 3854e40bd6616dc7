"""The schemas of front matters: of the notice, of the dispatch's other papers, of attachments, and of house.yaml.

The shape of a key's value is here once for all of them; the readers decide which keys a file may and must have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.desk.schemas.defaults import Defaults
from generator.desk.schemas.value_shapes import (
    NOT_BLANK,
    Schema,
    ValueShapes,
    listed,
    mapping,
    remedy,
    whole,
)
from generator.ground.source import KeyNames, MappingNode
from generator.official.document import SignatureKind
from generator.standard import (
    COPY_NUMBER,
    KINDS,
    MINUTES_NUMBER,
    NUMBER,
    ORDER_NUMBER,
    SECRECY,
    SECRECY_LEVELS,
    URGENCIES,
    Format,
    Profile,
)
from generator.templates.text.attachment_templates import COPIES, TEXT, WORD
from generator.templates.text.front_matter.editions import DRAFTS
from generator.templates.text.front_matter.keys import (
    ATTACHMENT_ENTRY,
    ATTACHMENT_KEYS,
    ATTACHMENT_NAMES,
    ATTENDANCE,
    CONTACT,
    FONT_ROLES,
    FRONT_MATTER,
    HOUSE_KEYS,
    IMPRINT,
    KEYS,
    MOST_COPIES,
    NAMES,
    PAPER_KEYS,
    PRINTING,
    REQUIRED,
    SHARED,
    STAMP,
    seal_diameters,
)

_BELOW = NAMES.below
_FIXED = _BELOW["attachments"].values
_EMPTY = remedy("notice-empty-value", field="")
_MOST_COPY_NUMBER = 999_999
_LINE = r"\s*[^\s|][^|]*"
_TITLE_FORM = rf"^(?=[\s\S]*{NOT_BLANK}){_LINE}(?:\|{_LINE})*$"


def notice_schema(house: MappingNode | None = None) -> Schema:
    """The schema of notice.md's front matter; keys that ``house`` has are not required."""
    behind = Defaults.of(house)
    return mapping(_shapes(ValueShapes(), behind), KEYS, NAMES, _required(behind))


def paper_schema(house: MappingNode | None = None) -> Schema:
    """The schema of a paper's front matter; keys that the notice shares with its papers are not required."""
    behind = Defaults.of(house, shared=SHARED)
    title = {"title": _title(ValueShapes(tags=True))}
    listed_only = listed(mapping(title, title, _BELOW["attachments"], title))
    shapes = _shapes(ValueShapes(tags=True), behind) | {"attachments": listed_only}
    return mapping(shapes, PAPER_KEYS, NAMES, _required(behind))


def attachment_schema() -> Schema:
    """The schema of an attachment's own front matter."""
    shapes = {"title": _title(ValueShapes()), "landscape": ValueShapes().flag()}
    return mapping(shapes, ATTACHMENT_KEYS, ATTACHMENT_NAMES, ("title",))


def house_schema() -> Schema:
    """The schema of house.yaml, in which no key is required."""
    return mapping(_shapes(ValueShapes(), Defaults.anything()), HOUSE_KEYS, NAMES)


def _required(behind: Defaults) -> list[str]:
    return [key for key in REQUIRED if not behind.has(key)]


def _shapes(values: ValueShapes, behind: Defaults) -> dict[str, Schema]:
    """The shape of each key's value."""
    text, texts = values.text(NOT_BLANK, _EMPTY), values.texts(NOT_BLANK, _EMPTY)
    of_kind = {"text": text, "texts": texts, "date": values.date()}
    return {
        **{name: of_kind[key.kind] for name, key in FRONT_MATTER.items() if key.kind in of_kind},
        "number": _number(values, bare=behind.has("number_prefix")),
        "title": _title(values),
        "signature": values.choice(SignatureKind, NAMES.values["signature"]),
        "seal_diameter": _seal_diameter(values),
        "attachments": _attachments(values),
        "contact": _texts_of(text, CONTACT, _BELOW["contact"]),
        "imprint": _imprint(values, text, behind),
        "copy_number": _copy_number(values),
        "secrecy": _secrecy(values),
        "urgency": values.choice(URGENCIES),
        "stamp": _stamp(text),
        "attendance": _texts_of(text, ATTENDANCE, _BELOW["attendance"]),
        "kind": values.choice(KINDS),
        "format": values.choice(Format),
        "profile": values.choice(Profile, NAMES.values["profile"]),
        "extra": {"type": "object"},
        "edition": values.choice(DRAFTS),
        "printing": _printing(values),
        "fonts": _texts_of(text, FONT_ROLES, _BELOW["fonts"]),
    }


def _title(values: ValueShapes) -> Schema:
    return values.text(_TITLE_FORM, remedy("source-missing-key", key="title") + remedy("notice-title-break"))


def _number(values: ValueShapes, *, bare: bool) -> Schema:
    """A number in any of its forms; where the house has 机关代字, it may begin with the bracket."""
    without_letters = NUMBER.pattern[NUMBER.pattern.index("〔") :]
    form = whole(NUMBER, ORDER_NUMBER, MINUTES_NUMBER, *([without_letters] if bare else []), blanks=True)
    return values.written(form, remedy("notice-number", value=""))


def _copy_number(values: ValueShapes) -> Schema:
    """A copy number; one without quotes is a number to an editor, which drops its zeros."""
    form = values.text(whole(COPY_NUMBER, blanks=True), remedy("notice-copy-number", value=""))
    return form | {"type": ["string", "integer"], "minimum": 0, "maximum": _MOST_COPY_NUMBER}


def _seal_diameter(values: ValueShapes) -> Schema:
    least, most = seal_diameters()
    return values.number(remedy("notice-seal-diameter", value="", least=least, most=most), least, most)


def _secrecy(values: ValueShapes) -> Schema:
    snippets = [{"label": level, "body": f"{level}★${{1:1}}年"} for level in SECRECY_LEVELS]
    text = values.written(whole(SECRECY, blanks=True), remedy("notice-secrecy", value=""))
    return text | {"defaultSnippets": snippets}


def _imprint(values: ValueShapes, text: Schema, behind: Defaults) -> Schema:
    required = () if behind.has("imprint", "office") else ("office",)
    return mapping({"office": text, "date": values.date()}, IMPRINT, _BELOW["imprint"], required)


def _stamp(text: Schema) -> Schema:
    """A list of stamps, or a single stamp without a list."""
    one = _texts_of(text, STAMP, _BELOW["stamp"], required=STAMP)
    snippets = {"defaultSnippets": [{"label": "签名章", "body": [{"post": "$1", "name": "$2"}]}]}
    return one | {"type": ["array", "object"], "items": one, "minItems": 1} | snippets


def _attachments(values: ValueShapes) -> Schema:
    """Names of text files, and mappings for files whose title has to be given."""
    kinds = (TEXT, WORD, *COPIES)
    hint = remedy("notice-attachment-kind", name="")
    parts = (*_FIXED["leave_out"], *_FIXED["leave_out"].values())
    shapes = {
        "title": _title(values),
        "file": values.written(_ends(*kinds), hint),
        "detached": values.flag(),
        "head": values.choice(_FIXED["head"], _FIXED["head"]),
        "leave_out": values.texts(whole(*parts), remedy("notice-choice", field="", value="", choices="、".join(parts))),
    }
    entry = mapping(shapes, ATTACHMENT_ENTRY, _BELOW["attachments"], ("file",))
    name: Schema = {"pattern": _ends(TEXT), "errorMessage": remedy("notice-attachment-title", name="文件名")}
    item = {**entry, "type": ["string", "object"], **name}
    return listed(
        item,
        defaultSnippets=[
            {"label": "排好的附件", "body": ["attachment-${1:1}.md"]},
            {"label": "Word、Excel、PDF 附件", "body": [{"title": "$1", "file": "$2"}]},
        ],
    )


def _printing(values: ValueShapes) -> Schema:
    names, count = (
        values.texts(empty=True),
        values.number(remedy("notice-count", value=""), 0, MOST_COPIES, whole_only=True),
    )
    shapes = {"files": names, "once": names, "duplex": values.flag(), "run": count, "archive": count, "copy_to": count}
    return mapping(shapes, PRINTING, _BELOW["printing"])


def _texts_of(text: Schema, keys: Sequence[str], names: KeyNames, *, required: Sequence[str] = ()) -> Schema:
    return mapping(dict.fromkeys(keys, text), keys, names, required)


def _ends(*suffixes: str) -> str:
    """A pattern of names with this ending, in small or capital letters."""
    either = ("".join(f"[{c}{c.upper()}]" if c.isalpha() else re.escape(c) for c in suffix) for suffix in suffixes)
    return f"(?:{'|'.join(either)})$"
