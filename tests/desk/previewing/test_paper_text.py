from __future__ import annotations

import pytest

from generator.desk.previewing import paper_text
from generator.ground.errors import InputError
from tests.word_documents import make_docx


def test_the_text_by_paragraph() -> None:
    assert paper_text(make_docx(["东馆办公室：", "", "现寄上《目录》。"]), "函") == ("东馆办公室：", "现寄上《目录》。")


def test_what_is_no_document_is_reported_by_its_name() -> None:
    with pytest.raises(InputError) as raised:
        paper_text(b"no package", "函")
    assert [problem.span.file for problem in raised.value.problems if problem.span] == ["函"]
