"""The parts of a probe beside its text: styles, settings, fonts, headers, the footer, properties."""

from __future__ import annotations

from collections.abc import Sequence

from generator.office.package import part_names
from generator.office.package.package_writing import DECLARATION, content_types, relationships
from generator.office.package.part_names import relationships_of
from generator.office.package.xml_parsing import quoteattr
from generator.official.blocks import Face
from generator.official.writer.docx_package import theme_part
from generator.official.writer.xml import element, inside, on, root, text
from tests.word_probe.sheet import (
    ENGLISH,
    FREE,
    IMPRINT,
    LABEL,
    NOTE,
    PITCH,
    SMALL,
    WIDTH,
    align,
    page_number,
    paragraph,
    run,
)

FOOTER, THEME = "footer1.xml", "theme/theme1.xml"
_SONG, _HEI, _FANG, _KAI, _TITLE = "宋体", "黑体", "仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"
_OTHER_NAMES = {
    _FANG: "仿宋,FangSong",
    _KAI: "楷体,KaiTi",
    _HEI: "SimHei",
    _SONG: "SimSun",
    _TITLE: "方正小标宋_GBK,华文中宋",
}
"""What a face is called elsewhere (17.8.3.1)."""
_OFF_GRID = on("snapToGrid", False)


def styles() -> bytes:
    """``word/styles.xml``: Normal as in the notice, the built-in headings 1 to 4, and the probe's own."""
    defaults = _face(_FANG) + _size(32) + element("lang", val="en-US", eastAsia="zh-CN")
    normal = (
        on("widowControl", False)
        + on("overflowPunct", False)
        + on("adjustRightInd", False)
        + _height(PITCH.twips)
        + align("both")
    )
    return root(
        "styles",
        inside("docDefaults", inside("rPrDefault", inside("rPr", defaults)))
        + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        + element("name", val="Normal")
        + on("qFormat")
        + inside("pPr", normal)
        + inside("rPr", _face(_FANG) + _size(32))
        + "</w:style>"
        + "".join(_heading(level) for level in range(1, 5))
        + _own(NOTE, "说明", _height(300) + align("left"), _face(_SONG), 21)
        + _own(ENGLISH, "英文", _height(240) + align("left"), _face(_SONG), 18)
        + _own(LABEL, "字母", _height(289) + align("left"), _face(_SONG), 18)
        + _own(FREE, "不对齐网格", _height(PITCH.twips) + align("left"), "", 32)
        + _own(SMALL, "小字例子", _height(360) + align("left"), "", 24)
        + _own(IMPRINT, "版记例子", _height(500) + element("ind", left=280, right=280), "", 28, _imprint_tab()),
    )


def _heading(level: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}">'
        + element("name", val=f"heading {level}")
        + element("basedOn", val="Normal")
        + element("next", val="Normal")
        + element("uiPriority", val=9)
        + on("qFormat")
        + inside("pPr", on("keepNext") + align("left") + element("outlineLvl", val=level - 1))
        + inside("rPr", _face(_HEI))
        + "</w:style>"
    )


def _own(identity: str, name: str, properties: str, face: str, size: int, first: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}">'
        + element("name", val=name)
        + element("basedOn", val="Normal")
        + inside("pPr", first + _OFF_GRID + properties)
        + inside("rPr", face + _OFF_GRID + _size(size))
        + "</w:style>"
    )


def _imprint_tab() -> str:
    return on("keepNext") + on("keepLines") + inside("tabs", element("tab", val="right", pos=WIDTH.twips - 280))


def _face(name: str) -> str:
    return element("rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), name))


def _size(half_points: int) -> str:
    return element("sz", val=half_points) + element("szCs", val=half_points)


def _height(twips: int) -> str:
    return element("spacing", before=0, after=0, line=twips, lineRule="exact")


def settings(lists: str, whole_tables: bool) -> bytes:
    """``word/settings.xml`` as in the notice.

    ``lists`` are the marks that may not end and may not begin a line; ``whole_tables``: whether tables that text goes
    round are not split.
    """
    flags = {
        "balanceSingleByteDoubleByteWidth": True,
        "doNotExpandShiftReturn": True,
        "adjustLineHeightInTable": True,
        "doNotBreakWrappedTables": whole_tables,
        "useFELayout": True,
    }
    mode = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root(
        "settings",
        element("zoom", percent=100)
        + element("defaultTabStop", val=420)
        + on("evenAndOddHeaders")
        + element("characterSpacingControl", val="doNotCompress")
        + lists
        + inside("compat", "".join(on(name) for name, wanted in flags.items() if wanted) + mode),
    )


def font_table() -> bytes:
    """``word/fontTable.xml`` with the other names of each face."""
    rows = "".join(
        f"<w:font w:name={quoteattr(name)}>"
        + element("altName", val=others)
        + element("charset", val=86)
        + element("family", val="auto" if name in (_FANG, _KAI) else "roman")
        + element("pitch", val="fixed")
        + "</w:font>"
        for name, others in _OTHER_NAMES.items()
    )
    return root("fonts", rows)


def theme() -> bytes:
    """``word/theme/theme1.xml``, which Word wants in every document."""
    return theme_part({Face.XIAOBIAOSONG: _TITLE, Face.FANGSONG: _FANG})


def header(words: str) -> bytes:
    """A header with ``words``."""
    return root("hdr", paragraph(run(words), style=LABEL))


def footer() -> bytes:
    """The footer with the number of the page."""
    return root("ftr", paragraph(run("— "), page_number(), run(" —"), style=LABEL, properties=align("center")))


def header_name(number: int) -> str:
    return f"header{number}.xml"


def relation_ids(count: int) -> dict[str, str]:
    """The relationship id of the footer and of each of ``count`` headers."""
    return {name: f"rId{number}" for number, (_, name) in enumerate(_targets(count), start=1)}


def frame(title: str, count: int) -> dict[str, bytes]:
    """The parts that say what the others are, in a package with ``count`` headers, and the document's title."""
    types = {f"word/{name}": _content_type(kind) for kind, name in _targets(count)} | {
        part_names.DOCUMENT: part_names.WORD_MAIN,
        part_names.CORE_PART: part_names.CORE_PROPERTIES,
    }
    return {
        part_names.CONTENT_TYPES: content_types(types, {"xml": part_names.XML}),
        relationships_of(""): relationships(
            "",
            [
                (part_names.relation("officeDocument"), part_names.DOCUMENT),
                (part_names.CORE_PROPERTIES_RELATION, part_names.CORE_PART),
            ],
        ),
        relationships_of(part_names.DOCUMENT): relationships(
            part_names.DOCUMENT, [(part_names.relation(kind), f"word/{name}") for kind, name in _targets(count)]
        ),
        part_names.CORE_PART: _properties(title),
    }


def _content_type(kind: str) -> str:
    return part_names.THEME if kind == "theme" else part_names.word(kind)


def _targets(count: int) -> Sequence[tuple[str, str]]:
    """The parts that the text refers to: kind and name."""
    return (
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", THEME),
        ("footer", FOOTER),
        *(("header", header_name(number)) for number in range(1, count + 1)),
    )


def _properties(title: str) -> bytes:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{part_names.CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{text(title)}</dc:title><dc:creator>fawen</dc:creator></cp:coreProperties>"
    ).encode()
