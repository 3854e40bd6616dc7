"""A document that somebody hands over, held against ``fawen check``."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.annotating import annotate
from generator.check.fixed_copies import fix
from generator.desk.handed_documents import checked_document
from generator.ground.errors import GeneratorError
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, docx_of

DRAFT = docx_of([*HEAD, "为做好示例工作,现就有关事项通知如下。", *SIGNED])


def test_it_is_checked_mended_and_annotated_as_by_the_command(tmp_path: Path) -> None:
    path = tmp_path / "稿子.docx"
    path.write_bytes(DRAFT)
    (fixed,) = fix([path], tmp_path / "fixed.docx", checked_as="document")
    annotated = annotate([path], tmp_path / "annotated.docx", checked_as="document")
    found = checked_document("C:\\稿件\\稿子.docx", DRAFT)
    assert found.name == "稿子.docx"
    assert [each.sentence() for each in found.findings] == [each.sentence() for each in annotated.reports[0].findings]
    assert {each.problem.span.file for each in found.findings if each.problem.span is not None} == {"稿子.docx"}
    assert len(found.mends) == len(fixed.mends) > 0
    assert found.mended == (tmp_path / "fixed.docx").read_bytes()
    assert found.annotated() == (tmp_path / "annotated.docx").read_bytes()


@pytest.mark.parametrize(("name", "data"), [("a.txt", b"x"), ("a.docx", b"PK"), ("..", b"")])
def test_what_is_no_document_is_refused_under_its_own_name(name: str, data: bytes) -> None:
    with pytest.raises(GeneratorError) as caught:
        checked_document(name, data)
    assert "fawen-handed" not in str(caught.value)
