"""RichParagraphs: paragraphs of rich text."""

from __future__ import annotations

from jinja2.sandbox import unsafe
from lxml import etree

from generator.office.wordml.wordml_names import P, w
from generator.templates.word.content.base_content import Content
from generator.templates.word.content.content_error import ContentError
from generator.templates.word.content.document_styles import styles_of
from generator.templates.word.content.rich_text import RichText
from generator.templates.word.content.site import Site
from generator.templates.word.content.text_runs import is_paragraph_break


class RichParagraphs(Content):
    """Paragraphs, each of a text or a rich text, optionally with a paragraph style.

    A paragraph without a style looks like the tag's.
    """

    __slots__ = ("_paragraphs",)

    level = "block"

    def __init__(self, text: object = None, style: str | None = None) -> None:
        """One paragraph of ``text``; none where it is None."""
        self._paragraphs: list[tuple[RichText, str | None]] = []
        if text is not None:
            self.add(text, style)

    @unsafe
    def add(self, text: object, style: str | None = None) -> RichParagraphs:
        """Add a paragraph, or those of another such content; returns the same object.

        Raises NotTextError where ``text`` is no text, ContentError where it is a content that no paragraph can hold.
        """
        if isinstance(text, RichParagraphs):
            if style is not None:
                raise ContentError("template-content-block", {"kind": type(text).__name__})
            self._paragraphs += text._paragraphs
        else:
            self._paragraphs.append((RichText(text), style))
        return self

    def __add__(self, other: object) -> RichParagraphs:
        return RichParagraphs(self).add(other)

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """The paragraphs."""
        return [element for text, style in self._paragraphs for element in _paragraphs(text, style, site)]


def _paragraphs(text: RichText, style: str | None, site: Site) -> list[etree._Element]:
    found = [_paragraph(style, site)]
    for element in text.elements(site if style is None else site.without_look()):
        if is_paragraph_break(element):
            found.append(_paragraph(style, site))
        else:
            found[-1].append(element)
    return found


def _paragraph(style: str | None, site: Site) -> etree._Element:
    paragraph = etree.Element(P)
    if style is not None:
        properties = etree.SubElement(paragraph, w("pPr"))
        identifier = styles_of(site.assembly).identifier("paragraph", style)
        etree.SubElement(properties, w("pStyle"), {w("val"): identifier})
    elif (around := site.new_paragraph_properties()) is not None:
        paragraph.append(around)
    return paragraph
