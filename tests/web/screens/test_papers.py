from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.desk.previewing import DrawnPapers
from generator.ground.errors import OutputError, Problem
from generator.roster.sheets.named_file import load_units
from generator.roster.units.groups import Roster
from generator.web import paper_pages
from generator.web.opaque_ids import opaque_id
from tests.desk.test_print_files import with_contents
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.sample_office import NOTICE, tree
from tests.templates.excel.workbooks import workbook
from tests.web.desk_pages import OfficePages, words
from tests.web.without_scripts import PlainBrowser
from tests.word_documents import make_docx

pytestmark = pytest.mark.in_turn(2)


@pytest.fixture(autouse=True)
def no_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_pages, "has_suite", lambda: False)


def templates(served: OfficePages) -> set[str]:
    return {path for path in tree(served.office.folder / "templates") if not path.startswith("notice/")}


def press(served: OfficePages, name: str) -> str:
    """Presses the button beside the template of that name."""
    shown = served.get(f"{served.address}/papers")
    found = re.search(
        rf'{re.escape(Path(name).stem)} <span class="hint">(?:Word|Excel|)</span></span>'
        r'[^/]*?(?:<span[^>]*>[^<]*</span>\s*)*(?:<form.*?/(?:join|part)".*?</form>\s*)?'
        rf'<form method="post" action="([^"]{{1,200}})">',
        shown,
    )
    assert found is not None
    return served.post(found[1])


def handed(served: OfficePages, name: str, data: bytes, kind: str = "unit", status: int = 200) -> str:
    """The page about a file that is handed over for those of the ``kind``, from the papers of the notice."""
    notice = served.desk.notices()[0].id
    answer = served.client.post("/templates/new", data={"notice": notice}, files={"file": (name, data)})
    return served.get(f"{answer.headers['location']}&kind={kind}", status)


def decide(served: OfficePages, button: str, status: int = 200, kind: str = "unit") -> str:
    """Presses a button of the page of the file that was handed over last."""
    return served.post(f"{incoming(served)}&kind={kind}", {button: "1"}, status)


def incoming(served: OfficePages) -> str:
    held = list(served.desk.uploads)[-1]
    return f"/templates/new/{held}?notice={served.desk.notices()[0].id}"


def test_a_template_is_set_aside_and_used_again(served: OfficePages) -> None:
    assert "停用中" in press(served, "函.docx")
    assert templates(served) == {"unit/停用/函.docx", "dispatch/分发表.docx"}
    assert "停用中" not in press(served, "函.docx")
    assert templates(served) == {"unit/函.docx", "dispatch/分发表.docx"}


def test_a_file_is_checked_with_what_it_would_print_and_then_taken(served: OfficePages) -> None:
    shown = handed(served, "信封.docx", make_docx(["{{ unit.addressee }} 收"]))
    said = words(shown)
    assert "没有发现问题" in said
    assert "现在给“东馆”会印： 名字 印出来 unit.addressee 东馆办公室" in said
    assert "unit/信封.docx" not in templates(served)
    decide(served, "take")
    assert "unit/信封.docx" in templates(served)


def test_a_template_with_mistakes_is_handed_over_again_where_they_are_said(served: OfficePages) -> None:
    bad = handed(served, "名册.docx", make_docx(["{{ unit.adressee }} 收"]), kind="dispatch")
    assert "改好存好了，再选一次" in words(bad)
    assert 'action="/templates/new" enctype="multipart/form-data" class="row" data-drop' in bad
    assert "data-drop" not in handed(served, "信封.docx", make_docx(["{{ unit.addressee }} 收"]))


def test_it_can_be_given_up(served: OfficePages) -> None:
    before = templates(served)
    handed(served, "信封.docx", make_docx(["{{ unit.addressee }} 收"]))
    decide(served, "give-up")
    assert templates(served) == before


def test_one_with_an_error_cannot_be_taken(served: OfficePages) -> None:
    before = templates(served)
    shown = handed(served, "信封.docx", make_docx(["{{ unit.nmae }}"]))
    assert "是不是" in shown
    assert 'name="take"' not in shown
    decide(served, "take", 422)
    assert templates(served) == before


def test_another_of_its_name_is_replaced_only_when_that_was_asked(served: OfficePages) -> None:
    old = (served.office.folder / "templates/unit/函.docx").read_bytes()
    handed(served, "函.docx", make_docx(["新的{{ unit.name }}"]))
    shown = decide(served, "take", 422)
    assert "desk-template-there" in shown
    assert 'name="replace"' in shown
    assert (served.office.folder / "templates/unit/函.docx").read_bytes() == old
    decide(served, "replace")
    assert (served.office.folder / "templates/unit/停用/函.docx").read_bytes() == old
    assert (served.office.folder / "templates/unit/函.docx").read_bytes() != old


def test_for_the_dispatch(served: OfficePages) -> None:
    shown = handed(served, "回执.md", LETTER.replace("unit.", "notice.").encode(), "dispatch")
    assert "整件一份" in shown
    assert 'aria-current="true">整件一份' in shown
    assert "现在会印：" in shown


@pytest.mark.parametrize(
    ("name", "kind", "status", "code"),
    [
        ("图.png", "unit", 422, "desk-template-kind"),
        ("信封.doc", "unit", 422, "output-other-format"),
        ("函.docx", "../notice", 404, ""),
    ],
)
def test_what_is_refused_at_once(served: OfficePages, name: str, kind: str, status: int, code: str) -> None:
    before = templates(served)
    assert code in handed(served, name, b"", kind, status)
    assert templates(served) == before


def test_without_a_file(served: OfficePages) -> None:
    assert "desk-template-none" in served.post("/templates/new", {"notice": ""}, 422)


def test_a_name_with_markup_is_text(served: OfficePages) -> None:
    shown = handed(served, "<img src=x onerror=alert(1)>.docx", make_docx(["示例"]))
    assert "<img src=x" not in shown


HOUSE = "templates/house.yaml"


def house(served: OfficePages) -> str:
    path = served.office.folder / HOUSE
    return path.read_text(encoding="utf-8") if path.exists() else ""


def plain(served: OfficePages) -> PlainBrowser:
    """The screen in a browser without scripts."""
    return PlainBrowser(served.client).open(f"{served.address}/papers")


def test_papers_are_joined_and_no_longer_joined_without_scripts(served: OfficePages) -> None:
    served.office.write(HOUSE, "issuer: 示例市档案馆   # 机关\n")
    browser = plain(served)
    assert "函 Word 一个单位一个文件 合成一个打印文件 停用" in browser.text
    browser.form("/join").press("合成一个打印文件")
    assert "函 Word 全部单位的合成一个打印文件 不合成 停用" in browser.text
    assert house(served) == "issuer: 示例市档案馆   # 机关\nprinting: {files: [函]}\n"
    browser.form("/part").press("不合成")
    assert "函 Word 一个单位一个文件 合成一个打印文件 停用" in browser.text
    assert house(served) == "issuer: 示例市档案馆   # 机关\n"


def test_the_notice_that_has_a_list_of_its_own_decides_and_is_led_to(served: OfficePages) -> None:
    served.office.write(HOUSE, "printing: {files: [函]}\n")
    served.office.write("templates/notice/notice.md", NOTICE.replace("date:", "printing: {files: []}\ndate:"))
    browser = plain(served)
    assert "哪些合成打印文件，这件公文自己定了" in browser.text
    assert "一个单位一个文件" in browser.text
    assert not [form for form in browser.forms() if form.action.endswith(("/join", "/part"))]
    assert f"{served.address}#line-6" in browser.page.xpath("//a/@href")


def test_only_documents_for_units_can_be_joined(served: OfficePages) -> None:
    served.office.write("templates/unit/便函.md", LETTER)
    press(served, "函.docx")
    forms = [form.action for form in plain(served).forms() if form.action.endswith(("/join", "/part"))]
    assert forms == [f"/templates/{opaque_id('unit/便函.md')}/join"]


def test_what_cannot_be_joined_is_said_instead_of_a_button(served: OfficePages) -> None:
    served.office.write(HOUSE, "printing: {files: [回执]}\n")
    handed(served, "函.docx", with_contents())
    decide(served, "replace")
    browser = plain(served)
    assert "一个单位一个文件 · 文件里有域 TOC（它说的是整个文件），不能并进打印文件。" in browser.text
    assert not [form for form in browser.forms() if form.action.endswith("/join")]
    join = f"/templates/{opaque_id('unit/函.docx')}/join"
    assert "template-print-has" in served.post(join, status=422)


def test_a_name_whose_template_is_gone_is_taken_out(served: OfficePages) -> None:
    served.office.write(HOUSE, "printing: {files: [函, 回执]}\n")
    browser = plain(served)
    assert "回执没有这个模板了，请去掉这个名称" in browser.text
    browser.form(f"/gone/{opaque_id('回执')}/part").press()
    assert house(served) == "printing: {files: [函]}\n"
    assert "没有这个模板" not in browser.text
    served.post(f"/templates/gone/{opaque_id('函')}/part", status=404)


def test_a_house_with_mistakes_is_refused_with_them(served: OfficePages) -> None:
    served.office.write(HOUSE, "printing: {files: [函}\n")
    assert "一个打印文件" not in plain(served).text
    assert "house.yaml" in words(served.post(f"/templates/{opaque_id('unit/函.docx')}/join", status=422))
    assert house(served) == "printing: {files: [函}\n"


@pytest.mark.parametrize(
    ("text", "listed", "said"),
    [
        ("printing: {files: [函]}\n", "printing: {files: [函, 通知书]}\n", "全部单位的合成一个打印文件"),
        ("issuer: 示例市档案馆\n", "issuer: 示例市档案馆\n", "一个单位一个文件"),
        ("printing:\n", "printing:\n", "采用了"),
    ],
)
def test_what_becomes_of_the_papers_of_one_that_is_taken_is_said(
    served: OfficePages, text: str, listed: str, said: str
) -> None:
    served.office.write(HOUSE, text)
    handed(served, "通知书.docx", make_docx(["{{ unit.name }}"]))
    answer = words(decide(served, "take"))
    assert "“通知书.docx”采用了。" in answer
    assert said in answer
    assert house(served) == listed


def test_one_that_is_taken_is_joined_for_other_notices_where_the_notice_decides(served: OfficePages) -> None:
    served.office.write(HOUSE, "printing: {files: [函]}\n")
    served.office.write("templates/notice/notice.md", NOTICE.replace("date:", "printing: {files: [函]}\ndate:"))
    handed(served, "通知书.docx", make_docx(["{{ unit.name }}"]))
    said = words(decide(served, "take"))
    assert "一个单位一个文件" in said
    assert said.count("这件公文自己定了") == 1
    assert house(served) == "printing: {files: [函, 通知书]}\n"


def test_why_one_that_is_taken_is_not_joined_is_said(served: OfficePages) -> None:
    served.office.write(HOUSE, "printing: {files: [函]}\n")
    handed(served, "通知书.docx", with_contents())
    assert "一个单位一个文件 · 文件里有域 TOC" in words(decide(served, "take"))
    handed(served, "名册.docx", make_docx(["{{ total }}"]), "dispatch")
    said = words(decide(served, "take", kind="dispatch"))
    assert "“名册.docx”采用了。" in said
    assert house(served) == "printing: {files: [函]}\n"


Print = Callable[[Mapping[str, bytes]], dict[str, list[bytes]]]


class Suite:
    """LibreOffice as a stand-in: it prints a page for each document, or does what the test says."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.fault: Exception | None = None

    def __call__(self, documents: Mapping[str, bytes], *_: object) -> DrawnPapers:
        if self.fault is not None:
            raise self.fault
        self.printed += documents
        return DrawnPapers({name: [b"\x89PNG of " + name.encode()] for name in documents})


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> Suite:
    suite = Suite()
    monkeypatch.setattr(paper_pages, "has_suite", lambda: True)
    monkeypatch.setattr(paper_pages, "printed_papers", suite)
    return suite


def page(served: OfficePages, query: str = "") -> str:
    return served.get(f"{served.address}/papers?{query}")


def unit_address(served: OfficePages, name: str) -> str:
    """The query of the papers of the unit of that name."""
    found = re.search(
        rf'what=unit&amp;unit=(\w{{1,20}})&amp;q=[^"]{{0,100}}"[^>]{{0,40}}>{re.escape(name)}', page(served)
    )
    assert found is not None
    return f"what=unit&unit={found[1]}"


def pictures(text: str) -> list[str]:
    return re.findall(r'<img src="([^"]{1,300})"', text)


def test_papers_of_text_templates_are_painted_at_once(served: OfficePages) -> None:
    served.office.write("templates/unit/便函.md", LETTER)
    shown = page(served, unit_address(served, "西馆"))
    assert 'class="fawen-page"' in shown
    assert "<style" not in shown
    assert "第 2 个，共 4 个" in shown


def test_papers_and_templates_are_called_by_the_title_in_the_template(served: OfficePages) -> None:
    template = served.office.folder / "templates/unit/函.docx"
    template.write_bytes(make_docx(["{{ unit.name }}"], title="<b>附函"))
    shown = page(served)
    assert "<b>" not in shown
    assert "&lt;b&gt;附函 函</h3>" in shown
    assert '&lt;b&gt;附函 <span class="hint">函.docx</span>' in shown


def test_without_libreoffice_the_text_of_word_papers_is_shown(served: OfficePages) -> None:
    said = words(page(served))
    assert "本机没有 LibreOffice" in said
    assert "东馆办公室：" in said
    assert "（1/4）2份" in said


def test_word_papers_are_printed_in_the_background_and_kept(served: OfficePages, suite: Suite) -> None:
    page(served)
    served.ended("print")
    shown = page(served)
    (address,) = pictures(shown)
    answer = served.client.get(address)
    assert answer.content == b"\x89PNG of " + "函".encode()
    assert answer.headers["content-type"] == "image/png"
    page(served)
    assert suite.printed == ["函"]
    assert 'hx-trigger="every 1s"' not in shown


def test_old_pages_are_marked_as_old_until_new_ones_are_there(
    served: OfficePages, suite: Suite, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(served)
    served.ended("print")
    served.office.replace("units.yaml", "copies: 2", "copies: 3")
    start = served.desk.jobs.replace
    monkeypatch.setattr(served.desk.jobs, "replace", lambda kind, about, _: start(kind, about, lambda _: None))
    shown = page(served)
    assert "旧的：" in shown
    assert len(pictures(shown)) == 1
    monkeypatch.undo()
    served.ended("print")


@pytest.mark.parametrize("fault", [OutputError(Problem("pdf-suite-missing")), None])
def test_printing_that_fails_is_said_and_not_tried_again_and_again(
    served: OfficePages, suite: Suite, fault: OutputError | None
) -> None:
    suite.fault = fault or ZeroDivisionError()
    page(served)
    first = served.ended("print")
    shown = page(served)
    assert served.desk.jobs.last("print") is first
    assert ("pdf-suite-missing" if fault else f"编号 {first.number}") in shown
    if fault is None:
        assert [type(each) for each in served.faults] == [ZeroDivisionError]
        served.faults.clear()


def test_one_unit_after_the_other(served: OfficePages) -> None:
    seen = []
    query = ""
    for _ in range(4):
        shown = page(served, query)
        found = re.search(r"（第 (\d) 个，共 4 个）", shown)
        assert found is not None
        seen.append(found[1])
        following = re.search(r'rel="next" data-step-key="PageDown" href="[^"?]{1,100}\?([^"]{1,100})"', shown)
        query = "" if following is None else following[1].replace("&amp;", "&")
    assert (seen, query) == (["1", "2", "3", "4"], "")
    assert 'rel="prev"' in shown


def test_units_are_found_by_what_is_typed_and_by_group(served: OfficePages) -> None:
    found = words(served.get(f"{served.address}/papers/units?q=东馆办公"))
    assert "找到 1 个单位。 东馆 01" in found
    assert "找到 0 个单位。" in served.get(f"{served.address}/papers/units?q=没有的")
    assert "找到 1 个单位。 修复中心" in words(page(served, "q=直属单位"))
    assert "找到 3 个单位。" in words(page(served, "q=分馆"))


def test_of_many_units_twenty_are_listed(served: OfficePages) -> None:
    more = "".join(f"      - {{name: 示例{number}馆}}\n" for number in range(30))
    served.office.replace("units.yaml", "      - {name: 修复中心}\n", f"      - {{name: 修复中心}}\n{more}")
    shown = served.get(f"{served.address}/papers/units?q=示例")
    assert "找到 30 个单位。" in shown
    assert shown.count("<li>") == 20


def test_lists_are_made_in_the_background(served: OfficePages, suite: Suite) -> None:
    served.office.write("templates/dispatch/说明.md", LIST)
    page(served, "what=dispatch")
    served.ended("lists")
    page(served, "what=dispatch")
    served.ended("print")
    shown = page(served, "what=dispatch")
    assert 'class="fawen-page"' in shown
    assert len(pictures(shown)) == 1
    assert suite.printed == ["分发表"]


def test_files_that_nothing_draws_are_called_what_their_templates_are_called(served: OfficePages) -> None:
    book = workbook([["{{ unit.name }}"]], lambda sheet: setattr(sheet.parent.properties, "title", "名册"))
    for name, data in (("表.xlsx", workbook([["{{ unit.name }}"]])), ("roll.xlsx", book)):
        (served.office.folder / "templates/unit" / name).write_bytes(data)
    said = words(page(served))
    assert "生成以后请直接打开看：名册（roll.xlsx）、unit/表.xlsx。" in said
    assert "fawen build" not in said


def test_of_a_notice_that_is_not_finished_the_papers_of_a_draft_are_shown(served: OfficePages) -> None:
    served.office.replace("templates/notice/notice.md", "date: 2024-03-05\n", "")
    said = words(page(served))
    assert "这里按草稿看" in said
    assert "东馆办公室：" in said
    assert "征求意见稿" in page(served, "what=notice")


def test_the_notice(served: OfficePages) -> None:
    assert 'class="fawen-page"' in page(served, "what=notice")
    assert "报送" in page(served, "what=notice")


def test_what_is_read_is_read_again_only_when_it_changed(served: OfficePages, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[Path] = []

    def load(path: Path) -> Roster:
        loaded.append(path)
        return load_units(path)

    monkeypatch.setattr("generator.web.screens.papers.kept_inputs.load_units", load)
    page(served)
    loaded.clear()
    page(served)
    served.office.template("unit/函.docx", ["{{ unit.name }}换了"])
    assert "东馆换了" in words(page(served))
    assert loaded == []
    served.office.replace("units.yaml", "copies: 2", "copies: 3")
    page(served)
    assert loaded == [Path("units.yaml")]


def test_a_template_with_an_error_is_said_and_the_rest_of_the_page_stays(served: OfficePages) -> None:
    served.office.template("unit/坏.docx", ["{{ unit.nmae }}"])
    shown = words(page(served))
    assert "template-undefined" in shown
    assert "是不是" in shown
    assert "找到 4 个单位。" in shown
    assert "坏.docx" in shown


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("units.yaml", 'code: "01"', 'cod: "01"'), ("templates/notice/notice.md", "title:", "titel:")],
)
def test_inputs_that_cannot_be_read_are_said_with_the_way_to_their_line(
    served: OfficePages, file: str, old: str, new: str
) -> None:
    served.office.replace(file, old, new)
    shown = page(served)
    assert 'role="alert"' in shown
    assert re.search(r'<a class="place" href="[^"]{1,200}#line-\d', shown)


@pytest.mark.parametrize("end", ["papers?unit=0", "papers?what=../x", "papers/pages/0/1"])
def test_what_is_not_there_has_no_address(served: OfficePages, end: str) -> None:
    assert served.client.get(f"{served.address}/{end}").status_code == 404


def test_pictures_that_do_not_exist_have_no_address(served: OfficePages, suite: Suite) -> None:
    page(served)
    served.ended("print")
    (address,) = pictures(page(served))
    for number in ("0", "2", "-1", "１", "1.0", "x"):
        assert served.client.get(address[:-1] + number).status_code == 404


def test_a_unit_is_reissued_by_the_screen_that_builds(served: OfficePages) -> None:
    served.office.build()
    shown = page(served, unit_address(served, "西馆"))
    form = re.search(r'action="([^"]{1,100})">\s{0,10}<input type="hidden" name="reissue" value="([^"]{1,40})"', shown)
    assert form is not None
    served.post(form[1], {"reissue": form[2]})
    assert served.ended("make").state == "done"
    assert "补发" in (served.office.output / "发文登记簿.csv").read_text(encoding="utf-8-sig")
