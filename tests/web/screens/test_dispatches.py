"""The list of dispatches, and how one begins: the office, a draft and what was recognised in it, a copy."""

from __future__ import annotations

import io
import os
from html import unescape
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from generator.desk.starters.starter_files import samples_in
from generator.ground.errors import Lang
from generator.notices.editing.kept_drafts import KeptDraft, keep_drafts
from generator.standard import FORMS, Format
from generator.web.opaque_ids import opaque_id
from tests.drafts.corpus import case
from tests.drafts.drafting import draft_of
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, Lines, docx_of
from tests.sample_office import NOTICE as EARLIER_TEXT
from tests.sample_office import Office, tree
from tests.web.desk_pages import Page, client
from tests.web.without_scripts import PlainBrowser, PlainForm

pytestmark = pytest.mark.in_turn(2)

NOTICE = Path("templates/notice")
BODY = ["为做好示例工作，现就有关事项通知如下。", "一、检查内容", "请认真落实。"]
DRAFT: Lines = [*HEAD, *BODY, *SIGNED, "（联系人：示例甲）"]
OFFICE = {"issuer": "示例县民政局", "prefix": "示民发"}
OTHER_DESKS = {"a folder of templates": "templates/x.txt", "a roster": "units.yaml"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def browser(folder: Path) -> TestClient:
    """A browser in an empty folder."""
    return client()


@pytest.fixture
def desk(browser: TestClient) -> TestClient:
    """A browser at a new desk."""
    assert browser.post("/desk", data=OFFICE).status_code == 303
    return browser


def shown(browser: TestClient, address: str = "/") -> Page:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    return Page(answer.text)


def drop(browser: TestClient, data: bytes, name: str = "草稿.docx", **fields: str) -> tuple[int, str, Page]:
    """Hands a draft in; the status, the address that it leads to, and the page."""
    form = shown(browser).forms["/files"] | fields
    answer = browser.post("/files", data=form, files={"file": (name, io.BytesIO(data))})
    where = answer.headers.get("location", "").replace("?done=taken", "/recognised")
    return answer.status_code, where, shown(browser, where) if where else Page(answer.text)


def text_of(notice: Path = NOTICE) -> str:
    return (notice / "notice.md").read_text("utf-8")


def test_an_empty_folder_becomes_a_desk(browser: TestClient) -> None:
    """The office is asked for when the first draft is there, as that names it; the draft is taken at once."""
    assert "把文件拖到这里" in shown(browser).text
    status, _, page = drop(browser, docx_of(DRAFT))
    assert (status, os.listdir()) == (200, [])
    form = page.forms["/desk"]
    assert [form[name] for name in ("issuer", "prefix", "address", "postcode")] == ["示例县民政局", "示民发", "", ""]
    made = [browser.post("/desk", data=form).headers["location"] for _ in range(2)]
    assert made == [f"/notices/{opaque_id(NOTICE.as_posix())}?done=taken"] * 2
    assert "示民发" in Path("templates/house.yaml").read_text("utf-8")
    assert {"/files", "/dispatches/empty"} <= shown(browser).forms.keys()
    assert "发文（1）" in shown(browser).text


@pytest.mark.parametrize(
    ("sender", "lines"),
    [
        ({}, ["# 其他内容:", "#   address: 示例县示例街道示例路1号", '#   postcode: "000000"']),
        ({"address": "示例县示例路9号"}, ["其他内容:", "  address: 示例县示例路9号"]),
        (
            {"address": "甲: {乙}\n丙\x07", "postcode": "004700"},
            ["其他内容:", '  address: "甲: {乙} 丙"', '  postcode: "004700"'],
        ),
    ],
)
def test_envelopes_have_the_sender_that_was_written_and_no_invented_one(
    sender: dict[str, str], lines: list[str], browser: TestClient
) -> None:
    assert browser.post("/desk", data=OFFICE | sender).status_code == 303
    house = Path("templates/house.yaml").read_text("utf-8")
    below = house[house.index("寄信人") :].splitlines()[1:]
    assert below[: len(lines)] == lines
    assert below[len(lines)].startswith("# 各合成")


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ({"issuer": "示例县民政局", "prefix": "abc"}, "不能作机关代字"),
        ({"issuer": " ", "prefix": "示民发"}, "不能作发文机关"),
        ({"issuer": "甲\n乙", "prefix": "<b>"}, "不能作发文机关"),
    ],
)
def test_an_office_that_cannot_be_stays_in_the_form(office: dict[str, str], words: str, browser: TestClient) -> None:
    answer = browser.post("/desk", data=office)
    assert answer.status_code == 422
    page = Page(answer.text)
    assert words in page.text
    typed = {"address": "", "postcode": "", "waiting": ""} | {key: each.strip() for key, each in office.items()}
    assert page.forms["/desk"] == typed
    assert os.listdir() == []


@pytest.mark.parametrize("case", OTHER_DESKS)
def test_what_is_a_desk_already_gets_no_other(case: str, browser: TestClient) -> None:
    file = Path(OTHER_DESKS[case])
    file.parent.mkdir(exist_ok=True)
    file.write_text("x", encoding="utf-8")
    assert "/desk" not in shown(browser).forms
    assert browser.post("/desk", data=OFFICE).status_code == 303
    assert list(tree(Path())) == [file.as_posix()]


def test_other_files_are_counted_and_stay(browser: TestClient, folder: Path) -> None:
    (folder / "照片.jpg").write_bytes(b"x")
    assert "已经有 1 个别的文件" in drop(browser, docx_of(DRAFT))[2].text
    browser.post("/desk", data=OFFICE)
    assert (folder / "照片.jpg").read_bytes() == b"x"


def test_a_draft_replaces_the_sample_and_is_shown(desk: TestClient) -> None:
    status, where, page = drop(desk, docx_of(DRAFT))
    assert status == 303
    assert "标题: 示例县民政局|关于开展示例检查的通知" in text_of()
    assert "来自《草稿.docx》。 草稿认作：公文格式，文种通知" in page.text
    assert page.text.partition("示民发〔2024〕8号")[2].lstrip().startswith("发文字号")
    assert where.removesuffix("/recognised") in page.links
    assert "草稿 收文单位" in shown(desk).text


def test_one_draft_sent_twice_is_one_notice(desk: TestClient) -> None:
    form = shown(desk).forms["/files"]
    answers = [
        desk.post("/files", data=form, files={"file": ("草稿.docx", io.BytesIO(docx_of(DRAFT)))}) for _ in range(2)
    ]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert sorted(path.name for path in Path("templates").glob("*/notice.md")) == ["notice.md"]


def test_another_draft_has_a_folder_of_its_own(desk: TestClient) -> None:
    drop(desk, docx_of(DRAFT))
    before = tree(NOTICE)
    for _ in range(2):
        drop(desk, docx_of(DRAFT))
    assert tree(NOTICE) == before
    assert sorted(path.parent.name for path in Path("templates").glob("*/notice.md")) == [
        "notice",
        "关于开展示例检查的通知",
        "关于开展示例检查的通知-2",
    ]


def test_a_paragraph_is_corrected(desk: TestClient) -> None:
    _, where, _ = drop(desk, docx_of(DRAFT))
    answer = desk.post(where, data={"role-1": "nothing", "role-10": "body"})
    assert answer.status_code == 303
    after = shown(desk, where)
    assert "发文字号" not in text_of()
    assert "\n（联系人：示例甲）\n" in text_of()
    assert '<option value="">不要，不印</option>' in desk.get(where).text
    assert "照您选的" in after.text
    assert desk.post(where, data={"role-1": "number", "role-10": "note"}).status_code == 303
    assert "发文字号: 示民发〔2024〕8号" in text_of()
    assert "附注: 联系人：示例甲" in text_of()


def test_doubtful_paragraphs_are_cards_beside_the_form(desk: TestClient) -> None:
    """One is said to be right, the others at once; one that was not recognised is text by a click."""
    _, where, _ = drop(desk, draft_of(case("03-joint-letterhead-without-looks")))
    editor = where.removesuffix("/recognised")
    assert cards(desk, where) == [
        f"第 {number} 段 {name} 发文机关标志 对"
        for number, name in enumerate(("示 例 县 民 政 局", "示 例 县 财 政 局 文件", "示 例 县 教 育 局"), start=1)
    ]
    assert cards(desk, editor) == cards(desk, where)
    before = tree(NOTICE)
    assert desk.post(where, data={"right": "1", "to-notice": "1"}).headers["location"] == editor
    assert [each[:5] for each in cards(desk, editor)] == ["第 1 段", "第 3 段"]
    assert desk.post(where, data={"right": "all"}).headers["location"] == where
    assert (cards(desk, where), tree(NOTICE)) == ([], before)
    _, where, _ = drop(desk, draft_of(case("03-foreign-name-below-the-letterhead")))
    first, *others = cards(desk, where)
    assert "没有认出 Example Tech Co., LTD 正文 对" in first
    assert desk.post(where, data={"role-1": "body", "right": "1"}).status_code == 303
    assert cards(desk, where) == others


def cards(desk: TestClient, address: str) -> list[str]:
    """The cards as they are read, of each choice what is chosen."""
    found = html.fromstring(desk.get(address).text).findall(".//ul[@aria-labelledby='doubts']/li")
    for choice in (each for card in found for each in card.iter("select")):
        choice[:] = [next((each for each in choice if "selected" in each.attrib), choice[0])]
    return [" ".join(" ".join(map(str, each.itertext())).split()) for each in found]


@pytest.mark.parametrize("name", ["role-1", "role-x", "role-999", "role-" + "9" * 5000, "role-", "role-²", "nothing"])
def test_what_no_form_of_ours_says_changes_nothing(name: str, desk: TestClient) -> None:
    _, where, _ = drop(desk, docx_of(DRAFT))
    before = tree(NOTICE)
    assert desk.post(where, data={name: "x" if name == "role-1" else "title"}).status_code == 303
    assert tree(NOTICE) == before


def test_a_notice_that_was_edited_is_not_made_again(desk: TestClient) -> None:
    _, where, _ = drop(desk, docx_of(DRAFT))
    (NOTICE / "notice.md").write_text(text_of().replace("请认真落实。", "请抓紧落实。"), "utf-8")
    before = tree(NOTICE)
    answer = desk.post(where, data={"role-1": "nothing"})
    assert answer.status_code == 422
    page = Page(answer.text)
    assert "[new-notice-changed]" in page.text
    assert "照您选的" not in page.text
    assert tree(NOTICE) == before


def test_tracked_changes_are_asked_about(desk: TestClient) -> None:
    data = draft_of(case("30-boxes-changes-and-a-note"))
    status, _, page = drop(desk, data)
    assert status == 422
    assert "里有修订：插入" in page.text
    assert samples_in(NOTICE)
    form = page.forms["/files"]
    answer = desk.post("/files", data=form | {"changes": "accept"})
    assert answer.status_code == 303
    assert "修订全部接受了" in shown(desk, answer.headers["location"].replace("?done=taken", "/recognised")).text
    assert not samples_in(NOTICE)
    again = desk.post("/files", data=form | {"changes": "reject"})
    assert again.headers["location"] == answer.headers["location"]


REFUSED = {
    "no file": (None, "", "[draft-none]"),
    "an empty one": (b"", "草稿.docx", "一个字节也没有"),
    "three bytes": (b"abc", "草稿.docx", "这不是公文的草稿"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "草稿.docx", "草稿"),
    "a damaged one": (docx_of(DRAFT)[:2000], "草稿.docx", "草稿"),
    "a path for a name": (b"", "../../<b>x</b>.docx", "<b>x</b>.docx"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_draft_that_is_not_taken(name: str, desk: TestClient) -> None:
    data, file, words = REFUSED[name]
    form = shown(desk).forms["/files"]
    files = {} if data is None else {"file": (file, io.BytesIO(data))}
    before = tree(Path())
    answer = desk.post("/files", data=form, files=files)
    assert answer.status_code == 422
    page = Page(answer.text)
    assert words in page.text
    assert "/files" in page.forms
    assert tree(Path()) == before


def test_a_draft_that_is_too_large(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.notices.drafts.reading.DOCUMENT", _Small())
    status, _, page = drop(desk, docx_of(DRAFT))
    assert status == 422
    assert "没有读它" in page.text


class _Small:
    most = 1_000
    too_big = "source-too-big"


OWN_FORMS = "自定格式: {通报单: {基于: 纪要, 用途: 示例}, '8': {基于: 信函, 可用文种: [通知]}, 坏的: {基于: 没有}}\n"


@pytest.mark.parametrize("format_", ["公文", "信函", "命令", "纪要"])
def test_an_empty_notice(format_: str, desk: TestClient) -> None:
    form = shown(desk).forms["/dispatches/empty"]
    answers = [desk.post("/dispatches/empty", data=form | {"format": format_}) for _ in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert not samples_in(NOTICE)
    other = desk.post("/dispatches/empty", data=shown(desk).forms["/dispatches/empty"] | {"format": format_})
    assert other.headers["location"] != answers[0].headers["location"]
    assert (Path("templates") / f"新{format_}" / "notice.md").exists()
    assert len(list(Path("templates").glob("*/notice.md"))) == 2


@pytest.mark.parametrize(
    ("format_", "said"), [("公文", []), ("信函", ["文种: 函"]), ("命令", ["文种: 令"]), ("纪要", ["文种: 纪要"])]
)
def test_an_empty_notice_has_nothing_that_is_invented(format_: str, said: list[str], desk: TestClient) -> None:
    desk.post("/dispatches/empty", data=shown(desk).forms["/dispatches/empty"] | {"format": format_})
    assert [each.name for each in NOTICE.glob("*")] == ["notice.md"]
    lines = (NOTICE / "notice.md").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["---", *said, "---"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_notice_is_in_any_form_and_those_of_the_house(lang: str, desk: TestClient) -> None:
    house = Path("templates/house.yaml")
    house.write_text(house.read_text("utf-8") + OWN_FORMS, "utf-8")
    desk.cookies.set("fawen_lang", lang)
    page = desk.get("/").text
    offered = [each.get("value", "") for each in html.fromstring(page).findall(".//select[@name='format']/option")]
    assert offered == [*map(str, Format), "通报单", "8"]
    assert all(meaning in unescape(page) for meaning in (each.meaning[lang == "en"] for each in FORMS.values()))
    for format_ in offered:
        begun = desk.post("/dispatches/empty", data=shown(desk).forms["/dispatches/empty"] | {"format": format_})
        form = html.fromstring(desk.get(begun.headers["location"]).text)
        chosen = form.xpath("//select[contains(@name, 'format')]/option[@selected]/@value")
        assert chosen in ([format_], [])  # 公文, 信函, 命令 and 纪要 are the forms of their 文种
        assert bool(chosen) == (format_ not in ("公文", "信函", "命令", "纪要")), format_
        folder = NOTICE if format_ == "公文" else Path("templates", f"新{format_}")
        front = (folder / "notice.md").read_text("utf-8")
        assert ("出席人员" in front) == (format_ in ("纪要", "通报单")), format_


def test_no_format_of_ours(desk: TestClient) -> None:
    assert desk.post("/dispatches/empty", data={"format": "../x"}).status_code == 404
    assert samples_in(NOTICE)


SHEET = "单位名称,类别\n示例甲乡,乡镇\n示例乙乡,乡镇\n".encode()


@pytest.mark.parametrize(
    ("file", "data", "screen"),
    [
        ("名单.csv", SHEET, "/roster/import/"),
        ("信函.docx", docx_of(["{{ unit.name }}："]), "/templates/new/"),
        ("坏.docx", docx_of(["{{ unit.name："]), "/templates/new/"),
        ("草稿.docx", docx_of(DRAFT), "/notices/"),
    ],
)
def test_every_file_leads_to_its_screen(file: str, data: bytes, screen: str, desk: TestClient) -> None:
    """There is one door: a file is recognised, and nothing of the desk is changed but by a draft."""
    before = tree(Path())
    answer = desk.post("/files", data=shown(desk).forms["/files"], files={"file": (file, io.BytesIO(data))})
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith(screen)
    shown(desk, answer.headers["location"])
    assert (tree(Path()) == before) == (screen != "/notices/")


def test_after_a_restart_the_notice_is_there_and_the_draft_is_not(desk: TestClient) -> None:
    _, where, _ = drop(desk, docx_of(DRAFT))
    before = tree(NOTICE)
    restarted = client()
    assert "已经不在手边" in restarted.get(where).text
    assert restarted.post(where, data={"role-1": "nothing"}).status_code == 404
    assert tree(NOTICE) == before
    assert restarted.get("/notices/0123456789ab/recognised").status_code == 404


def test_markup_in_a_draft_is_text(desk: TestClient) -> None:
    _, where, page = drop(desk, docx_of([*HEAD, "<img src=x onerror=alert(1)>", *SIGNED]), "<b>甲</b>.docx")
    assert "来自《<b>甲</b>.docx》" in page.text
    assert "<img src=x onerror=alert(1)>" in page.text
    assert "<img" not in desk.get(where).text


def test_a_file_that_was_taken_as_a_draft_can_be_checked_only(desk: TestClient) -> None:
    drop(desk, docx_of(DRAFT))
    address = opaque_id(NOTICE.as_posix())
    assert "只检查" in shown(desk, f"/notices/{address}?done=taken").text
    answer = desk.post(f"/dispatches/{address}/delete", data={"check": "1"})
    assert answer.headers["location"] == f"/tools/check/{address}"
    assert not NOTICE.exists()
    assert "草稿.docx" in shown(desk, answer.headers["location"]).text
    assert desk.get("/tools/check/0123456789ab").status_code == 404


def test_recipients_are_not_looked_for_among_invented_units(desk: TestClient) -> None:
    drop(desk, docx_of(DRAFT))
    address = f"/notices/{opaque_id(NOTICE.as_posix())}"
    note, unknown = "名单还是样例，里面的单位是编的", "roster-class-unknown"
    page = desk.get(address).text
    assert note in page
    assert unknown not in page
    desk.get(f"{address}/make")
    assert "名单还是样例，里面的单位是编的" in desk.get(f"{address}/make").text
    Path("units.yaml").write_text("groups:\n- name: 示例组\n  units:\n  - name: 示例甲单位\n", "utf-8")
    page = desk.get(address).text
    assert note not in page
    assert unknown in page
    assert "名单还是样例" not in desk.get(f"{address}/make").text


# A notice begins like an earlier one, on a page without scripts.


TEMPLATES = Path("templates")
EARLIER, NEW = TEMPLATES / "notice", TEMPLATES / "关于报送《目录》的通知"
AFTER = EARLIER_TEXT.replace("number: 示档发〔2024〕7号\n", "").replace("date: 2024-03-05\n", "")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    return Office.at(tmp_path)


def copied(notice: str = EARLIER.as_posix(), lang: Lang = "zh") -> PlainForm:
    """The button of the list that begins one like the notice in that folder."""
    return PlainBrowser(client(lang=lang)).open("/").form(f"/dispatches/{opaque_id(notice)}/copy")


@pytest.mark.usefixtures("office")
def test_the_new_notice_is_shown_and_says_what_it_is_without() -> None:
    keep_drafts(EARLIER, {"notice.md": KeptDraft(EARLIER_TEXT.replace("三月", "四月").encode(), "")})
    before = tree(EARLIER)
    shown = copied().press()
    assert (shown.status, shown.address) == (200, f"/notices/{opaque_id(NEW.as_posix())}?done=like")
    assert "照以前的一件写的；文号、日期没有带过来" in shown.text
    assert tree(NEW) == {"notice.md": AFTER.encode()}
    assert tree(EARLIER) == before
    assert "照以前的一件写的" not in shown.open(shown.address.partition("?")[0]).text
    assert "Begun like an earlier notice, without its number and its dates." in copied(lang="en").press().text


def test_a_form_sent_twice_is_one_notice_and_another_choice_is_another(office: Office) -> None:
    office.write("templates/二月/notice.md", EARLIER_TEXT.replace("《目录》", "书目"))
    one = copied()
    other = one.browser.form(f"/dispatches/{opaque_id('templates/二月')}/copy")
    addresses = [each.press().address for each in (one, one, other, one)]
    assert len(set(addresses)) == 2
    assert sorted(path.parent.name for path in TEMPLATES.glob("*/notice.md")) == [
        "notice",
        "二月",
        "关于报送《目录》的通知",
        "关于报送书目的通知",
    ]
    copied().press()
    assert (TEMPLATES / "关于报送《目录》的通知-2" / "notice.md").exists()


def test_the_list_is_searched_and_narrowed(office: Office) -> None:
    """Those of one title are told apart by their folders; what cannot be read has its folder for a title."""
    office.write("templates/二月/notice.md", EARLIER_TEXT.replace("7号", "5号"))
    office.write("templates/坏/notice.md", "---\n: [x\n---\n文\n")

    def listed(address: str) -> list[str]:
        page = PlainBrowser(client()).open(address).page
        return [each.text_content() for each in page.xpath("//table//th[@scope='row']")]

    one, other = "关于报送《目录》的通知（notice）", "关于报送《目录》的通知（二月）"
    assert listed("/") == [one, other, "坏"]
    assert listed("/?q=〔2024〕5号") == [other]
    assert (listed("/?q=坏&stage=broken"), listed("/?q=坏&stage=draft")) == (["坏"], [])
    assert listed("/?stage=made") == []
    office.build()
    assert listed("/?stage=made") == [one]
    rows = client().get("/?q=目录", headers={"HX-Request": "true"}).text
    assert "<html" not in rows
    assert rows.count('scope="row"') == 2


def test_a_notice_that_cannot_be_read_is_refused_at_its_place(office: Office) -> None:
    office.write("templates/二月/notice.md", EARLIER_TEXT.replace("signature", "attachments: [缺.md]\nsignature"))
    before = tree(Path())
    shown = copied("templates/二月").press()
    assert shown.status == 422
    assert tree(Path()) == before
    assert "附件“缺.md”不在文件夹里" in shown.text
    assert shown.page.xpath("//a[@class='place']/@href") == [f"/notices/{opaque_id('templates/二月')}#line-7"]
    office.write("templates/二月/缺.md", "---\ntitle: 示例\n---\n甲\n")
    assert shown.form(f"/dispatches/{opaque_id('templates/二月')}/copy").press().status == 200


def test_the_sample_is_no_dispatch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing begins like it, and it gives way to the first notice."""
    monkeypatch.chdir(tmp_path)
    browser = PlainBrowser(client())
    new_desk(Path(), machine=Machine("linux", None, {}))
    before = tree(Path())
    assert "样例 关于报送示例工作情况的通知" in browser.open("/").text
    for notice in (opaque_id(EARLIER.as_posix()), "x", "0123456789ab"):
        browser.send(f"/dispatches/{notice}/copy", "post", [], {})
        assert browser.status == 404
    assert tree(Path()) == before
    (TEMPLATES / "三月").mkdir()
    (TEMPLATES / "三月/notice.md").write_text(EARLIER_TEXT, "utf-8")
    assert copied("templates/三月").press().address == f"/notices/{opaque_id(EARLIER.as_posix())}?done=like"
    assert tree(EARLIER) == {"notice.md": AFTER.encode()}
