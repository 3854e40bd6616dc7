"""Real bash with a real Tab; the other shells by what they send and what they are sent."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.commands import program
from generator.cli.completing import SHELLS
from generator.cli.completion import script
from generator.cli.entry_point import run
from generator.cli.environment import COMPLETION as VARIABLE
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[3]
ROSTER = """\
groups:
  - name: 镇街
    units:
      - {name: 示例 一镇, code: "01"}
      - {name: "O'Brien馆"}
      - {name: "$HOME馆"}
      - {name: "甲,乙馆"}
      - {name: 湖㳇镇}
"""
TO_BEGINNING, TO_END = "\x01", "\x05"  # of the line
SETTINGS = {"FAWEN_LANG": "zh", "LC_ALL": "C.UTF-8", "TERM": "dumb", "PS1": "ready> ", "INPUTRC": os.devnull}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a roster, and with a fawen that a shell finds."""
    (tmp_path / "units.yaml").write_text(ROSTER, encoding="utf-8")
    starter = tmp_path / "bin" / "fawen"
    starter.parent.mkdir()
    code = "from generator.cli import main; main()"
    starter.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -c "{code}" "$@"\n', encoding="utf-8")
    starter.chmod(0o755)
    return tmp_path


class Terminal:
    """Bash in a terminal of its own."""

    def __init__(self, folder: Path) -> None:
        path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, **SETTINGS, "HOME": str(folder), "PATH": path}
        self._master, slave = pty.openpty()
        self._bash = subprocess.Popen(
            ["bash", "--norc", "--noprofile", "-i"],
            cwd=folder, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.seen = ""
        self.wait_for("ready> ")

    def type(self, keys: str) -> None:
        self.seen = ""
        os.write(self._master, keys.encode())

    def wait_for(self, text: str) -> str:
        """What is shown until ``text`` is."""
        while text not in self.seen:
            assert select.select([self._master], [], [], PATIENCE)[0], self.seen
            self.seen += os.read(self._master, 65_536).decode(errors="replace")
        return self.seen

    def close(self) -> None:
        os.killpg(self._bash.pid, signal.SIGKILL)
        self._bash.wait()
        os.close(self._master)


def test_bash(office: Path) -> None:
    terminal = Terminal(office)
    try:
        terminal.type('eval "$(fawen completion bash)"; echo be""gun\n')
        terminal.wait_for("begun\r\n")
        for typed, words in (
            ("fawen comp", "fawen|completion"),
            ("fawen build --whe", "fawen|build|--where"),
            ("fawen build --only 示", "fawen|build|--only|示例 一镇"),
            ("fawen build --only '示", "fawen|build|--only|示例 一镇"),
            ('fawen build --only "示', "fawen|build|--only|示例 一镇"),
            ("fawen build --only=湖", "fawen|build|--only=湖㳇镇"),
            ("fawen build --only O", "fawen|build|--only|O'Brien馆"),
            ("fawen build --only \\$", "fawen|build|--only|$HOME馆"),
            ("fawen build --except 甲", "fawen|build|--except|甲,乙馆"),
            ("fawen build --units uni", "fawen|build|--units|units.yaml"),
        ):
            terminal.type(f"{typed}\t")
            terminal.type(f"{TO_BEGINNING}printf '<'; printf '%s|' {TO_END}; echo '>' do''ne\n")
            shown = terminal.wait_for("done\r\n")
            assert re.findall(r"<([^<>]*)\|> done", shown) == [words]
    finally:
        terminal.close()


def answer(shell: str, line: str, place: int, monkeypatch: pytest.MonkeyPatch, **variables: str) -> list[str]:
    """The lines that a shell is sent for the word at ``place``."""
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", variables.get("word", str(place)))
    return SHELLS[shell](program(), {}, "fawen", VARIABLE).complete().splitlines()


def test_zsh_gets_a_word_its_kind_and_what_explains_it(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office)
    assert answer("zsh", "fawen build --only '示", 3, monkeypatch) == ["plain", "示例 一镇", "镇街"]
    assert answer("zsh", "fawen build --only=湖", 2, monkeypatch) == ["plain", "--only=湖㳇镇", "镇街"]


def test_fish_gets_words_with_commas_whole(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office)
    assert answer("fish", "fawen build --only 甲", 3, monkeypatch, word="甲") == ["plain,甲,乙馆\t镇街"]
    assert answer("fish", "fawen build --only=湖", 3, monkeypatch, word="--only=湖") == ["plain,--only=湖㳇镇\t镇街"]
    assert 'string split -m 1 "," $completion' in script("fish", program())


@pytest.mark.parametrize(
    ("line", "place", "offered"),
    [
        ("fawen build --only 示", 3, "'示例 一镇'"),
        ("fawen build --only '示", 3, "'示例 一镇'"),
        ("fawen build --only O", 3, "'O''Brien馆'"),
        ("fawen build --only '$", 3, "'$HOME馆'"),
        ("fawen build --units .\\units.yaml --only 湖", 5, "湖㳇镇"),
        ("fawen build --only=湖", 2, "--only=湖㳇镇"),
    ],
)
def test_powershell_gets_words_in_its_quotes(
    office: Path, monkeypatch: pytest.MonkeyPatch, line: str, place: int, offered: str
) -> None:
    monkeypatch.chdir(office)
    (office / ".\\units.yaml").write_text(ROSTER, encoding="utf-8")
    assert answer("powershell", line, place, monkeypatch) == ["plain", offered, "镇街"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("shell", list(SHELLS))
def test_a_script_tells_how_it_is_put_to_use(capsys: pytest.CaptureFixture[str], shell: str, lang: str) -> None:
    assert run(["completion", shell, "--lang", lang]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    head = [line for line in lines[:5] if line.startswith("# ")]
    assert len(head) == 3
    assert f"fawen completion {shell}" in head[2]
    assert f"{shell}_complete" in out
    assert (lines[0] == "#compdef fawen") == (shell == "zsh")


@pytest.mark.parametrize("shell", list(SHELLS))
def test_the_script_is_also_given_as_other_programs_of_click_give_it(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], shell: str
) -> None:
    monkeypatch.setenv(VARIABLE, f"{shell}_source")
    assert run([]) == 0
    given = capsysbinary.readouterr().out.decode().strip().splitlines()[1:]
    assert script(shell, program()).strip().splitlines()[-len(given) :] == given
