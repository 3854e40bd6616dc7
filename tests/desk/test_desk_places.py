"""The places of a desk: the environment before fawen.yaml, that before the usual ones; what is below follows."""

from pathlib import Path

import pytest

from generator.desk.desk_places import USUAL, DeskPlaces, Place, desk_places
from generator.desk.fawen_yaml import read_place
from generator.ground.disk import LinkOutError
from generator.ground.errors import InputError, Problem, Span


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    (folder / "templates" / "函").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    monkeypatch.chdir(folder)
    return folder


def paths(places: DeskPlaces) -> dict[str, str]:
    names = ("templates", "notice", "units", "output", "register", "house")
    return {name: getattr(places, name).path.as_posix() for name in names}


def test_the_usual_places() -> None:
    assert desk_places() == USUAL
    assert paths(USUAL) == {
        "templates": "templates", "notice": "templates/notice", "units": "units.yaml", "output": "output",
        "register": "output/发文登记簿.csv", "house": "templates/house.yaml",
    }  # fmt: skip


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


def test_a_link_of_another_folder_is_looked_for_in_that_folder(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "fawen.yaml").write_text("templates: 模板\n", encoding="utf-8")
    (desk / "模板").symlink_to("templates")
    monkeypatch.chdir(desk.parent)
    assert [problem.code for problem in desk_places(Path("desk")).problems or ()] == ["standing-link"]


def test_only_a_place_that_somebody_named_may_be_a_link_that_leads_out(desk: Path, tmp_path: Path) -> None:
    (desk / "a").symlink_to(tmp_path / "outside")
    with pytest.raises(LinkOutError):
        Place(Path("a")).real()
    with pytest.raises(InputError):
        Place(Path("a")).to_read()
    named = Place(Path("a"), is_named=True)
    assert (named.real(), named.to_read(), named.below("b").is_named) == (tmp_path / "outside", Path("a"), True)


SPAN = Span("fawen.yaml", 3, 9)


def place(value: str) -> tuple[str | None, list[Problem]]:
    problems: list[Problem] = []
    return read_place(value, "output", SPAN, problems, Path()), problems


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("名单.xlsx", "名单.xlsx"),
        ("templates/函", "templates/函"),
        ("templates\\函", "templates/函"),
        ("./结果", "结果"),
        ("结果/", "结果"),
        (".", "."),
        ("名单 2026.v2..xlsx", "名单 2026.v2..xlsx"),
        ("not/there/yet", "not/there/yet"),
    ],
)
def test_places_of_the_folder_are_taken(value: str, path: str) -> None:
    assert place(value) == (path, [])


@pytest.mark.parametrize(
    ("value", "why"),
    [
        *(
            (value, "绝对路径")
            for value in ("/etc/passwd", "\\x", "C:\\x", "C:x", "c:/x", "//host/share/x", "\\\\host\\share")
        ),
        *((value, "“..”") for value in ("..", "../x", "a/../x", "a\\..\\x", "x/..", "... /x", ".. /x", "a/. ./x")),
        *((value, "不能做文件夹的名字") for value in ("~", "~/x", "a\nb", "CON", "x/nul.txt", "a?b", "a ", "x/COM1/y")),
        *((value, "隐藏") for value in (".git/x.csv", "a/.hidden", ".fawen.lock", "a\\.b")),
    ],
)
def test_places_elsewhere_are_not(value: str, why: str) -> None:
    path, [problem] = place(value)
    assert (path, problem.code, problem.span) == (None, "standing-place", SPAN)
    assert why in problem.message("zh")
    assert value in problem.message("en")
    assert problem.remedy("zh")


@pytest.mark.parametrize(
    ("link", "target", "value"),
    [
        ("a", "../outside", "a"),
        ("a", "../outside", "a/b"),
        ("a", "templates", "a"),
        ("a", "templates", "a/函"),
        ("templates/a", "../../outside", "templates/a/b/c"),
        ("a", "nothing", "a"),
        ("a", "a", "a"),
    ],
)
def test_links_are_not(link: str, target: str, value: str, desk: Path) -> None:
    (desk / link).symlink_to(target)
    path, [problem] = place(value)
    assert (path, problem.code, problem.span, problem.facts["link"]) == (None, "standing-link", SPAN, link)
