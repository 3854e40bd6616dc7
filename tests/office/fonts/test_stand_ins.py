from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import Problem
from generator.office.fonts import stand_ins
from generator.office.fonts.stand_ins import StandIn, gathered, nearest_family, stand_in
from generator.standard.faces import FAMILIES, Family

FAMILY = FAMILIES[0]


@pytest.fixture
def _copied_by_name(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def copied(family: Family, source: Path, spare: Path | None) -> Path:
        return source.with_suffix(".copy")

    monkeypatch.setattr(stand_ins, "official_copy", copied)


@pytest.mark.usefixtures("_copied_by_name")
def test_the_first_that_is_there_is_taken(tmp_path: Path) -> None:
    free, last = tmp_path / FAMILY.file, tmp_path / FAMILY.last_file
    there = [FAMILY.names[1], FAMILY.others[-1], FAMILY.others[0]]
    code = "pdf-font-stand-in"
    wanted = [
        StandIn(family=FAMILY.names[1], by=FAMILY.names[1]),
        StandIn(copy=free.with_suffix(".copy"), by=free.stem, code=code),
        StandIn(family=FAMILY.others[0], by=FAMILY.others[0], code="pdf-font-other-widths"),
        StandIn(copy=last.with_suffix(".copy"), by=last.stem, code=code),
        StandIn(code="pdf-font-missing"),
    ]
    found = [
        stand_in(FAMILY, [str(last), str(free)], there.__contains__),
        stand_in(FAMILY, [str(last), str(free)], there[1:].__contains__),
        stand_in(FAMILY, [str(last)], there[1:].__contains__),
        stand_in(FAMILY, [str(last)], [].__contains__),
        stand_in(FAMILY, [], [].__contains__),
    ]
    assert found == wanted


def test_each_warning_has_the_facts_of_its_sentence() -> None:
    for each in (StandIn(by="B", code="pdf-font-stand-in"), StandIn(code="pdf-font-missing")):
        problem = each.problem(FAMILY, "仿宋_GB2312")
        assert problem is not None
        assert "仿宋_GB2312" in problem.text("zh")
    assert StandIn(family="仿宋", by="仿宋").problem(FAMILY, "仿宋") is None


def test_alike_warnings_are_one() -> None:
    problems = [
        Problem(code, facts={"font": font, "by": font.lower(), "file": "f"})
        for code, font in (("pdf-font-stand-in", "A"), ("pdf-font-other-widths", "B"), ("pdf-font-stand-in", "C"))
    ]
    assert [(each.code, each.facts["font"], each.facts["by"]) for each in gathered(problems)] == [
        ("pdf-font-stand-in", "A、C", "a、c"),
        ("pdf-font-other-widths", "B", "b"),
    ]


@pytest.mark.parametrize(
    ("font", "face"),
    [
        ("方正仿宋_GBK", "仿宋"),
        ("华文楷体", "楷体"),
        ("华文中宋", "小标宋"),
        ("Times New Roman", "宋体"),
        ("", "宋体"),
    ],
)
def test_every_font_has_a_typeface_that_it_comes_near(font: str, face: str) -> None:
    assert nearest_family(font).face == face
