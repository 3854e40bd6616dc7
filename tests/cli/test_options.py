"""What options mean wherever they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.entry_point import run
from generator.cli.standing_options import STANDING
from tests.cli.command_tree import Path as Words
from tests.cli.command_tree import commands, options
from tests.dispatch.stand_in_printer import stand_in
from tests.sample_office import Office

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
    "new notice": "new notice b --from a.docx",
    "diff": "diff a.docx b.docx",
    "review": "review a.docx",
    "doctor": "doctor a",
}
"""Calls in an empty folder that end with an error."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path)


@pytest.mark.parametrize("words", FOR_PROGRAMS, ids=" ".join)
def test_where_there_is_an_error_nothing_is_for_programs(
    words: Words, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert run([*FAILING[" ".join(words)].split(), "--json"]) in (1, 2)
    out, err = capsys.readouterr()
    assert (out, err != "") == ("", True)


class TestPdfOptions:
    """What makes PDFs, for each command that builds."""

    @pytest.mark.parametrize("by", ["--pdf-engine", STANDING["pdf_engine"]])
    def test_another_engine(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], by: str) -> None:
        words = ["build"]
        if by.startswith("-"):
            words += [by, "offic"]
        else:
            monkeypatch.setenv(by, "offic")
        assert run(words) == 2
        err = capsys.readouterr().err
        assert ("[cli-value]" in err, by in err, "own" in err) == (True, True, True)


def test_an_archive_pdf_is_a_pdf(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the line as in Python."""
    stand_in(monkeypatch)
    assert run(["build", "--quiet", "--pdf-a", *office.arguments()]) == 0
    assert len(list(office.papers.rglob("*.pdf"))) == 6
