"""Pages of Word files that are set in a notice: LibreOffice prints them, with the whole document."""

from collections.abc import Mapping

import pypdfium2
import pytest

from generator.dispatch.papers.document_maker import written
from generator.dispatch.papers.painting import Painting, needs_office, printed_insets
from generator.ground.source.date import OfficialDate
from generator.office.pdf.conversion import Pdf, PdfConversion
from generator.official.blocks import LaidOutDocument
from generator.official.document import Attachment, Level, OfficialDocument, SignatureKind, Title, WrittenParagraph
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from tests.dispatch.stand_in_printer import no_suite
from tests.pages import empty_pdf, page_texts
from tests.word_documents import make_docx

TEXT, FIRST, SECOND = 595, 500, 400
"""Widths of pages, in points, by which they are known again."""


def document(*names: str) -> LaidOutDocument:
    """A notice of a page with Word attachments of a page each."""
    attachments = tuple(
        Attachment(serial, Title(name), (), package=make_docx(["示例"])) for serial, name in enumerate(names, start=1)
    )
    return lay_out(
        OfficialDocument(
            issuer=("示例局",),
            issuer_mark=("示例局文件",),
            title=Title("关于示例的通知"),
            recipients="各单位",
            date=OfficialDate.parse("2024-03-05"),
            body=(WrittenParagraph(Level.TEXT, "", "请报送。"),),
            signature=SignatureKind.UNSEALED,
            attachments=attachments,
        )
    )


def widths(data: bytes | None) -> list[int]:
    assert data is not None
    with pypdfium2.PdfDocument(data) as opened:
        return [round(page.get_width()) for page in opened]


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What LibreOffice makes of a document, by ``widths``; what it was asked for is put there, too."""
    said: dict[str, object] = {}

    def convert(documents: Mapping[str, bytes], **options: object) -> PdfConversion:
        said.update(options, documents=dict(documents))
        pages = said["widths"]
        assert isinstance(pages, tuple)
        made = Pdf(empty_pdf(*((width, 842) for width in pages)), len(pages))
        return PdfConversion(dict.fromkeys(documents, made), (), ())

    monkeypatch.setattr("generator.office.pdf.conversion.convert_documents", convert)
    monkeypatch.setattr("generator.office.suite.has_suite", lambda: True)
    return said


def test_a_document_without_them_is_not_printed(prints: dict[str, object]) -> None:
    laid_out = document()
    assert printed_insets(laid_out, placed(laid_out), pdf_a=False).pdfs == {}
    assert prints == {}


@pytest.mark.parametrize("pdf_a", [False, True])
def test_each_file_has_its_pages_of_the_whole_document(prints: dict[str, object], pdf_a: bool) -> None:
    prints["widths"] = (TEXT, FIRST, SECOND)
    laid_out = document("示例表", "示例图")
    pages = placed(laid_out)
    found = printed_insets(laid_out, pages, pdf_a=pdf_a)
    of_pages = [page.inset for page in pages.pages]
    assert of_pages[0] is None
    assert [widths(found.of(each)) for each in of_pages if each is not None] == [[FIRST], [SECOND]]
    assert found.warnings == ()
    assert prints["documents"] == {"关于示例的通知": written(laid_out)}
    assert (prints["pdf_a"], str(prints["moment"])) == (pdf_a, "2024-03-05 00:00:00+00:00")


@pytest.mark.parametrize("pages", [(TEXT,), (TEXT, FIRST), (TEXT, FIRST, SECOND, SECOND)])
def test_other_pages_than_were_counted_are_not_taken(prints: dict[str, object], pages: tuple[int, ...]) -> None:
    prints["widths"] = pages
    laid_out = document("示例表", "示例图")
    found = printed_insets(laid_out, placed(laid_out), pdf_a=False)
    assert found.pdfs == {}
    (warning,) = found.warnings
    assert (warning.code, warning.facts["pages"], warning.facts["printed"]) == ("pdf-inset-pages", 3, len(pages))


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    no_suite(monkeypatch)
    laid_out = document("示例表", "示例图")
    found = printed_insets(laid_out, placed(laid_out), pdf_a=False)
    assert found.pdfs == {}
    (warning,) = found.warnings
    assert (warning.code, "示例表、示例图" in warning.text("zh")) == ("pdf-inset-no-suite", True)


def test_what_is_printed_is_painted_once(prints: dict[str, object]) -> None:
    """LibreOffice's page has 附件n, its title and the page number: they are not painted over it."""
    prints["widths"] = (TEXT, FIRST)
    painted = Painting().pdf(document("示例表"))
    assert widths(painted.data) == [TEXT, FIRST]
    texts = page_texts(painted.data)
    assert ("— 1 —" in texts[0].replace("  ", " "), texts[1]) == (True, "")
    assert needs_office(painted.names)


def test_a_page_that_is_not_there_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    no_suite(monkeypatch)
    painted = Painting().pdf(document("示例表"))
    assert "示例表" in page_texts(painted.data)[1]
    assert [warning.code for warning in painted.warnings] == ["pdf-inset-no-suite"]
    assert needs_office(painted.names)
