"""``fawen.bat`` by what is known of cmd.exe: its code pages, its line ends, how it fills in ``%``, once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.desktop.batch import batch_file, page_batch_file

FOLDER = PureWindowsPath(r"C:\Users\某某\Documents\发文 (2022) & 100%")
USER = {
    "LOCALAPPDATA": r"C:\Users\某某\AppData\Local",
    "APPDATA": r"C:\Users\某某\AppData\Roaming",
    "USERPROFILE": r"C:\Users\某某",
    "ProgramFiles": r"C:\Program Files",
}
INSTALLED = r"C:\Users\某某\AppData\Local\fawen\venv\Scripts\fawen.exe"
UTF8 = "chcp 65001 >nul"

_PERCENT = re.compile(r"%%|%~dp0|%(\w+)%")


def filled(text: str, folder: PureWindowsPath, environment: Mapping[str, str]) -> str:
    """``text`` as cmd.exe reads it in a file of ``folder``: in one pass, what is filled in is not read again."""

    def value(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        if found[0] == "%~dp0":
            return f"{folder}\\"
        return environment.get(found[1], "")

    return _PERCENT.sub(value, text)


def windows(program: str | None) -> PureWindowsPath | None:
    return None if program is None else PureWindowsPath(program)


def lines(data: bytes) -> list[str]:
    return data.decode("utf-8").split("\r\n")


def programs(data: bytes, folder: PureWindowsPath = FOLDER, environment: Mapping[str, str] = USER) -> list[str]:
    """Where the file looks for fawen, in this order."""
    found = [line.partition('set "FAWEN=')[2] for line in lines(data) if 'set "FAWEN=' in line]
    return [filled(each.removesuffix('"'), folder, environment) for each in found]


PROGRAMS = [
    None,
    INSTALLED,
    str(FOLDER / ".venv" / "Scripts" / "fawen.exe"),
    r"C:\Users\某某\pipx\venvs\fawen\Scripts\fawen.exe",
    r"C:\Program Files\Python 3.13\Scripts\fawen.exe",
    r"D:\工具 & 程序 (新)\100%\^fawen!\fawen.exe",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_form_of_the_file(program: str | None) -> None:
    data = batch_file(FOLDER, windows(program), USER)
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    text = lines(data)
    first_hanzi = next(number for number, line in enumerate(text) if not line.isascii())
    assert any(UTF8 in line for line in text[:first_hanzi]), "what stands before is read in the console's code page"
    # goto looks for a label from here on, line by line: none of those lines may be other than ASCII.
    (jump,) = (number for number, line in enumerate(text) if "goto build" in line)
    assert all(line.isascii() for line in text[jump : text.index(":build")])
    assert text[0] == "@echo off"
    assert text.index("setlocal DisableDelayedExpansion") < text.index('pushd "%~dp0"') < text.index("pause")
    assert text[-3:] == ["pause", "exit /b %FAWEN_EXIT%", ""]


@pytest.mark.parametrize("program", PROGRAMS[:5])
def test_a_path_by_way_of_the_environment_needs_no_hanzi(program: str | None) -> None:
    text = lines(batch_file(FOLDER, windows(program), USER))
    assert all(line.isascii() for line in text if "echo" not in line.removeprefix("@echo"))
    assert sum(line == UTF8 for line in text) == 0


def test_a_path_with_hanzi_of_its_own_is_read_as_utf_8() -> None:
    text = lines(batch_file(FOLDER, PureWindowsPath(PROGRAMS[5] or ""), USER))
    assert text.index(UTF8) < next(number for number, line in enumerate(text) if "工具" in line)


@pytest.mark.parametrize("program", PROGRAMS[1:])
def test_this_machines_program_is_found_first(program: str) -> None:
    assert programs(batch_file(FOLDER, PureWindowsPath(program), USER)) == [program, INSTALLED, "fawen.exe"]


def test_without_one_it_is_the_installed_one_or_that_on_the_path() -> None:
    assert programs(batch_file(FOLDER, None, {})) == [INSTALLED, "fawen.exe"]


def test_a_program_in_the_folder_moves_with_it() -> None:
    data = batch_file(FOLDER, FOLDER / ".venv" / "Scripts" / "fawen.exe", USER)
    elsewhere = PureWindowsPath(r"E:\别处")
    assert programs(data, elsewhere)[0] == str(elsewhere / ".venv" / "Scripts" / "fawen.exe")


def test_never_this_very_file() -> None:
    """cmd.exe takes fawen.bat of the folder one is in for the command `fawen`."""
    calls = [line for line in lines(batch_file(FOLDER, None, {})) if line.lstrip('"').startswith(("fawen", "%FAWEN%"))]
    assert calls == ['"%FAWEN%" %*', '"%FAWEN%" build --open', '"%FAWEN%" build --open --notice %*']


_NAMES = st.text(
    st.characters(exclude_characters='<>:"/\\|?*', exclude_categories=("Cc", "Cs")), min_size=1, max_size=12
).filter(lambda name: name.strip(" .") == name)


@given(st.lists(_NAMES, min_size=1, max_size=4), st.sampled_from(["D:\\", *(f"{base}\\" for base in USER.values())]))
def test_whatever_the_folders_are_called(names: list[str], base: str) -> None:
    program = PureWindowsPath(base, *names, "fawen.exe")
    assert programs(batch_file(FOLDER, program, USER))[0] == str(program)


@pytest.mark.parametrize("program", PROGRAMS)
def test_that_of_the_page_finds_the_same_programs_and_serves(program: str | None) -> None:
    data, building = (make(FOLDER, windows(program), USER) for make in (page_batch_file, batch_file))
    assert data.count(b"\n") == data.count(b"\r\n")
    assert programs(data) == programs(building)
    text = lines(data)
    assert [line for line in text if line.startswith('"%FAWEN%"')] == ['"%FAWEN%" serve']
    serving = text.index('"%FAWEN%" serve')
    assert text.index('pushd "%~dp0"') < serving < text.index("popd")
    assert text.index('if "%FAWEN_EXIT%"=="0" exit /b 0') < text.index("pause"), "it waits only where that failed"
    hanzi = [number for number, line in enumerate(text) if "没有找到" in line]
    assert any(UTF8 in line for line in text[: hanzi[0]])
    assert not any("goto" in line for line in text)
