"""Files to double-click that build the papers of their folder, or serve it as a page: fawen.bat, 发文.desktop."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal, get_args

from generator.ground.disk import TEXT, missing, read_plain
from generator.ground.errors import OutputError, Problem, Span, TranslatedText, UsageError
from generator.ground.program_folder import program_folder, program_name
from generator.ground.words.vocabularies import phrase
from generator.writing import output_errors, write_files

System = Literal["windows", "linux"]
_SYSTEMS: tuple[System, ...] = get_args(System)

_BATCH, _SHELL, _ENTRY = "fawen.bat", "发文.sh", "发文.desktop"
_PAGE_BATCH, _PAGE_SHELL, _PAGE_ENTRY = "发文网页.bat", "发文网页.sh", "发文网页.desktop"
EXECUTABLE = (_SHELL, _ENTRY, _PAGE_SHELL, _PAGE_ENTRY)
"""What a desktop runs only where it may be run."""
BUILDING = (_BATCH, _ENTRY)
"""The starters that people double-click to build."""
SERVING = (_PAGE_BATCH, _PAGE_ENTRY)
"""Those that open the page."""

MARK = 'Made by "fawen desktop"'
"""What every starter that fawen has written has, of any version: such a file may be replaced."""

_BUILDS = f"{MARK}: builds the papers of the folder that it lies in, and opens them."
_SERVES = f"{MARK}: opens the folder that it lies in as a page in the browser."


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine: its ``system``, its fawen (None where that is unknown), its environment variables.

    Starters for another system look for fawen where it is usually installed. ``is_unpacked``: its fawen brings its own
    Python, and newer versions are unpacked beside it.
    """

    system: System
    program: Path | None
    environment: Mapping[str, str]
    is_unpacked: bool = False


def this_machine() -> Machine:
    """The machine at hand, with the unpacked program, or the console script beside the running Python."""
    unpacked = program_folder()
    program = (unpacked or Path(sys.executable).parent) / program_name()
    system: System = "windows" if sys.platform == "win32" else "linux"
    return Machine(system, program if program.is_file() else None, os.environ, unpacked is not None)


def put_starters(folder: Path, systems: Sequence[System], machine: Machine) -> tuple[Path, ...]:
    """Writes or renews the starters of ``systems`` in ``folder``; returns their paths.

    Raises UsageError where ``folder`` is missing, OutputError where a file of somebody else's is in the way or one
    cannot be written.
    """
    if not folder.is_dir():
        raise UsageError(missing(folder))
    files = starter_files(folder, machine, systems)
    with output_errors(folder):
        _refuse_others(files)
        write_files(files, executable=[path for path in files if path.name in EXECUTABLE])
    return tuple(files)


def renew_starters(folder: Path) -> None:
    """Has our starters in ``folder`` start this program where they start another. Raises OutputError."""
    machine = this_machine()
    files = starter_files(folder, machine, (machine.system,))
    with output_errors(folder):
        files = {path: data for path, data in files.items() if _is_ours(path) and path.read_bytes() != data}
        write_files(files, executable=[path for path in files if path.name in EXECUTABLE])


def starter_files(folder: Path, machine: Machine, systems: Sequence[System] = _SYSTEMS) -> dict[Path, bytes]:
    """The starters of ``systems`` for ``folder``, by their paths."""
    return {folder / name: data for system in systems for name, data in _starters(folder, system, machine)}


def _starters(folder: Path, system: System, machine: Machine) -> Iterator[tuple[str, bytes]]:
    full = os.path.abspath(folder)
    program = machine.program if system == machine.system else None
    is_unpacked = machine.is_unpacked and program is not None
    if system == "windows":
        own = None if program is None else PureWindowsPath(program)
        yield _BATCH, batch_file(PureWindowsPath(full), own, machine.environment, is_unpacked=is_unpacked)
        yield _PAGE_BATCH, page_batch_file(PureWindowsPath(full), own, machine.environment, is_unpacked=is_unpacked)
    else:
        here, place = None if program is None else PurePosixPath(program), PurePosixPath(full)
        yield _SHELL, shell_file(here, is_unpacked=is_unpacked)
        yield _ENTRY, desktop_entry(place / _SHELL)
        yield _PAGE_SHELL, page_shell_file(here, is_unpacked=is_unpacked)
        yield _PAGE_ENTRY, page_entry(place / _PAGE_SHELL)


def _refuse_others(paths: Mapping[Path, bytes]) -> None:
    """Raises OutputError for files of these names that fawen did not write."""
    OutputError.raise_for(
        Problem("desktop-occupied", Span(str(path))) for path in paths if os.path.lexists(path) and not _is_ours(path)
    )


def _is_ours(path: Path) -> bool:
    try:
        return MARK.encode() in read_plain(path, most=TEXT.most)
    except OSError:
        return False


# The batch files fawen.bat and 发文网页.bat, for cmd.exe.


INSTALLED = r"%LOCALAPPDATA%\fawen\venv\Scripts\fawen.exe"
"""Where the offline folder installs to."""
_BASES = ("LOCALAPPDATA", "APPDATA", "USERPROFILE", "ProgramFiles")
_UTF8 = "chcp 65001 >nul"
_VERSIONS = "fawen-*"
"""What the folders of unpacked programs are called."""
_NOT_FOUND = 9009  # what cmd.exe sets where there is no such program


# How cmd.exe reads the name of a folder decides each line. With delayed expansion off and everything in quotes,
# ``& ( ) ^ ! '`` and blanks stand for themselves; ``%`` is doubled; ``pushd`` gives a network folder a drive letter,
# which ``cd`` does not. The file is read in the console's code page, 936 in a Chinese office: up to the line that sets
# UTF-8 (65001) it is ASCII. The path of fawen is written by environment variables where possible, so that hanzi in a
# user's name need not be in the file. There is no byte order mark: cmd.exe takes it for the beginning of a command.
def batch_file(
    folder: PureWindowsPath,
    program: PureWindowsPath | None,
    environment: Mapping[str, str],
    *,
    is_unpacked: bool = False,
) -> bytes:
    """The content of ``fawen.bat`` for ``folder``.

    ``program`` is this machine's fawen.exe, looked for first; None where it is unknown. ``environment`` are the
    variables by which its path may be written. ``is_unpacked``: the version unpacked last beside it is taken.

    Without arguments the file builds, opens the results and waits for a key; so it does with an absolute path, a
    notice's folder that was dropped on it. With other arguments it acts as ``fawen`` itself, because cmd.exe looks for
    a command in the current folder first.
    """
    finding = _batch_finding(folder, program, environment, _BUILDS, is_unpacked=is_unpacked)
    return _file((*finding, *_BATCH_BUILDING, *_ending("always", is_unpacked)))


def page_batch_file(
    folder: PureWindowsPath,
    program: PureWindowsPath | None,
    environment: Mapping[str, str],
    *,
    is_unpacked: bool = False,
) -> bytes:
    """The content of ``发文网页.bat``, by the same facts: it serves the page, and waits for a key where that fails."""
    finding = _batch_finding(folder, program, environment, _SERVES, is_unpacked=is_unpacked)
    return _file((*finding, *_BATCH_SERVING, *_ending("on errors", is_unpacked)))


def _file(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode()


def _batch_finding(
    folder: PureWindowsPath,
    program: PureWindowsPath | None,
    environment: Mapping[str, str],
    mark: str,
    *,
    is_unpacked: bool,
) -> Iterator[str]:
    """The lines that find fawen."""
    own = None if program is None else _written(folder, program, environment)
    yield "@echo off"
    yield f"rem {mark}"
    yield "setlocal DisableDelayedExpansion"
    if own is not None and not own.isascii():
        yield _UTF8
    yield f'set "FAWEN={own or INSTALLED}"'
    if is_unpacked and program is not None:
        beside = _written(folder, program.parent.parent, environment)
        yield (
            f'for /f "delims=" %%D in (\'dir /b /ad /tc /od "{beside}\\{_VERSIONS}" 2^>nul\') do '
            f'if exist "{beside}\\%%D\\fawen.exe" set "FAWEN={beside}\\%%D\\fawen.exe"'
        )
    if own is not None:
        yield f'if not exist "%FAWEN%" set "FAWEN={INSTALLED}"'
    yield 'if not exist "%FAWEN%" set "FAWEN=fawen.exe"'  # with its ending: "fawen" alone would be fawen.bat


_BATCH_BUILDING = (
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
_INSTALL = "没有找到 fawen，请先运行离线安装文件夹里的“{program}”。"
_UNPACK_ALL = "这个文件夹不完整：请把压缩包全部解压到一个文件夹，再双击那里的“发文网页”。"
_UNPACK = "没有找到 fawen：程序文件夹不在原来的地方了。请打开它，双击里面的“发文网页”。"
_BATCH_SERVING = ("title fawen", 'pushd "%~dp0"', '"%FAWEN%" serve')


def _ending(waits: Literal["always", "on errors"], is_unpacked: bool) -> Iterator[str]:
    """The lines after fawen has run."""
    yield 'set "FAWEN_EXIT=%ERRORLEVEL%"'
    yield "popd"
    if waits == "on errors":
        yield 'if "%FAWEN_EXIT%"=="0" exit /b 0'
    yield f'if "%FAWEN_EXIT%"=="{_NOT_FOUND}" {_UTF8}'
    yield f'if "%FAWEN_EXIT%"=="{_NOT_FOUND}" echo {_UNPACK if is_unpacked else _INSTALL.format(program="安装.bat")}'
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


# The shell scripts 发文.sh and 发文网页.sh, for any Linux and whatever program shows a message there.


_HEAD = """\
#!/bin/sh
# {mark}
unset CDPATH
"""
_NOTICE = """\
case ${1-} in
    '') set -- ;;
    /*) set -- --notice "$@" ;;
    *) set -- --notice "$PWD/$@" ;;
esac
"""
_FINDING = """\
cd -- "$(dirname -- "$0")" || exit 1
fawen={program}
{newest}[ -x "$fawen" ] || fawen="${{XDG_DATA_HOME:-$HOME/.local/share}}/fawen/venv/bin/fawen"
[ -x "$fawen" ] || fawen=$(command -v fawen)

show() {{
    if command -v zenity >/dev/null; then zenity --text-info --title=发文 --width=800 --height=500 --filename="$1"
    elif command -v kdialog >/dev/null; then kdialog --title 发文 --textbox "$1" 800 500
    elif command -v xmessage >/dev/null; then xmessage -center -file "$1"
    elif command -v notify-send >/dev/null; then notify-send 发文 "$(cat "$1")"
    fi
}}

if [ -z "$fawen" ]; then
    work() {{ echo '{missing}' >&2; return 127; }}
else
    work() {{ "$fawen" {words} "$@"; }}
fi

"""
_NEWEST = """\
newest=$(ls -d {beside}/{versions}/fawen 2>/dev/null | sort -V | tail -n 1)
[ -z "$newest" ] || fawen=$newest
"""
_WHOLE = """\
[ -d _internal ] || fawen=
"""
_SHELL_BUILDING = """\
if [ -t 0 ] && [ -t 1 ]; then
    work "$@"
    code=$?
    printf '\\n按回车键关闭。'
    read -r _
else
    said=$(mktemp) || exit 1
    trap 'rm -f "$said"' EXIT
    work --quiet "$@" 2>"$said"
    code=$?
    [ ! -s "$said" ] || show "$said"
fi
exit $code
"""
_SHELL_SERVING = """\
if [ -t 0 ] && [ -t 1 ]; then
    work
    code=$?
    [ $code = 0 ] || { printf '\\n按回车键关闭。'; read -r _; }
else
    said=$(mktemp) || exit 1
    trap 'rm -f "$said"' EXIT
    work 2>"$said"
    code=$?
    [ $code = 0 ] || show "$said"
fi
exit $code
"""


def shell_file(program: PurePosixPath | None, *, is_unpacked: bool = False) -> bytes:
    """The content of ``发文.sh``. ``program`` is this machine's fawen, looked for first; None where it is unknown.

    ``is_unpacked``: the highest version unpacked beside it is taken.

    Its argument, if any, is the folder of the notice. In a terminal it waits for the return key; without one it shows
    problems with the desktop's own program. Its exit code is that of the build.
    """
    return "".join(
        (_HEAD.format(mark=_BUILDS), _NOTICE, _shell_finding(program, "build --open", is_unpacked), _SHELL_BUILDING)
    ).encode()


def page_shell_file(program: PurePosixPath | None, *, is_unpacked: bool = False) -> bytes:
    """The content of ``发文网页.sh``, which serves the page, and ends with it; problems are shown as by the other.

    A relative ``program`` lies in the folder of the file, as it does in an unpacked program's own.
    """
    return "".join((_HEAD.format(mark=_SERVES), _shell_finding(program, "serve", is_unpacked), _SHELL_SERVING)).encode()


def _shell_finding(program: PurePosixPath | None, words: str, is_unpacked: bool) -> str:
    if program is None:
        return _FINDING.format(program="''", words=words, newest="", missing=_INSTALL.format(program="install.sh"))
    if not program.is_absolute():
        own = shlex.quote(f"./{program}")
        return _FINDING.format(program=own, words=words, newest=_WHOLE, missing=_UNPACK_ALL)
    beside = shlex.quote(str(program.parent.parent))
    return _FINDING.format(
        program=shlex.quote(str(program)),
        words=words,
        newest=_NEWEST.format(beside=beside, versions=_VERSIONS) if is_unpacked else "",
        missing=_UNPACK if is_unpacked else _INSTALL.format(program="install.sh"),
    )


# The Desktop Entries 发文.desktop and 发文网页.desktop (freedesktop.org, Desktop Entry Specification 1.5).


_ENTRY_FILE = """\
[Desktop Entry]
# {mark}
Type=Application
Version=1.5
Name={name.zh}
Name[en]={name.en}
Comment={comment.zh}
Comment[en]={comment.en}
Exec=sh {script}{dropped}
Path={folder}
Icon=x-office-document
Terminal=true
Categories=Office;
"""
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_QUOTED = re.compile(r'(["`$\\])')


def desktop_entry(script: PurePosixPath) -> bytes:
    """The content of ``发文.desktop``, which runs ``script``, an absolute path, in a terminal.

    An entry has to name it in full. The script gets what is dropped on the entry.
    """
    return _entry(script, _BUILDS, phrase("desk-entry"), phrase("desk-entry-comment"), dropped=" %f")


def page_entry(script: PurePosixPath) -> bytes:
    """The content of ``发文网页.desktop``, which runs ``script`` likewise."""
    return _entry(script, _SERVES, phrase("desk-page-entry"), phrase("desk-page-entry-comment"))


def _entry(
    script: PurePosixPath, mark: str, name: TranslatedText, comment: TranslatedText, *, dropped: str = ""
) -> bytes:
    place = {"script": _argument(str(script)), "folder": _text(str(script.parent))}
    return _ENTRY_FILE.format(mark=mark, name=name, comment=comment, dropped=dropped, **place).encode(
        errors="surrogateescape"
    )


def _argument(word: str) -> str:
    r"""``word`` in quotes for Exec: ``" ` $ \`` come after a backslash (section 7), and ``%`` is doubled."""
    return _text('"' + _QUOTED.sub(r"\\\1", word).replace("%", "%%") + '"')


def _text(value: str) -> str:
    """``value`` with every backslash doubled, as in all texts of such a file (section 4)."""
    return "".join(_ESCAPES.get(each, each) for each in value)
