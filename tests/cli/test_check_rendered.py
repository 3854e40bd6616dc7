"""fawen check --rendered, as a person calls it: pages told, nothing told twice, what is said without a suite."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.check.faults import FAULTS
from tests.check.right import DATE, data_of, right_notice

pytestmark = pytest.mark.xdist_group("printed")


def notice(folder: Path, name: str, *faults: str) -> Path:
    """The right notice with some faults in it."""
    document = right_notice()
    for each in faults:
        next(fault for fault in FAULTS if fault.name == each).plant(document)
    path = folder / name
    path.write_bytes(data_of(document))
    return path


def told(out: str) -> list[list[tuple[str, int | None]]]:
    """Rules and pages of each report."""
    reports = [json.loads(line)["findings"] for line in out.splitlines()]
    return [[(each["code"], each["place"]["page"]) for each in report] for report in reports]


def test_a_right_document_is_right_on_its_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--rendered", "--level", "usual", str(notice(tmp_path, "通知.docx"))]) == 0
    out, err = capsys.readouterr()
    assert (out.splitlines()[-1], err) == ("检查了 1 个文件：错误 0 处，提醒 0 处。", "")


def test_what_the_file_tells_is_not_told_of_the_page_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = notice(tmp_path, "通知.docx", "margin 25.4", "text in 14 pt", "recipients two 字 in", "title flush left")
    assert run(["check", "--json", "--rendered", str(path)]) == 1
    (findings,) = told(capsys.readouterr().out)
    asked = ("PG-02", "PG-15", "RC-02", "TI-03")
    # A margin is that of all pages; a paragraph is on its own.
    assert [each for each in findings if each[0] in asked] == [
        ("PG-02", None), ("TI-03", 1), ("RC-02", 1), ("PG-15", 1),
    ]  # fmt: skip


def test_what_only_the_page_shows_is_told_with_its_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """署名 and date alone on a page: the file tells nothing of it."""
    document = right_notice()
    name = [each.text for each in document.paragraphs].index(DATE) - 1
    document.paragraphs[name].paragraph_format.page_break_before = True
    path = tmp_path / "通知.docx"
    path.write_bytes(data_of(document))
    run(["check", "--json", str(path)])
    assert "SG-17" not in [code for code, _ in told(capsys.readouterr().out)[0]]
    run(["check", "--json", "--rendered", str(path)])
    assert ("SG-17", 3) in told(capsys.readouterr().out)[0]


def test_several_documents_have_reports_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice(tmp_path, "甲.docx")
    notice(tmp_path, "乙.docx", "no page numbers")
    (tmp_path / "丙.docx").write_bytes(b"PK\x03\x04")
    assert run(["check", "--json", "--rendered", str(tmp_path)]) == 1
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    codes = {Path(each["file"]).name: {finding["code"] for finding in each["findings"]} for each in reports}
    assert "PN-01" in codes["乙.docx"]
    assert "PN-01" not in codes["甲.docx"]
    assert codes["丙.docx"] == {"template-package-damaged"}


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "不加 --rendered，就只检查文件本身"), ("en", "without --rendered, only the files are checked")],
)
def test_without_an_office_suite(
    lang: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.office.pdf.conversion.find_suite", lambda: None)
    path = notice(tmp_path, "通知.docx")
    assert run(["check", "--rendered", "--lang", lang, str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "[pdf-suite-missing-to-measure]" in err
    assert run(["check", "--lang", lang, str(path)]) == 0
