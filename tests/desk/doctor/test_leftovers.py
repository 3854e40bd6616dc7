"""."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.desk.desk_places import DeskPlaces
from generator.desk.doctor import leftovers as module
from generator.desk.doctor.examining import anonymous_path, kind_of_place
from generator.desk.doctor.leftovers import remains
from generator.writing import Leftover, locked
from generator.writing.run_lifetime import State
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


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    (home / "desk").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(sys, "prefix", str(home / "venv"))
    monkeypatch.chdir(home / "desk")
    return home


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("desk/fonts/a.otf", "desk"),
        ("venv/share/a.otf", "fawen"),
        (".fonts/a.otf", "home"),
        ("../fonts/a.otf", "system"),
        ("/usr/bin/soffice", "system"),
    ],
)
def test_the_kind_of_a_place(home: Path, place: str, kind: str) -> None:
    assert kind_of_place(home / place) == kind


def test_where_the_home_folder_is_the_root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", "/")
    monkeypatch.setattr(sys, "prefix", "/nothing")
    monkeypatch.chdir(tmp_path)
    assert kind_of_place(Path("/usr/bin/soffice")) == "system"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".", "."),
        ("units.yaml", "units.yaml"),
        ("templates/notice/notice.md", "templates/notice/notice.md"),
        ("templates/关于示例的通知/notice.md", "templates/…/notice.md"),
        ("templates/unit/给示例局的函.docx", "templates/unit/….docx"),
        ("output/示档发〔2024〕7号/.fawen.run", "output/…/.fawen.run"),
        ("output/.发文登记簿.csv.lock", "output/.发文登记簿.csv.lock"),
        (".示例甲.yaml.part", ".….yaml.part"),
        ("示例.张三", "…"),
        ("../示例甲/units.yaml", "…/units.yaml"),
        ("../示例甲/templates/notice/notice.md", "…/templates/notice/notice.md"),
        ("../示例甲/名单.xlsx", "….xlsx"),
        ("/home/示例甲", "…"),
    ],
)
def test_names_that_somebody_chose_are_not_shown(home: Path, path: str, text: str) -> None:
    assert anonymous_path(path) == text
