"""A check of a Word template says how Word will set it, after what is wrong in its text; a build says nothing of it."""

from __future__ import annotations

import pytest

from generator.check import Finding, check
from generator.cli.entry_point import run as fawen
from tests.sample_office import Office
from tests.templates.doubts.word_templates import paragraph, template

KERNED = {"defaults": '<w:kern w:val="2"/>'}


def findings(office: Office, *texts: str, **formatting: str) -> tuple[Finding, ...]:
    path = office.folder / "templates" / "unit" / "letter.docx"
    path.write_bytes(template(*map(paragraph, texts), **formatting))
    (report,) = check([path]).reports
    return report.findings


def test_it_is_said_after_the_rest(office: Office) -> None:
    found = findings(office, "致{{ unit.name }}：", "送{name}。", **KERNED)
    assert [each.code for each in found] == ["template-like-single", "template-line-ends"]


def test_it_is_not_said_of_a_template_that_cannot_be_opened(office: Office) -> None:
    assert [each.code for each in findings(office, "{{ unit.name", **KERNED)] == ["template-tag-open"]


def test_it_is_a_note_that_fails_no_check(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    (finding,) = findings(office, "致{{ unit.name }}：", **KERNED)
    assert not finding.counts("practice")
    assert fawen(["check", str(office.folder / "templates" / "unit" / "letter.docx")]) == 0
    assert "说明：" in capsys.readouterr().out
