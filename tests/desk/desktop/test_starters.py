from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from generator.desk.desktop import Machine, System, put_starters
from generator.ground.errors import OutputError, UsageError
from tests.patience import wait_until
from tests.sample_office import EVERYTHING, Office, tree

ROOT = Path(__file__).parents[3]
SYSTEMS: tuple[System, ...] = get_args(System)


def put(folder: Path, *systems: System, program: Path | None = None) -> tuple[Path, ...]:
    return put_starters(folder, systems, Machine("linux", program, {}))


def test_starters_for_each_system(tmp_path: Path) -> None:
    windows, linux = ("fawen.bat", "发文网页.bat"), ("发文.sh", "发文.desktop", "发文网页.sh", "发文网页.desktop")
    assert put(tmp_path, "windows") == tuple(tmp_path / name for name in windows)
    assert put(tmp_path, "linux") == tuple(tmp_path / name for name in linux)
    assert set(tree(tmp_path)) == {*windows, *linux}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_a_desktop_runs_only_what_may_be_run(tmp_path: Path) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in put(tmp_path, *SYSTEMS)}
    assert {mode for name, mode in modes.items() if not name.endswith(".bat")} == {0o755}


def test_ours_are_renewed(tmp_path: Path) -> None:
    put(tmp_path, *SYSTEMS)
    before = tree(tmp_path)
    put(tmp_path, *SYSTEMS, program=tmp_path / "新" / "fawen")
    after = tree(tmp_path)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"发文.sh", "发文网页.sh"}, "the program of another system is not known here"


def test_one_of_an_earlier_version_is_renewed(tmp_path: Path) -> None:
    mark = 'Made by "fawen desktop": builds the papers of the folder that it lies in, and opens them.'
    (tmp_path / "发文.sh").write_text(f"#!/bin/sh\n# {mark}\nold\n", encoding="utf-8")
    put(tmp_path, "linux")
    assert b"old" not in tree(tmp_path)["发文.sh"].splitlines()


@pytest.mark.parametrize("content", [b"@echo off\r\n", None])
def test_somebody_elses_file_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    if content is None:
        (tmp_path / "发文.sh").mkdir()
    else:
        (tmp_path / "发文.sh").write_bytes(content)
    before = tree(tmp_path)
    with pytest.raises(OutputError) as raised:
        put(tmp_path, *SYSTEMS)
    assert [problem.code for problem in raised.value.problems] == ["desktop-occupied"]
    assert tree(tmp_path) == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        put(tmp_path / "没有", "linux")


@pytest.mark.skipif(sys.platform != "linux", reason="the starter of Linux")
def test_a_double_click_builds_and_opens_the_papers(tmp_path: Path) -> None:
    office = Office.at(tmp_path / "办 公 & (发文) 100%")
    fawen, opened, programs = tmp_path / "fawen", tmp_path / "opened", tmp_path / "bin"
    programs.mkdir()
    fawen.write_text(
        f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -c 'from generator.cli import main; main()' \"$@\"\n",
        encoding="utf-8",
    )
    (programs / "xdg-open").write_text(f"#!/bin/sh\nprintf %s \"$1\" >'{opened}'\n", encoding="utf-8")
    for program in (fawen, programs / "xdg-open"):
        program.chmod(0o755)
    script, *_ = put(office.folder, "linux", program=fawen)
    path = os.pathsep.join((str(programs), os.environ["PATH"]))
    environment = {**os.environ, "PATH": path, "DISPLAY": ""}
    subprocess.run([script], env=environment, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert set(tree(office.papers)) == {*EVERYTHING, "manifest.json"}
    wait_until(lambda: opened.exists() and opened.read_text(encoding="utf-8"))  # xdg-open is not waited for
    assert opened.read_text(encoding="utf-8") == str(office.papers)
