"""Placed pages: every run, rule and picture of a document at its place on the sheet, in lengths, without XML or PDF.

The layout makes them of its blocks; the painters only draw them. Places are distances from the sheet's upper left
corner, to the right and down.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import overload

from generator.ground.errors import Problem, Span
from generator.ground.length import Length
from generator.ground.representation import Unrepresented, reported
from generator.ground.source.date import OfficialDate
from generator.official.blocks import Face, InsetDocument, Role
from generator.official.shaping_clusters import cluster_texts, unshaped, without_unshaped


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedText:
    """A run of text on one baseline, without line breaks; only its first character may be a tab, with its width.

    Its baseline begins at ``x``, ``y``. ``advances`` are the distances from each character to the next, in points;
    ``scale`` is the width of the characters in percent, in their advances already. ``turned``: the run is turned
    clockwise by a right angle, so it goes down from there. ``role`` is the element that it belongs to, ``source`` its
    place in the template.
    """

    x: Length
    y: Length
    text: str
    advances: tuple[float, ...]
    face: Face
    size: Length
    scale: int = 100
    red: bool = False
    turned: bool = False
    role: Role
    source: Span | None = None

    @property
    def width(self) -> Length:
        """The sum of the advances."""
        return Length(sum(self.advances))

    def at(self, y: Length, source: Span | None) -> PlacedText:
        """The run on a baseline at ``y``, from another place in the template."""
        return PlacedText(
            x=self.x,
            y=y,
            text=self.text,
            advances=self.advances,
            face=self.face,
            size=self.size,
            scale=self.scale,
            red=self.red,
            turned=self.turned,
            role=self.role,
            source=source,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRule:
    """A rule: a rectangle filled with black or red, its upper left corner at ``x``, ``y``."""

    x: Length
    y: Length
    width: Length
    height: Length
    red: bool = False
    source: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
    """A picture, its upper left corner at ``x``, ``y``: its file, format (``png``, ``jpeg``), alternative text."""

    x: Length
    y: Length
    width: Length
    height: Length
    data: bytes
    suffix: str
    name: str = ""
    source: Span | None = None


Item = PlacedText | PlacedRule | PlacedPicture
"""What a page holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InsetPage:
    """A page of a Word file set in, which another program makes: the file, and the number of the page in it, from 0."""

    document: InsetDocument
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPage:
    """A page: its size, and its items in reading order. ``inset``: these belong on a page that is made elsewhere."""

    width: Length
    height: Length
    items: tuple[Item, ...]
    inset: InsetPage | None = None


class LazyPages(Sequence[PlacedPage]):
    """Pages that are made one by one, when they are asked for."""

    @abstractmethod
    def page(self, number: int) -> PlacedPage:
        """Makes the page of that number, from 0."""

    def __iter__(self) -> Iterator[PlacedPage]:
        return map(self.page, range(len(self)))

    @overload
    def __getitem__(self, index: int) -> PlacedPage: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[PlacedPage]: ...
    def __getitem__(self, index: int | slice) -> PlacedPage | Sequence[PlacedPage]:
        numbers = range(len(self))[index]
        return [self.page(number) for number in numbers] if isinstance(numbers, range) else self.page(numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A heading as an entry of a PDF's outline: its level from 1, its page from 0, the top of its line on that page."""

    level: int
    text: str
    page: int
    top: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedDocument:
    """A document ready to be painted: its pages, the font of each face, its outline and properties.

    ``pages`` may place each page only when it is asked for: a painter takes them one by one and keeps none.
    """

    pages: Sequence[PlacedPage]
    fonts: Mapping[Face, str]
    outline: tuple[OutlineEntry, ...]
    title: str
    author: str
    date: OfficialDate

    def unrepresented(self, lacks: Callable[[Face, str], bool] | None = None) -> Iterator[Unrepresented]:
        """What is not painted right: text that has to be shaped, and clusters that the font of a face ``lacks``."""
        for page in self.pages:
            yield from unrepresented(page, self.title, lacks)


def unrepresented(
    page: PlacedPage, title: str, lacks: Callable[[Face, str], bool] | None = None
) -> Iterator[Unrepresented]:
    """What is not painted right on a ``page`` of the document called ``title``."""
    for item in page.items:
        if isinstance(item, PlacedText):
            span = item.source or Span(title)
            yield from (Unrepresented("unshaped", span, piece) for piece in unshaped(item.text))
            if lacks is not None:
                others = cluster_texts(without_unshaped(item.text))
                yield from (Unrepresented("unpainted", span, each) for each in others if lacks(item.face, each))


def refusals(
    found: Iterable[Unrepresented], *, numbered: bool = False, code: str = "pdf-unpainted"
) -> tuple[Problem, ...]:
    """The problems ``code`` of what is not painted right, one of each kind.

    Their facts differ from those of a loss in the paper itself, which stops a build.
    """
    names = {"what": "lacking", "count": "number", "shown": "shown"}
    reports = reported(code, found, numbered=numbered)
    return tuple(replace(each, facts={names[name]: fact for name, fact in each.facts.items()}) for each in reports)
