"""工具: each tool without scripts and with, what is refused, and that nothing of the desk changes by itself."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from generator.desk.previewing import PrintedPages, key_of
from generator.desk.starters.starter_files import parts
from generator.desk.starters.starter_papers import papers_over_sheets
from generator.notices.editing.kept_drafts import KeptDraft, keep_drafts
from generator.office.pdf.printed_paragraphs import PrintedCharacter
from generator.web.open_desk import OpenDesk
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, docx_of
from tests.notices.reviewing.copies import draft_of, replaced
from tests.sample_office import tree
from tests.web.desk_pages import OfficePages, client
from tests.web.without_scripts import PlainBrowser, PlainForm
from tests.word_documents import make_docx, paragraphs

PERSONS = parts("papers/certificate")["merge/persons.xlsx"]
DRAFT = docx_of([*HEAD, "为做好示例工作,现就有关事项通知如下。", *SIGNED])
HOSTILE = "<img src=x onerror=alert(1)>"
PICTURES = Path(__file__).parents[3] / "docs" / "pictures"


@pytest.fixture
def browser(served: OfficePages) -> PlainBrowser:
    """A browser without scripts at the page of the tools."""
    return PlainBrowser(served.client).open("/tools")


def got(served: OfficePages, address: str) -> tuple[str, bytes]:
    """The name and the bytes of a download."""
    answer = served.client.get(address)
    assert answer.status_code == 200
    return unquote(answer.headers["content-disposition"].rpartition("''")[2]), answer.content


def form_with(browser: PlainBrowser, field: str) -> PlainForm:
    """The form of the page with the field or button ``field``."""
    return next(each for each in browser.forms() if each.element.xpath(f".//*[@name='{field}']"))


def links(browser: PlainBrowser, word: str) -> list[str]:
    return [str(each) for each in browser.page.xpath("//a/@href") if word in str(each)]


def test_a_document_is_checked_without_scripts(served: OfficePages, browser: PlainBrowser) -> None:
    before = tree(served.office.folder)
    browser.form("/tools/check").press(files={"file": (f"{HOSTILE}.docx", DRAFT)})
    assert (browser.status, "半角标点" in browser.text) == (200, True)
    assert not browser.page.xpath("//img[@src='x']")
    name, mended = got(served, links(browser, "/mended")[0])
    assert "（改好）.docx" in name
    assert "，现就" in "".join(paragraphs(mended))
    assert got(served, links(browser, "/annotated")[0])[1].startswith(b"PK")
    assert tree(served.office.folder) == before
    browser.form("/files").press()
    assert "templates/" not in browser.text
    assert browser.address.startswith("/notices/")
    assert set(tree(served.office.folder)) > set(before)


@pytest.mark.parametrize("tool", ["check", "review", "pdf"])
@pytest.mark.parametrize("files", [{}, {"file": ("假.docx", b"x")}, {"file": ("a.exe", b"MZ")}])
def test_what_cannot_be_taken_is_refused_with_its_reason(
    served: OfficePages, browser: PlainBrowser, tool: str, files: dict[str, tuple[str, bytes]]
) -> None:
    before = tree(served.office.folder)
    browser.form(f"/tools/{tool}").press(files=files)
    assert browser.page.xpath("//*[@role='alert']//*[contains(@class, 'problem')]")
    assert "/tmp" not in browser.text
    assert tree(served.office.folder) == before


def test_a_shipped_paper_is_merged_without_scripts(served: OfficePages, browser: PlainBrowser) -> None:
    before = tree(served.office.folder)
    form_with(browser.open("/tools/merge"), "paper").press("聘书")
    form_with(browser, "sheet").press(files={"sheet": ("名单.xlsx", PERSONS)})
    assert "示甲同志" in browser.text or "1/4" in browser.text
    address = browser.address
    browser.open(f"{address}?n=2")
    assert "2/4" in browser.text
    form_with(browser, "name-column").press("合并 4 份")
    served.ended("tool")
    browser.open(address)
    name, data = got(served, links(browser, "/tools/made/")[0])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert (name, len(archive.namelist())) == ("聘书.zip", 5)
        assert "打印-聘书.docx" in archive.namelist()
    assert tree(served.office.folder) == before


def test_answers_are_kept_and_problems_said_at_the_files(served: OfficePages) -> None:
    letter = make_docx(["聘请 {{ unit.name }} 为{{ 薪级 }}。"])
    answer = served.client.post("/tools/merge", files={"word": ("聘.docx", letter), "sheet": ("单.xlsx", PERSONS)})
    address = answer.headers["location"]
    page = served.get(address)
    assert "表里没有“薪级”，是不是" in page
    assert "template-undefined" in page
    chosen = {"answers": "1", "means-薪级": "聘任职务", "name-column": "姓名", "make": "1"}
    served.post(address, chosen)
    served.ended("tool")
    page = served.get(address)
    assert "5 个文件做好了" in page
    assert "5 个文件做好了" not in served.post(address, {"answers": "1", "means-薪级": ""}), (
        "what was made is of before"
    )
    for files, word in ({"word": ("坏.docx", b"x")}, "坏.docx"), ({"sheet": ("坏.xlsx", b"x")}, "坏.xlsx"):
        page = served.post(address, files=files, status=422)
        assert word in page
        assert "合并 4 份" not in page


def test_a_list_takes_what_is_typed(served: OfficePages) -> None:
    address = served.client.post("/tools/merge", data={"paper": "sign-in"}).headers["location"]
    served.post(address, files={"sheet": ("名单.xlsx", PERSONS)})
    served.post(address, {"answers": "1", "fact-extra.会议名称": HOSTILE, "make": "1"})
    served.ended("tool")
    name, data = got(served, f"/tools/made/{address.rpartition('/')[2]}")
    assert name == "签到表.docx"
    assert f"会议名称：{HOSTILE}" in paragraphs(data)


def test_shipped_papers_have_pictures_and_sheets(served: OfficePages) -> None:
    for each in papers_over_sheets().values():
        drawn = PICTURES / f"paper-{each.id.removesuffix('-sheet')}.png"
        assert served.client.get(f"/tools/papers/{each.id}/picture").content == drawn.read_bytes(), "copy it again"
        assert got(served, f"/tools/papers/{each.id}/sheet")[0] == each.sheet_name
    assert {each.title for each in papers_over_sheets().values()} > {"桌签", "签到表", "聘书"}


@pytest.fixture
def reviewed(served: OfficePages) -> bytes:
    """A copy of the office's draft in which a reviewer has changed a word of the text."""
    return replaced(draft_of(served.desk.notices()[0].folder), "报送", "按时报送", author="示例审稿人")


@pytest.mark.parametrize("door", ["/tools/review", "/files"])
def test_a_reviewed_copy_is_taken_over_and_back(served: OfficePages, reviewed: bytes, door: str) -> None:
    before = tree(served.office.folder)
    browser = PlainBrowser(served.client).open("/tools" if door != "/files" else "/")
    browser.form(door).press(files={"file": ("审阅稿.docx", reviewed)})
    assert "示例审稿人" in browser.text
    assert tree(served.office.folder) == before
    browser.form(browser.address).press("采用 1 处")
    assert "公文已经保存" in browser.text
    text = (served.desk.notices()[0].folder / "notice.md").read_text("utf-8")
    assert "按时报送" in text
    browser.form(f"{browser.address.partition('?')[0]}/undo").press()
    assert {name: data for name, data in tree(served.office.folder).items() if name in before} == before


def test_a_change_is_marked_on_the_page_on_which_it_is(served: OfficePages, reviewed: bytes) -> None:
    """Its card leads to the page, the mark there to the card; without its pages the copy has its text beside them."""
    (changed,) = (each for each in paragraphs(reviewed) if "按时报送" in each)
    texts = ("别的一段", changed.replace("按时报送", "报送按时报送"))
    characters = [
        PrintedCharacter(each, page, page / 10, page / 10 + 0.05)
        for page, text in enumerate(texts, 1)
        for each in "".join(text.split())
    ]
    address = served.client.post("/tools/review", files={"file": ("稿.docx", reviewed)}).headers["location"]
    assert 'class="marks"' not in served.get(address)
    served.desk.kept(PrintedPages).keep(key_of(reviewed), [b"1", b"2"], characters=tuple(characters))
    first, second = served.get(address), served.get(f"{address}?page=2")
    assert f'href="{address}?page=2"' in first
    assert 'class="marks"' not in first
    assert 'y="20.0"' in second
    assert 'href="#card-1"' in second
    assert 'id="card-1"' in second


def test_what_somebody_types_is_never_lost_by_a_review(served: OfficePages, reviewed: bytes) -> None:
    folder = served.desk.notices()[0].folder
    keep_drafts(folder, {"notice.md": KeptDraft(b"typed", "")})
    address = served.client.post("/tools/review", files={"file": ("稿.docx", reviewed)}).headers["location"]
    assert "review-unsaved" in served.post(address, status=422)


def test_other_peoples_copies_are_refused(served: OfficePages) -> None:
    page = served.post("/tools/review", files={"file": ("别的.docx", make_docx(["别的"]))}, status=422)
    assert "review-other-notice" in page


@pytest.mark.parametrize(
    "address",
    [
        *(f"/tools/{each}" for each in ("made/x", "check/x", "check/x/mended", "check/x/annotated", "merge/x")),
        *(
            "/tools/review/x",
            "/tools/pdf/x",
            "/pages/x/1",
            "/tools/papers/..%2f/picture",
            "/tools/papers/x/sheet",
        ),
    ],
)
def test_what_is_not_there_is_not_found(served: OfficePages, address: str) -> None:
    assert served.client.get(address).status_code == 404


def test_tools_need_no_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    browser: TestClient = client(OpenDesk())
    assert browser.post("/tools/check", files={"file": ("稿.docx", DRAFT)}).status_code == 303
    assert browser.post("/tools/review", files={"file": ("稿.docx", DRAFT)}).status_code == 422
    assert list(tmp_path.iterdir()) == []
