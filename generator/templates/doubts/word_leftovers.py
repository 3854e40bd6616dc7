"""What a Word template leaves in its papers unlike it was meant: old results of fields, tracked changes, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.office.wordml import tracked_changes
from generator.office.wordml.wordml_names import INSTRUCTION, RUN_PROPERTIES, TBL, P, T, w
from generator.templates.doubts.read_tags import ReadPart, ReadTag
from generator.templates.expressions.tag_syntax import DELIMITER
from generator.templates.word.fields import field_types
from generator.templates.word.fields.field_finding import Field, NestingError, fields_of, nested_fields

_COMMENT = w("commentReference")
_SHOWN = 40


def leftovers(parts: Sequence[ReadPart]) -> Iterator[Problem]:
    """The warnings of all ``parts`` of a Word template."""
    stories = [part for part in parts if part.in_runs]
    yield from _review_marks(stories)
    filled = frozenset[str]().union(*(_filled_bookmarks(part.root) for part in stories))
    for part in stories:
        yield from _old_results(part, filled)
        yield from (problem for tag in part.tags if (problem := _of_two_looks(tag)) is not None)


# What a review left in the template is in every paper.


def _review_marks(parts: Sequence[ReadPart]) -> Iterator[Problem]:
    for code, names in (("template-tracked", tracked_changes.LEFT_MARKED), ("template-comments", (_COMMENT,))):
        marks = [(part, mark) for part in parts for mark in part.root.iter(*names)]
        if marks:
            yield Problem(code, _span(*marks[0]), {"count": len(marks)})


def _span(part: ReadPart, element: etree._Element) -> Span | None:
    """The place of the paragraph that ``element`` is in, or else of the first one below it."""
    around = (*element.iterancestors(P), *element.iter(P))
    return next((each.span(0, _SHOWN) for each in part.paragraphs if each.element in around), None)


# Word computes the results of these fields when it is asked to, not when it opens a paper.


_NUMBERS = re.compile(r"\\[nrwp]\b", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading ?|标题 ?)?[1-9]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_CELL = re.compile(r"[A-Z]", re.IGNORECASE)


def _old_results(part: ReadPart, filled: frozenset[str]) -> Iterator[Problem]:
    """A warning for each field with a result that the tags change; ``filled`` are bookmarks with tags in them."""
    with suppress(NestingError):  # reported when the template is opened
        fields = [each for outer in fields_of(part.root)[0] for each in _with_nested(outer)]
        repeated = _repeated(part) if fields else frozenset()
        for field in fields:
            if _is_old(field, part, filled, repeated):
                shown = " ".join(field.text.split())
                yield Problem("template-field-old", _span(part, field.begin), {"field": shown})


def _with_nested(field: Field) -> Iterator[Field]:
    yield field
    if field.kind != "TOC":
        for nested in nested_fields([*field.code, *field.result]):
            yield from _with_nested(nested)


def _is_old(field: Field, part: ReadPart, filled: frozenset[str], repeated: frozenset[etree._Element]) -> bool:
    if field_types.holds_ours(field, frozenset()):
        return False
    if field.kind == "SEQ":
        return next(field.begin.iterancestors(P), None) in repeated
    if field.kind == "TOC":
        listed = "".join(_texts(field))
        headings = (each for each in part.paragraphs if _is_heading(each.element))
        return any(
            each.element in repeated or (DELIMITER.search(each.text) and each.text.strip() not in listed)
            for each in headings
        )
    names_filled = not filled.isdisjoint(_WORD.findall(field.text.casefold()))
    if field.kind == field_types.FORMULA:
        table = next(field.begin.iterancestors(TBL), None)
        return names_filled or (table is not None and bool(_CELL.search(field.text)) and _is_filled(table))
    refers = field.kind in {"REF", *field_types.CONDITIONS} or field.kind.casefold() in filled
    return refers and names_filled and not (_NUMBERS.search(field.text) or DELIMITER.search("".join(_texts(field))))


def _texts(field: Field) -> Iterator[str]:
    """The texts of the result."""
    for piece in field.result:
        if isinstance(piece, Field):
            yield from _texts(piece)
        else:
            yield piece.element.text or ""


def _is_filled(element: etree._Element) -> bool:
    """Whether there is a tag or a merge field in ``element``."""
    text = "".join(each.text or "" for each in element.iter(T, INSTRUCTION))
    return DELIMITER.search(text) is not None or "MERGEFIELD" in text.upper()


def _is_heading(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    level = paragraph.find(f"{w('pPr')}/{w('outlineLvl')}")
    return level is not None or (style is not None and _HEADING.fullmatch(style.get(w("val"), "")) is not None)


def _repeated(part: ReadPart) -> frozenset[etree._Element]:
    """The paragraphs that a loop repeats."""
    words = {tag.paragraph.element: list[str]() for tag in part.tags}
    for tag in part.tags:
        words[tag.paragraph.element].append(tag.word)
    depth, found = 0, set()
    for paragraph in part.paragraphs:
        own = words.get(paragraph.element, [])
        if depth or "for" in own:
            found.add(paragraph.element)
        depth += own.count("for") - own.count("endfor")
    return frozenset(found)


def _filled_bookmarks(root: etree._Element) -> frozenset[str]:
    """The names, in lower case, of the bookmarks that have a tag or a merge field between their marks."""
    names: dict[str | None, str] = {}
    texts: dict[str | None, str] = {}
    filled = set()
    for element in root.iter(w("bookmarkStart"), w("bookmarkEnd"), T, INSTRUCTION):
        identity = element.get(w("id"))
        if element.tag in (T, INSTRUCTION):
            texts = {each: text + (element.text or "") for each, text in texts.items()}
        elif element.tag == w("bookmarkStart"):
            names[identity], texts[identity] = element.get(w("name"), "").casefold(), ""
        elif identity in texts:
            text = texts.pop(identity)
            if DELIMITER.search(text) or "MERGEFIELD" in text.upper():
                filled.add(names[identity])
    return frozenset(filled)


# A value looks like the first character of its tag.


_LOOKS = tuple(map(w, ("b", "i", "u", "strike", "color", "highlight", "sz", "vertAlign", "em", "vanish")))
_OFF = frozenset(("0", "false", "off", "none", "auto", "baseline"))


def _of_two_looks(tag: ReadTag) -> Problem | None:
    """A warning where a part of a printed tag is bold, coloured or the like, and another is not."""
    if tag.found.kind != "variable" or tag.prefix == "r":
        return None
    looks = []
    for piece in tag.paragraph.pieces:
        start, end = max(tag.found.start, piece.start), min(tag.found.end, piece.start + len(piece.text))
        if start < end and piece.text[start - piece.start : end - piece.start].strip():
            looks.append(_look(piece.element))
    return tag.problem("template-look-parts") if len(set(looks)) > 1 else None


def _look(element: etree._Element) -> frozenset[tuple[str, str]]:
    run = element.getparent()
    found = () if run is None else run.iterfind(f"{RUN_PROPERTIES}/*")
    values = ((str(each.tag), each.get(w("val"), "1").lower()) for each in found if each.tag in _LOOKS)
    return frozenset((name, value) for name, value in values if value not in _OFF)
