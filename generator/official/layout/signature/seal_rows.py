"""The places of the seals of a 联合行文, beside and below each other (7.3.5.1, figures 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.ground.length import NOTHING, Length
from generator.standard import length


@dataclass(frozen=True, slots=True)
class _Band:
    """The width that seals and names may fill, and the ``axis`` of the date, on which the last seal is centred."""

    width: Length
    axis: Length
    diameter: Length

    def reach(self, name: Length) -> Length:
        """Return how far a seal and its name reach to either side of their centre."""
        return Length(max(name, self.diameter) / 2)

    def apart(self, name: Length, other: Length) -> Length:
        """Return the least distance of two neighbours' centres: seals do not touch, names do not run together."""
        return max(self.diameter + length("seal.apart"), (name + other) * 0.5 + length("zi"))

    def holds(self, names: Sequence[Length], centres: Sequence[Length]) -> bool:
        """Whether ``names`` and their seals fit at ``centres``."""
        beside = zip(pairwise(names), pairwise(centres), strict=True)
        wanting = (
            self.reach(names[0]) - centres[0],
            centres[-1] + self.reach(names[-1]) - self.width,
            *(self.apart(*pair) - (right - left) for pair, (left, right) in beside),
        )
        return all(Length(each).twips <= 0 for each in wanting)


def seal_rows(names: Sequence[Length], diameter: Length, width: Length, axis: Length) -> tuple[tuple[Length, ...], ...]:
    """Return the centres of the seals, row by row in the order of ``names`` (their widths), from the left edge.

    There are as few rows as possible, the upper ones not shorter than the lower; the last seal is on ``axis``.
    """
    band = _Band(width, axis, diameter)
    for count in range(1, len(names)):
        rows = [_row(band, part, is_last, count == 1) for part, is_last in _parts(names, count)]
        if all(rows):
            return tuple(row for row in rows if row is not None)
    return tuple((_alone(band, name),) for name in names)


def _parts(names: Sequence[Length], count: int) -> Iterator[tuple[Sequence[Length], bool]]:
    """Yield ``names`` in ``count`` rows of nearly the same length, each with whether it is the last."""
    least, longer = divmod(len(names), count)
    ends = list(accumulate(least + (row < longer) for row in range(count)))
    for start, end in pairwise((0, *ends)):
        yield names[start:end], end == len(names)


def _row(band: _Band, names: Sequence[Length], is_last: bool, is_only: bool) -> tuple[Length, ...] | None:
    """Return the centres of one row, None where it does not fit.

    An only row ends on the date's axis with its seals close together. Of several rows each is symmetric; a row too
    long for that fills the width, or ends on the axis if it is the last.
    """
    if len(names) == 1:
        return (_alone(band, names[0]),)
    close = _close(band, names)
    ways = [close] if is_only else [_symmetric(band, len(names)), close if is_last else _filling(band, names)]
    return next((centres for centres in ways if band.holds(names, centres)), None)


def _alone(band: _Band, name: Length) -> Length:
    reach = band.reach(name)
    return Length(min(max(band.axis, reach), band.width - reach))


def _close(band: _Band, names: Sequence[Length]) -> tuple[Length, ...]:
    centres = [band.axis]
    for left, right in reversed(list(pairwise(names))):
        centres.insert(0, centres[0] - band.apart(left, right))
    return tuple(centres)


def _symmetric(band: _Band, count: int) -> tuple[Length, ...]:
    """Return centres spread from the axis to the place as far from the left edge as the axis is from the right one."""
    left = band.width - band.axis
    return tuple(left + (band.axis - left) * (place / (count - 1)) for place in range(count))


def _filling(band: _Band, names: Sequence[Length]) -> tuple[Length, ...]:
    """Return centres spread over the width, with the same white between all neighbours and at both ends."""
    wide = [band.reach(name) * 2 for name in names]
    white = (band.width - sum(wide)) * (1 / (len(names) + 1))
    centres, edge = [], NOTHING
    for each in wide:
        centres.append(edge + white + each * 0.5)
        edge = edge + white + each
    return tuple(centres)
