"""The parts that every document has: styles, settings, font table, properties, relationships, content types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from generator.office.package import opc_names
from generator.office.package.new_package import DECLARATION, content_types, relationships
from generator.office.package.part_names import extension_of
from generator.office.package.xml_escaping import quoteattr
from generator.official.blocks import DEFAULT_TAB_STOP, Face, LaidOutDocument, PageSetup
from generator.official.writer.named_styles import DEFAULT_RUN_STYLE, LATENT
from generator.official.writer.paragraph import Styles, style_xml
from generator.official.writer.section import EVEN, NONE, ODD
from generator.official.writer.text_run import fonts
from generator.official.writer.xml import element, inside, on, root, text
from generator.standard.faces import family_of
from generator.standard.line_ends import NOT_AT_END, NOT_AT_START

_PARTS = {
    opc_names.DOCUMENT: opc_names.WORD_MAIN,
    "word/styles.xml": opc_names.word("styles"),
    "word/settings.xml": opc_names.word("settings"),
    "word/fontTable.xml": opc_names.word("fontTable"),
    "word/theme/theme1.xml": opc_names.THEME,
    **{f"word/{footer}": opc_names.word("footer") for footer in (ODD, EVEN, NONE)},
    opc_names.CORE_PART: opc_names.CORE_PROPERTIES,
    opc_names.EXTENDED_PART: opc_names.EXTENDED_PROPERTIES,
}
_DOCUMENT_PARTS = (
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("theme", "theme/theme1.xml"),
    *(("footer", footer) for footer in (ODD, EVEN, NONE)),
)
_PACKAGE_PARTS = (
    (opc_names.relation("officeDocument"), opc_names.DOCUMENT),
    (opc_names.CORE_PROPERTIES_RELATION, opc_names.CORE_PART),
    (opc_names.relation("extended-properties"), opc_names.EXTENDED_PART),
)
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_WORD_2013 = 15
_GB2312 = 86
_DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def styles_part(styles: Styles, setup: PageSetup, faces: dict[Face, str]) -> bytes:
    """Return word/styles.xml. Normal itself has the size of the text: LibreOffice computes the grid's cell from it."""
    size = element("sz", val=setup.body_size.half_points) + element("szCs", val=setup.body_size.half_points)
    body = fonts(faces[Face.FANGSONG])
    defaults = inside("rPrDefault", inside("rPr", body + size + element("lang", val="en-US", eastAsia="zh-CN")))
    normal = (
        on("widowControl", False)
        + on("overflowPunct", False)
        + on("adjustRightInd", False)
        + element("spacing", before=0, after=0, line=setup.pitch.twips, lineRule="exact")
        + element("jc", val="both")
    )
    return root(
        "styles",
        inside("docDefaults", defaults)
        + LATENT
        + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        + element("name", val="Normal")
        + inside("pPr", normal)
        + inside("rPr", body + size)
        + "</w:style>"
        + DEFAULT_RUN_STYLE
        + "".join(style_xml(model, styles, setup, faces) for model in styles.values()),
    )


@cache
def settings_part() -> bytes:
    """Return word/settings.xml: different footers on odd and even pages, Word's line ends, the layout of Word 2013."""
    mode = element(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=_WORD_2013
    )
    compat = "".join(
        on(name)
        for name in (
            "balanceSingleByteDoubleByteWidth",
            "doNotExpandShiftReturn",
            "adjustLineHeightInTable",
            "doNotBreakWrappedTables",
            "useFELayout",
        )
    )
    return root(
        "settings",
        element("zoom", percent=100)
        + element("defaultTabStop", val=DEFAULT_TAB_STOP.twips)
        + on("evenAndOddHeaders")
        + element("characterSpacingControl", val="doNotCompress")
        + element("noLineBreaksAfter", lang="zh-CN", val=NOT_AT_END)
        + element("noLineBreaksBefore", lang="zh-CN", val=NOT_AT_START)
        + inside("compat", compat + mode)
        + element("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def font_table(faces: dict[Face, str]) -> bytes:
    """Return word/fontTable.xml, by which a program without a font finds one that is like it (17.8.3)."""
    return root("fonts", "".join(_font(name) for name in dict.fromkeys(faces.values())))


def _font(name: str) -> str:
    """Return the entry of one font: what to take in its place, Chinese, of which design, characters of one width.

    The standard has a list of names with commas (17.8.3.1). Word writes one, and not every program splits a list.
    """
    family = family_of(name)
    if family is None:
        known = element("charset", val=_GB2312) + element("family", val="auto")
    else:
        instead = family.near or next(each for each in family.names if each != name)
        known = (
            element("altName", val=instead)
            + element("charset", val=_GB2312)
            + element("family", val=family.strokes)
            + element("pitch", val="fixed")
        )
    return f"<w:font w:name={quoteattr(name)}>{known}</w:font>"


def core_properties(document: LaidOutDocument) -> bytes:
    """Return the core properties: title, organ, language, and the document's own date as both times."""
    moment = f"{document.date.iso}T00:00:00Z"
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{opc_names.CORE}" {_DUBLIN_CORE} {_XSI}>'
        f"<dc:title>{text(document.title)}</dc:title>"
        f"<dc:creator>{text(document.author)}</dc:creator><dc:language>zh-CN</dc:language>{times}</cp:coreProperties>"
    ).encode()


def extended_properties() -> bytes:
    """Return the extended properties with the name of the program."""
    return (
        f'{DECLARATION}<Properties xmlns="{opc_names.EXTENDED}"><Application>fawen</Application></Properties>'.encode()
    )


def custom_properties(properties: Mapping[str, str]) -> bytes:
    """Return the custom ``properties`` (22.3), each a text; their numbers begin with 2."""
    rows = "".join(
        f'<property fmtid="{_CUSTOM_SET}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{text(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    names = f'xmlns="{opc_names.CUSTOM}" xmlns:vt="{opc_names.VALUES}"'
    return f"{DECLARATION}<Properties {names}>{rows}</Properties>".encode()


def types_part(
    headers: Iterable[str], footers: Iterable[str], media: Iterable[str], *, has_custom: bool = False
) -> bytes:
    """Return the part with the content types; ``has_custom``: there are custom properties."""
    parts = {
        **_PARTS,
        **({opc_names.CUSTOM_PART: opc_names.CUSTOM_PROPERTIES} if has_custom else {}),
        **{f"word/{footer}": opc_names.word("footer") for footer in footers},
        **{f"word/{header}": opc_names.word("header") for header in headers},
    }
    pictures = sorted({extension_of(name) for name in media})
    return content_types(parts, {"xml": opc_names.XML, **{extension: f"image/{extension}" for extension in pictures}})


def package_relationships(*, has_custom: bool = False) -> bytes:
    """Return the relationships of the package; ``has_custom``: there are custom properties."""
    custom = ((opc_names.relation("custom-properties"), opc_names.CUSTOM_PART),) if has_custom else ()
    return relationships("", (*_PACKAGE_PARTS, *custom))


def document_relationships(headers: Iterable[str], footers: Iterable[str], media: Iterable[str]) -> bytes:
    """Return the relationships of the main document."""
    found = _document_parts(headers, footers, media)
    return relationships(opc_names.DOCUMENT, [(opc_names.relation(kind), f"word/{name}") for kind, name in found])


def part_ids(headers: Iterable[str], footers: Iterable[str], media: Iterable[str]) -> dict[str, str]:
    """Return the relationship id of each header, footer and picture of the document."""
    return {name: f"rId{number}" for number, (_, name) in enumerate(_document_parts(headers, footers, media), start=1)}


def _document_parts(
    headers: Iterable[str], footers: Iterable[str], media: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """Return the parts to which the main document refers: kind, and name relative to its folder."""
    of_kinds = (("footer", footers), ("header", headers), ("image", media))
    return (*_DOCUMENT_PARTS, *((kind, name) for kind, named in of_kinds for name in named))
