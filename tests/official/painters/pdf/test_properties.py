from __future__ import annotations

import io

import pikepdf

from generator.official.painters.pdf import painted_pdf
from tests.official.painters.pdf.small_documents import FONTS, document, page


def test_title_author_date_and_language() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(document(page(), title="示例<通知>"), FONTS))) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "示例<通知>",
            "/Author": "示例机关",
            "/Producer": "fawen",
            "/CreationDate": "D:20220214000000Z",
        }
        assert str(pdf.Root.Lang) == "zh-CN"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.pdf_version == "1.7"


def test_without_an_author() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(document(page(), author=""), FONTS))) as pdf:
        assert "/Author" not in pdf.docinfo
