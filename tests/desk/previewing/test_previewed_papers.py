"""Papers of the dispatch, in memory; those of units and of the notice are tested by the pages made of them."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from generator.desk.previewing import Papers, dispatch_papers, paper_text
from generator.desk.previewing.previewed_papers import chosen_templates
from generator.dispatch.build_sources import read_sources
from generator.dispatch.templates import Template
from generator.ground.errors import UsageError
from tests.dispatch.stand_in_printer import no_suite
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.sample_office import Office, tree
from tests.templates.excel.workbooks import workbook

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
