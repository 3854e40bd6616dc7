"""What a build of some units tells of the others' papers, in its summary and in the plan."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from generator.cli.entry_point import run
from generator.desk.build_report import FILES, INPUTS, planned_files, planned_lines
from generator.dispatch import file_changes
from generator.dispatch.file_changes import Action, Phase
from generator.ground.errors import speaking
from generator.ground.words.vocabularies import REPORTS
from tests.sample_office import Office
from tests.templates.word.content.pictures import picture_bytes

pytestmark = pytest.mark.in_turn(2)

NOTICE = "templates/notice/notice.md"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    office.build()
    return office


def lines(office: Office, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    assert run(["build", *office.arguments(), *more]) == 0
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("edit", "zh", "en"),
    [
        (
            lambda office: office.replace(NOTICE, "《目录》的通知", "《书目》的通知"),
            "  通知变了：其余 3 个单位的文件一起重做",
            "  notice: papers of all other units remade as well (3)",
        ),
        (
            lambda office: office.template("unit/函.docx", ["{{ unit.name }}"]),
            "  模板变了：其余 3 个单位的文件一起重做",
            "  template: papers of all other units remade as well (3)",
        ),
        (
            lambda office: office.replace("units.yaml", 'code: "03"', 'code: "03", copies: 4'),
            "  名单变了：另有 1 个单位的文件一起重做",
            "  roster: papers of other units remade as well (1)",
        ),
        (
            lambda office: (office.papers / "unit/函/02-西馆.docx").write_bytes(b"mine"),
            "  被人改过：另有 1 个单位的文件一起重做",
            "  changed by hand: papers of other units remade as well (1)",
        ),
    ],
    ids=["notice", "template", "roster", "hand"],
)
def test_why_others_are_remade(
    office: Office, capsys: pytest.CaptureFixture[str], edit: Callable[[Office], None], zh: str, en: str
) -> None:
    edit(office)
    assert zh in lines(office, capsys, "--only", "东馆", "--dry-run")
    assert en in lines(office, capsys, "--only", "东馆", "--dry-run", "--lang", "en")
    assert zh in lines(office, capsys, "--only", "东馆")
    assert zh not in lines(office, capsys, "--only", "东馆"), "now they are as they should be"


def test_what_a_text_template_is_made_of_counts_as_a_whole(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.write("templates/unit/便函.md", "---\ntitle: 关于{{ unit.name }}的函\nrecipients: 各馆\n---\n送上。\n")
    (office.folder / "templates/unit/函.docx").unlink()
    office.build()
    office.replace(NOTICE, "示例市档案馆", "示例县档案馆")
    assert "  通知变了：其余 3 个单位的文件一起重做" in lines(office, capsys, "--only", "东馆")
    office.write("templates/house.yaml", "fonts: {body: 仿宋}\n")
    assert "  house.yaml 变了：其余 3 个单位的文件一起重做" in lines(office, capsys, "--only", "东馆")


def test_a_picture(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.folder / "pictures/图.png"
    path.parent.mkdir()
    path.write_bytes(picture_bytes(color="red"))
    office.template("unit/函.docx", ["{{ unit.name }}{{ '图.png' | image(width='9mm') }}"])
    office.build()
    path.write_bytes(picture_bytes(color="blue"))
    assert "  图片变了：其余 3 个单位的文件一起重做" in lines(office, capsys, "--only", "东馆")


def test_the_plan_says_why_of_every_file(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.replace(NOTICE, "《目录》的通知", "《书目》的通知")
    plan = lines(office, capsys, "--only", "东馆", "--dry-run")
    assert "  重做 关于报送《目录》的通知.docx → 关于报送《书目》的通知.docx（通知变了）" in plan
    assert "  重做 unit/函/02-西馆.docx（标题）" in plan
    assert "  不变 dispatch/分发表.docx" in plan


def test_each_file_with_what_becomes_of_it_and_why(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.build()
    office.replace("units.yaml", "shelves: 7", "shelves: 7, copies: 5")
    manifest = office.build(dry_run=True)
    found = {file.change.path: (file.action, file.why) for file in planned_files(manifest)}
    assert found["unit/函/02-西馆.docx"] == ("重做", "份数")
    assert found["unit/函/01-东馆.docx"] == ("不变", "")
    assert list(found) == sorted(found)


def test_the_lines_of_a_plan_are_aligned_in_both_languages(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.build()
    office.replace("units.yaml", "shelves: 7", "shelves: 7, copies: 5")
    manifest = office.build(dry_run=True)
    assert "  重做 unit/函/02-西馆.docx（份数）" in list(planned_lines(manifest))
    with speaking("en"):
        lines = list(planned_lines(manifest))
    assert "  remade    unit/函/02-西馆.docx (copies)" in lines
    assert "  unchanged unit/函/01-东馆.docx" in lines


# Words whose keys are composed of a word that varies: each such word is there, in both languages.


COMPOSED = {
    "file-{}": {*get_args(Action)},
    "units-{}": {*get_args(Action)},
    "phase-{}": {*get_args(Phase)},
    "reason-{}": {*INPUTS, *FILES.values()},
    "remade-{}": {"notice", "dispatch"},
}


@pytest.mark.parametrize("key", COMPOSED)
def test_every_word_is_there(key: str) -> None:
    assert {key.format(word) for word in COMPOSED[key]} <= REPORTS.keys()


def test_every_reason_of_a_build_that_is_no_value_is_an_input() -> None:
    named = {
        value
        for name, value in vars(file_changes).items()
        if name.isupper() and name[0] != "_" and isinstance(value, str)
    }
    assert named == INPUTS
