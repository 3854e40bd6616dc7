"""``fawen.bat`` by what is known of cmd.exe: its code pages, its line ends, how it fills in ``%``, once."""

import os
import pty
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.double_click_files import (
    Machine,
    System,
    batch_file,
    desktop_entry,
    page_batch_file,
    page_entry,
    page_shell_file,
    put_starters,
    shell_file,
    this_machine,
)
from generator.ground.errors import OutputError
from tests.patience import PATIENCE, wait_until
from tests.sample_office import EVERYTHING, Office, tree


@pytest.mark.parametrize(
    ("platform", "system", "name"), [("linux", "linux", "fawen"), ("win32", "windows", "fawen.exe")]
)
def test_the_program_beside_the_running_python(
    platform: str, system: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    machine = this_machine()
    assert (machine.system, machine.program, machine.environment) == (system, None, os.environ)
    (tmp_path / name).write_bytes(b"")
    assert this_machine().program == tmp_path / name


ROOT = Path(__file__).parents[2]
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


@pytest.mark.in_turn(3)
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


@pytest.mark.parametrize("program", PROGRAMS[1:])
def test_this_machines_program_is_found_first(program: str) -> None:
    assert programs(batch_file(FOLDER, PureWindowsPath(program), USER)) == [program, INSTALLED, "fawen.exe"]


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


# ``发文.desktop`` read back as the specification says that a desktop reads it.


ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_WORD = r""""(?:[^"`$\\]|\\["`$\\])*"|[^\s"'\\><~|&;$*?#()`]+"""
KEYS = {"Type", "Version", "Name", "Comment", "Exec", "Path", "Icon", "Terminal", "Categories"}


def entries(data: bytes) -> dict[str, str]:
    """The values of the group, their escapes undone (section 4)."""
    head, *rest = data.decode(errors="surrogateescape").removesuffix("\n").split("\n")
    assert head == "[Desktop Entry]"
    pairs = [line.partition("=") for line in rest if not line.startswith("#")]
    assert all(separator for _, separator, _ in pairs)
    assert len({key for key, _, _ in pairs}) == len(pairs)
    return {key: re.sub(r"\\(.)", lambda found: ESCAPES[found[1]], value) for key, _, value in pairs}


def words(command: str) -> list[str]:
    """The arguments of a command line (section 7): quotes undone first, then ``%%``."""
    assert re.fullmatch(f"(?:{_WORD})(?: (?:{_WORD}))*", command, re.DOTALL), command
    unquoted = [
        re.sub(r"\\(.)", r"\1", word[1:-1], flags=re.DOTALL) if word.startswith('"') else word
        for word in re.findall(_WORD, command)
    ]
    plain = [word for word in unquoted if word != "%f"]  # what is dropped on the entry
    assert not any("%" in word.replace("%%", "") for word in plain), "another field code"
    return [word.replace("%%", "%") for word in plain]


@pytest.mark.parametrize(
    "folder",
    [
        "/home/某某/发文",
        "/home/某某/办 公 (发文)",
        "/a & b; c/100% 'd' \"e\" $HOME `f` \\g ~ # * ? = <h> |i",
        f"/home/{'发文'.encode('gbk').decode(errors='surrogateescape')}",
    ],
)
def test_the_script_is_run_wherever_it_lies(folder: str) -> None:
    script = PurePosixPath(folder) / "发文.sh"
    found = entries(desktop_entry(script))
    assert words(found["Exec"]) == ["sh", str(script)]
    assert found["Path"] == folder
    assert {key.partition("[")[0] for key in found} == KEYS
    assert (found["Type"], found["Terminal"], found["Name"]) == ("Application", "true", "发文")
    page = entries(page_entry(script))
    assert found["Exec"] == f"{page['Exec']} %f", "nothing is dropped on that of the page"
    assert (page["Path"], page["Terminal"], page["Name"]) == (folder, "true", "发文网页")


@given(st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_whatever_the_folder_is_called(name: str) -> None:
    script = PurePosixPath("/home") / name / "发文.sh"
    found = entries(desktop_entry(script))
    assert words(found["Exec"]) == ["sh", str(script)]
    assert found["Path"] == str(script.parent)


# ``发文.sh`` is run: by a shell, with programs of our own in the place of fawen and of the desktop's.


FAWEN = """\
#!/bin/sh
printf '%s\\n' "$PWD" "$@" >"$FAWEN_TOLD"
echo 已写入 6 个文件
[ -z "$FAWEN_SAYS" ] || echo "$FAWEN_SAYS" >&2
exit ${FAWEN_CODE:-0}
"""
SHOWN = '#!/bin/sh\nfor last; do :; done\ncat "${last#--filename=}" >"$SHOWN"\n'
SYSTEM = ("sh", "dirname", "mktemp", "rm", "cat")


@pytest.mark.skipif(sys.platform == "win32", reason="a file for Linux")
def test_the_highest_version_unpacked_beside_it_is_started(tmp_path: Path) -> None:
    desk, log = tmp_path / "桌", tmp_path / "log"
    desk.mkdir()
    versions = ["fawen-0.9.0", "fawen-0.10.0", "fawen-0.2.0"]
    for version in versions:
        program = tmp_path / "程 序" / version / "fawen"
        program.parent.mkdir(parents=True)
        program.write_text(f"#!/bin/sh\necho {version} >>'{log}'\n", encoding="utf-8")
        program.chmod(0o755)
    machine = Machine("linux", tmp_path / "程 序" / "fawen-0.2.0" / "fawen", {}, is_unpacked=True)
    script, *_ = put_starters(desk, ("linux",), machine)
    for version in ("fawen-0.10.0", "fawen-0.9.0", "fawen-0.2.0"):
        subprocess.run([script], stdin=subprocess.DEVNULL, check=True)
        shutil.rmtree(tmp_path / "程 序" / version)
    environment = {**os.environ, "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "DISPLAY": ""}
    done = subprocess.run([script], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.returncode == 127
    assert log.read_text(encoding="utf-8").split() == ["fawen-0.10.0", "fawen-0.9.0", "fawen-0.2.0"]


@pytest.mark.skipif(sys.platform == "win32", reason="a file for Linux")
def test_a_program_that_is_not_wholly_unpacked_says_so(tmp_path: Path) -> None:
    page, program = tmp_path / "发文网页", tmp_path / "fawen"
    page.write_bytes(page_shell_file(PurePosixPath("fawen")))
    program.write_text("#!/bin/sh\necho served\n", encoding="utf-8")
    program.chmod(0o755)
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    answers = []
    for unpacked in (False, True):
        if unpacked:
            (tmp_path / "_internal").mkdir()
        words = ["script", "--quiet", "--return", "--command", f"sh '{page}'", "/dev/null"]
        done = subprocess.run(
            words, env=environment, cwd="/", input="\n", capture_output=True, encoding="utf-8", check=False
        )
        answers.append((done.returncode, "全部解压" in done.stdout, "served" in done.stdout))
    assert answers == [(127, True, False), (0, False, True)]


def test_on_windows_the_one_unpacked_last_is_started() -> None:
    """It was tried under Wine; what is here is that the loop looks beside the program, hanzi and all."""
    program = PureWindowsPath(r"D:\程序 & 100%\fawen-0.1.0\fawen.exe")
    for made in (batch_file, page_batch_file):
        text = lines(made(FOLDER, program, USER, is_unpacked=True))
        (loop,) = (line for line in text if line.startswith("for /f"))
        assert filled(loop, FOLDER, USER).count(r"D:\程序 & 100%\fawen-*") == 1
        assert text.index(UTF8) < text.index(loop)
        assert programs(made(FOLDER, program, USER, is_unpacked=True))[0] == str(program)
        assert any("双击里面的“发文网页”" in line for line in text)
        assert not any("安装" in line for line in text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if sys.platform == "win32":
        pytest.skip("a file for Linux")
    folder = tmp_path / "-a & b (c) $HOME `d` 100% '发 文' \"e\""
    folder.mkdir()
    return folder


@pytest.fixture
def on_path(tmp_path: Path) -> Path:
    """A PATH with nothing on it but what every system has."""
    on_path = tmp_path / "bin"
    on_path.mkdir()
    for name in SYSTEM:
        found = next(Path(place, name) for place in ("/bin", "/usr/bin") if Path(place, name).exists())
        (on_path / name).symlink_to(found)
    return on_path


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def put_shell(folder: Path, own: Path | None) -> Path:
    return program(folder / "发文.sh", shell_file(None if own is None else PurePosixPath(own)).decode())


def environment(tmp_path: Path, on_path: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": str(on_path),
        "HOME": str(tmp_path / "家"),
        "TMPDIR": str(tmp_path),
        "FAWEN_TOLD": str(tmp_path / "told"),
        "SHOWN": str(tmp_path / "shown"),
        "CDPATH": "/usr",
        **more,
    }


def clicked(script: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", str(script)], env=variables, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


def told(tmp_path: Path) -> list[str]:
    return (tmp_path / "told").read_text(encoding="utf-8").splitlines()


def test_a_desktop_without_a_terminal(tmp_path: Path, folder: Path, on_path: Path) -> None:
    own = program(tmp_path / "程 序's" / "fawen", FAWEN)
    program(on_path / "zenity", SHOWN)
    done = clicked(put_shell(folder, own), environment(tmp_path, on_path))
    assert done.returncode == 0
    assert told(tmp_path) == [str(folder), "build", "--open", "--quiet"]
    assert not (tmp_path / "shown").exists(), "nothing was said"


@pytest.mark.parametrize("dropped", ["/a b/$HOME", "令 'x'", ""])
def test_what_is_dropped_on_it_is_the_notice(tmp_path: Path, folder: Path, on_path: Path, dropped: str) -> None:
    script = put_shell(folder, program(tmp_path / "fawen", FAWEN))
    words = ["/bin/sh", str(script), dropped]
    subprocess.run(words, env=environment(tmp_path, on_path), cwd="/", stdin=subprocess.DEVNULL, check=True)
    notice = ["--notice", dropped if dropped.startswith("/") else f"//{dropped}"] if dropped else []
    assert told(tmp_path) == [str(folder), "build", "--open", "--quiet", *notice]


@pytest.mark.parametrize("viewer", ["zenity", "kdialog", "xmessage"])
def test_problems_are_shown_by_what_there_is(tmp_path: Path, folder: Path, on_path: Path, viewer: str) -> None:
    own = program(tmp_path / "fawen", FAWEN)
    kdialog = '#!/bin/sh\ncat "$4" >"$SHOWN"\n'
    program(on_path / viewer, kdialog if viewer == "kdialog" else SHOWN)
    variables = environment(tmp_path, on_path, FAWEN_CODE="1", FAWEN_SAYS="名单里没有“双龙”")
    assert clicked(put_shell(folder, own), variables).returncode == 1
    assert (tmp_path / "shown").read_text(encoding="utf-8") == "名单里没有“双龙”\n"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("tmp.")] == []


def test_fawen_is_looked_for_where_it_is_installed_and_on_the_path(tmp_path: Path, folder: Path, on_path: Path) -> None:
    script = put_shell(folder, tmp_path / "gone" / "fawen")
    variables = environment(tmp_path, on_path)
    program(on_path / "fawen", FAWEN.replace('"$PWD"', "path"))
    assert (clicked(script, variables).returncode, told(tmp_path)[0]) == (0, "path")
    program(tmp_path / "家/.local/share/fawen/venv/bin/fawen", FAWEN.replace('"$PWD"', "home"))
    assert (clicked(script, variables).returncode, told(tmp_path)[0]) == (0, "home")
    program(tmp_path / "数 据/fawen/venv/bin/fawen", FAWEN.replace('"$PWD"', "data"))
    variables |= {"XDG_DATA_HOME": str(tmp_path / "数 据")}
    assert (clicked(script, variables).returncode, told(tmp_path)[0]) == (0, "data")


def test_a_terminal_stays_until_a_key_is_pressed(tmp_path: Path, folder: Path, on_path: Path) -> None:
    own = program(tmp_path / "fawen", FAWEN)
    terminal, end = pty.openpty()
    process = subprocess.Popen(
        ["/bin/sh", str(put_shell(folder, own))],
        env=environment(tmp_path, on_path, FAWEN_CODE="1", FAWEN_SAYS="名单不对"),
        cwd="/",
        stdin=end,
        stdout=end,
        stderr=end,
    )
    os.close(end)
    printed = b""
    while "按回车键关闭。".encode() not in printed:
        printed += os.read(terminal, 4096)
    assert process.poll() is None
    assert "名单不对" in printed.decode()
    os.write(terminal, b"\n")
    assert process.wait(timeout=PATIENCE) == 1
    os.close(terminal)
    assert told(tmp_path) == [str(folder), "build", "--open"]


def put_page(folder: Path, own: Path | None) -> Path:
    return program(folder / "发文网页.sh", page_shell_file(None if own is None else PurePosixPath(own)).decode())


def test_that_of_the_page_serves_its_folder(tmp_path: Path, folder: Path, on_path: Path) -> None:
    own = program(tmp_path / "程 序's" / "fawen", FAWEN)
    program(on_path / "zenity", SHOWN)
    done = clicked(put_page(folder, own), environment(tmp_path, on_path, FAWEN_SAYS="网页已经停了。"))
    assert done.returncode == 0
    assert told(tmp_path) == [str(folder), "serve"]
    assert not (tmp_path / "shown").exists(), "it has ended as it should"


def test_a_page_that_does_not_open_says_why(tmp_path: Path, folder: Path, on_path: Path) -> None:
    own = program(tmp_path / "fawen", FAWEN)
    program(on_path / "zenity", SHOWN)
    variables = environment(tmp_path, on_path, FAWEN_CODE="1", FAWEN_SAYS="程序库没有安装")
    assert clicked(put_page(folder, own), variables).returncode == 1
    assert (tmp_path / "shown").read_text(encoding="utf-8") == "程序库没有安装\n"
    assert clicked(put_page(folder, None), environment(tmp_path, on_path)).returncode == 127
