"""Every command that takes an Office file, given the lock file of one; and such files in every default folder."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.sample_office import Office
from tests.word_documents import make_docx

OWNER = b"\x05owner" + bytes(156)
COMMANDS = [
    "build --units ~$a.xlsx",
    "check ~$a.docx",
    "check ~$a.xlsx --as template",
    "diff ~$a.docx a.docx",
    "diff a.docx ~$a.docx",
    "merge ~$a.docx --units units.yaml --output o",
    "merge a.docx --units ~$a.xlsx --output o",
    "pdf ~$a.docx --output o",
    "roster check --units ~$a.xlsx",
    "roster export o.xlsx --units ~$a.xlsx",
    "roster import ~$a.xlsx",
    "template tidy ~$a.docx",
    "variables ~$a.docx",
    "variables ~$a.xlsx",
]
FOLDERS = ["templates", "templates/notice", "templates/unit", "templates/dispatch", "pictures", "."]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    return Office.at(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_it_says_that_the_file_is_open(command: str, office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    (office.folder / "a.docx").write_bytes(make_docx(["示例"]))
    for ending in (".docx", ".xlsx"):
        (office.folder / f"~$a{ending}").write_bytes(OWNER)
    assert run(shlex.split(command)) in (1, 2)
    assert "[source-owner-file]" in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", ["build --dry-run", "check templates", "roster check"])
def test_those_in_a_default_folder_are_passed_over(
    command: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in FOLDERS:
        (office.folder / folder).mkdir(exist_ok=True)
        for ending in (".docx", ".xlsx", ".md"):
            (office.folder / folder / f"~$a{ending}").write_bytes(OWNER)
    assert run(shlex.split(command)) == 0
    assert "~$" not in "".join(capsys.readouterr())
