"""What is kept of a build: a warning that quotes a line is kept without the line, and read back with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch.unchanged.record import Record, read_record, write_record
from generator.ground.errors import Problem, Said, Span

LINE = "联系电话：00000000（示例）"
WARNINGS = (
    Problem("text-level-repeated", Span("notice.md", 2, 1, 4, LINE), {"what": Said("一", "one")}),
    Problem("roster-address-missing", Span("units.yaml"), {"count": 3}),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notice.md").write_text(f"第一行\n{LINE}\n", encoding="utf-8")
    return tmp_path


def test_no_line_of_anybodys_is_in_the_file(folder: Path) -> None:
    record = Record("state", "set", "digest", (0, 1), WARNINGS, Said("甲", "a"))
    write_record(("arguments",), record)
    [path] = (folder / "cache/builds").iterdir()
    assert "00000000" not in path.read_text(encoding="utf-8")
    assert "\\u8054" not in path.read_text(encoding="utf-8")
    assert read_record(("arguments",)) == record


@pytest.mark.parametrize("text", [None, "第一行\n"])
def test_a_line_that_is_gone_is_no_record(folder: Path, text: str | None) -> None:
    write_record(("arguments",), Record("state", "set", "digest", (), WARNINGS, Said("甲", "a")))
    (folder / "notice.md").unlink()
    if text is not None:
        (folder / "notice.md").write_text(text, encoding="utf-8")
    assert read_record(("arguments",)) is None
