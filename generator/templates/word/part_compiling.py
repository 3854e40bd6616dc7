"""Compiling of a part's tree: its XML is the text of the template, its markers are the tags."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package.part_names import is_relationships
from generator.office.wordml.main_document import Places
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.wordml_names import DELETED, FIELD_CHARACTER, INSTRUCTION, P, w
from generator.templates.expressions.jinja_rendering import rendered_in
from generator.templates.expressions.tag_code import TagCode
from generator.templates.expressions.tag_syntax import DELIMITER
from generator.templates.word.assembly import PartContext, PartRendering
from generator.templates.word.fields.field_tags import take_fields
from generator.templates.word.fields.field_types import TO_NEXT
from generator.templates.word.reading import attribute_tags
from generator.templates.word.reading.paragraph_joining import join_paragraphs
from generator.templates.word.reading.part_tags import PartTags, WordTag
from generator.templates.word.reading.prefixed_tags import seat_prefixed
from generator.templates.word.reading.split_tag_joining import (
    ParagraphPiece,
    TaggedText,
    lines_without_runs,
    pieces,
    take_tags,
)
from generator.templates.word.reading.table_cell_tags import set_cells, settle_blocks
from generator.templates.word.reading.template_parts import TemplatePart
from generator.templates.word.repairs import Need, repair_need
from generator.templates.word.running import PartEnvironment, part_environment, reference, segments, tag_problems


@dataclass(frozen=True)
class CompiledPart:
    """A part with tags, ready to be rendered any number of times.

    ``reference`` is Jinja's code for it. ``need`` says when the rendered XML is repaired. ``merge_kinds`` are the types
    of Word's merge fields in it. ``is_main``: it is the main document.
    """

    name: str
    place: str
    environment: PartEnvironment
    reference: TagCode[WordTag]
    need: Need
    merge_kinds: frozenset[str] = frozenset()
    is_main: bool = False

    def rendered(self, names: Mapping[str, object], rendering: PartRendering) -> str:
        """The XML of the part for the record in ``names``. Raises what expressions raise, and LimitError."""
        return rendered_in(self.reference.template, PartContext(self.environment, names, rendering))


def compile_part(part: TemplatePart, file: str, bookmarks: frozenset[str] = frozenset()) -> CompiledPart | None:
    """``part`` compiled; None where it has no tags. Raises TemplateError with every problem found.

    ``bookmarks`` are the names, in lower case, that SET fields of the whole document give.
    """
    tags = _gather_tags(part, file, bookmarks)
    if tags.problems:
        tags.problems += tag_problems(tags.by_number)
        raise TemplateError(tags.problems)
    if not (tags.found or tags.changed):
        return None
    safe = part_environment(part.prefix if part.in_runs else None)
    need = repair_need(part.root, tags) if part.in_runs else Need()
    place = f"{file}:{part.name}"
    code = reference(segments(part.root, tags), safe, place)
    compiled = CompiledPart(part.name, place, safe, code, need, frozenset(tags.merge_kinds), part.is_main)
    if tags.merge_kinds & TO_NEXT:
        TemplateError.raise_for(
            tag.problem("template-field-next-tag", {"name": read.name})
            for read, tag in compiled.reference.reads
            if not read.merge_field and read.name.split(".")[0] in {"unit", "serial"}
        )
    return compiled


# A part's tags are gathered: each is replaced with a marker in the tree.


_DOCUMENT = w("document")
_OF_PROGRAMS = ("ADDIN", "PRIVATE")


def _gather_tags(part: TemplatePart, file: str, bookmarks: frozenset[str] = frozenset()) -> PartTags:
    """The tags of ``part`` with the problems found; each is replaced with a marker, and blocks are settled.

    ``bookmarks`` are the names, in lower case, that SET fields of the whole document give.
    """
    tags = PartTags(changed=part.changed)
    if part.in_runs:
        _from_story(part, file, tags, bookmarks)
    elif is_relationships(part.name):
        attribute_tags.fill_addresses(part.root, Span(file, part=part.name), tags)
    else:
        for line in lines_without_runs(part.root):
            text = TaggedText(line, Span(file, part=part.name))
            if DELIMITER.search(text.text):
                seat_prefixed(take_tags(text, tags), tags)
    settle_blocks(part.root, tags)
    if not tags.problems:
        _refuse_stray(part, file, tags)
    return tags


def _from_story(part: TemplatePart, file: str, tags: PartTags, bookmarks: frozenset[str]) -> None:
    root = part.root
    places = Places(root, file, part.name)
    tags.changed |= attribute_tags.take_commented(root)
    take_fields(root, places, tags, bookmarks, may_move=root.tag == _DOCUMENT)
    seat_prefixed(list(_from_paragraphs(root, places, tags)), tags)
    join_paragraphs(root, tags)
    set_cells(root, tags)
    attribute_tags.fill_attributes(root, places.of, tags)
    attribute_tags.free_controls(root)


def _from_paragraphs(root: etree._Element, places: Places, tags: PartTags) -> Iterator[tuple[WordTag, etree._Element]]:
    data = _program_data(root)
    coded = next(root.iter(INSTRUCTION), None) is not None
    for paragraph in list(root.iter(P)):
        found = pieces(paragraph)
        if DELIMITER.search("".join(piece.text for piece in found)):
            yield from take_tags(TaggedText(found, places.span(paragraph, "")), tags)
        for code in _field_codes(paragraph, data) if coded else ():
            if DELIMITER.search("".join(piece.text for piece in code)):
                yield from take_tags(TaggedText(code, places.span(paragraph, ""), writer="field_code"), tags)


def _program_data(root: etree._Element) -> frozenset[etree._Element]:
    """The pieces of codes that hold data of other programs, such as references of Zotero, and no tags."""
    fields, data = OpenFields(), []
    for element in root.iter(FIELD_CHARACTER, INSTRUCTION):
        fields.meet(element)
        if element.tag == INSTRUCTION and fields.innermost is not None and fields.innermost.kind in _OF_PROGRAMS:
            data.append(element)
    return frozenset(data)


def _field_codes(paragraph: etree._Element, data: Collection[etree._Element]) -> Iterator[list[ParagraphPiece]]:
    """The pieces of each field code in ``paragraph`` but ``data``; a nested field ends one and begins the next."""
    code: list[ParagraphPiece] = []
    for element in paragraph.iter(FIELD_CHARACTER, INSTRUCTION):
        if element in data:
            continue
        if element.tag == INSTRUCTION:
            code.append(ParagraphPiece(element, element.text or "", code[-1].end if code else 0))
        elif code:
            yield code
            code = []
    if code:
        yield code


def _refuse_stray(part: TemplatePart, file: str, tags: PartTags) -> None:
    """Reports tags where none can be filled in: they would reach the reader as typed."""
    xml = etree.tostring(part.root, encoding="unicode")
    if "{{" not in xml and "{%" not in xml:
        return
    data = _program_data(part.root)
    for element in part.root.iter(etree.Element):
        if element.tag in DELETED or element in data:
            continue
        marks = [element.text, element.tail, *(child.tail for child in element), *map(str, element.attrib.values())]
        stray = next((text for text in marks if text and ("{{" in text or "{%" in text)), None)
        if stray is not None:
            span = Span(file, part=part.name, source=stray[:80])
            tags.problems.append(Problem("template-tag-place", span, {"tag": stray[:40]}))
