"""What is kept of files that were read."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import GeneratorError, RosterError
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from generator.web.kept_files import KeptFiles

ROSTER = "groups:\n  - name: 甲\n    units:\n      - name: 示例镇\n"
BROKEN = ROSTER.replace("name: 示例镇", "nmae: 示例镇")


class Reading:
    """Reads a roster, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, path: Path) -> Roster:
        self.count += 1
        return load_roster(path)


def test_a_file_is_read_again_only_when_it_changes(tmp_path: Path) -> None:
    path, files, read = tmp_path / "units.yaml", KeptFiles(), Reading()
    path.write_text(ROSTER, encoding="utf-8")
    first = files.read(path, read)
    assert files.read(path, read) is first
    assert read.count == 1
    path.write_text(ROSTER.replace("示例镇", "示例乡镇"), encoding="utf-8")
    assert files.read(path, read) is not first
    assert read.count == 2


def test_a_file_with_a_mistake_is_read_once_and_refused_each_time(tmp_path: Path) -> None:
    path, files, read = tmp_path / "units.yaml", KeptFiles(), Reading()
    path.write_text(BROKEN, encoding="utf-8")
    refused = []
    for _ in range(3):
        with pytest.raises(RosterError) as caught:
            files.read(path, read)
        refused.append([problem.code for problem in caught.value.problems])
    assert read.count == 1
    assert refused[0] == refused[1] == refused[2] != []
    path.write_text(ROSTER, encoding="utf-8")
    assert [unit.name for unit in files.read(path, read).units] == ["示例镇"]


@pytest.mark.parametrize("is_there", [True, False])
def test_what_the_system_refuses_is_asked_for_again(is_there: bool, tmp_path: Path) -> None:
    path, files, read = tmp_path / "units.yaml", KeptFiles(), Reading()
    if is_there:
        path.mkdir()
    for _ in range(2):
        with pytest.raises(GeneratorError):
            files.read(path, read)
    assert read.count == 2
