from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.desk.watching import Inputs
from generator.desk.watching.watched_inputs import is_passing


@pytest.mark.parametrize(
    "name",
    [
        "~$函.docx",
        "~WRD0001.tmp",
        "~WRL0003.TMP",
        ".~lock.函.docx#",
        ".函.docx.swp",
        ".DS_Store",
        "#notice.md#",
        "notice.md~",
        "名单.part",
    ],
)
def test_what_comes_and_goes_with_a_program_is_no_input(name: str) -> None:
    assert is_passing(name)


@pytest.mark.parametrize("name", ["函.docx", "notice.md", "名单.xlsx", "~函.docx", "$函.docx", "tmp.docx", "a~b.md"])
def test_what_people_save_is_an_input(name: str) -> None:
    assert not is_passing(name)


def touched(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def inputs(folder: Path, *, notice: str = "templates/notice", output: str = "output") -> Inputs:
    return Inputs(folder / "templates", folder / notice, folder / "units.yaml", folder / output, folder / "fawen.yaml")


def names(folder: Path, found: Inputs) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in found.files()}


def test_templates_notice_roster_and_pictures_are_looked_at(tmp_path: Path) -> None:
    there = {
        "units.yaml",
        "fawen.yaml",
        "templates/house.yaml",
        "templates/notice/notice.md",
        "templates/notice/pictures/图.png",
        "templates/unit/函.docx",
        "pictures/章.png",
    }
    touched(tmp_path, *there, "README.md", "别的/函.docx", "templates/unit/~$函.docx", "templates/.git/index")
    found = inputs(tmp_path)
    assert names(tmp_path, found) == there
    assert len(list(found.files())) == len(there)


def test_a_notice_elsewhere(tmp_path: Path) -> None:
    touched(tmp_path, "templates/house.yaml", "另一件 公文/notice.md", "units.yaml")
    assert "另一件 公文/notice.md" in names(tmp_path, inputs(tmp_path, notice="另一件 公文"))


def test_the_output_is_no_input_wherever_it_lies(tmp_path: Path) -> None:
    touched(tmp_path, "templates/unit/函.docx", "templates/结果/甲/函.docx", "units.yaml")
    found = inputs(tmp_path, output="templates/结果")
    assert names(tmp_path, found) == {"templates/unit/函.docx", "units.yaml"}
    assert tmp_path / "templates" / "结果" / "甲" not in found.folders()


def test_folders_are_those_in_which_an_input_may_appear(tmp_path: Path) -> None:
    touched(tmp_path, "名单/units.yaml", "templates/unit/函.docx", "templates/notice/notice.md", "output/甲/函.docx")
    found = replace(inputs(tmp_path), units=tmp_path / "名单" / "units.yaml")
    below = {folder.relative_to(tmp_path).as_posix() for folder in found.folders()}
    assert below == {".", "templates", "templates/notice", "templates/unit", "名单"}


def test_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert list(inputs(tmp_path / "没有").files()) == []
    assert inputs(tmp_path / "没有").folders() == frozenset()
