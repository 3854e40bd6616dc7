"""Texts are printed as they are, or refused with their place."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.ground.errors import TemplateError
from generator.templates.word import DocxTemplate
from tests.chosen import examples
from tests.word_documents import make_docx, paragraphs, parts

TEMPLATE = DocxTemplate.open(
    make_docx(
        ["前{{ unit.name }}后", "| {{ unit.name }} | {% for x in tags %}[{{ x }}]{% endfor %} |", "尾"],
        header="页眉{{ unit.name }}",
        title="题{{ unit.name }}",
    ),
    name="letter.docx",
)
# XML 1.0, production 2
WRITABLE = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
TRICKY = [
    "A&B养老院",
    "<试点>敬老院",
    "{{7*7}}",
    "{% if x %}",
    "]]>",
    "  二 空  格 ",
    "&amp;",
    "\r\n",
    "\t",
    "湖㳇镇𡐓\ue000",
]


def context(text: str) -> dict[str, object]:
    return {"unit": {"name": text}, "tags": [text, ""]}


@given(st.text(st.characters(exclude_categories=[], exclude_characters="\a\f")))  # those two begin paragraphs and pages
@settings(max_examples=examples(300))
@example("\ud800")
@example("\x00")
@example("\ufffe")
def test_any_text_comes_out_or_is_refused(text: str) -> None:
    if WRITABLE.fullmatch(text):
        data = TEMPLATE.render(context(text))
        assert paragraphs(data) == [f"前{text}后", text, f"[{text}][]", "尾"]
        assert paragraphs(data, "word/header1.xml") == [f"页眉{text}"]
    else:
        with pytest.raises(TemplateError) as caught:
            TEMPLATE.render(context(text))
        wrong = next(each for each in text if not WRITABLE.fullmatch(each))
        first = caught.value.problems[0]
        assert first.code == "template-character"
        assert first.facts["character"] == f"U+{ord(wrong):04X}"
        assert first.field == "unit.name"
        assert first.span is not None
        assert (first.span.part, first.span.paragraph) == ("word/document.xml", 1)


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_values_come_out_as_typed(text: str) -> None:
    data = TEMPLATE.render(context(text))
    assert paragraphs(data)[:2] == [f"前{text}后", text]


def test_breaks_and_tabs_are_words_own() -> None:
    xml = parts(TEMPLATE.render(context("一\n二\t三")))["word/document.xml"].decode()
    assert '<w:t xml:space="preserve">前一</w:t><w:br/><w:t xml:space="preserve">二</w:t><w:tab/>' in xml


def test_properties_are_filled_in() -> None:
    core = parts(TEMPLATE.render(context("A&B\n<一>")))["docProps/core.xml"].decode()
    assert "<dc:title>题A&amp;B\n&lt;一&gt;</dc:title>" in core


def test_numbers_dates_and_what_is_no_text() -> None:
    template = DocxTemplate.open(make_docx(["{{ a }}"]))
    assert paragraphs(template.render({"a": 7})) == ["7"]
    for value, code in (([1], "list"), ({"b": 1}, "group"), (None, "nothing"), (len, "object")):
        with pytest.raises(TemplateError) as caught:
            template.render({"a": value})
        assert [problem.code for problem in caught.value.problems] == [f"template-value-{code}"]
