"""Title, mark of the edition (征求意见稿) and recipients, between 版头 and text (7.3.1 and 7.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.length import NOTHING, Length
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument, Title
from generator.official.layout.title_lines import title_runs
from generator.official.layout.type_widths import LineBox, text_line, title_line, white_between
from generator.standard import Format, length


def title_paragraph(title: Title, role: Role, before: Length) -> ParagraphBlock:
    """A title in 2号小标宋, centred, with one run for each line (7.3.1)."""
    return ParagraphBlock(
        role=role,
        runs=title_runs(title),
        pitch=length("title.pitch"),
        align="centre",
        before=before,
        grid=False,
        keep_next=True,
        source=title.span,
    )


def opening(document: OfficialDocument, white_above: Length) -> tuple[ParagraphBlock, ...]:
    """The title, edition and recipients that the document has; ``white_above`` is under the 版头's last ink.

    命令 has no title (10.2); 纪要 has one only where it differs from the mark.
    """
    title = (_title(document, white_above),) if _has_title(document) else ()
    return (*title, *_edition(document, white_above), *_recipients(document, white_above))


def white_above_text(document: OfficialDocument, white_above: Length) -> Length:
    """The space over the text: none below recipients, one 行 below a title, two 行 below the 版头 (10.2)."""
    if document.recipients:
        return NOTHING
    return _below_heading(document, white_above)


def _has_title(document: OfficialDocument) -> bool:
    if document.format is Format.MINUTES:
        return document.title.text != "".join((*document.issuer_mark, document.mark_word))
    return document.format is not Format.ORDER


def _title(document: OfficialDocument, white_above: Length) -> ParagraphBlock:
    """The title, two 行 below the red rule, in 信函 below the last element above it."""
    gap = length("letter.title_gap" if document.format is Format.LETTER else "title.gap")
    return title_paragraph(document.title, Role.TITLE, gap - white_above - title_line().above_ink)


def _edition(document: OfficialDocument, white_above: Length) -> Iterator[ParagraphBlock]:
    """The mark of the edition in round brackets, centred in 3号楷体, below the title or in its place."""
    if document.edition is None:
        return
    line = text_line(document.profile)
    yield ParagraphBlock(
        role=Role.EDITION,
        runs=(TextRun(f"（{document.edition}）", Face.KAI, line.size),),
        pitch=line.pitch,
        align="centre",
        before=NOTHING if _has_title(document) else _below_header(line, white_above),
        keep_next=True,
        source=document.source("edition"),
    )


def _recipients(document: OfficialDocument, white_above: Length) -> Iterator[ParagraphBlock]:
    """The recipients, one 行 below the title, flush left, with a full-width colon at the end."""
    if not document.recipients:
        return
    line = text_line(document.profile)
    yield ParagraphBlock(
        role=Role.RECIPIENTS,
        runs=(TextRun(f"{document.recipients}：", Face.FANGSONG, line.size),),
        pitch=line.pitch,
        before=_below_heading(document, white_above),
        keep_next=True,
        source=document.source("recipients"),
    )


def _below_heading(document: OfficialDocument, white_above: Length) -> Length:
    """The space over the line below title and edition, or below the 版头 where there is neither."""
    line = text_line(document.profile)
    if document.edition is not None:
        return white_between(length("recipients.gap"), line, line)
    if _has_title(document):
        return white_between(length("recipients.gap"), title_line(), line)
    return _below_header(line, white_above)


def _below_header(line: LineBox, white_above: Length) -> Length:
    return length("order.body_gap") - white_above - line.above_ink
