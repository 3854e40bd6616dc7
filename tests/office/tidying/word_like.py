"""Documents like those that Word, WPS and other programs save after a week of editing, made by hand."""

from collections.abc import Mapping

from tests.word_documents import packed

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_METADATA = f"{_PACKAGE}/relationships/metadata"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATIONS = (
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    f' xmlns:r="{_OFFICE}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"'
    ' mc:Ignorable="w14 w15 w16cid"'
)
_THUMBNAIL = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")

STYLES = (
    f"<w:styles {_DECLARATIONS}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="DejaVu Sans" w:hAnsi="DejaVu Sans" w:eastAsia="仿宋_GB2312"'
    ' w:cs="DejaVu Sans"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:rsid w:val="00A11111"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rsid w:val="00A22222"/>'
    "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
)
SETTINGS = (
    f'<w:settings {_DECLARATIONS}><w:zoom w:percent="100"/><w:proofState w:spelling="clean" w:grammar="clean"/>'
    '<w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="420"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
    '<w:docVars><w:docVar w:name="commondata" w:val="eyJoZGlkIjoiMDAwMCJ9"/>'
    '<w:docVar w:name="own" w:val="1"/></w:docVars>'
    '<w:rsids><w:rsidRoot w:val="00A11111"/><w:rsid w:val="00A11111"/><w:rsid w:val="00B22222"/></w:rsids>'
    '<w14:docId w14:val="3A2B1C0D"/><w15:docId w15:val="{00000000-1111-2222-3333-444444444444}"/></w:settings>'
)
CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>示例</dc:title><dc:creator>示例甲</dc:creator><cp:keywords>示例</cp:keywords>"
    "<cp:lastModifiedBy>示例乙</cp:lastModifiedBy><cp:revision>17</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2022-02-01T01:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2022-02-14T09:30:00Z</dcterms:modified></cp:coreProperties>'
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>Normal.dotm</Template><TotalTime>312</TotalTime><Pages>2</Pages><Words>88</Words>"
    "<Application>Microsoft Office Word</Application><DocSecurity>0</DocSecurity><Lines>9</Lines>"
    "<Company>示例单位</Company><AppVersion>16.0000</AppVersion></Properties>"
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
    "<vt:lpwstr>2052-12.1.0.0</vt:lpwstr></property>"
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="档号"><vt:lpwstr>7</vt:lpwstr></property>'
    "</Properties>"
)
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"/>'


def word_like(body: str, more: Mapping[str, tuple[str, str]] | None = None, *, core: str = CORE) -> bytes:
    """A .docx with this ``w:body`` and all the marks of Word and WPS.

    ``more`` are parts of the main document by their names in ``word/``: kind and XML without declarations.
    """
    added = {
        name: (kind, xml.replace(" DECLARATIONS", f" {_DECLARATIONS}")) for name, (kind, xml) in (more or {}).items()
    }
    kinds = {"styles.xml": "styles", "settings.xml": "settings", **{name: kind for name, (kind, _) in added.items()}}
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(kinds.items(), start=1)
    )
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="rId{number}"/>'
        for number, kind in enumerate(kinds.values(), start=1)
        if kind in {"header", "footer"}
    )
    texts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="jpeg" ContentType="image/jpeg"/>'
            f'<Default Extension="rels" ContentType="{_RELS}"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{overrides}'
            '<Override PartName="/docProps/core.xml"'
            ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            '<Override PartName="/docProps/app.xml"'
            ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
            '<Override PartName="/docProps/custom.xml"'
            ' ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
        ),
        "word/document.xml": (
            f'<w:document {_DECLARATIONS}><w:body>\n  {body}<w:sectPr w:rsidR="00A11111" w:rsidSect="00B22222">'
            f"{references}{_PAGE}</w:sectPr></w:body></w:document>"
        ),
        "word/styles.xml": STYLES,
        "word/settings.xml": SETTINGS,
        **{f"word/{name}": xml for name, (_, xml) in added.items()},
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "word/_rels/settings.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/attachedTemplate"'
            ' Target="file:///C:/Users/sample/Templates/own.dotx" TargetMode="External"/></Relationships>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/>'
            f'<Relationship Id="rId2" Type="{_METADATA}/core-properties" Target="docProps/core.xml"/>'
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId10" Type="{_OFFICE}/custom-properties" Target="docProps/custom.xml"/>'
            f'<Relationship Id="rId9" Type="{_METADATA}/thumbnail" Target="docProps/thumbnail.jpeg"/>'
            "</Relationships>"
        ),
        "docProps/core.xml": core,
        "docProps/app.xml": APP,
        "docProps/custom.xml": CUSTOM,
        "word/media/forgotten.xml": "<forgotten/>",
    }
    contents = {name: f'<?xml version="1.0" encoding="UTF-8"?>\r\n{text}'.encode() for name, text in texts.items()}
    return packed({"docProps/thumbnail.jpeg": _THUMBNAIL, **contents})


_RELS = "application/vnd.openxmlformats-package.relationships+xml"


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph with a session and an identity of its own."""
    return (
        '<w:p w14:paraId="1A2B3C4D" w14:textId="77777777" w:rsidR="00A11111" w:rsidRDefault="00B22222"'
        ' w:rsidP="00A11111">'
        f"<w:pPr>{properties}<w:rPr/></w:pPr>{''.join(runs)}</w:p>"
    )


def run(text: str, look: str = "", *, session: str = "00B22222") -> str:
    """A run of another session; ``text`` without marks of XML is its text, else its content."""
    content = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r w:rsidR="{session}" w:rsidRPr="00A11111">{properties}{content}</w:r>'


_SPELLING = '<w:proofErr w:type="spellStart"/>'
_END_OF_SPELLING = '<w:proofErr w:type="spellEnd"/>'
_LAST_EDIT = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
_FIRST_LOOK = (
    '<w:rFonts w:ascii="DejaVu Serif" w:hAnsi="DejaVu Serif"/><w:b/><w:color w:val="C00000"/><w:sz w:val="28"/>'
)
_SAME_LOOK = (
    '<w:sz w:val="28"/><w:color w:val="C00000"/><w:b w:val="1"/>'
    '<w:rFonts w:hAnsi="DejaVu Serif" w:ascii="DejaVu Serif"/>'
)
_SHAPE = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="1200000" cy="500000"/><wp:docPr id="1" name="shape"/><wp:cNvGraphicFramePr/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
    ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
    "<wps:spPr>"
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1200000" cy="500000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:ln w="9525"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>'
    f"{paragraph(run('框里的'), run('文字'))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect"
    ' style="width:90pt;height:40pt"><v:textbox><w:txbxContent>'
    f"{paragraph(run('框里的'), run('文字'))}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)
_LETTERS = "示例镇民政办：现将有关文件（共 3 份）印送你单位，AVATAR To Wa. fi ffl，请查收。"


def _field(*code: str, result: str) -> tuple[str, ...]:
    return (
        run('<w:fldChar w:fldCharType="begin"/>'),
        *(run(f'<w:instrText xml:space="preserve">{piece}</w:instrText>', session=f"00C{piece[:1]}") for piece in code),
        run('<w:fldChar w:fldCharType="separate"/>'),
        run(result[:1]),
        run(result[1:]) if result[1:] else "",
        run('<w:fldChar w:fldCharType="end"/>'),
    )


def _control(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="7"/><w:text/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def _inserted(content: str) -> str:
    return f'<w:ins w:id="90" w:author="示例甲" w:date="2022-02-01T00:00:00Z">{content}</w:ins>'


def _deleted(*texts: str) -> str:
    runs = "".join(run(f'<w:delText xml:space="preserve">{text}</w:delText>') for text in texts)
    return f'<w:del w:id="91" w:author="示例甲" w:date="2022-02-01T00:00:00Z">{runs}</w:del>'


_COMMENTED = (
    f'{run("前面，")}<w:commentRangeStart w:id="0"/>{run("有批")}{run("注的文字")}<w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r>'
)
_COMMENTS = (
    '<w:comments DECLARATIONS><w:comment w:id="0" w:author="示例甲" w:date="2022-02-01T00:00:00Z" w:initials="S">'
    '<w:p w14:paraId="5D6E7F80" w14:textId="77777777" w:rsidR="00A11111">'
    '<w:r w:rsidR="00A11111"><w:annotationRef/></w:r>'
    f"{run('请核')}{run('对')}</w:p></w:comment></w:comments>"
)
_THREADS = '<w15:commentsEx DECLARATIONS><w15:commentEx w15:paraId="5D6E7F80" w15:done="0"/></w15:commentsEx>'
_EMPTY = run("", '<w:sz w:val="72"/>')
_TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/>'
    '<w:tblBorders><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="2500"/><w:gridCol w:w="2500"/></w:tblGrid>'
    '<w:tr w:rsidR="00A11111" w:rsidTr="00B22222">'
    f"<w:tc>{paragraph(run('单位'), run('名称'))}</w:tc><w:tc>{paragraph(_EMPTY)}</w:tc></w:tr></w:tbl>"
    f"{paragraph()}"
)

WORD_LIKE: dict[str, bytes] = {
    "letter by letter": word_like(paragraph(*map(run, _LETTERS)) + paragraph(*map(run, _LETTERS * 3))),
    "spelling": word_like(
        paragraph(run("{{ unit."), _SPELLING, run("addressee"), _END_OF_SPELLING, _LAST_EDIT, run(" }}："))
    ),
    "page marks": word_like(
        paragraph(run("第一段"), run("<w:lastRenderedPageBreak/><w:t>还在这一页</w:t>"))
        + paragraph(run("<w:lastRenderedPageBreak/><w:t>这一段</w:t>"), run("也在"))
        + paragraph(run('<w:br w:type="page"/>'), run("下一页"))
    ),
    "looks": word_like(
        paragraph(
            run("甲 AV", _FIRST_LOOK),
            run("乙 To", _SAME_LOOK),
            run("丙", "<w:b/>"),
            run("丁", "<w:i/>"),
            run("“引号”", '<w:rFonts w:hint="eastAsia"/>'),
            run("“引号”"),
            run("戊", '<w:rStyle w:val="Strong"/>'),
        )
    ),
    "noise that may matter": word_like(
        paragraph(
            run("中文，", '<w:lang w:eastAsia="zh-CN"/>'),
            run("English", "<w:noProof/>"),
            run("。", '<w:lang w:val="fr-FR"/>'),
        )
    ),
    "empty runs": word_like(
        paragraph(run("有"), run("<w:t/>", '<w:sz w:val="96"/>'), run("字"), '<w:r w:rsidR="00B22222"/>')
        + paragraph(run("<w:t></w:t>", '<w:sz w:val="96"/>'))
        + paragraph(run("下面"))
    ),
    "tabs and breaks": word_like(
        paragraph(
            run("甲"),
            run("<w:tab/>"),
            run("<w:t>乙</w:t><w:br/>"),
            run("<w:t>丙</w:t><w:noBreakHyphen/>"),
            run("<w:cr/>"),
            run("丁  丁"),
            run("<w:softHyphen/>"),
            run(" 戊 "),
            properties='<w:tabs><w:tab w:val="left" w:pos="3000"/></w:tabs>',
        )
    ),
    "blanks without a word": word_like(
        paragraph(run("<w:t>甲 </w:t>"), run("<w:t> 乙</w:t>"), run("<w:t>丙</w:t>"), run("丁"))
    ),
    "fields": word_like(
        paragraph(
            *_field(" PA", "GE ", result="1"),
            run("页，"),
            *_field(" CREATEDATE ", '\\@ "yyyy-MM-dd" ', result="2022-02-01"),
        )
        + paragraph(*_field(' MERGEFIELD  "单位', '名称" ', result="«单位名称»"))
    ),
    "containers": word_like(
        paragraph(
            run("前"),
            _control(run("控件") + run("里")),
            '<w:hyperlink w:anchor="x">',
            run("链"),
            run("接"),
            "</w:hyperlink>",
            '<w:bookmarkStart w:id="3" w:name="x"/>',
            run("书签"),
            '<w:bookmarkEnd w:id="3"/>',
            run("后"),
        )
        + _TABLE
    ),
    "tracked changes": word_like(
        paragraph(run("原"), _inserted(run("新") + run("增")), _deleted("删", "去"), run("文"))
    ),
    "comments": word_like(
        paragraph(_COMMENTED),
        {"comments.xml": ("comments", _COMMENTS), "commentsExtended.xml": ("commentsExtended", _THREADS)},
    ),
    "shape": word_like(paragraph(run("形状"), run(_SHAPE), run("之后"), run("的文字"))),
    "header and footer": word_like(
        paragraph(run("正"), run("文")),
        {
            "header1.xml": ("header", f"<w:hdr DECLARATIONS>{paragraph(run('页'), run('眉'))}</w:hdr>"),
            "footer1.xml": (
                "footer",
                f"<w:ftr DECLARATIONS>{paragraph(run('第'), *_field(' PAGE ', result='1'), run('页'))}</w:ftr>",
            ),
        },
    ),
}
"""Each with what is in its name; every one also has the properties, settings and parts that Word and WPS leave."""
