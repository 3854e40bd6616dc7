"""What fixes work with: an opened document and what departs in it, and the changes that they make and report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.check.departure import Departure
from generator.ground.errors import Span, Value, value_text
from generator.office.package import Package, read_package, write_package
from generator.office.package.part_names import beside, relation, word
from generator.office.reading.document import Paragraph
from generator.office.reading.docx_parts import DocxParts
from generator.office.wordml.main_document import Places, declare_by_ending, document_of
from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.office.wordml.wordml_names import r, w
from generator.official.recognition.elements import Element, RecognisedDocument


@dataclass(frozen=True, slots=True)
class Work:
    """A document while one of its rules is mended: ``rule``, what was found, what departs, and the trees."""

    rule: str
    found: RecognisedDocument
    departures: tuple[Departure, ...]
    opened: EditedPackage
    touched: list[Span] = field(default_factory=list)
    """The paragraphs that were changed beside those that depart: a look of the whole text is set in all of it."""

    def paragraphs(self, departure: Departure) -> tuple[Paragraph, ...]:
        """The paragraphs that a departure is about."""
        return paragraphs_of(departure, self.found)

    @property
    def departing(self) -> Iterator[Paragraph]:
        """The paragraphs of all departures, in order."""
        return (paragraph for departure in self.departures for paragraph in self.paragraphs(departure))

    def element(self, paragraph: Paragraph) -> etree._Element | None:
        """The ``w:p`` that ``paragraph`` was read from; None where that is unknown."""
        return self.opened.paragraph(paragraph.place)

    def mend(self, departure: Departure, place: Span) -> Mend:
        """The mend of a look: what the rule measured and what it wants."""
        return Mend(self.rule, place, departure.measured, departure.wanted)


def paragraphs_of(departure: Departure, found: RecognisedDocument) -> tuple[Paragraph, ...]:
    """The paragraphs that a departure is about; none where it is about the document or a table."""
    at = departure.at
    if isinstance(at, Element):
        return at.paragraphs
    if isinstance(at, Paragraph):
        return (at,)
    if isinstance(at, Span):
        near = (each for each in found.document.paragraphs if each.place.paragraph == at.paragraph)
        return tuple(each for each in near if _key(each.place) == _key(at))
    return ()


@dataclass(frozen=True, slots=True)
class Mend:
    """One mend: by which rule, where, and what was there ``before`` and is ``after``.

    ``edits`` are the characters that it changed, none where only the look did. ``parts`` are those that it added,
    ``also`` other paragraphs that it changed.
    """

    rule: str
    place: Span
    before: Value
    after: Value
    edits: tuple[Edit, ...] = ()
    parts: tuple[str, ...] = ()
    also: tuple[Span, ...] = ()

    def as_mapping(self) -> dict[str, object]:
        """The mend as plain data, its values in the language that is spoken."""
        place = {key: getattr(self.place, key) for key in _PLACE}
        before, after = value_text(self.before), value_text(self.after)
        return {"code": self.rule, "place": place, "before": before, "after": after}


Mender = Callable[[Work], Iterable[Mend]]


def on_each(change: Callable[[Work, Paragraph], bool]) -> Mender:
    """A mender that makes a ``change`` to each paragraph that departs, where there is something to change."""

    def mend(work: Work) -> Iterator[Mend]:
        for departure in work.departures:
            for paragraph in work.paragraphs(departure):
                if change(work, paragraph):
                    yield work.mend(departure, paragraph.place)

    return mend


def _key(place: Span) -> Span:
    return replace(place, source=None, column=None, length=1)


# What was mended, as data.


_PLACE = ("part", "paragraph", "table", "row", "cell")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters put in the place of others: in the ``paragraph``-th ``w:p`` of a part, from 0, at ``start``.

    ``start`` counts the characters of the paragraph as ``characters`` has them, after all edits before this one.
    """

    part: str
    paragraph: int
    start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A document after mending: its bytes, unchanged where there was nothing to mend."""

    data: bytes
    mends: tuple[Mend, ...]


# Properties of paragraphs, runs and sections are set in a tree, each child at its place in the schema's order.


def attributes(element: etree._Element, values: Mapping[str, object | None]) -> None:
    """Sets ``w:`` attributes; those whose value is None are taken away."""
    for name, value in values.items():
        if value is None:
            take_off(element, name)
        else:
            element.set(w(name), str(value))


def take_off(element: etree._Element, *names: str) -> None:
    """Takes the attributes ``w:name`` off, those that are there."""
    for name in names:
        if w(name) in element.attrib:
            del element.attrib[w(name)]


def switch(parent: etree._Element, name: str, *, on: bool) -> None:
    """Switches a property on or off by its own element."""
    element = get_or_add(parent, name)
    attributes(element, {"val": None if on else "0"})


def indent(
    paragraph: etree._Element, *, left: int = 0, right: int = 0, first: int = 0, chars: int | None = None
) -> None:
    """Sets all indents of a paragraph, in twips; ``first`` is negative where its first line hangs out.

    ``chars`` is the first line's indent in hundredths of a character, which programs prefer where it is given.
    """
    given = get_or_add(paragraph_properties(paragraph), "ind")
    given.attrib.clear()
    attributes(given, {"left": left, "leftChars": 0, "right": right, "rightChars": 0})
    if chars is not None:
        attributes(given, {"firstLineChars": chars})
    elif first >= 0:
        attributes(given, {"firstLineChars": 0})
    else:
        attributes(given, {"hangingChars": 0})
    attributes(given, {"firstLine": first} if first >= 0 else {"hanging": -first})


def align(paragraph: etree._Element, value: str) -> None:
    """Sets the alignment: ``left``, ``center``, ``right`` or ``both``."""
    attributes(get_or_add(paragraph_properties(paragraph), "jc"), {"val": value})


# A document is opened for fixing: its parts as trees, its paragraphs by their place.


class EditedPackage:
    """The package in ``data``. Its trees may be changed; :meth:`data` writes those that were asked for."""

    def __init__(self, data: bytes, file: str) -> None:
        """Opens the package. Raises InputError where it is no Word document, or Strict Open XML."""
        reading = DocxParts(data, file)
        self.file = file
        self.main = reading.main
        self.package = Package(read_package(data, name=file), file, keep_comments=True)
        document_of(self.package)
        declare_by_ending(self.package, file)
        self._names = {kind: self._related(reading, kind) for kind in ("styles", "settings")}
        self._paragraphs: dict[str, dict[Span, etree._Element]] = {}

    @staticmethod
    def _related(reading: DocxParts, kind: str) -> str | None:
        names = [target.target for target in reading.targets(reading.main).values() if target.kind == kind]
        trees = ((name, reading.tree(name)) for name in names)
        return next((name for name, tree in trees if tree is not None and tree.tag == w(kind)), None)

    def tree(self, part: str) -> etree._Element:
        """The part as a tree, with its comments and all else."""
        return self.package.tree(part)

    @property
    def styles(self) -> etree._Element | None:
        """The styles, where the document has them."""
        name = self._names["styles"]
        return None if name is None else self.tree(name)

    @property
    def settings(self) -> etree._Element | None:
        """The settings, where the document has them."""
        name = self._names["settings"]
        return None if name is None else self.tree(name)

    @property
    def sections(self) -> list[etree._Element]:
        """The ``w:sectPr`` of the sections, in order."""
        body = self.tree(self.main).find(w("body"))
        assert body is not None
        inner = [each for each in body.iter(w("sectPr")) if each.getparent() is not body]
        last = body.find(w("sectPr"))
        return [*inner, *([] if last is None else [last])]

    def paragraph(self, place: Span) -> etree._Element | None:
        """The ``w:p`` at ``place``; None where there are several (in text boxes) or none."""
        part = place.part or self.main
        if part not in self._paragraphs:
            self._paragraphs[part] = self._placed(part)
        return self._paragraphs[part].get(replace(place, source=None, column=None, length=1))

    def number_of(self, paragraph: etree._Element, part: str) -> int:
        """Which of the part's ``w:p`` it is, from 0."""
        return next(number for number, each in enumerate(self.tree(part).iter(w("p"))) if each is paragraph)

    def _placed(self, part: str) -> dict[Span, etree._Element]:
        if part not in self.package:
            return {}
        root = self.tree(part)
        places = Places(root, self.file, part)
        placed: defaultdict[Span, list[etree._Element]] = defaultdict(list)
        for paragraph in root.iter(w("p")):
            placed[replace(places.span(paragraph, ""), source=None)].append(paragraph)
        return {place: found[0] for place, found in placed.items() if len(found) == 1}

    def add_footer(self, xml: bytes) -> tuple[str, str]:
        """Adds a footer to the package: the name of its part, and the id of its relationship."""
        name = self.package.unused(beside(self.main, "footer1"))
        self.package.add(name, xml, word("footer"))
        return name, self.package.relate(self.main, relation("footer"), name)

    def data(self) -> bytes:
        """The bytes of the package with its trees as they are."""
        return write_package(self.package.finished())


def refer_to_footer(section: etree._Element, kind: str, relationship: str) -> None:
    """Lets the section have the footer of this relationship; references come first in a ``w:sectPr`` (17.6.17)."""
    reference = next((each for each in section.iterchildren(w("footerReference")) if each.get(w("type")) == kind), None)
    if reference is None:
        reference = etree.Element(w("footerReference"))
        reference.set(w("type"), kind)
        section.insert(sum(1 for _ in section.iterchildren(w("headerReference"), w("footerReference"))), reference)
    reference.set(r("id"), relationship)
