"""``fawen.bat`` and ``发文网页.bat``, for cmd.exe.

The way cmd.exe reads the name of a folder decides each line. With delayed expansion off and everything in quotes, ``& (
) ^ ! '`` and blanks stand for themselves; ``%`` is doubled; ``pushd`` gives a network folder a drive letter, which
``cd`` does not. The file is read in the console's code page, 936 in a Chinese office: up to the line that sets UTF-8
(65001) it is ASCII. A path of this machine is written by environment variables where possible, so that hanzi in a
user's name need not be in the file. There is no byte order mark: cmd.exe takes it for the beginning of a command.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PureWindowsPath
from typing import Literal

from generator.desk.desktop.starter_mark import BUILDS, SERVES

INSTALLED = r"%LOCALAPPDATA%\fawen\venv\Scripts\fawen.exe"
"""Where the offline folder installs to."""
_BASES = ("LOCALAPPDATA", "APPDATA", "USERPROFILE", "ProgramFiles")
_UTF8 = "chcp 65001 >nul"
_NOT_FOUND = 9009  # what cmd.exe sets where there is no such program


def batch_file(folder: PureWindowsPath, program: PureWindowsPath | None, environment: Mapping[str, str]) -> bytes:
    """The content of ``fawen.bat`` for ``folder``.

    ``program`` is this machine's fawen.exe, looked for first; None where it is unknown. ``environment`` are the
    variables by which its path may be written. Without arguments the file builds, opens the results and waits for a
    key; so it does with an absolute path, a notice's folder that was dropped on it. With other arguments it acts as
    ``fawen`` itself, because cmd.exe looks for a command in the current folder first.
    """
    return _file((*_finding(folder, program, environment, BUILDS), *_BUILDING, *_ending(waits="always")))


def page_batch_file(folder: PureWindowsPath, program: PureWindowsPath | None, environment: Mapping[str, str]) -> bytes:
    """The content of ``发文网页.bat``, by the same facts: it serves the page, and waits for a key where that fails."""
    return _file((*_finding(folder, program, environment, SERVES), *_SERVING, *_ending(waits="on errors")))


def _file(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode()


def _finding(
    folder: PureWindowsPath, program: PureWindowsPath | None, environment: Mapping[str, str], mark: str
) -> Iterator[str]:
    """The lines that find fawen."""
    own = None if program is None else _written(folder, program, environment)
    yield "@echo off"
    yield f"rem {mark}"
    yield "setlocal DisableDelayedExpansion"
    if own is not None and not own.isascii():
        yield _UTF8
    yield f'set "FAWEN={own or INSTALLED}"'
    if own is not None:
        yield f'if not exist "%FAWEN%" set "FAWEN={INSTALLED}"'
    yield 'if not exist "%FAWEN%" set "FAWEN=fawen.exe"'  # with its ending: "fawen" alone would be fawen.bat


_BUILDING = (
    'if "%~1"=="" goto build',
    'if /i "%~f1"=="%~1" goto dropped',
    '"%FAWEN%" %*',
    "exit /b %ERRORLEVEL%",
    ":build",
    "title fawen",
    'pushd "%~dp0"',
    '"%FAWEN%" build --open',
    "goto built",
    ":dropped",
    "title fawen",
    'pushd "%~dp0"',
    '"%FAWEN%" build --open --notice %*',
    ":built",
)
_SERVING = ("title fawen", 'pushd "%~dp0"', '"%FAWEN%" serve')


def _ending(*, waits: Literal["always", "on errors"]) -> Iterator[str]:
    """The lines after fawen has run."""
    yield 'set "FAWEN_EXIT=%ERRORLEVEL%"'
    yield "popd"
    if waits == "on errors":
        yield 'if "%FAWEN_EXIT%"=="0" exit /b 0'
    yield f'if "%FAWEN_EXIT%"=="{_NOT_FOUND}" {_UTF8}'
    yield f'if "%FAWEN_EXIT%"=="{_NOT_FOUND}" echo 没有找到 fawen，请先双击离线安装文件夹里的“安装.bat”。'
    yield "echo."
    yield "pause"
    yield "exit /b %FAWEN_EXIT%"


def _written(folder: PureWindowsPath, program: PureWindowsPath, environment: Mapping[str, str]) -> str:
    """``program`` as the file has it: relative to the file's folder or to a variable's value where possible."""
    if program.is_relative_to(folder):
        return "%~dp0" + _doubled(program.relative_to(folder))
    for name in _BASES:
        base = environment.get(name)
        if base and program.is_relative_to(base):
            return f"%{name}%\\" + _doubled(program.relative_to(base))
    return _doubled(program)


def _doubled(path: PureWindowsPath) -> str:
    return str(path).replace("%", "%%")
