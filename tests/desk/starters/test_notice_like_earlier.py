"""A notice like an earlier one: the same files byte for byte, without what was that issue's own."""

from functools import reduce
from pathlib import Path

import pytest

from generator import build
from generator.desk.starters.notice_like_earlier import notice_like
from generator.ground.errors import GeneratorError, NoticeError, OutputError, Span
from generator.notices.editing.kept_drafts import KeptDraft, digest_of, keep_drafts
from generator.office.pictures import qr_code
from tests.sample_office import Office, tree
from tests.word_documents import make_docx

EARLIER, NEW = Path("templates/notice"), Path("templates/新的")
NOTICE = """\
---
# yaml-language-server: $schema=../../.schemas/front-matter.json
# 公文的要素
issuer: 示例市档案馆   # 主办
# 发文字号：年份用六角括号
number: 示档发〔2024〕7号  # 三月的
title: "关于报送|《目录》的通知"

recipients: 各分馆，有关直属单位
date: 2024-03-05
signature: unsealed
attachments:
  - 表.md   # 每月一样
  - {title: 说明, file: 说明.docx}
  - title: 名册
    file: 名册.xlsx
  - {title: 图纸, file: 图纸.pdf}
contact: {name: 示例甲, phone: 023-00000000}
imprint: {office: 示例市档案馆办公室, date: 2024-03-06}
copy_number: "000001"
secrecy: 机密★1年
printing:
  duplex: true
  run: 60
  archive: 2
# 其他内容：
extra: {reply_by: 2024-04-01}
---
请于三月底前报送《目录》。

{{ "印.png" | image }}

{{ ("图/" ~ "馆.png") | image }}
"""
OF_THE_ISSUE = (
    *("number: 示档发〔2024〕7号  # 三月的\n", "date: 2024-03-05\n", ", date: 2024-03-06"),
    *('copy_number: "000001"\n', "  run: 60\n"),
)
AFTER = reduce(lambda text, own: text.replace(own, ""), OF_THE_ISSUE, NOTICE)
PICTURE = qr_code("示例")
FILES = {
    "表.md": "---\n标题: 登记表\n横排: 是\n---\n一、示例\r\n\r\n{{ 'c.jpg' | image }}\n".encode(),
    "说明.docx": make_docx(["示例的说明。"]),
    "名册.xlsx": b"no workbook at all",
    "图纸.pdf": b"%PDF-1.4\n\x00\xff",
    "印.png": PICTURE,
    "c.jpg": PICTURE,
    "图/馆.png": PICTURE,
}
OTHERS = {
    "没有列.docx": b"x", "没有用.png": PICTURE, "README.md": "说明".encode(), ".fawen-before.json": b"{}",
    ".印.png": PICTURE, ".藏/印.png": PICTURE, "图/notice.md.bak": b"x", "另一件/notice.md": b"x",
    "另一件/印.png": PICTURE, "图/说明.txt": b"x",
}  # fmt: skip


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with a notice that has attachments of all kinds, pictures, and files that are none of it."""
    (tmp_path / "desk").mkdir()
    office = Office.at(tmp_path / "desk")
    monkeypatch.chdir(office.folder)
    write(NOTICE)
    for name, data in {**FILES, **OTHERS}.items():
        (EARLIER / name).parent.mkdir(exist_ok=True)
        (EARLIER / name).write_bytes(data)
    return office


def write(text: str) -> None:
    (EARLIER / "notice.md").write_bytes(text.encode())


def refused(error: type[GeneratorError] = NoticeError) -> list[tuple[str, str, int | None]]:
    """The problems for which no notice like the earlier one is begun: code, file and line; nothing is written."""
    before = tree(Path())
    with pytest.raises(error) as fault:
        notice_like(NEW, EARLIER)
    assert tree(Path()) == before
    found = [(each.code, each.span or Span("")) for each in fault.value.problems]
    return [(code, span.file, span.line) for code, span in found]


def test_all_that_it_needs_and_nothing_of_the_issue() -> None:
    keep_drafts(EARLIER, {"notice.md": KeptDraft(b"---\ntitle: x\n---\n", digest_of(NOTICE.encode()))})
    before = tree(EARLIER)
    written = notice_like(NEW, EARLIER)
    assert tree(NEW) == {"notice.md": AFTER.encode(), **FILES}
    assert {NEW / name for name in tree(NEW)} <= set(written)
    assert tree(EARLIER) == before


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_chinese_keys_line_ends_and_a_mark_stay(ends: str, mark: str) -> None:
    text = f"""{mark}---
发文字号: 示档发〔2024〕7号
标题: 关于甲的通知
成文日期: 2024年3月5日
# 版记
版记:
  印发机关: 示例市档案馆办公室
  印发日期: 2024年3月6日
份号: "000001"
印制:
  印制份数: 60
---
文。
""".replace("\n", ends)
    write(text)
    notice_like(NEW, EARLIER)
    after = f"{mark}---\n标题: 关于甲的通知\n# 版记\n版记:\n  印发机关: 示例市档案馆办公室\n---\n文。\n"
    assert (NEW / "notice.md").read_bytes() == after.replace("\n", ends).encode()


@pytest.mark.parametrize(
    ("front", "after"),
    [
        ("{number: 第1号, title: 令}", "{title: 令}"),
        ("title: 令", "title: 令"),
        ("number: 第1号", 'number: ""'),
        ("title: 令\ndate: 明天\nnumber: [一, 二]", "title: 令"),
        ("title: 令\nimprint: 三月", "title: 令\nimprint: 三月"),
        ("title: 令\nimprint: {date: 2024-03-06}", "title: 令"),
        ("title: 令\nsigners: [示例甲]\nextra:\n  date: 三月\n  number: 三", None),
    ],
)
def test_whatever_is_said_of_it(front: str, after: str | None) -> None:
    write(f"---\n{front}\n---\n文\n")
    notice_like(NEW, EARLIER)
    assert (NEW / "notice.md").read_text("utf-8") == f"---\n{after or front}\n---\n文\n"


def test_with_a_number_and_a_date_of_its_own_it_is_built_as_the_earlier_one_is() -> None:
    for name in OTHERS:
        (EARLIER / name).unlink()
    write(NOTICE.replace("  run: 60\n", ""))
    notice_like(NEW, EARLIER)
    text = (NEW / "notice.md").read_text("utf-8")
    own = "number: 示档发〔2024〕8号\ndate: 2024-04-05\ncopy_number: '000002'\n"
    (NEW / "notice.md").write_text(text.replace("---\n", f"---\n{own}", 1), "utf-8")
    earlier, new = (build(units="units.yaml", notice=each, output="output") for each in (EARLIER, NEW))
    assert [each.code for each in new.warnings] == [each.code for each in earlier.warnings]
    assert len(new.files) == len(earlier.files) > 5


@pytest.mark.parametrize("entry", ["缺.md", "../house.yaml", "图/馆.png", "/etc/hosts"])
def test_a_listed_file_that_is_not_there_is_said_at_its_line(entry: str) -> None:
    write(f"---\ntitle: 甲\nattachments:\n  - 表.md\n  - {{title: 乙, file: {entry}}}\n  - 丢.xlsx\n---\n文\n")
    file = f"{EARLIER}/notice.md"
    assert refused() == [("notice-attachment-missing", file, 5), ("notice-attachment-missing", file, 6)]


@pytest.mark.parametrize("entry", [".fawen-before.json", "notice.md", "README.md", '""', "{title: 乙}", "[表.md]"])
def test_what_the_list_cannot_mean_is_not_taken_along(entry: str) -> None:
    write(f"---\ntitle: 甲\nattachments: [{entry}]\n---\n文\n")
    notice_like(NEW, EARLIER)
    assert sorted(tree(NEW)) == ["notice.md"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\n: [x\n---\n", None, 2),
        ("没有要素\n", None, 1),
        ("---\ntitle: 甲\ntitle: 乙\n---\n", None, 3),
        ("---\ntitle: 甲\nattachments: 表.md\n---\n", "source-not-list", 3),
    ],
)
def test_one_that_cannot_be_read_is_refused_where_it_is_wrong(text: str, code: str | None, line: int) -> None:
    write(text)
    (found, *_) = refused()
    assert found[1:] == (f"{EARLIER}/notice.md", line)
    assert code in (None, found[0])


@pytest.mark.parametrize("name", ["notice.md", "表.md", "名册.xlsx", "印.png", "图/馆.png"])
def test_nothing_outside_of_the_desk_is_taken(name: str, tmp_path: Path) -> None:
    outside = tmp_path / "别处" / Path(name).name
    outside.parent.mkdir()
    outside.write_bytes((EARLIER / name).read_bytes())
    (EARLIER / name).unlink()
    (EARLIER / name).symlink_to(outside)
    assert refused() == [("source-link-out", f"{EARLIER}/{name}", None)]


def test_a_folder_of_pictures_that_leads_out_is_not_entered(tmp_path: Path) -> None:
    (EARLIER / "图").rename(tmp_path / "图")
    (EARLIER / "图").symlink_to(tmp_path / "图")
    notice_like(NEW, EARLIER)
    assert "图/馆.png" not in tree(NEW)


def test_a_folder_that_is_in_use_is_left_alone() -> None:
    NEW.mkdir()
    (NEW / "甲.md").write_bytes(b"x")
    assert refused(OutputError) == [("new-not-empty", str(NEW), None)]
    with pytest.raises(OutputError, match="new-not-empty"):
        notice_like(EARLIER, EARLIER)


def test_it_is_written_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "图纸.pdf")

    monkeypatch.setattr("generator.writing.staging.Staging.move_into_place", full)
    refused(OutputError)
    assert not NEW.exists()
