"""Content, the base class of all contents; the place where one is printed, and its error."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Literal, final

from jinja2.sandbox import unsafe
from lxml import etree

from generator.ground.errors import Problem
from generator.templates.expressions.value_conversion import NotTextError
from generator.templates.word.assembly import Assembly


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
        """Raises NotTextError: as a text, a content would be lost."""
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


class ContentError(ValueError):
    """A content that cannot be made or printed: ``code`` and ``facts`` of the problem, which gets the tag's place."""

    def __init__(self, code: str, facts: Mapping[str, object] | None = None, suggestion: str | None = None) -> None:
        self.code = code
        self.facts = dict(facts or {})
        self.suggestion = suggestion
        super().__init__(Problem(code, None, {"tag": "…", **self.facts}, None, suggestion).text("en"))


@dataclass(frozen=True, slots=True)
class Site:
    """One printing: the package, the part's name, and the look around the tag.

    ``run_properties`` and ``paragraph_properties`` are the ``w:rPr`` and ``w:pPr`` around the tag, or None, without
    section ends and tracked changes.
    """

    assembly: Assembly
    part: str
    run_properties: etree._Element | None = None
    paragraph_properties: etree._Element | None = None

    def without_look(self) -> Site:
        """The same place, for a content with a look of its own."""
        return replace(self, run_properties=None)

    def new_run_properties(self) -> etree._Element | None:
        """A copy of the look around the tag."""
        return None if self.run_properties is None else deepcopy(self.run_properties)

    def new_paragraph_properties(self) -> etree._Element | None:
        """A copy of the paragraph's properties around the tag."""
        return None if self.paragraph_properties is None else deepcopy(self.paragraph_properties)
