"""A Word document with text in every place that a template fills, and a reader of it; none of our own code."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from tests.word_documents import packed, parts

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DC = "http://purl.org/dc/elements/1.1/"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_WP}" xmlns:wps="{_WPS}" xmlns:a="{_A}"'
_DRAWN = {"charts/chart1": "chart", "diagrams/data1": "diagramData"}
_ALL = {"a": _A, "w": _W, "wp": _WP, "wps": _WPS, "dc": _DC, "vt": _VT, "rel": _RELATIONSHIPS}

_STORIES = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}
_PLACES = {
    "body": ("word/document.xml", "/w:document/w:body/w:p[1]"),
    "cell": ("word/document.xml", "/w:document/w:body/w:tbl/w:tr/w:tc[2]"),
    "text box": ("word/document.xml", "//w:txbxContent"),
    "header": ("word/header.xml", "/w:hdr"),
    "footer": ("word/footer.xml", "/w:ftr"),
    "footnote": ("word/footnotes.xml", "/w:footnotes/w:footnote"),
    "endnote": ("word/endnotes.xml", "/w:endnotes/w:endnote"),
    "comment": ("word/comments.xml", "/w:comments/w:comment"),
    "title": ("docProps/core.xml", "/*/dc:title/text()"),
    "custom property": ("docProps/custom.xml", "//vt:lpwstr/text()"),
    "chart": ("word/charts/chart1.xml", "//a:t/text()"),
    "SmartArt": ("word/diagrams/data1.xml", "//a:t/text()"),
    "description": ("word/document.xml", "//wp:docPr/@descr"),
    "address": ("word/_rels/document.xml.rels", "//rel:Relationship[@TargetMode='External']/@Target"),
}
PLACES = tuple(_PLACES)
IN_RUNS = PLACES[:8]
PARTS = {place: part for place, (part, _) in _PLACES.items()}


def document(texts: Mapping[str, str]) -> bytes:
    """A .docx with ``texts`` in their places; what no XML can hold must not be among them."""
    return packed(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relationships(
                f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
                '<Relationship Id="r2" Target="docProps/core.xml" Type="http://schemas.openxmlformats.org/package/2006/'
                f'relationships/metadata/core-properties"/><Relationship Id="r3" Type="{_R}/custom-properties"'
                ' Target="docProps/custom.xml"/>'
            ),
            "word/document.xml": _body(texts),
            "word/_rels/document.xml.rels": _relationships(
                "".join(f'<Relationship Id="{story}" Type="{_R}/{story}" Target="{story}.xml"/>' for story in _STORIES)
                + "".join(
                    f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{name}.xml"/>'
                    for name, kind in _DRAWN.items()
                )
                + f'<Relationship Id="link" Type="{_R}/hyperlink" TargetMode="External"'
                f" Target={_quoted(texts.get('address', ''))}/>"
            ),
            "word/header.xml": _xml(f"<w:hdr {_NAMESPACES}>{_paragraph(texts.get('header', ''))}</w:hdr>"),
            "word/footer.xml": _xml(f"<w:ftr {_NAMESPACES}>{_paragraph(texts.get('footer', ''))}</w:ftr>"),
            "word/footnotes.xml": _notes("footnote", texts),
            "word/endnotes.xml": _notes("endnote", texts),
            "word/charts/chart1.xml": _drawn(texts.get("chart", "")),
            "word/diagrams/data1.xml": _drawn(texts.get("SmartArt", "")),
            "word/comments.xml": _notes("comment", texts, ' w:author="示例"'),
            "docProps/core.xml": _xml(
                f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}">'
                f"<dc:title>{escape(texts.get('title', ''))}</dc:title></cp:coreProperties>"
            ),
            "docProps/custom.xml": _xml(
                f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VT}"><property pid="2" name="示例"'
                ' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}">'
                f"<vt:lpwstr>{escape(texts.get('custom property', ''))}</vt:lpwstr></property></Properties>"
            ),
        }
    )


def texts_of(data: bytes) -> dict[str, str]:
    """Each place's text: ``\\n`` for a line break, ``\\t`` a tab, ``\\f`` a page break, ``\\a`` the next paragraph."""
    trees = {name: etree.fromstring(content) for name, content in parts(data).items()}
    return {place: _read(trees[part], path) for place, (part, path) in _PLACES.items()}


def _found(element: etree._Element, path: str) -> list[Any]:
    found: Any = element.xpath(path, namespaces=_ALL)
    return list(found)


def _read(root: etree._Element, path: str) -> str:
    if path.endswith("/text()") or "@" in path.rpartition("/")[2]:
        return "".join(map(str, _found(root, path)))
    (place,) = _found(root, path)
    # A paragraph of the body becomes several where a value has paragraphs: all before the table are of this place.
    is_paragraph = place.tag == f"{{{_W}}}p"
    beside = "self::w:p | following-sibling::w:p[following-sibling::w:tbl]"
    text = "\a".join(map(_text, _found(place, beside if is_paragraph else "w:p")))
    return text.replace("\a\f\a", "\f")  # a page break has a paragraph of its own


def _text(paragraph: etree._Element) -> str:
    return "".join(map(_piece, _found(paragraph, "w:r/w:t | w:r/w:br | w:r/w:tab | w:r/w:cr")))


def _piece(element: etree._Element) -> str:
    kind = etree.QName(element).localname
    if kind != "t":
        is_page = element.get(f"{{{_W}}}type") == "page"
        return "\f" if is_page else {"br": "\n", "cr": "\n", "tab": "\t"}[kind]
    text = element.text or ""
    # Blanks at the ends are Word's to drop where they are not said to be kept (ECMA-376 part 1, 17.3.3.31).
    assert element.get(_SPACE) == "preserve" or text.strip(" \t\r\n") == text
    return text


def _xml(text: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()


def _quoted(text: str) -> str:
    return '"' + escape(text, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}) + '"'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(text: str) -> str:
    return f"<w:p>{_run(text)}</w:p>"


def _notes(kind: str, texts: Mapping[str, str], more: str = "") -> bytes:
    note = f'<w:{kind} w:id="1"{more}>{_paragraph(texts.get(kind, ""))}</w:{kind}>'
    return _xml(f"<w:{kind}s {_NAMESPACES}>{note}</w:{kind}s>")


def _relationships(rows: str) -> bytes:
    return _xml(f'<Relationships xmlns="{_RELATIONSHIPS}">{rows}</Relationships>')


def _drawn(text: str) -> bytes:
    """A text of a chart or of SmartArt, in two runs."""
    halves = (text[: len(text) // 2], text[len(text) // 2 :])
    runs = "".join(f"<a:r><a:t>{escape(half)}</a:t></a:r>" for half in halves)
    return _xml(f'<drawn xmlns:a="{_A}"><a:p>{runs}</a:p></drawn>')


def _content_types() -> bytes:
    drawn = "application/vnd.openxmlformats-officedocument.drawingml"
    overrides = {f"/word/{name}.xml": f"{drawn}.{kind}+xml" for name, kind in _DRAWN.items()}
    overrides |= {f"/word/{story}.xml": f"{_WORD}.{story}+xml" for story in _STORIES} | {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    return _xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
        + "</Types>"
    )


def _body(texts: Mapping[str, str]) -> bytes:
    description = _quoted(texts.get("description", ""))
    box = (
        '<w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        f'<wp:docPr id="1" name="1" descr={description}/><a:graphic><a:graphicData uri="{_WPS}"><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{_paragraph(texts.get('text box', ''))}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    cells = "".join(f"<w:tc>{_paragraph(text)}</w:tc>" for text in ("甲", texts.get("cell", "")))
    marks = "".join(
        f"<w:r><w:{kind}Reference w:id={_quoted('1')}/></w:r>" for kind in ("footnote", "endnote", "comment")
    )
    pages = "".join(f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in ("header", "footer"))
    return _xml(
        f"<w:document {_NAMESPACES}><w:body>{_paragraph(texts.get('body', ''))}"
        f'<w:tbl><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
        f'<w:p>{marks}<w:r>{box}</w:r><w:hyperlink r:id="link">{_run("链接")}</w:hyperlink></w:p>'
        f"<w:sectPr>{pages}</w:sectPr></w:body></w:document>"
    )
