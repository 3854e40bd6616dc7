"""RichText: text within a paragraph, in pieces with their own formatting."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jinja2.sandbox import unsafe
from lxml import etree

from generator.templates.expressions import text_of
from generator.templates.word.content.base_content import Content
from generator.templates.word.content.content_error import ContentError
from generator.templates.word.content.hyperlink import linked
from generator.templates.word.content.link_addresses import checked_address
from generator.templates.word.content.look import Look
from generator.templates.word.content.site import Site
from generator.templates.word.content.text_runs import is_paragraph_break, runs


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
        """Add ``text`` with the character style ``style``; returns the same object.

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
        for element in (group if breaks else [linked(list(group), piece.link, site)])
    ]
