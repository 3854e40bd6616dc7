"""Pages with tracked changes and comments shown, and what comes of a LibreOffice that fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from generator.ground.errors import OutputError
from generator.office.pdf.marked_up import print_marked_up
from tests.desk.reviewing.copies import AUTHOR, draft_of, notice_in, replaced

MOMENT = datetime(2026, 3, 5, tzinfo=UTC)


def test_what_was_deleted_and_what_is_new_are_on_the_page(tmp_path: Path) -> None:
    copy = replaced(draft_of(notice_in(tmp_path)), "逐项", "逐条", author=AUTHOR)
    printed = print_marked_up(copy, ".docx", "copy.docx", MOMENT)
    document = pypdfium2.PdfDocument(printed)
    words = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
    assert "逐项逐条填写" in words


def test_a_suite_that_makes_nothing_is_reported(fake_suite: Callable[[str], Path]) -> None:
    fake_suite("echo broken")
    with pytest.raises(OutputError) as raised:
        print_marked_up(b"", ".docx", "copy.docx", MOMENT)
    assert [each.code for each in raised.value.problems] == ["review-pdf"]
