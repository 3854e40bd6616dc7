"""Provisions on the page: 编, 章 and 节 as headings, 条 with their number, and 目录, all as printed 条例 have them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ground.length import NOTHING, Length
from generator.official.blocks import Face, ParagraphBlock, Role, TextRun
from generator.official.document import BodyPart, Level, WrittenParagraph, plain
from generator.official.provisions import BLANK, HEADINGS
from generator.standard import Profile, length, number


def heading(written: WrittenParagraph, profile: Profile, chapter_face: Face) -> ParagraphBlock:
    """A 编, 章 or 节, centred, kept with what follows: 2号小标宋, 3号 in ``chapter_face``, 3号楷体.

    All have the pitch of the text, so that its lines stay on the grid.
    """
    role, face, size = {
        Level.PART: (Role.PART, Face.XIAOBIAOSONG, "provisions.part_size"),
        Level.CHAPTER: (Role.CHAPTER, chapter_face, "size.body"),
        Level.SECTION: (Role.SECTION, Face.KAI, "size.body"),
    }[written.level]
    return ParagraphBlock(
        role=role,
        runs=TextRun(written.heading, face, length(size)).in_pieces,
        pitch=length("grid.pitch", profile),
        align="centre",
        grid=role is not Role.PART,
        keep_next=True,
        source=written.span,
    )


def contents_line(written: WrittenParagraph, profile: Profile) -> ParagraphBlock:
    """A line of the contents, two 字 in, or their heading, centred in 黑体."""
    is_heading = bool(written.heading)
    return ParagraphBlock(
        role=Role.CONTENTS_TITLE if is_heading else Role.CONTENTS,
        runs=TextRun(
            plain(written.heading or written.text), Face.HEI if is_heading else Face.FANGSONG, length("size.body")
        ).in_pieces,
        pitch=length("grid.pitch", profile),
        align="centre" if is_heading else "left",
        first_line=NOTHING if is_heading else length("contents.indent"),
        keep_next=is_heading,
        source=written.span,
    )


def with_contents(body: Sequence[BodyPart]) -> tuple[BodyPart, ...]:
    """``body`` below its contents: 目录, and a line for each 编, 章 and 节. Some that were typed stay."""
    paragraphs = [each for each in body if isinstance(each, WrittenParagraph)]
    if any(each.level is Level.CONTENTS for each in paragraphs):
        return tuple(body)
    return (*contents_of([each.heading for each in paragraphs if each.level in HEADINGS]), *body)


def contents_of(titles: Sequence[str]) -> tuple[WrittenParagraph, ...]:
    """目录, and a line for each of ``titles``; nothing without any."""
    lines = tuple(WrittenParagraph(Level.CONTENTS, "", title) for title in titles)
    return (WrittenParagraph(Level.CONTENTS, f"目{BLANK}录", ""), *lines) if lines else ()


def white_above(part: BodyPart, above: BodyPart | None, profile: Profile) -> Length:
    """The white between a part of a text and the one ``above``: half a line around a 章, one line below contents.

    A 章 so takes two whole lines, and the others stay on the grid.
    """
    levels = [each.level if isinstance(each, WrittenParagraph) else None for each in (above, part)]
    lines = 0.0
    if levels[0] is Level.CONTENTS and levels[1] is not Level.CONTENTS:
        lines = number("contents.white")
    elif above is not None and Level.CHAPTER in levels:
        lines = number("provisions.chapter_white")
    return length("grid.pitch", profile) * lines
