"""fawen check on finished documents, as a person calls it: what it prints, what it returns."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.check.faults import FAULTS, retype
from tests.check.right import data_of, right_notice
from tests.word_documents import make_docx

TAKEN = """\
{file}：公文格式，文种通知，页边距按版心边沿设（37、35 mm）
  发文机关标志：示例市民政局文件
  发文字号：{number}
  标题：示例市民政局 / 关于做好冬春救助工作的通知
  主送机关：各县（区）民政局，市属有关单位：
  正文：13 段，标题 6 个（一、总体要求；二、重点任务；（一）摸清底数。……）
  附件说明：1.冬春救助工作方案；2.救助对象登记表
  发文机关署名：示例市民政局（加盖印章）
  成文日期：2026年3月5日
  附注：（此件公开发布）
  附件：附件1 冬春救助工作方案
  附件：附件2 救助对象登记表
  抄送机关：抄送：示例市财政局，示例市应急管理局。
  印发机关：示例市民政局办公室
  印发日期：2026年3月5日印发
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "通知.docx"
    path.write_bytes(data_of(right_notice()))
    return path


def planted(path: Path, name: str) -> Path:
    """The right notice with one fault."""
    document = right_notice()
    next(fault for fault in FAULTS if fault.name == name).plant(document)
    path.write_bytes(data_of(document))
    return path


def test_what_it_took_for_what_comes_first(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(notice)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(TAKEN.format(file=notice, number="示民发〔2026〕7号"))
    assert out.endswith("\n检查了 1 个文件：错误 0 处，提醒 0 处。\n")
    assert err == ""


def test_telephone_numbers_are_not_printed_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = right_notice()
    retype(document, "（此件", "此件公开发布", "联系人：示例甲，电话：02300000000")
    path = tmp_path / "通知.docx"
    path.write_bytes(data_of(document))
    run(["check", str(path)])
    printed = capsys.readouterr().out
    assert "电话：023********）" in printed
    assert "02300000000" not in printed.split("附件：")[0]


def test_then_the_findings(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(planted(notice, "number in square brackets"))]) == 1
    out, _ = capsys.readouterr()
    assert out.startswith(TAKEN.format(file=notice, number="示民发[2026]7号"))
    (finding,) = [part for part in out.split("\n\n") if "[HD-18]" in part]
    place, quoted, remedy = finding.splitlines()
    assert place.startswith("  第4段：")
    assert "示民发[2026]7号" in place
    assert quoted == "      示民发[2026]7号"
    assert remedy.startswith("    办法：")


def test_the_path_comes_once_and_the_sum_before_the_findings(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = right_notice()
    for name in ("text in 14 pt", "date with leading zeros", "number in square brackets", "letter paper"):
        next(fault for fault in FAULTS if fault.name == name).plant(document)
    notice.write_bytes(data_of(document))
    run(["check", str(notice)])
    out, _ = capsys.readouterr()
    assert out.count(str(notice)) == 1
    assert out.index("不合规定的有") < out.index("[PG-01]")
    codes = re.findall(r"\[([A-Z]{2}-\d\d)\]", out)
    assert len(codes) == len(set(codes))


def test_in_english(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(notice), "--lang", "en"]) == 0
    out, _ = capsys.readouterr()
    first, mark, *_ = out.splitlines()
    assert first == f"{notice}: format 公文, kind 通知, margins at the edges of the type area (37, 35 mm)"
    assert mark == "  issuer's mark: 示例市民政局文件"
    assert out.endswith("\nfiles checked: 1; errors: 0; warnings: 0.\n")


@pytest.mark.parametrize(
    ("name", "level", "code"),
    [
        ("number in square brackets", "law", 1),
        ("number in square brackets", "practice", 1),
        ("title in 18 pt", "must", 0),
        ("title in 18 pt", "usual", 1),
    ],
)
def test_the_level_says_what_fails(notice: Path, name: str, level: str, code: int) -> None:
    assert run(["check", str(planted(notice, name)), "--level", level]) == code


def test_as_json(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--json", str(planted(notice, "date with leading zeros"))]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    report = json.loads(line)
    assert list(report) == ["file", "as", "profile", "elements", "findings"]
    assert (report["file"], report["as"], report["profile"]) == (str(notice), "document", "office")
    elements = report["elements"]
    assert (elements["format"], elements["kind"]) == ("公文", "通知")
    assert elements["title"] == "示例市民政局\n关于做好冬春救助工作的通知"
    assert elements["date"] == "2026年03月05日"
    assert elements["attachment_list"][1] == {"serial": 2, "name": "救助对象登记表"}
    assert elements["imprint"]["office"] == "示例市民政局办公室"
    (title,) = [each for each in elements["placed"] if (each["element"], each["attachment"]) == ("title", None)]
    assert (title["first"], title["last"], title["text"], title["certainty"]) == (7, 7, elements["title"], "certain")
    assert elements["unplaced"] == []
    (finding,) = [each for each in report["findings"] if each["code"] == "SG-01"]
    assert (finding["clause"], finding["strength"], finding["severity"]) == ("7.3.5.4", "must", "error")
    assert finding["measured"] == "2026年03月05日"
    assert finding["message"]
    assert finding["remedy"]
    assert set(finding["place"]) == {"part", "paragraph", "table", "row", "cell", "page", "line", "column"}
    assert finding["place"]["part"] == "word/document.xml"


def test_findings_come_in_the_order_of_the_document(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = right_notice()
    for name in ("抄送 without a full stop", "date with leading zeros", "number in square brackets", "letter paper"):
        next(fault for fault in FAULTS if fault.name == name).plant(document)
    notice.write_bytes(data_of(document))
    run(["check", "--json", str(notice)])
    codes = [each["code"] for each in json.loads(capsys.readouterr().out)["findings"]]
    asked = ["PG-01", "HD-18", "SG-01", "IM-07"]
    assert [code for code in codes if code in asked] == asked


def test_a_file_that_is_refused_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "旧.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert run(["check", str(path), "--level", "law"]) == 1
    out, _ = capsys.readouterr()
    assert (
        out.splitlines()[0]
        == f"{path}: 这是旧格式（.doc、.wps）或者加了密码的文档，不是 .docx。 [template-not-docx-old]"
    )
    run(["check", "--json", str(path)])
    report = json.loads(capsys.readouterr().out)
    assert (report["elements"], report["profile"], len(report["findings"])) == (None, None, 1)


def test_a_paper_that_is_no_official_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "便条.docx"
    path.write_bytes(make_docx(["请于周五前交表。"]))
    run(["check", str(path)])
    first, text, *_ = capsys.readouterr().out.splitlines()
    assert first == f"{path}：公文格式，文种不明，页边距不合规定"
    assert text == "  正文：1 段"


def test_the_printed_page(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = right_notice()
    next(fault for fault in FAULTS if fault.name == "text in 14 pt").plant(document)
    notice.write_bytes(data_of(document))
    run(["check", "--json", "--rendered", str(notice)])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [(each["code"], each["place"]["page"]) for each in findings if each["code"] == "PG-15"] == [("PG-15", 1)]
