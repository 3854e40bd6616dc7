"""A changed title → the edit of its key, where the key's value is exactly what is printed.

Other elements are for the office to change: 主送机关, too, decide who gets papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.desk.reviewing.base_draft import BaseItem
from generator.desk.reviewing.built_draft import BuiltDraft, ElementOrigin, Origin
from generator.desk.reviewing.composing import composed_value
from generator.desk.reviewing.flow import FlowItem, FlowParagraph
from generator.desk.reviewing.proposal import Proposal, SourceEdit
from generator.desk.reviewing.refusal import RefusedError
from generator.desk.reviewing.typed_lines import Atom, TypedText
from generator.ground.source import SourceFile, lay_out_in_english, split_front_matter
from generator.ground.source.yaml_layout import LaidScalar
from generator.ground.source.yaml_quoting import Quote, quoted
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.keys import ATTACHMENT_NAMES, NAMES

_TITLE, _ATTACHMENTS = "title", "attachments"
_PRINTED = (_TITLE, _ATTACHMENTS)
"""The elements whose value is printed as it is, but for what is printed around it."""

_BEFORE_ATTACHMENT = re.compile(r"^(?:附件：)?(?:[0-9]{1,3}[.．])?")
_LINE_BREAK = "|"
_QUOTES: Mapping[str, Quote] = {"'": "'", '"': '"'}


def element_edit(built: BuiltDraft, base: BaseItem, copies: Sequence[FlowItem], proposal: Proposal) -> None:
    """Put into ``proposal`` what ``base`` needs to print what came back. Raises RefusedError."""
    now = built.flow.items[base.today or 0]
    origin = _origin(built, now)
    if origin is None:
        raise RefusedError("set-in")
    copy = copies[0] if len(copies) == 1 else None
    if (
        not isinstance(origin, ElementOrigin)
        or not isinstance(copy, FlowParagraph)
        or not isinstance(now, FlowParagraph)
    ):
        raise RefusedError("element")
    name = Path(origin.file or "").name
    if origin.element not in _PRINTED or name not in built.files or built.files[name].name != origin.file:
        raise RefusedError("element")
    if origin.element == _ATTACHMENTS and name == NOTICE_FILE:
        raise RefusedError("element")
    before, after = (_value(text, origin.element) for text in (now.text, copy.text))
    key = _TITLE if origin.element == _ATTACHMENTS else origin.element
    edit = _edit(built.files[name], name, key, before, after)
    proposal.edits, proposal.printed = (edit,), ((copy.text,),)


def _origin(built: BuiltDraft, item: FlowItem) -> Origin | None:
    return next((built.origins[mark] for mark in item.marks if mark in built.origins), None)


def _value(printed: str, element: str) -> str:
    text = printed.replace("\n", "")
    return _BEFORE_ATTACHMENT.sub("", text, count=1) if element == _ATTACHMENTS else text


def _edit(file: SourceFile, name: str, element: str, before: str, after: str) -> SourceEdit:
    names = NAMES if name == NOTICE_FILE else ATTACHMENT_NAMES
    closing = split_front_matter(file, names).body_first_line - 1
    offset = len(file.lines[0]) + 1
    node = lay_out_in_english("\n".join(file.lines[1 : closing - 1]), names).get(element)
    if not isinstance(node, LaidScalar) or node.is_block or not after:
        raise RefusedError("element")
    value = TypedText(tuple(_atoms(node.value, element)))
    if value.text != before:
        raise RefusedError("element")
    written = quoted(composed_value(value, after), _QUOTES.get(node.mark, ""))
    return SourceEdit(name, offset + node.start, offset + node.end, written)


def _atoms(value: str, element: str) -> Iterator[Atom]:
    """The characters of ``value``; a mark of a title's line break belongs to the character behind it."""
    before = ""
    for character in value:
        if character == _LINE_BREAK and element == _TITLE:
            before += character
        else:
            yield Atom(character, before + character)
            before = ""
