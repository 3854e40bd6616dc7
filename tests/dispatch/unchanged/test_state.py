"""What a build depends on is read within bounds: a file that is too large is not read at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, cast

import pytest

from generator.dispatch.asked import Asked
from generator.dispatch.unchanged import state
from generator.writing.manifest.plain_files import plain_digest
from tests.sample_office import Office

_HUGE = 1_000_000_000_000


def asked(office: Office) -> Asked:
    """What a build of ``office`` with no arguments is asked for."""
    names = {"templates": "templates", "notice": "templates/notice", "units": "units.yaml", "output": "output"}
    places = {key: office.folder / name for key, name in names.items()} | {"register": office.folder / "register.csv"}
    others: dict[str, Any] = dict.fromkeys(set(Asked.__dataclass_fields__) - set(places), ()) | {"options": {}}
    return Asked(**cast("dict[str, Any]", places | others))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    made = Office.at(tmp_path / "office")
    monkeypatch.chdir(made.folder)
    (made.folder / "output").mkdir(exist_ok=True)
    return made


def test_the_state_of_an_office_is_known(office: Office) -> None:
    assert state.state_of(asked(office)) is not None


@pytest.mark.parametrize("name", ["units.yaml", "register.csv", "templates/unit/大.docx", "templates/notice/大.md"])
def test_a_file_that_is_too_large_is_not_read(office: Office, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = office.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.truncate(path, _HUGE)
    read: list[Path] = []

    def noted(file: Path) -> str | None:
        read.append(file)
        return plain_digest(file)

    monkeypatch.setattr(state, "plain_digest", noted)
    assert state.state_of(asked(office)) is None
    assert path not in read
