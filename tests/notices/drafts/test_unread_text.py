"""Nothing is lost: hidden text, readings, notes, headers; counted independently of our own reader."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.ground.errors import InputError
from generator.ground.representation import unaccounted
from generator.notices.drafts.draft import Draft, Omission
from generator.notices.drafts.reading import draft_in
from generator.office.wordml.tracked_changes import Choice
from tests.chosen import examples, step
from tests.drafts.corpus import cases
from tests.drafts.drafting import draft_of
from tests.drafts.mutated import characters, mutated
from tests.drafts.pages import Document
from tests.notices.drafts.made import NAME, paragraph, read, text
from tests.office.reading.made import W, package
from tests.word_documents import parts

pytestmark = pytest.mark.in_turn(2)

HIDDEN = "<w:vanish/>"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RUBY = f"<w:r><w:ruby><w:rt>{text('wū')}</w:rt><w:rubyBase>{text('巫')}</w:rubyBase></w:ruby></w:r>"
_IN_BOX = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
BOX = f"<w:r><w:pict><v:rect><v:textbox>{_IN_BOX}</v:textbox></v:rect></w:pict></w:r>"
TABLE = f"<w:tbl><w:tr><w:tc>{paragraph('格', text('藏格', HIDDEN))}</w:tc></w:tr></w:tbl>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
END = '<w:r><w:endnoteReference w:id="3"/></w:r>'
PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
OTHERS = {
    "footnotes": (
        f'<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{paragraph("脚注", "内容")}'
        f'{paragraph("第二段")}</w:footnote><w:footnote w:id="9">{paragraph("无人引用")}</w:footnote>'
    ),
    "endnotes": f'<w:endnote w:id="3">{paragraph("尾注")}</w:endnote>',
    "header_1": paragraph("内部资料"),
    "header_2": paragraph("内部资料"),
    "footer_3": paragraph("— ", PAGE, " —"),
    "footer_4": paragraph("第", PAGE, "页", text("藏页脚", HIDDEN)),
    "comments": f'<w:comment w:id="1" w:author="示例甲">{paragraph("批注")}</w:comment>',
}
CASES = {
    "plain": paragraph("甲乙", "丙"),
    "hidden": paragraph("甲", text("藏", HIDDEN), text("起来", HIDDEN), "乙") + paragraph(text("全藏", HIDDEN)),
    "hidden, and shown as well": paragraph("机密文件", text("机密", HIDDEN)) + paragraph(text("这是甲", HIDDEN), "甲"),
    "a reading above": paragraph("地名", RUBY, "山"),
    "a box": paragraph(BOX, "甲"),
    "a table": paragraph("甲") + TABLE,
    "notes": paragraph("甲") + paragraph("乙", NOTE) + paragraph("丙", END),
    "pages": paragraph("甲", '<w:r><w:br w:type="page"/></w:r>', "乙") + paragraph("丙"),
    "text in a field's code": paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', text("在代码里"),
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', text("果"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "a choice that nobody knows": paragraph(
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x9">{text("无人认识")}</mc:Choice>'
        "</mc:AlternateContent>",
        "甲",
    ),
    "an element that nobody knows": paragraph(f'<w:newer>{text("新的")}</w:newer>', "甲"),
    "formulas": paragraph("<m:oMath><m:r><m:t>式</m:t></m:r></m:oMath>", "甲"),
}  # fmt: skip
CASES["everything"] = "".join(CASES.values())


def _bare(words: str) -> Counter[str]:
    return Counter("".join(words.split()))


def _in_file(data: bytes) -> Counter[str]:
    """Every character of the texts of the file, but page numbers and what is in other alternatives."""
    found: Counter[str] = Counter()
    for name, content in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for each in etree.fromstring(content).iter(f"{{{W}}}t", "{*}t"):
                numbered = next(each.iterancestors(f"{{{W}}}fldSimple"), None) is not None
                if not numbered and next(each.iterancestors(f"{{{_MC}}}Fallback"), None) is None:
                    found += _bare(each.text or "")
    return found


def _read_from(draft: Draft) -> Counter[str]:
    lines = [each.text for each in draft.document.paragraphs]
    lines += [each.text for each in draft.left] + [each.text for each in draft.comments]
    return _bare(" ".join(lines))


@pytest.mark.parametrize("name", CASES)
def test_every_character_is_in_the_document_or_reported(name: str) -> None:
    data = package(CASES[name], **OTHERS)
    expected = _in_file(data) - _bare("——内部资料")  # those of a page number, and a header that is there twice
    assert _read_from(draft_in(data, NAME)) == expected


def _draft(body: str, others: Mapping[str, str]) -> Draft:
    return draft_in(package(body, **others), NAME)


def _left(what: str, body: str, others: Mapping[str, str] = MappingProxyType({})) -> list[tuple[int | None, str]]:
    return [(each.paragraph, each.text) for each in _draft(body, others).left if each.what == what]


def test_hidden_text_is_reported_at_its_paragraph() -> None:
    assert _left("hidden", CASES["hidden"]) == [(1, "藏起来"), (2, "全藏")]
    assert _left("hidden", CASES["hidden, and shown as well"]) == [(1, "机密"), (2, "这是甲")]
    assert _left("hidden", CASES["a table"]) == [(None, "藏格")]


def test_notes_are_reported_where_their_marks_are() -> None:
    assert _left("note", CASES["notes"], OTHERS) == [(2, "脚注内容\n第二段"), (3, "尾注"), (None, "无人引用")]


def test_headers_are_reported_once_and_page_numbers_are_not() -> None:
    headers = [each for each in _draft(paragraph("甲"), OTHERS).left if each.what in ("header", "footer")]
    assert headers == [Omission("header", None, "内部资料"), Omission("footer", None, "第页藏页脚")]


def test_a_watermark_is_reported_by_its_name_beside_the_text_of_its_header() -> None:
    mark = '<w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r>'
    others = {"header_1": paragraph(mark), "header_2": paragraph(mark, "页眉")}
    left = _draft(paragraph("甲"), others).left
    assert left == (Omission("watermark", None, "草稿"), Omission("header", None, "页眉"))


def _sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


SUP, SUB = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
STYLED = (
    '<w:style w:type="character" w:styleId="Base"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>'
    f'<w:style w:type="character" w:styleId="Up"><w:rPr>{SUP}</w:rPr></w:style>'
)
STRUCK = '<w:p><w:pPr><w:pStyle w:val="Struck"/></w:pPr>{}</w:p>'
_ROW = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
LISTED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="ideographTraditional"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
HIDDEN_ROW = _ROW.format("<w:trPr><w:hidden/></w:trPr>", paragraph("藏"))
HIDDEN_ROW = f"<w:tbl>{HIDDEN_ROW}{_ROW.format('', paragraph('格'))}</w:tbl>"
GONE = text("乙", '<w:rStyle w:val="Gone"/>')
TAKEN: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "raised by a style": (paragraph("m", text("2", '<w:rStyle w:val="Up"/>')), "m²", []),
    "raised text": (paragraph("x", text("a+1", SUP)), "xa+1", []),
    "raised blanks": (paragraph("甲", text(" ", SUP), "乙"), "甲 乙", []),
    "struck": (paragraph(text("10", "<w:strike/>"), text("00", "<w:dstrike/>"), "800"), "800", [("struck", "1000")]),
    "struck by a style based on another": (paragraph("甲", GONE), "甲", [("struck", "乙")]),
    "struck by its paragraph's style": (
        STRUCK.format(text("甲") + text("乙", '<w:strike w:val="0"/>')), "乙", [("struck", "甲")]
    ),
    "struck by two styles": (STRUCK.format(text("甲", '<w:rStyle w:val="Gone"/>')), "甲", []),
    "moved in its own size": (paragraph("m", text("2", '<w:position w:val="4"/>')), "m2", []),
    "a known symbol": (paragraph(_sym("Wingdings", "F0FE"), _sym("Symbol", "F0B4")), "☑×", []),
    "text in a symbol font": (paragraph(text("\uf0a8l", '<w:rFonts w:ascii="Wingdings"/>')), "☐●", []),
    "a hidden row": (paragraph("甲") + HIDDEN_ROW, "甲\n格", [("hidden", "藏")]),
    "a number in an unknown format": (f"<w:p>{LISTED}{text('甲')}</w:p>", "甲", [("numbering", "1、")]),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_what_characters_cannot_hold_is_kept_or_reported(name: str) -> None:
    body, shown, left = TAKEN[name]
    draft = read(body, styles=STYLED, numbering=LIST)
    assert "\n".join(each.text for each in draft.document.paragraphs) == shown
    assert [(each.what, each.text) for each in draft.left] == left


LOOKS = {"": "", "sup": SUP, "sub": SUB, "struck": "<w:strike/>", "hidden": HIDDEN, "caps": "<w:caps/>"}
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()ni0123456789+-=()")


@given(
    st.lists(
        st.tuples(st.text("0123456789+-=()ni甲乙xy", min_size=1, max_size=5), st.sampled_from(list(LOOKS))), min_size=1
    )
)
def test_the_account_of_a_paragraph(runs: list[tuple[str, str]]) -> None:
    """Each character is in the text, raised or not, or reported; struck and hidden text is reported only."""
    draft = read(paragraph("甲", *(text(words, LOOKS[look]) for words, look in runs)))
    kept = "".join(each.text for each in draft.document.paragraphs).translate(PLAIN)
    assert not unaccounted("甲" + "".join(words for words, _ in runs), [kept, *(each.text for each in draft.left)])
    assert kept == "甲" + "".join(
        words.upper() if look == "caps" else words for words, look in runs if look not in ("struck", "hidden")
    )


def test_as_libreoffice_writes_them() -> None:
    rtf = r"{\rtf1\ansi 10{\super 4}x{\sub k+1}{\strike 1000}800{\v hidden}{\caps abc}\par}"
    draft = draft_in(rtf.encode(), "草稿.rtf")
    (line,) = (each for each in draft.document.paragraphs if each.text)
    assert [(run.text, run.vertical) for run in line.runs if run.vertical] == [("k+1", "subscript")]
    assert line.text == "10⁴xk+1800ABC"
    expected = [("capitals", "abc"), ("hidden", "hidden"), ("struck", "1000")]
    assert sorted((each.what, each.text) for each in draft.left) == expected


# The drafts of the corpus, as they are and changed at random: no character is lost, and none invented.


CHOICES: tuple[Choice, ...] = ("accept", "reject")
MUTATED = examples(200, in_every_run=20)


def _solid(*texts: str) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def _check(data: bytes, document: Document, choice: Choice, name: str) -> None:
    """Page numbers are not reported: headers and footers are left out here."""
    own = characters(replace(document, header=(), footer=()))
    if not own.pages(choice):
        assert _refused(data, choice) == ["draft-empty"], name
        return
    draft = draft_in(data, NAME, changes=choice)
    assert _solid(*(each.text for each in draft.document.paragraphs)) == own.pages(choice), (name, choice)
    beside = _solid(*(each.text for each in draft.left), *(each.text for each in draft.comments))
    assert own.beside - beside == Counter(), (name, choice)


def _refused(data: bytes, choice: Choice) -> list[str]:
    with pytest.raises(InputError) as caught:
        draft_in(data, NAME, changes=choice)
    return [each.code for each in caught.value.problems]


@pytest.mark.cases(1)
@pytest.mark.parametrize("choice", CHOICES)
def test_of_the_corpus(choice: Choice) -> None:
    for each in cases()[:: step(4)]:
        _check(draft_of(each), each.document, choice, each.name)


@pytest.mark.cases(1)
@pytest.mark.parametrize("choice", CHOICES)
def test_of_drafts_changed_at_random(choice: Choice) -> None:
    for seed in range(MUTATED):
        draft = mutated(seed)
        _check(draft.data, draft.document, choice, f"{seed} {draft.name}")
