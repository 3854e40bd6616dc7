import pytest

from generator.office.pdf.expected_text import printed_text

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(**targets: str) -> bytes:
    """The id of each is its kind with a number behind it, where there are several of a kind."""
    inside = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'.encode()


def document(body: str) -> bytes:
    return f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()


PACKAGE = {"_rels/.rels": relationships(officeDocument="word/document.xml")}


def text_of(paragraph: str) -> str:
    return printed_text({**PACKAGE, "word/document.xml": document(f"<w:p>{paragraph}</w:p>")})


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def part(kind: str, text: str) -> bytes:
    return f"<w:{kind} {W}><w:p>{text}</w:p></w:{kind}>".encode()


@pytest.mark.parametrize(
    "unprinted",
    [
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r>",
        '<w:r><w:rPr><w:vanish w:val="1"/></w:rPr><w:t>甲</w:t></w:r>',
        "<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>",
        "<w:r><w:instrText>甲</w:instrText></w:r>",
        "<mc:AlternateContent><mc:Fallback><w:r><w:t>甲</w:t></w:r></mc:Fallback></mc:AlternateContent>",
        "<!-- 甲 -->",
    ],
)
def test_what_word_does_not_print_is_not_expected(unprinted: str) -> None:
    assert text_of(run("前") + unprinted + run("后")) == "前后"


def test_what_is_said_to_be_not_hidden_is_expected() -> None:
    assert text_of('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>甲</w:t></w:r>') == "甲"


def field(instruction: str, result: str) -> str:
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction)
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}{pieces}{marks[1]}{result}{marks[2]}"


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        (run("—") + field(" PAGE ", run("1")) + run("—"), "——"),
        (field("page \\* Arabic", run("1")), ""),
        (f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>{run("页")}', "页"),
        (field("MERGEFIELD 单位", run("甲单位")), "甲单位"),
        (field("TOC", run("目录") + field("PAGEREF _1", run("3"))), "目录"),
        (field("IF " + "", run("是")), "是"),
        (field(" ", run("空")), "空"),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("甲"), "甲"),
    ],
)
def test_what_the_suite_works_out_anew_is_not_expected(paragraph: str, wanted: str) -> None:
    assert text_of(paragraph) == wanted


def test_only_notes_that_the_text_refers_to_are_expected() -> None:
    notes = "".join(f'<w:footnote w:id="{number}"><w:p>{run(f"注{number}")}</w:p></w:footnote>' for number in (0, 1, 2))
    ends = f'<w:endnote w:id="1"><w:p>{run("尾注")}</w:p></w:endnote>'
    references = (
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:footnoteReference w:id="1"/></w:r></w:del>'
        '<w:r><w:endnoteReference w:id="1"/></w:r>'
    )
    parts = {
        **PACKAGE,
        "word/document.xml": document(f"<w:p>{run('文')}{references}</w:p>"),
        "word/_rels/document.xml.rels": relationships(footnotes="footnotes.xml", endnotes="/word/endnotes.xml"),
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>".encode(),
        "word/endnotes.xml": f"<w:endnotes {W}>{ends}</w:endnotes>".encode(),
    }
    assert printed_text(parts) == "文注2尾注"


@pytest.mark.parametrize(
    ("section", "settings", "wanted"),
    [
        ("", "", "默认眉默认脚"),
        ("<w:titlePg/>", "", "首页脚"),
        ('<w:titlePg w:val="0"/>', "", "默认眉默认脚"),
        ('<w:pgNumType w:start="2"/>', "<w:evenAndOddHeaders/>", "双页脚"),
        ('<w:pgNumType w:start="2"/>', "", "默认眉默认脚"),
        ('<w:pgNumType w:start="3"/>', "<w:evenAndOddHeaders/>", "默认眉默认脚"),
        ("", "<w:evenAndOddHeaders/>", "默认眉默认脚"),
    ],
)
def test_the_first_page_s_header_and_footer_are_expected(section: str, settings: str, wanted: str) -> None:
    references = (
        '<w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footerReference w:type="first" r:id="footer2"/><w:footerReference w:type="even" r:id="footer3"/>'
    )
    later = '<w:sectPr><w:headerReference w:type="default" r:id="header2"/></w:sectPr>'
    first = f"<w:p><w:pPr><w:sectPr>{references}{section}</w:sectPr></w:pPr></w:p>"
    parts = {
        **PACKAGE,
        "word/document.xml": document(first + later),
        "word/_rels/document.xml.rels": relationships(
            header1="h1.xml", header2="h2.xml", footer1="f1.xml", footer2="f2.xml", footer3="f3.xml", settings="s.xml"
        ),
        "word/h1.xml": part("hdr", run("默认眉")),
        "word/h2.xml": part("hdr", run("第二节")),
        "word/f1.xml": part("ftr", run("默认脚") + field("PAGE", run("1"))),
        "word/f2.xml": part("ftr", run("首页脚")),
        "word/f3.xml": part("ftr", run("双页脚")),
        "word/s.xml": f"<w:settings {W}>{settings}</w:settings>".encode(),
    }
    assert printed_text(parts) == wanted


def test_the_main_document_may_have_any_name() -> None:
    parts = {
        "_rels/.rels": relationships(extended="docProps/app.xml", officeDocument="/word/document2.xml"),
        "word/document2.xml": document(f"<w:p>{run('甲')}</w:p>"),
        "word/document.xml": document(f"<w:p>{run('乙')}</w:p>"),
    }
    assert printed_text(parts) == "甲"


@pytest.mark.parametrize("parts", [{}, {**PACKAGE, "word/document.xml": b"<broken"}, {"_rels/.rels": b"<broken"}])
def test_without_a_main_document_nothing_is_expected(parts: dict[str, bytes]) -> None:
    assert printed_text(parts) == ""
