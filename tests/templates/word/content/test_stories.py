"""Every content in every kind of place of a document, as two other tools and python-docx read it."""

import io
import re

import docx
import pytest
from docx.shared import Mm as DocxMm
from lxml import etree

from generator.ground.errors import TemplateError
from generator.templates.word.content.base_content import Content
from generator.templates.word.content.inline_image import InlineImage
from generator.templates.word.content.rich_text import Hyperlink, Listing, RichParagraphs, RichText
from generator.templates.word.content.sub_document import SubDocument
from generator.templates.word.docx_template import DocxTemplate
from tests.refused import refused, refused_for
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.witnesses import new_findings
from tests.word_documents import blank, make_docx, packed, paragraphs, parts, saved

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _notes(kind: str) -> str:
    note = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}[kind]
    edges = "".join(
        f'<w:{note} w:type="{each}" w:id="{number}"><w:p><w:r><w:{each}/></w:r></w:p></w:{note}>'
        for number, each in ((-1, "separator"), (0, "continuationSeparator"))
    )
    author = ' w:author="示例"' if kind == "comments" else ""
    text = "<w:p><w:r><w:t>前{{ x }}后</w:t></w:r></w:p><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"
    return (
        f"<w:{kind} {_NAMESPACES}>{'' if kind == 'comments' else edges}"
        f'<w:{note} w:id="1"{author}>{text}</w:{note}></w:{kind}>'
    )


def _everywhere() -> bytes:
    """A document with the tag ``x`` in each kind of place, within a text and alone in its paragraph."""
    contents = parts(
        make_docx(
            ["前{{ x }}后{{ x }}", "{{ x }}", "| 前{{ x }}后 | {{ x }} |", "尾"], header="{{ x }}", footer="前{{ x }}"
        )
    )
    box = (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:9cm;height:3cm">'
        "<v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>前{{ x }}后</w:t></w:r></w:p><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    marks = (
        '<w:p><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    wrapped = (
        "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>前{{ x }}</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:ins w:id="900" w:author="示例"><w:r><w:t>{{ x }}后</w:t></w:r></w:ins></w:p>'
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document = contents["word/document.xml"].decode()
    document = document.replace("<w:sectPr", box + marks + wrapped + "<w:sectPr", 1)
    types, relations = contents["[Content_Types].xml"].decode(), contents["word/_rels/document.xml.rels"].decode()
    for kind in ("footnotes", "endnotes", "comments"):
        contents[f"word/{kind}.xml"] = _notes(kind).encode()
        types = types.replace(
            "</Types>", f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD}.{kind}+xml"/></Types>'
        )
        relations = relations.replace(
            "</Relationships>",
            f'<Relationship Id="n{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/></Relationships>',
        )
    return packed(
        {
            **contents,
            "word/document.xml": document.encode(),
            "[Content_Types].xml": types.encode(),
            "word/_rels/document.xml.rels": relations.encode(),
        }
    )


def _inserted() -> bytes:
    document = blank()
    document.add_heading("附录", 1)
    document.add_paragraph("一项", style="List Number")
    document.add_picture(io.BytesIO(picture_bytes(color="blue")), width=DocxMm(20))
    document.add_table(1, 2).cell(0, 0).text = "格"
    return saved(document)


TEMPLATE = _everywhere()
OPENED = DocxTemplate.open(TEMPLATE, name="everywhere.docx")
STORIES = [f"word/{story}.xml" for story in ("document", "header1", "footer1", "footnotes", "endnotes", "comments")]
CONTENTS: dict[str, Content] = {
    "rich text": RichText("重要", bold=True, color="FF0000")
    .add("，见")
    .add("网站", link="https://example.com/?a=1&b=2"),
    "rich text of two paragraphs": RichText("重\a要"),
    "paragraphs": RichParagraphs("甲", style="heading 1").add(RichText("乙", italic=True)),
    "picture": InlineImage(picture_bytes(), width="30mm", alt='示例 <图> & "图"', link="https://example.com/"),
    "link": Hyperlink("网站", "mailto:office@example.com"),
    "listing": Listing("一\n二\t三\a四\f五"),
    "document": SubDocument(_inserted()),
}


@pytest.mark.cases(3)
@pytest.mark.parametrize("kind", CONTENTS)
def test_no_witness_finds_anything_new(kind: str) -> None:
    output = OPENED.render({"x": CONTENTS[kind]})
    assert new_findings(TEMPLATE, output) == []
    assert OPENED.render({"x": CONTENTS[kind]}) == output


@pytest.mark.parametrize("kind", CONTENTS)
def test_the_text_around_stays(kind: str) -> None:
    output = OPENED.render({"x": CONTENTS[kind]})
    for story in STORIES:
        text = "".join(paragraphs(output, story))
        before = "".join(paragraphs(TEMPLATE, story))
        for word in ("前", "后", "尾"):
            assert text.count(word) == before.count(word)


TEXTS = {
    "rich text": "重要，见网站",
    "rich text of two paragraphs": "重要",
    "paragraphs": "甲乙",
    "picture": "",
    "link": "网站",
    "listing": "一\n二\t三四\n五",
    "document": "附录一项格",
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_each_tag_is_printed_once(kind: str) -> None:
    output = OPENED.render({"x": CONTENTS[kind]})
    for story in STORIES:
        expected = "".join(paragraphs(TEMPLATE, story)).replace("{{ x }}", TEXTS[kind])
        # A text box's own paragraphs are read again as part of the paragraph around them.
        if story != "word/document.xml":
            assert "".join(paragraphs(output, story)) == expected
    assert "{{" not in "".join(paragraphs(output))


def test_one_object_in_many_documents_and_templates() -> None:
    fresh = {kind: OPENED.render({"x": content}) for kind, content in CONTENTS.items()}
    other = DocxTemplate.open(make_docx(["{{ a }}{{ b }}{{ a }}"]))
    for first in CONTENTS.values():
        for second in CONTENTS.values():
            other.render({"a": first, "b": second})
    assert {kind: OPENED.render({"x": content}) for kind, content in CONTENTS.items()} == fresh


def test_python_docx_reads_it_back() -> None:
    template = DocxTemplate.open(
        make_docx(["图{{ pic }}，{{ rich }}", "| {{ pic }} | 乙 |", "{{ doc }}"], header="{{ pic }}")
    )
    data = template.render({"pic": CONTENTS["picture"], "rich": CONTENTS["rich text"], "doc": CONTENTS["document"]})
    document = docx.Document(io.BytesIO(data))
    assert document.paragraphs[0].text == "图，重要，见网站"
    assert [link.address for link in document.paragraphs[0].hyperlinks] == ["https://example.com/?a=1&b=2"]
    assert [round(shape.width.mm) for shape in document.inline_shapes] == [30, 30, 20]
    assert [round(shape.height.mm) for shape in document.inline_shapes] == [20, 20, 13]
    expected = ["Heading 1", "List Number"]
    assert [paragraph.style.name for paragraph in document.paragraphs if paragraph.style][1:3] == expected
    red = [run for run in document.paragraphs[0].runs if run.font.bold]
    assert [(run.text, str(run.font.color.rgb)) for run in red] == [("重要", "FF0000")]
    output = parts(data)
    header = document.sections[0].header.part
    found = [part.partname for part in header.related_parts.values()]
    assert found == [f"/{name}" for name, data in output.items() if data == picture_bytes()]


def test_equal_pictures_are_one_part_and_drawings_have_numbers_of_their_own() -> None:
    first, second = InlineImage(picture_bytes(), width="30mm"), InlineImage(picture_bytes(), width="10mm")
    template = DocxTemplate.open(make_docx(["{{ a }}{{ b }}", "{{ a }}"], header="{{ b }}"))
    output = parts(template.render({"a": first, "b": second}))
    found = [name for name in output if name.startswith("word/media/")]
    assert found == [next(name for name in output if output[name] == picture_bytes())]
    numbers = re.findall(rb'docPr id="(\d+)"', output["word/document.xml"] + output["word/header1.xml"])
    assert len(numbers) == len(set(numbers)) == 4


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_property_holds_only_text(kind: str) -> None:
    template = DocxTemplate.open(make_docx(["甲"], title="{{ x }}"))
    assert refused_for(TemplateError, template.render, {"x": CONTENTS[kind]}) == ["template-value-object"]


@pytest.mark.parametrize("tag", ["{{ x ~ '' }}", "{{ x | upper }}", "{{ [x] | join }}", "{{ '%s' | format(x) }}"])
def test_no_expression_makes_a_text_of_a_content(tag: str) -> None:
    template = DocxTemplate.open(make_docx([tag]))
    assert refused_for(TemplateError, template.render, {"x": RichText("甲")}) == ["template-value-object"]


@pytest.mark.parametrize("tag", ["{{ x.add('乙') }}", "{{ x.elements(x) }}", "{{ x._pieces }}"])
def test_no_template_changes_a_content(tag: str) -> None:
    rich = RichText("甲")
    refusal = refused(TemplateError, DocxTemplate.open(make_docx([tag])).render, {"x": rich})
    assert [problem.code for problem in refusal.problems] == ["template-forbidden"]
    assert paragraphs(DocxTemplate.open(make_docx(["{{ x }}"])).render({"x": rich})) == ["甲"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (RichText("坏\x0b字"), "template-character"),
        (RichText("甲", "没有的样式"), "template-content-style"),
        (RichParagraphs("甲", style="没有的样式"), "template-content-style"),
        (Hyperlink("甲", "#b", style="没有的样式"), "template-content-style"),
        (Listing("坏\ufffe"), "template-character"),
        (InlineImage(picture_bytes(), width="300mm"), "template-picture-size"),
        (InlineImage(picture_bytes(), alt="\ud800"), "template-character"),
    ],
)
def test_what_cannot_be_printed_is_told_at_its_tag(content: Content, code: str) -> None:
    template = DocxTemplate.open(
        make_docx(["| 甲{{ good }} | 乙{{ good }}{{ bad }} |"], header="{{ good }}"), name="t.docx"
    )
    (problem,) = refused(TemplateError, template.render, {"good": RichText("好"), "bad": content}).problems
    assert (problem.code, problem.field, problem.facts["tag"]) == (code, "bad", "{{ bad }}")
    assert problem.span is not None
    assert (problem.span.part, problem.span.table, problem.span.cell) == ("word/document.xml", 1, 2)
    assert problem.text("zh")
    assert problem.text("en")


def test_a_prefixed_variable_has_only_the_contents_own_look() -> None:
    template = make_docx(["甲"])
    contents = parts(template)
    xml = contents["word/document.xml"].decode()
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
    xml = xml.replace("<w:r><w:t>甲</w:t></w:r>", bold.format("{{ x }}") + bold.format("{{r x }}"))
    output = DocxTemplate.open(packed({**contents, "word/document.xml": xml.encode()})).render(
        {"x": RichText("乙", italic=True)}
    )
    root = etree.fromstring(parts(output)["word/document.xml"])
    looks = [[str(child.tag).removeprefix(W) for child in properties] for properties in root.iter(f"{W}rPr")]
    assert looks == [["b", "i", "iCs"], ["i", "iCs"]]


def test_a_document_of_all_records_prints_contents_for_each() -> None:
    contents = parts(make_docx(["名称{{ x }}"]))
    field = '<w:fldSimple w:instr=" MERGEFIELD name "><w:r><w:t>«name»</w:t></w:r></w:fldSimple>'
    xml = contents["word/document.xml"].decode().replace("<w:p><w:r>", f"<w:p>{field}<w:r>", 1)
    template = DocxTemplate.open(packed({**contents, "word/document.xml": xml.encode()}))
    units = [{"name": "甲"}, {"name": "乙"}]
    output = template.render({"units": units, "x": RichText("重\a要")})
    assert [text for text in paragraphs(output) if text] == ["甲名称重", "要", "乙名称重", "要"]
    refusal = refused(TemplateError, template.render, {"units": units, "x": RichText("重", "没有的样式")})
    assert [(problem.code, problem.field) for problem in refusal.problems] == [("template-content-style", "x")]
