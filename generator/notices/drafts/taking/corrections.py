"""What each paragraph of a draft was taken for, as a person sees and corrects it; and the order of paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

from generator.check.documents import ElementPlaces, PlacedParagraph
from generator.ground.errors import Span
from generator.office.reading.document import Paragraph, ReadDocument
from generator.official.recognition import header, lines, recognising
from generator.official.recognition.body import body_of
from generator.official.recognition.elements import (
    BodyParagraph,
    Element,
    RecognisedAttachment,
    RecognisedDocument,
    RecognisedImprint,
    RecognisedIssuedText,
)
from generator.standard import LISTED


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """The paragraph ``number``, from 0, of a draft, which Word counts as ``counted`` (None in a table).

    ``names`` are the elements that it is in, as :mod:`generator.check.documents` calls them, none where it is in none;
    ``attachment`` is that in which it is. It is ``certain`` unless nothing but its place or its look speaks for it.
    """

    number: int
    counted: int | None
    text: str
    names: tuple[str, ...]
    attachment: int | None
    certain: bool


def draft_paragraphs(found: RecognisedDocument) -> tuple[DraftParagraph, ...]:
    """The paragraphs of the draft in which ``found`` was recognised that may be corrected, in order."""
    placed: defaultdict[int, list[PlacedParagraph]] = defaultdict(list)
    for each in ElementPlaces(found).by_paragraph():
        placed[each.number].append(each)
    paragraphs = list(found.document.paragraphs)
    return tuple(
        DraftParagraph(
            number=number,
            counted=None if paragraphs[number].place.table is not None else paragraphs[number].place.paragraph,
            text=f"{paragraphs[number].numbering}{paragraphs[number].text.strip()}",
            names=tuple(dict.fromkeys(each.name for each in placed[number])),
            attachment=next((each.attachment for each in placed[number]), None),
            certain=all(each.certain for each in placed[number]),
        )
        for number in _changeable(found)
    )


# What a person says a paragraph of a draft is, put in the place of what was recognised.


Role = Literal[
    "title", "title_note", "number", "recipients", "body", "signature", "date", "note", "signers", "secrecy",
    "urgency", "copy_number", "issuer_mark", "copy_to", "imprint_office", "imprint_date", "nothing",
]  # fmt: skip
"""What a paragraph can be: an element, as :mod:`generator.check.documents` names it, text, or nothing."""

ROLES: tuple[Role, ...] = get_args(Role)

Roles = Mapping[int, Role]
"""What paragraphs are, by their numbers in the order of the document, from 0."""

NO_ROLES: Roles = MappingProxyType({})

Part = TypeVar("Part", RecognisedAttachment, RecognisedIssuedText)

_SINGLE = ("title", "title_note", "number", "recipients", "note", "signers", "secrecy", "urgency", "copy_number")
_NEVER_CHOSEN = ("mark_word", "edition", "subject_words", "issue_total", "editor_note", "internal")
_SEVERAL = ("mark", "attendance", "contents", "unplaced")
_OF_IMPRINT = {"copy_to": "copy_to", "imprint_office": "office", "imprint_date": "date"}
_GO_ON = ("title", "recipients")


def corrected(found: RecognisedDocument, roles: Roles) -> RecognisedDocument:
    """``found`` with its paragraphs as ``roles`` has them; the others stay what they are.

    An element is in one place: what was the number is text once another paragraph is the number, what was in the 版记
    is nothing then. A title and 主送机关 go on in the paragraph that follows them. What is nothing is in ``unplaced``:
    no text is dropped.
    """
    corrections = _Corrections(found, roles)
    if not corrections.roles:
        return found
    made = corrections.without_them()
    for role in ROLES:
        own = corrections.paragraphs(role)
        if own:
            made = corrections.put(made, role, own)
    kind = recognising.kind_of(made.title, made.mark)
    return replace(
        made,
        format=recognising.adopted(made.format, kind, made.title_note),
        kind=kind,
        signer_names=() if made.signers is None else header.names_of_signers(made.signers.text),
        issued=recognising.day_of(made.signature.date, made.title_note),
    )


def _changeable(found: RecognisedDocument) -> tuple[int, ...]:
    """The numbers of the paragraphs that may be given another role: not those of tables, nor the labels 附件."""
    own = (*found.tables, *(table for each in parts_of(found) for table in each.tables))
    fixed = {id(paragraph) for table in own for paragraph in table.paragraphs}
    fixed |= {id(paragraph) for each in found.attachments for paragraph in each.label.paragraphs}
    return tuple(
        number
        for number, paragraph in enumerate(found.document.paragraphs)
        if paragraph.text.strip() and id(paragraph) not in fixed
    )


class _Corrections:
    """The ``roles`` of those paragraphs that may have others than those that were ``found``."""

    def __init__(self, found: RecognisedDocument, roles: Roles) -> None:
        self._found = found
        self._paragraphs = list(found.document.paragraphs)
        self._order = ParagraphOrder(found.document)
        self.roles = {number: roles[number] for number in _changeable(found) if number in roles}
        self._moved = {id(self._paragraphs[number]) for number in self.roles}

    def paragraphs(self, role: Role) -> list[Paragraph]:
        """The paragraphs of that role, in order."""
        return [self._paragraphs[number] for number, each in self.roles.items() if each == role]

    def without_them(self) -> RecognisedDocument:
        """What was found, without the paragraphs that have roles."""
        found, signature = self._found, self._found.signature
        single = {name: self._one(getattr(found, name)) for name in (*_SINGLE, *_NEVER_CHOSEN)}
        several = {name: self._all(getattr(found, name)) for name in _SEVERAL}
        issued = None if found.issued_text is None else self._part(found.issued_text)
        listed = (each for each in found.attachment_list if not self._is_moved((each.paragraph, *each.more)))
        return replace(
            found,
            **single,  # type: ignore[arg-type]  # each name is that of an element
            **several,  # type: ignore[arg-type]  # each name is that of elements
            body=self._text(found.body),
            pieces=tuple(map(self._part, found.pieces)),
            attachment_list=tuple(listed),
            signature=replace(
                signature,
                organs=self._all(signature.organs),
                posts=self._all(signature.posts),
                seal_places=self._all(signature.seal_places),
                date=self._one(signature.date),
            ),
            attachments=tuple(map(self._part, found.attachments)),
            issued_text=issued if issued is not None and (issued.title or issued.body or issued.tables) else None,
            imprint=self._imprint(),
        )

    def put(self, found: RecognisedDocument, role: Role, own: Sequence[Paragraph]) -> RecognisedDocument:
        """``found`` with the paragraphs ``own`` as that; what was it before is text."""
        if role == "body":
            return self._with_text(found, own)
        if role == "nothing":
            return _with_nothing(found, own)
        if role == "issuer_mark":
            return replace(found, mark=self._sorted((*found.mark, *(_joined([each]) for each in own))))
        if role == "signature":
            organs = self._sorted((*found.signature.organs, *(_joined([each]) for each in own)))
            return replace(found, signature=replace(found.signature, organs=organs))
        before = _single(found, role)
        earlier = () if before is None else before.paragraphs
        if role in _GO_ON and self._are_together((*earlier, *own)):
            own, earlier = sorted((*earlier, *own), key=self._order.of), ()
        made = _with_single(found, role, own)
        return _with_nothing(made, earlier) if role in _OF_IMPRINT else self._with_text(made, earlier)

    def _with_text(self, found: RecognisedDocument, own: Iterable[Paragraph]) -> RecognisedDocument:
        """``found`` with ``own`` in the text that they are in: the document's own, or that of an attachment."""
        more: defaultdict[int, list[BodyParagraph]] = defaultdict(list)
        for paragraph in own:
            more[self._home(found, paragraph)] += body_of([lines.Line(paragraph)])
        issued = found.issued_text
        return replace(
            found,
            body=self._in_text((*found.body, *more[id(None)])),
            pieces=tuple(self._with_more(each, more[id(each)]) for each in found.pieces),
            attachments=tuple(self._with_more(each, more[id(each)]) for each in found.attachments),
            issued_text=None if issued is None else self._with_more(issued, more[id(issued)]),
        )

    def _with_more(self, part: Part, more: Sequence[BodyParagraph]) -> Part:
        return replace(part, body=self._in_text((*part.body, *more)))

    def _home(self, found: RecognisedDocument, paragraph: Paragraph) -> int:
        """The identity of the last attachment that begins before ``paragraph``; that of None without one.

        A 版记 belongs to no attachment.
        """
        imprint = self._found.imprint
        if imprint is not None and any(each is paragraph for each in imprint.paragraphs):
            return id(None)
        number = self._order.of(paragraph)
        before = [(self._first(each), id(each)) for each in parts_of(found) if self._first(each) < number]
        return max(before)[1] if before else id(None)

    def _first(self, part: RecognisedAttachment | RecognisedIssuedText) -> int:
        heads: list[Element] = [part.label] if isinstance(part, RecognisedAttachment) else []
        heads += [] if part.title is None else [part.title]
        paragraphs = [*(each.paragraph for each in heads), *(each.paragraph for each in part.body)]
        paragraphs += [paragraph for table in part.tables for paragraph in table.paragraphs]
        return min(map(self._order.of, paragraphs), default=len(self._paragraphs))

    def _text(self, body: Sequence[BodyParagraph]) -> tuple[BodyParagraph, ...]:
        """``body`` without what was moved; the rest of a paragraph wrapped by hand is paragraphs of its own."""
        rest: list[BodyParagraph] = []
        for part in body:
            if self._is_moved(part.paragraphs):
                left = (paragraph for paragraph in part.paragraphs if id(paragraph) not in self._moved)
                rest += (each for paragraph in left for each in body_of([lines.Line(paragraph)]))
            else:
                rest.append(part)
        return tuple(rest)

    def _part(self, part: Part) -> Part:
        return replace(part, title=self._one(part.title), body=self._text(part.body))

    def _imprint(self) -> RecognisedImprint | None:
        imprint = self._found.imprint
        if imprint is None:
            return None
        rest = tuple(each for each in imprint.paragraphs if id(each) not in self._moved)
        names = ("recipients", *LISTED, "copies", *_OF_IMPRINT.values())
        single = {name: self._one(getattr(imprint, name)) for name in names}
        return replace(imprint, paragraphs=rest, **single)  # type: ignore[arg-type]  # names of its fields

    def _one(self, element: Element | None) -> Element | None:
        if element is None or not self._is_moved(element.paragraphs):
            return element
        rest = [each for each in element.paragraphs if id(each) not in self._moved]
        return _joined(rest) if rest else None

    def _all(self, elements: Iterable[Element]) -> tuple[Element, ...]:
        return tuple(rest for each in elements if (rest := self._one(each)) is not None)

    def _is_moved(self, paragraphs: Iterable[Paragraph]) -> bool:
        return any(id(each) in self._moved for each in paragraphs)

    def _are_together(self, paragraphs: Iterable[Paragraph]) -> bool:
        """Whether nothing but empty paragraphs is between these."""
        numbers = sorted(map(self._order.of, paragraphs))
        between = set(range(numbers[0], numbers[-1] + 1)).difference(numbers)
        return not any(self._paragraphs[number].text.strip() for number in between)

    def _in_text(self, body: Iterable[BodyParagraph]) -> tuple[BodyParagraph, ...]:
        return tuple(sorted(body, key=lambda part: self._order.of(part.paragraph)))

    def _sorted(self, elements: Iterable[Element]) -> tuple[Element, ...]:
        return tuple(sorted(elements, key=lambda element: self._order.of(element.paragraph)))


def parts_of(found: RecognisedDocument) -> tuple[RecognisedAttachment | RecognisedIssuedText, ...]:
    """The pieces and the attachments of a document, and what it issues."""
    return (*found.pieces, *found.attachments, *(() if found.issued_text is None else (found.issued_text,)))


def _single(found: RecognisedDocument, role: Role) -> Element | None:
    """The element of a role that a document has once."""
    holder = found.imprint if role in _OF_IMPRINT else found.signature if role == "date" else found
    element: Element | None = getattr(holder, _OF_IMPRINT.get(role, role), None)
    return element


def _with_nothing(found: RecognisedDocument, own: Iterable[Paragraph]) -> RecognisedDocument:
    return replace(found, unplaced=(*found.unplaced, *(_joined([each]) for each in own)))


def _with_single(found: RecognisedDocument, role: Role, own: Sequence[Paragraph]) -> RecognisedDocument:
    element = _joined(own)
    if role == "date":
        return replace(found, signature=replace(found.signature, date=element))
    if role in _OF_IMPRINT:
        imprint = found.imprint or RecognisedImprint(None)
        values = {_OF_IMPRINT[role]: element, "paragraphs": (*imprint.paragraphs, *own)}
        return replace(found, imprint=replace(imprint, **values))  # type: ignore[arg-type]  # names of its fields
    return replace(found, **{role: element})  # type: ignore[arg-type]  # the name of an element


def _joined(paragraphs: Sequence[Paragraph]) -> Element:
    return Element(tuple(paragraphs), "\n".join(map(_shown, paragraphs)))


def _shown(paragraph: Paragraph) -> str:
    return f"{paragraph.numbering}{paragraph.text.strip()}"


# The order of paragraphs in a draft, by themselves and by their places.


class ParagraphOrder:
    """The paragraphs of ``document``, counted from 0, those in tables too."""

    def __init__(self, document: ReadDocument) -> None:
        self._by_identity: dict[int, int] = {}
        self._by_place: dict[tuple[object, ...], int] = {}
        self._places: list[Span] = []
        self._numbered: dict[int | None, int] = {}
        self._tables: dict[int | None, int] = {}
        for number, paragraph in enumerate(document.paragraphs):
            self._places.append(paragraph.place)
            self._by_identity[id(paragraph)] = number
            self._by_place.setdefault(paragraph.place.numbers, number)
            if paragraph.place.table is not None:
                self._tables.setdefault(paragraph.place.table, number)
            else:
                self._numbered.setdefault(paragraph.place.paragraph, number)

    def of(self, paragraph: Paragraph) -> int:
        """The number of ``paragraph``; -1 where it is not in the text, as in a page's header."""
        return self._by_identity.get(id(paragraph), self.at(paragraph.place))

    def at(self, place: Span) -> int:
        """The number of the first paragraph at ``place``, or of its table; -1 where there is none."""
        return self._by_place.get(place.numbers, self._tables.get(place.table, -1))

    def place(self, number: int) -> Span:
        """The place of the paragraph with that number."""
        return self._places[number]

    def numbered(self, number: int | None) -> int:
        """The number of the paragraph of the text that Word counts as ``number``; -1 where there is none."""
        return -1 if number is None else self._numbered.get(number, -1)
