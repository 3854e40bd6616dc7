"""Attachments that are not bound with the text lie beside the notice, each a document of its own (7.3.7)."""

from __future__ import annotations

import json

import pytest

from generator.ground.errors import LayoutError
from tests.sample_office import Office, tree
from tests.word_documents import paragraphs

ENTRIES = "attachments: [attachment-1.md, {file: attachment-2.md, detached: true}]\nsignature:"
NOTICE = "关于报送《目录》的通知.docx"
APART = "附件2-目录样表.docx"


@pytest.fixture
def apart(office: Office) -> Office:
    """The office's notice with two attachments, the second detached."""
    office.replace("templates/notice/notice.md", "signature:", ENTRIES)
    office.write("templates/notice/attachment-1.md", "---\ntitle: 报送方案\n---\n一份。\n")
    office.write(
        "templates/notice/attachment-2.md", "---\ntitle: 目录|样表\n---\n样表一份，示例{{ notice.number }}。\n"
    )
    return office


def texts(office: Office, name: str) -> list[str]:
    return paragraphs((office.papers / name).read_bytes())


def test_it_is_a_file_of_its_own(apart: Office) -> None:
    apart.build()
    notice, attachment = texts(apart, NOTICE), texts(apart, APART)
    assert "样表一份，示例示档发〔2024〕7号。" in attachment
    assert any("示档发〔2024〕7号" in line and "附件2" in line for line in attachment[:1])
    assert "样表一份，示例示档发〔2024〕7号。" not in notice
    assert "一份。" in notice
    assert any("目录样表" in line for line in notice)


def test_the_manifest_tells_it(apart: Office) -> None:
    apart.build()
    files = json.loads((apart.papers / "manifest.json").read_text(encoding="utf-8"))["files"]
    told = {file["path"]: (file["kind"], file["template"], file["copies"], file["pages"]) for file in files}
    assert told[APART] == ("notice", "attachment-2.md", 5, 1)
    assert told[NOTICE][:2] == ("notice", "notice.md")


def test_it_stays_where_one_unit_is_built(apart: Office) -> None:
    apart.build()
    before = tree(apart.papers)
    assert APART not in apart.build(only=["西馆"]).written
    assert tree(apart.papers)[APART] == before[APART]


def test_it_is_made_where_it_is_not_there_yet(apart: Office) -> None:
    assert APART in apart.build(only=["西馆"]).written


def test_an_only_one_has_no_serial(apart: Office) -> None:
    apart.replace("templates/notice/notice.md", "attachment-1.md, ", "")
    (apart.folder / "templates/notice/attachment-1.md").unlink()
    assert "附件-目录样表.docx" in apart.build().written


def test_what_cannot_be_set_is_told_of_its_file(apart: Office) -> None:
    apart.replace("templates/notice/attachment-2.md", "目录|样表", "长" * 40 + "|样表")
    with pytest.raises(LayoutError) as caught:
        apart.build()
    assert all(problem.span and problem.span.file.endswith("attachment-2.md") for problem in caught.value.problems)
