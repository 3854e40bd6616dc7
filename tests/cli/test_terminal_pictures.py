"""Pictures in a terminal: a pseudo-terminal stands for it, and answers as terminals do."""

from __future__ import annotations

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

from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
SCRIPT = """
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
        [sys.executable, "-c", SCRIPT, str(picture)],
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


@pytest.mark.parametrize("size", [(0, 0, 0, 0), (40, 0, 0, 0)])
def test_a_terminal_without_a_size_is_not_asked(picture: Path, size: Size) -> None:
    assert in_terminal(picture, SIXEL, size=size).strip() == b"done"


def test_a_terminal_that_does_not_know_its_dots(picture: Path) -> None:
    assert b"\x1bP" in in_terminal(picture, SIXEL, size=(40, 100, 0, 0))


def test_a_dumb_terminal_is_not_asked(picture: Path) -> None:
    assert in_terminal(picture, PLAIN, TERM="dumb").strip() == b"done"


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1", "TERM": "xterm-kitty"}])
def test_nothing_but_a_terminal_gets_pictures(picture: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(picture)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"done\n", b"")
