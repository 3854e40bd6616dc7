import subprocess
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from generator.desk.repository.installing import own_words, shell
from tests.sample_office import Office


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "文 件"
    folder.mkdir()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    Office.at(folder)
    monkeypatch.chdir(folder)
    return folder


def test_install_says_exactly_what_it_set(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["git", "install"]) == 0
    assert capsys.readouterr().out == (
        f"仓库：{top}\n"
        "  .gitattributes：加了一行“*.docx diff=docx -text”，请和别的改动一起提交\n"
        "  .gitignore：加了一行“.fawen-draft*”，请和别的改动一起提交\n"
        "  .gitignore：加了一行“.fawen-before.json*”，请和别的改动一起提交\n"
        f"  git config --local diff.docx.textconv = {shell(own_words())} textconv\n"
        "  git config --local core.quotepath = false\n"
        f"  {top}/.git/hooks/pre-commit：写了提交前的检查\n"
    )
    assert run(["git", "install", "--no-hook", "--lang", "en"]) == 0
    assert "no check before commits" in capsys.readouterr().out


def test_uninstall_says_what_it_took_out(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["git", "install"])
    capsys.readouterr()
    assert run(["git", "uninstall"]) == 0
    assert capsys.readouterr().out == (
        "  去掉了 .gitattributes\n"
        "  去掉了 .gitignore\n"
        "  去掉了 git config --local diff.docx.textconv\n"
        "  去掉了 git config --local core.quotepath\n"
        f"  去掉了 {top}/.git/hooks/pre-commit\n"
    )
    assert run(["git", "uninstall"]) == 0
    assert capsys.readouterr().out == "这里没有 fawen git install 所设的。\n"


def test_check_staged(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["git", "check-staged"]) == 0
    assert capsys.readouterr().out == ""
    Office(top).template("unit/函.docx", ["{{ unit.nmae }}"])
    subprocess.run(["git", "add", "-A"], check=True)
    assert run(["git", "check-staged"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("templates/unit/函.docx:word/document.xml: 第1段: ")
    assert out.endswith(
        "检查了暂存的 4 个文件：错误 1 处，提醒 0 处。\n"
        "有错误，提交停下了。改好后 git add 再提交；这一次不检查的，用 git commit --no-verify。\n"
    )


def test_the_help_shows_how_to_turn_the_hook_off(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["git", "install", "--help"]) == 0
    assert "--hook/--no-hook" in capsys.readouterr().out
    assert run(["git", "install", "--no-hok"]) == 2
    assert "--no-hook" in capsys.readouterr().err
