"""The parts that are the same in kind for every document: styles, settings, properties, relationships, types."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import quoteattr

from generator.blocks import Face, LaidOutDocument, PageSetup
from generator.docx_writer import opc
from generator.docx_writer.paragraph import Styles, style_xml
from generator.docx_writer.run import fonts
from generator.docx_writer.section import EVEN, NONE, ODD
from generator.docx_writer.xml import DECLARATION, element, inside, on, root, text
from generator.package.names import RELATIONS, TYPES

_PARTS = {
    "word/document.xml": opc.word("document.main"),
    "word/styles.xml": opc.word("styles"),
    "word/settings.xml": opc.word("settings"),
    "word/fontTable.xml": opc.word("fontTable"),
    "word/theme/theme1.xml": opc.THEME,
    **{f"word/{footer}": opc.word("footer") for footer in (ODD, EVEN, NONE)},
    "docProps/core.xml": opc.CORE_PROPERTIES,
    "docProps/app.xml": opc.EXTENDED_PROPERTIES,
}
_DOCUMENT_PARTS = (
    (opc.relation("styles"), "styles.xml"),
    (opc.relation("settings"), "settings.xml"),
    (opc.relation("fontTable"), "fontTable.xml"),
    (opc.relation("theme"), "theme/theme1.xml"),
    *((opc.relation("footer"), footer) for footer in (ODD, EVEN, NONE)),
)
_PACKAGE_PARTS = (
    (opc.relation("officeDocument"), "word/document.xml"),
    (opc.CORE_PROPERTIES_RELATION, "docProps/core.xml"),
    (opc.relation("extended-properties"), "docProps/app.xml"),
)
_WORD_2013 = 15
_GB2312 = 86
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def styles_part(styles: Styles, setup: PageSetup, names: dict[Face, str]) -> bytes:
    """word/styles.xml. Normal itself carries the size of the text: LibreOffice takes the grid's cell from it."""
    size = element("sz", val=setup.body_size.half_points) + element("szCs", val=setup.body_size.half_points)
    body = fonts(names[Face.FANGSONG])
    defaults = inside("rPrDefault", inside("rPr", body + size + element("lang", val="en-US", eastAsia="zh-CN")))
    normal = (
        on("widowControl", False)
        + on("overflowPunct", False)
        + element("spacing", before=0, after=0, line=setup.pitch.twips, lineRule="exact")
        + element("jc", val="both")
        + (element("textAlignment", val="center") if setup.centre_in_line else "")
    )
    return root(
        "styles",
        inside("docDefaults", defaults)
        + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        + element("name", val="Normal")
        + on("qFormat")
        + inside("pPr", normal)
        + inside("rPr", body + size)
        + "</w:style>"
        + "".join(style_xml(model, setup, names) for model in styles.values()),
    )


@cache
def settings_part() -> bytes:
    """word/settings.xml: footers differ on odd and even pages; Word 2013's layout."""
    mode = element(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=_WORD_2013
    )
    compat = "".join(
        on(name)
        for name in (
            "balanceSingleByteDoubleByteWidth",
            "doNotExpandShiftReturn",
            "adjustLineHeightInTable",
            "useFELayout",
        )
    )
    return root(
        "settings",
        element("zoom", percent=100)
        + element("defaultTabStop", val=420)
        + on("evenAndOddHeaders")
        + element("characterSpacingControl", val="doNotCompress")
        + inside("compat", compat + mode),
    )


def font_table(names: dict[Face, str]) -> bytes:
    """word/fontTable.xml: the fonts as Chinese ones, so that another can stand in where one is missing."""
    rows = "".join(
        f"<w:font w:name={quoteattr(name)}>"
        + element("charset", val=_GB2312)
        + element("family", val="auto")
        + "</w:font>"
        for name in dict.fromkeys(names.values())
    )
    return root("fonts", rows)


def core_properties(document: LaidOutDocument) -> bytes:
    """docProps/core.xml: title, organ, and the document's own date as both times."""
    moment = f"{document.date.iso}T00:00:00Z"
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" {_DUBLIN_CORE} {_XSI}>'
        f"<dc:title>{text(document.title)}</dc:title>"
        f"<dc:creator>{text(document.author)}</dc:creator>{times}</cp:coreProperties>"
    ).encode()


def extended_properties() -> bytes:
    """docProps/app.xml: which program made it."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{namespace}"><Application>fawen</Application></Properties>'.encode()


def content_types(headers: Iterable[str], footers: Iterable[str], media: Iterable[str]) -> bytes:
    """[Content_Types].xml."""
    parts = {
        **_PARTS,
        **{f"word/{footer}": opc.word("footer") for footer in footers},
        **{f"word/{header}": opc.word("header") for header in headers},
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    pictures = "".join(
        f'<Default Extension="{extension}" ContentType="image/{extension}"/>'
        for extension in sorted({name.rpartition(".")[2] for name in media})
    )
    return (
        f'{DECLARATION}<Types xmlns="{TYPES}">'
        f'<Default Extension="rels" ContentType="{opc.RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{opc.XML}"/>{pictures}{overrides}</Types>'
    ).encode()


def package_relationships() -> bytes:
    """_rels/.rels."""
    return _relationships(_PACKAGE_PARTS)


def document_relationships(headers: Iterable[str], footers: Iterable[str], media: Iterable[str]) -> bytes:
    """word/_rels/document.xml.rels."""
    return _relationships(_document_parts(headers, footers, media))


def part_ids(headers: Iterable[str], footers: Iterable[str], media: Iterable[str]) -> dict[str, str]:
    """The relationship of each header, footer and picture in the document."""
    return {
        target: f"rId{number}" for number, (_, target) in enumerate(_document_parts(headers, footers, media), start=1)
    }


def _document_parts(
    headers: Iterable[str], footers: Iterable[str], media: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    of_kinds = (
        (opc.relation("footer"), footers),
        (opc.relation("header"), headers),
        (opc.relation("image"), media),
    )
    return (*_DOCUMENT_PARTS, *((kind, name) for kind, names in of_kinds for name in names))


def _relationships(targets: Iterable[tuple[str, str]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type={quoteattr(kind)} Target={quoteattr(target)}/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()
