"""The program called in this process."""

import pytest

from generator.cli.entry_point import run
from tests.cli.command_tree import Fawen


@pytest.fixture
def fawen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Fawen:
    """Runs the program and returns its exit code, stdout and stderr."""
    monkeypatch.delenv("FAWEN_LANG", raising=False)

    def call(*words: str) -> tuple[int, str, str]:
        code = run(words)
        return code, *capsys.readouterr()

    return call
