"""One way of writing a part: names, declarations, white space, relationships."""

import pytest
from lxml import etree

from generator.office.tidying.canonical import canonical, canonical_relationships, canonical_types
from tests.office.tidying.test_tidying import tidied
from tests.office.tidying.word_like import WORD_LIKE, paragraph, run, word_like
from tests.patience import growth
from tests.word_documents import packed, parts

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


_CHOICE = f'<b:r xmlns:b="b" xmlns:mc="{_MC}" xmlns:y="y"><mc:Choice Requires="y"/></b:r>'
CANONICAL = {
    "names that nothing uses go, the others are sorted": (
        '<b:r xmlns:z="z" xmlns:b="b" xmlns:a="a"><z:c/></b:r>',
        '<b:r xmlns:b="b" xmlns:z="z"><z:c/></b:r>',
    ),
    "what the root declares is not declared below it": (
        '<b:r xmlns:b="b"><c><b:d xmlns:b="b" b:e="1"/></c></b:r>',
        '<b:r xmlns:b="b"><c><b:d b:e="1"/></c></b:r>',
    ),
    "the default name comes first, quotes stay": (
        """<r xmlns:b="b" xmlns="d" b:q="x xmlns:c='c' &quot;&gt;"><b:s/></r>""",
        """<r xmlns="d" xmlns:b="b" b:q="x xmlns:c='c' &quot;&gt;"><b:s/></r>""",
    ),
    "what may be ignored is what is there": (
        f'<b:r xmlns:mc="{_MC}" xmlns:b="b" xmlns:y="y" xmlns:x="x" mc:Ignorable="y x"><b:c x:a="1"/></b:r>',
        f'<b:r xmlns:b="b" xmlns:mc="{_MC}" xmlns:x="x" mc:Ignorable="x"><b:c x:a="1"/></b:r>',
    ),
    "nothing to ignore": (f'<b:r xmlns:mc="{_MC}" xmlns:b="b" xmlns:y="y" mc:Ignorable="y"/>', '<b:r xmlns:b="b"/>'),
    "a prefix that a choice requires stays": (_CHOICE, _CHOICE),
    "white space of texts stays": ("<r>\n  <t> </t>\n  <c>\t<d/>　</c>\n</r>", "<r><t> </t><c><d/>　</c></r>"),
    "attributes keep their order": ('<r z="1" a="2"/>', '<r z="1" a="2"/>'),
}


@pytest.mark.cases(8)
@pytest.mark.parametrize(("before", "after"), CANONICAL.values(), ids=CANONICAL)
def test_one_way_of_writing(before: str, after: str) -> None:
    assert canonical(etree.fromstring(before)).decode().partition("\n")[2] == after


def test_a_large_part_takes_no_longer_than_its_length() -> None:
    row = '<b:tr b:a="1"><b:tc><b:p><b:r b:c="2"/></b:p></b:tc></b:tr>'
    trees = {rows: etree.fromstring(f'<b:d xmlns:b="b"><b:e>{row * rows}</b:e></b:d>') for rows in (1_000, 16_000)}
    assert growth(lambda rows: canonical(trees[rows]), 1_000, 16, attempts=1) < 64


def test_relationships_are_sorted_by_number() -> None:
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = etree.fromstring(
        f'<p:Relationships xmlns:p="{name}"><p:Relationship Target="b" Id="rId10" Type="t"/>'
        '<p:Relationship Type="t" Id="rId9" Target="a" TargetMode="External"/></p:Relationships>'
    )
    assert canonical_relationships(root).decode().partition("\n")[2] == (
        f'<Relationships xmlns="{name}"><Relationship Id="rId9" Type="t" Target="a" TargetMode="External"/>'
        '<Relationship Id="rId10" Type="t" Target="b"/></Relationships>'
    )


def test_types_of_parts_that_are_not_there_go() -> None:
    name = "http://schemas.openxmlformats.org/package/2006/content-types"
    root = etree.fromstring(
        f'<Types xmlns="{name}"><Override PartName="/b.xml" ContentType="t"/><Default Extension="xml" ContentType="x"/>'
        '<Default Extension="png" ContentType="p"/><Override PartName="/A.xml" ContentType="t"/></Types>'
    )
    assert canonical_types(root, ["a.xml", "[Content_Types].xml"]).decode().partition("\n")[2] == (
        f'<Types xmlns="{name}"><Default Extension="xml" ContentType="x"/>'
        '<Override PartName="/A.xml" ContentType="t"/></Types>'
    )


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
        "title": "示例", "keywords": "示例", "Application": "Microsoft Office Word", "DocSecurity": "0",
        "AppVersion": "16.0000", "档号": "7",
    }  # fmt: skip


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


def test_a_property_that_a_simple_field_or_a_control_shows_stays() -> None:
    field = f'<w:fldSimple w:instr=" CREATEDATE ">{run("2022")}</w:fldSimple>'
    binding = '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]" w:storeItemID="{0}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{run('示例甲')}</w:sdtContent></w:sdt>"
    kept = properties(tidied(word_like(paragraph(field, control))))
    assert {"created", "creator"} <= kept.keys()
    assert "modified" not in kept


def test_own_properties_go_when_only_those_of_wps_are_there() -> None:
    contents = parts(WORD_LIKE["looks"])
    root = etree.fromstring(contents["docProps/custom.xml"])
    root.remove(root[1])
    after = parts(tidied(packed({**contents, "docProps/custom.xml": etree.tostring(root)})))
    assert "docProps/custom.xml" not in after
    assert b"custom" not in after["_rels/.rels"] + after["[Content_Types].xml"]


def test_the_thumbnail_and_what_nothing_refers_to_go() -> None:
    after = parts(tidied(WORD_LIKE["comments"]))
    assert list(after) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml",
        "docProps/custom.xml", "word/_rels/document.xml.rels", "word/comments.xml",
        "word/commentsExtended.xml", "word/document.xml", "word/settings.xml", "word/styles.xml",
    ]  # fmt: skip
    assert b"jpeg" not in after["[Content_Types].xml"]
    assert b"thumbnail" not in after["_rels/.rels"]


def test_what_a_reached_part_refers_to_stays() -> None:
    contents = parts(WORD_LIKE["looks"])
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{office}/image" Target="media/forgotten.xml"/></Relationships>'
    )
    after = parts(tidied(packed({**contents, "word/_rels/styles.xml.rels": relations.encode()})))
    assert {"word/media/forgotten.xml", "word/_rels/styles.xml.rels"} <= after.keys()
