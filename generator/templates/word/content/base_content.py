"""Content: the base class of all contents."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal, final

from jinja2.sandbox import unsafe
from lxml import etree

from generator.templates.expressions import NotTextError
from generator.templates.word.content.site import Site


class Content(ABC):
    """A value that is more than text. It belongs to no template: one may be printed in any number of documents.

    ``level`` is ``run`` for content within a paragraph, ``block`` for paragraphs and tables.
    """

    __slots__ = ()

    level: Literal["run", "block"]

    @unsafe
    @abstractmethod
    def elements(self, site: Site) -> list[etree._Element]:
        """New elements for one printing at ``site``; ``PARAGRAPH_BREAK`` among those of a run ends the paragraph.

        Raises ContentError where the document cannot take the content, CharacterError for a text that no document can
        hold.
        """

    def in_own_look(self) -> Content:
        """The same content without the look of its tag."""
        return _InOwnLook(self)

    def __str__(self) -> str:
        """Raise NotTextError: as a text, a content would be lost."""
        raise NotTextError("object")


@final
class _InOwnLook(Content):
    __slots__ = ("_content", "level")

    def __init__(self, content: Content) -> None:
        self._content = content
        self.level = content.level

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        return self._content.elements(site.without_look())
