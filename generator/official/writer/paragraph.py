"""Paragraphs with their runs and pictures (ECMA-376 part 1, 17.3), and the styles of what they share by role (17.7)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from generator.ground.length import Length
from generator.office.package.xml_parsing import quoteattr
from generator.office.wordml.wordml_names import ANCHORED, DRAWING, PICTURE
from generator.official import blocks
from generator.official.writer.named_styles import run_style, run_style_id, style_begin, style_head, style_id
from generator.official.writer.xml import border, color, element, emu, inside, on, text

_JC: dict[blocks.Align, str] = {
    "left": "left", "centre": "center", "right": "right", "both": "both", "distribute": "distribute",
}  # fmt: skip
_HUNDREDTHS = 100
_LINES_BROKEN = (blocks.Role.TITLE, blocks.Role.TITLE_NOTE, blocks.Role.ATTACHMENT_TITLE)

Styles = dict[blocks.Role, blocks.ParagraphBlock]
"""The paragraph from which the style of each role is made."""


def style_xml(
    model: blocks.ParagraphBlock, styles: Styles, setup: blocks.PageSetup, names: dict[blocks.Face, str]
) -> str:
    """The style of ``model``'s role: font, size, colour, line, indents, alignment, outline level.

    A heading also has a character style, for headings that begin a paragraph of text.
    """
    outline = blocks.OUTLINE.get(model.role)
    properties = "".join(
        (
            _kept(model) if model.keep_next else "",
            "" if model.grid else on("snapToGrid", False),
            element("spacing", before=0, after=0, line=model.pitch.twips, lineRule="exact"),
            _indent(model, setup) if any(_indents(model)) else "",
            element("jc", val=_JC[model.align]),
            element("outlineLvl", val=outline) if outline is not None else "",
        )
    )
    look = _font_properties(_style_run(model, setup), names, model.grid)
    return (
        style_begin(model.role)
        + style_head(model.role, styles)
        + inside("pPr", properties)
        + inside("rPr", look)
        + "</w:style>"
        + (run_style(model.role, look) if model.role in blocks.HEADINGS else "")
    )


def paragraph_xml(
    paragraph: blocks.ParagraphBlock,
    styles: Styles,
    setup: blocks.PageSetup,
    names: dict[blocks.Face, str],
    *,
    section: str = "",
    fields: str = "",
) -> str:
    """``paragraph`` as ``w:p``; ``section`` is a ``w:sectPr`` that ends with it, ``fields`` replace its runs."""
    model = styles[paragraph.role]
    like = _style_run(model, setup)
    properties = "".join(
        (
            element("pStyle", val=style_id(paragraph.role)),
            _kept(paragraph) if (paragraph.keep_next, paragraph.parts) != (model.keep_next, model.parts) else "",
            on("pageBreakBefore") if paragraph.page_break_before else "",
            _frame(paragraph, setup),
            inside("pBdr", border("bottom", paragraph.rule_below)),
            _tabs(paragraph),
            on("snapToGrid", False) if _leaves_grid(paragraph, model) else "",
            _spacing(paragraph, model),
            _indent(paragraph, setup) if _indents(paragraph) != _indents(model) else "",
            element("jc", val=_JC[paragraph.align]) if paragraph.align != model.align else "",
            section,
        )
    )
    grid = not _leaves_grid(paragraph, model)
    between = inside("r", on("br")) if paragraph.role in _LINES_BROKEN else ""
    content = fields or between.join(
        _run_xml(run, like if run.heading is None else styles[run.heading].runs[0], names, grid=grid)
        for run in paragraph.runs
    )
    if paragraph.mark is not None:  # a bookmark (17.13.6)
        start = element("bookmarkStart", id=paragraph.mark.number, name=paragraph.mark.name)
        content = start + content + element("bookmarkEnd", id=paragraph.mark.number)
    return inside("p", inside("pPr", properties) + content)


def _style_run(model: blocks.ParagraphBlock, setup: blocks.PageSetup) -> blocks.TextRun:
    """The run whose properties the style of ``model`` has; for an empty paragraph those of the text."""
    return model.runs[0] if model.runs else blocks.TextRun("", blocks.Face.FANGSONG, setup.body_size)


def thin_paragraph(content: str = "") -> str:
    """A paragraph one point high, for content that takes no room on the page."""
    return inside("p", inside("pPr", element("spacing", before=0, after=0, line=20, lineRule="exact")) + content)


def _leaves_grid(paragraph: blocks.ParagraphBlock, model: blocks.ParagraphBlock) -> bool:
    """Whether it is off the grid while its style is on it."""
    return model.grid and not paragraph.grid


def _spacing(paragraph: blocks.ParagraphBlock, model: blocks.ParagraphBlock) -> str:
    differs = paragraph.pitch.twips != model.pitch.twips or paragraph.at_least
    if not paragraph.before.twips and not differs:
        return ""
    own_pitch = paragraph.pitch.twips if differs else None
    rule = ("atLeast" if paragraph.at_least else "exact") if differs else None
    return element("spacing", before=paragraph.before.twips, line=own_pitch, lineRule=rule)


def _kept(paragraph: blocks.ParagraphBlock) -> str:
    lines = "" if paragraph.parts else on("keepLines", paragraph.keep_next)
    return on("keepNext", paragraph.keep_next) + lines


def _indents(paragraph: blocks.ParagraphBlock) -> tuple[int, int, int]:
    return paragraph.left.twips, paragraph.right.twips, paragraph.first_line.twips


def _indent(paragraph: blocks.ParagraphBlock, setup: blocks.PageSetup) -> str:
    """The indents in twips, for LibreOffice, and the first line's also in characters, for Word."""
    left, right, first = _indents(paragraph)
    return element(
        "ind",
        left=left,
        right=right,
        hanging=-first if first < 0 else None,
        firstLineChars=paragraph.first_line_characters(setup.body_size) * _HUNDREDTHS or None,
        firstLine=first if first >= 0 else None,
    )


def _tabs(paragraph: blocks.ParagraphBlock) -> str:
    stops = "".join(element("tab", val="left", pos=stop.twips) for stop in paragraph.stops)
    stops += "".join(element("tab", val="center", pos=centre.twips) for centre in paragraph.centres)
    right = "" if paragraph.tab is None else element("tab", val="right", pos=paragraph.tab.twips)
    return inside("tabs", stops + right)


def _frame(paragraph: blocks.ParagraphBlock, setup: blocks.PageSetup) -> str:
    """``w:framePr`` (17.3.1.11) with no text beside it, so that what follows is below it in every program."""
    if paragraph.frame is None:
        return ""
    return element(
        "framePr",
        w=Length(setup.width - setup.left - setup.right).twips,
        h=paragraph.frame.height.twips,
        hRule="exact",
        hSpace=0,
        vSpace=0,
        wrap="notBeside",
        vAnchor="page",
        hAnchor="margin",
        x=1,
        y=paragraph.frame.top.twips,
    )


# Runs: text in one face (ECMA-376 part 1, 17.3.2).


_EAST_ASIAN = element("rFonts", hint="eastAsia")
_FULL_SCALE = 100


def fonts(name: str) -> str:
    """``w:rFonts`` with ``name`` for every script, so that digits and quotes are in the text's own font."""
    return element("rFonts", **_all_slots(name))


def _font_properties(run: blocks.TextRun, names: dict[blocks.Face, str], grid: bool) -> str:
    """The properties of ``run`` in the order of CT_RPr, without the tracking and scale that fit it to a line."""
    return "".join(
        (
            fonts(names[run.face]),
            "" if grid else on("snapToGrid", False),
            element("color", val=color(red=True)) if run.red else "",
            _size(run),
        )
    )


def _run_xml(run: blocks.TextRun, like: blocks.TextRun, names: dict[blocks.Face, str], *, grid: bool = True) -> str:
    """``run`` as ``w:r``, without the properties that it shares with ``like``, the run of its style.

    A heading that begins a paragraph of text has the character style of its level.

    ``grid``: whether it is on the grid as its style is.
    """
    own_face = run.face is not like.face
    properties = "".join(
        (
            "" if run.heading is None else element("rStyle", val=run_style_id(run.heading)),
            element("rFonts", hint="eastAsia", **_all_slots(names[run.face])) if own_face else _EAST_ASIAN,
            "" if grid else on("snapToGrid", False),
            element("color", val=color(red=run.red)) if run.red != like.red else "",
            element("spacing", val=run.tracking.twips) if run.tracking else "",
            element("w", val=run.scale) if run.scale != _FULL_SCALE else "",
            _size(run) if run.size.half_points != like.size.half_points else "",
            "" if run.align is None else element("vertAlign", val=run.align),
        )
    )
    look = inside("rPr", properties)
    return field_runs(run.field, run.text, look) if run.field else inside("r", look + content(run.text))


def field_runs(code: str, result: str, look: str) -> str:
    """The runs of a field with that ``code`` and ``result`` (17.16.18), each with ``look``, its ``w:rPr``."""
    begin, separate, end = (element("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    written = f'<w:instrText xml:space="preserve"> {code} </w:instrText>'
    return "".join(inside("r", look + part) for part in (begin, written, separate, content(result), end))


def content(value: str) -> str:
    """Text with its tabs and line breaks; blanks are kept."""
    pieces = []
    for line_number, line in enumerate(value.split("\n")):
        pieces.append(on("br") if line_number else "")
        for tab_number, piece in enumerate(line.split("\t")):
            pieces.append(on("tab") if tab_number else "")
            pieces.append(f'<w:t xml:space="preserve">{text(piece)}</w:t>' if piece else "")
    return "".join(pieces)


def _size(run: blocks.TextRun) -> str:
    return element("sz", val=run.size.half_points) + element("szCs", val=run.size.half_points)


def _all_slots(name: str) -> dict[str, str]:
    return {"ascii": name, "hAnsi": name, "eastAsia": name, "cs": name}


# Inline pictures, set in a line like a character (ECMA-376 part 1, 20.4.2.8 and 20.2.2).


_MOST_TEXT = 2_000
_NO_DISTANCE = 'distT="0" distB="0" distL="0" distR="0"'


def pictures(document: blocks.LaidOutDocument) -> tuple[blocks.InlinePicture, ...]:
    """The pictures of ``document`` in order."""
    return tuple(
        block.picture
        for block in document.blocks
        if isinstance(block, blocks.ParagraphBlock) and block.picture is not None
    )


def media(shown: Iterable[blocks.InlinePicture]) -> dict[str, bytes]:
    """The parts of the pictures ``shown``, by their names below ``word/``; equal bytes have one part."""
    return {_media_name(picture): picture.data for picture in shown}


def _media_name(picture: blocks.InlinePicture) -> str:
    """The name of the part with ``picture``, from its digest."""
    return f"media/image-{hashlib.sha256(picture.data).hexdigest()[:16]}.{picture.suffix}"


class Drawings:
    """Numbers the drawings of one document; ``ids`` are the relationship ids of their parts."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self.ids = ids
        self._number = 0

    def xml(self, picture: blocks.InlinePicture) -> str:
        """A run with the next drawing."""
        self._number += 1
        return inside("r", inside("drawing", _inline(picture, self._number, self.ids[_media_name(picture)])))


def _inline(picture: blocks.InlinePicture, number: int, identifier: str) -> str:
    width, height = (max(1, emu(side)) for side in (picture.width, picture.height))
    size = f'cx="{width}" cy="{height}"'
    name = f'id="{number}" name="图片 {number}"'
    shown = f" descr={quoteattr(picture.name[:_MOST_TEXT])}" if picture.name else ""
    return (
        f'<wp:inline xmlns:wp="{ANCHORED}" {_NO_DISTANCE}><wp:extent {size}/>'
        f"<wp:docPr {name}{shown}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{DRAWING}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{PICTURE}">'
        f'<pic:pic xmlns:pic="{PICTURE}"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    )
