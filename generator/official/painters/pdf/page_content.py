"""The content stream of a page (PDF 32000-1, 7.8): text, rules and pictures at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.official.blocks import Face, Role
from generator.official.painters.pdf.glyph_codes import Codes
from generator.official.painters.pdf.inset_pages import FORM, InsetBox
from generator.official.painters.pdf.operators import (
    ARTIFACT,
    END_MARKED,
    alternative,
    fill_colour,
    number,
    numbers,
    span,
)
from generator.official.painters.pdf.shown_glyphs import Stretch, joined_runs, shown_glyphs, stretches
from generator.official.placed_pages import Item, PlacedPicture, PlacedRule, PlacedText


@dataclass(slots=True)
class PageContent:
    """Writes the items of a page ``height`` points high; ``picture`` is asked for the resource name of each picture."""

    height: float
    fonts: Mapping[Face, str]
    codes: Codes
    picture: Callable[[PlacedPicture], str]
    _written: list[str] = field(default_factory=list)
    _set: dict[str, str] = field(default_factory=dict)

    def draw_inset(self, box: InsetBox) -> None:
        """Draw the inset page, whose form has this ``box``, from the lower left corner of the sheet."""
        self._written.append(f"q 1 0 0 1 {numbers(-box.left, -box.bottom)} cm /{FORM} Do Q")

    def draw(self, items: Iterable[Item]) -> None:
        """Draw ``items``, in this order."""
        for kind, alike in groupby(items, key=type):
            drawn = list(alike)
            if kind is PlacedText:
                self._draw_text([item for item in drawn if isinstance(item, PlacedText)])
            elif kind is PlacedRule:
                self._draw_rules([item for item in drawn if isinstance(item, PlacedRule)])
            else:
                self._draw_pictures([item for item in drawn if isinstance(item, PlacedPicture)])

    def data(self) -> bytes:
        """The stream."""
        return "\n".join(self._written).encode("ascii")

    def _draw_text(self, runs: Sequence[PlacedText]) -> None:
        self._written.append("BT")
        for artifact, alike in groupby(runs, key=lambda run: run.role is Role.PAGE_NUMBER):
            self._written += [ARTIFACT] if artifact else []
            for joined in joined_runs(list(alike)):
                glyphs = [each for run in joined for each in shown_glyphs(run, self.codes[self.fonts[run.face]])]
                for stretch in stretches(glyphs):
                    self._show(stretch)
            self._written += [END_MARKED] if artifact else []
        self._written.append("ET")

    def _show(self, stretch: Stretch) -> None:
        first = stretch.glyphs[0]
        run = first.run
        self._put("Tf", f"/{first.code.font} {number(run.size)} Tf")
        self._put("Tz", f"{run.scale} Tz")
        self._put("colour", fill_colour(red=run.red))
        if first.first:
            direction = "0 -1 1 0" if run.turned else "1 0 0 1"
            self._written.append(f"{direction} {numbers(run.x, self.height - run.y)} Tm")
        shown = f"{stretch.array}TJ"
        self._written += [span(stretch.text), shown, END_MARKED] if stretch.marked else [shown]

    def _draw_rules(self, rules: Sequence[PlacedRule]) -> None:
        self._written.append(ARTIFACT)
        for rule in rules:
            self._put("colour", fill_colour(red=rule.red))
            bottom = self.height - rule.y - rule.height
            self._written.append(f"{numbers(rule.x, bottom, rule.width, rule.height)} re f")
        self._written.append(END_MARKED)

    def _draw_pictures(self, pictures: Sequence[PlacedPicture]) -> None:
        for picture in pictures:
            bottom = self.height - picture.y - picture.height
            place = f"{number(picture.width)} 0 0 {numbers(picture.height, picture.x, bottom)} cm"
            drawn = f"q {place} /{self.picture(picture)} Do Q"
            self._written += [alternative(picture.name), drawn, END_MARKED]

    def _put(self, parameter: str, operator: str) -> None:
        """Write ``operator``, which sets ``parameter`` of the graphics state, where it changes that."""
        if self._set.get(parameter) != operator:
            self._set[parameter] = operator
            self._written.append(operator)
