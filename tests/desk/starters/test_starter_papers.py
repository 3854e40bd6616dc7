"""The papers around a notice: they are written beside what is there, and a build over any roster loses nobody."""

import io
from collections import Counter
from itertools import islice, product
from pathlib import Path

import docx
import openpyxl
import pytest

from generator import build
from generator.check.run import check
from generator.desk.desk_places import USUAL
from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from generator.desk.starters.starter_files import free_folder, parts
from generator.desk.starters.starter_notice import NoticeFromDraft, notice_of_draft
from generator.desk.starters.starter_papers import new_papers
from generator.ground.errors import OutputError, UsageError, speaking
from generator.ground.file_names import is_plain_path
from generator.notices.drafts.draft import Draft
from generator.office.package import read_package
from generator.templates.expressions.filters import full_name
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, docx_of, draft_of
from tests.pages import print_documents, read_pages
from tests.sample_office import tree
from tests.word_documents import paragraphs

MEETING = [
    "dispatch/agenda.docx", "dispatch/attendance-returns.xlsx", "dispatch/name-cards.docx", "dispatch/seating.docx",
    "dispatch/sign-in.docx", "unit/attendance-slip.docx",
]  # fmt: skip
FACTS = """
extra:
  会议名称: 全县示例工作会议
  会议时间: 2026年3月25日上午9时
  会议地点: 示例会议室
  reply_by: 2026-03-20
  议程: [{时间: 9:00, 事项: 宣读文件, 人员: 示例甲}, {事项: 讨论}]
"""
POST = "党组成员、副局长，一级主任科员，示例工作领导小组办公室主任"
POSTS = (POST, "局长", '""')
SURNAMES, GIVEN = "示样例甲乙丙丁戊己庚", "一二三四五六七八九十百千万亿上下左右中大"
SHAPES = ("{0}{1}", "{0}小{1}", "欧阳{0}{1}", "示例民族十字姓名{0}{1}", "阿卜杜·{0}{1}")
"""Names of 2, 3, 4 and 10 characters, and a foreign one."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(count: int) -> list[str]:
    pairs = [*product(GIVEN, SURNAMES), *product(SURNAMES, GIVEN)]
    return list(islice((SHAPES[number % 5].format(b, a) for number, (a, b) in enumerate(pairs)), count))


def people(count: int) -> str:
    """A units.yaml of so many people; posts and telephones of some are missing, the posts of others are long."""
    own = ", ".join(f"{{name: {name}}}" for name in ("工作单位", "职务", "名次"))
    fields = f"fields: [{own}, {{name: name, title: 姓名}}, {{name: phone, title: 手机}}]\n"
    rows = [
        f"- {{name: {name}, 名次: {number}, 工作单位: 示例县示例街道办事处综合行政执法和应急管理办公室,"
        f" 职务: {POSTS[number % 3]}{', phone: 023-00000000' if number % 4 else ''}}}\n"
        for number, name in enumerate(names(count), start=1)
    ]
    return f"{fields}groups:\n- name: 代表\n  class: 各位代表\n  everybody: true\n  units:\n  " + "  ".join(rows)


def built(folder: Path, roster: str, facts: str = FACTS, to: str = "recipients: 各位代表") -> dict[str, bytes]:
    """The files that a build makes of the meeting's papers, by their paths in the set."""
    new_papers(["会议"])
    (folder / "units.yaml").write_text(roster, encoding="utf-8")
    text = f"---\nissuer: 示例局\ntitle: 关于召开会议的通知\n{to}\ndate: 2026-03-05\n"
    notice = folder / "templates" / "notice"
    notice.mkdir()
    (notice / "notice.md").write_text(f"{text}{facts.strip()}\n---\n请参加。\n", encoding="utf-8")
    manifest = build(templates="templates", units="units.yaml", output="output", draft=True)
    assert [problem.code for problem in manifest.warnings] == []
    (found,) = (folder / "output").iterdir()
    return {path.replace("unit/参会回执", "unit"): data for path, data in tree(found).items()}


def cells(data: bytes, table: int = 0) -> list[list[str]]:
    """The texts of a table's rows."""
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[table].rows]


@pytest.mark.parametrize("words", [["meeting"], ["会议"], ["会议", "MEETING"]])
def test_the_files_of_a_set_are_written_once(folder: Path, words: list[str]) -> None:
    made = new_papers(words)
    found = [each.relative_to("templates").as_posix() for each in made.written if each.parts[0] == "templates"]
    assert found == MEETING
    (folder / "templates" / MEETING[0]).write_bytes(b"mine")
    again = new_papers(words)
    assert again.written == ()
    assert [each.relative_to("templates").as_posix() for each in again.left] == MEETING
    assert (folder / "templates" / MEETING[0]).read_bytes() == b"mine"


@pytest.mark.parametrize(("lang", "words"), [("zh", "是不是“meeting”"), ("en", "did you mean 'meeting'")])
def test_a_name_that_no_set_has(folder: Path, lang: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        new_papers(["meetng", "会议", "合同"])
    assert [problem.code for problem in caught.value.problems] == ["new-papers-unknown"] * 2
    with speaking("zh" if lang == "zh" else "en"):
        assert words in caught.value.problems[0].text()
    assert tree(folder) == {}


def test_no_file_names_its_author() -> None:
    for name, data in parts("papers/meeting").items():
        properties = read_package(data, name=name)["docProps/core.xml"]
        assert b"<dc:title>" in properties
        assert b"<dc:creator>" not in properties.replace(b"<dc:creator></dc:creator>", b"")


def test_a_check_finds_nothing_in_the_templates(folder: Path) -> None:
    built(folder, people(5))
    checked = check([folder / "templates"])
    assert [finding.problem.text() for report in checked.reports for finding in report.findings] == []


def test_papers_that_are_named_are_made_where_no_unit_gets_any(folder: Path) -> None:
    to = "format: 签报\nrecipients: 局长示例甲\npapers: [seating]"
    assert "dispatch/seating.docx" in built(folder, people(3), to=to)


@pytest.mark.cases(2)
@pytest.mark.parametrize("count", [1, 40, 400])
def test_nobody_is_lost(folder: Path, count: int) -> None:
    files = built(folder, people(count))
    wanted = [full_name(name) for name in names(count)]
    signing = cells(files["dispatch/sign-in.docx"])[1:]
    assert [row[2] for row in signing] == wanted
    assert [row[0] for row in signing] == [str(number) for number in range(1, count + 1)]
    assert {row[3] for row in signing} <= {POST, "局长", ""}
    assert [row[0] for row in cells(files["dispatch/name-cards.docx"])] == wanted
    seats = [text for row in cells(files["dispatch/seating.docx"]) for text in row[1:] if text]
    assert sorted(seats) == sorted(wanted)
    sheet = openpyxl.load_workbook(io.BytesIO(files["dispatch/attendance-returns.xlsx"])).active
    assert sheet is not None
    assert [row[2] for row in sheet.iter_rows(min_row=4, values_only=True)] == names(count)
    slips = [data for path, data in files.items() if path.startswith("unit/")]
    assert len(slips) == count
    assert all("请于2026年3月20日前报示例局。" in paragraphs(data) for data in slips)


def test_seven_sit_as_the_audience_sees_them(folder: Path) -> None:
    files = built(folder, people(7))
    (row,) = cells(files["dispatch/seating.docx"])
    by_rank = [full_name(name) for name in names(7)]
    assert row == ["第一排", *(by_rank[rank - 1] for rank in (7, 5, 3, 1, 2, 4, 6))]


def test_units_and_a_meeting_without_facts(folder: Path) -> None:
    """Each person of the 名额 has a row; seats and agenda are left to be filled in by hand."""
    units = "[{name: 示例镇, 名额: 2}, {name: 示例站}]"
    roster = f"fields: [{{name: 名额}}]\ngroups:\n- {{name: 单位, class: 各位代表, units: {units}}}\n"
    files = built(folder, roster, "")
    expected = [["1", "示例镇", ""], ["2", "示例镇", ""], ["3", "示例站", ""]]
    assert [row[:3] for row in cells(files["dispatch/sign-in.docx"])[1:]] == expected
    assert cells(files["dispatch/seating.docx"]) == [["第一排", "7", "5", "3", "1", "2", "4", "6"]]
    assert len(cells(files["dispatch/agenda.docx"])) == 7
    slips = [cells(data) for path, data in files.items() if path.startswith("unit/")]
    assert [len(rows) for rows in slips] == [3 + 2, 3 + 3]
    assert [rows[1][-1] for rows in slips] == ["2人", ""], "nothing is left of what is missing"


@pytest.mark.cases(5)
def test_nothing_is_cut_on_paper(folder: Path) -> None:
    files = built(folder, people(5))
    printed = {path: data for path, data in files.items() if path.startswith("dispatch/") and path.endswith("docx")}
    made = print_documents(printed).pdfs
    for path, data in printed.items():
        seen = Counter(char.text for page in read_pages(made[path].data) for char in page.chars)
        assert Counter("".join("".join(paragraphs(data)).split())) - seen == Counter(), path
    assert {path: pdf.pages for path, pdf in made.items()} == {
        "dispatch/agenda.docx": 1,
        "dispatch/name-cards.docx": 3,
        "dispatch/seating.docx": 1,
        "dispatch/sign-in.docx": 1,
    }
    signing = [line.text for page in read_pages(made["dispatch/sign-in.docx"].data) for line in page.lines]
    assert sum("023-00000000" in text for text in signing) == 4, "a telephone number is in one line"
    cards = [line for page in read_pages(made["dispatch/name-cards.docx"].data) for line in page.lines]
    assert ["".join(line.text.split()) for line in cards] == names(5)


# A notice that was made of a draft is made again with corrections, as long as nobody has touched it.


FOLDER = Path("templates/notice")
ATTACHED = ["p|附件", "c|示例清单", "甲：第一项。"]


@pytest.fixture(autouse=True)
def notice_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def draft() -> Draft:
    return draft_of(docx_of([*HEAD, "请照办。", *SIGNED, *ATTACHED]))


@pytest.fixture
def made(draft: Draft) -> NoticeFromDraft:
    return notice_of_draft(FOLDER, draft)


def test_what_is_written_is_what_is_said_to_be(made: NoticeFromDraft) -> None:
    assert dict(made.files) == tree(FOLDER)
    assert "标题: " in made.files["notice.md"].decode()


def test_it_is_made_again_and_what_it_no_longer_has_is_gone(draft: Draft, made: NoticeFromDraft) -> None:
    other = draft_of(docx_of([*HEAD, "请照办。", *SIGNED]))
    again = notice_of_draft(FOLDER, other, made=made.files)
    assert sorted(tree(FOLDER)) == ["notice.md"]
    assert dict(again.files) == tree(FOLDER)
    third = notice_of_draft(FOLDER, draft, roles={2: "body"}, made=again.files)
    assert "示例县民政局" in tree(FOLDER)["notice.md"].decode()
    assert dict(third.files) == tree(FOLDER)


@pytest.mark.parametrize("change", ["edited", "added", "removed", "unsaved"])
def test_one_that_somebody_touched_is_left_alone(change: str, draft: Draft, made: NoticeFromDraft) -> None:
    file = FOLDER / "notice.md"
    if change == "edited":
        file.write_bytes(file.read_bytes().replace("照办".encode(), "照做".encode()))
    elif change == "added":
        (FOLDER / "附件.xlsx").write_bytes(b"x")
    elif change == "unsaved":
        (FOLDER / ".fawen-draft.md").write_bytes(b"x")
    else:
        (FOLDER / "attachment-1.docx").unlink(missing_ok=True)
        (FOLDER / "attachment-1.md").unlink(missing_ok=True)
    before = tree(FOLDER)
    with pytest.raises(OutputError, match="new-notice-changed"):
        notice_of_draft(FOLDER, draft, roles={2: "body"}, made=made.files)
    assert tree(FOLDER) == before


# One more notice has a folder of its own, with a name that every system takes and that says what it is.


NOTICE = Path("templates/notice")


def used() -> None:
    NOTICE.mkdir(parents=True)
    (NOTICE / "notice.md").write_text("---\ntitle: 甲\n---\n", encoding="utf-8")


def test_the_usual_one_while_nobody_uses_it() -> None:
    assert free_folder(USUAL, "甲") == NOTICE
    NOTICE.mkdir(parents=True)
    assert free_folder(USUAL, "甲") == NOTICE
    NOTICE.rmdir()
    NOTICE.parent.rmdir()
    new_desk(Path(), machine=Machine("linux", None, {}))
    assert free_folder(USUAL, "甲") == NOTICE


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("示例县民政局关于开展示例检查的通知", "关于开展示例检查的通知"),
        ("示例县人民政府令", "示例县人民政府令"),
        ("关于“甲/乙”的通知", "关于“甲_乙”的通知"),
        ("../../etc", "_.._etc"),
        ("unit", "unit-2"),
        ("停用", "停用-2"),
        ("关于甲的通知", "关于甲的通知-3"),
        ("con", "_con"),
        ("", "_"),
    ],
)
def test_a_new_one_is_named_after_the_title(title: str, name: str) -> None:
    used()
    for each in ("关于甲的通知", "关于甲的通知-2"):
        (NOTICE.parent / each).mkdir()
    assert free_folder(USUAL, title) == NOTICE.parent / name
    assert is_plain_path(name)
