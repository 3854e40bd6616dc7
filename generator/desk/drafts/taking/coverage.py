"""What of a draft is in no recognised element: whole paragraphs, and parts of those that hold one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.check.elements import forms
from generator.check.elements.found import BodyParagraph, Element, Found
from generator.office.reading.document import Paragraph, Table

_SINGLE = (
    *("copy_number", "secrecy", "urgency", "mark_word", "number", "signers"),
    *("title", "edition", "recipients", "note"),
)
_OF_IMPRINT = ("recipients", "copy_to", "office", "date")
_OF_LIST = re.compile(r"附件?|[：:.．、,，0-9０-９]")
_ENTRY = re.compile(r"(?:附件?[：:])?(?:附件)?(?:[0-9０-９]{1,2}[：:.．、,，])?")
_MARKS = re.compile(r"(?:主送(?:机关)?)?[，、；：。,;:.（）()\s]*")


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The ``text`` of ``paragraph`` that is in no element; ``whole``: all of it."""

    paragraph: Paragraph
    text: str
    whole: bool


def uncovered(found: Found) -> Iterator[Uncovered]:
    """All text that no element of ``found`` has, in order; marks between two elements are none."""
    in_tables = {id(each) for table in _tables(found) for each in table.paragraphs}
    rest = _Rest(found)
    for paragraph in found.document.paragraphs:
        text = f"{paragraph.numbering}{paragraph.text}".strip()
        if id(paragraph) in in_tables or not text:
            continue
        if id(paragraph) not in rest.texts:
            yield Uncovered(paragraph, text, whole=True)
        elif not _MARKS.fullmatch(rest.texts[id(paragraph)]):
            yield Uncovered(paragraph, rest.texts[id(paragraph)], whole=False)


class _Rest:
    """What is left of the paragraphs that hold elements, without blanks; ``texts`` by :func:`id`."""

    def __init__(self, found: Found) -> None:
        self.texts: dict[int, str] = {}
        for element in _elements(found):
            self._take(element.paragraphs, element.text)
        for part in _bodies(found):
            self._take(part.paragraphs, f"{part.heading}{part.text}")
        for entry in found.attachment_list:
            listed = (entry.paragraph, *entry.more)
            for paragraph in listed:
                self.texts.setdefault(id(paragraph), _ENTRY.sub("", forms.without_blanks(paragraph.text), count=1))
            self._take(listed, entry.name)
            for paragraph in listed:
                self.texts[id(paragraph)] = _OF_LIST.sub("", self.texts[id(paragraph)])

    def _take(self, paragraphs: Iterable[Paragraph], text: str) -> None:
        plain, lines = forms.without_blanks(text), [forms.without_blanks(line) for line in text.splitlines()]
        place = 0
        for paragraph in paragraphs:
            rest = self.texts.get(id(paragraph))
            if rest is None:
                rest = forms.without_blanks(paragraph.text)
            if plain.startswith(rest, place):
                place += len(rest)
                self.texts[id(paragraph)] = ""
            else:
                self.texts[id(paragraph)] = _without(rest, plain, lines)


def _without(rest: str, plain: str, lines: Iterable[str]) -> str:
    """``rest`` without the text ``plain``, of which it may be all or a part, or which it may have line by line."""
    if rest in plain:
        return ""
    if plain in rest:
        return rest.replace(plain, "", 1)
    for line in lines:
        rest = rest.replace(line, "", 1)
    return rest


def _elements(found: Found) -> Iterator[Element]:
    """All elements but texts and the list of attachments."""
    singles: list[Element | None] = [getattr(found, name) for name in _SINGLE]
    signature = found.signature
    posts = [Element(each.paragraphs, each.paragraph.text) for each in signature.posts]  # with the names beside them
    several = (*found.mark, *signature.organs, *posts, *signature.seal_places, *found.attendance)
    imprint: list[Element | None] = [getattr(found.imprint, name, None) for name in _OF_IMPRINT]
    heads = [head for each in found.attachments for head in (each.label, each.title)]
    issued = None if found.issued_text is None else found.issued_text.title
    for each in (*singles, *several, signature.date, *imprint, *heads, issued):
        if each is not None:
            yield each


def _bodies(found: Found) -> Iterator[BodyParagraph]:
    yield from found.body
    yield from (part for each in found.attachments for part in each.body)
    yield from () if found.issued_text is None else found.issued_text.body


def _tables(found: Found) -> Iterator[Table]:
    yield from found.tables
    yield from (table for each in found.attachments for table in each.tables)
    yield from () if found.issued_text is None else found.issued_text.tables
