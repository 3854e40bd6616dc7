"""What people do wrong, each with an answer that names the cause, and a remedy that works when it is followed."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.chosen import of_each
from tests.cli.mistakes import command_lines, documents, file_names, rosters
from tests.cli.mistakes.mistake import Mistake
from tests.ground.errors.asked_language import cached_asking
from tests.sample_office import Office

TABLES = {
    "command line": command_lines.MISTAKES,
    "files": file_names.MISTAKES,
    "front matter": documents.FRONT_MATTER_MISTAKES,
    "roster": rosters.MISTAKES,
    "template": documents.TEMPLATE_MISTAKES,
    "document": documents.DOCUMENT_MISTAKES,
}
ROWS = [pytest.param(each, id=f"{table}: {each.name}") for table, rows in TABLES.items() for each in rows]


@pytest.fixture(scope="module", autouse=True)
def _kept_in_no_language() -> Iterator[None]:
    with cached_asking() as found:
        yield
    assert found == []


@pytest.mark.cases(2)
@pytest.mark.parametrize("mistake", of_each(lambda mistake: mistake.code, ROWS))
def test_a_mistake_is_answered_with_its_cause_and_a_remedy_that_works(
    mistake: Mistake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    office = Office.at(tmp_path)
    for edit in mistake.before:
        edit(office)
    for lang, words in (("zh", mistake.zh), ("en", mistake.en or mistake.zh)):
        status = run(["--lang", lang, *shlex.split(mistake.command)])
        answer = "".join(capsys.readouterr())
        assert (status, f"[{mistake.code}]" in answer) == (mistake.status, True), answer
        assert [word for word in words if word not in answer] == [], answer
        assert [word for word in mistake.never if word in answer] == [], answer
    for edit in mistake.remedy:
        edit(office)
    status = run(["--lang", "en", *shlex.split(mistake.again or mistake.command)])
    answer = "".join(capsys.readouterr())
    assert (status, f"[{mistake.code}]" in answer) == (0, False), answer


def test_no_two_mistakes_are_the_same() -> None:
    rows = [each.values[0] for each in ROWS]
    names = [(table, each.name) for table, mistakes in TABLES.items() for each in mistakes]
    assert len(rows) == len(set(names)) >= 63
