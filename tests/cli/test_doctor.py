import json
from typing import get_args

import pytest

from generator.cli.doctor import page_lines
from generator.cli.entry_point import run
from generator.desk.doctor.examining import Diagnostic, Kind
from generator.ground.errors import LANGUAGES, Lang, Problem, speaking

KEYS = ["record", "name", "state", "value", "where", "process", "lives", "code", "severity", "message", "remedy"]
FACTS = [
    Diagnostic("version", "fawen", value="0.1.0"),
    Diagnostic("version", "system", value="Linux"),
    Diagnostic(
        "font", "仿宋", "replaced", "a.otf", "fawen",
        problem=Problem("pdf-font-stand-in", None, {"font": "仿宋", "by": "a"}),
    ),
    Diagnostic(
        "font", "楷体", "replaced", "b.otf", "home",
        problem=Problem("pdf-font-stand-in", None, {"font": "楷体", "by": "b"}),
    ),
    Diagnostic("extra", "pdf", "missing", ("pikepdf",)),
    Diagnostic("leftover", "output/.fawen.run", "held", process=7, lives=True),
    Diagnostic("desk", "units.yaml", "missing", problem=Problem("doctor-desk-missing", None, {"name": "units.yaml"})),
]  # fmt: skip


def test_what_is_wrong_comes_first() -> None:
    lines = list(page_lines(FACTS))
    assert lines[0] == "这里现在不能运行 fawen build。错误 1，提醒 1，说明 0。"
    text = "\n".join(lines)
    assert text.index("[doctor-desk-missing]") < text.index("[pdf-font-stand-in]") < text.index("0.1.0")
    assert text.count("[pdf-font-stand-in]") == 1
    assert "本机没有字体 仿宋、楷体" in text
    rows = {line.split()[-1]: line.split() for line in lines if "units.yaml" in line}
    assert ["这个文件夹", "units.yaml", "没有"] in rows.values()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_is_wrong(lang: Lang) -> None:
    with speaking(lang):
        lines = list(page_lines(FACTS[:2]))
    assert lines[0].startswith({"zh": "这里可以运行 fawen build", "en": "fawen build can run here"}[lang])
    assert len(lines) == 5


def test_an_empty_folder(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert run(["doctor", "--json"]) == 1
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert err == ""
    assert {each["record"] for each in records} == {*get_args(Kind)} - {"leftover"}
    assert {each["name"] for each in records if each["severity"] == "error"} == {"templates", "units.yaml"}
