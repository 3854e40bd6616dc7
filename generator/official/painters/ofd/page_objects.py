"""The objects on a page of an OFD file (GB/T 33190, 7.7 to 11): text, rules and pictures, in millimetres.

Places are whole ten-thousandths of a millimetre: each is rounded by itself, so nothing adds up along a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from generator.ground.length import Length
from generator.office.package.xml_parsing import escape
from generator.official.blocks import BLACK, RED, Face
from generator.official.placed_pages import Item, PlacedPage, PlacedPicture, PlacedRule, PlacedText
from generator.official.shaping_clusters import clusters

NAMESPACE = "http://www.ofdspec.org/2016"
"""Of every element, with the prefix ``ofd:``: some readers know no other way to write it."""

_UNITS = Length(1).mm * 10_000


class ShownGlyphs(NamedTuple):
    """What shows a cluster: the id of its font, its glyphs with their places in thousandths of an em.

    ``mapped``: the font finds the one glyph by the character. ``drawn``: the outline of each glyph that is drawn.
    """

    font: int
    glyphs: tuple[tuple[int, float], ...]
    mapped: bool
    drawn: Sequence[Sequence[tuple[str, Sequence[tuple[float, float]]]]] = ()


Shown = Mapping[str, Mapping[str, ShownGlyphs]]
"""The glyphs of each cluster, by the name of a font as documents have it."""


def units(points: float) -> int:
    """Ten-thousandths of a millimetre."""
    return round(points * _UNITS)


@lru_cache(maxsize=8192)
def number(length: int) -> str:
    """A number of ten-thousandths of a millimetre, in millimetres."""
    return f"{length / 10_000:.4f}".rstrip("0").rstrip(".")


def numbers(*lengths: int) -> str:
    """The same of several, with blanks between them."""
    return " ".join(map(number, lengths))


def part(name: str, content: str, attributes: str = "") -> bytes:
    """A part of the package: the element ``name`` with this ``content``."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:{name} xmlns:ofd="{NAMESPACE}"{attributes}>'
    return f"{head}{content}</ofd:{name}>".encode()


@dataclass(slots=True)
class PageObjects:
    """Writes pages; ``picture`` is asked for the resource of each picture, ``new_id`` for an id."""

    fonts: Mapping[Face, str]
    shown: Shown
    picture: Callable[[PlacedPicture], int]
    new_id: Callable[[], int]

    def page(self, page: PlacedPage) -> bytes:
        """The part of ``page``."""
        area = f"<ofd:Area><ofd:PhysicalBox>{box(page)}</ofd:PhysicalBox></ofd:Area>"
        content = "".join(self._drawn(page.items))
        if content:
            content = f'<ofd:Content><ofd:Layer ID="{self.new_id()}" Type="Body">{content}</ofd:Layer></ofd:Content>'
        return part("Page", area + content)

    def _drawn(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            if isinstance(item, PlacedText):
                for piece in self._pieces(item):
                    yield self._text(item, piece)
            elif isinstance(item, PlacedRule):
                yield self._rule(item)
            else:
                x, y, width, height = _sides(item)
                yield (
                    f'<ofd:ImageObject ID="{self.new_id()}" ResourceID="{self.picture(item)}"'
                    f' Boundary="{numbers(x, y, width, height)}" CTM="{number(width)} 0 0 {number(height)} 0 0"/>'
                )

    def _rule(self, rule: PlacedRule) -> str:
        """A filled rectangle: readers draw those as thick as they are."""
        x, y, width, height = _sides(rule)
        wide, high = number(width), number(height)
        path = f"M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C"
        return self._filled(f'Boundary="{numbers(x, y, width, height)}"', _FILLS[rule.red], path)

    def _filled(self, where: str, fill: str, path: str) -> str:
        return (
            f'<ofd:PathObject ID="{self.new_id()}" {where} Stroke="false" Fill="true">{fill}'
            f"<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def _pieces(self, run: PlacedText) -> Iterator[_Piece]:
        """``run`` in pieces of one font, without blanks at their edges, which some readers lose with their advance.

        A cluster that its font does not find by one code of UTF-16 is a piece of its own: readers differ in how they
        count what follows it. Of one beyond the BMP some show nothing: its outline is drawn, its text transparent.
        """
        shown = self.shown[self.fonts[run.face]]
        pieces: list[_Piece] = []
        along = 0.0
        for cluster, advance in clusters(run.text, run.advances):
            glyphs = shown[cluster]
            apart = not glyphs.mapped or cluster > "\uffff"
            if not pieces or apart or pieces[-1].apart or pieces[-1].shown.font != glyphs.font:
                pieces.append(_Piece(glyphs, apart))
            pieces[-1].texts.append(cluster)
            pieces[-1].begins.append(along)
            pieces[-1].end = along = along + advance
        return chain.from_iterable(each.trimmed() for each in pieces)

    def _text(self, run: PlacedText, piece: _Piece) -> str:
        size, x, y = units(run.size), units(run.x), units(run.y)
        origin = run.y if run.turned else run.x
        begins = [units(origin + begin) for begin in piece.begins]
        end = units(origin + piece.end)
        spare = size // 4
        along, across = (begins[0] - spare, end - begins[0] + 2 * spare), (size, size + size // 2)
        boundary, place = (along[0], y - across[0], along[1], across[1]), (spare, size)
        if run.turned:  # clockwise: (X, Y) goes to (-Y, X)
            boundary, place = (x - size // 2, along[0], across[1], along[1]), (spare, -(size // 2))
        scale = "" if (share := run.scale / 100) == 1 else f' HScale="{share:g}"'
        turn = ' CTM="0 1 -1 0 0 0"' if run.turned else ""
        steps, transform = [after - before for before, after in pairwise(begins)], ""
        if piece.apart:
            text = piece.texts[0]
            em = run.size * run.scale / 100_000
            places = [units(each * em) for _, each in piece.shown.glyphs]
            steps = [after - before for before, after in pairwise(places)]
            steps += [0] * (len(text) - 1 - len(steps)) if steps else []
            codes = len(text.encode("utf-16-le")) // 2
            listed = " ".join(str(glyph) for glyph, _ in piece.shown.glyphs)
            transform = (
                f'<ofd:CGTransform CodePosition="0" CodeCount="{codes}" GlyphCount="{len(piece.shown.glyphs)}">'
                f"<ofd:Glyphs>{listed}</ofd:Glyphs></ofd:CGTransform>"
            )
        deltas = f' DeltaX="{numbers(*steps)}"' if steps else ""
        where, fill, drawn = f'Boundary="{numbers(*boundary)}"{turn}', _FILLS[run.red], ""
        if piece.shown.drawn:
            path = " ".join(_path(piece.shown, place, (run.size * run.scale / 100_000, run.size / 1000)))
            drawn = self._filled(where, fill, path)
            fill = fill.replace("/>", ' Alpha="0"/>')
        return (
            f'{drawn}<ofd:TextObject ID="{self.new_id()}" {where}'
            f' Font="{piece.shown.font}" Size="{number(size)}"{scale}>{fill}{transform}'
            f'<ofd:TextCode X="{number(place[0])}" Y="{number(place[1])}"{deltas}>{escape("".join(piece.texts))}'
            "</ofd:TextCode></ofd:TextObject>"
        )


@dataclass(slots=True)
class _Piece:
    """Successive clusters in one font, and where each begins, in points from the beginning of their run."""

    shown: ShownGlyphs
    apart: bool
    texts: list[str] = field(default_factory=list)
    begins: list[float] = field(default_factory=list)
    end: float = 0

    def trimmed(self) -> Iterator[_Piece]:
        """The piece without blanks at its edges; nothing where it has only blanks."""
        inked = [index for index, text in enumerate(self.texts) if not text.isspace()]
        if inked:
            first, behind = inked[0], inked[-1] + 1
            end = self.end if behind == len(self.texts) else self.begins[behind]
            yield _Piece(self.shown, self.apart, self.texts[first:behind], self.begins[first:behind], end)


def box(page: PlacedPage) -> str:
    """The physical box of ``page``."""
    return f"0 0 {numbers(units(page.width), units(page.height))}"


def _path(shown: ShownGlyphs, origin: tuple[int, int], em: tuple[float, float]) -> Iterator[str]:
    """The outlines of ``shown``, the first glyph at ``origin``; ``em``: a thousandth of it across and up."""
    for (_, place), drawn in zip(shown.glyphs, shown.drawn, strict=True):
        for operator, points in drawn:
            yield operator
            for x, y in points:
                yield numbers(origin[0] + units((place + x) * em[0]), origin[1] - units(y * em[1]))


def _sides(item: PlacedRule | PlacedPicture) -> tuple[int, int, int, int]:
    """Left, top, width and height; neither of these is ever 0, for which readers draw nothing."""
    x, y = units(item.x), units(item.y)
    return x, y, max(units(item.x + item.width) - x, 1), max(units(item.y + item.height) - y, 1)


_FILLS = {
    colour == RED: f'<ofd:FillColor Value="{" ".join(map(str, bytes.fromhex(colour)))}"/>' for colour in (BLACK, RED)
}
