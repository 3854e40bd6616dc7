"""Chinese names of the notice's elements, which no template has: what a template writes for them is suggested.

- as tag and as merge field; by the title of the key, by a word that is often meant for it
- a column of the roster of that name is that column; an element that the notice does not have is not suggested
"""

from __future__ import annotations

import pytest

from generator.templates.doubts import Known, word_doubts
from generator.templates.word import DocxTemplate
from tests.templates.word.fields.field_documents import document, field
from tests.word_documents import make_docx

NOTICE = {"title": "关于某事的通知", "date": "2024年3月5日", "number": "示档发〔2024〕7号"}
KNOWN = Known({"unit": {"name": "甲镇", "f1": "一"}, "notice": NOTICE, "serial": 1, "total": 1}, {"标题": "f1"})


@pytest.mark.parametrize("form", ["tag", "merge field"])
@pytest.mark.parametrize(
    ("word", "suggested"),
    [
        ("成文日期", {"notice.date"}),
        ("日期", {"notice.date"}),
        ("发文字号", {"notice.number"}),
        ("标题", set()),
        ("签名章", {None}),
    ],
)
def test_what_a_template_writes_is_suggested(word: str, suggested: set[str | None], form: str) -> None:
    data = make_docx([f"{{{{ {word} }}}}"]) if form == "tag" else document(field(f" MERGEFIELD {word} "))
    found = word_doubts(data, "信函.docx", KNOWN, DocxTemplate.open(data).variables())
    assert {(each.code, each.suggestion) for each in found} == {("template-undefined", each) for each in suggested}
