"""fawen diff and fawen textconv, as a person or Git calls them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.diff import builds_lines
from generator.cli.entry_point import run
from generator.comparison.comparing_builds import compare_builds
from generator.ground.errors import Lang, speaking
from tests.cli.command_tree import Fawen
from tests.comparison.ten_documents import MARGINS, ROOT, made, ten_documents, text
from tests.sample_office import LETTER, Office
from tests.word_documents import make_docx

pytestmark = pytest.mark.in_turn(2)


@pytest.fixture(autouse=True)
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions of a document, in the working folder."""
    monkeypatch.chdir(tmp_path)
    original = ten_documents()[MARGINS[0].document]
    (tmp_path / "旧.docx").write_bytes(original)
    (tmp_path / "新 版.DOCX").write_bytes(MARGINS[0].applied(original))


def test_what_differs_in_sentences(fawen: Fawen) -> None:
    assert fawen("diff", "旧.docx", "新 版.DOCX") == (0, "第1节：上边距 37 毫米 → 35 毫米\n", "")
    told = fawen("diff", "旧.docx", "新 版.DOCX", "--lang", "en", "--exit-code")
    assert told == (1, "section 1: top margin 37 mm → 35 mm\n", "")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("旧.docx", "没有.docx"), 2, "找不到“没有.docx”"),
        (("名单.yaml", "名单.yaml"), 2, "fawen diff 比较两个 .docx，“名单.yaml”不是。 [comparison-not-docx]"),
        (("旧.docx", "文件夹"), 2, "[comparison-file-and-folder]"),
        (("文件夹", "没有"), 2, "找不到“没有”"),
        (("没有", "文件夹"), 2, "找不到“没有”"),
        (("文件夹", "文件夹"), 2, "manifest.json"),
        (("旧.docx", "坏.docx"), 1, "坏.docx: 这不是 Word 文档（.docx），打不开。"),
    ],
)
def test_what_cannot_be_compared(fawen: Fawen, arguments: tuple[str, ...], code: int, said: str) -> None:
    Path("文件夹").mkdir()
    Path("名单.yaml").write_text("groups: []\n")
    Path("坏.docx").write_text("坏")
    exit_code, out, err = fawen("diff", *arguments)
    assert (exit_code, out) == (code, "")
    assert said in err


def test_the_lines_that_git_compares(fawen: Fawen, tmp_path: Path) -> None:
    (tmp_path / "短.docx").write_bytes(made(f"<w:p>{text('致{{ unit.name }}：')}</w:p>"))
    code, out, err = fawen("textconv", "短.docx")
    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == [
        "样式 正文：左对齐；仿宋；三号",
        "== 节：A4 纵向；上边距 37 毫米；下边距 35 毫米；左边距 28 毫米；右边距 26 毫米",
        "致{{ unit.name }}：",
    ]


def test_what_git_reads_is_utf8_whatever_the_console_has(tmp_path: Path) -> None:
    (tmp_path / "短.docx").write_bytes(made(f"<w:p>{text('致')}</w:p>"))
    program = "from generator.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "gb18030", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", program, "textconv", "短.docx"], cwd=tmp_path, env=environment, capture_output=True
    )
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").endswith("\n致\n")


NUMBER = "示档发〔2024〕7号"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path / "office")
    office.build()
    shutil.copytree(office.output, tmp_path / "old")
    return office


def lines(office: Office, lang: Lang = "zh", most: int | None = 100) -> list[str]:
    """What is told of the old papers and the new ones, the folders' own names in short."""
    old = office.folder.parent / "old"
    with speaking(lang):
        told = builds_lines(compare_builds(old, office.output, most=most))
        return [line.replace(str(old), "OLD").replace(str(office.output), "NEW") for line in told]


def test_the_command_says_whether_anything_differs(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [str(office.folder.parent / "old"), str(office.output)]
    assert run(["diff", *folders, "--exit-code"]) == 0
    assert capsys.readouterr().out == "两次生成的文件完全一样。\n"
    office.replace("units.yaml", "addressee: 东馆办公室", "addressee: 东馆综合办公室")
    office.build()
    assert run(["diff", *folders, "--exit-code", "--lang", "en"]) == 1
    assert "东馆" in capsys.readouterr().out


def test_units_first_then_file_by_file(office: Office) -> None:
    office.replace("units.yaml", "addressee: 东馆办公室", "addressee: 东馆综合办公室")
    office.replace("units.yaml", "{name: 西馆", "{name: 西山馆")
    office.replace("units.yaml", '{name: A&B馆<试点>, code: "03"}', "{name: 新馆}")
    office.replace("templates/notice/notice.md", "三月底前", "四月底前")
    office.build()
    assert lines(office) == [
        f"OLD/{NUMBER} → NEW/{NUMBER}：",
        "  单位 4 个："
        + "、".join(
            [
                "新增 1 个（新馆）", "减少 1 个（A&B馆<试点>）", "改名 1 个（西馆 → 西山馆）",
                "2 个的文件内容有变化", "1 个没有变化",
            ]
        ),
        "  公文",
        "    关于报送《目录》的通知.docx：改动 1 处",
        "      第5段：“请于三月底前报送《目录》。” → “请于四月底前报送《目录》。”",
        "  清单和合印文件",
        "    dispatch/分发表.docx：改动 1 处",
        "      第1段：“东馆、西馆、A&B馆<试点>、修复中心、共4个” → “东馆、西山馆、新馆、修复中心、共4个”",
        "  东馆",
        "    unit/函/01-东馆.docx：改动 1 处",
        "      第1段：“东馆办公室：” → “东馆综合办公室：”",
        "  西山馆（原名西馆）",
        "    unit/函/02-西山馆.docx：改动 1 处，原来是 unit/函/02-西馆.docx",
        "      第1段：“西馆：” → “西山馆：”",
        "  新馆",
        "    unit/函/03-新馆.docx：新增",
        "  A&B馆<试点>",
        "    unit/函/03-A&B馆_试点_.docx：没有了",
    ]  # fmt: skip


def test_the_same_change_of_many_units_is_told_once(office: Office) -> None:
    office.template("unit/函.docx", [LETTER[0], LETTER[1].replace("份。", "份，请查收。")])
    office.build()
    assert lines(office)[1:] == [
        "  单位 4 个：4 个的文件内容有变化",
        "  unit/函.docx：4 个单位的改动相同（东馆、西馆、A&B馆<试点>、修复中心）",
        "    改动 1 处",
        "      第2段：“…录》的通知（1/4）2份。” → “…录》的通知（1/4）2份，请查收。”",
    ]


# What differs, as programs read it.


Records = Callable[..., list[dict[str, object]]]
KEYS = ["file", "old", "new", "unit", "place", "paragraph", "change", "before", "after", "message"]


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Records:
    """The records of two things compared, each with all keys."""
    monkeypatch.chdir(tmp_path)

    def call(old: str, new: str, *words: str) -> list[dict[str, object]]:
        code = run(["diff", old, new, "--json", "--exit-code", *words])
        found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert code == bool(found)
        assert all(list(each) == KEYS for each in found)
        return found

    return call


def put(name: str, *lines: str) -> str:
    Path(name).write_bytes(make_docx(list(lines)))
    return name


def test_a_paragraph_in_which_several_words_changed_is_one_record(records: Records) -> None:
    old = put("旧.docx", "关于示例的通知", "请于三月一日前报送第一份示例名单。")
    new = put("新.docx", "关于示例的通知", "请于四月一日前报送第二份示例名单。")
    (found,) = records(old, new)
    message = found.pop("message")
    assert found == {
        "file": new, "old": old, "new": new, "unit": None, "place": "第2段", "paragraph": 2, "change": "changed",
        "before": "请于三月一日前报送第一份示例名单。", "after": "请于四月一日前报送第二份示例名单。",
    }  # fmt: skip
    assert str(message).count("\n") == 1


def test_a_look(records: Records) -> None:
    from docx import Document
    from docx.shared import Mm

    old = put("旧.docx", "示例")
    document = Document(old)
    document.sections[0].top_margin = Mm(30)
    document.save("新.docx")
    found = [each for each in records(old, "新.docx", "--lang", "en") if "top margin" in str(each["message"])]
    assert [(each["paragraph"], each["change"], each["after"]) for each in found] == [(None, "changed", "30 mm")]


def test_two_builds(records: Records, tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.build()
    shutil.copytree("output", "old")
    Path("old/示档发〔2024〕6号").mkdir()
    shutil.copy("old/示档发〔2024〕7号/manifest.json", "old/示档发〔2024〕6号")
    office.replace("templates/notice/notice.md", "请于三月底前", "请于四月底前")
    office.replace("units.yaml", "name: 西馆", "name: 北馆")
    office.build()
    found = records("old", "output")
    told = {(each["file"], each["change"], each["paragraph"] is not None) for each in found}
    assert ("关于报送《目录》的通知.docx", "changed", True) in told
    assert ("unit/函/02-北馆.docx", "moved", False) in told
    assert [each["old"] for each in found if each["file"] is None] == ["示档发〔2024〕6号"]
    (notice,) = [each for each in found if each["file"] == "关于报送《目录》的通知.docx"]
    assert (notice["before"], notice["after"]) == ("请于三月底前报送《目录》。", "请于四月底前报送《目录》。")
    assert (notice["old"], notice["new"]) == ("old/示档发〔2024〕7号", "output/示档发〔2024〕7号")
