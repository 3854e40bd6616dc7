"""fawen in a folder with blanks, hanzi and quotes: git calls it all the same, for a comparison and before a commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.repository import install, installing
from generator.ground.errors import speaking
from tests.desk.repository.conftest import Repository

_SCRIPT = """#!/bin/sh
case "$1" in
    textconv) echo "text of a file of $(wc -c < "$2") bytes" ;;
    *) echo "called: $*"; exit 1 ;;
esac
"""


@pytest.fixture
def fawen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / '程序 "files" $HOME it\'s' / "fawen"
    program.parent.mkdir()
    program.write_text(_SCRIPT, encoding="utf-8")
    program.chmod(0o755)
    for module in (installing, installing):
        monkeypatch.setattr(module, "own_words", lambda: (program.as_posix(),))
    return program


def test_git_shows_what_the_program_says(repository: Repository, fawen: Path) -> None:
    install(repository.top)
    repository.git("add", "-A")
    repository.commit("--no-verify")
    repository.office.template("unit/函.docx", ["另一段"])
    shown = repository.git("diff")
    assert shown.startswith("diff --git a/templates/unit/函.docx b/templates/unit/函.docx\n")  # hanzi as they are
    assert "-text of a file of " in shown
    assert "+text of a file of " in shown


def test_git_calls_it_before_a_commit(repository: Repository, fawen: Path) -> None:
    with speaking("en"):
        install(repository.top)
    repository.git("add", "-A")
    assert repository.commit(fails=True) == "called: git check-staged --lang en\n"
