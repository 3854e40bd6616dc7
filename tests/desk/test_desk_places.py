"""The places of a desk: the environment before fawen.yaml, that before the usual ones; what is below follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.desk_places import USUAL, DeskPlaces, Place, desk_places
from generator.ground.disk import LinkOutError
from generator.ground.errors import InputError


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def paths(places: DeskPlaces) -> dict[str, str]:
    names = ("templates", "notice", "units", "output", "register", "house")
    return {name: getattr(places, name).path.as_posix() for name in names}


def test_the_usual_places() -> None:
    assert desk_places() == USUAL
    assert paths(USUAL) == {
        "templates": "templates",
        "notice": "templates/notice",
        "units": "units.yaml",
        "output": "output",
        "register": "output/发文登记簿.csv",
        "house": "templates/house.yaml",
    }


_RESULTS = {"output": "结果", "register": "结果/发文登记簿.csv"}
_ELSEWHERE = {"units": "/a/b.yaml", "output": "../c", "register": "../c/发文登记簿.csv"}


@pytest.mark.parametrize(
    ("text", "environment", "moved"),
    [
        ("templates: 模板\n", {}, {"templates": "模板", "notice": "模板/notice", "house": "模板/house.yaml"}),
        ("notice: 公文\n", {}, {"notice": "公文"}),
        ("units: 名单\\a.xlsx\noutput: 结果\npdf: true\n", {}, _RESULTS | {"units": "名单/a.xlsx"}),
        ("register: 登记.csv\noutput: 结果\n", {}, _RESULTS | {"register": "登记.csv"}),
        ("units: a.yaml\n", {"units": "b.yaml"}, {"units": "b.yaml"}),
        ("notice: 公文\n", {"templates": "模板"}, {"templates": "模板", "notice": "公文", "house": "模板/house.yaml"}),
        ("", {"units": "/a/b.yaml", "output": "../c", "lang": "en"}, _ELSEWHERE),
        ("only: 甲\nsort: [name]\n", {}, {}),
    ],
)
def test_where_they_are_said_to_be(text: str, environment: dict[str, str], moved: dict[str, str], desk: Path) -> None:
    (desk / "fawen.yaml").write_text(text, encoding="utf-8")
    found = desk_places(environment=environment)
    assert paths(found) == paths(USUAL) | moved
    assert found.problems == ()
    named = {name for name in ("templates", "units", "output") if getattr(found, name).is_named}
    assert named == environment.keys() - {"lang"}
    elsewhere = paths(desk_places(desk, environment))
    assert elsewhere == {name: (desk / path).as_posix() for name, path in paths(found).items()}


def test_what_is_wrong_is_kept_and_the_rest_is_taken(desk: Path) -> None:
    (desk / "fawen.yaml").write_text("units: ../a.yaml\noutput: 结果\n", encoding="utf-8")
    found = desk_places()
    assert [problem.code for problem in found.problems or ()] == ["standing-place"]
    assert (found.units, found.output) == (USUAL.units, Place(Path("结果")))


def test_a_link_of_another_folder_is_looked_for_in_that_folder(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "fawen.yaml").write_text("templates: 模板\n", encoding="utf-8")
    (desk / "模板").symlink_to("templates")
    monkeypatch.chdir(desk.parent)
    assert [problem.code for problem in desk_places(Path("desk")).problems or ()] == ["standing-link"]


def test_only_a_place_that_somebody_named_may_be_a_link_that_leads_out(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (desk / "a").symlink_to(tmp_path / "outside")
    with pytest.raises(LinkOutError):
        Place(Path("a")).real()
    with pytest.raises(InputError):
        Place(Path("a")).to_read()
    named = Place(Path("a"), is_named=True)
    assert (named.real(), named.to_read(), named.below("b").is_named) == (tmp_path / "outside", Path("a"), True)
