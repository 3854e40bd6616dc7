"""What of a draft is in no recognised element: whole paragraphs, and parts of those that hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.elements import forms
from generator.check.elements.found import BodyParagraph, Element, Found, FoundAttachment
from generator.office.reading.document import Paragraph

_SINGLE = (
    *("copy_number", "secrecy", "urgency", "mark_word", "number", "signers"),
    *("title", "edition", "recipients", "note"),
)
_OF_IMPRINT = ("recipients", "copy_to", "office", "date")
_OF_LIST = re.compile(r"附件?|[：:.．、,，0-9０-９]")
_MARKS = re.compile(r"[，、；：。,;:.（）()\s]*")


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The ``text`` of ``paragraph`` that is in no element; ``whole``: all of it."""

    paragraph: Paragraph
    text: str
    whole: bool


def uncovered(found: Found) -> Iterator[Uncovered]:
    """All text that no element of ``found`` has, in order; marks between two elements are none."""
    texts = [id(part.paragraph) for part in _bodies(found)]
    tables = (*found.tables, *(table for each in _attachments(found) for table in each.tables))
    whole = {*texts, *(id(each) for table in tables for each in table.paragraphs)}
    rest = _Rest(found)
    for paragraph in found.document.paragraphs:
        text = f"{paragraph.numbering}{paragraph.text}".strip()
        if id(paragraph) in whole or not text:
            continue
        if id(paragraph) not in rest.texts:
            yield Uncovered(paragraph, text, whole=True)
        elif not _MARKS.fullmatch(rest.texts[id(paragraph)]):
            yield Uncovered(paragraph, rest.texts[id(paragraph)], whole=False)


def issued_text(found: Found) -> FoundAttachment | None:
    """The text that a notice issues (关于印发…的通知), behind its date and without a label."""
    issued: FoundAttachment | None = getattr(found, "issued_text", None)
    return issued


def unplaced_lines(found: Found) -> tuple[Element, ...]:
    """The lines that no rule of the recognition places."""
    lines: tuple[Element, ...] = getattr(found, "unplaced", ())
    return lines


class _Rest:
    """What is left of the paragraphs that hold elements, without blanks; ``texts`` by :func:`id`."""

    def __init__(self, found: Found) -> None:
        self.texts: dict[int, str] = {}
        for element in _elements(found):
            for paragraph in element.paragraphs:
                self._take(paragraph, forms.without_blanks(element.text), element.text.splitlines())
        for entry in found.attachment_list:
            self._take(entry.paragraph, forms.without_blanks(entry.name), ())
            self.texts[id(entry.paragraph)] = _OF_LIST.sub("", self.texts[id(entry.paragraph)])

    def _take(self, paragraph: Paragraph, text: str, lines: tuple[str, ...] | list[str]) -> None:
        rest = self.texts.get(id(paragraph))
        if rest is None:
            rest = forms.without_blanks(f"{paragraph.numbering}{paragraph.text}")
        if rest and rest in text:
            rest = ""
        elif text in rest:
            rest = rest.replace(text, "", 1)
        else:
            for line in map(forms.without_blanks, lines):
                rest = rest.replace(line, "", 1)
        self.texts[id(paragraph)] = rest


def _elements(found: Found) -> Iterator[Element]:
    singles: list[Element | None] = [getattr(found, name) for name in _SINGLE]
    signature = found.signature
    several = (*found.mark, *signature.organs, *signature.posts, *found.attendance)
    imprint: list[Element | None] = [getattr(found.imprint, name, None) for name in _OF_IMPRINT]
    heads = (element for each in _attachments(found) for element in (each.label, each.title))
    yield from (each for each in (*singles, *several, signature.date, *imprint, *heads) if each is not None)


def _attachments(found: Found) -> tuple[FoundAttachment, ...]:
    issued = issued_text(found)
    return found.attachments if issued is None else (*found.attachments, issued)


def _bodies(found: Found) -> Iterator[BodyParagraph]:
    yield from found.body
    yield from (part for each in _attachments(found) for part in each.body)
