"""Colours and type in the file (5.2.2, 5.2.4, 6.2): PG-12 to PG-16."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from generator.check.departure import Departure
from generator.check.printed_places import PrintedDocument
from generator.check.rules import level_numbers, line_extent, rule
from generator.check.rules.changes.edited_document import Mend, Work, on_each
from generator.check.rules.changes.looks import set_type
from generator.check.rules.runs import (
    RED,
    in_one,
    is_black,
    is_plain_red,
    is_red,
    other_type,
    runs_between,
    runs_of,
    said,
)
from generator.ground.errors import joined
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph, Run, Table
from generator.official.document import Level
from generator.official.recognition.body import marker_of
from generator.official.recognition.elements import BodyParagraph, Element, RecognisedDocument
from generator.official.recognition.forms import ATTACHMENT_LABEL
from generator.standard import length
from generator.standard.faces import FAMILIES, FaceName, face_of

_rule = partial(rule.Rule, laid_out="layout.composition")

_ALLOWED = joined(("小标宋", "仿宋", "楷体", "黑体", "宋体"))
_WESTERN = ("Times New Roman",)
_APART: frozenset[FaceName | None] = frozenset(("黑体", "楷体"))


@_rule("PG-12", "5.2.4", "must", value="000000")
def black_text(found: RecognisedDocument) -> Iterator[Departure]:
    """All text but the mark is black (5.2.4).

    Passes: 000000, or a colour left to the program
    Departs: a paragraph in 1F4E79, or a link in blue
    """
    for paragraph in _paragraphs(found):
        strange = next(
            (run.color for run in _seen(paragraph) if not is_black(run.color) and not is_red(run.color)), None
        )
        if strange is not None:
            yield Departure(paragraph, said(strange), phrase("page-black"))


@_rule("PG-13", "5.2.4", "must", value="标志、分隔线、印章、签名章以外没有红色")
def red_only_where_meant(found: RecognisedDocument) -> Iterator[Departure]:
    """Red are the mark, the rules of the header, seals and stamps, and nothing else (5.2.4, 7.2.4, 7.2.7, 10).

    Passes: a red mark, and a red border under the number
    Departs: a red title, or a red border of a paragraph of the text
    """
    meant = {id(paragraph) for element in _red_elements(found) for paragraph in element.paragraphs}
    for paragraph in _paragraphs(found):
        red = next((run.color for run in _seen(paragraph) if is_red(run.color)), None)
        drawn = not any(character.isalnum() for character in paragraph.text)  # a rule of dashes, as some draw it
        if red is not None and id(paragraph) not in meant and not drawn:
            yield Departure(paragraph, said(red), phrase("page-black"))
    yield from _red_rules(found)


@_rule("PG-14", "6.2", "practice", "info", value="FF0000")
def plain_red(found: RecognisedDocument) -> Iterator[Departure]:
    """The red of mark and rule is FF0000 on a screen (6.2).

    Passes: FF0000
    Departs: C00000, the dark red of Word's palette
    """
    seen: set[str] = set()
    for paragraph, color in _reds(found):
        if is_red(color) and not is_plain_red(color) and color not in seen:
            seen.add(color)
            yield Departure(paragraph, color, RED)


@_rule("PG-15", "5.2.2", "usual", rows=("size.body",), value="仿宋")
def fangsong(found: RecognisedDocument) -> Iterator[Departure]:
    """What no other clause says otherwise of is 3号仿宋 (5.2.2).

    Passes: a paragraph of the text in 仿宋_GB2312, 16 pt
    Departs: a paragraph in 宋体, or in 12 pt
    """
    for paragraph, runs in _plain(found):
        yield from in_one(paragraph, other_type(paragraph, "仿宋", "size.body", runs))


@fangsong.mends
def _plain_text_mended(work: Work) -> Iterator[Mend]:
    """What no clause says otherwise of is set in 3号仿宋, but for the headings that run in.

    What may be an item of a list or a heading is set as the text around it.
    """
    for paragraph in level_numbers.listed_items(work.found):
        if set_type(work, paragraph, 0, len(paragraph.text), "仿宋", length("size.body")):
            work.touched.append(paragraph.place)
    yield from _plain_paragraphs(work)


@on_each
def _plain_paragraphs(work: Work, paragraph: Paragraph) -> bool:
    """A paragraph in which words are set apart from the others, in 黑体 or 楷体, is left: somebody meant that."""
    start, end = _outside_heading(paragraph, work.found)
    faces = {face_of(run.font) for run in runs_between(paragraph, start, end) if run.text.strip()}
    apart = not faces.isdisjoint(_APART) and not faces <= _APART
    return not apart and set_type(work, paragraph, start, end, "仿宋", length("size.body"))


def _outside_heading(paragraph: Paragraph, found: RecognisedDocument) -> tuple[int, int]:
    """Where the plain text of a paragraph begins and ends."""
    part = next((each for each in found.text_parts if each.paragraph is paragraph), None)
    if part is not None and part.heading and part.level is not Level.TEXT:
        return max(paragraph.text.find(part.heading), 0) + len(part.heading), len(paragraph.text)
    number = found.number
    if number is not None and number.paragraph is paragraph:
        start = max(paragraph.text.find(number.text), 0)
        return start, start + len(number.text)
    return 0, len(paragraph.text)


@_rule("PG-16", "5.2.2", "practice", "error", value="小标宋、仿宋、楷体、黑体、宋体")
def known_fonts(found: RecognisedDocument) -> Iterator[Departure]:
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


@known_fonts.on_page
def known_fonts_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """No character of a text had to be lent by a font that is none of the standard's typefaces.

    Passes: a paragraph in 仿宋_GB2312 or what replaces it; one whose own font is missing as a whole.
    Departs: a rare hanzi among them that another font had to lend.
    """
    for paragraph, placed in printed.body_lines():
        chars = [(line, char) for line in placed for char in line.line.chars]
        lent = [(line, char) for line, char in chars if not _is_known(char.font)]
        for line, char in lent[:1] if len(lent) * 2 < len(chars) else ():
            family = _family_of(char.font)
            lender = phrase("page-lending-font", family=family, char=char.text)
            yield Departure(paragraph, lender, _ALLOWED, page=line.page.number)


def _fonts(run: Run) -> Iterator[str]:
    if any(character.isascii() and character.isalnum() for character in run.text):
        yield run.latin
    if any(character >= "\u2e80" for character in run.text):
        yield run.font


_SYMBOLS = re.compile("[\ue000-\uf8ff]")
"""What fonts of symbols have."""


def _seen(paragraph: Paragraph) -> Iterator[Run]:
    return (run for run in paragraph.runs if _SYMBOLS.sub("", run.text).strip())


def _paragraphs(found: RecognisedDocument) -> Iterator[Paragraph]:
    """All of the text, headers and footers once each."""
    yield from found.document.paragraphs
    seen: set[int] = set()
    for section in found.document.sections:
        for paragraphs in (*section.headers.values(), *section.footers.values()):
            if id(paragraphs) not in seen:
                seen.add(id(paragraphs))
                yield from paragraphs


def _red_elements(found: RecognisedDocument) -> tuple[Element, ...]:
    word = () if found.mark_word is None else (found.mark_word,)
    signature = found.signature
    stamps = (*signature.posts, *signature.organs) if signature.how == "stamp" else ()
    return (*found.mark, *word, *stamps)


def _red_rules(found: RecognisedDocument) -> Iterator[Departure]:
    """Red borders where the text has begun, below those of the header; the 版记 has a rule of its own."""
    first = found.title or (found.body[0] if found.body else None)
    begins = None if first is None else line_extent.position(first.paragraph, found.document)
    if begins is None:
        return
    imprint = None if found.imprint is None else found.imprint.table
    for number, block in enumerate(found.document.blocks):
        for at, color in () if block is imprint else _borders(block):
            if number > begins and is_red(color):
                yield Departure(at, said(color or RED), phrase("page-black"))
                break


def _borders(block: Paragraph | Table) -> Iterator[tuple[Paragraph | Table, str | None]]:
    if isinstance(block, Paragraph):
        yield from ((block, border.color) for border in block.borders.values())
        return
    for row in block.rows:
        for cell in row.cells:
            yield from ((block, border.color) for border in cell.borders.values())


def _reds(found: RecognisedDocument) -> Iterator[tuple[Paragraph, str]]:
    for element in _red_elements(found):
        for paragraph in element.paragraphs:
            yield from ((paragraph, run.color) for run in _seen(paragraph) if run.color is not None)
    for block in found.document.blocks:
        for at, color in _borders(block):
            if isinstance(at, Paragraph) and color is not None:
                yield at, color


_CAPTION = re.compile(r"\s*[图表]\s?\d{1,3}")
"""What is below a picture or above a table, of which the standard says nothing."""


def _plain(found: RecognisedDocument) -> Iterator[tuple[Paragraph, tuple[Run, ...]]]:
    """The paragraphs that are plain text, or the parts of them that are."""
    signature = found.signature
    alone = (found.number, found.recipients, *signature.organs, *signature.posts, signature.date, found.note)
    for element in alone:
        if element is not None and _in_text(found, element):
            yield from ((paragraph, runs_of(paragraph, element.text)) for paragraph in element.paragraphs)
    for listed in found.attachment_list:
        yield listed.paragraph, listed.paragraph.runs
    for part in found.text_parts:
        text = part.paragraph.text.rstrip()
        titles = _CAPTION.match(text) is not None or not text.endswith(tuple("。；："))  # what is below it
        contents = part.level is Level.CONTENTS or level_numbers.LISTED_PAGE.search(text) is not None
        if not (contents or ATTACHMENT_LABEL.fullmatch(text.strip()) or (part.paragraph.align == "center" and titles)):
            yield part.paragraph, _text_runs(part)


def _in_text(found: RecognisedDocument, element: Element) -> bool:
    """Whether it is where it usually is: in the 版记 the recipients are smaller."""
    return found.imprint is None or not any(each is element.paragraph for each in found.imprint.paragraphs)


def _text_runs(part: BodyParagraph) -> tuple[Run, ...]:
    if not part.heading or part.level is Level.TEXT:
        shown = part.paragraph.text
        typed = len(shown) - len(shown.lstrip())
        return runs_between(part.paragraph, typed + marker_of(shown.lstrip())[1], len(shown))
    return runs_of(part.paragraph, part.text) if part.text else ()


def _is_known(font: str) -> bool:
    """Whether the font of a PDF is one of the standard's typefaces, or replaces one."""
    folded = _folded(_family_of(font))
    return any(_folded(each) in folded for family in FAMILIES for each in (*family.copies.values(), *family.names))


def _family_of(font: str) -> str:
    """The font's name in a PDF without the letters that mark a subset."""
    return font.partition("+")[2] or font


def _folded(name: str) -> str:
    return name.replace("-", "").replace(" ", "").lower()
