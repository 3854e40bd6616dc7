"""Pictures in a terminal: a pseudo-terminal stands for it, and answers as terminals do."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from PIL import Image

import generator.desk.previewing
from generator.desk.previewing import Preview, PreviewPage
from generator.ground.errors import Problem
from tests.cli.command_tree import Fawen
from tests.patience import PATIENCE

pytestmark = pytest.mark.in_turn(2)

ROOT = Path(__file__).parents[2]
FOLDER = Path("output/预览-东馆")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the command asked for; two pages come of it."""
    seen: dict[str, object] = {}

    def preview(unit: str | None, **options: object) -> Preview:
        seen.update(options, unit=unit)
        pages = tuple(PreviewPage("函", number, FOLDER / f"函-第{number}页.png") for number in (1, 2))
        return Preview(FOLDER, pages, (Problem("preview-no-pages"),))

    monkeypatch.setattr(generator.desk.previewing, "preview", preview)
    return seen


def test_pages_are_named_one_a_line(fawen: Fawen, asked: dict[str, object]) -> None:
    code, out, err = fawen("preview", "东馆", "--template", "函", "--template", "信封", "--draft", "--dpi", "96")
    assert code == 0
    assert out.splitlines() == [f"画了 2 页：{FOLDER}", f"  {FOLDER / '函-第1页.png'}", f"  {FOLDER / '函-第2页.png'}"]
    assert "[preview-no-pages]" in err
    assert (asked["unit"], asked["template"], asked["draft"], asked["dpi"]) == ("东馆", ("函", "信封"), True, 96)
    assert (asked["templates"], asked["output"]) == (Path("templates"), Path("output"))


def test_the_notice(fawen: Fawen, asked: dict[str, object]) -> None:
    assert fawen("preview", "--lang", "en")[1].startswith("pages drawn: 2, in ")
    assert (asked["unit"], asked["dpi"]) == (None, 150)


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ((), "png", "画了 2 页"),
        (("--format", "svg"), "svg", "画了 2 页"),
        (("--format", "pdf"), "pdf", "画了 2 个文件"),
    ],
)
def test_formats(fawen: Fawen, asked: dict[str, object], words: tuple[str, ...], kind: str, said: str) -> None:
    code, out, _ = fawen("preview", *words)
    assert (code, asked["kind"], out.startswith(said)) == (0, kind, True)


@pytest.mark.parametrize("dpi", ["35", "601"])
def test_dots_there_are_not(fawen: Fawen, asked: dict[str, object], dpi: str) -> None:
    code, _, err = fawen("preview", "--dpi", dpi)
    assert (code, "[cli-value]" in err) == (2, True)


OPENING = """
import sys, pathlib
from generator.cli.printing import open_place
open_place(pathlib.Path(sys.argv[1]))
"""


def opened(path: Path, *programs: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PATH": os.pathsep.join(map(str, programs)),
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-c", OPENING, str(path)], env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems open files by other programs")
def test_what_cannot_be_opened_is_told_in_our_words_alone(tmp_path: Path) -> None:
    (tmp_path / "xdg-open").write_text("#!/bin/sh\necho no browser; echo no browser >&2; exit 3\n")
    (tmp_path / "xdg-open").chmod(0o755)
    done = opened(tmp_path, tmp_path, Path("/bin"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (0, "", 2)
    assert "[cli-not-opened]" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems open files by other programs")
def test_what_is_to_be_opened_is_given_to_the_system(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    (tmp_path / "xdg-open").write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}.part"; mv "{told}.part" "{told}"\n')
    (tmp_path / "xdg-open").chmod(0o755)
    place = tmp_path / "办 公 (发文) & 'x'"
    done = opened(place, tmp_path, Path("/usr/bin"), Path("/bin"))
    assert (done.returncode, done.stderr) == (0, "")
    for _ in range(100):
        if told.exists():
            break
        subprocess.run(["/bin/sleep", "0.1"], check=True)
    assert told.read_text(encoding="utf-8") == str(place)


SHOWING = """
import sys, pathlib
from generator.cli.preview import show_pictures
show_pictures([pathlib.Path(name) for name in sys.argv[1:]])
print("done")
"""
WHAT_ARE_YOU = b"\x1b[c"
SIXEL = b"\x1b[?62;4;22c"
PLAIN = b"\x1b[?62;22c"

Size = tuple[int, int, int, int]
"""Rows, columns, and the dots of them, across and down; 0 where a terminal does not know."""


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "函-第1页.png"
    Image.new("RGB", (120, 170), "white").save(path)
    return path


def in_terminal(
    picture: Path, answer: bytes, *, kitty: bool = False, size: Size = (40, 100, 1000, 800), **environment: str
) -> bytes:
    """What a program prints into a terminal that answers what it is with ``answer``."""
    terminal, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("4H", *size))
    process = subprocess.Popen(
        [sys.executable, "-c", SHOWING, str(picture)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "80", **environment},
        stdin=end,
        stdout=end,
        stderr=end,
    )
    os.close(end)
    printed, asked = b"", False
    while b"done" not in printed:
        try:
            printed += os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not asked and WHAT_ARE_YOU in printed:
            asked = True
            number = re.search(rb"\x1b_Gi=(\d+)", printed)
            assert number is not None
            os.write(terminal, (b"\x1b_Gi=" + number[1] + b";OK\x1b\\" if kitty else b"") + answer)
    assert process.wait(timeout=PATIENCE) == 0, printed
    os.close(terminal)
    return printed


def test_a_terminal_with_sixel(picture: Path) -> None:
    assert b"\x1bP" in in_terminal(picture, SIXEL)


def test_a_terminal_of_kitty(picture: Path) -> None:
    printed = in_terminal(picture, PLAIN, kitty=True)
    assert b"\x1b_Gi=" in printed.partition(WHAT_ARE_YOU)[2]
    assert b"\x1bP" not in printed


def test_a_terminal_without_pictures_gets_none(picture: Path) -> None:
    printed = in_terminal(picture, PLAIN).partition(WHAT_ARE_YOU)[2]
    assert printed.replace(PLAIN, b"").strip() == b"done"


def test_a_terminal_that_does_not_know_its_dots(picture: Path) -> None:
    assert b"\x1bP" in in_terminal(picture, SIXEL, size=(40, 100, 0, 0))


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1", "TERM": "xterm-kitty"}])
def test_nothing_but_a_terminal_gets_pictures(picture: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOWING, str(picture)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"done\n", b"")
