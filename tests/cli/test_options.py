"""What options mean wherever they are, those of sheets where the roster is none, and which notice is built."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.cli import options as cli_options
from generator.cli.entry_point import run
from tests.cli.command_tree import Path as Words
from tests.cli.command_tree import commands, options
from tests.sample_office import Office
from tests.word_documents import make_docx

FOR_PROGRAMS = [words for words, each in commands("zh") if any("--json" in option.opts for option in options(each))]
FAILING = {
    "build": "build",
    "merge": "merge a.docx --units b.yaml -o c",
    "mail": "mail",
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


@pytest.mark.parametrize("words", FOR_PROGRAMS, ids=" ".join)
def test_where_there_is_an_error_nothing_is_for_programs(
    words: Words, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert run([*FAILING[" ".join(words)].split(), "--json"]) in (1, 2)
    out, err = capsys.readouterr()
    assert (out, err != "") == ("", True)


@pytest.mark.parametrize("command", ["roster import units.yaml", "merge 函.docx --units units.yaml --output 结果"])
@pytest.mark.parametrize("option", ["--sheet", "--name-column"])
def test_they_are_refused(
    command: str, option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Office.at(tmp_path)
    monkeypatch.chdir(office.folder)
    (office.folder / "函.docx").write_bytes(make_docx(["{{ unit.name }}"]))
    assert run(["--lang", "zh", *command.split(), option, "一"]) == 2
    out, err = capsys.readouterr()
    assert (out, f"units.yaml 不是表格，不能用 {option}" in err) == ("", True)
    assert not (office.folder / "结果").exists()


OTHER = "templates/令"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The lists that a person was asked about, whose reply is the last of each."""
    found: list[Sequence[str]] = []

    def choice(_question: str, offers: Sequence[str]) -> str:
        found.append(offers)
        return offers[-1]

    monkeypatch.setattr(cli_options, "can_ask", lambda: True)
    monkeypatch.setattr(cli_options, "choice", choice)
    return found


def copied(office: Office, name: str) -> None:
    (office.folder / name).mkdir()
    for path in (office.folder / "templates/notice").iterdir():
        (office.folder / name / path.name).write_bytes(path.read_bytes())


def test_the_usual_one_is_built_and_the_others_are_listed(
    office: Office, asked: list[Sequence[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--dry-run"]) == 0
    assert "notice-others" not in capsys.readouterr().err
    copied(office, OTHER)
    for words, listed in (([], True), (["--quiet"], False), (["--json"], False), (["--notice", OTHER], False)):
        assert run(["build", "--dry-run", *words]) == 0
        assert ("还有：templates/令 [notice-others]" in capsys.readouterr().err) == listed
    assert asked == []


def test_a_person_is_asked_where_there_are_only_others(office: Office, asked: list[Sequence[str]]) -> None:
    (office.folder / "templates/notice").rename(office.folder / OTHER)
    assert run(["build", "--dry-run"]) == 0
    assert asked == [[OTHER]]


@pytest.mark.parametrize("words", ["build", "build --quiet", "build --json", "preview"])
def test_nobody_is_asked_where_nobody_can_answer(
    office: Office, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    copied(office, "templates/甲")
    (office.folder / "templates/notice").rename(office.folder / OTHER)
    assert run(words.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "templates/令、templates/甲 [notice-elsewhere]" in err


def test_a_notice_with_a_hidden_ending_is_still_the_one_that_is_meant(
    office: Office, asked: list[Sequence[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    copied(office, OTHER)
    (office.folder / "templates/notice/notice.md").rename(office.folder / "templates/notice/notice.md.txt")
    assert run(["build"]) == 2
    assert "[source-ending-hidden]" in capsys.readouterr().err
    assert asked == []
