"""Which notice is built where none is named.

Cases: templates/notice alone; with others, which are listed; only others, with and without a person to ask; a reply
that is no number of the list; a folder notice whose notice.md has a hidden ending; --quiet; a notice named.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.cli import options
from generator.cli.entry_point import run
from tests.sample_office import Office

OTHER = "templates/令"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAWEN_LANG", "zh")
    return Office.at(tmp_path)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The lists that a person was asked about, whose reply is the last of each."""
    found: list[Sequence[str]] = []

    def choice(_question: str, offers: Sequence[str]) -> str:
        found.append(offers)
        return offers[-1]

    monkeypatch.setattr(options, "can_ask", lambda: True)
    monkeypatch.setattr(options, "choice", choice)
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


def test_a_reply_that_is_none_of_them_builds_none(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "can_ask", lambda: True)
    monkeypatch.setattr(options, "choice", lambda _question, _offers: None)
    (office.folder / "templates/notice").rename(office.folder / OTHER)
    assert run(["build"]) == 2
