"""Each element with the paragraphs that it is, and what was taken for none."""

import datetime
import io

import docx
import pytest
from docx.document import Document
from hypothesis import given
from hypothesis import strategies as st

from generator.check.departure import date_departs
from generator.check.documents import ElementPlaces
from generator.ground.errors import Span
from generator.ground.source.date import OfficialDate
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import Element
from tests.check.right import data_of, right_notice
from tests.check.rules import by_hand
from tests.check.rules.planting import base, found_in
from tests.word_documents import make_docx

NAMES = [
    *("issuer_mark", "number", "title", "recipients", "body", "attachment_list", "attachment_list"),
    *("signature", "date", "note", "attachment", "title", "body", "attachment", "title", "body"),
    *("copy_to", "imprint_office", "imprint_date"),
]


def placed(data: bytes) -> list[dict[str, object]]:
    return ElementPlaces(found_in(data)).placed()


def shown(entry: dict[str, object]) -> tuple[object, ...]:
    return tuple(entry[key] for key in ("element", "index", "attachment", "first", "last", "text"))


def test_each_element_has_its_span() -> None:
    entries = placed(data_of(right_notice()))
    assert [each["element"] for each in entries] == NAMES
    keys = {"element", "index", "attachment", "first", "last", "text", "certainty", "part", "table", "row", "cell"}
    assert all(set(each) == keys for each in entries)
    texts = [each.text.strip() for each in right_notice().paragraphs]
    for each in entries:
        if each["cell"] is None:
            assert isinstance(each["first"], int)
            assert texts[each["first"] - 1].startswith(str(each["text"]).splitlines()[0])
    (title,) = [each for each in entries if each["element"] == "title" and each["attachment"] is None]
    assert (title["first"], title["last"], title["certainty"]) == (7, 7, "certain")


def test_spans_follow_one_another() -> None:
    spans = [
        (int(str(each["first"])), int(str(each["last"])))
        for each in placed(data_of(right_notice()))
        if each["cell"] is None
    ]
    assert spans == sorted(spans)
    assert all(first <= last for first, last in spans)


def test_what_is_in_a_cell_is_counted_in_it() -> None:
    (office,) = [each for each in placed(data_of(right_notice())) if each["element"] == "imprint_office"]
    assert (office["first"], office["last"], office["table"], office["row"], office["cell"]) == (1, 1, 1, 2, 1)


@pytest.mark.parametrize("name", ["request", "joint names", "letter", "order", "classified", *by_hand.BASES])
def test_nothing_that_is_seen_is_lost(name: str) -> None:
    """Every paragraph with words is in one element, or reported as in none; in every format."""
    document = found_in(base(name))
    placing = ElementPlaces(document)
    said = "".join(str(each["text"]) for each in (*placing.placed(), *placing.unplaced()))
    for paragraph in document.document.paragraphs:
        assert all(part in said for part in paragraph.text.split()), paragraph.text


def test_the_text_is_parted_where_a_table_stands_and_where_it_is_unsure() -> None:
    lines = [
        "关于报送材料的通知", "各单位：", "请按下表报送。", "| 序号 | 名称 |", "| 1 | 甲 |", "联系人 示例甲",
        "请按时报送。",
    ]  # fmt: skip
    entries = [each for each in placed(make_docx(lines)) if each["element"] in ("body", "table")]
    assert [(each["element"], each["index"], each["first"], each["certainty"]) for each in entries] == [
        ("body", 1, 3, "certain"),
        ("table", 1, None, "certain"),
        ("body", 2, 4, "likely"),
        ("body", 3, 5, "certain"),
    ]


def retyped(document: Document, old: str, new: str) -> None:
    paragraph = next(each for each in document.paragraphs if old in each.text)
    paragraph.text = paragraph.text.replace(old, new)


def test_what_is_certain_and_what_is_likely() -> None:
    document = docx.Document(io.BytesIO(data_of(right_notice())))
    retyped(document, "示民发〔2026〕7号", "示民发〔2026〕 号")
    certain = {str(each["element"]): each["certainty"] for each in placed(data_of(document))}
    assert certain["number"] == "likely"
    assert certain["recipients"] == "certain"


def test_what_is_taken_for_nothing() -> None:
    document = right_notice()
    document.add_paragraph("主题词：民政　救助")
    found = found_in(data_of(document))
    number = len(document.paragraphs)
    (entry,) = ElementPlaces(found).unplaced()
    expected = {"first": number, "last": number, "text": "主题词：民政　救助"}
    assert {key: entry[key] for key in ("first", "last", "text")} == expected
    assert ElementPlaces(found_in(data_of(right_notice()))).unplaced() == []


# A departure where a date is written otherwise than official documents write it.


AT = Element((Paragraph(place=Span("示例.docx"), section=0, runs=()),), "")


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_of_the_century_is_right(date: datetime.date) -> None:
    assert list(date_departs(AT, f"{OfficialDate(date)}印发", "印发")) == []


def test_blanks_are_milder() -> None:
    (blanks,) = date_departs(AT, "2026 年 3 月 5 日")
    (zeros,) = date_departs(AT, "2026年03月05日")
    assert (blanks.wanted, blanks.milder) == ("2026年3月5日", "warning")
    assert (zeros.wanted, zeros.milder) == ("2026年3月5日", None)
