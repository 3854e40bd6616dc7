"""A hyperlink."""

from __future__ import annotations

from jinja2.sandbox import unsafe
from lxml import etree

from generator.office.package.opc_names import RELATION_ID
from generator.office.wordml.wordml_names import w
from generator.templates.expressions import text_of
from generator.templates.word.content.addresses import checked_address, related
from generator.templates.word.content.content import Content
from generator.templates.word.content.look import Look
from generator.templates.word.content.runs import runs
from generator.templates.word.content.site import Site
from generator.templates.word.content.styles import styles_of

_STYLE = "Hyperlink"
_PLAIN_LOOK = Look(color="0563C1", underline=True)  # the colour of links in Word's own theme


class Hyperlink(Content):
    """``text`` that leads to the address ``url``; ``#name`` is a bookmark of the document.

    It has the character style ``style``, else the template's own style Hyperlink, else blue with a line under it;
    ``look`` is laid over that where it is given. Raises ContentError where the address is none that a link may have.
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
    """The link around ``content`` to ``address``, which has been checked (ECMA-376 part 1, 17.16.22)."""
    link = etree.Element(w("hyperlink"))
    if address.startswith("#"):
        link.set(w("anchor"), address[1:])
    else:
        link.set(RELATION_ID, related(address, site))
    link.set(w("history"), "1")
    link.extend(content)
    return link
