"""A text in one line of a box, as large as it fits: names of two and of ten characters on one kind of card."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable

from jinja2.sandbox import unsafe
from lxml import etree

from generator.ground.length import Length, Mm, Pt
from generator.office.pictures import length_of
from generator.office.wordml.wordml_names import w
from generator.templates.expressions.value_conversion import text_of
from generator.templates.word.content.base_content import Content, ContentError, Site
from generator.templates.word.content.rich_text import Look
from generator.templates.word.content.runs_and_links import runs

_LATIN = 0.65
"""The width of a letter or digit in its size; Times New Roman has 0.66 for capitals on average."""

_WIDE = frozenset("WFA")  # UAX #11: 〇, · and — are as wide as hanzi in Chinese typefaces
_LEAST = Pt(10.5)  # 五号, the smallest size that is read on a card or in a certificate [practice]


class FittedText(Content):
    """``text`` in the look of the tag, in the tag's size or the largest smaller one in which it is at most ``width``.

    Sizes are whole half points, not below ``least``. It depends on the number of characters alone, not on a font. A
    number is taken for millimetres as ``width``, for points as ``least``.

    Raises ContentError for what is no length.
    """

    __slots__ = ("_least", "_text", "_width")

    level = "run"

    def __init__(self, text: object, width: object, least: object = None) -> None:
        self._text = text_of(text)
        self._width = _length("width", width, Mm)
        self._least = _LEAST if least is None else _length("size", least, Pt)

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """One run. Raises ContentError where the tag has no size of its own, or the text would be too small."""
        around = site.run_properties
        size = None if around is None else around.find(w("sz"))
        if size is None:
            raise ContentError("template-fit-size")
        chosen = min(Pt(int(size.get(w("val"), "0")) / 2), fitting_size(self._text, self._width))
        if chosen < self._least and self._text:
            facts = {"text": self._text, "width": f"{self._width.mm:g}", "least": f"{self._least.pt:g}"}
            raise ContentError("template-fit-box", {**facts, "count": len(self._text)})
        return list(runs(self._text, Look(size=chosen).properties(site)))


def fitting_size(text: str, width: Length) -> Length:
    """The largest size in whole half points in which ``text`` is at most ``width``."""
    ems = sum(1 if unicodedata.east_asian_width(each) in _WIDE else _LATIN for each in text if not _is_mark(each))
    return Pt(math.floor(2 * width.pt / ems) / 2) if ems else Pt(_MOST)


_MOST = 1638  # Word's limit


def _is_mark(character: str) -> bool:
    """Whether it takes no room of its own."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf")


def _length(name: str, value: object, usual: Callable[[float], Length]) -> Length:
    length = length_of(value, usual)
    if length is None or not 0 < length <= _MOST:
        raise ContentError("template-content-look", {"name": name, "value": value})
    return length
