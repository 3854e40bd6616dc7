from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.doctor import leftovers as module
from generator.desk.doctor.leftovers import remains
from generator.desk.standing.desk_places import DeskPlaces
from generator.writing import Leftover, locked
from generator.writing.hidden_leftovers import State
from generator.writing.writing_run import RUN
from tests.sample_office import Office


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("name", "state", "code", "severity"),
    [
        (RUN, "held", "doctor-run-held", "warning"),
        (RUN, "left", "doctor-run-left", "info"),
        (RUN, "foreign", "doctor-run-foreign", "error"),
        (RUN, "unknown", "doctor-run-unknown", "error"),
        (".units.yaml.lock", "unknown", "doctor-run-unknown", "warning"),
        (".units.yaml.lock", "foreign", "doctor-run-foreign", "warning"),
    ],
)
def test_what_is_said_of_each(
    monkeypatch: pytest.MonkeyPatch, name: str, state: State, code: str, severity: str
) -> None:
    monkeypatch.setattr(
        module, "leftovers", lambda folder: [Leftover(folder / name, state)] if folder == Path() else []
    )
    (found,) = remains(DeskPlaces())
    assert found.problem is not None
    assert (found.name, found.problem.code, found.problem.severity) == (name, code, severity)


def test_where_it_is_looked_for(desk: Office) -> None:
    desk.write("templates/notice/.notice.md.part", "")
    desk.write("templates/关于示例的通知/.notice.md.part", "")
    desk.write("output/.发文登记簿.csv.part", "")
    desk.write("elsewhere/.units.yaml.part", "")
    with locked(desk.folder, ".units.yaml.lock"):
        found = {fact.name: fact.state for fact in remains(DeskPlaces())}
    assert found == {
        ".units.yaml.lock": "held",
        "output/.发文登记簿.csv.part": "left",
        "templates/notice/.notice.md.part": "left",
        "templates/…/.notice.md.part": "left",
    }
