"""What is typed over is what is reported, however the slips lie to one another."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.check.mending import differs
from generator.check.rules.changes.typed import Slip, type_over
from generator.check.rules.changes.work import EditedPackage, Mend, Work
from generator.office.reading import read_document
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument
from tests.check.right import data_of
from tests.word_documents import blank

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
