"""Drafts made for tests, by python-docx and by hand."""

import io
from functools import cache

import docx
from docx.shared import Mm
from lxml import etree

from generator.notices.drafts.draft import Draft
from generator.notices.drafts.reading import draft_in
from generator.office.wordml.tracked_changes import Choice
from tests.office.reading.made import package
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import blank, packed, parts, saved

LINES = (
    "示例县民政局关于开展示例活动的通知", "各乡镇人民政府：", "现将有关事项通知如下。", "示例县民政局",
    "2024年2月14日",
)  # fmt: skip
NAME = "草稿.docx"
_BY = 'w:id="1" w:author="示例甲" w:date="2024-01-02T03:04:05Z"'
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def text(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph with these runs, each as XML or as plain words."""
    return f"<w:p>{''.join(each if each.startswith('<') else text(each) for each in runs)}</w:p>"


def read(body: str, *, changes: Choice | None = None, **others: str) -> Draft:
    """The draft with ``body`` as the XML of its body; ``others`` as of :func:`tests.office.reading.made.package`."""
    return draft_in(package(body, **others), NAME, changes=changes)


@cache
def png(width: int = 60, height: int = 40) -> bytes:
    """A red picture."""
    return picture_bytes(size=(width, height))


def illustrated(*lines: str, at: int = 0, width: float = 80, height: float = 40) -> docx.document.Document:
    """A document with a picture, in millimetres, at the end of the line ``at``."""
    document = blank()
    for line in lines or LINES:
        document.add_paragraph(line)
    document.paragraphs[at].add_run().add_picture(io.BytesIO(png()), Mm(width), Mm(height))
    return document


def floating(data: bytes, wrap: str, *, behind: bool = False) -> bytes:
    """The document with its picture anchored; ``wrap`` says how text flows around it, such as ``wrapNone``."""
    contents = parts(data)
    root = etree.fromstring(contents["word/document.xml"])
    inline = next(root.iter(f"{{{_WP}}}inline"))
    inline.tag = f"{{{_WP}}}anchor"
    inline.set("behindDoc", f"{behind:d}")
    for place, (name, value) in enumerate((("H", "column"), ("V", "paragraph"))):
        position = etree.Element(f"{{{_WP}}}position{name}", relativeFrom=value)
        etree.SubElement(position, f"{{{_WP}}}posOffset").text = "0"
        inline.insert(place, position)
    inline.insert(3, etree.Element(f"{{{_WP}}}{wrap}"))
    contents["word/document.xml"] = etree.tostring(root)
    return packed(contents)


def full_draft() -> bytes:
    """A notice with a picture, a table, a header, a comment and tracked changes.

    The comment's author is not Chinese: LibreOffice loses such names in RTF.
    """
    lines = (*LINES[:3], "", *(f"第{number}项。" for number in range(6)), *LINES[3:])
    document = illustrated(*lines, at=3, width=60, height=30)
    document.add_table(1, 2).cell(0, 1).text = "格"
    document.add_comment(document.paragraphs[1].runs, text="请核对。", author="Sample")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    contents = parts(saved(document))
    change = f"<w:ins {_BY}>{text('新增')}</w:ins><w:del {_BY}><w:r><w:delText>旧有</w:delText></w:r></w:del>"
    main = contents["word/document.xml"].decode()
    place = main.index("</w:p>", main.index("第5项。"))
    return packed({**contents, "word/document.xml": f"{main[:place]}{change}{main[place:]}".encode()})
