"""Comments added to a document: the text in its comments part, the marks in a paragraph (17.13.4; MS-DOCX 2.5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count
from types import MappingProxyType

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.ground.words.vocabularies import phrase
from generator.office.package import Package
from generator.office.package.part_names import OFFICE, STRICT_OFFICE, beside, holds_xml, word
from generator.office.wordml.wordml_names import (
    COMPATIBILITY,
    STRICT_NAMESPACE,
    WORD_2010,
    XML_SPACE,
    mc,
    name_beside,
    w14,
)

_KIND = "comments"
_TAKEN = re.compile(rb"""(?:paraId|durableId)=["']([0-9A-Fa-f]{1,8})["']""")
_FIRST_NUMBER = 0x0FA0E001
_LOCAL_IDENTITY = "None"
"""How Word calls the identity provider of an author who is signed in nowhere (MS-DOCX 2.5.4.5)."""

_PLAIN_LINES = {
    "snapToGrid": {"val": "0"},
    "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
    "ind": {"firstLineChars": "0", "firstLine": "0"},
}
"""Single lines without indents, whatever the document's own text looks like; in schema order."""

_SIZE, _MARK_SIZE = "20", "2"
"""Half-points: the size of the text in a comment, and of its mark in a paragraph, which must make no line higher."""


class NewComments:
    """Comments of one author, added to a document; comments that it has stay as they are.

    The document may be Strict Open XML. The parts that later versions of Word keep beside the comments
    (``commentsExtended``, ``commentsIds``, ``commentsExtensible``, ``people``) get rows where the document has them.
    """

    def __init__(self, package: Package, author: str, date: str | None = None) -> None:
        """``date`` is the time of the comments (``xsd:dateTime``), None for none.

        Raises TemplateError where the comments, or a part beside them, are not XML.
        """
        self._author = author
        self._date = date
        self._root = _comments_of(package)
        self._beside = {kind: package.tree(name) for kind in _ROWS if (name := package.related(package.main, kind))}
        self._ids = _free(0, _ids_in(self._root, package.look(package.main)))
        self._numbers = _free(_FIRST_NUMBER, _numbers_in(package)) if WORD_2010 in self._root.nsmap.values() else None
        if (people := self._beside.get("people")) is not None:
            key = name_beside(people, "author")
            if all(each.get(key) != author for each in people):
                person = _child(people, "person", {"author": author})
                _child(person, "presenceInfo", {"providerId": _LOCAL_IDENTITY, "userId": author})

    def add(self, paragraph: etree._Element, lines: Sequence[str], *, whole: bool = True) -> None:
        """Adds a comment of ``lines`` to ``paragraph``: to the whole of it, or before its first character."""
        identifier = str(next(self._ids))
        root = self._root
        given = {"id": identifier, "author": self._author, "initials": self._author}
        if self._date is not None:
            given["date"] = self._date
        comment = _child(root, "comment", given)
        for number, line in enumerate(lines):
            _write_line(comment, line, first=number == 0)
        if self._numbers is not None:
            shown = f"{next(self._numbers):08X}"
            comment[-1].set(w14("paraId"), shown)
            for kind, (row, keys) in _ROWS.items():
                if row and kind in self._beside:
                    _child(self._beside[kind], row, {key: given or shown for key, given in keys.items()})
        _mark(paragraph, identifier, whole=whole)


_ROWS: dict[str, tuple[str, dict[str, str]]] = {
    "commentsExtended": ("commentEx", {"paraId": "", "done": "0"}),
    "commentsIds": ("commentId", {"paraId": "", "durableId": ""}),
    "commentsExtensible": ("commentExtensible", {"durableId": ""}),
    "people": ("", {}),
}
"""The parts beside the comments, by the last word of their relationship; of each the row of a comment, and its
attributes: those without a value have the comment's number."""


def _comments_of(package: Package) -> etree._Element:
    """The root of the document's comments, made where there is none."""
    name = package.related(package.main, _KIND)
    if name is None:
        return _new_part(package)
    root = package.tree(name)
    if etree.QName(root).localname != _KIND:
        span, facts = Span(package.file, part=name), {"why": phrase("office-not-comments")}
        raise TemplateError(Problem("template-xml-broken", span, facts))
    return root


def _new_part(package: Package) -> etree._Element:
    main = package.main
    namespace = etree.QName(package.look(main)).namespace
    office = STRICT_OFFICE if namespace == STRICT_NAMESPACE else OFFICE
    lost = [each for each in package.relations(main) if each.kind == _KIND]
    for relation in lost:  # of a part that is not there: two of one kind are not allowed
        package.unlink(main, relation)
    root = etree.Element(
        f"{{{namespace}}}{_KIND}",
        {mc("Ignorable"): "w14"},
        nsmap={"w": str(namespace), "w14": WORD_2010, "mc": COMPATIBILITY},
    )
    name = package.unused(beside(main, _KIND))
    package.add_tree(name, root, word(_KIND))
    package.relate(main, f"{office}/{_KIND}", name)
    return root


def _ids_in(*roots: etree._Element) -> set[int]:
    """The ids of all comments that exist or are referred to."""
    marks = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
    found = (
        each.get(name_beside(each, "id"), "")
        for root in roots
        for each in root.iter(*(f"{{*}}{mark}" for mark in marks))
    )
    return {int(each) for each in found if each.isascii() and each.isdigit()}


def _numbers_in(package: Package) -> set[int]:
    """The numbers of paragraphs and comments in all parts (MS-DOCX 2.6.2.3)."""
    parts = (package.bytes_of(name) for name in package if holds_xml(name))
    return {int(each, 16) for part in parts for each in _TAKEN.findall(part)}


def _free(first: int, taken: Collection[int]) -> Iterator[int]:
    return (number for number in count(first) if number not in taken)


def _write_line(comment: etree._Element, text: str, *, first: bool) -> None:
    """A paragraph of the comment; the first one has the comment's own mark, as Word writes it (17.13.4.1)."""
    paragraph = _child(comment, "p")
    properties = _child(paragraph, "pPr")
    for name, given in _PLAIN_LINES.items():
        _child(properties, name, given)
    if first:
        _child(_run(paragraph, _SIZE), "annotationRef")
    written = _child(_run(paragraph, _SIZE), "t")
    written.text = text
    written.set(XML_SPACE, "preserve")


def _mark(paragraph: etree._Element, identifier: str, *, whole: bool) -> None:
    """Marks the comment in ``paragraph`` (17.13.4.3 to 17.13.4.5).

    A comment at a point has no range: LibreOffice 25.2 loses those with an empty one at the beginning of a table.
    """
    edges = [_child(paragraph, f"commentRange{edge}", {"id": identifier}) for edge in ("Start", "End") if whole]
    run = _run(paragraph, _MARK_SIZE)
    _child(run, "commentReference", {"id": identifier})
    properties = paragraph.find(name_beside(paragraph, "pPr"))
    place = 0 if properties is None else paragraph.index(properties) + 1
    if whole:
        paragraph.insert(_behind_marks(paragraph, place), edges[0])
    else:
        paragraph.insert(place, run)


def _behind_marks(paragraph: etree._Element, place: int) -> int:
    """The place in ``paragraph``, from ``place`` on, that no mark of a comment follows at once."""
    marks = [name_beside(paragraph, f"commentRange{edge}") for edge in ("Start", "End")]
    reference = name_beside(paragraph, "commentReference")
    while place < len(paragraph) and (paragraph[place].tag in marks or paragraph[place].find(reference) is not None):
        place += 1
    return place


def _run(parent: etree._Element, size: str) -> etree._Element:
    """A new run in ``parent``, of text of this size."""
    run = _child(parent, "r")
    properties = _child(run, "rPr")
    for name in ("sz", "szCs"):
        _child(properties, name, {"val": size})
    return run


def _child(parent: etree._Element, name: str, attributes: Mapping[str, str] = MappingProxyType({})) -> etree._Element:
    """A new last child of ``parent``; it and its attributes have names in the namespace of ``parent``."""
    given = {name_beside(parent, key): value for key, value in attributes.items()}
    return etree.SubElement(parent, name_beside(parent, name), given)
