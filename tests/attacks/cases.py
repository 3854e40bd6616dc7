"""The list of attacks: each with its id, its place, its source, and what may come of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.attacks import expressions
from tests.attacks.hostile import CONTENTS, FILTERS, VALUES
from tests.attacks.places import PLACES

Wanted = Literal["refused", "printed", "ended"]
"""``refused`` as too much, ``printed`` as given, or ``ended`` in one way or the other."""

_IN_TAGS = ("notice", "front matter", "Word", "Excel", "--name")
_SHARED = 12  # every so many expressions one is tried in every place, the others in one place each


@dataclass(frozen=True, slots=True)
class Case:
    """``source`` in ``place``; ``printed`` is the text that it should give."""

    id: str
    place: str
    source: str
    wanted: Wanted
    printed: str = ""


def cases() -> Iterator[Case]:
    """All attacks but those of filters and hostile values, which need no source."""
    yield from _refused()
    for number, (source, text) in enumerate(expressions.SMALL):
        yield Case(f"small-{number}", "notice", f"{{{{ {source} }}}}", "printed", text)
    for number, source in enumerate(expressions.ENDING):
        yield _case(f"ending-{number}", ("notice", "--where")[number % 2], source, "ended")
    for number, source in enumerate(expressions.REFUSED_STATEMENTS):
        yield Case(f"statement-{number}", "notice", source, "refused")
        yield Case(f"statement-{number}", "Word", source, "refused")
    for number, source in enumerate(expressions.REFUSED_BLOCKS):
        yield Case(f"block-{number}", "--name", source, "refused")
    for number, source in enumerate(expressions.ENDING_STATEMENTS):
        yield Case(f"steps-{number}", "notice", source, "ended")


def _refused() -> Iterator[Case]:
    places = tuple(PLACES)
    for number, source in enumerate(expressions.REFUSED):
        chosen = places if not number % _SHARED else (places[number % len(places)],)
        for place in chosen:
            yield _case(f"refused-{number}", place, source, "refused")


def _case(name: str, place: str, source: str, wanted: Wanted) -> Case:
    return Case(name, place, source if place not in _IN_TAGS else f"{{{{ {source} }}}}", wanted)


def hostile() -> Iterator[tuple[str, str]]:
    """Each call of a filter that all templates have, with the name of each hostile value."""
    return ((call, value) for each in FILTERS for value in VALUES for call in (f"v|{each}", f"'7'|{each}(v)"))


def hostile_contents() -> Iterator[tuple[str, str]]:
    """Each call of a filter of Word templates, with the name of each hostile value."""
    return ((f"v|{each}", value) for each in CONTENTS for value in VALUES)
