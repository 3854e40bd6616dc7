"""Numeric pictures such as ``#,##0.00;(#,##0.00)`` (ECMA-376 part 1, 17.16.4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal

from generator.templates.word.fields.formats.picture_syntax import quoted_apart

_PLACES = frozenset("0#x")
_CONTEXT = Context(prec=200, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of a picture: a place for a digit, the point, a sign, or text (``literal``)."""

    text: str
    literal: bool = False

    @property
    def is_place(self) -> bool:
        return not self.literal and self.text in _PLACES


@dataclass(frozen=True, slots=True)
class _Section:
    """The part of a picture for numbers of one sign, cut at the point."""

    whole: tuple[_Item, ...]
    fraction: tuple[_Item, ...]
    has_point: bool
    grouped: bool

    def rounded(self, number: Decimal) -> Decimal:
        places = sum(item.is_place for item in self.fraction)
        return number.quantize(Decimal(1).scaleb(-places), context=_CONTEXT)

    def shown(self, number: Decimal, *, signed: bool) -> str:
        """``number``, rounded; with a minus in front if it is ``signed`` and no item shows its sign."""
        whole, _, fraction = format(abs(number), "f").partition(".")
        text = "".join(self._whole(whole if whole != "0" else "", number)) + ("." if self.has_point else "")
        text += "".join(self._fraction(fraction, number))
        has_sign = any(not item.literal and item.text in "+-" for item in (*self.whole, *self.fraction))
        return f"-{text}" if signed and number < 0 and not has_sign else text

    def _whole(self, digits: str, number: Decimal) -> list[str]:
        """The items from right to left: each place takes a digit, the leftmost takes or drops the rest."""
        out: list[str] = []
        places = sum(item.is_place for item in self.whole)
        taken = 0
        for item in reversed(self.whole):
            if not item.is_place:
                out.append(_plain(item, number))
                continue
            places -= 1
            digit, digits = digits[-1:], digits[:-1]
            out.append(self._with_comma(digit or ("0" if item.text == "0" else " "), taken))
            taken += 1
            if not places and item.text != "x":
                for each in reversed(digits):
                    out.append(self._with_comma(each, taken))
                    taken += 1
        if not any(item.is_place for item in self.whole):
            out += reversed(digits)
        return out[::-1]

    def _with_comma(self, digit: str, taken: int) -> str:
        return f"{digit}," if self.grouped and taken and taken % 3 == 0 and digit != " " else digit

    def _fraction(self, digits: str, number: Decimal) -> Iterator[str]:
        significant = len(digits.rstrip("0"))
        place = 0
        for item in self.fraction:
            if not item.is_place:
                yield _plain(item, number)
                continue
            yield digits[place] if item.text == "0" or place < significant else " "
            place += 1


@dataclass(frozen=True, slots=True)
class NumericPicture:
    """A parsed numeric picture: its sections for positive, negative and zero numbers, the last two optional."""

    sections: tuple[_Section, ...]

    @classmethod
    def parse(cls, picture: str) -> NumericPicture:
        """The parsed ``picture``. Raises FieldPictureError."""
        sections: list[list[_Item]] = [[]]
        for stretch, quoted in quoted_apart(picture):
            if quoted:
                sections[-1].append(_Item(stretch, literal=True))
                continue
            for character in stretch:
                if character == ";" and len(sections) < 3:
                    sections.append([])
                else:
                    sections[-1].append(_Item(character))
        return cls(tuple(map(_section, sections)))

    def alters(self, number: Decimal) -> bool:
        """Whether it shows another number than ``number``: a rounded one, or one without its first digits (``x``)."""
        section = self._of(number)
        places = [item.text for item in section.whole if item.is_place]
        return section.rounded(number) != number or (places[:1] == ["x"] and abs(number) >= 10 ** len(places))

    def shown(self, number: Decimal) -> str:
        """``number`` in this picture; halves are rounded away from zero."""
        section = self._of(number)
        is_zero = len(self.sections) == 3 and section is self.sections[2]
        rounded = section.rounded(Decimal(0) if is_zero else number)
        return section.shown(rounded, signed=section is self.sections[0] and bool(rounded))

    def _of(self, number: Decimal) -> _Section:
        """The section that shows ``number``."""
        if not self.sections[0].rounded(number) and len(self.sections) == 3:
            return self.sections[2]
        return self.sections[1] if number < 0 and len(self.sections) > 1 else self.sections[0]


def _section(items: list[_Item]) -> _Section:
    point = next((place for place, item in enumerate(items) if item == _Item(".")), None)
    grouped = any(item == _Item(",") for item in items)
    kept = [replace(item) for item in items if item not in {_Item(","), _Item(".")}]
    before = kept if point is None else [item for item in items[:point] if item != _Item(",")]
    after = [] if point is None else [item for item in items[point:] if item not in {_Item(","), _Item(".")}]
    return _Section(tuple(before), tuple(after), point is not None, grouped)


def _plain(item: _Item, number: Decimal) -> str:
    if item.literal or item.text not in "+-":
        return item.text
    if number < 0:
        return "-"
    return "+" if item.text == "+" and number > 0 else " "
