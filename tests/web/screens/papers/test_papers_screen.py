from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.desk.previewing import DrawnPapers
from generator.ground.errors import OutputError, Problem
from generator.roster.sheets.named_file import load_units
from generator.roster.units.groups import Roster
from generator.web.screens.papers import paper_pages
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.templates.excel.workbooks import workbook
from tests.web.desk_pages import OfficePages, words
from tests.word_documents import make_docx

HOSTILE = "<img src=x onerror=alert(1)>"
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


@pytest.fixture
def no_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_pages, "has_suite", lambda: False)


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


@pytest.mark.usefixtures("no_suite")
def test_papers_of_text_templates_are_painted_at_once(served: OfficePages) -> None:
    served.office.write("templates/unit/便函.md", LETTER)
    shown = page(served, unit_address(served, "西馆"))
    assert 'class="fawen-page"' in shown
    assert "<style" not in shown
    assert "第 2 个，共 4 个" in shown


@pytest.mark.usefixtures("no_suite")
def test_papers_and_templates_are_called_by_the_title_in_the_template(served: OfficePages) -> None:
    template = served.office.folder / "templates/unit/函.docx"
    template.write_bytes(make_docx(["{{ unit.name }}"], title="<b>附函"))
    shown = page(served)
    assert "<b>" not in shown
    assert "&lt;b&gt;附函 函</h3>" in shown
    assert '函.docx <span class="hint">&lt;b&gt;附函</span>' in shown


@pytest.mark.usefixtures("no_suite")
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


@pytest.mark.usefixtures("no_suite")
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


@pytest.mark.usefixtures("no_suite")
def test_units_are_found_by_what_is_typed_and_by_group(served: OfficePages) -> None:
    found = words(served.get(f"{served.address}/papers/units?q=东馆办公"))
    assert "找到 1 个单位。 东馆 01" in found
    assert "找到 0 个单位。" in served.get(f"{served.address}/papers/units?q=没有的")
    grouped = words(page(served, "group=直属单位"))
    assert "找到 1 个单位。 修复中心" in grouped
    assert "分馆（3）" in grouped
    assert "学校（" not in grouped


@pytest.mark.usefixtures("no_suite")
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


@pytest.mark.usefixtures("no_suite")
def test_files_that_nothing_draws_are_named_without_a_command_line(served: OfficePages) -> None:
    (served.office.folder / "templates/unit/表.xlsx").write_bytes(workbook([["{{ unit.name }}"]]))
    said = words(page(served))
    assert "生成以后请直接打开看：unit/表.xlsx。" in said
    assert "fawen build" not in said


@pytest.mark.usefixtures("no_suite")
def test_files_that_nothing_draws_are_called_what_their_templates_are_called(served: OfficePages) -> None:
    book = workbook([["{{ unit.name }}"]], lambda sheet: setattr(sheet.parent.properties, "title", "名册"))
    (served.office.folder / "templates/unit/roll.xlsx").write_bytes(book)
    assert "生成以后请直接打开看：名册（roll.xlsx）。" in words(page(served))


@pytest.mark.usefixtures("no_suite")
def test_of_a_notice_that_is_not_finished_the_papers_of_a_draft_are_shown(served: OfficePages) -> None:
    served.office.replace("templates/notice/notice.md", "date: 2024-03-05\n", "")
    said = words(page(served))
    assert "这里按草稿看" in said
    assert "东馆办公室：" in said
    assert "征求意见稿" in page(served, "what=notice")


@pytest.mark.usefixtures("no_suite")
def test_the_notice(served: OfficePages) -> None:
    assert 'class="fawen-page"' in page(served, "what=notice")
    assert "报送" in page(served, "what=notice")


@pytest.mark.usefixtures("no_suite")
def test_what_is_read_is_read_again_only_when_it_changed(served: OfficePages, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[Path] = []

    def load(path: Path) -> Roster:
        loaded.append(path)
        return load_units(path)

    monkeypatch.setattr("generator.web.screens.papers.kept_state.load_units", load)
    page(served)
    loaded.clear()
    page(served)
    served.office.template("unit/函.docx", ["{{ unit.name }}换了"])
    assert "东馆换了" in words(page(served))
    assert loaded == []
    served.office.replace("units.yaml", "copies: 2", "copies: 3")
    page(served)
    assert loaded == [Path("units.yaml")]


@pytest.mark.usefixtures("no_suite")
def test_a_template_with_an_error_is_said_and_the_rest_of_the_page_stays(served: OfficePages) -> None:
    served.office.template("unit/坏.docx", ["{{ unit.nmae }}"])
    shown = words(page(served))
    assert "template-undefined" in shown
    assert "是不是" in shown
    assert "找到 4 个单位。" in shown
    assert "坏.docx 停用" in shown


@pytest.mark.usefixtures("no_suite")
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


@pytest.mark.usefixtures("no_suite")
def test_names_are_shown_as_text(served: OfficePages) -> None:
    served.office.replace("units.yaml", "name: 西馆", f'name: "{HOSTILE}"')
    shown = served.get(f"{served.address}/papers?what=unit&q=img")
    assert HOSTILE not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


@pytest.mark.usefixtures("no_suite")
@pytest.mark.parametrize("end", ["papers?unit=0", "papers?what=../x", "papers/pages/0/1", "papers/pages/..%2f/1"])
def test_what_is_not_there_has_no_address(served: OfficePages, end: str) -> None:
    assert served.client.get(f"{served.address}/{end}").status_code == 404


def test_pictures_that_do_not_exist_have_no_address(served: OfficePages, suite: Suite) -> None:
    page(served)
    served.ended("print")
    (address,) = pictures(page(served))
    for number in ("0", "2", "-1", "１", "1.0", "x"):
        assert served.client.get(address[:-1] + number).status_code == 404


@pytest.mark.usefixtures("no_suite")
def test_a_unit_is_reissued_by_the_screen_that_builds(served: OfficePages) -> None:
    served.office.build()
    shown = page(served, unit_address(served, "西馆"))
    form = re.search(r'action="([^"]{1,100})">\s{0,10}<input type="hidden" name="reissue" value="([^"]{1,40})"', shown)
    assert form is not None
    served.post(form[1], {"reissue": form[2]})
    assert served.ended("make").state == "done"
    assert "补发" in (served.office.output / "发文登记簿.csv").read_text(encoding="utf-8-sig")
