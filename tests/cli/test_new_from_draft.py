"""fawen new notice --from: a draft in Word becomes a notice, and says what became of each of its lines."""

import json
import re
import shlex
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from tests.drafts.corpus import case
from tests.drafts.drafting import draft_of
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, docx_of

BODY = ["为做好示例工作，现就有关事项通知如下。", "一、检查内容", "请认真落实。"]
GOOD = [*HEAD[:3], "各乡镇（街道）办事处，各直属单位：", *BODY, *SIGNED]
OPEN = [HEAD[0], "c|示民发〔2024〕  号", *GOOD[2:-1], "r|2024年  月  日"]
FROM = ["new", "notice", "templates/notice", "--from", "草稿.docx"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """An empty desk."""
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    assert run(["new", "desk"]) == 0
    capsys.readouterr()
    return tmp_path


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(("lines", "wanted"), [(GOOD, "build"), (OPEN, "build --draft")])
def test_a_draft_builds_as_the_last_line_says(
    lines: list[str], wanted: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "草稿.docx").write_bytes(docx_of(lines))
    assert run(FROM) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "示例没有改过，已经替换：templates/notice/notice.md" in out.splitlines()
    assert "  主送机关：各乡镇（街道）办事处，各直属单位：（第 4 段）" in out.splitlines()
    [command] = re.findall(r"再运行 fawen (.+)。", out)
    assert command == wanted
    assert run(shlex.split(command)) == 0
    assert sorted(path.name for path in (folder / "templates/notice").iterdir()) == ["notice.md"]
    assert "标题: 示例县民政局|关于开展示例检查的通知" in (folder / "templates/notice/notice.md").read_text("utf-8")


def test_a_good_draft_is_reported_shortly(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "草稿.docx").write_bytes(docx_of(GOOD))
    assert run([*FROM, "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[3:] == [
        "the draft was read as: format 公文, kind 通知",
        "  issuer's mark: 示例县民政局文件 (paragraph 1)",
        "  number: 示民发〔2024〕8号 (paragraph 2)",
        "  title: 示例县民政局 / 关于开展示例检查的通知 (paragraph 3)",
        "  recipients: 各乡镇（街道）办事处，各直属单位： (paragraph 4)",
        "  text: 3 paragraphs (paragraphs 5 to 7)",
        "  signature: 示例县民政局 (paragraph 9)",
        "  date: 2024年3月5日 (paragraph 10)",
        "next: look through templates/notice/notice.md, then run fawen build.",
    ]


def test_the_record(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "草稿.docx").write_bytes(draft_of(case("30-open-number-tables-and-comments")))
    assert run([*FROM, "--json", "--keys", "en"]) == 0
    out, err = capsys.readouterr()
    record = json.loads(out)
    assert err == ""
    assert (record["folder"], record["draft"]) == ("templates/notice", True)
    assert record["files"] == sorted(path.name for path in (folder / "templates/notice").iterdir())[::-1]
    assert record["changes"] == {"inserted": 0, "deleted": 0, "moved": 0, "taken": None}
    assert [each["text"] for each in record["comments"]] == ["数字待财政局确认。"]
    assert set(record["comments"][0]) == {"paragraph", "author", "date", "text"}
    assert {each["element"] for each in record["placed"]} >= {"title", "recipients", "body", "signature", "date"}
    assert (record["unplaced"], {(each["what"], each["count"]) for each in record["left"]}) == ([], {("doubtful", 1)})
    assert record["missing"] == ["number", "date"]
    assert [each["key"] for each in record["unwritten"]] == ["number", "date"]
    assert "title: 关于" in (folder / "templates/notice/notice.md").read_text("utf-8")


def test_tracked_changes_are_decided_by_whoever_hands_it_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "草稿.docx").write_bytes(draft_of(case("30-boxes-changes-and-a-note")))
    before = (folder / "templates/notice/notice.md").read_bytes()
    assert run([*FROM, "--json"]) == 1
    out, err = capsys.readouterr()
    assert (out, "--changes" in err) == ("", True)
    assert (folder / "templates/notice/notice.md").read_bytes() == before
    assert run([*FROM, "--changes", "accept"]) == 0
    assert "修订全部接受了：" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([*FROM, "--format", "信函"], "new-from-format"),
        (["new", "notice", "other", "--json"], "new-only-from"),
        (["new", "notice", "other", "--changes", "accept"], "new-only-from"),
    ],
)
def test_options_that_exclude_one_another(words: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("草稿.docx").write_bytes(docx_of(GOOD))
    assert run(words) == 2
    assert f"[{code}]" in capsys.readouterr().err
