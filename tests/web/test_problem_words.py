"""The words of the pages for problems: each remedy of theirs is in the place of one that is a command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.desk.desktop import Machine
from generator.desk.starters import new_desk
from generator.ground.errors import Problem, Span, speaking
from generator.ground.errors.sentences import SENTENCES
from generator.web.open_desk import OpenDesk
from generator.web.problem_words import place_words, remedy_words
from generator.web.texts import all_texts

COMMAND = re.compile(r"fawen |--[a-z]|<restore-register>|notice\\.md")
OWN = [key.partition("-")[2] for key in all_texts() if key.startswith("remedy-")]


@pytest.mark.parametrize("code", OWN)
def test_a_remedy_of_the_pages_replaces_a_command(code: str) -> None:
    assert COMMAND.search(SENTENCES[code].zh_remedy)
    for words in all_texts()[f"remedy-{code}"]:
        assert not COMMAND.search(words)


def test_other_remedies_are_those_of_the_terminal() -> None:
    problem = Problem("source-encoding")
    with speaking("zh"):
        assert remedy_words(problem) == problem.remedy()


@pytest.mark.parametrize(
    ("file", "line", "words"),
    [
        ("templates/notice/notice.md", 7, "公文 第 7 行"),
        ("templates/notice/notice.md", None, "公文"),
        ("templates/notice/attachment-1.md", 2, "附件 attachment-1.md 第 2 行"),
        ("units.yaml", 3, "名单 第 3 行"),
        ("templates/house.yaml", 3, "templates/house.yaml:3"),
        ("templates/notice/表.xlsx", None, "templates/notice/表.xlsx"),
    ],
)
def test_places(file: str, line: int | None, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new_desk(Path(), machine=Machine("linux", None, {}))
    with speaking("zh"):
        assert place_words(OpenDesk(), Problem("source-not-date", Span(file, line))) == words
