import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from generator.ground.errors import Lang
from generator.office.fonts import official_widths, stand_ins, system_fonts
from generator.office.fonts.named_families import families_named
from generator.office.package.package_writing import content_types
from generator.office.package.part_names import word
from generator.office.pdf import font_substitution
from generator.office.pdf.font_substitution import office_fonts
from generator.standard.faces import FAMILIES

pytestmark = pytest.mark.in_turn(3)

FANDOL = [family.file for family in FAMILIES]
Machine = Callable[..., None]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine whose fontconfig lists just these families, and that has no other fonts."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "prefix"))
    monkeypatch.setattr(stand_ins, "_TEX_FOLDERS", (str(tmp_path / "tex*"),))
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("FAWEN_FONTS", raising=False)

    def install(*families: str, files: tuple[Path, ...] = ()) -> None:
        lines = [f"/fonts/{number}.ttf\t{family}" for number, family in enumerate(families)]
        lines += [f"{file}\tsomething" for file in files]
        listing = tmp_path / "fonts.txt"
        listing.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "fc-list").write_text(f'#!/bin/sh\nexec /bin/cat "{listing}"\n')
        (folder / "fc-list").chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return install


def configured(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The folders of fonts and the other names that the run's configuration has."""
    tree = etree.parse(folder / "fonts.conf")
    aliases = {
        match.findtext("test/string") or "": match.findtext("edit/string") or "" for match in tree.iterfind("match")
    }
    return [each.text or "" for each in tree.iterfind("dir")], aliases


def test_the_official_font_is_used_where_it_is_installed(machine: Machine, tmp_path: Path) -> None:
    machine("FangSong,仿宋", "KaiTi,楷体", "SimHei,黑体", "SimSun,宋体", "FZXiaoBiaoSong-B05S,方正小标宋简体")
    found = office_fonts(tmp_path)
    assert found.stand_ins(FAMILIES) == ()
    folders, aliases = configured(tmp_path)
    assert folders == []
    # A document may ask for the older name of the same typeface.
    assert aliases["仿宋_GB2312"] == "仿宋"
    assert aliases["楷体_GB2312"] == "楷体"
    assert "仿宋" not in aliases


def test_each_missing_font_is_stood_in_for_and_said_so(
    machine: Machine, tmp_path: Path, fandol: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine("SimSun,宋体")
    monkeypatch.setenv("FAWEN_FONTS", os.pathsep.join([str(tmp_path / "nothing here"), str(fandol)]))
    found = office_fonts(tmp_path)
    assert [(each.code, str(each.facts["font"]), str(each.facts["by"])) for each in found.stand_ins(FAMILIES)] == [
        (
            "pdf-font-stand-in",
            "仿宋、楷体、黑体、方正小标宋简体",
            "FandolFang-Regular、FandolKai-Regular、FandolHei-Regular、FandolSong-Bold",
        )
    ]
    assert {each.severity for each in found.stand_ins(FAMILIES)} == {"warning"}
    folders, _ = configured(tmp_path)
    assert [[file.name for file in Path(folder).iterdir()] for folder in folders] == [
        ["FandolFang-HalfEm.otf"],
        ["FandolKai-HalfEm.otf"],
        ["FandolHei-HalfEm.otf"],
        ["FandolSongBold-HalfEm.otf"],
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sentence_names_each_font_and_what_stands_in_for_it(
    machine: Machine, tmp_path: Path, fandol: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang
) -> None:
    machine("SimSun,宋体", "SimHei,黑体", "FZXiaoBiaoSong-B05S,方正小标宋简体")
    monkeypatch.setenv("FAWEN_FONTS", str(fandol))
    (problem,) = office_fonts(tmp_path).stand_ins(FAMILIES)
    comma = "、" if lang == "zh" else ", "
    lists = (("仿宋", "楷体"), ("FandolFang-Regular", "FandolKai-Regular"))
    assert all(comma.join(names) in problem.text(lang) for names in lists)


def test_a_font_listing_that_never_ends_is_not_waited_for(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine()
    (tmp_path / "bin" / "fc-list").write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    monkeypatch.setattr(system_fonts, "_LONGEST_LISTING", 0.1)
    assert office_fonts(tmp_path) == font_substitution.OfficeFonts({}, {})


@pytest.mark.parametrize(
    ("part", "text", "wanted"),
    [
        ("word/document.xml", '<w:rFonts w:eastAsia="仿宋_GB2312"/>', ["仿宋"]),
        ("word/styles.xml", '<w:rFonts w:eastAsia="SimHei" w:ascii="楷体"/>', ["楷体", "黑体"]),
        ("word/theme/theme1.xml", '<a:font script="Hans" typeface="宋体"/>', ["宋体"]),
        ("word/styles.xml", '<w:rFonts w:eastAsia="华文宋体"/>', []),
        ("word/document.xml", '<w:t>仿宋和"仿宋"</w:t>', []),
        ("word/fontTable.xml", '<w:font w:name="仿宋"/>', []),
    ],
)
def test_the_fonts_that_a_document_asks_for_are_found(part: str, text: str, wanted: list[str]) -> None:
    types = content_types({"word/fontTable.xml": word("fontTable")}, {})
    found = families_named({"[Content_Types].xml": types, part: text.encode()})
    assert [family.name for family in FAMILIES if family in found] == wanted


def test_other_chinese_fonts_come_second_and_their_widths_are_warned_of(machine: Machine, tmp_path: Path) -> None:
    machine("Noto Sans CJK SC", "AR PL KaitiM GB")
    found = office_fonts(tmp_path)
    assert {each.code for each in found.stand_ins(FAMILIES)} == {"pdf-font-other-widths"}
    (gathered,) = found.stand_ins(FAMILIES)
    assert dict(zip(str(gathered.facts["font"]).split("、"), str(gathered.facts["by"]).split("、"), strict=True)) == {
        "仿宋": "Noto Sans CJK SC", "楷体": "AR PL KaitiM GB", "黑体": "Noto Sans CJK SC",
        "宋体": "Noto Sans CJK SC", "方正小标宋简体": "Noto Sans CJK SC",
    }  # fmt: skip
    _, aliases = configured(tmp_path)
    assert aliases["楷体_GB2312"] == "AR PL KaitiM GB"
    assert set(aliases) == {name for family in FAMILIES for name in family.names}


def test_copies_are_made_once(machine: Machine, tmp_path: Path, fandol: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine()
    monkeypatch.setenv("FAWEN_FONTS", str(fandol))
    first = office_fonts(tmp_path)

    def never(*args: object, **more: object) -> bytes:
        raise AssertionError("made again")

    monkeypatch.setattr(official_widths, "half_em_copy", never)
    assert office_fonts(tmp_path) == first


def test_copies_are_the_runs_own_where_the_cache_cannot_be_written(
    machine: Machine, tmp_path: Path, fandol: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine()
    run = tmp_path / "A&B <run>"
    run.mkdir()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "file"))
    monkeypatch.setenv("FAWEN_FONTS", str(fandol))
    assert {each.code for each in office_fonts(run).stand_ins(FAMILIES)} == {"pdf-font-stand-in"}
    folders, _ = configured(run)
    assert len(folders) == len(FAMILIES)
    assert all(Path(folder).is_relative_to(run) for folder in folders)


def test_without_fontconfig_the_suite_finds_its_fonts_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office_fonts(tmp_path) == font_substitution.OfficeFonts({}, {})
