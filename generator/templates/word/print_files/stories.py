"""The text of one paper, and its headers and footers, made the print file's."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.wordml_names import w, w15
from generator.templates.word.assembly import Assembly
from generator.templates.word.print_files.carrying import Carrying
from generator.templates.word.print_files.fields import FieldsOfOne
from generator.templates.word.print_files.identities import Identities
from generator.templates.word.print_files.letter import Letter
from generator.templates.word.print_files.lists import ListTable
from generator.templates.word.print_files.looks import Looks

_BINDINGS = (w("dataBinding"), w15("dataBinding"))
_PROPERTIES = ("core-properties", "custom-properties", "extended-properties")


class Stories:
    """What the texts of all papers have been given in ``target`` so far."""

    def __init__(self, target: Assembly, first: Letter) -> None:
        self._target = target
        self._lists = ListTable(target, first)
        self._looks = Looks(target, first.data("styles"))
        self._identities = Identities()
        self._carrying = Carrying(target)
        self._properties = _properties(first)

    def settle(self, letter: Letter) -> None:
        """Make the body of ``letter`` the print file's, with all that it refers to. Raises Unjoinable."""
        lists = self._lists.of(letter)
        looks = self._looks.of(letter, lists)
        own_properties = _properties(letter) != self._properties
        fields = FieldsOfOne(len(letter.sections), own_properties=own_properties)
        identities = self._identities.of(letter.number)
        group = (looks is None or letter.data("styles"), letter.data("numbering"), len(letter.sections) > 1)

        def settle(story: etree._Element, part: str, into: str) -> bool:
            """Whether ``story`` can be this paper's alone: its lists are counted."""
            for binding in list(story.iter(*_BINDINGS)):
                parent = binding.getparent()
                if parent is not None:
                    parent.remove(binding)
            fields.settle(story)
            numbered = lists.settle(story)
            if looks is not None:
                looks.settle(story)
            identities.settle(story)
            self._carrying.lead_on(story, part, into, letter, settle, group)
            return numbered

        settle(letter.body, letter.main, self._target.main)


def _properties(letter: Letter) -> tuple[bytes | None, ...]:
    """What the paper says of itself as a file."""
    package = letter.package
    names = (package.related("", kind) for kind in _PROPERTIES)
    return tuple(None if name is None else package.bytes_of(name) for name in names)
