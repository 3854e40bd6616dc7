"""Real git repositories in folders whose names have blanks and hanzi, and no network within reach."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sample_office import Office

_ROOT = Path(__file__).parents[3]
_NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True)
class Repository:
    """A repository; ``office`` is what lies in its working tree."""

    top: Path

    @property
    def office(self) -> Office:
        return Office(self.top)

    def git(self, *words: str, folder: Path | None = None, fails: bool = False, more: Sequence[str] = ()) -> str:
        """What git prints, on both streams; ``more`` are variables of the environment, NAME=VALUE."""
        done = subprocess.run(
            ["git", *words],
            cwd=folder or self.top,
            env={**os.environ, **dict(each.split("=", 1) for each in more)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode != 0) == fails, done.stdout
        return done.stdout

    def commit(self, *words: str, fails: bool = False, folder: Path | None = None) -> str:
        return self.git("commit", "-q", "-m", "改", *words, fails=fails, folder=folder)

    def commits(self) -> int:
        return int(self.git("rev-list", "--count", "--all"))

    def config(self, key: str) -> str | None:
        done = subprocess.run(
            ["git", "config", "--get", key], cwd=self.top, capture_output=True, encoding="utf-8", check=False
        )
        return done.stdout.rstrip("\n") if done.returncode == 0 else None


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the user, this very tree for the hooks, and every way to a network leads nowhere."""
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = 示例\nemail = sample@example.invalid\n[init]\ndefaultBranch = main\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", str(_ROOT))
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, _NOWHERE)


@pytest.fixture
def bare(tmp_path: Path) -> Repository:
    """A repository without a file or a commit."""
    top = tmp_path / "民政 办 的“文件”"
    top.mkdir()
    repository = Repository(top)
    repository.git("init", "-q")
    return repository


@pytest.fixture
def repository(bare: Repository) -> Repository:
    """The small office under version control, all of it committed."""
    Office.at(bare.top)
    bare.git("add", "-A")
    bare.commit()
    return bare
