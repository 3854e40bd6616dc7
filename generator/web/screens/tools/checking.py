"""检查文件: what a check finds in somebody's document, as cards; mended, with comments, or taken as a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from generator.check.finding import Finding
from generator.desk.handed_documents import HandedDocument, checked_document, places_on_pages
from generator.desk.previewing import PrintedPages, key_of
from generator.ground.errors import GeneratorError, Severity
from generator.ground.words.vocabularies import page_text as text
from generator.office.pdf.printed_paragraphs import PrintedParagraph
from generator.web.answers import download, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.open_desk import NotFoundError
from generator.web.problem_addresses import place_words
from generator.web.screens.tools.tool_box import ToolBox, handed_in, marks_of, pages_of, tools_page

_MOST_PLACES = 3
_MARKED: tuple[Severity, ...] = ("error", "warning")
"""Notes have no marks."""


@dataclass(frozen=True, slots=True)
class Card:
    """Findings with one sentence: the ``finding`` at the first of ``places``, of which there are ``count``.

    ``number`` is that of the card, from 1, by which its ``marks`` on the pages are known.
    """

    number: int
    finding: Finding
    places: tuple[str, ...]
    count: int
    marks: tuple[PrintedParagraph, ...]


def hand_in(request: DeskRequest) -> Response:
    """The page of what was found in the document; why it cannot be checked."""
    try:
        upload = handed_in(request)
        document = checked_document(upload.name, upload.data)
    except GeneratorError as fault:
        return tools_page(request, fault.problems)
    key = request.desk.hold(upload)
    request.desk.kept(ToolBox).checked[key] = document
    return see_other(f"/tools/check/{key}")


def show(request: DeskRequest) -> Response:
    """The document's first page beside its cards."""
    document = _document(request)
    shown = pages_of(request, document.name, document.data)
    cards: dict[Severity, list[Card]] = defaultdict(list)
    for card in _cards(request, document):
        cards[card.finding.problem.severity].append(card)
    return page(
        request,
        "tools/check.html",
        document=document,
        key=request.path["document"],
        cards=cards,
        counts={severity: sum(card.count for card in found) for severity, found in cards.items()},
        shown=shown,
        marks=marks_of((card.number, card.marks) for severity in _MARKED for card in cards.get(severity, ())),
    )


def download_mended(request: DeskRequest) -> Response:
    """The document with all that could be mended. Raises NotFoundError where nothing could."""
    document = _document(request)
    if document.mended is None:
        raise NotFoundError
    return download(_copy_name(document, "mended"), document.mended)


def download_annotated(request: DeskRequest) -> Response:
    """The document with its findings as comments."""
    document = _document(request)
    return download(_copy_name(document, "annotated"), document.annotated())


def _document(request: DeskRequest) -> HandedDocument:
    """The document of the address; a file that is held under its id is checked. Raises NotFoundError, InputError."""
    key, box = request.path["document"], request.desk.kept(ToolBox)
    document, upload = box.checked.get(key), request.desk.uploads.get(key)
    if document is None and upload is not None:
        document = box.checked[key] = checked_document(upload.name, upload.data)
    if document is None:
        raise NotFoundError
    return document


def _copy_name(document: HandedDocument, kind: str) -> str:
    name = Path(document.name)
    return text(f"check-copy-{kind}", name=name.stem) + name.suffix


def _cards(request: DeskRequest, document: HandedDocument) -> Iterable[Card]:
    """A card for each sentence, errors first, with its places."""
    groups: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for each in document.findings:
        groups[each.problem.severity, each.code, each.sentence()].append(each)
    characters = request.desk.kept(PrintedPages).characters(key_of(document.data))
    at = places_on_pages(document, characters) if characters else {}
    for number, group in enumerate(groups.values(), start=1):
        places = (place_words(request.desk, each.problem).removeprefix(document.name).strip() for each in group)
        named = tuple(dict.fromkeys(filter(None, places)))
        spans = (span for each in group for span in (each.problem.span, *each.others) if span is not None)
        marks = tuple(dict.fromkeys(at[span.numbers] for span in spans if span.numbers in at))
        yield Card(number, group[0], named[:_MOST_PLACES], sum(1 + len(each.others) for each in group), marks)
