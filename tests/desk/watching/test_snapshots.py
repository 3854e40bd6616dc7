from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.desk.watching import Inputs, Save, SavedFiles, snapshots
from generator.desk.watching.snapshots import compared, snapshot


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    (tmp_path / "templates").mkdir()
    (tmp_path / "units.yaml").write_text("甲", encoding="utf-8")
    return Inputs(tmp_path / "templates", tmp_path / "templates", tmp_path / "units.yaml", tmp_path / "output")


def test_what_was_saved(inputs: Inputs) -> None:
    house, letter = inputs.templates / "house.yaml", inputs.templates / "函.docx"
    house.write_bytes(b"1")
    before = snapshot(inputs)
    assert compared(before, snapshot(inputs, before)) == SavedFiles()
    house.unlink()
    letter.write_bytes(b"2")
    inputs.units.write_text("乙乙", encoding="utf-8")
    assert compared(before, snapshot(inputs, before)) == SavedFiles(
        (Save(house, "gone"), Save(letter, "new"), Save(inputs.units, "changed"))
    )


def test_the_same_bytes_saved_again(inputs: Inputs) -> None:
    before = snapshot(inputs)
    os.utime(inputs.units, ns=(1, 1))
    assert compared(before, snapshot(inputs, before)) == SavedFiles((), (inputs.units,))


def test_only_what_was_touched_is_read(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(inputs)
    monkeypatch.setattr(snapshots, "read_plain", lambda path, **_: pytest.fail(f"{path} was read"))
    assert snapshot(inputs, before) == before


def test_a_file_that_another_program_keeps_to_itself(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept(_path: Path, *, most: int) -> bytes:
        assert most
        raise PermissionError

    before = snapshot(inputs)
    os.utime(inputs.units, ns=(1, 1))
    with monkeypatch.context() as patched:
        patched.setattr(snapshots, "read_plain", kept)
        now = snapshot(inputs, before)
    assert now[inputs.units].digest is None
    assert snapshot(inputs, now)[inputs.units].digest == before[inputs.units].digest
