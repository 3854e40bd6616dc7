"""Texts saved, refused because of another's save, undone; drafts kept beside them."""

import datetime
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.ground.desk_names import BEFORE
from generator.ground.errors import NoticeError, OutputError
from generator.notices.editing.kept_drafts import KeptDraft, digest_of, drop_drafts, keep_drafts, kept_drafts
from generator.notices.editing.saving import ChangedText, SaveResult, can_undo, save, undo, with_given_number
from generator.notices.editing.version_lines import AROUND, VersionLine, version_lines
from generator.register.appending import append
from generator.register.next_number import RegisterYears
from generator.register.register_row import Matter, RegisterEntry
from generator.templates.text.front_matter.house import house_defaults
from tests.refused import refused_for

NOTICE, ATTACHMENT = "notice.md", "附件 一.md"
OLD = {NOTICE: "\ufeff---\r\ntitle: 甲\r\n---\r\n".encode(), ATTACHMENT: "---\ntitle: 表\n---\n".encode()}
NEW = {NOTICE: "---\ntitle: 乙\n---\n".encode(), ATTACHMENT: "---\ntitle: 单\n---\n".encode()}
BASE = {name: digest_of(data) for name, data in OLD.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "templates" / "公文"
    folder.mkdir(parents=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder


def texts(folder: Path) -> dict[str, bytes]:
    """The files that are not hidden."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def hidden(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name.startswith(".")}


def test_all_texts_are_written_and_their_drafts_removed(folder: Path) -> None:
    keep_drafts(folder, {name: KeptDraft(data, BASE[name]) for name, data in NEW.items()})
    assert save(folder, NEW, BASE) == SaveResult(written=(NOTICE, ATTACHMENT))
    assert (texts(folder), hidden(folder)) == (NEW, {BEFORE})


@pytest.mark.parametrize("theirs", ["---\ntitle: 丙\n---\n".encode(), None])
def test_nothing_is_written_where_one_was_changed_elsewhere(folder: Path, theirs: bytes | None) -> None:
    if theirs is None:
        (folder / ATTACHMENT).unlink()
    else:
        (folder / ATTACHMENT).write_bytes(theirs)
    keep_drafts(folder, {NOTICE: KeptDraft(NEW[NOTICE], BASE[NOTICE])})
    before = texts(folder)
    assert save(folder, NEW, BASE).changed == {ATTACHMENT: ChangedText(NEW[ATTACHMENT], theirs)}
    assert texts(folder) == before
    assert kept_drafts(folder)[NOTICE].data == NEW[NOTICE]
    assert not can_undo(folder)


def test_a_link_that_leads_out_is_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-外.md"
    outside.write_bytes(OLD[NOTICE])
    (folder / NOTICE).unlink()
    (folder / NOTICE).symlink_to(outside)
    with pytest.raises((NoticeError, OutputError)):
        save(folder, NEW, BASE)
    assert outside.read_bytes() == OLD[NOTICE]


def test_saves_are_undone_one_after_another_and_done_again(folder: Path) -> None:
    assert not can_undo(folder)
    third = {NOTICE: "---\ntitle: 丙\n---\n".encode()}
    save(folder, NEW, BASE)
    save(folder, third, {NOTICE: digest_of(NEW[NOTICE])})
    for wanted, again in ((NEW, False), (OLD, False), (NEW, True), (NEW | third, True), (NEW, False)):
        assert can_undo(folder, again=again)
        undo(folder, again=again)
        assert texts(folder) == wanted
    save(folder, OLD, {name: digest_of(data) for name, data in NEW.items()})
    assert not can_undo(folder, again=True)
    with pytest.raises(OutputError):
        undo(folder, again=True)


def test_only_the_last_saves_are_kept(folder: Path) -> None:
    data = OLD[NOTICE]
    for number in range(40):
        new = f"---\ntitle: 第{number}次\n---\n".encode()
        save(folder, {NOTICE: new}, {NOTICE: digest_of(data)})
        data = new
    count = 0
    while can_undo(folder):
        undo(folder)
        count += 1
    assert count == 30
    assert "第9次".encode() in (folder / NOTICE).read_bytes()


@pytest.mark.parametrize(
    "before", ["---\ntitle: 甲\n---\n".encode("gbk"), b"\xff\xfe\0\n\xed\xa0\x80", bytes(range(256))]
)
def test_bytes_that_are_no_utf_8_are_replaced_and_brought_back(folder: Path, before: bytes) -> None:
    (folder / NOTICE).write_bytes(before)
    save(folder, NEW, {**BASE, NOTICE: digest_of(before)})
    for wanted, again in (({**OLD, NOTICE: before}, False), (NEW, True)):
        undo(folder, again=again)
        assert texts(folder) == wanted


def change(folder: Path) -> None:
    (folder / NOTICE).write_bytes(b"---\ntitle: 3\n---\n")


def type_on(folder: Path) -> None:
    keep_drafts(folder, {NOTICE: KeptDraft(b"x", digest_of(NEW[NOTICE]))})


def forget(folder: Path) -> None:
    (folder / BEFORE).unlink()


def spoil(folder: Path) -> None:
    (folder / BEFORE).write_text("{]", encoding="utf-8")


def rewrite(folder: Path, changed: Callable[[dict[str, dict[str, str]]], object]) -> None:
    kept = json.loads((folder / BEFORE).read_text(encoding="utf-8"))
    kept["steps"] = [changed(step) for step in kept["steps"]]
    (folder / BEFORE).write_text(json.dumps(kept), encoding="utf-8")


def not_of_bytes(folder: Path) -> None:
    rewrite(folder, lambda step: {NOTICE: {**step[NOTICE], "other": "\ud800"}})


def lead_out(folder: Path) -> None:
    rewrite(folder, lambda step: {"../x.md": step[NOTICE]})


@pytest.mark.parametrize(
    ("between", "code"),
    [
        (change, "editing-undo-changed"),
        (type_on, "editing-undo-unsaved"),
        (forget, "editing-undo-nothing"),
        (spoil, "editing-undo-nothing"),
        (not_of_bytes, "editing-undo-nothing"),
        (lead_out, "editing-undo-nothing"),
    ],
)
def test_what_cannot_be_undone(folder: Path, between: Callable[[Path], None], code: str) -> None:
    save(folder, NEW, BASE)
    between(folder)
    before = texts(folder)
    assert not can_undo(folder)
    assert set(refused_for(OutputError, undo, folder)) == {code}
    assert texts(folder) == before


@pytest.mark.parametrize("based_on", [BASE, {}])
def test_drafts_are_read_as_they_were_kept(folder: Path, based_on: Mapping[str, str]) -> None:
    drafts = {name: KeptDraft(data, based_on.get(name, "")) for name, data in NEW.items()}
    keep_drafts(folder, drafts)
    assert kept_drafts(folder) == drafts
    assert texts(folder) == OLD
    drop_drafts(folder, [ATTACHMENT])
    assert set(kept_drafts(folder)) == {NOTICE}
    drop_drafts(folder)
    assert hidden(folder) == set()


def test_what_is_no_draft_of_ours_is_none(folder: Path) -> None:
    for name, text in {
        ".fawen-draft.md": "---\n",
        ".fawen-draft.x.txt": "fawen-draft new\n",
        ".fawen-draft": "",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert kept_drafts(folder) == {}


# A number that the register gave stays in the notice; any other difference is a choice.
GIVEN, VOID, OTHER = (f"示发〔2024〕{number}号" for number in (1, 2, 3))
MINE = "---\n标题: 关于甲的通知\n发文机关: 示例局\n---\n正文。\n"
THEIRS = "---\n标题: 关于乙的通知\n发文机关: 示例局\n发文字号: {}\n---\n正文。\n"


@pytest.fixture
def register(tmp_path: Path) -> RegisterYears:
    path, day = tmp_path / "发文登记簿.csv", datetime.date(2024, 3, 6)
    for number in (GIVEN, VOID):
        append(path, RegisterEntry(Matter.ISSUED, day, number, title="关于乙的通知"))
    append(path, RegisterEntry(Matter.VOIDED, day, VOID, note="写错了"))
    return RegisterYears(path)


def test_a_counted_number_is_that_of_its_own_series(tmp_path: Path) -> None:
    """By the mark and the term that the house gives; the same number of another year was not given."""
    path, day = tmp_path / "发文登记簿.csv", datetime.date(2024, 3, 6)
    append(path, RegisterEntry(Matter.ISSUED, day, "示例局令 十五届 第1号", title="关于甲的规定"))
    append(path, RegisterEntry(Matter.ISSUED, day, "示例局令 2023 第1号", title="关于甲的规定"))
    houses = tmp_path / "house.yaml"
    mine = "---\nkind: 令\ntitle: 关于甲的规定\ndate: 2024-03-05\n---\n正文。\n"
    theirs = mine.replace("title", "number: 第1号\ntitle")
    for keys, is_given in (("issuer: 示例局\nterm: 十五届\n", True), ("issuer: 示例局\n", False)):
        houses.write_text(keys, encoding="utf-8")
        behind = house_defaults(houses)
        made = with_given_number(mine.encode(), theirs.encode(), Path("notice.md"), RegisterYears(path), behind)
        assert ("第1号" in made.decode()) == is_given


@pytest.mark.parametrize(
    ("mine", "theirs", "number"),
    [
        (MINE, THEIRS.format(GIVEN), GIVEN),
        (MINE.replace("---\n正文", "发文字号:\n---\n正文"), THEIRS.format(GIVEN), GIVEN),
        (MINE.replace("标题", "title").replace("发文机关", "issuer"), THEIRS.format(GIVEN), GIVEN),
        (MINE, THEIRS.format(VOID), ""),
        (MINE, THEIRS.format(OTHER), ""),
        (MINE, MINE, ""),
        (MINE, "no front matter", ""),
        (THEIRS.format(OTHER), THEIRS.format(GIVEN), ""),
        ("---\n标题: [\n---\n", THEIRS.format(GIVEN), ""),
    ],
    ids=["given", "an empty key", "English keys", "void", "unknown", "none", "wrong", "another", "mine is wrong"],
)
def test_the_number_that_was_given_is_in_the_text(register: RegisterYears, mine: str, theirs: str, number: str) -> None:
    made = with_given_number(mine.encode(), theirs.encode(), Path("notice.md"), register).decode()
    if not number:
        assert made == mine
    else:
        assert number in made
        kept = [line for line in made.splitlines() if number not in line]
        assert kept == [line for line in mine.splitlines() if line != "发文字号:"]


# Two versions of a text beside each other.


SAME = "\n".join(str(number) for number in range(20))


def test_what_is_far_from_a_difference_is_left_out() -> None:
    lines = version_lines(f"{SAME}\n甲\n{SAME}", f"{SAME}\n乙\n丙\n{SAME}")
    assert [line.kind for line in lines] == ["gap", *["same"] * AROUND, "differs", "differs", *["same"] * AROUND, "gap"]
    expected = [VersionLine("甲", "乙", "differs"), VersionLine(None, "丙", "differs")]
    assert [line for line in lines if line.kind == "differs"] == expected
