from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.ground.errors import InputError
from generator.office.tidying import tidy
from generator.office.tidying.word_package import Taken
from generator.templates.word import DocxTemplate
from tests.office.tidying.word_like import WORD_LIKE, paragraph, run, word_like
from tests.templates.word.witnesses import new_findings
from tests.word_documents import make_docx, packed, parts, stories, with_split_runs

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "templates").rglob("*.docx"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tree(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(data)[part])


def tidied(data: bytes) -> bytes:
    return tidy(data, "sample.docx").data


@pytest.mark.parametrize("name", WORD_LIKE)
def test_what_is_said_stays_and_a_second_time_changes_nothing(name: str) -> None:
    once = tidy(WORD_LIKE[name], name)
    assert once.changed
    assert stories(once.data) == stories(WORD_LIKE[name])
    again = tidy(once.data, name)
    assert (again.data, again.changed, again.taken) == (once.data, False, Taken())


def test_it_tells_what_it_took_out() -> None:
    taken = tidy(WORD_LIKE["spelling"], "sample.docx").taken
    assert taken == {
        "revision-marks": 16,  # 3 of the paragraph, 2 of each of 3 runs, 2 of the section, 2 styles, 3 of the settings
        "joined": 2,
        "proofing": 3,
        "bookmarks": 1,
        "identities": 4,
        "properties": 12,
        "personal": 2,
        "thumbnail": 1,
        "unused": 1,
    }


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_shipped_templates_are_tidy(path: Path) -> None:
    assert not tidy(path.read_bytes(), path.name).changed


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_template_that_was_split_is_whole_again(path: Path, seed: int) -> None:
    split = with_split_runs(path.read_bytes(), random.Random(seed))
    whole = tidy(split, path.name)
    assert whole.taken["joined"] > 0
    assert parts(whole.data)["word/document.xml"] == parts(path.read_bytes())["word/document.xml"]


_RECORD = {
    "unit": {"name": "示例镇", "addressee": "示例镇民政办", "copies": 2},
    "notice": {"title": "关于A&B的通知"},
    "serial": 1,
    "total": 2,
}
_TAGGED = {
    "letters": [*"{{ unit.addressee }}：", *"现寄上《{{ notice.title }}》{{ unit.copies }} 份。"],
    "condition": ["{% if unit.copies", " > 1 %}", "共 ", "{{ total }}", "{% el", "se %}", "一份", "{% endif", " %}"],
    "field": [
        "前",
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> MERGE</w:instrText>",
        '<w:instrText xml:space="preserve">FIELD name </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "«na",
        "me»",
        '<w:fldChar w:fldCharType="end"/>',
        "后",
    ],
}


@pytest.mark.parametrize("name", _TAGGED)
def test_a_template_reads_and_prints_what_it_did(name: str) -> None:
    before = word_like(paragraph(*map(run, _TAGGED[name])))
    after = tidied(before)
    templates = [DocxTemplate.open(data, name="sample.docx") for data in (before, after)]
    read = [[(each.name, each.optional, each.conditional) for each in template.variables()] for template in templates]
    assert read[0] == read[1] != []
    assert stories(templates[0].render(_RECORD)) == stories(templates[1].render(_RECORD))


_LOOKS = ("", "<w:b/>", '<w:b w:val="1"/>', '<w:sz w:val="30"/><w:b/>', '<w:b/><w:sz w:val="30"/>', '<w:b w:val="0"/>')
_CONTENTS = ("甲", " 乙", "丙 ", "", "  ", "<w:tab/>", "<w:br/>", '<w:br w:type="page"/>', "<w:t> 丁</w:t>", "<w:t/>")
_runs = st.lists(st.tuples(st.sampled_from(_CONTENTS), st.sampled_from(_LOOKS)), max_size=12)


def looks(data: bytes) -> list[tuple[str, frozenset[str]]]:
    """Each character of the text with its formatting."""
    found = []
    for element in tree(data).iter(f"{W}r"):
        properties = element.find(f"{W}rPr")
        look = frozenset(
            etree.tostring(each).decode().replace(' w:val="1"', "")
            for each in ([] if properties is None else properties)
        )
        for child in element:
            if child.tag == f"{W}t":
                found += [(character, look) for character in child.text or ""]
            elif child.tag != f"{W}rPr":
                found.append((etree.tostring(child).decode(), look))
    return found


@given(_runs)
def test_every_character_keeps_its_look(runs: list[tuple[str, str]]) -> None:
    before = packed(_bare(*(run(content, look) for content, look in runs)))
    after = tidied(before)
    assert _names_aside(looks(after)) == _names_aside(looks(before))
    assert tidied(after) == after


def _bare(*runs: str) -> dict[str, bytes]:
    """The parts of a document of one paragraph, from which hundreds are made."""
    contents = parts(word_like(paragraph(*runs)))
    return {name: contents[name] for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml")}


def _names_aside(found: list[tuple[str, frozenset[str]]]) -> list[tuple[str, frozenset[str]]]:
    def bare(text: str) -> str:
        return re.sub(r' xmlns:\w+="[^"]*"', "", text)

    return [(bare(character), frozenset(map(bare, look))) for character, look in found]


def test_what_python_docx_writes_is_tidied() -> None:
    data = make_docx(["一段", "| 甲 | 乙 |", "再一段"], header="页眉", title="标题")
    once = tidy(data, "sample.docx")
    assert stories(once.data) == stories(data)
    assert not tidy(once.data, "sample.docx").changed
    assert b"<dc:title>\xe6\xa0\x87\xe9\xa2\x98</dc:title>" in parts(once.data)["docProps/core.xml"]


@pytest.mark.parametrize("name", WORD_LIKE)
def test_other_tools_find_nothing_new(name: str) -> None:
    assert new_findings(WORD_LIKE[name], tidied(WORD_LIKE[name]), literal="{") == []


def test_what_is_no_word_document_is_refused() -> None:
    with pytest.raises(InputError) as refusal:
        tidy(b"no zip", "sample.docx")
    assert [problem.code for problem in refusal.value.problems] == ["template-not-docx"]
