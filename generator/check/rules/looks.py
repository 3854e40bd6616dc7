"""Colours and type in the file (5.2.2, 5.2.4, 6.2): PG-12 to PG-16."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.departure import Departure, on_file
from generator.check.rules.places import position
from generator.check.rules.runs import (
    BLACK_SAID,
    RED,
    is_black,
    is_plain_red,
    is_red,
    other_face,
    other_size,
    runs_between,
    runs_of,
    said,
)
from generator.ground.errors import joined
from generator.office.reading.document import Paragraph, Run, Table
from generator.official.document import Level
from generator.official.recognition.body import marker_of
from generator.official.recognition.found import BodyParagraph, Element, Found
from generator.standard.faces import face_of

_ALLOWED = joined(("小标宋", "仿宋", "楷体", "黑体", "宋体"))
_WESTERN = ("Times New Roman",)


@on_file("PG-12", clause="5.2.4", strength="must", value="000000", laid_out="layout.composition")
def black_text(found: Found) -> Iterator[Departure]:
    """All text but the mark is black (5.2.4).

    Passes: 000000, or a colour left to the program
    Departs: a paragraph in 1F4E79, or a link in blue
    """
    for paragraph in _paragraphs(found):
        strange = next(
            (run.color for run in _seen(paragraph) if not is_black(run.color) and not is_red(run.color)), None
        )
        if strange is not None:
            yield Departure(paragraph, said(strange), BLACK_SAID)


@on_file(
    "PG-13",
    clause="5.2.4",
    strength="must",
    value="标志、分隔线、印章、签名章以外没有红色",
    laid_out="layout.composition",
)
def red_only_where_meant(found: Found) -> Iterator[Departure]:
    """Red are the mark, the rules of the header, seals and stamps, and nothing else (5.2.4, 7.2.4, 7.2.7, 10).

    Passes: a red mark, and a red border under the number
    Departs: a red title, or a red border of a paragraph of the text
    """
    meant = {id(paragraph) for element in _red_elements(found) for paragraph in element.paragraphs}
    for paragraph in _paragraphs(found):
        red = next((run.color for run in _seen(paragraph) if is_red(run.color)), None)
        if red is not None and id(paragraph) not in meant and not _is_drawn_rule(paragraph):
            yield Departure(paragraph, said(red), BLACK_SAID)
    yield from _red_rules(found)


def _is_drawn_rule(paragraph: Paragraph) -> bool:
    """Whether it is a rule made of dashes, as some draw that of the 版头."""
    return not any(character.isalnum() for character in paragraph.text)


@on_file("PG-14", clause="6.2", strength="practice", severity="info", value="FF0000", laid_out="layout.composition")
def plain_red(found: Found) -> Iterator[Departure]:
    """The red of mark and rule is FF0000 on a screen (6.2).

    Passes: FF0000
    Departs: C00000, the dark red of Word's palette
    """
    seen: set[str] = set()
    for paragraph, color in _reds(found):
        if is_red(color) and not is_plain_red(color) and color not in seen:
            seen.add(color)
            yield Departure(paragraph, color, RED)


@on_file("PG-15", clause="5.2.2", strength="usual", rows=("size.body",), value="仿宋", laid_out="layout.composition")
def fangsong(found: Found) -> Iterator[Departure]:
    """What no other clause says otherwise of is 3号仿宋 (5.2.2).

    Passes: a paragraph of the text in 仿宋_GB2312, 16 pt
    Departs: a paragraph in 宋体, or in 12 pt
    """
    for paragraph, runs in _plain(found):
        faults = [*other_face(paragraph, "仿宋", runs), *other_size(paragraph, "size.body", runs)]
        if faults:
            yield Departure(paragraph, joined(each.measured for each in faults), joined(each.wanted for each in faults))


@on_file(
    "PG-16",
    clause="5.2.2",
    strength="practice",
    severity="error",
    value="小标宋、仿宋、楷体、黑体、宋体",
    laid_out="layout.composition",
)
def known_fonts(found: Found) -> Iterator[Departure]:
    """Every font is one of the standard's faces, or Times New Roman for letters and digits.

    Passes: 仿宋_GB2312, 黑体, 方正小标宋简体
    Departs: 微软雅黑
    """
    seen: set[str] = set()
    for paragraph in _paragraphs(found):
        for run in _seen(paragraph):
            for font in _fonts(run):
                if font and font not in seen and face_of(font) is None and font not in _WESTERN:
                    seen.add(font)
                    yield Departure(paragraph, font, _ALLOWED)


def _fonts(run: Run) -> Iterator[str]:
    if any(character.isascii() and character.isalnum() for character in run.text):
        yield run.latin
    if any(character >= "\u2e80" for character in run.text):
        yield run.font


def _seen(paragraph: Paragraph) -> Iterator[Run]:
    return (run for run in paragraph.runs if run.text.strip())


def _paragraphs(found: Found) -> Iterator[Paragraph]:
    """All of the text, headers and footers once each."""
    yield from found.document.paragraphs
    seen: set[int] = set()
    for section in found.document.sections:
        for paragraphs in (*section.headers.values(), *section.footers.values()):
            if id(paragraphs) not in seen:
                seen.add(id(paragraphs))
                yield from paragraphs


def _red_elements(found: Found) -> tuple[Element, ...]:
    word = () if found.mark_word is None else (found.mark_word,)
    signature = found.signature
    stamps = (*signature.posts, *signature.organs) if signature.how == "stamp" else ()
    return (*found.mark, *word, *stamps)


def _red_rules(found: Found) -> Iterator[Departure]:
    """Red borders where the text has begun, below those of the header; the 版记 has a rule of its own."""
    first = found.title or (found.body[0] if found.body else None)
    begins = None if first is None else position(first.paragraph, found.document)
    if begins is None:
        return
    imprint = None if found.imprint is None else found.imprint.table
    for number, block in enumerate(found.document.blocks):
        for at, color in () if block is imprint else _borders(block):
            if number > begins and is_red(color):
                yield Departure(at, said(color or RED), BLACK_SAID)
                break


def _borders(block: Paragraph | Table) -> Iterator[tuple[Paragraph | Table, str | None]]:
    if isinstance(block, Paragraph):
        yield from ((block, border.color) for border in block.borders.values())
        return
    for row in block.rows:
        for cell in row.cells:
            yield from ((block, border.color) for border in cell.borders.values())


def _reds(found: Found) -> Iterator[tuple[Paragraph, str]]:
    for element in _red_elements(found):
        for paragraph in element.paragraphs:
            yield from ((paragraph, run.color) for run in _seen(paragraph) if run.color is not None)
    for block in found.document.blocks:
        for at, color in _borders(block):
            if isinstance(at, Paragraph) and color is not None:
                yield at, color


def _plain(found: Found) -> Iterator[tuple[Paragraph, tuple[Run, ...]]]:
    """The paragraphs that are plain text, or the parts of them that are."""
    signature = found.signature
    alone = (found.number, found.recipients, *signature.organs, *signature.posts, signature.date, found.note)
    for element in alone:
        if element is not None and _in_text(found, element):
            yield from ((paragraph, runs_of(paragraph, element.text)) for paragraph in element.paragraphs)
    for listed in found.attachment_list:
        yield listed.paragraph, listed.paragraph.runs
    texts = (found.body, *(attachment.body for attachment in found.attachments))
    for part in (each for text in texts for each in text):
        yield part.paragraph, _text_runs(part)


def _in_text(found: Found, element: Element) -> bool:
    """Whether it is where it usually is: in the 版记 the recipients are smaller."""
    return found.imprint is None or not any(each is element.paragraph for each in found.imprint.paragraphs)


def _text_runs(part: BodyParagraph) -> tuple[Run, ...]:
    if not part.heading or part.level is Level.TEXT:
        shown = part.paragraph.text
        typed = len(shown) - len(shown.lstrip())
        return runs_between(part.paragraph, typed + marker_of(shown.lstrip())[1], len(shown))
    return runs_of(part.paragraph, part.text) if part.text else ()
