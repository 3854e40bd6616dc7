"""The .docx package of a laid-out document, and its main document part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from generator.office.package import deflate, part_names, write_package
from generator.office.package.package_writing import DECLARATION, content_types, relationships
from generator.office.package.part_names import (
    CONTENT_TYPES,
    CORE_PART,
    CUSTOM_PART,
    DOCUMENT,
    EXTENDED_PART,
    extension_of,
    relationships_of,
)
from generator.office.package.xml_parsing import quoteattr
from generator.office.wordml.wordml_names import DRAWING
from generator.official.blocks import (
    DEFAULT_TAB_STOP,
    INSET_PLACE,
    TEXT_ROLES,
    Block,
    Face,
    ImprintBlock,
    LaidOutDocument,
    PageSetup,
    ParagraphBlock,
    TableBlock,
    paragraphs_of,
)
from generator.official.writer.named_styles import DEFAULT_RUN_STYLE, LATENT
from generator.official.writer.paragraph import Drawings, Styles, fonts, media, paragraph_xml, pictures, style_xml
from generator.official.writer.section import (
    EVEN,
    EVEN_LANDSCAPE,
    NONE,
    ODD,
    ODD_LANDSCAPE,
    first_page_headers,
    footers,
    landscape_footers,
    section_xml,
)
from generator.official.writer.word_tables import imprint_xml, table_xml
from generator.official.writer.xml import element, inside, on, root, text
from generator.standard.faces import family_of
from generator.standard.line_ends import NOT_AT_END, NOT_AT_START


def write_docx(document: LaidOutDocument) -> bytes:
    """``document`` as the bytes of a .docx; the same document gives the same bytes."""
    parts = docx_parts(document)
    return write_package({name: (deflate if name in _OWN else _deflated)(data) for name, data in parts.items()})


def docx_parts(document: LaidOutDocument) -> dict[str, bytes]:
    """The parts of the .docx of ``document``, by their names in it."""
    styles = _styles(document)
    headers = first_page_headers(document.sections)
    landscape = landscape_footers(document.sections, styles, document.setup, document.fonts)
    shown = media(pictures(document))
    others = (("footer", landscape), ("header", headers), ("image", shown))
    named = (*_DOCUMENT_PARTS, *((kind, name) for kind, parts_of_kind in others for name in parts_of_kind))
    ids = {name: f"rId{number}" for number, (_, name) in enumerate(named, start=1)}
    referred = ((part_names.relation(kind), f"word/{name}") for kind, name in named)
    has_custom = bool(document.properties)
    custom = ((part_names.relation("custom-properties"), part_names.CUSTOM_PART),) if has_custom else ()
    parts = {
        CONTENT_TYPES: _types_part(headers, landscape, shown, has_custom=has_custom),
        relationships_of(""): relationships("", (*_PACKAGE_PARTS, *custom)),
        EXTENDED_PART: _EXTENDED_PROPERTIES.encode(),
        CORE_PART: _core_properties(document),
        relationships_of(DOCUMENT): relationships(DOCUMENT, referred),
        DOCUMENT: _document_part(document, styles, ids),
        "word/fontTable.xml": root("fonts", "".join(map(_font_entry, dict.fromkeys(document.fonts.values())))),
        "word/settings.xml": _settings_part(),
        "word/styles.xml": _styles_part(styles, document.setup, document.fonts),
        "word/theme/theme1.xml": theme_part(document.fonts),
    }
    for name, data in (footers(styles, document.setup, document.fonts) | landscape | headers | shown).items():
        parts[f"word/{name}"] = data
    if has_custom:
        parts[CUSTOM_PART] = _custom_properties(document.properties)
    return parts


_OWN = (DOCUMENT, CORE_PART, CUSTOM_PART)
"""The parts that differ between documents; the others are the same in every letter of a batch."""

_deflated = lru_cache(maxsize=128)(deflate)


def _styles(document: LaidOutDocument) -> Styles:
    """The headings and the first paragraph of each other role, from which its style is made.

    The styles of the text are on the grid.
    """
    styles = {heading.role: heading for heading in document.headings}
    for section in document.sections:
        for block in section.blocks:
            for paragraph in paragraphs_of(block):
                styles.setdefault(paragraph.role, _model(paragraph))
    number = document.setup.odd_number
    styles.setdefault(number.role, number)
    return styles


def _model(paragraph: ParagraphBlock) -> ParagraphBlock:
    if paragraph.role not in TEXT_ROLES:
        return paragraph
    return replace(paragraph, grid=True, keep_next=paragraph.keep_next and not paragraph.parts, parts=False)


def _document_part(document: LaidOutDocument, styles: Styles, ids: dict[str, str]) -> bytes:
    """The blocks of all sections; a section's set-up is in its last paragraph, the last section's at the end."""
    drawings = Drawings(ids)
    content = ""
    for number, section in enumerate(document.sections, start=1):
        setup = section_xml(section, document.setup, ids, number)
        *blocks, last = section.blocks
        content += "".join(_block(block, document, styles, drawings) for block in blocks)
        if number == len(document.sections):
            content += _block(last, document, styles, drawings) + setup
        else:
            content += _block(last, document, styles, drawings, setup)
    return root("document", inside("body", content))


def _block(block: Block, document: LaidOutDocument, styles: Styles, drawings: Drawings, section: str = "") -> str:
    setup, names = document.setup, document.fonts
    if isinstance(block, ParagraphBlock):
        drawing = "" if block.picture is None else drawings.xml(block.picture)
        return paragraph_xml(block, styles, setup, names, section=section, fields=drawing)
    if isinstance(block, ImprintBlock):
        return imprint_xml(block, styles, setup, names)
    if isinstance(block, TableBlock):
        return table_xml(block, lambda paragraph: paragraph_xml(paragraph, styles, setup, names))
    # The place of an inset .docx, which is put there later, and a paragraph that ends a section but the last.
    odd, even = drawings.ids[ODD_LANDSCAPE], drawings.ids[EVEN_LANDSCAPE]
    place = f'<inset:place xmlns:inset="{INSET_PLACE}" odd="{odd}" even="{even}"/>'
    return place + inside("p", inside("pPr", section))


# The parts that every document has: styles, settings, font table, properties, relationships, content types.


_PARTS = {
    part_names.DOCUMENT: part_names.WORD_MAIN,
    "word/styles.xml": part_names.word("styles"),
    "word/settings.xml": part_names.word("settings"),
    "word/fontTable.xml": part_names.word("fontTable"),
    "word/theme/theme1.xml": part_names.THEME,
    **{f"word/{footer}": part_names.word("footer") for footer in (ODD, EVEN, NONE)},
    part_names.CORE_PART: part_names.CORE_PROPERTIES,
    part_names.EXTENDED_PART: part_names.EXTENDED_PROPERTIES,
}
_DOCUMENT_PARTS = (
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("theme", "theme/theme1.xml"),
    *(("footer", footer) for footer in (ODD, EVEN, NONE)),
)
_PACKAGE_PARTS = (
    (part_names.relation("officeDocument"), part_names.DOCUMENT),
    (part_names.CORE_PROPERTIES_RELATION, part_names.CORE_PART),
    (part_names.relation("extended-properties"), part_names.EXTENDED_PART),
)
_EXTENDED_PROPERTIES = (
    f'{DECLARATION}<Properties xmlns="{part_names.EXTENDED}"><Application>fawen</Application></Properties>'
)
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_WORD_2013 = 15
_GB2312 = 86
_DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def _styles_part(styles: Styles, setup: PageSetup, faces: dict[Face, str]) -> bytes:
    """Word/styles.xml. Normal itself has the size of the text: LibreOffice computes the grid's cell from it."""
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
def _settings_part() -> bytes:
    """Word/settings.xml: different footers on odd and even pages, Word's line ends, the layout of Word 2013."""
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


def _font_entry(name: str) -> str:
    """The entry of one font: what to take in its place, Chinese, of which design, characters of one width.

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


def _core_properties(document: LaidOutDocument) -> bytes:
    """The core properties: title, organ, language, a form that says so, and the document's own date as both times."""
    creator = f"<dc:creator>{text(document.author)}</dc:creator>" if document.author else ""
    category = f"<cp:category>{text(document.category)}</cp:category>" if document.category else ""
    moment = f"{document.date.iso}T00:00:00Z"
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{part_names.CORE}" {_DUBLIN_CORE} {_XSI}>'
        f"<dc:title>{text(document.title)}</dc:title>"
        f"{creator}<dc:language>zh-CN</dc:language>{category}{times}"
        "</cp:coreProperties>"
    ).encode()


def _custom_properties(properties: Mapping[str, str]) -> bytes:
    """The custom ``properties`` (22.3), each a text; their numbers begin with 2."""
    rows = "".join(
        f'<property fmtid="{_CUSTOM_SET}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{text(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    names = f'xmlns="{part_names.CUSTOM}" xmlns:vt="{part_names.VALUES}"'
    return f"{DECLARATION}<Properties {names}>{rows}</Properties>".encode()


def _types_part(
    headers: Iterable[str], footers: Iterable[str], media: Iterable[str], *, has_custom: bool = False
) -> bytes:
    """The part with the content types; ``has_custom``: there are custom properties."""
    parts = {
        **_PARTS,
        **({part_names.CUSTOM_PART: part_names.CUSTOM_PROPERTIES} if has_custom else {}),
        **{f"word/{footer}": part_names.word("footer") for footer in footers},
        **{f"word/{header}": part_names.word("header") for header in headers},
    }
    pictures = sorted({extension_of(name) for name in media})
    return content_types(parts, {"xml": part_names.XML, **{extension: f"image/{extension}" for extension in pictures}})


# The theme part (ECMA-376 part 1, 20.1.6.9): Word expects one beside the styles, though nothing here refers to
# it.


_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF",
    "accent1": "C00000", "accent2": "808080", "accent3": "404040", "accent4": "A0A0A0",
    "accent5": "606060", "accent6": "C0C0C0", "hlink": "000000", "folHlink": "000000",
}  # fmt: skip
_PLAIN_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LEVELS = 3  # a format scheme has subtle, moderate and intense forms


def theme_part(names: dict[Face, str]) -> bytes:
    """The part word/theme/theme1.xml: black on white, the document's own fonts for headings and text."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    fonts = _theme_font("majorFont", names[Face.XIAOBIAOSONG]) + _theme_font("minorFont", names[Face.FANGSONG])
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="fawen"><a:themeElements>'
        f'<a:clrScheme name="fawen">{colours}</a:clrScheme>'
        f'<a:fontScheme name="fawen">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="fawen">{_formats()}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    ).encode()


def _theme_font(kind: str, name: str) -> str:
    face = quoteattr(name)
    return f'<a:{kind}><a:latin typeface={face}/><a:ea typeface={face}/><a:cs typeface=""/></a:{kind}>'


def _formats() -> str:
    line = f'<a:ln w="6350">{_PLAIN_FILL}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f"<a:fillStyleLst>{_PLAIN_FILL * _LEVELS}</a:fillStyleLst>"
        f"<a:lnStyleLst>{line * _LEVELS}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * _LEVELS}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_PLAIN_FILL * _LEVELS}</a:bgFillStyleLst>"
    )
