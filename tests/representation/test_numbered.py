"""What cannot be on paper stops a notice with a number and nothing is written; a draft and a preview say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import paint
from generator.ground.errors import InputError
from generator.ground.representation import lost
from tests.sample_office import Office

PLACES = {
    "text": ("templates/notice/notice.md", "请于三月", "请于\u202e三月"),
    "value": ("templates/notice/notice.md", "signature:", 'copy_to: "县政府\\u202e办"\nsignature:'),
    "draft": ("templates/notice/notice.md", "请于三月", "{# 没有认出来，没有印：征求意见 #}请于三月"),
    "house": ("templates/house.yaml", "", 'contact: {name: "示例甲\\u202e", phone: 023-00000000}\n'),
    "text template": ("templates/unit/单.md", "", "---\ntitle: 单\nrecipients: 馆\n---\n请\u202e收。\n"),
}


@pytest.fixture(params=PLACES)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    name, old, new = PLACES[request.param]
    if old:
        office.replace(name, old, new)
    else:
        office.write(name, new)
    return office


def test_a_numbered_notice_is_not_built(office: Office) -> None:
    with pytest.raises(InputError) as refused:
        office.build()
    (problem,) = refused.value.problems
    assert problem.code in ("notice-not-represented", "notice-remark-left")
    assert (problem.severity, problem.facts["count"]) == ("error", 1)
    assert not office.output.exists() or not list(office.output.iterdir())


def test_a_draft_and_a_preview_warn(office: Office) -> None:
    draft = office.build(draft=True)
    assert [each.severity for each in draft.warnings if lost([each])] == ["warning"]
    assert paint(notice=office.folder / "templates/notice", templates=office.folder / "templates", format="svg")
