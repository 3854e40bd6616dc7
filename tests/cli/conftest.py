"""The program called in this process."""

import pytest

from generator.cli.entry_point import run
from tests.cli.command_tree import Fawen
from tests.sample_office import Office


@pytest.fixture
def fawen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Fawen:
    """Runs the program and returns its exit code, stdout and stderr."""
    monkeypatch.delenv("FAWEN_LANG", raising=False)

    def call(*words: str) -> tuple[int, str, str]:
        code = run(words)
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def office(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The small office, whose folder is the working folder."""
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    monkeypatch.chdir(office.folder)
    return office
