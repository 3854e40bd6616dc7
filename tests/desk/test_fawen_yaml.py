from pathlib import Path

import pytest

from generator.desk.fawen_yaml import KEYS, Standing, read_standing

ALL = """\
# 常用的选项
units: 名单.xlsx
notice: templates\\函
templates: templates
output: 结果
pdf: true
pdf_engine: office
ofd: true
duplex: false
jobs: 2
lang: en
register: 登记/发文登记簿.csv
only: [示例甲镇, "001"]
where: "份数 > 1"
sort: -copies
everybody: true
mail: {host: smtp.example.cn, port: 465, tls: tls, user: 示例, from: a@example.cn, pause: 0}
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(text: str | bytes) -> Standing:
    Path("fawen.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_standing(Path())


def test_every_key_is_read() -> None:
    found = read(ALL)
    assert found.problems == ()
    assert found.values == {
        "units": "名单.xlsx", "notice": "templates/函", "templates": "templates", "output": "结果",
        "pdf": True, "pdf_engine": "office", "ofd": True, "duplex": False, "jobs": 2, "lang": "en",
        "register": "登记/发文登记簿.csv", "only": ("示例甲镇", "001"), "where": "份数 > 1",
        "sort": ("-copies",), "everybody": True,
        "mail": {
            "host": "smtp.example.cn", "port": 465, "tls": "tls", "user": "示例", "from": "a@example.cn", "pause": 0,
        },
    }  # fmt: skip
    assert set(found.values) == set(KEYS)
    assert (found.lines["units"], found.lines["sort"]) == (2, 15)


CHINESE = """\
单位名单: 名单.xlsx
公文文件夹: templates/函
模板文件夹: templates
结果文件夹: 结果
做PDF: 是
PDF由谁做: LibreOffice
做OFD: 是
双面: 否
进程数: 2
语言: 英文
发文登记簿: 登记/发文登记簿.csv
只做: [示例甲镇, "001"]
条件: "份数 > 1"
排序: -copies
全部都发: 是
邮件: {服务器: smtp.example.cn, 端口: 465, 加密: SSL, 用户名: 示例, 发件人: a@example.cn, 间隔秒数: 0}
"""


def test_chinese_keys_and_values_are_the_same() -> None:
    found = read(CHINESE)
    assert found.problems == ()
    assert (found.values, found.lines["units"]) == (read(ALL).values, 1)


@pytest.mark.parametrize(
    ("text", "code", "at", "words"),
    [
        ("单位名弹: a.yaml\n语言: 中文", "source-unknown-key", (1, 1), ["是不是“单位名单”", "做PDF"]),
        ("units: a.yaml\n单位名单: b.yaml", "source-duplicate-key", (2, 1), ["第 1 行", "单位名单（units）"]),
        ("语言: 法文", "notice-choice", (1, 5), ["“语言”", "中文、英文"]),
        ("做PDF: 要", "source-not-flag", (1, 7), ["“做PDF”"]),
        ("结果文件夹: ../a", "standing-place", (1, 8), ["“结果文件夹”"]),
        ("进程数: 0", "standing-count", (1, 6), ["“进程数”"]),
    ],
)
def test_mistakes_are_told_in_the_words_of_the_file(
    text: str, code: str, at: tuple[int, int], words: list[str]
) -> None:
    [problem] = read(text).problems
    assert problem.span is not None
    assert (problem.code, (problem.span.line, problem.span.column)) == (code, at)
    assert all(word in problem.text("zh") for word in words), problem.text("zh")


@pytest.mark.parametrize(
    ("text", "code", "at", "suggestion"),
    [
        ("unit: a.yaml", "source-unknown-key", (1, 1), "units"),
        ("pdf: true\npdf-engine: own", "source-unknown-key", (2, 1), "pdf_engine"),
        ("单位名弹: a.yaml", "source-unknown-key", (1, 1), "单位名单"),
        ("title: 通知", "source-unknown-key", (1, 1), None),
        ("scheduler: tls://a:1", "source-unknown-key", (1, 1), None),
        ("pdf: true\npdf: false", "source-duplicate-key", (2, 1), None),
        *(
            (f"{before}output: {value}", "standing-output", (1 + before.count("\n"), 9), None)
            for before, value in (
                *(("", "templates"), ("", "templates/结果"), ("", "templates/notice"), ("", ".")),
                *(("templates: 模板\nunits: 名单/名单.xlsx\n", "名单"), ("notice: 公文/a\n", "公文")),
            )
        ),
        ("pdf: yes", "source-not-flag", (1, 6), None),
        ("pdf: [true]", "source-not-text", (1, 6), None),
        ("pdf_engine: word", "notice-choice", (1, 13), None),
        ("lang: fr", "notice-choice", (1, 7), None),
        ("jobs: 0", "standing-count", (1, 7), None),
        ("jobs: 65", "standing-count", (1, 7), None),
        ("jobs: 1.5", "standing-count", (1, 7), None),
        ("jobs: two", "standing-count", (1, 7), None),
        ("units: [a.yaml]", "source-not-text", (1, 8), None),
        ("output: ../a", "standing-place", (1, 9), None),
        ("register: /a.csv", "standing-place", (1, 11), None),
        ("templates: C:\\a", "standing-place", (1, 12), None),
        ("notice: .git", "standing-place", (1, 9), None),
        ("where: {a: b}", "source-not-text", (1, 8), None),
        ("only: {a: b}", "source-not-list", (1, 7), None),
        ("only: [[a]]", "source-not-text", (1, 8), None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_line(text: str, code: str, at: tuple[int, int], suggestion: str | None) -> None:
    [problem] = read(text).problems
    assert problem.span is not None
    found = (problem.code, problem.span.file, (problem.span.line, problem.span.column), problem.suggestion)
    assert found == (code, "fawen.yaml", at, suggestion)
    assert problem.remedy("zh")
    assert problem.remedy("en")


@pytest.mark.parametrize(
    "text",
    ["示例".encode("gb18030"), b"pdf: \x00", b"a: &a [*a]", b"- pdf", b"pdf", b"pdf: !!bool true", b"{" * 50_000],
)
def test_a_file_that_cannot_be_read_is_a_problem(text: bytes) -> None:
    found = read(text)
    assert found.problems
    assert found.values == {}


def test_a_link_that_leads_out_is_a_problem(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "fawen.yaml"
    outside.write_text("pdf: true\n")
    (desk / "fawen.yaml").symlink_to(outside)
    assert [each.code for each in read_standing(Path()).problems] == ["source-link-out"]
    assert read_standing(Path()).values == {}
