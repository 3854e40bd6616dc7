"""Hyperlink: a text that links to an address."""

from __future__ import annotations

from jinja2.sandbox import unsafe
from lxml import etree

from generator.office.package.opc_names import RELATION_ID
from generator.office.wordml.wordml_names import w
from generator.templates.expressions import text_of
from generator.templates.word.content.base_content import Content
from generator.templates.word.content.document_styles import styles_of
from generator.templates.word.content.link_addresses import checked_address, link_relationship
from generator.templates.word.content.look import Look
from generator.templates.word.content.site import Site
from generator.templates.word.content.text_runs import runs

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
        return [linked(found, self._link, site)] if found else []

    def _properties(self, site: Site) -> etree._Element | None:
        if self._look is not None:
            return self._look.properties(site)
        if self._style is not None:
            return Look(style=self._style).properties(site)
        known = styles_of(site.assembly).find("character", _STYLE)
        return (_PLAIN_LOOK if known is None else Look(style=_STYLE)).properties(site)


def linked(content: list[etree._Element], address: str, site: Site) -> etree._Element:
    """A link around ``content`` to ``address``, which has been checked (ECMA-376 part 1, 17.16.22)."""
    link = etree.Element(w("hyperlink"))
    if address.startswith("#"):
        link.set(w("anchor"), address[1:])
    else:
        link.set(RELATION_ID, link_relationship(address, site))
    link.set(w("history"), "1")
    link.extend(content)
    return link
