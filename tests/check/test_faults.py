"""Each fault is found, by the rules that it departs from and by no other, whatever program made the document."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from generator.check.finding import Finding
from generator.check.rules import file_findings
from generator.office.reading import read_document
from generator.official.layout.composition import lay_out
from generator.official.recognition import recognise
from generator.official.writer import write_docx
from generator.templates.text.notice import open_notice
from tests.check.faults import FAULTS, Fault
from tests.check.resaved import resaved
from tests.check.right import ATTACHMENTS, TEXT, data_of, right_notice
from tests.chosen import across

MAKERS = ("ours", "python-docx", "LibreOffice")


def ours(folder: Path) -> bytes:
    """The notice of ``tests.check.right`` as it is laid out here."""
    front = [
        "issuer: 示例市民政局",
        "number: 示民发〔2026〕7号",
        "title: 示例市民政局|关于做好冬春救助工作的通知",
        "recipients: 各县（区）民政局，市属有关单位",
        "date: 2026-03-05",
        "note: 此件公开发布",
        "copy_to: 示例市财政局，示例市应急管理局",
        "imprint: {office: 示例市民政局办公室, date: 2026-03-05}",
        "attachments: [attachment-1.md, attachment-2.md]",
    ]
    notice = folder / "notice"
    notice.mkdir()
    (notice / "notice.md").write_text("\n".join(["---", *front, "---", *TEXT]), encoding="utf-8")
    for serial, (title, lines) in enumerate(ATTACHMENTS, start=1):
        text = "\n".join(["---", f"title: {title}", "---", *lines])
        (notice / f"attachment-{serial}.md").write_text(text, encoding="utf-8")
    return write_docx(lay_out(open_notice(notice).render()))


def findings(data: bytes) -> list[Finding]:
    return list(file_findings(recognise(read_document(data, "x.docx"))))


def described(found: list[Finding]) -> set[str]:
    return {finding.code for finding in found}


@pytest.fixture(scope="session")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("right")
    by_hand = data_of(right_notice())
    return {
        "ours": ours(folder),
        "python-docx": by_hand,
        "LibreOffice": resaved({"by hand": by_hand}, folder / "resaved")["by hand"],
    }


def test_enough_faults() -> None:
    assert len(FAULTS) >= 60
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert sum(fault.compared for fault in FAULTS) == 15


@pytest.mark.parametrize("maker", MAKERS)
def test_the_right_document_has_none(maker: str, right: dict[str, bytes]) -> None:
    grave = [finding.text("en") for finding in findings(right[maker]) if finding.strength in ("law", "must", "usual")]
    assert grave == []


@pytest.fixture(scope="session")
def told_of_the_right(right: dict[str, bytes]) -> dict[str, set[str]]:
    """What is told of the documents without a fault."""
    return {maker: described(findings(data)) for maker, data in right.items()}


@pytest.mark.parametrize(("fault", "maker"), across(FAULTS, MAKERS), ids=lambda value: getattr(value, "name", value))
def test_a_fault_is_found_and_nothing_beside_it(
    fault: Fault, maker: str, right: dict[str, bytes], told_of_the_right: dict[str, set[str]]
) -> None:
    document = docx.Document(io.BytesIO(right[maker]))
    fault.plant(document)
    told = described(findings(data_of(document))) - told_of_the_right[maker]
    assert told, "not found"
    assert told <= fault.rules
