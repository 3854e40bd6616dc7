"""成文日期 (7.3.5.4): which line has it, filled in or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.closing.notes import notes_at_top
from generator.check.elements.closing.signing_lines import can_sign, names_organs, post_of
from generator.check.elements.lines import Line
from generator.check.elements.title import FIRST_CHAPTER, end_by_words

_LONGEST_LINE = 60
_NEAR_END = 4  # lines
_MOST_TITLED = 5  # lines of a title, a 题注 and a heading, and the first of the text
_SIGNING = re.compile(rf"{forms.ORGAN.pattern}|{forms.POST.pattern}[：:\\s]{{0,9}}[\u4e00-\u9fff·\\s]{{2,9}}")
_POINTS = tuple("。；;：:，,、！？")
_WEEKDAY = re.compile(r"[\s（(]{0,9}(?:(?:星期|周|礼拜)[一二三四五六日天])?[\s）)。.]{0,9}")
_FIRST = re.compile("第[一1]\\s*[章条节]|一、")
"""What the text of something issued begins with."""
_DATES = (forms.DATE, forms.UNFILLED_DATE, forms.DATE_PLACE)
_ALL_DATES = (*_DATES, forms.PARTIAL_DATE)


def dated_line(lines: Sequence[Line]) -> int | None:
    """Where the 成文日期 is: the last line with a date, but one with a title below it, which something issued has."""
    for forms_of in (_DATES, (forms.PARTIAL_DATE,)):
        dated = (place for place, line in enumerate(lines) if date_in(line, forms_of) is not None)
        places = [place for place in dated if _ends_text(lines, place)]
        above_title = (place for place in places if titled(lines[place + 1 :]))
        if places:
            return next(above_title, places[-1])
    return None


def _ends_text(lines: Sequence[Line], place: int) -> bool:
    """Whether the date at ``place`` is at the right, below an organ, beside one, or near the end: not within a text."""
    near_end = len(lines) - place <= _NEAR_END
    if place == 0:
        return near_end
    line, above = lines[place], lines[place - 1]
    if forms.ATTACHMENT_LIST.match(above.text) and forms.DATE.fullmatch(line.text):
        return True
    found = date_in(line)
    if line.far_right or (found is not None and found[0]) or near_end:
        return True
    if forms.DATE.fullmatch(line.text) and above.text.endswith(("。", "）")) and titled(lines[place + 1 :]):
        return True
    return can_sign(above) and (above.far_right or names_organs(above) or post_of(above) != "")


def titled(behind: Sequence[Line]) -> bool:
    """Whether a title is ``behind`` a date, and text below that; or the first article or chapter."""
    lines = behind[len(notes_at_top(behind)) :]
    if len(lines) < len(("title", "text")) or lines[0].far_right or date_in(lines[0]) is not None:
        return False
    if FIRST_CHAPTER.match(lines[0].text):
        return True
    if lines[0].like_a_title:
        return True
    named = (end for end in (1, 2) if forms.names_text("".join(line.text for line in lines[:end])))
    end = next(named, None) or end_by_words(lines, 0)
    return end is not None and any(_begins_text(line) for line in lines[end:_MOST_TITLED])


def _begins_text(line: Line) -> bool:
    return _FIRST.match(line.text) is not None or line.text.endswith(("。", "："))


def date_in(line: Line, forms_of: Sequence[re.Pattern[str]] = _ALL_DATES) -> tuple[str, str] | None:
    """What is before the date at the end of a line that is no sentence, and the date, filled in or not."""
    if len(line.text) > _LONGEST_LINE or line.content.numbering:
        return None
    for form in forms_of:
        last = [each for each in form.finditer(line.text) if _WEEKDAY.fullmatch(line.text, each.end())]
        if last:
            before = line.text[: last[-1].start()]
            ends = before.endswith(("\n", "\t", "  ", "\u3000"))
            signs = _SIGNING.fullmatch(before.strip()) is not None or forms.are_organs(before)
            apart = not before.strip() or ends or signs
            return (before.strip(), line.text[last[-1].start() :]) if apart and not before.endswith(_POINTS) else None
    return None
