"""Options of sheets where the roster is no sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.sample_office import Office
from tests.word_documents import make_docx


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
