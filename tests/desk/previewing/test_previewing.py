"""Papers of the dispatch, in memory; those of units and of the notice are tested by the pages made of them."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from generator.desk.previewing import (
    Papers,
    PrintedPages,
    chosen_templates,
    dispatch_papers,
    key_of,
    page_names,
    paper_text,
    pdf_name,
    publish,
)
from generator.dispatch.build_sources import read_sources
from generator.dispatch.templates import Template
from generator.ground.errors import InputError, OutputError, UsageError
from tests.dispatch.stand_in_printer import no_suite
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.sample_office import Office, tree
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx

ORDER = """\
---
title: 印制单
recipients: 本馆文印室
---
{% for paper in papers %}
{{ paper.path }}：{{ paper.copies }}份
{% endfor %}
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    office.write("templates/unit/便函.md", LETTER)
    return office


def papers(office: Office) -> Papers:
    templates = office.folder / "templates"
    return dispatch_papers(read_sources(templates, templates / "notice", office.folder / "units.yaml"))


def test_a_template_is_named_by_its_title_as_well() -> None:
    """Unless several have it; a name that is none is answered with both (Y5)."""
    named = {"cover-letter": "附函", "label": "标签", "label-2": "标签"}.items()
    sources = Mock(unit_templates=tuple(Template(f"unit/{stem}.docx", stem, title, Mock()) for stem, title in named))
    assert chosen_templates(sources, ["附函", "cover-letter.docx", "label"]) == sources.unit_templates[:2]
    with pytest.raises(UsageError) as caught:
        chosen_templates(sources, ["标签"])
    assert "cover-letter（附函）、label（标签）、label-2（标签）" in caught.value.problems[0].remedy()


def test_lists_are_those_of_a_build(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    no_suite(monkeypatch)
    office.write("templates/dispatch/说明.md", LIST)
    found = papers(office)
    assert not office.output.exists()
    office.build()
    assert found.documents == {"分发表": tree(office.papers)["dispatch/分发表.docx"]}
    assert list(found.texts) == ["说明"]


def test_a_list_of_what_is_to_be_printed_is_made_with_all_papers(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_suite(monkeypatch)
    office.write("templates/dispatch/印制单.md", ORDER)
    found = papers(office)
    office.build()
    assert found.documents["印制单"] == tree(office.papers)["dispatch/印制单.docx"]
    assert "unit/函/02-西馆.docx" in "".join(paper_text(found.documents["印制单"], "印制单"))


def test_a_workbook_has_no_pages(office: Office) -> None:
    (office.folder / "templates" / "dispatch" / "登记.xlsx").write_bytes(workbook([["{{ total }}"]]))
    found = papers(office)
    assert list(found.documents) == ["分发表"]
    assert "preview-no-pages" in [problem.code for problem in found.warnings]


def test_names_of_pages_are_in_their_order() -> None:
    assert page_names("函", 1, "svg") == ["函-第1页.svg"]
    names = page_names("函", 12, "png")
    assert names == sorted(names)
    assert (names[0], names[-1]) == ("函-第01页.png", "函-第12页.png")


def test_pages_take_the_place_of_earlier_ones(tmp_path: Path) -> None:
    folder = tmp_path / "结 果" / "预览-东馆"
    publish(folder, {"函-第1页.png": b"1", "函-第2页.png": b"2", "信封-第1页.png": b"3"})
    (folder / "批注.txt").write_bytes(b"mine")
    (folder / "照片.png").write_bytes(b"mine, too")
    (folder / "留着").mkdir()
    (folder / "别处").symlink_to(tmp_path, target_is_directory=True)
    (folder / "留着" / "函-第9页.png").write_bytes(b"not ours there")
    publish(folder, {"函-第1页.png": b"new"})
    assert tree(tmp_path / "结 果") == {
        "预览-东馆/函-第1页.png": b"new",
        "预览-东馆/批注.txt": b"mine",
        "预览-东馆/照片.png": b"mine, too",
        "预览-东馆/留着/函-第9页.png": b"not ours there",
    }
    assert (folder / "别处").is_symlink()


@pytest.mark.parametrize("before", ["函-第1页.png", "函-第1页.svg", pdf_name("函")])
@pytest.mark.parametrize("now", ["函-第1页.png", "函-第1页.svg", pdf_name("函")])
def test_pages_of_another_format_go(tmp_path: Path, before: str, now: str) -> None:
    publish(tmp_path / "预览-东馆", {before: b"old"})
    (tmp_path / "预览-东馆" / "函.pdf").write_bytes(b"mine")
    publish(tmp_path / "预览-东馆", {now: b"new"})
    assert tree(tmp_path) == {f"预览-东馆/{now}": b"new", "预览-东馆/函.pdf": b"mine"}


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "预览-东馆").write_bytes(b"a file")
    with pytest.raises(OutputError):
        publish(tmp_path / "预览-东馆" / "深", {"函-第1页.png": b"1"})
    assert tree(tmp_path) == {"预览-东馆": b"a file"}


def test_pages_are_known_by_the_bytes_of_their_document() -> None:
    kept = PrintedPages()
    kept.keep(key_of(b"one"), [b"1", b"2"])
    assert kept.of(key_of(b"one")) == (b"1", b"2")
    assert kept.of(key_of(b"another")) is None
    kept.keep(key_of(b"one"), [b"3"])
    assert kept.of(key_of(b"one")) == (b"3",)


def test_those_not_asked_for_longest_are_dropped() -> None:
    kept = PrintedPages(most=5)
    kept.keep("one", [b"11"])
    kept.keep("two", [b"22"], "here")
    assert kept.of("one") is not None
    kept.keep("three", [b"33"])
    assert [kept.of(each) is not None for each in ("one", "two", "three")] == [True, False, True]
    assert kept.latest("here") is None


def test_pages_above_the_limit_are_kept_until_the_next() -> None:
    kept = PrintedPages(most=1)
    kept.keep("one", [b"11"])
    assert kept.of("one") == (b"11",)
    kept.keep("two", [b"22"])
    assert kept.of("one") is None
    assert kept.of("two") == (b"22",)


def test_the_last_pages_of_a_place_are_known() -> None:
    kept = PrintedPages()
    assert kept.latest("here") is None
    kept.keep("one", [b"1"], "here")
    kept.keep("two", [b"2"], "there")
    assert kept.latest("here") == "one"
    kept.keep("three", [b"3"], "here")
    assert kept.latest("here") == "three"


def test_the_text_by_paragraph() -> None:
    assert paper_text(make_docx(["东馆办公室：", "", "现寄上《目录》。"]), "函") == ("东馆办公室：", "现寄上《目录》。")


def test_what_is_no_document_is_reported_by_its_name() -> None:
    with pytest.raises(InputError) as raised:
        paper_text(b"no package", "函")
    assert [problem.span.file for problem in raised.value.problems if problem.span] == ["函"]
