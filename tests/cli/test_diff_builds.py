from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli.diff_builds import builds_lines
from generator.cli.entry_point import run
from generator.comparison.builds import compare_builds
from generator.ground.errors import Lang, speaking
from tests.sample_office import LETTER, Office
from tests.word_documents import packed, parts

NUMBER = "示档发〔2024〕7号"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path / "office")
    office.build()
    shutil.copytree(office.output, tmp_path / "old")
    return office


def lines(office: Office, lang: Lang = "zh", most: int | None = 100) -> list[str]:
    """What is told of the old papers and the new ones, the folders' own names in short."""
    old = office.folder.parent / "old"
    with speaking(lang):
        told = builds_lines(compare_builds(old, office.output, most=most))
        return [line.replace(str(old), "OLD").replace(str(office.output), "NEW") for line in told]


def test_nothing_differs(office: Office) -> None:
    assert lines(office) == ["两次生成的文件完全一样。"]
    assert lines(office, "en") == ["both builds have identical files."]


def test_the_command_says_whether_anything_differs(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [str(office.folder.parent / "old"), str(office.output)]
    assert run(["diff", *folders, "--exit-code"]) == 0
    assert capsys.readouterr().out == "两次生成的文件完全一样。\n"
    office.replace("units.yaml", "addressee: 东馆办公室", "addressee: 东馆综合办公室")
    office.build()
    assert run(["diff", *folders, "--exit-code", "--lang", "en"]) == 1
    assert "东馆" in capsys.readouterr().out


def test_units_first_then_file_by_file(office: Office) -> None:
    office.replace("units.yaml", "addressee: 东馆办公室", "addressee: 东馆综合办公室")
    office.replace("units.yaml", "{name: 西馆", "{name: 西山馆")
    office.replace("units.yaml", '{name: A&B馆<试点>, code: "03"}', "{name: 新馆}")
    office.replace("templates/notice/notice.md", "三月底前", "四月底前")
    office.build()
    assert lines(office) == [
        f"OLD/{NUMBER} → NEW/{NUMBER}：",
        "  单位 4 个："
        + "、".join(
            [
                "新增 1 个（新馆）",
                "减少 1 个（A&B馆<试点>）",
                "改名 1 个（西馆 → 西山馆）",
                "2 个的文件内容有变化",
                "1 个没有变化",
            ]
        ),
        "  公文",
        "    关于报送《目录》的通知.docx：改动 1 处",
        "      第5段：“请于三月底前报送《目录》。” → “请于四月底前报送《目录》。”",
        "  清单和合印文件",
        "    dispatch/分发表.docx：改动 1 处",
        "      第1段：“东馆、西馆、A&B馆<试点>、修复中心、共4个” → “东馆、西山馆、新馆、修复中心、共4个”",
        "  东馆",
        "    unit/函/01-东馆.docx：改动 1 处",
        "      第1段：“东馆办公室：” → “东馆综合办公室：”",
        "  西山馆（原名西馆）",
        "    unit/函/02-西山馆.docx：改动 1 处，原来是 unit/函/02-西馆.docx",
        "      第1段：“西馆：” → “西山馆：”",
        "  新馆",
        "    unit/函/03-新馆.docx：新增",
        "  A&B馆<试点>",
        "    unit/函/03-A&B馆_试点_.docx：没有了",
    ]


def test_the_same_change_of_many_units_is_told_once(office: Office) -> None:
    office.template("unit/函.docx", [LETTER[0], LETTER[1].replace("份。", "份，请查收。")])
    office.build()
    assert lines(office)[1:] == [
        "  单位 4 个：4 个的文件内容有变化",
        "  unit/函.docx：4 个单位的改动相同（东馆、西馆、A&B馆<试点>、修复中心）",
        "    改动 1 处",
        "      第2段：“…录》的通知（1/4）2份。” → “…录》的通知（1/4）2份，请查收。”",
    ]


def test_another_look_of_the_same_words_is_told(office: Office) -> None:
    for letter in (office.papers / "unit" / "函").iterdir():
        contents = parts(letter.read_bytes())
        wider = contents["word/document.xml"].decode().replace('w:right="1800"', 'w:right="1417"')
        assert wider.encode() != contents["word/document.xml"]
        letter.write_bytes(packed({**contents, "word/document.xml": wider.encode()}))
    assert lines(office)[3:] == [
        "  unit/函.docx：4 个单位的改动相同（东馆、西馆、A&B馆<试点>、修复中心）",
        "    文字没有变，格式改动 1 处",
        "      第1节：右边距 31.8 毫米 → 25 毫米",
    ]


def test_papers_that_were_not_opened_are_counted(office: Office) -> None:
    office.template("unit/函.docx", ["{{ unit.name }}"])
    office.build()
    assert lines(office, "en", most=1)[-1] == "  papers of 3 more units have changed; they were not opened"


def test_a_hands_work_and_what_is_missing(office: Office) -> None:
    letter = office.papers / "unit" / "函" / "01-东馆.docx"
    letter.write_bytes(b"no zip")
    (office.papers / "dispatch" / "分发表.docx").unlink()
    told = lines(office)
    assert "  新的里面，生成以后又有人改过：unit/函/01-东馆.docx" in told
    assert "  新的里面，缺了：dispatch/分发表.docx" in told
    assert "    unit/函/01-东馆.docx：有变化，但打不开，说不出变在哪里" in told
