"""Characters of a notice and of a roster: each is in the .docx as it was typed, and what misleads is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.ground.errors import RosterError
from generator.roster.units import load_roster
from generator.roster.units.doubts import doubts
from generator.templates.text import open_notice
from tests.representation.constructs import AFTER, BEFORE, characters
from tests.sample_office import NOTICE, Office
from tests.word_documents import paragraphs

ROWS = [(name, f"{BEFORE}{text}{AFTER}", misleads) for name, text, misleads in characters()]
FONTS_SAY = ("private use", "private use of a symbol font")
"""Whether a font has it is what ``output-character`` reports."""


def test_a_text_is_in_the_document_as_it_was_typed(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.write("templates/notice/notice.md", NOTICE + "\n".join(text for _, text, _ in ROWS))
    office.build(draft=True, only=["修复中心"])
    (notice,) = office.output.glob("*/*.docx")
    made = paragraphs(notice.read_bytes())
    assert [name for name, text, _ in ROWS if text not in made] == []


@pytest.mark.parametrize(("name", "text", "misleads"), ROWS)
def test_what_misleads_in_a_text_is_reported_where_it_is_typed(
    tmp_path: Path, name: str, text: str, *, misleads: bool
) -> None:
    (tmp_path / "notice.md").write_text(f"{NOTICE}{text}\n", encoding="utf-8")
    found = [
        each.span.line for each in open_notice(tmp_path).warnings if each.code == "notice-not-represented" and each.span
    ]
    assert found == [10] * (misleads and name not in FONTS_SAY)


@pytest.mark.parametrize(("name", "text", "misleads"), ROWS)
def test_what_misleads_in_a_roster_is_reported_or_refused(
    tmp_path: Path, name: str, text: str, *, misleads: bool
) -> None:
    path = tmp_path / "units.yaml"
    value = json.dumps(text, ensure_ascii=False)
    path.write_text(f"groups:\n- name: 镇\n  units:\n  - {{name: 甲镇, contact: {value}}}\n", encoding="utf-8")
    try:
        roster = load_roster(path)
    except RosterError as refused:
        found = [*refused.problems]
    else:
        found = [*doubts(roster)]
        assert roster.units[0].contact == text
    assert bool(found) or not misleads, name
