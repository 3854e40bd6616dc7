from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.fawen_yaml import read_place
from generator.ground.errors import Problem, Span

SPAN = Span("fawen.yaml", 3, 9)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    (folder / "templates" / "函").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    monkeypatch.chdir(folder)
    return folder


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
