"""The guide to templates has everything that can stand in one, and its examples build."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.dispatch import build
from generator.roster.units import load_roster
from generator.templates.expressions import WORDS as WORD_STATEMENTS
from generator.templates.expressions import environment
from generator.templates.expressions.filters import FILTERS
from generator.templates.text import open_notice
from generator.templates.text.content_filters import TEXT_CONTENT_FILTERS
from generator.templates.text.front_matter.keys import HOUSE_KEYS as FRONT_MATTER_KEYS
from generator.templates.word.content import CONTENT_FILTERS
from generator.templates.word.reading.prefixed_tags import HOSTS as PREFIXES
from tests import unit_field_list
from tests.docs.documents import ROOT, fenced, text
from tests.sample_office import tree

TEMPLATES = text("templates/README.md")


@pytest.mark.parametrize("key", FRONT_MATTER_KEYS)
def test_the_guide_names_every_key_of_the_front_matter(key: str) -> None:
    assert re.search(rf"(?m)^\| .*`{key}`", TEMPLATES)


@pytest.mark.parametrize("key", open_notice(ROOT / "templates" / "notice", ROOT / "templates" / "house.yaml").context)
def test_the_guide_names_everything_a_notice_shows_to_templates(key: str) -> None:
    assert f"`notice.{key}" in TEMPLATES


def test_the_guide_has_the_rows_of_the_fields_of_a_unit() -> None:
    assert unit_field_list.markdown() == TEMPLATES, "run python -m tests.unit_field_list"
    assert "`unit.group`" in TEMPLATES


def test_the_guide_names_every_filter() -> None:
    alone, in_tags = re.findall(r"`(\w+)`", TEMPLATES), re.findall(r"\| (\w+)(?: \}|\()", TEMPLATES)
    assert [name for name in FILTERS if name not in alone] == []
    assert {*CONTENT_FILTERS, *TEXT_CONTENT_FILTERS} - {*alone, *in_tags} == set()


def test_the_guide_names_every_tag_and_function() -> None:
    assert [word for word in WORD_STATEMENTS if not re.search(rf"`[^`\n]*\{{%[a-z]* ?{word}\b", TEMPLATES)] == []
    assert [prefix for prefix in PREFIXES if f"`{{%{prefix} " not in TEMPLATES] == []
    assert [name for name in environment().globals if f"`{name}`" not in TEMPLATES] == []


def test_the_examples_of_the_guide_build(tmp_path: Path) -> None:
    notice, attachment, letter = fenced("templates/README.md", "markdown")
    (roster,) = fenced("templates/README.md", "yaml")
    folder = tmp_path / "templates" / "notice"
    folder.mkdir(parents=True)
    (folder / "notice.md").write_text(notice, encoding="utf-8")
    (folder / "attachment-1.md").write_text(attachment, encoding="utf-8")
    (tmp_path / "units.yaml").write_text(roster, encoding="utf-8")
    shutil.copytree(ROOT / "templates" / "unit", tmp_path / "templates" / "unit")
    (tmp_path / "templates" / "unit" / "letter.md").write_text(letter, encoding="utf-8")
    assert [unit.name for unit in load_roster(tmp_path / "units.yaml").units] == ["示例镇", "示例养老院"]
    build(templates=tmp_path / "templates", units=tmp_path / "units.yaml", output=tmp_path / "output")
    papers = tree(tmp_path / "output" / "示档发〔2026〕7号")
    assert sorted(papers) == [
        "manifest.json",
        "unit/cover-letter/01-示例镇.docx",
        "unit/cover-letter/02-示例养老院.docx",
        "unit/envelope-c5/01-示例镇.docx",
        "unit/envelope-c5/02-示例养老院.docx",
        "unit/envelope-dl/01-示例镇.docx",
        "unit/envelope-dl/02-示例养老院.docx",
        "unit/letter/01-示例镇.docx",
        "unit/letter/02-示例养老院.docx",
        "unit/reply-slip/01-示例镇.docx",
        "unit/reply-slip/02-示例养老院.docx",
        "示例县档案局关于开展档案安全检查的通知.docx",
    ]
