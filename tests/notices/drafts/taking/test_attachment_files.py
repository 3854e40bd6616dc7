"""How long it takes to cut an attachment out of a draft."""

from __future__ import annotations

from functools import cache

from generator.ground.errors import Span
from generator.notices.drafts.taking.attachment_files import cut_out
from generator.office.package import Package, read_package
from tests.patience import growth
from tests.sample_docx import sample_docx

ROW = '<w:tr><w:tc><w:p><w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t>示例</w:t></w:r></w:p></w:tc></w:tr>'
FIRST, SECOND = (Span("草稿.docx", part="word/document.xml", paragraph=number) for number in (1, 2))


@cache
def draft(rows: int) -> Package:
    """A draft of two paragraphs with a table of so many rows between them."""
    first, second = (f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("正文", "附件"))
    data = sample_docx(first, f"<w:tbl>{ROW * rows}</w:tbl>", second)
    return Package(read_package(data, name="草稿.docx"), "草稿.docx")


def text_of(data: bytes) -> str:
    package = Package(read_package(data, name="x"), "x")
    return "".join(map(str, package.look(package.main).itertext()))


def test_one_part_is_left() -> None:
    assert text_of(cut_out(draft(2), FIRST, SECOND, ())) == "正文示例示例"
    assert text_of(cut_out(draft(2), SECOND, None, ())) == "附件"
    assert text_of(cut_out(draft(2), FIRST, None, [SECOND])) == "正文示例示例"


def test_a_large_table_beside_it_is_dropped_in_the_time_that_it_takes_to_read_it() -> None:
    assert growth(lambda rows: cut_out(draft(rows), SECOND, None, ()), 1_000, 16, attempts=2) < 64
