from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.standing.keys import KEYS
from generator.desk.standing.reading import Standing, read_standing

ALL = """\
# 常用的选项
units: 名单.xlsx
notice: templates\\函
templates: templates
output: 结果
pdf: true
pdf_engine: office
jobs: 2
lang: en
register: 登记/发文登记簿.csv
only: [示例甲镇, "001"]
where: "份数 > 1"
sort: -copies
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(text: str | bytes) -> Standing:
    Path("fawen.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_standing(Path("fawen.yaml"))


def test_every_key_is_read() -> None:
    found = read(ALL)
    assert found.problems == ()
    assert found.values == {
        "units": "名单.xlsx",
        "notice": "templates/函",
        "templates": "templates",
        "output": "结果",
        "pdf": True,
        "pdf_engine": "office",
        "jobs": 2,
        "lang": "en",
        "register": "登记/发文登记簿.csv",
        "only": ("示例甲镇", "001"),
        "where": "份数 > 1",
        "sort": ("-copies",),
    }
    assert set(found.values) == set(KEYS)
    assert (found.lines["units"], found.lines["sort"]) == (2, 13)


@pytest.mark.parametrize("key", KEYS)
def test_the_example_of_a_key_is_right(key: str) -> None:
    found = read(KEYS[key].example)
    assert (list(found.values), found.problems) == ([key], ())


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# pdf: true\n", "﻿# 选项\n", *(f"{key}:\n" for key in KEYS), "only: []", "pdf: ''"]
)
def test_what_says_nothing_gives_nothing(text: str) -> None:
    assert read(text) == Standing()


@pytest.mark.parametrize(
    ("text", "code", "at", "suggestion"),
    [
        ("unit: a.yaml", "source-unknown-key", (1, 1), "units"),
        ("pdf: true\npdf-engine: own", "source-unknown-key", (2, 1), "pdf_engine"),
        ("单位名单: a.yaml", "source-unknown-key", (1, 1), "units"),
        ("title: 通知", "source-unknown-key", (1, 1), None),
        ("scheduler: tls://a:1", "source-unknown-key", (1, 1), None),
        ("pdf: true\npdf: false", "source-duplicate-key", (2, 1), None),
        ("pdf: yes", "source-not-flag", (1, 6), None),
        ("pdf: [true]", "source-not-text", (1, 6), None),
        ("pdf_engine: word", "notice-choice", (1, 13), None),
        ("lang: fr", "notice-choice", (1, 7), None),
        ("jobs: 0", "standing-count", (1, 7), None),
        ("jobs: 65", "standing-count", (1, 7), None),
        ("jobs: 1.5", "standing-count", (1, 7), None),
        ("jobs: two", "source-not-number", (1, 7), None),
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


def test_all_problems_are_told_and_the_rest_is_read() -> None:
    found = read("outptu: a\nlang: en\njobs: 0\nunits: /a\n")
    assert [each.code for each in found.problems] == ["source-unknown-key", "standing-count", "standing-place"]
    assert found.values == {"lang": "en"}


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
    assert [each.code for each in read_standing(Path("fawen.yaml")).problems] == ["source-link-out"]
    assert read_standing(Path("fawen.yaml")).values == {}
