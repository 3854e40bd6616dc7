"""Listing: a text in several lines or paragraphs, in the look of its tag."""

from __future__ import annotations

from jinja2.sandbox import unsafe
from lxml import etree

from generator.templates.expressions import text_of
from generator.templates.word.content.base_content import Content
from generator.templates.word.content.site import Site
from generator.templates.word.content.text_runs import runs


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
