"""fawen new, as a person calls it."""

import re
import shlex
from pathlib import Path

import pytest

from generator.cli import new as command
from generator.cli.entry_point import run
from generator.roster.units.load import load_roster


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_told_next_can_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("notice", "roster", "letter"):
        assert run(["new", kind]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "新建：templates/notice/notice.md" in out.splitlines()
    commands = re.findall(r"运行 fawen (.+)。", out)
    assert commands == ["build", "check templates/unit/letter.docx"]
    for each in commands:
        assert run(shlex.split(each)) == 0


def test_a_desk_is_ready(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "desk", "桌 一", "--issuer", "示例市示例局", "--prefix", "示局发"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "新建：桌 一/templates（14 个文件）" in out.splitlines()
    assert '先进入这个文件夹：cd "桌 一"' in out.splitlines()
    assert "在网页上做：双击“发文网页”，或者运行 fawen serve。" in out.splitlines()
    house = (folder / "桌 一/templates/house.yaml").read_text(encoding="utf-8")
    assert "示例市示例局" in house
    assert "示局发" in house


def test_a_person_is_asked_for_the_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(question: str, default: str) -> str:
        asked.append(default)
        return {"示例县民政局": "示例市示例局"}.get(default, default)

    monkeypatch.setattr(command, "can_ask", lambda: True)
    monkeypatch.setattr(command, "answer", answer)
    assert run(["new", "desk"]) == 0
    assert asked == ["示例县民政局", "示例发"]
    assert "示例市示例局" in (folder / "templates/house.yaml").read_text(encoding="utf-8")
    assert run(["new", "desk", "二", "--issuer", "示例局", "--prefix", "示发"]) == 0
    assert len(asked) == 2


def test_a_sample_is_replaced_and_that_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "desk"]) == 0
    (folder / "名单.csv").write_text("单位名称,份数\n示例第一小学,2\n示例第二小学,1\n", encoding="utf-8")
    words = ["roster", "import", "名单.csv", "--into", "units.yaml"]
    before = (folder / "units.yaml").read_bytes()
    assert "单位名称:" in before.decode()
    assert run([*words, "--dry-run"]) == 0
    assert (folder / "units.yaml").read_bytes() == before
    assert run(words) == 0
    assert "units.yaml 里是没有改过的示例，已经换成表里的 2 个单位。" in capsys.readouterr().out
    assert [unit.name for unit in load_roster(folder / "units.yaml").units] == ["示例第一小学", "示例第二小学"]
    text = (folder / "units.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=.schemas/units.json\n")
    assert "单位名称: 示例第一小学" in text, "the keys stay Chinese"
    assert run(words) == 0
    assert "没有变化" in capsys.readouterr().out, "what is there now is nobody's sample"
    assert run(["new", "notice"]) == 0
    assert "示例没有改过，已经替换：templates/notice/notice.md" in capsys.readouterr().out
    assert run(["new", "notice"]) == 1
    assert "[new-not-empty]" in capsys.readouterr().err


@pytest.mark.in_turn(3)
def test_a_sheet_without_groups_gets_a_notice_by_its_name_or_a_persons_word(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "desk"]) == 0
    (folder / "名单.csv").write_text("单位名称,份数\n示例第一小学,2\n示例第二小学,1\n", encoding="utf-8")
    assert run(["roster", "import", "名单.csv", "--into", "units.yaml"]) == 0
    notice = folder / "templates/notice/notice.md"
    text = notice.read_text(encoding="utf-8")
    notice.write_text(re.sub("(?m)^主送机关: .*$", "主送机关: 各中小学", text), encoding="utf-8")
    assert run(["build"]) == 1
    assert "[roster-class-unknown]" in capsys.readouterr().err
    assert run(["roster", "import", "名单.csv", "--into", "units.yaml", "--everybody"]) == 0
    assert run(["build"]) == 0
    assert "给 2 个做文件：不分称呼 中小学 2 个" in capsys.readouterr().out
    assert len(list((folder / "output").glob("*/unit/附函/*.docx"))) == 2
    assert len(list((folder / "output").glob("*/*.docx"))) == 1
