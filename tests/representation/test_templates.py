"""A Word template with any construct: papers have it as it was, or opening or checking the template reports it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import DocxTemplate
from generator.check import check
from generator.ground.errors import TemplateError
from tests.chosen import one_in
from tests.representation.constructs import AFTER, Construct, constructs, document, shape

EXECUTED = ("field SET", "field MERGEFIELD", "del")
"""What the engine carries out: merge fields, and the acceptance of tracked changes."""


@pytest.mark.parametrize("construct", one_in(3, [(each,) for each in constructs()]), ids=lambda each: each.name)
def test_a_construct_is_printed_reported_or_refused(construct: Construct, tmp_path: Path) -> None:
    path = tmp_path / "templates" / "unit" / "函.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(document(construct.xml, "{{ unit.name }}：", "*"))
    (report,) = check([path]).reports
    try:
        made = DocxTemplate.open(path).render({"unit": {"name": "甲镇", "单位名称": "甲镇"}})
    except TemplateError:
        assert construct.reported
        return
    gone = shape(path.read_bytes()) - shape(made)
    assert not (gone or construct.changes) or report.findings or construct.name in EXECUTED, gone
    assert AFTER in "".join(shape(made))
