"""Characters are put in the place of others without touching a run, a look or a text box; what is typed is reported."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from generator.check.mending import differs
from generator.check.rules.changes.characters import Typing, text_of
from generator.check.rules.changes.edited_document import Edit, EditedPackage, Mend, Work, indent
from generator.check.rules.changes.typed import Slip, type_over
from generator.ground.errors import Span
from generator.office.reading import read_document
from generator.office.wordml.schema_order import get_or_add
from generator.office.wordml.wordml_names import w
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument
from tests.check.right import data_of, right_notice
from tests.patience import growth
from tests.word_documents import blank

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:p {_W}>{inside}</w:p>")


def xml(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode").replace(f" {_W}", "")


@pytest.mark.parametrize(
    ("inside", "start", "end", "new", "after"),
    [
        ("<w:r><w:t>甲,乙</w:t></w:r>", 1, 2, "，", "<w:r><w:t>甲，乙</w:t></w:r>"),
        (
            "<w:r><w:t>甲(</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>乙)</w:t></w:r>",
            *(1, 4, "（乙）"),
            "<w:r><w:t>甲（</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>乙）</w:t></w:r>",
        ),
        ("<w:r><w:tab/><w:t>甲</w:t></w:r>", 0, 1, "", "<w:r><w:t>甲</w:t></w:r>"),
        ("<w:r><w:t>甲</w:t></w:r>", 1, 1, "。", "<w:r><w:t>甲。</w:t></w:r>"),
        ("<w:r><w:t>03月</w:t></w:r>", 0, 1, "", "<w:r><w:t>3月</w:t></w:r>"),
        (
            "<w:r><w:t>甲，，</w:t><w:tab/><w:t>，，</w:t></w:r><w:r><w:t>，乙</w:t></w:r>",
            *(1, 7, ""),
            "<w:r><w:t>甲</w:t><w:t></w:t></w:r><w:r><w:t>乙</w:t></w:r>",
        ),
    ],
)
def test_put(inside: str, start: int, end: int, new: str, after: str) -> None:
    element = paragraph(inside)
    assert Typing(element).put(start, end, new)
    assert xml(element) == f"<w:p>{after}</w:p>"


def test_a_run_of_marks_is_taken_out_at_once() -> None:
    def take_out(size: int) -> None:
        assert Typing(paragraph(f"<w:r><w:t>{'，' * size}</w:t></w:r>")).put(0, size, "")

    assert growth(take_out, 2000, 16) < 64  # the square would be 256


def test_a_break_is_not_typed_over() -> None:
    element = paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>")
    assert not Typing(element).put(1, 2, "，")
    assert text_of(element) == "甲\n乙"


def test_text_boxes_and_tab_stops_are_no_characters() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>内</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    stop = '<w:pPr><w:tabs><w:tab w:val="right" w:pos="8565"/></w:tabs></w:pPr>'
    assert text_of(paragraph(f"{stop}{box}<w:r><w:t>外</w:t></w:r>")) == "外"


def test_properties_stand_in_the_schema_s_order() -> None:
    element = paragraph('<w:pPr><w:pStyle w:val="a"/><w:jc w:val="left"/></w:pPr>')
    indent(element, first=630, chars=200)
    get_or_add(element[0], "spacing")
    assert [etree.QName(each).localname for each in element[0]] == ["pStyle", "spacing", "ind", "jc"]
    assert element[0].find(w("ind")).get(w("firstLineChars")) == "200"  # type: ignore[union-attr]


def _data(old: str = "", new: str = "") -> bytes:
    document = right_notice()
    for each in document.paragraphs:
        for run in each.runs:
            if old and old in run.text:
                run.text = run.text.replace(old, new)
    return data_of(document)


def _place() -> int:
    return next(number for number, each in enumerate(right_notice().paragraphs) if each.text.startswith("坚持以"))


def test_what_is_told_may_differ() -> None:
    before, after = _data(), _data("坚持以人民为中心，", "坚持以人民为中心,")
    edit = Edit("word/document.xml", _place(), 8, "，", ",")
    told = Mend("PU-01", Span("x"), "", "", (edit,))
    assert differs(before, after, [told], "x") is None
    assert differs(before, after, [], "x") == "word/document.xml"


@pytest.mark.parametrize(
    "edit",
    [
        Edit("word/document.xml", 0, 8, "，", ","),
        Edit("word/document.xml", 9_999, 8, "，", ","),
        Edit("word/styles.xml", 0, 0, "，", ","),
    ],
)
def test_what_is_told_wrongly_is_found(edit: Edit) -> None:
    before, after = _data(), _data("坚持以人民为中心，", "坚持以人民为中心,")
    assert differs(before, after, [Mend("PU-01", Span("x"), "", "", (edit,))], "x") is not None


def test_a_lost_paragraph_is_found() -> None:
    document = right_notice()
    last = document.paragraphs[-1]._p
    parent = last.getparent()
    assert parent is not None
    parent.remove(last)
    assert differs(_data(), data_of(document), [], "x") == "word/document.xml"


@given(st.data())
def test_many_from_the_end_to_the_beginning_are_as_if_each_were_the_only_one(data: st.DataObject) -> None:
    """Neighbours too: what is typed into the place right before what has just been typed."""
    text = data.draw(st.text("甲乙丙，", min_size=1, max_size=12))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8)), reverse=True)
    pairs = [(one, other) for other, one in pairwise(cuts)]
    news = [data.draw(st.text("子丑", max_size=2)) for _ in pairs]
    runs = "".join(f"<w:r><w:t>{text[place : place + 3]}</w:t></w:r>" for place in range(0, len(text), 3))
    together, apart = paragraph(runs), paragraph(runs)
    typing = Typing(together)
    for (start, end), new in zip(pairs, news, strict=True):
        assert typing.put(start, end, new) == Typing(apart).put(start, end, new)
        assert etree.tostring(together) == etree.tostring(apart)


_TEXT = "甲乙丙丁戊己"
_Places = list[tuple[int, int, str]]


@cache
def _before() -> tuple[bytes, RecognisedDocument]:
    """A document of one paragraph, and what is found in it."""
    document = blank()
    document.add_paragraph(_TEXT)
    data = data_of(document)
    return data, recognise(read_document(data, "x.docx"))


def _typed(places: _Places) -> tuple[list[Mend], bytes]:
    """The mends of these slips, each from, to and what should be there, and the document after them."""
    data, found = _before()
    work = Work("PU-02", found, (), EditedPackage(data, "x.docx"))
    (paragraph,) = found.document.paragraphs
    mends = list(type_over(work, [Slip(paragraph, *place) for place in places]))
    return mends, work.opened.data()


def _texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in recognise(read_document(data, "x.docx")).document.paragraphs]


@pytest.mark.parametrize(
    ("places", "after"),
    [
        ([(0, 1, "一"), (1, 2, "二")], "一二丙丁戊己"),
        ([(1, 3, "一"), (0, 5, "子乙丙丁丑")], "子乙丙丁丑己"),
        ([(0, 3, "子乙丑"), (0, 2, "一")], "子乙丑丁戊己"),
        ([(0, 3, "子乙丑"), (2, 5, "寅丁卯")], "子乙丑丁戊己"),
        ([(2, 2, "一"), (2, 3, "二")], "甲乙二丁戊己"),
        ([(2, 3, "二"), (3, 3, "一")], "甲乙二丁戊己"),
        ([(2, 2, "一"), (1, 4, "子丙丑")], "甲子丙丑戊己"),
    ],
    ids=["side by side", "inside", "one start", "across", "put in before", "put in behind", "put in inside"],
)
def test_of_slips_that_overlap_the_outermost_is_typed(places: _Places, after: str) -> None:
    for order in (places, places[::-1]):
        mends, data = _typed(order)
        assert _texts(data) == [after]
        assert differs(_before()[0], data, mends, "x.docx") is None


_PLACE = st.tuples(st.integers(0, len(_TEXT)), st.integers(0, len(_TEXT)), st.text("乙丙子丑", max_size=3))


@given(st.lists(_PLACE, max_size=6))
@example([(0, 5, "子乙丙丁丑"), (1, 3, "一")])
def test_every_change_is_reported(places: _Places) -> None:
    mends, data = _typed([(min(start, end), max(start, end), new) for start, end, new in places])
    assert differs(_before()[0], data, mends, "x.docx") is None
