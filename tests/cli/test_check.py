"""Reports of many documents are printed in their order; what is the same in letters to many units comes once."""

import json
from pathlib import Path

import pytest

from generator.check.finding import Finding
from generator.check.run import CheckResult, check
from generator.cli.check import finding_lines, reports_lines
from generator.cli.entry_point import run
from generator.ground.errors import Lang, Problem, Severity, Span, TranslatedText, speaking
from tests.check.faults import Plant, in_size, retype, typed
from tests.check.right import DATE, data_of, right_notice
from tests.check.rules.planting import spoilt_by
from tests.sentence_files import severity
from tests.word_documents import make_docx

TITLE = "关于寄送材料的函"


def letters(folder: Path, *texts: str, title: str = TITLE) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts, start=1):
        (folder / f"{number:02}.docx").write_bytes(make_docx([title, "各单位：", text, "示例市民政局", "2026年3月5日"]))


def printed(checked: CheckResult) -> str:
    return "\n".join(reports_lines(checked.reports))


def test_letters_that_differ_in_no_place_come_once(tmp_path: Path) -> None:
    letters(tmp_path / "函", "请查收,谢谢。", "请查阅,谢谢。", "请收好,谢谢。")
    out = printed(check([tmp_path]))
    assert out.count("标题：") == 1
    assert "01.docx" in out
    assert out.endswith("同一文件夹里同一标题的另外 2 个文件，问题在同样的地方（从 02.docx 到 03.docx）。\n")


@pytest.mark.parametrize("texts", [("请查收。", "请查收,谢谢。"), ("请查收，谢谢。", '请查收，"谢谢"。')])
def test_one_with_another_finding_comes_by_itself(tmp_path: Path, texts: tuple[str, str]) -> None:
    letters(tmp_path, *texts)
    out = printed(check([tmp_path]))
    assert out.count("标题：") == 2
    assert "同一文件夹" not in out


# Findings of one rule are printed together, with all their places.
MAIN = "word/document.xml"
FACTS: dict[str, object] = {"measured": "0.0 mm", "wanted": "11.1 mm"}


def at(paragraph: int | None = None, part: str = MAIN, source: str | None = None, **place: int) -> Span:
    return Span("甲.docx", part=part if paragraph or place else None, paragraph=paragraph, source=source, **place)


def finding(
    code: str, span: Span | None, measured: str = "0.0 mm", wanted: str = "11.1 mm", milder: Severity | None = None
) -> Finding:
    facts = {**FACTS, "measured": measured, "wanted": wanted}
    return Finding(Problem(code, span, facts, milder=milder or severity(code)), "must", measured, wanted)


def printed_findings(findings: list[Finding], lang: Lang = "zh") -> list[str]:
    with speaking(lang):
        return list(finding_lines(findings))


PLACES: dict[str, tuple[list[Span | None], str, str]] = {
    "one paragraph": ([at(3)], "第3段：", "paragraph 3: "),
    "several": ([at(2), at(4), at(5)], "第2、4、5段：", "paragraphs 2, 4, 5: "),
    "twice in one": ([at(4), at(2), at(4)], "第2、4段：", "paragraphs 2, 4: "),
    "the document": ([at()], "", ""),
    "no place": ([None], "", ""),
    "a cell": ([at(1, table=1, row=2, cell=3)], "表格1 第2行：", "table 1 row 2: "),
    "cells": (
        [at(1, table=1, row=2, cell=3), at(1, table=1, row=4, cell=1), at(2, table=2, row=1, cell=1)],
        "表格1 第2、4行；表格2 第1行：",
        "table 1 rows 2, 4; table 2 row 1: ",
    ),
    "text and table": ([at(2), at(1, table=1, row=1, cell=1)], "第2段；表格1 第1行：", "paragraph 2; table 1 row 1: "),
    "a footer": ([at(1, "word/footer2.xml")], "页脚第1段：", "footer paragraph 1: "),
    "headers": ([at(1, "word/header1.xml"), at(1, "word/header3.xml")], "页眉第1段：", "header paragraph 1: "),
    "a cell of a header": ([at(1, "word/header1.xml", table=1, row=2)], "页眉表格1 第2行：", "header table 1 row 2: "),
    "another main part": ([at(7, "word/document2.xml")], "第7段：", "paragraph 7: "),
    "very many": (
        [at(number) for number in range(1, 46)],
        f"第{'、'.join(map(str, range(1, 21)))}……段（共 45 段）：",
        f"paragraphs {', '.join(map(str, range(1, 21)))} … (45 in all): ",
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_places(name: str) -> None:
    spans, zh, en = PLACES[name]
    found = [finding("BD-03", span) for span in spans]
    told: tuple[tuple[Lang, str], ...] = (("zh", zh), ("en", en))
    for lang, places in told:
        _, blank, line, remedy = printed_findings(found, lang)
        assert blank == ""
        assert line == f"  {places}{found[0].problem.message(lang)} [BD-03]"
        assert remedy.startswith("    办法：" if lang == "zh" else "    remedy: ")


def test_other_words_of_one_rule_have_lines_of_their_own_and_one_remedy() -> None:
    found = [finding("BD-03", at(2)), finding("BD-03", at(3), "5.5 mm"), finding("BD-03", at(4))]
    _, _, first, second, remedy = printed_findings(found)
    assert first.startswith("  第2、4段：")
    assert first.endswith(" [BD-03]")
    assert second == f"    第3段：{found[1].problem.message('zh')}"
    assert remedy.startswith("    办法：")


def test_how_many_there_are_comes_first_and_errors_before_the_rest() -> None:
    found = [
        finding("PG-10", at()),
        finding("BD-03", at(2), milder="warning"),
        finding("BD-03", at(3)),
        finding("PG-15", at(3)),
    ]
    first, *lines = printed_findings(found)
    assert first == "  不合规定的有 3 项：错误 1 处，提醒 2 处，说明 1 处。"
    assert [line[-8:] for line in lines if line.endswith("]")] == [" [BD-03]", " [BD-03]", " [PG-15]", " [PG-10]"]
    expected = ["提醒：第2段", "提醒：第3段", lines[-2][2:8]]
    assert [line.lstrip()[:6] for line in lines if line.endswith("]")][1:] == expected
    assert printed_findings(found, "en")[0] == "  rules broken: 3; errors: 1; warnings: 2; notes: 1."


def test_values_that_a_sentence_does_not_name_are_told() -> None:
    measured, wanted = TranslatedText("加粗", "bold"), TranslatedText("不加粗", "of normal weight")
    problem = Problem("BD-09", at(3), {"measured": "", "wanted": ""})
    found = Finding(problem, "practice", measured, wanted)
    assert found.sentence().endswith("（实际：加粗；应为：不加粗）")
    with speaking("en"):
        assert found.sentence().endswith("(measured: bold; wanted: of normal weight)")


# fawen check on finished documents, as a person calls it: what it prints, what it returns.


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


SQUARE = typed("示民发", "〔2026〕", "[2026]")


def planted(path: Path, plant: Plant) -> Path:
    """The right notice with one fault."""
    path.write_bytes(spoilt_by(plant, path.read_bytes()))
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
    assert run(["check", str(planted(notice, SQUARE))]) == 1
    out, _ = capsys.readouterr()
    assert out.startswith(TAKEN.format(file=notice, number="示民发[2026]7号"))
    (finding,) = [part for part in out.split("\n\n") if "[HD-18]" in part]
    place, quoted, remedy = finding.splitlines()
    assert place.startswith("  第4段：")
    assert "示民发[2026]7号" in place
    assert quoted == "      示民发[2026]7号"
    assert remedy.startswith("    办法：")


@pytest.mark.parametrize(
    ("plant", "level", "code"),
    [
        (SQUARE, "law", 1),
        (SQUARE, "practice", 1),
        (in_size("示例市民政局\n", 18), "must", 0),
        (in_size("示例市民政局\n", 18), "usual", 1),
    ],
)
def test_the_level_says_what_fails(notice: Path, plant: Plant, level: str, code: int) -> None:
    assert run(["check", str(planted(notice, plant)), "--level", level]) == code


def test_as_json(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--json", str(planted(notice, typed(DATE, "3月5日", "03月05日")))]) == 1
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


def test_a_file_that_is_refused_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "旧.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert run(["check", str(path), "--level", "law"]) == 1
    out, _ = capsys.readouterr()
    expected = f"{path}: 这是旧格式（.doc、.wps）或者加了密码的文档，不是 .docx。 [template-not-docx-old]"
    assert out.splitlines()[0] == expected
    run(["check", "--json", str(path)])
    report = json.loads(capsys.readouterr().out)
    assert (report["elements"], report["profile"], len(report["findings"])) == (None, None, 1)


# fawen check --rendered, as a person calls it: pages told, nothing told twice, what is said without a suite.


def told(out: str) -> list[list[tuple[str, int | None]]]:
    """Rules and pages of each report."""
    reports = [json.loads(line)["findings"] for line in out.splitlines()]
    return [[(each["code"], each["place"]["page"]) for each in report] for report in reports]


@pytest.mark.in_turn(3)
@pytest.mark.xdist_group("printed")
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


@pytest.mark.xdist_group("printed")
@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "不加 --rendered，就只检查文件本身"), ("en", "without --rendered, only the files are checked")],
)
def test_without_an_office_suite(
    notice: Path, lang: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.office.pdf.conversion.find_suite", lambda: None)
    assert run(["check", "--rendered", "--lang", lang, str(notice)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "[pdf-suite-missing-to-measure]" in err
    assert run(["check", "--lang", lang, str(notice)]) == 0
