"""The first line: who saved the file, and what LibreOffice is known to drop or to change when it saves one.

It is on one line so that a file that was only saved again differs in that line alone; the same change made by hand
appears there too. What all paragraphs with one measure have in common is said once, by the measure and not by their
styles: those are edited, and have lines of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from generator.comparison.description.description_entry import Facts
from generator.comparison.description.wording import in_row, shown
from generator.ground.words.vocabularies import comparison_text as text

LIBREOFFICE = "LibreOffice"
TOPICS = (
    "characters",
    "lines-of-space",
    "hanging",
    "line-breaking",
    "lower-margin",
    "section-ends",
    "character-grid",
    "header-footer",
    "column-widths",
    "padding",
    "table-indents",
    "theme-fonts",
    "compatibility",
)
"""What the line contains, in its order; the program that saved the file comes first, as ``program``."""

_LONGEST = 60
_MOST_PLACES = 3
_OF_LIBREOFFICE = re.compile(r"LibreOffice/([0-9]+\.[0-9]+)", re.ASCII)


class _Note(NamedTuple):
    place: str
    value: str
    style: str


class Saving:
    """Notes collected while a document is read."""

    def __init__(self) -> None:
        self._notes: dict[str, dict[str, list[_Note]]] = defaultdict(dict)

    def note(self, topic: str, group: str, place: str, value: str, style: str = "") -> None:
        """Notes the ``value`` at ``place``, one of ``group``; ``""`` where nothing is set.

        ``style`` is the paragraph's style, where it is a paragraph.
        """
        self._notes[topic].setdefault(group, []).append(_Note(place, value, style))

    def add(self, others: Saving, story: str) -> None:
        """Adds the notes of the header or footer ``story``."""
        for topic, groups in others._notes.items():
            for group, notes in groups.items():
                for each in notes:
                    there = text("place-in-story", story=story, place=each.place)
                    self.note(topic, there if group == each.place else group, there, each.value, each.style)

    def facts(self, properties: dict[str, str]) -> Facts:
        """The line, by topic; ``properties`` are those of the file."""
        facts = {"program": program(properties) or text("nameless")}
        return facts | {topic: self._topic(topic) for topic in TOPICS if self._topic(topic)}

    def _topic(self, topic: str) -> str:
        """What is usual in each group, and what is not.

        A style none of whose paragraphs has the usual value has its own in its own line, so that "not set" needs no
        place.
        """
        by_group: list[tuple[str, str]] = []
        others: list[str] = []
        for group, notes in self._notes[topic].items():
            usual = Counter(each.value for each in notes).most_common(1)[0][0]
            by_group.append((group, usual))
            with_usual = {each.style for each in notes if each.value == usual}
            unlike = [each for each in notes if each.value != usual]
            others += self._others([each for each in unlike if each.value or each.style in with_usual])
        if len(by_group) > 1 and len({usual for _, usual in by_group}) == 1 and by_group[0][1]:
            by_group = [(text("everywhere"), by_group[0][1])]
        return in_row([*(f"{group} {usual}".lstrip() for group, usual in by_group if usual), *others])

    def _others(self, notes: list[_Note]) -> list[str]:
        """The unusual values: few with their places, many with their number.

        The places of many would differ after each edit, their number only where one of them does.
        """
        if len(notes) <= _MOST_PLACES:
            return [f"{each.place} {each.value or text('none')}" for each in notes]
        counted = Counter(each.value for each in notes)
        return [f"{text('so-many', count=counted[value])} {value or text('none')}" for value in sorted(counted)]


def program(properties: dict[str, str]) -> str:
    """The program that saved the file, with its version; ``""`` where the file does not name it."""
    name = properties.get("Application", "")
    suite = _OF_LIBREOFFICE.match(name)
    if suite is not None:
        return f"{LIBREOFFICE} {suite[1]}"
    version = properties.get("AppVersion", "") if name else ""
    return shown(f"{name} {version}".strip())[:_LONGEST]
