"""Paragraphs (ECMA-376 part 1, 17.3.1), and the styles with what paragraphs of one role share (17.7)."""

from __future__ import annotations

from generator.ground.length import Length
from generator.official.blocks import (
    HEADINGS,
    OUTLINE,
    Align,
    Face,
    PageSetup,
    ParagraphBlock,
    Role,
    SourceMark,
    TextRun,
)
from generator.official.writer.border import border
from generator.official.writer.named_styles import run_style, style_begin, style_head, style_id
from generator.official.writer.text_run import font_properties, run_xml
from generator.official.writer.xml import element, inside, on

_JC: dict[Align, str] = {
    "left": "left", "centre": "center", "right": "right", "both": "both", "distribute": "distribute",
}  # fmt: skip
_HUNDREDTHS = 100
_LINES_BROKEN = (Role.TITLE, Role.ATTACHMENT_TITLE)

Styles = dict[Role, ParagraphBlock]
"""The paragraph from which the style of each role is made."""


def style_run(model: ParagraphBlock, setup: PageSetup) -> TextRun:
    """Return the run whose properties the style of ``model`` has; for an empty paragraph those of the text."""
    return model.runs[0] if model.runs else TextRun("", Face.FANGSONG, setup.body_size)


def style_xml(model: ParagraphBlock, styles: Styles, setup: PageSetup, names: dict[Face, str]) -> str:
    """Return the style of ``model``'s role: font, size, colour, line, indents, alignment, outline level.

    A heading also has a character style, for headings that begin a paragraph of text.
    """
    outline = OUTLINE.get(model.role)
    properties = "".join(
        (
            _kept(model) if model.keep_next else "",
            "" if model.grid else on("snapToGrid", False),
            _line(model),
            _indent(model, setup) if _is_indented(model) else "",
            element("jc", val=_JC[model.align]),
            element("outlineLvl", val=outline) if outline is not None else "",
        )
    )
    look = font_properties(style_run(model, setup), names, model.grid)
    return (
        style_begin(model.role)
        + style_head(model.role, styles)
        + inside("pPr", properties)
        + inside("rPr", look)
        + "</w:style>"
        + (run_style(model.role, look) if model.role in HEADINGS else "")
    )


def paragraph_xml(
    paragraph: ParagraphBlock,
    styles: Styles,
    setup: PageSetup,
    names: dict[Face, str],
    *,
    section: str = "",
    fields: str = "",
) -> str:
    """Return ``paragraph`` as ``w:p``; ``section`` is a ``w:sectPr`` that ends with it, ``fields`` replace its runs."""
    model = styles[paragraph.role]
    like = style_run(model, setup)
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
    content = fields or _runs(paragraph, like, styles, names, grid)
    return inside("p", inside("pPr", properties) + _bookmarked(content, paragraph.mark))


def _bookmarked(content: str, mark: SourceMark | None) -> str:
    """Return ``content`` in the bookmark of ``mark`` (17.13.6)."""
    if mark is None:
        return content
    start = element("bookmarkStart", id=mark.number, name=mark.name)
    return start + content + element("bookmarkEnd", id=mark.number)


def thin_paragraph(content: str = "") -> str:
    """Return a paragraph one point high, to hold what takes no room of the page."""
    return inside("p", inside("pPr", element("spacing", before=0, after=0, line=20, lineRule="exact")) + content)


def _leaves_grid(paragraph: ParagraphBlock, model: ParagraphBlock) -> bool:
    """Whether it is off the grid while its style is on it."""
    return model.grid and not paragraph.grid


def _runs(paragraph: ParagraphBlock, like: TextRun, styles: Styles, names: dict[Face, str], grid: bool) -> str:
    between = inside("r", on("br")) if paragraph.role in _LINES_BROKEN else ""
    return between.join(
        run_xml(run, like if run.heading is None else styles[run.heading].runs[0], names, grid=grid)
        for run in paragraph.runs
    )


def _line(paragraph: ParagraphBlock) -> str:
    return element("spacing", before=0, after=0, line=paragraph.pitch.twips, lineRule="exact")


def _line_rule(paragraph: ParagraphBlock) -> str:
    return "atLeast" if paragraph.at_least else "exact"


def _spacing(paragraph: ParagraphBlock, model: ParagraphBlock) -> str:
    differs = paragraph.pitch.twips != model.pitch.twips or paragraph.at_least
    if not paragraph.before.twips and not differs:
        return ""
    own_pitch = paragraph.pitch.twips if differs else None
    rule = _line_rule(paragraph) if differs else None
    return element("spacing", before=paragraph.before.twips, line=own_pitch, lineRule=rule)


def _kept(paragraph: ParagraphBlock) -> str:
    lines = "" if paragraph.parts else on("keepLines", paragraph.keep_next)
    return on("keepNext", paragraph.keep_next) + lines


def _indents(paragraph: ParagraphBlock) -> tuple[int, int, int]:
    return paragraph.left.twips, paragraph.right.twips, paragraph.first_line.twips


def _is_indented(paragraph: ParagraphBlock) -> bool:
    return any(_indents(paragraph))


def _indent(paragraph: ParagraphBlock, setup: PageSetup) -> str:
    """Return the indents in twips, for LibreOffice, and the first line's also in characters, for Word."""
    left, right, first = _indents(paragraph)
    return element(
        "ind",
        left=left,
        right=right,
        hanging=-first if first < 0 else None,
        firstLineChars=paragraph.first_line_characters(setup.body_size) * _HUNDREDTHS or None,
        firstLine=first if first >= 0 else None,
    )


def _tabs(paragraph: ParagraphBlock) -> str:
    stops = "".join(element("tab", val="left", pos=stop.twips) for stop in paragraph.stops)
    stops += "".join(element("tab", val="center", pos=centre.twips) for centre in paragraph.centres)
    right = "" if paragraph.tab is None else element("tab", val="right", pos=paragraph.tab.twips)
    return inside("tabs", stops + right)


def _frame(paragraph: ParagraphBlock, setup: PageSetup) -> str:
    """Return ``w:framePr`` (17.3.1.11) with no text beside it, so that what follows is below it in every program."""
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
