from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.doctor import examining as module
from generator.desk.doctor.examining import rights
from generator.desk.standing.desk_places import DeskPlaces


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("denied", "code", "severity"),
    [
        ("output", "doctor-output-denied", "error"),
        ("templates", "doctor-templates-denied", "warning"),
        ("cache", "doctor-cache-denied", "warning"),
    ],
)
def test_only_without_its_output_no_build_can_run(
    monkeypatch: pytest.MonkeyPatch, denied: str, code: str, severity: str
) -> None:
    monkeypatch.setattr(module, "may_write", lambda folder: Path(folder).name != denied)
    (found,) = (fact for fact in rights(DeskPlaces()) if fact.state == "denied")
    assert found.problem is not None
    assert (found.name, found.problem.code, found.problem.severity) == (denied, code, severity)
