"""Another office's dispatch, built with the templates that come with fawen: unsealed, no attachments, one unit."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator import build
from tests.word_documents import paragraphs

REPOSITORY = Path(__file__).parents[2]
OFFICE = REPOSITORY / "tests" / "second_office"


def test_another_office_builds_with_the_same_templates(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(REPOSITORY / "templates", templates, ignore=shutil.ignore_patterns("notice"))
    shutil.copytree(OFFICE / "notice", templates / "notice")
    shutil.copy(OFFICE / "house.yaml", templates)
    manifest = build(templates=templates, units=OFFICE / "units.yaml", output=tmp_path / "output")
    papers = tmp_path / "output" / "示城管〔2026〕8号"
    assert [file.path for file in manifest.files] == [
        "dispatch/distribution-list.docx",
        "dispatch/distribution-list.xlsx",
        "dispatch/labels.docx",
        "dispatch/print-order.docx",
        "dispatch/print-order.xlsx",
        "dispatch/receipt-sheet.docx",
        "dispatch/receipt-sheet.xlsx",
        "unit/cover-letter/01-示例区城市管理所.docx",
        "unit/envelope-c5/01-示例区城市管理所.docx",
        "unit/envelope-dl/01-示例区城市管理所.docx",
        "unit/reply-slip/01-示例区城市管理所.docx",
        "示例市城市管理局关于清理户外广告的通知.docx",
    ]
    # The letter has a sentence for a group that this office does not have; it has no address for the envelopes.
    assert [each.code for each in manifest.warnings] == ["roster-address-missing"]
    letter = paragraphs((papers / "unit/cover-letter/01-示例区城市管理所.docx").read_bytes())
    assert "示例区城市管理所：" in letter
    assert "示例市城市管理局" in letter
    assert not any("附件" in line for line in letter)
    notice = paragraphs((papers / "示例市城市管理局关于清理户外广告的通知.docx").read_bytes())
    assert "示城管〔2026〕8号" in notice
    assert "（此件公开发布）" in notice
