"""How paragraphs of the text are indented (7.3.3): BD-03 to BD-05."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.elements.found import Found
from generator.check.rules.departure import Departure
from generator.check.rules.extent import begins, mm
from generator.check.rules.file_checks import on_file
from generator.check.rules.said import NOT_LEFT, counted, left
from generator.ground.errors import Said, joined
from generator.ground.length import NOTHING, Length
from generator.office.reading.document import Paragraph
from generator.standard import length, tolerance

_BLANKS = " \u3000\t\u00a0"
_TWO = 200  # hundredths of a character, of the paragraph's own size
_KINDS = (("\u3000", "全角空格", "full-width blank"), (" \u00a0", "空格", "blank"), ("\t", "制表符", "tab"))
_INDENT = Said("首行缩进 2 字符", "a first-line indent of two characters")


@on_file("BD-03", clause="7.3.3", strength="must", rows=("indent.first_line",), laid_out="layout.main_part")
def first_line_two_in(found: Found) -> Iterator[Departure]:
    """The first line of a paragraph begins two 字 in (7.3.3).

    Passes: a first-line indent of two characters
    Departs: none, or one of four characters
    """
    wanted, bound = length("indent.first_line"), tolerance("indent.first_line")
    for paragraph in _paragraphs(found):
        if paragraph.align in ("center", "right"):
            yield Departure(paragraph, NOT_LEFT, mm(wanted))
            continue
        white = begins(paragraph, found.document)
        if white is None or paragraph.text.startswith("\t") or paragraph.first_line_chars == _TWO:
            continue
        if all(abs(each - wanted) > bound for each in (white, white - paragraph.left)):
            yield Departure(paragraph, left(mm(white)), mm(wanted))


@on_file("BD-04", clause="7.3.3", strength="must", rows=("body.left",), laid_out="layout.main_part")
def wrapped_lines_flush(found: Found) -> Iterator[Departure]:
    """Wrapped lines begin and end flush: a paragraph has no indents but its first line's (7.3.3).

    Passes: left and right indents of 0
    Departs: a left indent of two characters
    """
    for paragraph in _paragraphs(found):
        for indent, said in ((paragraph.left, _left), (paragraph.right, _right)):
            if abs(indent) > tolerance("body.left"):
                yield Departure(paragraph, said(indent), mm(NOTHING))
                break


@on_file("BD-05", clause="7.3.3", strength="practice", value="首行缩进，不用空格", laid_out="layout.main_part")
def no_blanks_for_indents(found: Found) -> Iterator[Departure]:
    """No blanks stand for the first line's indent.

    Passes: a first-line indent and no blanks
    Departs: two full-width blanks before the text
    """
    for paragraph in _paragraphs(found):
        blanks = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip(_BLANKS))]
        if blanks:
            yield Departure(paragraph, _told(blanks), _INDENT)


def _left(indent: Length) -> Said:
    return Said(f"左缩进 {mm(indent)}", f"indented by {mm(indent)} at the left")


def _right(indent: Length) -> Said:
    return Said(f"右缩进 {mm(indent)}", f"indented by {mm(indent)} at the right")


def _told(blanks: str) -> Said:
    numbers = [(sum(each in kind for each in blanks), zh, en) for kind, zh, en in _KINDS]
    return joined(counted(number, f"个{zh}", en) for number, zh, en in numbers if number)


def _paragraphs(found: Found) -> Iterator[Paragraph]:
    """Those of the text that are in its flow."""
    for part in found.body:
        paragraph = part.paragraph
        if paragraph.text.strip() and not paragraph.frame and paragraph.place.table is None:
            yield paragraph
