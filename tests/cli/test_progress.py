"""How far a build has come is told on a terminal and in a pipe, in any encoding; people are never named."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import progress
from generator.cli.entry_point import run
from tests.patience import PATIENCE
from tests.sample_office import Office

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from generator.cli.entry_point import run; sys.exit(run(sys.argv[1:]))"


def people(office: Office) -> list[str]:
    """What the roster says of people: their names, numbers, addresses."""
    person = "contact: 示例甲, phone: 023-00000000"
    office.replace("units.yaml", person, f"{person}, address: 示例路1号, email: a@example.org")
    return ["示例甲", "023-00000000", "示例路1号", "a@example.org"]


def told(office: Office, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    assert run(["build", *office.arguments(), *words]) == 0
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_lines_where_there_is_no_terminal(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    names = people(office)
    out, err = told(office, capsys)
    assert "各单位的文件 4/4 修复中心\n" in err
    everything = out + err + (office.papers / "manifest.json").read_text(encoding="utf-8")
    assert [name for name in names if name in everything] == []


@pytest.mark.cases(1)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bar_on_a_terminal(office: Office, lang: str) -> None:
    master, slave = pty.openpty()
    words = [sys.executable, "-c", PROGRAM, "build", "--lang", lang, *office.arguments()]
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=slave, env={**os.environ, "TERM": "xterm"}
    ) as it:
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 65_536)
            except OSError:  # the other side is closed
                break
            shown += piece
        out, _ = it.communicate(timeout=PATIENCE)
    os.close(master)
    assert (
        it.returncode,
        out.splitlines()[0].startswith("已写入 6".encode() if lang == "zh" else b"files written"),
    ) == (0, True)
    text = shown.decode()
    assert ("各单位的文件" if lang == "zh" else "units' papers") in text
    assert "4/4" in text
    assert "Traceback" not in text
