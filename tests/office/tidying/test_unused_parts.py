from __future__ import annotations

from tests.office.tidying.test_tidying import tidied
from tests.office.tidying.word_like import WORD_LIKE
from tests.word_documents import packed, parts


def test_the_thumbnail_and_what_nothing_refers_to_go() -> None:
    after = parts(tidied(WORD_LIKE["comments"]))
    assert list(after) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/commentsExtended.xml",
        "word/document.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert b"jpeg" not in after["[Content_Types].xml"]
    assert b"thumbnail" not in after["_rels/.rels"]


def test_parts_are_found_however_their_names_are_written() -> None:
    contents = parts(WORD_LIKE["looks"])
    related = contents["word/_rels/document.xml.rels"].replace(b'Target="styles.xml"', b'Target="/WORD/%73tyles.xml"')
    after = parts(tidied(packed({**contents, "word/_rels/document.xml.rels": related})))
    assert "word/styles.xml" in after


def test_nothing_goes_where_a_relationship_leads_astray() -> None:
    contents = parts(WORD_LIKE["looks"])
    related = contents["word/_rels/document.xml.rels"].replace(b'Target="styles.xml"', b'Target=".\\styles.xml"')
    after = parts(tidied(packed({**contents, "word/_rels/document.xml.rels": related})))
    assert {"word/styles.xml", "word/media/forgotten.xml"} <= after.keys()


def test_what_a_reached_part_refers_to_stays() -> None:
    contents = parts(WORD_LIKE["looks"])
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{office}/image" Target="media/forgotten.xml"/></Relationships>'
    )
    after = parts(tidied(packed({**contents, "word/_rels/styles.xml.rels": relations.encode()})))
    assert {"word/media/forgotten.xml", "word/_rels/styles.xml.rels"} <= after.keys()
