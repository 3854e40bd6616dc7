import sys
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.sample_office import Office, tree


def test_starters_for_this_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = Office.at(tmp_path)
    assert run(["desktop", str(office.folder)]) == 0
    out, err = capsys.readouterr()
    windows, linux = ["fawen.bat", "发文网页.bat"], ["发文.sh", "发文.desktop", "发文网页.sh", "发文网页.desktop"]
    names = windows if sys.platform == "win32" else linux
    builds, serves = (each for each in names if not each.endswith(".sh"))
    *put, build, serve, moved = out.splitlines()
    assert put == [f"已放好：{tmp_path / name}" for name in names]
    assert build.startswith(f"双击 {builds} 就生成")
    assert serve.startswith(f"双击 {serves} 就打开网页")
    assert "fawen desktop" in moved
    assert err == ""
    if sys.platform != "win32":
        own = Path(sys.executable).parent / "fawen"
        for name in ("发文.sh", "发文网页.sh"):
            assert str(own) in (tmp_path / name).read_text(encoding="utf-8")


def test_both_systems_in_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["desktop", "--system", "windows", "--system", "linux", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("written: fawen.bat\n")
    assert "Double-click fawen.bat, 发文.desktop to build" in out
    assert err.count("[desktop-no-templates]") == 2
    assert "Double-click 发文网页.bat, 发文网页.desktop to open the page" in out
    expected = ["fawen.bat", "发文.desktop", "发文.sh", "发文网页.bat", "发文网页.desktop", "发文网页.sh"]
    assert sorted(tree(tmp_path)) == expected


def test_the_inputs_are_where_fawen_yaml_of_that_folder_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Office.at(tmp_path / "desk")
    office.write("fawen.yaml", "templates: 模板\nunits: 名单/名单.yaml\n")
    assert run(["desktop", str(office.folder)]) == 0
    err = capsys.readouterr().err
    found = [each in err for each in ("没有 模板", "没有 名单/名单.yaml", "没有 templates", "没有 units.yaml")]
    assert found == [True, True, False, False]


@pytest.mark.parametrize("words", [["没有"], ["--system", "dos"]])
def test_wrong_usage(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["desktop", *words]) == 2
    assert tree(tmp_path) == {}
