"""What options mean wherever they are."""

from __future__ import annotations

import pytest

from generator.cli.entry_point import run
from tests.cli.command_tree import Path as Words
from tests.cli.command_tree import commands, options

FOR_PROGRAMS = [words for words, each in commands("zh") if any("--json" in option.opts for option in options(each))]
FAILING = {
    "build": "build",
    "merge": "merge a.docx --units b.yaml -o c",
    "pdf": "pdf a.docx",
    "check": "check a.docx",
    "variables": "variables a.docx",
    "register add": "register add --notice a",
    "register next": "register next",
    "register list": "register list",
    "roster check": "roster check",
    "roster import": "roster import a.xlsx",
    "diff": "diff a.docx b.docx",
}
"""Calls in an empty folder that end with an error."""


@pytest.mark.parametrize("words", FOR_PROGRAMS, ids=" ".join)
def test_where_there_is_an_error_nothing_is_for_programs(
    words: Words, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert run([*FAILING[" ".join(words)].split(), "--json"]) in (1, 2)
    out, err = capsys.readouterr()
    assert (out, err != "") == ("", True)
