"""``发文.sh`` is run: by a shell, with programs of our own in the place of fawen and of the desktop's."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from generator.desk.double_click_files import page_shell_file, shell_file
from tests.patience import PATIENCE

FAWEN = """\
#!/bin/sh
printf '%s\\n' "$PWD" "$@" >"$FAWEN_TOLD"
echo 已写入 6 个文件
[ -z "$FAWEN_SAYS" ] || echo "$FAWEN_SAYS" >&2
exit ${FAWEN_CODE:-0}
"""
SHOWN = '#!/bin/sh\nfor last; do :; done\ncat "${last#--filename=}" >"$SHOWN"\n'
SYSTEM = ("sh", "dirname", "mktemp", "rm", "cat")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a file for Linux")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "-a & b (c) $HOME `d` 100% '发 文' \"e\""
    folder.mkdir()
    return folder


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A PATH with nothing on it but what every system has."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in SYSTEM:
        found = next(Path(place, name) for place in ("/bin", "/usr/bin") if Path(place, name).exists())
        (programs / name).symlink_to(found)
    return programs


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def put(folder: Path, own: Path | None) -> Path:
    return program(folder / "发文.sh", shell_file(None if own is None else PurePosixPath(own)).decode())


def environment(tmp_path: Path, programs: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": str(programs),
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


def test_a_desktop_without_a_terminal(tmp_path: Path, folder: Path, programs: Path) -> None:
    own = program(tmp_path / "程 序's" / "fawen", FAWEN)
    program(programs / "zenity", SHOWN)
    done = clicked(put(folder, own), environment(tmp_path, programs))
    assert done.returncode == 0
    assert told(tmp_path) == [str(folder), "build", "--open", "--quiet"]
    assert not (tmp_path / "shown").exists(), "nothing was said"


@pytest.mark.parametrize("dropped", ["/a b/$HOME", "令 'x'", ""])
def test_what_is_dropped_on_it_is_the_notice(tmp_path: Path, folder: Path, programs: Path, dropped: str) -> None:
    script = put(folder, program(tmp_path / "fawen", FAWEN))
    words = ["/bin/sh", str(script), dropped]
    subprocess.run(words, env=environment(tmp_path, programs), cwd="/", stdin=subprocess.DEVNULL, check=True)
    notice = ["--notice", dropped if dropped.startswith("/") else f"//{dropped}"] if dropped else []
    assert told(tmp_path) == [str(folder), "build", "--open", "--quiet", *notice]


@pytest.mark.parametrize("viewer", ["zenity", "kdialog", "xmessage"])
def test_problems_are_shown_by_what_there_is(tmp_path: Path, folder: Path, programs: Path, viewer: str) -> None:
    own = program(tmp_path / "fawen", FAWEN)
    kdialog = '#!/bin/sh\ncat "$4" >"$SHOWN"\n'
    program(programs / viewer, kdialog if viewer == "kdialog" else SHOWN)
    variables = environment(tmp_path, programs, FAWEN_CODE="1", FAWEN_SAYS="名单里没有“双龙”")
    assert clicked(put(folder, own), variables).returncode == 1
    assert (tmp_path / "shown").read_text(encoding="utf-8") == "名单里没有“双龙”\n"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("tmp.")] == []


def test_nothing_to_show_it_with(tmp_path: Path, folder: Path, programs: Path) -> None:
    own = program(tmp_path / "fawen", FAWEN)
    done = clicked(put(folder, own), environment(tmp_path, programs, FAWEN_CODE="1", FAWEN_SAYS="错"))
    assert done.returncode == 1


def test_fawen_is_looked_for_where_it_is_installed_and_on_the_path(
    tmp_path: Path, folder: Path, programs: Path
) -> None:
    script = put(folder, tmp_path / "gone" / "fawen")
    variables = environment(tmp_path, programs)
    program(programs / "fawen", FAWEN.replace('"$PWD"', "path"))
    assert (clicked(script, variables).returncode, told(tmp_path)[0]) == (0, "path")
    program(tmp_path / "家/.local/share/fawen/venv/bin/fawen", FAWEN.replace('"$PWD"', "home"))
    assert (clicked(script, variables).returncode, told(tmp_path)[0]) == (0, "home")
    program(tmp_path / "数 据/fawen/venv/bin/fawen", FAWEN.replace('"$PWD"', "data"))
    variables |= {"XDG_DATA_HOME": str(tmp_path / "数 据")}
    assert (clicked(script, variables).returncode, told(tmp_path)[0]) == (0, "data")


def test_no_fawen_at_all(tmp_path: Path, folder: Path, programs: Path) -> None:
    program(programs / "zenity", SHOWN)
    assert clicked(put(folder, None), environment(tmp_path, programs)).returncode == 127
    assert "install.sh" in (tmp_path / "shown").read_text(encoding="utf-8")


def test_a_terminal_stays_until_a_key_is_pressed(tmp_path: Path, folder: Path, programs: Path) -> None:
    own = program(tmp_path / "fawen", FAWEN)
    terminal, end = pty.openpty()
    process = subprocess.Popen(
        ["/bin/sh", str(put(folder, own))],
        env=environment(tmp_path, programs, FAWEN_CODE="1", FAWEN_SAYS="名单不对"),
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


def test_that_of_the_page_serves_its_folder(tmp_path: Path, folder: Path, programs: Path) -> None:
    own = program(tmp_path / "程 序's" / "fawen", FAWEN)
    program(programs / "zenity", SHOWN)
    done = clicked(put_page(folder, own), environment(tmp_path, programs, FAWEN_SAYS="网页已经停了。"))
    assert done.returncode == 0
    assert told(tmp_path) == [str(folder), "serve"]
    assert not (tmp_path / "shown").exists(), "it has ended as it should"


def test_a_page_that_does_not_open_says_why(tmp_path: Path, folder: Path, programs: Path) -> None:
    own = program(tmp_path / "fawen", FAWEN)
    program(programs / "zenity", SHOWN)
    variables = environment(tmp_path, programs, FAWEN_CODE="1", FAWEN_SAYS="程序库没有安装")
    assert clicked(put_page(folder, own), variables).returncode == 1
    assert (tmp_path / "shown").read_text(encoding="utf-8") == "程序库没有安装\n"
    assert clicked(put_page(folder, None), environment(tmp_path, programs)).returncode == 127
