"""The text before and after, character by character: nothing may differ but the mends that are reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from generator.check.mending.changes import Mend
from generator.check.mending.characters import text_of
from generator.ground.errors import Span, TemplateError
from generator.office.package import parsed, read_package
from generator.office.package.opc_names import CONTENT_TYPES
from generator.office.package.part_names import is_relationships
from generator.office.wordml.wordml_names import INSTRUCTION, m, w

_MENDED_WITHOUT_TEXT = (CONTENT_TYPES,)
_HIDDEN = (w("delText"), INSTRUCTION, w("delInstrText"), m("t"))


def differs(before: bytes, after: bytes, mends: Iterable[Mend], file: str) -> str | None:
    """The name of the first part that differs otherwise than ``mends`` say; None where there is none."""
    old, new = read_package(before, name=file), read_package(after, name=file)
    listed = list(mends)
    added = {part for mend in listed for part in mend.parts}
    if set(new) - set(old) - _relationships(new) != added or set(old) - set(new):
        return next(iter(sorted(set(new) ^ set(old))), "")
    expected = {name: _texts(data) for name, data in old.items()}
    for edit in (edit for mend in listed for edit in mend.edits):
        texts = expected.get(edit.part)
        if texts is None or not _applied(texts, edit.paragraph, edit.start, edit.old, edit.new):
            return edit.part
    return next((name for name in sorted(old) if not _same(old[name], new[name], name, expected[name])), None)


def _relationships(parts: Mapping[str, bytes]) -> set[str]:
    return {name for name in parts if is_relationships(name)}


def _applied(texts: list[str], paragraph: int, start: int, old: str, new: str) -> bool:
    if paragraph >= len(texts) or texts[paragraph][start : start + len(old)] != old:
        return False
    text = texts[paragraph]
    texts[paragraph] = text[:start] + new + text[start + len(old) :]
    return True


def _same(old: bytes, new: bytes, name: str, expected: list[str] | None) -> bool:
    if old == new:
        return expected is None or expected == _texts(old)
    if name in _MENDED_WITHOUT_TEXT or is_relationships(name):
        return True
    return expected is not None and _texts(new) == expected and _outside(new) == _outside(old)


def _texts(part: bytes) -> list[str] | None:
    """The text of each ``w:p`` of a part, in order; None where it is no XML."""
    root = _root(part)
    return None if root is None else [text_of(paragraph) for paragraph in root.iter(w("p"))]


def _outside(part: bytes) -> list[tuple[str, str]]:
    """What else has text, and everything that is no property: pictures, notes, comments, fields, in order."""
    root = _root(part)
    if root is None:
        return []
    hidden = [(str(each.tag), each.text or "") for each in root.iter(*_HIDDEN)]
    kept = [(str(each.tag), "") for each in root.iter() if isinstance(each.tag, str) and _is_content(each)]
    return hidden + kept


def _is_content(element: etree._Element) -> bool:
    return str(element.tag) in _CONTENT


_CONTENT = frozenset(
    map(
        w,
        [
            "drawing",
            "pict",
            "object",
            "p",
            "tbl",
            "tr",
            "tc",
            "br",
            "cr",
            "sym",
            "fldChar",
            "hyperlink",
            "bookmarkStart",
            "bookmarkEnd",
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "footnoteReference",
            "endnoteReference",
            "ins",
            "del",
            "sdt",
            "sectPr",
        ],
    )
)


def _root(part: bytes) -> etree._Element | None:
    try:
        return parsed(part, Span(""), keep_comments=True)
    except TemplateError:
        return None
