"""Every text of a laid-out document knows the element that it comes from."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.ground.errors import Span
from generator.official.blocks import ParagraphBlock, Role, paragraphs_of
from generator.official.document import OfficialDocument, SignatureKind, Title, WrittenParagraph
from generator.official.layout.composition import lay_out, lay_out_detached
from generator.official.layout.placing import placed
from generator.official.placed_pages import PlacedText
from generator.official.writer import write_docx
from tests.check import matrix
from tests.official.layout.measured_documents import FIGURES, specimen

DOCUMENTS = {
    **{f"figure {figure}": specimen(figure) for figure in FIGURES},
    **{
        name: matrix.documents()[f"{name}, gbt33476"]
        for name in (
            *("通知, unsealed", "主送 moved", "议案, 5 签发人", "5 organs, sealed, 文件"),
            *("5 organs, unsealed", "one attachment", "a landscape table attached", "信函, all above"),
            *("信函, 抄送", "令, two stamps", "纪要, numbered", "通知, 征求意见稿"),
        )
    },
}


def values(document: OfficialDocument) -> dict[str, tuple[str, ...]]:
    """The texts of each element, one for each of its entries, by the name of its source."""
    there, imprint = document.attendance, document.imprint
    single = {
        "number": document.number,
        "recipients": document.recipients,
        "edition": document.edition,
        "date": str(document.date),
        "note": document.note,
        "copy_to": document.copy_to,
        "copy_number": document.copy_number,
        "secrecy": document.secrecy,
        "urgency": document.urgency,
        **({} if imprint is None else {"imprint.office": imprint.office, "imprint.date": str(imprint.date)}),
        **(
            {}
            if there is None
            else {
                "attendance.present": there.present,
                "attendance.excused": there.excused,
                "attendance.observing": there.observing,
            }
        ),
    }
    return {
        "issuer": document.issuer,
        "issuer_mark": (*document.issuer_mark, *filter(None, (document.mark_word,))),
        "signers": document.signers,
        "stamps": tuple(stamp.post for stamp in document.stamps),
        "attachment_list": tuple(each.name for each in document.attachment_list),
        **{element: (text,) for element, text in single.items() if text},
    }


def places(element: str, texts: tuple[str, ...]) -> tuple[Span, ...]:
    """A place for each of the texts: the element as its file, the number of the entry as its line, the text itself."""
    return tuple(Span(element, line, source=text) for line, text in enumerate(texts, start=1))


def sourced(document: OfficialDocument) -> OfficialDocument:
    """The document with a place for everything in it."""
    return replace(
        document,
        title=_placed(document.title, "title"),
        body=tuple(replace(part, span=_place_of(part)) for part in document.body),
        attachments=tuple(
            replace(
                each,
                title=_placed(each.title, "attachment title"),
                body=tuple(replace(part, span=_place_of(part)) for part in each.body),
                span=Span("attachments", source="附件"),
            )
            for each in document.attachments
        ),
        sources={element: places(element, texts) for element, texts in values(document).items()},
    )


def _placed(title: Title, element: str) -> Title:
    return replace(title, span=Span(element, source=title.text))


def _place_of(part: object) -> Span:
    return Span("body", source=part.heading + part.text if isinstance(part, WrittenParagraph) else "")


def texts(paragraph: ParagraphBlock) -> Iterator[tuple[str, Span | None]]:
    """The texts between tabs, with their places."""
    for tabs, text in enumerate(paragraph.text.split("\t")):
        if text:
            yield text, paragraph.source_after(tabs)


def laid_out(document: OfficialDocument) -> list[tuple[str, Span | None]]:
    """Every text of the document, with its place."""
    sections = lay_out(document).sections
    paragraphs = (each for section in sections for block in section.blocks for each in paragraphs_of(block))
    return [text for paragraph in paragraphs for text in texts(paragraph)]


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_text_knows_its_element(name: str) -> None:
    document = sourced(DOCUMENTS[name])
    found = laid_out(document)
    wrong = [text for text, span in found if span is None or span.source is None or bare(span.source) not in bare(text)]
    lines = [text for text in wrong if text not in document.title.text]  # a broken title has a text for each line
    assert lines == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_element_is_some_text_s(name: str) -> None:
    document = sourced(DOCUMENTS[name])
    printed = bare("".join(text for text, _ in laid_out(document)))
    known = {(span.file, span.line) for _, span in laid_out(document) if span is not None}
    expected = {
        (span.file, span.line)
        for spans in document.sources.values()
        for span in spans
        if bare(span.source or "") in printed
    }
    assert {place for place in expected - known if place[0] not in unsigned(document)} == set()


def unsigned(document: OfficialDocument) -> set[str]:
    """The issuer, where a stamp takes the place of its name."""
    return {"issuer"} if document.signature is SignatureKind.STAMP else set()


def test_the_date_of_the_imprint_is_that_of_the_document_where_it_has_none() -> None:
    document = sourced(specimen(2))
    sources = {element: spans for element, spans in document.sources.items() if element != "imprint.date"}
    (span,) = (span for text, span in laid_out(replace(document, sources=sources)) if text.endswith("印发"))
    assert span is not None
    assert span.file == "date"


def test_without_sources_nothing_has_one() -> None:
    assert {span for _, span in laid_out(specimen(4))} == {None}


def test_a_detached_attachment_knows_its_places() -> None:
    document = sourced(DOCUMENTS["one attachment"])
    attachment = replace(document.attachments[0], detached=True)
    section = lay_out_detached(replace(document, attachments=(attachment,)), attachment).sections[0]
    files = [
        paragraph.source and paragraph.source.file for block in section.blocks for paragraph in paragraphs_of(block)
    ]
    assert files[:3] == ["attachments", "attachment title", "body"]


@pytest.mark.parametrize("figure", [4, 8, 11])
def test_places_change_nothing_that_is_written(figure: int) -> None:
    document = specimen(figure)
    assert write_docx(lay_out(sourced(document))) == write_docx(lay_out(document))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_placed_knows_its_element(name: str) -> None:
    document = sourced(DOCUMENTS[name])
    placed_texts = [
        item for page in placed(lay_out(document)).pages for item in page.items if isinstance(item, PlacedText)
    ]
    unknown = [text for text in placed_texts if text.source is None]
    assert {text.role for text in unknown} <= {Role.PAGE_NUMBER}
    known = {text.source.file for text in placed_texts if text.source is not None}
    printed = {span.file for _, span in laid_out(document) if span is not None}
    assert known == printed
