"""A whole .docx → a document as read."""

from __future__ import annotations

from lxml import etree

from generator.office.live_content import live_content
from generator.office.reading.document import Paragraph, ReadDocument, Section, Table
from generator.office.reading.looks import Looks
from generator.office.reading.numbering import Numbering
from generator.office.reading.paragraphs import Sources
from generator.office.reading.parts import Parts
from generator.office.reading.properties import properties
from generator.office.reading.sections import page_setups, section_elements, with_headers
from generator.office.reading.story import Story
from generator.office.reading.styles import Styles
from generator.office.reading.theme import read_theme
from generator.office.reading.values import on
from generator.office.wordml.documents import body_of
from generator.office.wordml.names import w

_TRACKED = frozenset(
    map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"))
)


def read_document(data: bytes, name: str) -> ReadDocument:
    """The document in ``data``; ``name`` is the file's name in places and problems.

    Raises InputError where it is no Word document, is damaged, or is larger than any document may be.
    """
    parts = Parts(data, name)
    root = parts.document
    styles, theme = Styles(parts.related("styles")), read_theme(parts.related("theme"))
    sources = Sources(styles, theme, Numbering(parts.related("numbering")), Looks(styles, theme))
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
        hidden=story.hidden,
        properties=file_properties(parts),
        live=live_content(parts.package),
    )


class _Headers:
    """The headers and footers of a document, each read once."""

    def __init__(self, parts: Parts, sources: Sources) -> None:
        self._parts = parts
        self._from = sources
        self._targets = parts.targets(parts.main)
        self._read: dict[str, tuple[Paragraph, ...]] = {}

    def __call__(self, relationship: str, section: Section) -> tuple[Paragraph, ...]:
        """The paragraphs of the part that ``relationship`` leads to, none where it leads nowhere."""
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


def file_properties(parts: Parts) -> dict[str, str]:
    """What the package says of the document: author, title, program and the like; what is empty is left out."""
    found = {}
    for kind in ("core-properties", "extended-properties"):
        root = parts.of_package(kind)
        for each in () if root is None else root:
            if each.text and each.text.strip():
                found[etree.QName(each).localname] = each.text.strip()
    return found
