"""What each typeface is drawn with, found on a machine of a few fonts; nothing is written."""

import os
from pathlib import Path

import pytest

from generator.ground.errors import Problem, joined
from generator.office.fonts import stand_ins
from generator.office.fonts import stand_ins as module
from generator.office.fonts.stand_ins import StandIn, face_sources, free_fonts, gathered, stand_in
from generator.standard.faces import FAMILIES, Family
from tests.office.fonts.tiny_fonts import tiny_font

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
    expected = [("pdf-font-stand-in", joined("AC"), joined("ac")), ("pdf-font-other-widths", "B", "b")]
    assert [(each.code, each.facts["font"], each.facts["by"]) for each in gathered(problems)] == expected


def found(installed: Path) -> dict[str, tuple[str | None, str | None]]:
    """The file and the code of the warning, by the typeface."""
    before = sorted(installed.parent.rglob("*"))
    sources: dict[str, tuple[str | None, str | None]] = {}
    for each in face_sources():
        file = None if each.file is None else each.file.name
        sources[each.family.face] = file, None if each.problem is None else each.problem.code
    assert sorted(installed.parent.rglob("*")) == before
    return sources


def test_each_kind_of_source(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_font(installed / "simfang.ttf", "FangSong", "仿宋")
    tiny_font(installed / "wqy.ttf", "WenQuanYi Zen Hei")
    tiny_font(installed / "simsun.ttf", "SimSun", fs_type=2)
    tiny_font(installed.parent / "own" / "FandolKai-Regular.otf", "FandolKai")
    tiny_font(installed.parent / "own" / "FandolSong-Regular.otf", "FandolSong")
    monkeypatch.setenv("FAWEN_FONTS", str(installed.parent / "own"))
    assert found(installed) == {
        "仿宋": ("simfang.ttf", None),
        "楷体": ("FandolKai-Regular.otf", "pdf-font-stand-in"),
        "黑体": ("wqy.ttf", "pdf-font-other-widths"),
        "宋体": ("FandolSong-Regular.otf", "pdf-font-restricted"),
        "小标宋": (None, "pdf-font-missing"),
    }


def test_a_machine_without_fonts(installed: Path) -> None:
    assert set(found(installed).values()) == {(None, "pdf-font-missing")}


NAME = "FandolSong-Regular.otf"


def test_all_places_are_looked_in_in_their_order(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, tex = tmp_path / "own", tmp_path / "tex2025"
    package = tmp_path / "site" / module._PACKAGE
    places = [
        own / "deep" / NAME,
        tmp_path / "prefix/share/fawen/fonts" / NAME,
        installed / NAME,
        tex / "fonts/opentype/public/fandol" / NAME,
        package / NAME,
    ]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"")
    (package / "__init__.py").write_text("raise AssertionError('imported')")
    monkeypatch.setenv("FAWEN_FONTS", os.pathsep.join([str(tmp_path / "nothing"), str(own)]))
    monkeypatch.setattr(module, "_TEX_FOLDERS", (str(tmp_path / "tex*"),))
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert list(free_fonts(NAME, [str(installed / NAME), str(installed / "other.otf")])) == places
