"""Distances that the standard measures between inks, turned into space between lines.

空一行 and 空二行 are clear white (figures 2, 5, 9; GB/T 33476.2-2016, 7.1). A line of exact height has its baseline
four fifths down; hanzi reach from a little under it to most of an em above it.
"""

from __future__ import annotations

from generator.length import Length
from generator.standard import Profile, number

_BASELINE = 0.8
"""Where the baseline lies in a line of exact height, from its top."""

_ABOVE, _BELOW = 0.85, 0.09
"""How far the ink of hanzi reaches above and below the baseline, in em: typical of all five faces."""


def above_ink(size: Length, pitch: Length, profile: Profile) -> Length:
    """White in a line of ``pitch`` over the ink of type of ``size``."""
    return Length(_baseline(size, pitch, profile) - _ABOVE * size)


def below_ink(size: Length, pitch: Length, profile: Profile) -> Length:
    """White in a line of ``pitch`` under the ink of type of ``size``."""
    return Length(pitch - _baseline(size, pitch, profile) - _BELOW * size)


def white_between(gap: Length, above: tuple[Length, Length], below: tuple[Length, Length], profile: Profile) -> Length:
    """Space between two lines, each of a size and a pitch, that leaves ``gap`` of clear white between their inks."""
    return gap - below_ink(*above, profile) - above_ink(*below, profile)


def ink_height(size: Length) -> Length:
    """Height of the ink of hanzi of ``size``."""
    return size * (_ABOVE + _BELOW)


def _baseline(size: Length, pitch: Length, profile: Profile) -> float:
    return _BASELINE * pitch
