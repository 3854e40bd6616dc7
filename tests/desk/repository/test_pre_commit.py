"""The hooks for the framework pre-commit, run by it without a network: with fawen as it is installed here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.desk.repository.installing import own_words, shell
from tests.desk.repository.conftest import Repository
from tests.office.tidying.word_like import WORD_LIKE

ROOT = Path(__file__).parents[3]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def pre_commit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_the_hooks_are_what_pre_commit_takes() -> None:
    assert pre_commit(ROOT, "validate-manifest", ".pre-commit-hooks.yaml").returncode == 0
    assert [hook["id"] for hook in HOOKS] == ["fawen-check", "fawen-tidy"]


def test_pre_commit_runs_them(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    hooks = [
        {**hook, "language": "system", "entry": hook["entry"].replace("fawen", shell(own_words()), 1)} for hook in HOOKS
    ]
    repository.office.write(
        ".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}, allow_unicode=True)
    )
    letter = repository.top / "templates" / "unit" / "函.docx"
    repository.office.template("unit/函.docx", ["{{ unit.nmae }}"])
    repository.git("add", "-A")
    repository.office.template("unit/函.docx", ["{{ unit.name }}"])  # not staged, so it does not help
    wrong = pre_commit(repository.top, "run", "fawen-check")
    assert (wrong.returncode, "[template-undefined]" in wrong.stdout) == (1, True)
    letter.write_bytes(WORD_LIKE["looks"])
    repository.git("add", "-A")
    assert pre_commit(repository.top, "run", "fawen-check").returncode == 0
    assert pre_commit(repository.top, "run", "fawen-tidy").returncode == 1  # it has rewritten the file
    repository.git("add", "-A")
    assert pre_commit(repository.top, "run", "fawen-tidy").returncode == 0
