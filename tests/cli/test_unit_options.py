"""The units that a run is about are told before it; the rest of what the options do is tested where it is done."""

import io
import sys

import pytest

from generator.cli import unit_options
from generator.cli.entry_point import run
from tests.sample_office import Office
from tests.word_documents import make_docx


def first_line(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(words) == 0
    return capsys.readouterr().out.partition("\n")[0]


def many(office: Office, count: int) -> str:
    """A roster of ``count`` units; their names as they are told."""
    names = [f"第{number}馆" for number in range(1, count + 1)]
    units = "".join(f"      - {{name: {name}}}\n" for name in names)
    office.write("units.yaml", f"groups:\n  - name: 分馆\n    class: [分馆, 有关直属单位]\n    units:\n{units}")
    return "、".join(names)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--only", "东馆"], "选定 1 个单位（共 4 个）：东馆"),
        (["--where", "shelves"], "选定 2 个单位（共 4 个）：东馆、西馆"),
        (["--where", "shelves", "--sort", "shelves"], "选定 2 个单位（共 4 个）：西馆、东馆"),
        (["--sort", "-shelves"], "4 个单位的顺序：东馆、西馆、A&B馆<试点>、修复中心"),
        (
            ["--sort", "-copies", "--sort=-name", "--lang", "en"],
            "4 units in this order: 东馆, 修复中心, 西馆, A&B馆<试点>",
        ),
        (["--except", "东馆", "--lang", "en"], "units chosen: 3 of 4: 西馆, A&B馆<试点>, 修复中心"),
    ],
    ids=" ".join,
)
def test_they_are_told_first(office: Office, capsys: pytest.CaptureFixture[str], options: list[str], said: str) -> None:
    assert first_line(capsys, "build", *office.arguments(), *options) == said


def test_a_run_over_all_as_they_stand_tells_nothing_of_it(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert first_line(capsys, "build", *office.arguments()).startswith("已写入")


def test_many_are_not_all_told_but_in_a_plan(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    names = many(office, 23)
    words = ["build", *office.arguments(), "--where", "true"]
    first = "、".join(names.split("、")[:20])
    assert first_line(capsys, *words) == f"选定 23 个单位（共 23 个）：{first}等"
    assert first_line(capsys, *words, "--dry-run") == f"选定 23 个单位（共 23 个）：{names}"


def test_a_merge_tells_them_too(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    template = office.folder / "证书.docx"
    template.write_bytes(make_docx(["{{ unit.name }}"]))
    words = ["merge", str(template), f"--units={office.folder / 'units.yaml'}", f"--output={office.output}"]
    assert first_line(capsys, *words, "--where", "shelves") == "选定 2 个单位（共 5 个）：东馆、西馆"
    assert sorted(path.name for path in office.output.iterdir()) == ["01-东馆.docx", "02-西馆.docx"]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("2\n", 0, "名单上 5 个单位，给 3 个做文件：按称呼 保险公司 3 个；不做的有 直属单位 1 个、学校 1 个"),
        ("\n", 1, "[roster-class-unknown]"),
        ("", 1, "[roster-class-unknown]"),
    ],
)
def test_a_person_says_whom_unknown_recipients_mean(
    office: Office,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    code: int,
    said: str,
) -> None:
    """Their words are a class of that group then; nothing is written without a yes."""
    office.replace("templates/notice/notice.md", "各分馆，有关直属单位", "各保险公司")
    before = (office.folder / "units.yaml").read_bytes()
    monkeypatch.setattr(unit_options, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert run(["build", *office.arguments()]) == code
    out, err = capsys.readouterr()
    assert said in out + err
    assert ((office.folder / "units.yaml").read_bytes() == before) == (code == 1)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert run(["build", *office.arguments()]) == code


def test_every_build_says_who_gets_papers(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    for options, said in ((["--dry-run"], "个做文件"), (["--only", "东馆"], "这次只补其中 1 个缺的"), ([], "个做文件")):
        assert run(["build", *office.arguments(), *options]) == 0
        assert said in capsys.readouterr().out
    assert run(["build", *office.arguments(), "-q"]) == 0
    assert capsys.readouterr().out == ""
