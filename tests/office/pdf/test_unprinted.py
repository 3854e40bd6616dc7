"""Content that LibreOffice does not print is reported, with its number, before anything is printed."""

from generator.office.pdf.intake import check_documents
from tests.office.live_content.cases import DOCUMENT, WEB, paragraph, picture, related, word

LINKED = picture('r:link="rIdX"')


def test_linked_pictures_and_files_taken_in_at_opening_are_counted() -> None:
    documents = {
        "图.docx": related(paragraph(LINKED * 2), "image", WEB, DOCUMENT),
        "并.docx": word('<w:altChunk r:id="a"/>'),
        "好.docx": word(),
    }
    told = [(each.code, each.span and each.span.file, each.facts["count"]) for each in check_documents(documents)]
    assert told == [("pdf-pictures-linked", "图.docx", 2), ("pdf-chunks", "并.docx", 1)]
