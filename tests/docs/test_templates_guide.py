"""The guide to templates has everything that can stand in one, and its examples build."""

import re
import shutil
from pathlib import Path

import pytest

from generator.dispatch.public_build import build
from generator.roster.units.load import load_roster
from generator.templates.expressions.call_measures import MAX_TEXT
from generator.templates.expressions.filters import FILTERS
from generator.templates.expressions.rendering_limits import MAX_ITERATIONS, MAX_OUTPUT, MAX_SECONDS
from generator.templates.expressions.sandbox import environment
from generator.templates.expressions.tag_syntax import WORDS as WORD_STATEMENTS
from generator.templates.text.content_filters import TEXT_CONTENT_FILTERS
from generator.templates.text.front_matter.key_table import HOUSE_KEYS as FRONT_MATTER_KEYS
from generator.templates.text.notice import open_notice
from generator.templates.word.content.content_filters import CONTENT_FILTERS
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.reading.part_tags import MAX_TAGS
from generator.templates.word.reading.prefixed_tags import HOSTS as PREFIXES
from tests import unit_field_list
from tests.docs.documents import ROOT, fenced, text
from tests.examples import Example, examples, lines_of, template_of
from tests.sample_office import tree
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.docxtpl.test_call_shapes import FILES, WHY
from tests.templates.word.docxtpl.test_side_by_side import DIFFERENCES

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
    notice, attachment, provisions, letter = fenced("templates/README.md", "markdown")
    (roster,) = fenced("templates/README.md", "yaml")
    folder = tmp_path / "templates" / "notice"
    folder.mkdir(parents=True)
    both = notice.replace("[attachment-1.md]", "[attachment-1.md, attachment-2.md]")
    (folder / "notice.md").write_text(both, encoding="utf-8")
    (folder / "attachment-2.md").write_text(provisions, encoding="utf-8")
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


# What the documents about templates show is what comes out.


DOCS = Path(__file__).parents[2] / "docs"
_ROW = re.compile(r"^\| `(\{\{.*\}\})` \| (.*) \|$", re.MULTILINE)
FEWEST = {"templates.md": 25, "coming-from-docxtpl.md": 3, "coming-from-mail-merge.md": 6}
TOWN = {
    "name": "示例镇",
    "office": "示例镇人民政府",
    "addressee": "示例镇民政办",
    "code": "000000001",
    "copies": "2",
    "postcode": "",
    "contact": "",
    "group": "乡镇街道",
    "old_names": ["示例乡", "老示例乡"],
    "note": "**急件**，见[网站](https://example.org)",
    "logo": "logo.png",
}
HOME = {**TOWN, "name": "A&B养老院（示例）", "addressee": "A&B养老院（示例）", "copies": "1", "group": "养老机构"}
CONTEXT: dict[str, object] = {
    "unit": TOWN,
    "units": [TOWN, HOME],
    "serial": 1,
    "total": 2,
    "notice": {
        "title": "关于开展档案安全检查的通知",
        "number": "示档发〔2026〕7号",
        "date": "2026-03-05",
        "attachments": [{"serial": 1, "title": "检查方案"}, {"serial": 2, "title": "检查表"}],
        "copy_to": "",
        "extra": {"reply_by": "2026-04-01", "budget": "12345.60"},
    },
}


def found_in(name: str) -> list[Example]:
    return list(examples((DOCS / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", FEWEST)
def test_there_are_examples(name: str) -> None:
    assert len(found_in(name)) >= FEWEST[name]


@pytest.mark.parametrize(
    "example", [pytest.param(example, id=f"{name}:{example.line}") for name in FEWEST for example in found_in(name)]
)
def test_example(example: Example, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(picture_bytes())
    template = DocxTemplate.open(template_of(example), pictures=tmp_path)
    assert lines_of(template.render(CONTEXT), example) == example.result


def test_the_bounds_are_those_that_hold() -> None:
    told = (DOCS / "templates.md").read_text(encoding="utf-8").partition("## 十、")[2]
    for bound in (MAX_TAGS, MAX_ITERATIONS, MAX_OUTPUT, MAX_TEXT, MAX_SECONDS):
        assert f"{bound:,}" in told


@pytest.mark.parametrize("why", sorted({*(each.why for each in DIFFERENCES.values()), *WHY.values(), *FILES}))
def test_every_difference_is_told(why: str) -> None:
    assert f"| {why} |" in (DOCS / "coming-from-docxtpl.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", _ROW.findall((DOCS / "templates.md").read_text(encoding="utf-8")), ids=str)
def test_filter(row: tuple[str, str]) -> None:
    tag, result = row
    example = Example([tag], [result], 0)
    assert lines_of(DocxTemplate.open(template_of(example)).render(CONTEXT), example) == [result]
