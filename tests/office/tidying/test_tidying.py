"""Files that are tidied say and print what they did."""

import os
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.ground.errors import InputError, UsageError
from generator.office.tidying.tidying import tidy, tidy_files
from generator.office.tidying.word_package import RemovedCounts
from generator.templates.word.docx_template import DocxTemplate
from tests.office.tidying.word_like import WORD_LIKE, paragraph, run, word_like
from tests.refused import refused_for
from tests.sample_office import tree
from tests.templates.word.witnesses import new_findings
from tests.word_documents import make_docx, packed, parts, stories, with_split_runs

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "templates").rglob("*.docx"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tree_of(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(data)[part])


def tidied(data: bytes) -> bytes:
    return tidy(data, "sample.docx").data


@pytest.mark.parametrize("name", WORD_LIKE)
def test_what_is_said_stays_and_a_second_time_changes_nothing(name: str) -> None:
    once = tidy(WORD_LIKE[name], name)
    assert once.changed
    assert stories(once.data) == stories(WORD_LIKE[name])
    again = tidy(once.data, name)
    assert (again.data, again.changed, again.taken) == (once.data, False, RemovedCounts())


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
        "前", '<w:fldChar w:fldCharType="begin"/>', "<w:instrText> MERGE</w:instrText>",
        '<w:instrText xml:space="preserve">FIELD name </w:instrText>', '<w:fldChar w:fldCharType="separate"/>',
        "«na", "me»", '<w:fldChar w:fldCharType="end"/>', "后",
    ],
}  # fmt: skip


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
    for element in tree_of(data).iter(f"{W}r"):
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


@pytest.mark.cases(2)
@pytest.mark.parametrize("name", WORD_LIKE)
def test_other_tools_find_nothing_new(name: str) -> None:
    assert new_findings(WORD_LIKE[name], tidied(WORD_LIKE[name]), literal="{") == []


_SIGNATURE = b"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"


def changed(part: str, old: bytes, new: bytes) -> bytes:
    contents = parts(WORD_LIKE["looks"])
    assert old in contents[part]
    return packed({**contents, part: contents[part].replace(old, new)})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (
            changed("_rels/.rels", b"</R", b'<Relationship Id="s" Type="' + _SIGNATURE + b'" Target="s.sigs"/></R'),
            "tidying-signed",
        ),
        (
            changed(
                "[Content_Types].xml",
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                b"vnd.ms-word.document.macroEnabled.main",
            ),
            "tidying-macros",
        ),
        (changed("_rels/.rels", b"word/document.xml", b"word/other.xml"), "template-not-word"),
        (changed("[Content_Types].xml", b".document.main", b".glossary.main"), "template-not-word"),
        (
            changed(
                "word/document.xml",
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            "template-strict",
        ),
        (changed("word/styles.xml", b"<w:styles", b"<!DOCTYPE x><w:styles"), "template-doctype"),
        (changed("word/styles.xml", b"</w:styles>", b""), "template-xml-broken"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "template-not-docx-old"),
    ],
)
def test_what_is_left_alone(data: bytes, code: str) -> None:
    assert refused_for(InputError, tidy, data, "sample.docx") == [code]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, in a folder whose name has blanks and hanzi."""
    place = tmp_path / "模 板"
    (place / "里").mkdir(parents=True)
    (place / "甲.docx").write_bytes(WORD_LIKE["looks"])
    (place / "里" / "乙.docx").write_bytes(WORD_LIKE["fields"])
    (place / "~$甲.docx").write_bytes(b"lock")
    (place / "说明.md").write_text("字", encoding="utf-8")
    return place


def test_a_folder_is_tidied_in_place_and_what_is_tidy_is_not_touched(folder: Path) -> None:
    done = tidy_files([folder])
    assert [(each.source.name, each.changed) for each in done] == [("甲.docx", True), ("乙.docx", True)]
    assert sorted(tree(folder)) == sorted(["甲.docx", "里/乙.docx", "~$甲.docx", "说明.md"])
    os.utime(folder / "甲.docx", (1, 1))
    assert [each.changed for each in tidy_files([folder])] == [False, False]
    assert (folder / "甲.docx").stat().st_mtime == 1


def test_one_file_that_is_refused_stops_all(folder: Path) -> None:
    (folder / "里" / "坏.docx").write_bytes(b"no zip")
    before = tree(folder)
    assert refused_for(InputError, tidy_files, [folder]) == ["template-not-docx"]
    assert tree(folder) == before


def test_output_is_a_file_or_a_folder_and_the_originals_stay(folder: Path, tmp_path: Path) -> None:
    before = tree(folder)
    (one,) = tidy_files([folder / "甲.docx"], output=tmp_path / "新.docx")
    both = tidy_files([folder / "甲.docx", folder / "里" / "乙.docx"], output=tmp_path / "新")
    assert tree(folder) == before
    assert one.target.read_bytes() == both[0].target.read_bytes() == (tmp_path / "新" / "甲.docx").read_bytes()
    tidy_files([one.target], output=tmp_path / "再.docx")  # what is tidy is written out all the same
    assert (tmp_path / "再.docx").read_bytes() == one.target.read_bytes()


@pytest.mark.parametrize(
    ("paths", "output", "code"),
    [
        (["没有.docx"], None, "source-missing"),
        (["说明.md"], None, "tidying-no-document"),
        (["甲.docx", "里/乙.docx"], "新.docx", "tidying-one-name"),
        (["甲.docx"], "新.dotx", "tidying-other-kind"),
    ],
)
def test_what_means_no_document_is_wrong_usage(folder: Path, paths: list[str], output: str | None, code: str) -> None:
    with pytest.raises(UsageError) as refusal:
        tidy_files([folder / path for path in paths], output=None if output is None else folder / output)
    assert [problem.code for problem in refusal.value.problems] == [code]
