from __future__ import annotations

import pytest
from lxml import etree

from generator.office.tidying.joined_runs import join_runs
from tests.office.tidying.test_tidying import W, tidied, tree
from tests.office.tidying.word_like import WORD_LIKE

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


def test_runs_stay_within_what_they_stand_in() -> None:
    after = tree(tidied(WORD_LIKE["containers"]))
    assert [
        [each.text for each in holder.iter(f"{W}t")] for holder in after.iter(f"{W}sdtContent", f"{W}hyperlink")
    ] == [
        ["控件里"],
        ["链接"],
    ]


def test_a_fields_code_is_whole_and_its_marks_stand_alone() -> None:
    after = tree(tidied(WORD_LIKE["fields"]))
    assert [each.text for each in after.iter(f"{W}instrText")] == [
        " PAGE ",
        ' CREATEDATE \\@ "yyyy-MM-dd" ',
        ' MERGEFIELD  "单位名称" ',
    ]
    assert all(list(each.itersiblings()) == [] for each in after.iter(f"{W}fldChar"))
