"""The text of one paper, with its headers and footers, adapted to the print file."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.removal import remove
from generator.office.wordml.wordml_names import w, w15
from generator.templates.word.assembly import Assembly
from generator.templates.word.print_files.counting_fields import PaperFields
from generator.templates.word.print_files.finished_letter import FinishedLetter
from generator.templates.word.print_files.paper_ids import PrintIds
from generator.templates.word.print_files.paper_lists import PrintLists
from generator.templates.word.print_files.paper_parts import PrintParts
from generator.templates.word.print_files.paper_styles import PrintStyles

_BINDINGS = (w("dataBinding"), w15("dataBinding"))
_PROPERTIES = ("core-properties", "custom-properties", "extended-properties")


class PrintStories:
    """The state that adapting the texts of all papers to ``target`` shares."""

    def __init__(self, target: Assembly, first: FinishedLetter) -> None:
        self._target = target
        self._lists = PrintLists(target, first)
        self._looks = PrintStyles(target, first.data("styles"))
        self._identities = PrintIds()
        self._parts = PrintParts(target)
        self._properties = _properties(first)

    def settle(self, letter: FinishedLetter) -> None:
        """Adapt the body of ``letter`` to the print file, with everything it refers to. Raises Unjoinable."""
        lists = self._lists.of(letter)
        looks = self._looks.of(letter, lists)
        own_properties = _properties(letter) != self._properties
        fields = PaperFields(len(letter.sections), own_properties=own_properties)
        identities = self._identities.of(letter.number)
        group = (looks is None or letter.data("styles"), letter.data("numbering"), len(letter.sections) > 1)

        def settle(story: etree._Element, part: str, into: str) -> bool:
            """Adapt ``story``; whether no other paper may share it, because its lists are counted."""
            for binding in list(story.iter(*_BINDINGS)):
                remove(binding)
            fields.settle(story)
            numbered = lists.settle(story)
            if looks is not None:
                looks.settle(story)
            identities.settle(story)
            self._parts.relink(story, part, into, letter, settle, group)
            return numbered

        settle(letter.body, letter.main, self._target.main)


def _properties(letter: FinishedLetter) -> tuple[bytes | None, ...]:
    """The document properties of the paper."""
    package = letter.package
    names = (package.related("", kind) for kind in _PROPERTIES)
    return tuple(None if name is None else package.bytes_of(name) for name in names)
