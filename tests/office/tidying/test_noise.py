"""What Word and WPS leave in a file goes; what means something stays."""

import re

import pytest
from lxml import etree

from generator.office.tidying.noise import join_runs
from tests.office.tidying.test_tidying import W, tidied, tree_of
from tests.office.tidying.word_like import WORD_LIKE, paragraph, run, word_like
from tests.word_documents import parts

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@pytest.mark.parametrize("name", WORD_LIKE)
def test_no_mark_of_a_session_or_a_program_is_left(name: str) -> None:
    words = b"".join(data for part, data in parts(tidied(WORD_LIKE[name])).items() if part.startswith("word/"))
    found = re.findall(rb"rsid\w*|proofErr|proofState|lastRendered\w+|_GoBack|textId|docId|commondata|C:/Users", words)
    assert found == []


def test_settings_keep_what_steers_the_page() -> None:
    settings = tree_of(tidied(WORD_LIKE["looks"]), "word/settings.xml")
    assert [element.tag.removeprefix(W) for element in settings] == ["zoom", "defaultTabStop", "compat", "docVars"]
    assert [each.get(f"{W}name") for each in settings.iter(f"{W}docVar")] == ["own"]


def test_an_identity_that_a_comment_is_known_by_stays() -> None:
    after = tidied(WORD_LIKE["comments"])
    assert [each.get(f"{W14}paraId") for each in tree_of(after, "word/comments.xml").iter(f"{W}p")] == ["5D6E7F80"]
    assert [each.get(f"{W14}paraId") for each in tree_of(after).iter(f"{W}p")] == [None]


def test_languages_hints_and_the_ban_on_proofing_stay() -> None:
    before, after = (
        tree_of(data) for data in (WORD_LIKE["noise that may matter"], tidied(WORD_LIKE["noise that may matter"]))
    )
    for name in ("lang", "noProof"):
        found = [dict(each.attrib) for each in after.iter(f"{W}{name}")]
        assert found == [dict(each.attrib) for each in before.iter(f"{W}{name}")]
    expected = [None, "eastAsia"]
    assert [each.get(f"{W}hint") for each in tree_of(tidied(WORD_LIKE["looks"])).iter(f"{W}rFonts")] == expected


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
    after = tree_of(tidied(word_like(paragraph(around.format(run("字"))))))
    assert len(list(after.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))) == left


def test_tracked_changes_and_comments_stay_word_for_word() -> None:
    for name in ("tracked changes", "comments"):
        before, after = tree_of(WORD_LIKE[name]), tree_of(tidied(WORD_LIKE[name]))
        for kind in ("ins", "del", "commentRangeStart", "commentRangeEnd", "commentReference"):
            found = [dict(each.attrib) for each in after.iter(f"{W}{kind}")]
            assert found == [dict(each.attrib) for each in before.iter(f"{W}{kind}")]
        for kind in ("delText", "t"):
            shown = "".join(each.text or "" for each in after.iter(f"{W}{kind}"))
            assert shown == "".join(each.text or "" for each in before.iter(f"{W}{kind}"))


_XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def joined(*runs: str) -> str:
    """The runs of a paragraph after joining, as they are written."""
    root = etree.fromstring(f"<w:p {_XMLNS}>{''.join(runs)}</w:p>")
    join_runs(root)
    return "".join(etree.tostring(each, encoding="unicode").replace(f" {_XMLNS}", "") for each in root)


def of(content: str, look: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{content}</w:r>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([of(t("甲")), of(t("乙"))], of("<w:t>甲乙</w:t>")),
        ([of(t("甲 ")), of(t("乙"))], of("<w:t>甲 乙</w:t>")),
        ([of(t("甲")), of(t(" "))], of(t("甲 "))),
        ([of(t("a  b"))], of(t("a  b"))),
        ([of("<w:t>甲 </w:t>"), of(t("乙"))], of("<w:t>甲 </w:t>") + of("<w:t>乙</w:t>")),  # the blank does not count
        ([of(t("甲"), "<w:b/>"), of(t("乙"), '<w:b w:val="true"/>')], of("<w:t>甲乙</w:t>", "<w:b/>")),
        ([of(t("甲"), "<w:b/>"), of(t("乙"), '<w:b w:val="0"/>')],
         of("<w:t>甲</w:t>", "<w:b/>") + of("<w:t>乙</w:t>", '<w:b w:val="0"/>')),
        ([of(t("甲"), "<w:b/><w:i/>"), of(t("乙"), "<w:i/><w:b/>")], of("<w:t>甲乙</w:t>", "<w:b/><w:i/>")),
        ([of(t("甲"), '<w:u w:val="1"/>'), of(t("乙"), "<w:u/>")],
         of("<w:t>甲</w:t>", '<w:u w:val="1"/>') + of("<w:t>乙</w:t>", "<w:u/>")),  # no property that is on or off
        ([of(t("甲")), of("<w:tab/>"), of("<w:br/>"), of(t("乙"))], of("<w:t>甲</w:t><w:tab/><w:br/><w:t>乙</w:t>")),
        ([of(t("甲")), of('<w:br w:type="page"/>'), of(t("乙"))],
         of("<w:t>甲</w:t>") + of('<w:br w:type="page"/>') + of("<w:t>乙</w:t>")),
        ([of("<w:delText>甲</w:delText>"), of("<w:delText>乙</w:delText>")], of("<w:delText>甲乙</w:delText>")),
        ([of("<w:instrText>PA</w:instrText>"), of("<w:instrText>GE</w:instrText>")],
         of("<w:instrText>PAGE</w:instrText>")),
        ([of("<w:instrText>A</w:instrText>"), of(t("乙"))], of("<w:instrText>A</w:instrText>") + of("<w:t>乙</w:t>")),
        ([of(t("甲")), of('<w:fldChar w:fldCharType="begin"/>'), of(t("乙"))],
         of("<w:t>甲</w:t>") + of('<w:fldChar w:fldCharType="begin"/>') + of("<w:t>乙</w:t>")),
        ([of(t("甲")), "<w:bookmarkEnd w:id=\"1\"/>", of(t("乙"))],
         of("<w:t>甲</w:t>") + '<w:bookmarkEnd w:id="1"/>' + of("<w:t>乙</w:t>")),
        ([of(t("甲")), of("<w:t/>", "<w:b/>"), of(t("乙"))], of("<w:t>甲乙</w:t>")),
        ([of("<w:t/>", "<w:b/>")], of("<w:t/>", "<w:b/>")),  # an empty paragraph may be as high as its run
        ([of(t("甲")), of('<w:sym w:font="Wingdings" w:char="F0FE"/>'), of(t("乙"))],
         of("<w:t>甲</w:t>") + of('<w:sym w:font="Wingdings" w:char="F0FE"/>') + of("<w:t>乙</w:t>")),
        ([of("<w:t>甲</w:t><w:t>乙</w:t>")], of("<w:t>甲乙</w:t>")),
    ],
)  # fmt: skip
def test_runs_are_joined_where_nothing_is_lost(before: list[str], after: str) -> None:
    assert joined(*before) == after
    assert joined(after) == after


def test_a_fields_code_is_whole_and_its_marks_stand_alone() -> None:
    after = tree_of(tidied(WORD_LIKE["fields"]))
    expected = [" PAGE ", ' CREATEDATE \\@ "yyyy-MM-dd" ', ' MERGEFIELD  "单位名称" ']
    assert [each.text for each in after.iter(f"{W}instrText")] == expected
    assert all(list(each.itersiblings()) == [] for each in after.iter(f"{W}fldChar"))
