from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.desk.doctor.examining import kind_of_place, shown


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
    assert shown(path) == text
