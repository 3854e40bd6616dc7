from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from generator.office.pdf.judging import Expected, judged

DAY = datetime(2026, 1, 1, tzinfo=UTC)


def blank_page() -> bytes:
    out = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(out)
    return out.getvalue()


def test_a_valid_pdf_of_a_document_without_text_lacks_nothing() -> None:
    found = judged("空白", blank_page(), Expected("", DAY))
    assert found is not None
    assert (found.name, found.pdf.pages, found.lost, found.modified) == ("空白", 1, "", DAY)


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"%PDF-1.7", ""), (blank_page()[:-10], ""), (blank_page(), "示例")],
    ids=["empty", "no PDF", "broken off", "without any of its text"],
)
def test_a_pdf_that_cannot_be_used_is_none(data: bytes, text: str) -> None:
    assert judged("示例", data, Expected(text, DAY)) is None
