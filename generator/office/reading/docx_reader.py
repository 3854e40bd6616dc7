"""Reading of a whole .docx into a :class:`ReadDocument`."""

from __future__ import annotations

from lxml import etree

from generator.office.live_content import live_content
from generator.office.reading.attribute_values import on
from generator.office.reading.document import Paragraph, ReadDocument, Section, Table
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.merged_properties import properties
from generator.office.reading.paragraph_reading import FormattingSources
from generator.office.reading.section_reading import page_setups, section_elements, with_headers
from generator.office.reading.story import Story
from generator.office.wordml.main_document import body_of
from generator.office.wordml.wordml_names import w

_TRACKED = frozenset(
    map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"))
)


def read_document(data: bytes, name: str) -> ReadDocument:
    """Read the document in ``data``; ``name`` is the file's name in places and problems.

    Raises InputError where it is not a Word document, is damaged, or exceeds the limits.
    """
    return document_in(DocxParts(data, name))


def document_in(parts: DocxParts) -> ReadDocument:
    """The document in the opened package ``parts``."""
    name, root = parts.file, parts.document
    sources = FormattingSources.of(parts)
    body = body_of(root)
    elements = section_elements(body)
    setups = page_setups(elements)
    story = Story(root, name, parts.main, sources, setups)
    blocks = tuple(story.blocks(body))
    settings = properties(parts.related("settings"))
    comments = parts.related("comments")
    return ReadDocument(
        file=name,
        blocks=blocks,
        sections=tuple(with_headers(setups, elements, _Headers(parts, sources))),
        body_size=sources.looks.normal_size(),
        odd_and_even=on(settings.get("evenAndOddHeaders")),
        mirror_margins=on(settings.get("mirrorMargins")),
        comments=0 if comments is None else sum(1 for _ in comments.iter(w("comment"))),
        tracked=sum(1 for _ in root.iter(*_TRACKED)),
        properties=file_properties(parts),
        live=live_content(parts.package),
    )


class _Headers:
    """The headers and footers of a document, each read once."""

    def __init__(self, parts: DocxParts, sources: FormattingSources) -> None:
        self._parts = parts
        self._from = sources
        self._targets = parts.targets(parts.main)
        self._read: dict[str, tuple[Paragraph, ...]] = {}

    def __call__(self, relationship: str, section: Section) -> tuple[Paragraph, ...]:
        """The paragraphs of the part with the id ``relationship``; none where there is no such part."""
        target = self._targets.get(relationship)
        root = None if target is None else self._parts.tree(target.target)
        if target is None or root is None:
            return ()
        if target.target not in self._read:
            self._read[target.target] = self._paragraphs(root, target.target, section)
        return self._read[target.target]

    def _paragraphs(self, root: etree._Element, part: str, section: Section) -> tuple[Paragraph, ...]:
        blocks = Story(root, self._parts.file, part, self._from, [section]).blocks(root)
        return tuple(
            paragraph for block in blocks for paragraph in (block.paragraphs if isinstance(block, Table) else (block,))
        )


def file_properties(parts: DocxParts) -> dict[str, str]:
    """The file properties that are not empty (author, title, program …), by name."""
    found = {}
    for kind in ("core-properties", "extended-properties"):
        root = parts.of_package(kind)
        for each in () if root is None else root:
            if each.text and each.text.strip():
                found[etree.QName(each).localname] = each.text.strip()
    return found
