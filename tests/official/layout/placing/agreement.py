"""Placed pages held against those that LibreOffice prints: what is not at one place on both.

Lengths are millimetres. Text is compared line by line, rules by their middle, length, thickness and colour, pictures by
their edges, the turned number of a landscape sheet character by character. Two kinds of pages are left out: those of
Word files set in; and a later page that begins with the title, since a rule above it, which is on the page before then,
is what the copy for LibreOffice takes as the measure of where the title is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from generator.ground.length import Pt
from generator.official.blocks import LaidOutDocument, Role
from generator.official.layout.placing import placed
from generator.official.layout.program_differences import LIBREOFFICE
from generator.official.placed_pages import PlacedPage, PlacedPicture, PlacedRule, PlacedText
from tests.pages import Page

TOLERANCE = 0.3
EXACT, EXACT_OF_FEW = 0.995, 0.98
"""The least shares of lines with every character at its place, in many and in few documents.

LibreOffice spreads some lines before a quotation mark or an address over a little more room.
"""
_THICKNESS_TOLERANCE = 0.05
_SAME_LINE = 0.4
_TURNED_RIGHT = 30
"""How far from the left edge of a landscape sheet its number ends at most; the text begins behind it."""

_Each = TypeVar("_Each")


@dataclass(frozen=True)
class Agreement:
    """What differs, and the number of lines, and of those with every character at its place."""

    differences: tuple[str, ...] = ()
    lines: int = 0
    exact: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.differences + other.differences, self.lines + other.lines, self.exact + other.exact)

    @property
    def share(self) -> float:
        """The share of lines with every character at its place."""
        return self.exact / self.lines if self.lines else 1.0


@dataclass(frozen=True)
class _Glyph:
    text: str
    x: float
    baseline: float


@dataclass(frozen=True)
class _Shown:
    """What both kinds of pages show, as numbers in one order; ``marks`` are rules and pictures by what they are."""

    size: tuple[float, float]
    lines: tuple[tuple[_Glyph, ...], ...]
    turned: tuple[_Glyph, ...]
    rules: tuple[tuple[str, tuple[float, ...]], ...]
    pictures: tuple[tuple[float, ...], ...]


def agreement(documents: Mapping[str, LaidOutDocument], printed: Mapping[str, Sequence[Page]]) -> Agreement:
    """Hold each of ``documents`` against its printed pages."""
    return sum((compared(name, each, printed[name]) for name, each in documents.items()), Agreement())


def compared(name: str, laid_out: LaidOutDocument, printed: Sequence[Page]) -> Agreement:
    """Hold a document, placed as LibreOffice sets it, against its printed pages. Differences begin with ``name``."""
    pages = placed(laid_out, LIBREOFFICE).pages
    if len(pages) != len(printed):
        return Agreement((f"{name}: {len(pages)} pages placed, {len(printed)} printed",))
    compared_pages = (
        _page(f"{name}, page {theirs.number}", _shown_of_placed(ours), _shown_of_printed(theirs))
        for ours, theirs in zip(pages, printed, strict=True)
        if ours.inset is None and not _begins_with_title(ours, theirs.number)
    )
    return sum(compared_pages, Agreement())


def _begins_with_title(page: PlacedPage, number: int) -> bool:
    texts = (item for item in page.items if isinstance(item, PlacedText))
    first = next(texts, None)
    return number > 1 and first is not None and first.role is Role.TITLE


def _page(name: str, ours: _Shown, theirs: _Shown) -> Agreement:
    differences = tuple(f"{name}: {each}" for each in _differences(ours, theirs))
    return Agreement(differences, len(theirs.lines), sum(map(_is_exact, ours.lines, theirs.lines)))


# -- what the pages show -------------------------------------------------------------------------------------------


def _shown_of_placed(page: PlacedPage) -> _Shown:
    texts = [item for item in page.items if isinstance(item, PlacedText)]
    rules = [item for item in page.items if isinstance(item, PlacedRule) and item.width > item.height]
    pictures = [item for item in page.items if isinstance(item, PlacedPicture)]
    return _Shown(
        (page.width.mm, page.height.mm),
        tuple(_lines(glyph for text in texts if not text.turned for glyph in _glyphs(text))),
        tuple(sorted((glyph for text in texts if text.turned for glyph in _glyphs(text)), key=_down)),
        tuple(sorted(map(_placed_rule, rules), key=_rule_place)),
        tuple(sorted((each.x.mm, each.y.mm, (each.x + each.width).mm, (each.y + each.height).mm) for each in pictures)),
    )


def _placed_rule(rule: PlacedRule) -> tuple[str, tuple[float, ...]]:
    middle = rule.y + rule.height * 0.5
    return "red" if rule.red else "black", (rule.x.mm, middle.mm, rule.width.mm, rule.height.mm)


def _glyphs(text: PlacedText) -> Iterator[_Glyph]:
    along = 0.0
    for char, advance in zip(text.text, text.advances, strict=True):
        if not char.isspace():
            x, y = (0, along) if text.turned else (along, 0)
            yield _Glyph(char, text.x.mm + x, text.y.mm + y)
        along += Pt(advance).mm


def _shown_of_printed(page: Page) -> _Shown:
    glyphs = [_Glyph(char.text, char.x, char.baseline) for char in page.chars if not char.text.isspace()]
    turned = [glyph for glyph in glyphs if page.width > page.height and glyph.x < _TURNED_RIGHT]
    colors = {"000000": "black", "FF0000": "red"}
    rules = [
        (colors.get(each.color, each.color), (each.left, each.y, each.length, each.thickness)) for each in page.rules
    ]
    return _Shown(
        (page.width, page.height),
        tuple(_lines(glyph for glyph in glyphs if glyph not in turned)),
        tuple(sorted(turned, key=_down)),
        tuple(sorted(rules, key=_rule_place)),
        tuple(sorted((box.left, box.top, box.right, box.bottom) for box in page.images)),
    )


def _lines(glyphs: Iterable[_Glyph]) -> Iterator[tuple[_Glyph, ...]]:
    """Yield the characters of each baseline, from left to right."""
    lines: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=_down):
        if lines and glyph.baseline - lines[-1][0].baseline < _SAME_LINE:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return (tuple(sorted(line, key=lambda glyph: glyph.x)) for line in lines)


def _down(glyph: _Glyph) -> float:
    return glyph.baseline


def _rule_place(rule: tuple[str, tuple[float, ...]]) -> tuple[float, float]:
    _, (left, y, *_) = rule
    return round(y, 1), left


# -- what differs --------------------------------------------------------------------------------------------------


def _differences(ours: _Shown, theirs: _Shown) -> Iterator[str]:
    if not _near(ours.size, theirs.size):
        yield f"the sheet is {_figures(ours.size)} placed, {_figures(theirs.size)} printed"
    yield from _pairs("line", ours.lines, theirs.lines, _line_difference)
    if ours.turned or theirs.turned:
        yield from _turned_difference(ours.turned, theirs.turned)
    yield from _pairs("rule", ours.rules, theirs.rules, _rule_difference)
    yield from _pairs("picture", ours.pictures, theirs.pictures, _box_difference)


def _pairs(
    kind: str, ours: Sequence[_Each], theirs: Sequence[_Each], difference: Callable[[_Each, _Each], str]
) -> Iterator[str]:
    """Yield what differs between ``ours`` and ``theirs``, up to the first that only one page has."""
    for number, (one, other) in enumerate(zip_longest(ours, theirs), start=1):
        if one is None or other is None:
            yield f"{len(ours)} of kind {kind} placed, {len(theirs)} printed"
            return
        found = difference(one, other)
        if found:
            yield f"{kind} {number}: {found}"


def _line_difference(ours: tuple[_Glyph, ...], theirs: tuple[_Glyph, ...]) -> str:
    text = _text(ours)
    if text != _text(theirs):
        return f"“{text}” placed, “{_text(theirs)}” printed"
    one, other = (ours[0].x, ours[0].baseline), (theirs[0].x, theirs[0].baseline)
    return "" if _near(one, other) else f"“{text}” begins at {_figures(one)} placed, at {_figures(other)} printed"


def _turned_difference(ours: tuple[_Glyph, ...], theirs: tuple[_Glyph, ...]) -> Iterator[str]:
    if _text(ours) != _text(theirs):
        yield f"number “{_text(ours)}” placed, “{_text(theirs)}” printed"
        return
    for one, other in zip(ours, theirs, strict=True):
        begin, end = (one.x, one.baseline), (other.x, other.baseline)
        if not _near(begin, end):
            yield f"“{one.text}” of the number is at {_figures(begin)} placed, at {_figures(end)} printed"


def _rule_difference(ours: tuple[str, tuple[float, ...]], theirs: tuple[str, tuple[float, ...]]) -> str:
    (color, (*place, thickness)), (their_color, (*their_place, their_thickness)) = ours, theirs
    is_as_thick = abs(thickness - their_thickness) <= _THICKNESS_TOLERANCE
    if color == their_color and _near(place, their_place) and is_as_thick:
        return ""
    return f"{color} {_figures(ours[1])} placed, {their_color} {_figures(theirs[1])} printed"


def _box_difference(ours: tuple[float, ...], theirs: tuple[float, ...]) -> str:
    return "" if _near(ours, theirs) else f"{_figures(ours)} placed, {_figures(theirs)} printed"


def _is_exact(ours: tuple[_Glyph, ...], theirs: tuple[_Glyph, ...]) -> bool:
    return _text(ours) == _text(theirs) and all(
        _near((one.x, one.baseline), (other.x, other.baseline)) for one, other in zip(ours, theirs, strict=True)
    )


def _text(glyphs: Iterable[_Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def _near(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    return all(abs(one - other) <= TOLERANCE for one, other in zip(ours, theirs, strict=True))


def _figures(lengths: Sequence[float]) -> str:
    return ", ".join(f"{each:.2f}" for each in lengths)
