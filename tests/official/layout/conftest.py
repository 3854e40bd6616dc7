from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.check.printed_places import PrintedDocument
from generator.ground.source.date import OfficialDate
from generator.office.fonts.painting_fonts import painting_fonts
from generator.office.pdf.measured_pages import read_pages
from generator.office.reading import read_document
from generator.official.document import Imprint, Level, OfficialDocument, SignatureKind, WrittenParagraph
from generator.official.layout.composition import counted_text, lay_out
from generator.official.layout.placing import placed
from generator.official.painters.pdf.painting import painted_pdf
from generator.official.recognition import recognise
from generator.official.writer import write_docx
from generator.standard import Profile, length
from generator.templates.text.notice import open_notice
from generator.templates.text.official_document import paragraph
from tests.official.layout.measured_documents import in_both_profiles
from tests.official.layout.printed import Printed, printed_documents
from tests.pages import print_documents

REPOSITORY = Path(__file__).parents[3]
SECOND_OFFICE = REPOSITORY / "tests" / "second_office"
LONG_NAME = "示例市住房和城乡建设委员会城市管理局"
_FULL_PAGES = 28 * 22 * 4


def notice() -> OfficialDocument:
    templates = REPOSITORY / "templates"
    return open_notice(templates / "notice", templates / "house.yaml").render()


def second_notice() -> OfficialDocument:
    """Another office's notice: unsealed, no attachments, one unit."""
    return open_notice(SECOND_OFFICE / "notice", SECOND_OFFICE / "house.yaml").render()


def _documents() -> dict[str, OfficialDocument]:
    ours, other = notice(), second_notice()
    one_page = replace(other, body=(WrittenParagraph(Level.TEXT, "", "请按时报送。"),), copy_to=None)
    two_pages = tuple(paragraph("请各单位按时报送有关材料，不得迟报、漏报、瞒报。" * 3, 0) for _ in range(6))
    documents = {
        "ours": ours,
        "other": other,
        "other with a short name": replace(other, issuer=("示例局",), issuer_mark=("示例局文件",)),
        "other with a long name": replace(other, issuer=(LONG_NAME,), issuer_mark=(f"{LONG_NAME}文件",)),
        "ours with a long name": replace(ours, issuer=(LONG_NAME,), issuer_mark=(f"{LONG_NAME}文件",), attachments=()),
        "one page": one_page,
        "nothing but the least": replace(
            one_page, number=None, note=None, imprint=None, signature=SignatureKind.SEALED
        ),
        "classified": replace(one_page, copy_number="000001", secrecy="机密★1年", urgency="特急"),
        "urgent": replace(one_page, urgency="加急"),
        "imprint on the text's last page": replace(
            other, body=two_pages, imprint=Imprint("示例市城市管理局办公室", OfficialDate.parse("2026-11-05"))
        ),
        "two full pages": _filling_two_pages(other),
        "full pages": replace(one_page, body=(paragraph("国" * _FULL_PAGES, 0),)),
    }
    return in_both_profiles(documents.items())


def _filling_two_pages(document: OfficialDocument) -> OfficialDocument:
    """``document`` with so much text that its second page has no room for the imprint, in either profile."""
    line = paragraph("请各单位按时报送有关材料。", 0)
    for count in range(10, 60):
        longer = replace(document, body=(line,) * count)
        pages = [counted_text(replace(longer, profile=profile))[1] for profile in Profile]
        if all(len(each.texts) == 2 and each.room < length("imprint.pitch") * 3 for each in pages):
            return longer
    raise AssertionError("no count of lines fills two pages")


@pytest.fixture(scope="session")
def rendered() -> dict[str, Printed]:
    """Every measured document in both profiles, printed in one run of the office suite."""
    return printed_documents(_documents())


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
