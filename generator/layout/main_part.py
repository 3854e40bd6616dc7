"""主体 up to the 附件说明: title, recipients, text, list of attachments (7.3.1 to 7.3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.blocks import Face, Paragraph, Role, Run
from generator.document import BodyPart, Level, ListedAttachment, OfficialDocument, Title
from generator.document import Paragraph as WrittenParagraph
from generator.layout.ink import text_line, title_line, white_between
from generator.layout.set_lines import has_sparse_line
from generator.layout.title_lines import title_runs
from generator.layout.type_widths import width_on_grid
from generator.length import Length
from generator.standard import Profile, length

_HEADINGS = {
    Level.FIRST: (Role.HEADING_1, Face.HEI),
    Level.SECOND: (Role.HEADING_2, Face.KAI),
    Level.THIRD: (Role.HEADING_3, Face.FANGSONG),
    Level.FOURTH: (Role.HEADING_4, Face.FANGSONG),
}
_ATTACHMENTS_WORD = "附件："


def main_part(document: OfficialDocument) -> tuple[Paragraph, ...]:
    """Title, recipients, text and 附件说明."""
    profile = document.profile
    return (
        _title(document),
        _recipients(document),
        *text_paragraphs(document.body, profile),
        *_attachment_list(document.attachment_list, profile),
    )


def title_paragraph(title: Title, role: Role, before: Length) -> Paragraph:
    """A title in 2号小标宋, one run a line, centred (7.3.1)."""
    return Paragraph(
        role=role,
        runs=title_runs(title),
        pitch=length("title.pitch"),
        align="centre",
        before=before,
        grid=False,
        keep_next=True,
    )


def text_paragraphs(body: Iterable[BodyPart], profile: Profile) -> Iterator[Paragraph]:
    """The text: 3号仿宋, first lines 2 字 in, headings in the face of their level (7.3.3)."""
    for each in body:
        if not isinstance(each, WrittenParagraph):
            raise NotImplementedError
        role, face = _HEADINGS.get(each.level, (Role.BODY, Face.FANGSONG))
        size = length("size.body")
        runs = tuple(
            Run(text, run_face, size) for text, run_face in ((each.heading, face), (each.text, Face.FANGSONG)) if text
        )
        alone = bool(each.heading) and not each.text
        paragraph = Paragraph(
            role=role if alone else Role.BODY,
            runs=runs,
            pitch=length("grid.pitch", profile),
            first_line=length("indent.first_line"),
            keep_next=alone,
        )
        yield replace(paragraph, align="left") if has_sparse_line(paragraph) else paragraph


def _title(document: OfficialDocument) -> Paragraph:
    """Two 行 below the red rule."""
    return title_paragraph(document.title, Role.TITLE, length("title.gap") - title_line().above_ink)


def _recipients(document: OfficialDocument) -> Paragraph:
    """One 行 below the title, flush left, a full-width colon at the end (7.3.2)."""
    line = text_line(document.profile)
    return Paragraph(
        role=Role.RECIPIENTS,
        runs=(Run(f"{document.recipients}：", Face.FANGSONG, line.size),),
        pitch=line.pitch,
        before=white_between(length("recipients.gap"), title_line(), line),
        keep_next=True,
    )


def _attachment_list(listed: tuple[ListedAttachment, ...], profile: Profile) -> Iterator[Paragraph]:
    """One 行 below the text, 2 字 in; serials below each other, wrapped names on the name's first character (7.3.4)."""
    indent = length("attachment_list.indent")
    word = width_on_grid(_ATTACHMENTS_WORD)
    line = text_line(profile)
    white = white_between(length("attachment_list.gap"), line, line)
    for position, each in enumerate(listed):
        serial = "" if each.serial is None else f"{each.serial}."
        hanging = width_on_grid(serial) if serial else Length(0)
        first = position == 0
        yield Paragraph(
            role=Role.ATTACHMENT_LIST,
            runs=(Run((_ATTACHMENTS_WORD if first else "") + serial + each.name, Face.FANGSONG, line.size),),
            pitch=line.pitch,
            align="left",
            before=white if first else Length(0),
            left=indent + word + hanging,
            first_line=-(hanging + word) if first else -hanging,
            keep_next=True,
        )
