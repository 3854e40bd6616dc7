"""Papers that LibreOffice prints as one document have the same bytes as printed one by one."""

from collections.abc import Callable

import docx
import pytest
from docx.shared import Mm

from generator.office.package import read_package
from generator.office.pdf import attempts
from generator.office.pdf.conversion import convert_documents
from generator.office.pdf.joined_papers import kind_of, separated
from generator.office.pdf.libreoffice_copy import adapted
from tests.sample_docx import foot_table, paragraph, sample_docx, section
from tests.word_documents import make_docx, packed, parts, saved

FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
TEXT = "示例通知要求各单位认真组织"


def with_page_numbers(data: bytes, field: str = "PAGE") -> bytes:
    """``data`` with a field in its footer."""
    run = FIELD.format(field).encode() + b'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    found = parts(data)
    return packed({name: found[name].replace(b"</w:p>", run) if "footer" in name else found[name] for name in found})


def letter(number: int) -> bytes:
    """A letter with its unit in text, header and footer; each second one has two pages."""
    lines = [f"示例{number}乡：", *[TEXT] * (60 if number % 2 else 5)]
    return with_page_numbers(make_docx(lines, header=f"送{number}乡", footer=f"示例{number}"))


def slip(number: int) -> bytes:
    """A page that ends in a table at its foot."""
    return sample_docx(paragraph(f"示例{number}镇"), foot_table([f"回{number}", "执"]), paragraph(""))


def spaced(number: int) -> bytes:
    """A page with room below its last line and, but for the first two, above its first: the second is the witness."""
    document = docx.Document()
    first = document.add_paragraph(f"示例{number}乡：")
    if number > 1:
        first.paragraph_format.space_before = Mm(15)
    document.add_paragraph(TEXT)
    return saved(document)


def kind(data: bytes) -> str | None:
    return kind_of(adapted(read_package(data, name="示例.docx")))


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("made", [letter, slip, spaced])
def test_papers_have_the_same_bytes_together_and_alone(
    made: Callable[[int], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = {f"{number}.docx": made(number) for number in range(6)}
    seen: list[int] = []

    def counted(pdf: bytes, count: int) -> list[bytes] | None:
        pieces = separated(pdf, count)
        seen.append(0 if pieces is None else len(pieces))
        return pieces

    monkeypatch.setattr(attempts, "separated", counted)
    together = convert_documents(papers)
    assert seen == [6]
    monkeypatch.setattr(attempts, "_WORTH_JOINING", 7)
    alone = convert_documents(papers)
    assert seen == [6]
    assert together == alone
    assert convert_documents({"3.docx": papers["3.docx"]}).pdfs["3.docx"] == together.pdfs["3.docx"]
    assert len({each.data for each in together.pdfs.values()}) == 6


@pytest.mark.in_turn(2)
def test_papers_that_are_not_the_same_by_themselves_are_printed_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = {f"{number}.docx": slip(number) for number in range(5)}
    monkeypatch.setattr(attempts, "separated", lambda pdf, count: (separated(pdf, count) or [])[::-1])
    mixed_up = convert_documents(papers)
    monkeypatch.setattr(attempts, "_WORTH_JOINING", 7)
    assert mixed_up == convert_documents(papers)


NOT_JOINED = {
    "a list": "<w:numPr/>",
    "a bookmark": '<w:bookmarkStart w:id="1" w:name="x"/>',
    "a form": "<w:sdt/>",
    "a field": FIELD.format("REF x"),
}


def test_what_goes_on_from_one_paper_to_the_next_is_printed_by_itself() -> None:
    plain = sample_docx(paragraph("示例"))
    assert kind(plain) == kind(sample_docx(paragraph("另一个"))) is not None
    body = {name: sample_docx(paragraph("示例", properties=xml)) for name, xml in NOT_JOINED.items()}
    body["two kinds of starts"] = sample_docx(paragraph("示例"), section(), paragraph("二"), start="oddPage")
    body["no last paragraph"] = sample_docx(foot_table(["示例"]))
    body["the number of pages"] = with_page_numbers(make_docx(["示例"], footer="共"), "NUMPAGES")
    assert {name: kind(data) for name, data in body.items()} == dict.fromkeys(body)
    assert kind(letter(1)) == kind(letter(2)) is not None
    assert kind(make_docx(["示例"], title="一")) != kind(make_docx(["示例"], title="二"))
