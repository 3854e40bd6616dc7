"""fawen diff and fawen textconv, as a person or Git calls them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.comparison.ten_documents import MARGINS, ROOT, ten_documents
from tests.comparison.told import made, text

Fawen = Callable[..., tuple[int, str, str]]


@pytest.fixture
def fawen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Fawen:
    """Runs the program where two versions of a document lie, and returns its exit code, stdout and stderr."""
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    original = ten_documents()[MARGINS[0].document]
    (tmp_path / "旧.docx").write_bytes(original)
    (tmp_path / "新 版.DOCX").write_bytes(MARGINS[0].applied(original))

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_what_differs_in_sentences(fawen: Fawen) -> None:
    assert fawen("diff", "旧.docx", "新 版.DOCX") == (0, "第1节：上边距 37 毫米 → 35 毫米\n", "")
    assert fawen("diff", "旧.docx", "新 版.DOCX", "--lang", "en") == (0, "section 1: top margin 37 mm → 35 mm\n", "")


def test_nothing_differs(fawen: Fawen) -> None:
    assert fawen("diff", "旧.docx", "旧.docx", "--exit-code") == (0, "没有不同。\n", "")


def test_the_exit_code_tells_of_a_difference_where_it_is_asked_for(fawen: Fawen) -> None:
    assert fawen("diff", "旧.docx", "新 版.DOCX", "--exit-code")[0] == 1


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


def test_a_file_that_cannot_be_told_does_not_fail(fawen: Fawen, tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    assert fawen("textconv", "空.docx") == (0, "[空文件，不是 Word 文档]\n", "")


def test_what_git_reads_is_utf8_whatever_the_console_has(tmp_path: Path) -> None:
    (tmp_path / "短.docx").write_bytes(made(f"<w:p>{text('致')}</w:p>"))
    program = "from generator.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "gb18030", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", program, "textconv", "短.docx"], cwd=tmp_path, env=environment, capture_output=True
    )
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").endswith("\n致\n")
