"""Contents that are text with a look of its own: pieces of a paragraph, paragraphs, lines, links; and that look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from jinja2.sandbox import unsafe
from lxml import etree

from generator.ground.length import Pt
from generator.office.pictures import length_of
from generator.office.wordml.schema_order import insert_in_order
from generator.office.wordml.wordml_names import RUN_PROPERTIES, P, w
from generator.templates.expressions.value_conversion import refuse_unwritable, text_of
from generator.templates.word.content import runs_and_links
from generator.templates.word.content.base_content import Content, ContentError, Site
from generator.templates.word.content.document_styles import styles_of


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
            address = None if link is None else runs_and_links.checked_address(link)
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
    found = list(runs_and_links.runs(piece.text, piece.look.properties(site)))
    if piece.link is None:
        return found
    return [
        element
        for breaks, group in groupby(found, runs_and_links.is_paragraph_break)
        for element in (group if breaks else [runs_and_links.linked(list(group), piece.link, site)])
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
        if runs_and_links.is_paragraph_break(element):
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
        return list(runs_and_links.runs(self._text, site.new_run_properties()))


_STYLE = "Hyperlink"

# fmt: off
_UNDERLINES = frozenset((
    "single", "words", "double", "thick", "dotted", "dottedHeavy", "dash", "dashedHeavy", "dashLong",
    "dashLongHeavy", "dotDash", "dashDotHeavy", "dotDotDash", "dashDotDotHeavy", "wave", "wavyHeavy",
    "wavyDouble", "none",
))  # 17.18.99
_HIGHLIGHTS = frozenset((
    "black", "blue", "cyan", "green", "magenta", "red", "yellow", "white", "darkBlue", "darkCyan", "darkGreen",
    "darkMagenta", "darkRed", "darkYellow", "darkGray", "lightGray", "none",
))  # 17.18.40
# fmt: on
_REGIONS = ("ascii", "hAnsi", "cs", "eastAsia")  # 17.3.2.26
_HAN = re.compile("[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]")
_COLOR = re.compile("#?([0-9A-Fa-f]{6})")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_EAST_ASIAN = ("zh", "ja", "ko")
_SIZES: Final = (Pt(0.5), Pt(1638))  # Word's limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of a run; an attribute that is None stays as around the tag.

    ``style`` is a character style by name or id. ``color`` is ``RRGGBB``; ``highlight`` the same, or one of Word's
    sixteen (``yellow`` …). ``size`` is a length, or a number of half-points as in ``w:sz``. ``underline`` is true or
    one of Word's lines (``double``, ``wave`` …). ``font`` is a name, or ``region:name`` for a font of ``eastAsia``,
    ``cs``, ``ascii`` or ``hAnsi`` text besides.

    Raises ContentError where a value is none of these.
    """

    style: str | None = None
    color: str | None = None
    highlight: str | None = None
    size: object = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | str | None = None
    strike: bool | None = None
    subscript: bool | None = None
    superscript: bool | None = None
    font: str | None = None
    rtl: bool | None = None
    lang: str | None = None

    def __post_init__(self) -> None:
        list(self._properties())

    def properties(self, site: Site) -> etree._Element | None:
        """A new ``w:rPr``: the look around the tag with this one laid over it; None where both are empty."""
        around = site.new_run_properties()
        own = list(self._properties())
        if self.style:
            own.append(_element("rStyle", val=styles_of(site.assembly).identifier("character", self.style)))
        if not own:
            return around
        whole = etree.Element(RUN_PROPERTIES) if around is None else around
        for element in own:
            for old in whole.findall(str(element.tag)):
                if element.tag == w("rFonts"):
                    _keep_other_regions(old, element)
                whole.remove(old)
            insert_in_order(whole, element)
        return whole

    def _properties(self) -> Iterator[etree._Element]:
        yield from self._fonts()
        for value, names in ((self.bold, ("b", "bCs")), (self.italic, ("i", "iCs")), (self.strike, ("strike",))):
            if value is not None:
                yield from (_switch(name, value) for name in names)
        if self.color:
            yield _element("color", val=_color("color", self.color))
        yield from self._sizes()
        yield from self._background()
        if self.underline is not None:
            yield _element("u", val=_underline(self.underline))
        if self.subscript or self.superscript:
            yield _element("vertAlign", val="subscript" if self.subscript else "superscript")
        if self.rtl is not None:
            yield _switch("rtl", self.rtl)
        yield from self._language()

    def _fonts(self) -> Iterator[etree._Element]:
        if not self.font:
            return
        refuse_unwritable(self.font)
        region, _, name = self.font.rpartition(":")
        if region and region not in _REGIONS:
            raise ContentError("template-content-look", {"name": "font", "value": self.font})
        named = dict.fromkeys(_REGIONS[:3], name)
        if region == "eastAsia" or _HAN.search(name):
            named["eastAsia"] = name
        yield _element("rFonts", **named)

    def _sizes(self) -> Iterator[etree._Element]:
        if self.size is None:
            return
        size = length_of(self.size, lambda number: Pt(number / 2))
        if size is None or not _SIZES[0] <= size <= _SIZES[1]:
            raise ContentError("template-content-look", {"name": "size", "value": self.size})
        yield from (_element(name, val=str(size.half_points)) for name in ("sz", "szCs"))

    def _background(self) -> Iterator[etree._Element]:
        if not self.highlight:
            return
        if self.highlight in _HIGHLIGHTS:
            yield _element("highlight", val=self.highlight)
        else:
            yield _element("shd", val="clear", color="auto", fill=_color("highlight", self.highlight))

    def _language(self) -> Iterator[etree._Element]:
        if not self.lang:
            return
        if not _LANG.fullmatch(self.lang):
            raise ContentError("template-content-look", {"name": "lang", "value": self.lang})
        regions = {"val": self.lang}
        if self.lang.startswith(_EAST_ASIAN):
            regions["eastAsia"] = self.lang
        if self.rtl:
            regions["bidi"] = self.lang
        yield _element("lang", **regions)


def _color(name: str, value: str) -> str:
    match = _COLOR.fullmatch(value)
    if match is None and value != "auto":
        raise ContentError("template-content-look", {"name": name, "value": value})
    return value if match is None else match[1].upper()


def _underline(value: bool | str) -> str:
    if isinstance(value, bool):
        return "single" if value else "none"
    if value not in _UNDERLINES:
        raise ContentError("template-content-look", {"name": "underline", "value": value})
    return value


def _switch(name: str, on: bool) -> etree._Element:
    return _element(name) if on else _element(name, val="0")


def _element(name: str, **attributes: str) -> etree._Element:
    return etree.Element(w(name), {w(key): value for key, value in attributes.items()})


def _keep_other_regions(old: etree._Element, new: etree._Element) -> None:
    """Keeps the fonts of regions that ``new`` does not set; a theme's font would take precedence over a name."""
    for region in _REGIONS:
        if new.get(w(region)) is None:
            for name in (region, f"{region}Theme"):
                value = old.get(w(name))
                if value is not None:
                    new.set(w(name), value)


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
        self._link = runs_and_links.checked_address(url)
        self._style = style
        self._look = look

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """One ``w:hyperlink``; nothing where the text is empty."""
        text = self._text.translate({ord("\a"): "\n", ord("\f"): "\n"})
        found = list(runs_and_links.runs(text, self._properties(site)))
        return [runs_and_links.linked(found, self._link, site)] if found else []

    def _properties(self, site: Site) -> etree._Element | None:
        if self._look is not None:
            return self._look.properties(site)
        if self._style is not None:
            return Look(style=self._style).properties(site)
        known = styles_of(site.assembly).find("character", _STYLE)
        return (_PLAIN_LOOK if known is None else Look(style=_STYLE)).properties(site)
