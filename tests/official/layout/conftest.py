from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.check.printed_places import PrintedDocument
from generator.office.fonts.painting_fonts import painting_fonts
from generator.office.pdf.measured_pages import read_pages
from generator.office.reading import read_document
from generator.official.document import OfficialDocument
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.painters.pdf.painting import painted_pdf
from generator.official.recognition import recognise
from generator.official.writer import write_docx
from generator.templates.text.notice import open_notice
from tests.pages import print_documents

REPOSITORY = Path(__file__).parents[3]
SECOND_OFFICE = REPOSITORY / "tests" / "second_office"
LONG_NAME = "示例市住房和城乡建设委员会城市管理局"


def notice() -> OfficialDocument:
    templates = REPOSITORY / "templates"
    return open_notice(templates / "notice", templates / "house.yaml").render()


def second_notice() -> OfficialDocument:
    """Another office's notice: unsealed, no attachments, one unit."""
    return open_notice(SECOND_OFFICE / "notice", SECOND_OFFICE / "house.yaml").render()


@pytest.fixture(scope="module", params=["painted", "printed"])
def pages(request: pytest.FixtureRequest) -> dict[str, PrintedDocument]:
    """The documents ``EACH`` of the module as they are read from our pages, and from LibreOffice's."""
    documents: Mapping[str, OfficialDocument] = request.module.EACH
    laid_out = {name: lay_out(each) for name, each in documents.items()}
    written = {name: write_docx(each) for name, each in laid_out.items()}
    if request.param == "painted":
        pdfs = {n: painted_pdf(placed(each), painting_fonts(each.fonts.values())) for n, each in laid_out.items()}
    else:
        pdfs = {name: each.data for name, each in print_documents(written, jobs=2).pdfs.items()}
    return {n: PrintedDocument(recognise(read_document(written[n], n)), read_pages(pdfs[n])) for n in written}
