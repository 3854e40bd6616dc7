"""."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

import generator.cli.entry_point as wildcards
from generator.cli.entry_point import spelt_out

WORDS = ["pdf", "函*.docx", "没有*.docx", "--name={{ serial }}*.docx", "{{ unit.name }}", "--output", "结 果"]


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("函 2.docx", "函1.docx", "表.docx", "函.md"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_folder")
def test_windows_leaves_it_to_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wildcards, "sys", SimpleNamespace(platform="win32"))
    assert spelt_out(WORDS) == ["pdf", "函 2.docx", "函1.docx", *WORDS[2:]]


@pytest.mark.usefixtures("_folder")
def test_elsewhere_the_shell_has_done_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wildcards, "sys", SimpleNamespace(platform="linux"))
    assert spelt_out(WORDS) == WORDS
