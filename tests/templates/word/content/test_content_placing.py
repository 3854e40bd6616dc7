"""Contents in hand-made trees: the expected tree for each place of a mark."""

import re

import pytest
from lxml import etree

from generator.templates.word.assembly import Assembly
from generator.templates.word.content.base_content import Content, ContentError, Site
from generator.templates.word.content.rich_text import Hyperlink, Listing, RichParagraphs, RichText
from generator.templates.word.content_placing import SeatingError, seat_contents
from tests.word_documents import make_docx, parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = parts(make_docx(["甲"]))


def seated(body: str, *contents: Content, root: str = "body") -> str:
    """``body`` with ``#0``, ``#1`` … replaced by the contents; no namespaces, no xml:space, no ids of relationships."""
    marked = re.sub(r"#(\d)", r"<?fawen-content \1?>", body)
    tree = etree.fromstring(f"<w:{root} {W} {R}>{marked}</w:{root}>")
    assembly = Assembly({**PACKAGE, "word/document.xml": etree.tostring(tree)})
    seat_contents(tree, contents, assembly, "word/document.xml")
    xml = etree.tostring(tree, encoding="unicode")
    xml = re.sub(r' xmlns:\w+="[^"]*"| xml:space="preserve"| r:id="\w+"| w:history="1"', "", xml)
    assert "<?" not in xml
    return xml.removeprefix(f"<w:{root}>").removesuffix(f"</w:{root}>")


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


BOLD = "<w:rPr><w:b/></w:rPr>"
RIGHT = '<w:pPr><w:jc w:val="right"/></w:pPr>'
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
TABLE = "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>"
AB = RichParagraphs("甲").add("乙")


def test_text_around_a_rich_text_keeps_its_look() -> None:
    rich = RichText("重要", color="FF0000")
    found = seated(p(r("前#0后", BOLD)), rich)
    assert found == p(r("前", BOLD), r("重要", '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>'), r("后", BOLD))


def test_two_in_one_text() -> None:
    one, two = RichText("一"), RichText("二")
    assert seated(p(r("#0、#1")), one, two) == p(r("一"), r("、"), r("二"))
    assert seated(p(r("#0#1")), one, one) == p(r("一"), r("一"))


def test_what_else_stands_in_the_run_stays_in_order() -> None:
    body = p("<w:r><w:tab/><w:t>前#0</w:t><w:br/><w:t>后</w:t></w:r>")
    found = seated(body, RichText("中"))
    assert found == p("<w:r><w:tab/><w:t>前</w:t></w:r>", r("中"), "<w:r><w:br/><w:t>后</w:t></w:r>")


def test_a_mark_between_runs_and_one_between_paragraphs() -> None:
    assert seated(p(r("前"), "#0", r("后")), RichText("中")) == p(r("前"), r("中"), r("后"))
    assert seated(p(r("前")) + "#0" + p(r("后")), RichText("中")) == p(r("前")) + p(r("中")) + p(r("后"))
    assert seated(p(r("前")) + "#0", AB) == p(r("前")) + p(r("甲")) + p(r("乙"))


def test_paragraphs_alone_in_their_paragraph_take_its_place() -> None:
    found = seated(p(r("#0", BOLD), properties=RIGHT), AB)
    assert found == p(r("甲", BOLD), properties=RIGHT) + p(r("乙", BOLD), properties=RIGHT)


def test_paragraphs_within_a_text_split_it() -> None:
    found = seated(p(r("前#0后", BOLD), properties=RIGHT), AB)
    assert found == "".join(p(r(text, BOLD), properties=RIGHT) for text in ("前", "甲", "乙", "后"))


def test_paragraphs_of_a_style_have_that_look_only() -> None:
    styled = RichParagraphs("甲", style="heading 1")
    found = seated(p(r("#0", BOLD), properties=RIGHT), styled)
    assert found == p(r("甲"), properties='<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')


def test_two_groups_of_paragraphs_in_one_text() -> None:
    assert seated(p(r("#0和#1")), AB, RichParagraphs("丙")) == p(r("甲")) + p(r("乙")) + p(r("和")) + p(r("丙"))


def test_a_listing_ends_paragraphs_where_it_stands() -> None:
    assert seated(p(r("前#0后", BOLD), properties=RIGHT), Listing("一\a二\n三\t四")) == (
        p(r("前", BOLD), r("一", BOLD), properties=RIGHT)
        + p(f"<w:r>{BOLD}<w:t>二</w:t><w:br/><w:t>三</w:t><w:tab/><w:t>四</w:t></w:r>", r("后", BOLD), properties=RIGHT)
    )


def test_a_page_break_has_a_paragraph_of_its_own() -> None:
    assert seated(p(r("#0")), Listing("一\f二")) == (p(r("一")) + p('<w:r><w:br w:type="page"/></w:r>') + p(r("二")))


@pytest.mark.parametrize("edge", ["\a", "\a\a"])
def test_paragraphs_that_a_text_asks_for_are_there_empty(edge: str) -> None:
    assert seated(p(r("#0")), Listing(f"{edge}一")) == "<w:p/>" * len(edge) + p(r("一"))


def test_a_section_ends_where_it_did() -> None:
    end = f"<w:pPr>{SECTION}</w:pPr>"
    assert seated(p(r("#0"), properties=end), AB) == p(r("甲")) + p(r("乙"), properties=end)
    assert seated(p(r("#0后"), properties=end), AB) == p(r("甲")) + p(r("乙")) + p(r("后"), properties=end)
    assert seated(p(r("#0"), properties=end), Listing("一\a二")) == p(r("一")) + p(r("二"), properties=end)


def test_the_last_section_of_the_body_stays_last() -> None:
    assert seated(p(r("#0")) + SECTION, AB) == p(r("甲")) + p(r("乙")) + SECTION


class Table(Content):
    level = "block"

    def elements(self, _site: Site) -> list[etree._Element]:
        return [etree.fromstring(f"<w:tbl {W}><w:tblPr/><w:tblGrid/></w:tbl>")]


@pytest.mark.parametrize("root", ["body", "tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent"])
def test_no_story_ends_with_a_table(root: str) -> None:
    end = SECTION if root == "body" else ""
    assert seated(p(r("#0")) + end, Table(), root=root).startswith(TABLE + "<w:p")
    assert seated("#0" + end, Table(), root=root) == TABLE + "<w:p/>" + end
    assert seated(p(r("#0")) + p(r("后")) + end, Table(), root=root) == TABLE + p(r("后")) + end


def test_two_tables_are_kept_apart() -> None:
    assert seated(TABLE + p(r("#0")) + p(r("后")), Table()) == TABLE + "<w:p/>" + TABLE + p(r("后"))
    assert seated(p(r("#0")) + TABLE + p(r("后")), Table()) == TABLE + "<w:p/>" + TABLE + p(r("后"))


def test_a_section_that_would_end_with_a_table() -> None:
    end = f"<w:pPr>{SECTION}</w:pPr>"
    assert seated(p(r("#0"), properties=end) + p(), Table()) == TABLE + p(properties=end) + "<w:p/>"


def test_bookmarks_around_stay() -> None:
    start, stop = '<w:bookmarkStart w:id="1" w:name="a"/>', '<w:bookmarkEnd w:id="1"/>'
    assert seated(p(start, r("#0"), stop), AB) == start + p(r("甲")) + p(r("乙")) + stop
    assert seated(p(start, r("前#0"), stop), AB) == p(start, r("前")) + p(r("甲")) + p(r("乙")) + stop


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:hyperlink w:anchor='a'>", "</w:hyperlink>"),
        ("<w:ins w:id='1' w:author='示例'>", "</w:ins>"),
        ("<w:smartTag w:element='a'>", "</w:smartTag>"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ],
)
def test_what_stands_around_text_is_split_with_it(before: str, after: str) -> None:
    def plain(xml: str) -> str:
        return re.sub(r' w:id="\d+"', "", xml).replace('"', "'")

    def around(text: str) -> str:
        return re.sub(r" w:id='\d+'", "", before) + r(text) + after

    found = plain(seated(p(before, r("前#0后"), after), RichText("中")))
    assert found == plain(p(re.sub(" w:id='1'", "", before), r("前"), r("中"), r("后"), after))
    assert plain(seated(p(before, r("前#0后"), after), Listing("一\a二"))) == plain(
        p(re.sub(" w:id='1'", "", before), r("前"), r("一"), after)
        + p(re.sub(" w:id='1'", "", before), r("二"), r("后"), after)
    )
    shown = plain(seated(p(before, r("前#0后"), after), AB))
    assert shown == plain(p(around("前")) + p(r("甲")) + p(r("乙")) + p(around("后")))
    assert plain(seated(p(before, r("#0"), after), AB)) == p(r("甲")) + p(r("乙"))


def test_copies_of_insertions_and_controls_have_ids_of_their_own() -> None:
    insertion = '<w:ins w:id="1" w:author="示例">{}</w:ins>'
    xml = seated(p(insertion.format(r("前#0后"))), AB)
    assert len(set(re.findall(r'w:id="(\d+)"', xml))) == 2


def test_a_link_in_a_link_stands_between_its_halves() -> None:
    link = Hyperlink("链", "#b", look=None, style="Strong")
    strong = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
    assert seated(p('<w:hyperlink w:anchor="a">', r("前#0后"), "</w:hyperlink>"), link) == p(
        '<w:hyperlink w:anchor="a">' + r("前") + "</w:hyperlink>",
        '<w:hyperlink w:anchor="b">' + r("链", strong) + "</w:hyperlink>",
        '<w:hyperlink w:anchor="a">' + r("后") + "</w:hyperlink>",
    )


def test_a_block_level_control_holds_the_paragraphs() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert seated(control.format(p(r("#0"))), AB) == control.format(p(r("甲")) + p(r("乙")))


def test_nothing_printed_leaves_nothing() -> None:
    assert seated(p(r("前#0后")), RichText()) == p(r("前"), r("后"))
    assert seated(p(r("#0")), RichText("")) == "<w:p/>"
    assert seated(p(r("#0")) + p(r("后")), RichParagraphs()) == p(r("后"))
    assert seated(p(r("前#0后")), RichParagraphs()) == p(r("前"), r("后"))
    assert seated(p(r("#0")), RichParagraphs(), root="tc") == "<w:p/>"


def test_a_place_that_holds_no_content() -> None:
    with pytest.raises(SeatingError) as caught:
        seated(p("<w:r><w:instrText>#0</w:instrText></w:r>"), RichText("甲"))
    assert caught.value.number == 0
    assert isinstance(caught.value.__cause__, ContentError)
    assert caught.value.__cause__.code == "template-content-place"
