from __future__ import annotations

import re

import pytest

from tests.office.tidying.test_tidying import W, tidied, tree
from tests.office.tidying.word_like import WORD_LIKE, paragraph, run, word_like
from tests.word_documents import packed, parts

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@pytest.mark.parametrize("name", WORD_LIKE)
def test_no_mark_of_a_session_or_a_program_is_left(name: str) -> None:
    words = b"".join(data for part, data in parts(tidied(WORD_LIKE[name])).items() if part.startswith("word/"))
    assert (
        re.findall(rb"rsid\w*|proofErr|proofState|lastRendered\w+|_GoBack|textId|docId|commondata|C:/Users", words)
        == []
    )


def test_settings_keep_what_steers_the_page() -> None:
    settings = tree(tidied(WORD_LIKE["looks"]), "word/settings.xml")
    assert [element.tag.removeprefix(W) for element in settings] == ["zoom", "defaultTabStop", "compat", "docVars"]
    assert [each.get(f"{W}name") for each in settings.iter(f"{W}docVar")] == ["own"]


def test_the_template_that_styles_follow_stays() -> None:
    contents = parts(WORD_LIKE["looks"])
    settings = contents["word/settings.xml"].replace(b"<w:zoom", b"<w:linkStyles/><w:zoom")
    after = parts(tidied(packed({**contents, "word/settings.xml": settings})))
    assert b"attachedTemplate" in after["word/settings.xml"]
    assert b"own.dotx" in after["word/_rels/settings.xml.rels"]


def test_an_identity_that_a_comment_is_known_by_stays() -> None:
    after = tidied(WORD_LIKE["comments"])
    assert [each.get(f"{W14}paraId") for each in tree(after, "word/comments.xml").iter(f"{W}p")] == ["5D6E7F80"]
    assert [each.get(f"{W14}paraId") for each in tree(after).iter(f"{W}p")] == [None]


def test_languages_hints_and_the_ban_on_proofing_stay() -> None:
    before, after = (
        tree(data) for data in (WORD_LIKE["noise that may matter"], tidied(WORD_LIKE["noise that may matter"]))
    )
    for name in ("lang", "noProof"):
        assert [dict(each.attrib) for each in after.iter(f"{W}{name}")] == [
            dict(each.attrib) for each in before.iter(f"{W}{name}")
        ]
    assert [each.get(f"{W}hint") for each in tree(tidied(WORD_LIKE["looks"])).iter(f"{W}rFonts")] == [None, "eastAsia"]


@pytest.mark.parametrize(
    ("around", "left"),
    [
        ('<w:bookmarkStart w:id="1" w:name="_GoBack"/>{}<w:bookmarkEnd w:id="1"/>', 0),
        ('<w:bookmarkStart w:id="1" w:name="_Toc1"/>{}<w:bookmarkEnd w:id="1"/>', 2),
        ('<w:bookmarkStart w:id="1" w:name="_GoBack"/>{}', 1),
        (
            (
                '<w:hyperlink w:anchor="_GoBack">{}</w:hyperlink>'
                '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
            ),
            2,
        ),
        ('<w:bookmarkStart w:id="1" w:name="_GoBack"/>{}<w:bookmarkEnd w:id="1"/><w:bookmarkEnd w:id="1"/>', 3),
    ],
)
def test_only_the_bookmark_of_the_last_edit_goes_and_only_whole(around: str, left: int) -> None:
    after = tree(tidied(word_like(paragraph(around.format(run("字"))))))
    assert len(list(after.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))) == left


def test_tracked_changes_and_comments_stay_word_for_word() -> None:
    for name in ("tracked changes", "comments"):
        before, after = tree(WORD_LIKE[name]), tree(tidied(WORD_LIKE[name]))
        for kind in ("ins", "del", "commentRangeStart", "commentRangeEnd", "commentReference"):
            assert [dict(each.attrib) for each in after.iter(f"{W}{kind}")] == [
                dict(each.attrib) for each in before.iter(f"{W}{kind}")
            ]
        for kind in ("delText", "t"):
            assert "".join(each.text or "" for each in after.iter(f"{W}{kind}")) == "".join(
                each.text or "" for each in before.iter(f"{W}{kind}")
            )


def test_the_empty_look_of_a_tracked_change_stays() -> None:
    change = '<w:b/><w:rPrChange w:id="5" w:author="示例甲" w:date="2022-02-01T00:00:00Z"><w:rPr/></w:rPrChange>'
    after = tree(tidied(word_like(paragraph(run("字", change)))))
    assert len(after.findall(f".//{W}rPrChange/{W}rPr")) == 1
