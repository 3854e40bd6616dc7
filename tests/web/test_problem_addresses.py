from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from generator.ground.errors import Problem, Span
from generator.web.open_desk import OpenDesk
from generator.web.problem_addresses import problem_addresses
from tests.sample_office import Office


@pytest.mark.parametrize(
    ("span", "end"),
    [
        (Span("templates/notice/notice.md", 6, 7), "/notices/{}#line-6"),
        (Span("templates/notice/notice.md"), "/notices/{}"),
        (Span("templates/notice/附件.md", 2), "/notices/{}#line-2-in-%E9%99%84%E4%BB%B6.md"),
        (Span("templates/notice/\udcba.md", 2), "/notices/{}#line-2-in-%3F.md"),
        (Span("units.yaml", 9, 3), "/roster?notice={}&line=9#line-9"),
        (Span("units.yaml"), "/roster?notice={}"),
        (Span("templates/unit/函.docx", part="word/document.xml", paragraph=1), None),
        (None, None),
    ],
)
def test_the_place_of_a_problem_on_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, span: Span | None, end: str | None
) -> None:
    Office.at(tmp_path)
    monkeypatch.chdir(tmp_path)
    desk = OpenDesk()
    (notice,) = desk.notices()
    address = problem_addresses(desk, notice)(Problem("output-disk-full", span))
    assert address == (None if end is None else end.format(notice.id))


def test_a_key_that_is_missing_has_no_line_but_a_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Office.at(tmp_path)
    monkeypatch.chdir(tmp_path)
    desk = OpenDesk()
    (notice,) = desk.notices()
    address = problem_addresses(desk, notice)
    missing = partial(Problem, "source-missing-key", facts={"key": "成文日期"})
    assert address(missing(Span("templates/notice/notice.md", 2), field="date")) == f"{notice.address}#key-date"
    assert address(missing(Span("templates/notice/附件.md", 2), field="title")) == (
        f"{notice.address}#key-title-in-%E9%99%84%E4%BB%B6.md"
    )


@pytest.mark.parametrize(
    ("house", "line", "address"),
    [
        ("issuer: 示例县民政局\nfonts: {title: 方正小标宋}\ncontact:\n  phone: 1\n", 1, "/office"),
        ("issuer: 示例县民政局\nfonts: {title: 方正小标宋}\ncontact:\n  phone: 1\n", 4, "/office"),
        ("issuer: 示例县民政局\nfonts: {title: 方正小标宋}\ncontact:\n  phone: 1\n", 2, None),
        ("extra:\n  address: 示例路1号\n  其他: 一\n", 2, "/office"),
        ("extra:\n  address: 示例路1号\n  其他: 一\n", 3, None),
        ("issuer: 示例县民政局\n", None, None),
        ("issuer: [示例县民政局\n", 1, "/office"),
        ("issuer: [示例县民政局\n", None, "/office"),
    ],
)
def test_what_the_office_says_of_itself_is_put_right_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, house: str, line: int | None, address: str | None
) -> None:
    Office.at(tmp_path)
    (tmp_path / "templates" / "house.yaml").write_text(house, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    desk = OpenDesk()
    (notice,) = desk.notices()
    problem = Problem("output-disk-full", Span("templates/house.yaml", line))
    assert problem_addresses(desk, notice)(problem) == address
