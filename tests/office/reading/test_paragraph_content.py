"""What counts as text: fields, changes, controls, alternatives, breaks, hidden text."""

import pytest
from lxml import etree

from generator.office.reading.paragraph_content import linear, script
from generator.office.wordml.wordml_names import MATH
from tests.office.reading.made import document, paragraph


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("甲") + run("乙"), "甲乙"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>", "甲\t乙\n丙-"),
        (f'<w:hyperlink w:anchor="x">{run("甲")}</w:hyperlink>{run("乙")}', "甲乙"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", "甲"),
        (f"<w:smartTag>{run('甲')}<w:customXml>{run('乙')}</w:customXml></w:smartTag>", "甲乙"),
        (f"<w:ins>{run('甲')}</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", "甲"),
        (f"<w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo>", "乙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F052"/><w:sym w:char="5317"/><w:sym w:char="Z"/></w:r>', "☼北"),
        (f"<w:r><w:ruby><w:rt>{run('yī')}</w:rt><w:rubyBase>{run('一')}</w:rubyBase></w:ruby></w:r>", "一"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>=1</m:t></m:r></m:oMath>", "x=1"),
        ('<w:r><w:lastRenderedPageBreak/><w:t>甲</w:t><w:footnoteReference w:id="1"/></w:r>', "甲"),
    ],
)  # fmt: skip
def test_text(inner: str, text: str) -> None:
    assert paragraph(p(inner)).text == text


def test_runs_that_look_alike_are_one() -> None:
    found = paragraph(p(run("甲") + run("乙") + run("丙", "<w:b/>") + run("丁", '<w:b w:val="true"/>')))
    assert [(each.text, each.bold) for each in found.runs] == [("甲乙", False), ("丙丁", True)]


def test_what_was_put_in_is_marked() -> None:
    read = document(p(f"{run('甲')}<w:ins>{run('乙')}</w:ins><w:del/>"))
    (found,) = read.paragraphs
    assert [(each.text, each.changed) for each in found.runs] == [("甲", False), ("乙", True)]
    assert read.tracked == 2


def alternatives(requires: str) -> str:
    choice, fallback = f'<mc:Choice Requires="{requires}">{run("甲")}</mc:Choice>', run("乙")
    return p(f"<mc:AlternateContent>{choice}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>")


GONE = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>甲</w:delText></w:r></w:del>"
IN_BLOCKS = f"<w:sdtContent>{p(run('甲'))}<w:customXml>{p(run('乙'))}</w:customXml></w:sdtContent>"
BODIES = {
    "a paragraph that was taken out whole is not there": (p(GONE) + p(run("乙")), ["乙"]),
    "fields that are closed too often": (p('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("甲")), ["甲"]),
    "an alternative that we know": (alternatives("wps"), ["甲"]),
    "one that needs two things that we know": (alternatives("wps wpg"), ["甲"]),
    "one that we do not know": (alternatives("cx4"), ["乙"]),
    "a control around blocks": (f"<w:sdt>{IN_BLOCKS}</w:sdt>", ["甲", "乙"]),
    "deep nesting": (p("<w:smartTag>" * 100 + run("甲") + "</w:smartTag>" * 100), ["甲"]),
    "tables in tables": ("<w:tbl><w:tr><w:tc>" * 60 + p(run("乙")) + "</w:tc></w:tr></w:tbl>" * 60, ["乙"]),
}


@pytest.mark.cases(9)
@pytest.mark.parametrize(("body", "texts"), BODIES.values(), ids=BODIES)
def test_paragraphs(body: str, texts: list[str]) -> None:
    assert [each.text for each in document(body).paragraphs] == texts


def test_hidden_text_is_no_text_and_counted() -> None:
    read = document(p(run("甲") + run("乙", "<w:vanish/>")) + p(run("丙", "<w:vanish/>")))
    assert [each.text for each in read.paragraphs] == ["甲", ""]
    assert sum(bool(each.hidden) for each in read.paragraphs) == 2


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def complex_field(code: str, result: str = "") -> str:
    return field("begin") + code + field("separate") + result + field("end")


PAGE = instruction(" PAGE ")
FIELDS = {
    "with a result": (complex_field(instruction(" PA") + instruction("GE "), run("3")), [("3", "PAGE")]),
    "simple": (f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>', [("3", "PAGE")]),
    "begun in a tracked change": (
        f"<w:ins>{field('begin')}{PAGE}</w:ins>{field('separate')}{run('3')}{field('end')}", [("3", "PAGE")]
    ),
    "never filled in": (field("begin") + PAGE + field("end"), [("", "PAGE")]),
    "without a result": (complex_field(PAGE), [("", "PAGE")]),
    "simple without a result": ('<w:fldSimple w:instr="PAGE"/>', [("", "PAGE")]),
    "a page number": ("<w:r><w:pgNum/></w:r>", [("", "PAGE")]),
    "in the code of another": (
        complex_field(instruction("IF ") + complex_field(PAGE, run("9")), run("甲")), [("甲", "IF")]
    ),
    "over paragraphs": (
        f"{field('begin')}{instruction('TOC')}{field('separate')}{run('甲')}</w:p><w:p>{run('乙')}{field('end')}",
        [("甲", "TOC"), ("乙", "TOC")],
    ),
}  # fmt: skip


@pytest.mark.cases(9)
@pytest.mark.parametrize(("inner", "found"), FIELDS.values(), ids=FIELDS)
def test_fields_are_their_result(inner: str, found: list[tuple[str, str]]) -> None:
    read = document(p(f"{run('— ')}{inner}{run(' —')}"))
    runs = [(each.text, each.field) for paragraph in read.paragraphs for each in paragraph.runs]
    assert runs == [("— ", None), *found, (" —", None)]


BREAK = '<w:r><w:br w:type="page"/></w:r>'


@pytest.mark.parametrize(
    ("inner", "pages"),
    [
        (BREAK + run("甲"), [("甲", True, False)]),
        (run("甲") + BREAK, [("甲", False, True)]),
        (BREAK, [("", False, True)]),
        (run("甲") + BREAK + run("乙"), [("甲", False, True), ("乙", True, False)]),
        (BREAK + run("甲") + BREAK + run("乙") + BREAK, [("甲", True, True), ("乙", True, True)]),
        (run("甲") + "<w:r><w:br/></w:r>", [("甲\n", False, False)]),
    ],
)
def test_page_breaks(inner: str, pages: list[tuple[str, bool, bool]]) -> None:
    found = document(p(inner)).paragraphs
    assert [(each.text, each.starts_page, each.ends_page) for each in found] == pages


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_text_boxes_come_before_the_paragraph_that_holds_them() -> None:
    drawing = f"<w:r><w:drawing><wps:wsp><wps:txbx>{BOX.format(p(run('框')))}</wps:txbx></wps:wsp></w:drawing></w:r>"
    read = document(p(run("甲") + drawing) + p(run("乙")))
    expected = [("框", True, 1), ("甲", False, 1), ("乙", False, 2)]
    assert [(each.text, each.frame, each.place.paragraph) for each in read.paragraphs] == expected


# Formulas in a line: what is raised or lowered as characters of Unicode, other forms so that figures stay apart.


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def part(name: str, *content: str) -> str:
    return f"<m:{name}>{''.join(content)}</m:{name}>"


def e(text: str) -> str:
    return part("e", r(text))


def sign(name: str, value: str) -> str:
    return f'<m:{name} m:val="{value}"/>'


EXACT = {
    "a run": (r("x=1"), "x=1"),
    "a square of a sum": (part("sSup", e("a+b"), part("sup", r("2"))), "(a+b)²"),
    "both": (part("sSubSup", e("x"), part("sub", r("1")), part("sup", r("n"))), "x₁ⁿ"),
}
CHANGED = {
    "a fraction of sums": (part("f", part("num", r("a+b")), part("den", r("1.5"))), "(a+b)/1.5"),
    "a fraction in pieces": (part("f", part("num", r("a"), r("b")), part("den", r("1"), part("ins", r("2")))), "ab/12"),
    "no bar": (part("f", part("fPr", sign("type", "noBar")), part("num", r("n")), part("den", r("2"))), "n¦2"),
    "an exponent": (part("sSup", e("x"), part("sup", r("n+k"))), "x^(n+k)"),
    "an index": (part("sSub", e("x"), part("sub", r("k"))), "x_k"),
    "before": (part("sPre", part("sub", r("1")), part("sup", r("2")), e("x")), "₁²x"),
    "a root": (part("rad", part("deg"), e("x+1")), "√(x+1)"),
    "a cube root": (part("rad", part("deg", r("3")), e("8")), "∛8"),
    "a root without a degree": (part("rad", e("2")), "√2"),
    "a root of any degree": (part("rad", part("deg", r("n")), e("2")), "ⁿ√2"),
    "a sum": (
        part("nary", part("naryPr", sign("chr", "∑")), part("sub", r("i=1")), part("sup", r("9")), e("i")), "∑_(i=1)⁹ i"
    ),
    "an integral": (part("nary", part("sub"), part("sup"), e("x")), "∫ x"),
    "brackets": (part("d", part("dPr", sign("begChr", "[") + sign("sepChr", ";")), e("a"), e("b")), "[a;b)"),
    "a matrix": (part("m", part("mr", e("1"), e("2")), part("mr", e("3"), e("4"))), "1 2 3 4"),
    "rows": (part("eqArr", e("1"), e("2")), "1 2"),
    "a function": (part("func", part("fName", r("sin")), e("x")), "sin x"),
    "a limit": (part("limLow", e("lim"), part("lim", r("n"))), "lim n"),
    "an accent": (part("acc", part("accPr", sign("chr", "̂")), e("x")), "x"),
    "another script": (part("r", part("rPr", sign("scr", "double-struck")), "<m:t>R</m:t>"), "R"),
    "a name that nobody knows": (part("of", e("1")) + part("Line", e("2")), "12"),
}  # fmt: skip


@pytest.mark.parametrize("name", [*EXACT, *CHANGED])
def test_a_formula_in_a_line(name: str) -> None:
    xml, line = {**EXACT, **CHANGED}[name]
    formula = etree.fromstring(f'<m:oMath xmlns:m="{MATH}">{xml}</m:oMath>')
    assert linear(formula) == (line, name in EXACT)


@pytest.mark.parametrize(("text", "raised"), [("-12", "⁻¹²"), ("n+1", "ⁿ⁺¹"), ("k", None), ("注", None), ("", "")])
def test_raised_text(text: str, raised: str | None) -> None:
    assert script(text, "superscript") == raised
