"""The schemas of front matters: of the notice, of the dispatch's other papers, of attachments, and of house.yaml.

The shape of a key's value is here once for all of them; the readers decide which keys a file may and must have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.desk.schemas.conditions import conditions
from generator.desk.schemas.defaults import Defaults
from generator.desk.schemas.hover import Hover, described
from generator.desk.schemas.value_shapes import (
    NOT_BLANK,
    Schema,
    ValueShapes,
    listed,
    mapping,
    remedy,
    required_key,
    whole,
)
from generator.desk.schemas.words import front_matter as words
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
_FIXED = {key: (*values, *values.values()) for key, values in _BELOW["attachments"].values.items()}
_EMPTY = remedy("notice-empty-value", field="")
_MOST_COPY_NUMBER = 999_999
_LINE = r"\s*[^\s|][^|]*"
_TITLE_FORM = rf"^(?=[\s\S]*{NOT_BLANK}){_LINE}(?:\|{_LINE})*$"


def notice_schema(house: MappingNode | None = None) -> Schema:
    """The schema of notice.md's front matter; keys that ``house`` has are not required."""
    behind = Defaults.of(house)
    shapes = _shapes(ValueShapes(), behind)
    required = [key for key in REQUIRED if not behind.has(key)]
    needed = [required_key(key, NAMES) for key in KEYS if key in required]
    return {
        **mapping(described(shapes, KEYS, words.KEYS, NAMES)),
        **words.NOTICE.said(),
        "allOf": [*needed, *conditions(behind)],
    }


def paper_schema(house: MappingNode | None = None) -> Schema:
    """The schema of a paper's front matter; keys that the notice shares with its papers are not required."""
    behind = Defaults.of(house, shared=SHARED)
    title = {"title": _title(ValueShapes(tags=True))}
    shapes = _shapes(ValueShapes(tags=True), behind) | {"attachments": _listed_only(title)}
    required = [key for key in REQUIRED if not behind.has(key)]
    return {**mapping(described(shapes, PAPER_KEYS, words.KEYS, NAMES), required, NAMES), **words.PAPER.said()}


def attachment_schema() -> Schema:
    """The schema of an attachment's own front matter."""
    shapes = {"title": _title(ValueShapes()), "landscape": ValueShapes().flag()}
    return {
        **mapping(
            described(shapes, ATTACHMENT_KEYS, words.ATTACHMENT_KEYS, ATTACHMENT_NAMES), ("title",), ATTACHMENT_NAMES
        ),
        **words.ATTACHMENT.said(),
    }


def house_schema() -> Schema:
    """The schema of house.yaml, in which no key is required."""
    return {
        **mapping(described(_shapes(ValueShapes(), Defaults.anything()), HOUSE_KEYS, words.KEYS, NAMES)),
        **words.HOUSE.said(),
    }


def _shapes(values: ValueShapes, behind: Defaults) -> dict[str, Schema]:
    """The shape of each key's value."""
    text, texts = values.text(NOT_BLANK, _EMPTY), values.texts(NOT_BLANK, _EMPTY)
    of_kind = {"text": text, "texts": texts, "date": values.date()}
    return {
        **{name: of_kind[key.kind] for name, key in FRONT_MATTER.items() if key.kind in of_kind},
        "number": _number(values, bare=behind.has("number_prefix")),
        "title": _title(values),
        "signature": values.choice(_in_both("signature", words.SIGNATURES, SignatureKind)),
        "seal_diameter": _seal_diameter(values),
        "attachments": _attachments(values),
        "contact": _texts_of(text, CONTACT, words.CONTACT, _BELOW["contact"]),
        "imprint": _imprint(values, text, behind),
        "copy_number": _copy_number(values),
        "secrecy": _secrecy(values),
        "urgency": values.choice({each: words.URGENCIES[each] for each in URGENCIES}),
        "stamp": _stamp(text),
        "attendance": _texts_of(text, ATTENDANCE, words.ATTENDANCE, _BELOW["attendance"]),
        "kind": values.choice({name: words.KINDS[name] for name in KINDS}),
        "format": values.choice({str(each): words.FORMATS[each] for each in Format}),
        "profile": values.choice(_in_both("profile", words.PROFILES, Profile)),
        "extra": {"type": "object"},
        "edition": values.choice({str(each): words.EDITIONS[each] for each in DRAFTS}),
        "printing": _printing(values),
        "fonts": _texts_of(text, FONT_ROLES, words.FONTS, _BELOW["fonts"]),
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
    names = _BELOW["imprint"]
    return mapping(described({"office": text, "date": values.date()}, IMPRINT, words.IMPRINT, names), required, names)


def _stamp(text: Schema) -> Schema:
    """A list of stamps, or a single stamp without a list."""
    one = _texts_of(text, STAMP, words.STAMP, _BELOW["stamp"], required=STAMP)
    snippets = {"defaultSnippets": [{"label": "签名章", "body": [{"post": "$1", "name": "$2"}]}]}
    return one | {"type": ["array", "object"], "items": one, "minItems": 1} | snippets


def _attachments(values: ValueShapes) -> Schema:
    """Names of text files, and mappings for files whose title has to be given."""
    kinds = (TEXT, WORD, *COPIES)
    hint = remedy("notice-attachment-kind", name="")
    left_out = remedy("notice-choice", field="", value="", choices="、".join(_FIXED["leave_out"]))
    entry = mapping(
        described(
            {
                "title": _title(values),
                "file": values.written(_ends(*kinds), hint),
                "detached": values.flag(),
                "head": values.choice(dict.fromkeys(_FIXED["head"], words.ATTACHMENT_ENTRY["head"])),
                "leave_out": values.texts(whole(*_FIXED["leave_out"]), left_out),
            },
            ATTACHMENT_ENTRY,
            words.ATTACHMENT_ENTRY,
            _BELOW["attachments"],
        ),
        ("file",),
        _BELOW["attachments"],
    )
    name: Schema = {"pattern": _ends(TEXT), "errorMessage": remedy("notice-attachment-title", name="文件名")}
    item = {**entry, "type": ["string", "object"], **name}
    return listed(
        item,
        defaultSnippets=[
            {"label": "排好的附件", "body": ["attachment-${1:1}.md"]},
            {"label": "Word、Excel、PDF 附件", "body": [{"title": "$1", "file": "$2"}]},
        ],
    )


def _listed_only(title: Mapping[str, Schema]) -> Schema:
    """The attachments of a paper, which are only named in it."""
    names = _BELOW["attachments"]
    return listed(mapping(described(title, ("title",), words.ATTACHMENT_ENTRY, names), ("title",), names))


def _printing(values: ValueShapes) -> Schema:
    names, count = (
        values.texts(empty=True),
        values.number(remedy("notice-count", value=""), 0, MOST_COPIES, whole_only=True),
    )
    shapes = {"files": names, "once": names, "duplex": values.flag(), "run": count, "archive": count, "copy_to": count}
    return mapping(described(shapes, PRINTING, words.PRINTING, _BELOW["printing"]))


def _texts_of(
    text: Schema, keys: Sequence[str], hovers: Mapping[str, Hover], names: KeyNames, *, required: Sequence[str] = ()
) -> Schema:
    return mapping(described(dict.fromkeys(keys, text), keys, hovers, names), required, names)


def _in_both(key: str, hovers: Mapping[str, Hover], values: Iterable[str]) -> dict[str, Hover]:
    """The fixed ``values`` of ``key``, and their Chinese words, with the same hover texts."""
    choices = {str(each): hovers[each] for each in values}
    return {**choices, **{NAMES.word(f"{key}={value}", "zh"): hover for value, hover in choices.items()}}


def _ends(*suffixes: str) -> str:
    """A pattern of names with this ending, in small or capital letters."""
    either = ("".join(f"[{c}{c.upper()}]" if c.isalpha() else re.escape(c) for c in suffix) for suffix in suffixes)
    return f"(?:{'|'.join(either)})$"
