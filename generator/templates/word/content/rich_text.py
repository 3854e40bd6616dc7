"""Contents that are text with a look of its own: pieces of a paragraph, paragraphs, lines, links."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jinja2.sandbox import unsafe
from lxml import etree

from generator.office.package.part_names import RELATION_ID
from generator.office.wordml.wordml_names import P, w
from generator.templates.expressions.value_text import text_of
from generator.templates.word.content.base_content import Content, ContentError, Site
from generator.templates.word.content.document_styles import styles_of
from generator.templates.word.content.look import Look
from generator.templates.word.content.text_runs import checked_address, is_paragraph_break, link_relationship, runs


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    look: Look
    link: str | None


class RichText(Content):
    r"""Text in pieces, each with its look: ``RichText("重要", bold=True, color="FF0000").add("，请办理。")``.

    What a piece does not set stays as around the tag. ``\n`` is a line break, ``\t`` a tab, ``\a`` begins a paragraph,
    ``\f`` a page.
    """

    __slots__ = ("_pieces",)

    level = "run"

    def __init__(self, text: object = None, style: str | None = None, *, link: str | None = None, **look: Any) -> None:
        """The text ``text`` with the options of :meth:`add`; empty where it is None."""
        self._pieces: list[_Piece | Content] = []
        if text is not None:
            self.add(text, style, link=link, **look)

    @unsafe
    def add(self, text: object, style: str | None = None, *, link: str | None = None, **look: Any) -> RichText:
        """Adds ``text`` with the character style ``style``; returns the same object.

        ``link`` is an address that it links to, ``look`` are the options of :class:`Look`: ``bold=True``,
        ``size="14pt"`` … Another rich text, or a content within paragraphs such as a picture, keeps its own look.

        Raises ContentError for a value that no look has and for a content that is no part of a paragraph, NotTextError
        where ``text`` is no text.
        """
        if isinstance(text, RichText):
            self._pieces += text._pieces
        elif isinstance(text, Content):
            if text.level != "run":
                raise ContentError("template-content-block", {"kind": type(text).__name__})
            self._pieces.append(text)
        else:
            address = None if link is None else checked_address(link)
            self._pieces.append(_Piece(text_of(text), Look(style=style, **look), address))
        return self

    def __add__(self, other: object) -> RichText:
        return RichText(self).add(other)

    def __radd__(self, other: object) -> RichText:
        return RichText(other).add(self)

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """Runs and links."""
        return [element for piece in self._pieces for element in _elements(piece, site)]


def _elements(piece: _Piece | Content, site: Site) -> list[etree._Element]:
    if isinstance(piece, Content):
        return piece.elements(site)
    found = list(runs(piece.text, piece.look.properties(site)))
    if piece.link is None:
        return found
    return [
        element
        for breaks, group in groupby(found, is_paragraph_break)
        for element in (group if breaks else [_linked(list(group), piece.link, site)])
    ]


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
        """Adds a paragraph, or those of another such content; returns the same object.

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


class Listing(Content):
    r"""``text`` in the look around the tag: ``\n`` is a line break, ``\t`` a tab.

    ``\a`` begins a paragraph of the same kind, ``\f`` a page. Raises NotTextError where ``text`` is no text.
    """

    __slots__ = ("_text",)

    level = "run"

    def __init__(self, text: object) -> None:
        self._text = text_of(text)

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """Runs and paragraph breaks."""
        return list(runs(self._text, site.new_run_properties()))


_STYLE = "Hyperlink"
_PLAIN_LOOK = Look(color="0563C1", underline=True)  # the colour of links in Word's own theme


class Hyperlink(Content):
    """``text`` that links to the address ``url``; ``#name`` is a bookmark of the document.

    Its character style is ``style``, else the template's own style Hyperlink, else blue and underlined; ``look``
    replaces the style where it is given. Raises ContentError where a link may not have the address.
    """

    __slots__ = ("_link", "_look", "_style", "_text")

    level = "run"

    def __init__(self, text: object, url: str, style: str | None = None, look: Look | None = None) -> None:
        self._text = text_of(text)
        self._link = checked_address(url)
        self._style = style
        self._look = look

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """One ``w:hyperlink``; nothing where the text is empty."""
        text = self._text.translate({ord("\a"): "\n", ord("\f"): "\n"})
        found = list(runs(text, self._properties(site)))
        return [_linked(found, self._link, site)] if found else []

    def _properties(self, site: Site) -> etree._Element | None:
        if self._look is not None:
            return self._look.properties(site)
        if self._style is not None:
            return Look(style=self._style).properties(site)
        known = styles_of(site.assembly).find("character", _STYLE)
        return (_PLAIN_LOOK if known is None else Look(style=_STYLE)).properties(site)


def _linked(content: list[etree._Element], address: str, site: Site) -> etree._Element:
    """A link around ``content`` to ``address``, which has been checked (ECMA-376 part 1, 17.16.22)."""
    link = etree.Element(w("hyperlink"))
    if address.startswith("#"):
        link.set(w("anchor"), address[1:])
    else:
        link.set(RELATION_ID, link_relationship(address, site))
    link.set(w("history"), "1")
    link.extend(content)
    return link
