"""A text in several lines or paragraphs, all of them looking as their tag does."""

from __future__ import annotations

from jinja2.sandbox import unsafe
from lxml import etree

from generator.templates.expressions import text_of
from generator.templates.word.content.content import Content
from generator.templates.word.content.runs import runs
from generator.templates.word.content.site import Site


class Listing(Content):
    r"""``text`` with the look around the tag: ``\n`` is a line break, ``\t`` a tab.

    ``\a`` begins a paragraph of the same kind, ``\f`` a page. Raises NotTextError where ``text`` is no text.
    """

    __slots__ = ("_text",)

    level = "run"

    def __init__(self, text: object) -> None:
        self._text = text_of(text)

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """Runs and the ends of paragraphs."""
        return list(runs(self._text, site.new_run_properties()))
