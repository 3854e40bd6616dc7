"""What the documents about templates show is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.templates.expressions.call_measures import MAX_TEXT
from generator.templates.expressions.rendering_limits import MAX_ITERATIONS, MAX_OUTPUT, MAX_SECONDS
from generator.templates.word import DocxTemplate
from generator.templates.word.reading.part_tags import MAX_TAGS
from tests.examples import Example, examples, lines_of, template_of
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.docxtpl.test_call_shapes import FILES, WHY
from tests.templates.word.docxtpl.test_side_by_side import DIFFERENCES

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
    "example",
    [pytest.param(example, id=f"{name}:{example.line}") for name in FEWEST for example in found_in(name)],
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
