from __future__ import annotations

import pytest
from lxml import etree

from tests.office.tidying.test_tidying import tidied
from tests.office.tidying.word_like import CORE, WORD_LIKE, paragraph, run, word_like
from tests.word_documents import packed, parts


def properties(data: bytes) -> dict[str, str]:
    """Every property of the file, by its name."""
    found = {}
    for name in ("core", "app", "custom"):
        if (part := parts(data).get(f"docProps/{name}.xml")) is not None:
            for each in etree.fromstring(part):
                found[each.get("name") or etree.QName(each).localname] = "".join(map(str, each.itertext()))
    return found


def test_what_tells_of_the_document_stays() -> None:
    assert properties(tidied(WORD_LIKE["looks"])) == {
        "title": "示例",
        "keywords": "示例",
        "Application": "Microsoft Office Word",
        "DocSecurity": "0",
        "AppVersion": "16.0000",
        "档号": "7",
    }


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("<w:instrText> CREATEDATE </w:instrText>", "created"),
        ("<w:instrText> savedate </w:instrText>", "modified"),
        ("<w:instrText> AUTHOR </w:instrText>", "creator"),
        ("<w:instrText> DOCPROPERTY Company </w:instrText>", "Company"),
        ("<w:instrText> DOCPROPERTY  KSOProductBuildVer </w:instrText>", "KSOProductBuildVer"),
        ("<w:instrText> REVNUM </w:instrText>", "revision"),
        ("<w:instrText> LASTSAVEDBY </w:instrText>", "lastModifiedBy"),
        ("<w:instrText> EDITTIME </w:instrText>", "TotalTime"),
        ("<w:instrText> NUMWORDS </w:instrText>", "Words"),
    ],
)
def test_a_property_that_a_field_shows_stays(content: str, kept: str) -> None:
    assert kept not in properties(tidied(word_like(paragraph(run("字")))))
    assert kept in properties(tidied(word_like(paragraph(run(content)))))


def test_the_number_of_pages_that_is_counted_anew_each_time_is_no_reason_to_keep_one() -> None:
    assert "Pages" not in properties(tidied(word_like(paragraph(run("<w:instrText> NUMPAGES </w:instrText>")))))


def test_codes_that_touch_or_are_cut_are_understood() -> None:
    end = run('<w:fldChar w:fldCharType="end"/>')
    codes = [run(f"<w:instrText>{code}</w:instrText>") for code in ("PAGE", "AUTHOR", "CREATE", "DATE")]
    kept = properties(tidied(word_like(paragraph(codes[0], end, codes[1], end, codes[2], codes[3], end)))).keys()
    assert {"creator", "created"} <= kept


def test_a_property_that_a_simple_field_or_a_control_shows_stays() -> None:
    field = f'<w:fldSimple w:instr=" CREATEDATE ">{run("2022")}</w:fldSimple>'
    binding = '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]" w:storeItemID="{0}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{run('示例甲')}</w:sdtContent></w:sdt>"
    kept = properties(tidied(word_like(paragraph(field, control))))
    assert {"created", "creator"} <= kept.keys()
    assert "modified" not in kept


def test_a_property_with_a_tag_stays() -> None:
    core = CORE.replace("示例甲", "{{ notice.issuer }}")
    assert properties(tidied(word_like(paragraph(run("字")), core=core)))["creator"] == "{{ notice.issuer }}"


def test_own_properties_go_when_only_those_of_wps_are_there() -> None:
    contents = parts(WORD_LIKE["looks"])
    root = etree.fromstring(contents["docProps/custom.xml"])
    root.remove(root[1])
    after = parts(tidied(packed({**contents, "docProps/custom.xml": etree.tostring(root)})))
    assert "docProps/custom.xml" not in after
    assert b"custom" not in after["_rels/.rels"] + after["[Content_Types].xml"]
