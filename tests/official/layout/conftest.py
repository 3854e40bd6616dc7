from pathlib import Path

import pytest

from generator.check.printed_places import PrintedDocument
from generator.office.pdf.measured_pages import read_pages
from generator.office.reading import read_document
from generator.official.document import OfficialDocument
from generator.official.recognition import recognise
from generator.templates.text.notice import open_notice
from tests.official.layout.printed import painted_documents, printed_documents

REPOSITORY = Path(__file__).parents[3]
SECOND_OFFICE = REPOSITORY / "tests" / "second_office"


def notice() -> OfficialDocument:
    templates = REPOSITORY / "templates"
    return open_notice(templates / "notice", templates / "house.yaml").render()


def second_notice() -> OfficialDocument:
    """Another office's notice: unsealed, no attachments, one unit."""
    return open_notice(SECOND_OFFICE / "notice", SECOND_OFFICE / "house.yaml").render()


@pytest.fixture(scope="module", params=["painted", "printed"])
def pages(request: pytest.FixtureRequest) -> dict[str, PrintedDocument]:
    """The documents ``EACH`` of the module as they are read from our pages, and from LibreOffice's."""
    made = painted_documents if request.param == "painted" else printed_documents
    documents = made(request.module.EACH)
    return {
        name: PrintedDocument(recognise(read_document(each.docx, name)), read_pages(each.pdf))
        for name, each in documents.items()
    }
