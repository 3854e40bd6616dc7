"""Tab stops: where the text behind a tab begins (ECMA-376 part 1, 17.3.1.37 and 17.15.1.25)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.official.blocks import DEFAULT_TAB_STOP


@dataclass(frozen=True, slots=True)
class TabStops:
    """The stops of a paragraph: each place in twips from the margin, and how much of a text is to the left of it.

    Behind the last of ``own`` are those of the document, all alike. ``edge`` is where its lines end, from the margin.
    """

    own: tuple[tuple[float, float], ...] = ()
    edge: float = 0

    def behind(self, x: float, width: float) -> float:
        """Where a text ``width`` twips wide begins behind a tab at ``x``."""
        default = DEFAULT_TAB_STOP.twips
        place, part = next((stop for stop in self.own if stop[0] > x), ((x // default + 1) * default, 0.0))
        return max(x, place - width * part)


NO_STOPS = TabStops()
