"""Covers: what is on them beside the title, such as who wrote it and when, is no element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.office.reading.document import Run, Table
from generator.official.recognition import forms
from generator.official.recognition.body import take_recipients
from generator.official.recognition.lines import Item, Line, lines_in
from generator.official.recognition.title import CONTENTS, NO_TITLE_ENDS, looks_like_title, says_kind, take_title

_LONGEST = 40  # characters of a line
_LONGEST_LIST = 80  # of one with a label
_MOST_LINES = 16  # of a cover on a page of its own
_MOST_ITEMS = 40
_DOWNWARDS = 3  # characters of a name, each in a line
_NUMBERED = re.compile("[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|第.{1,3}[章节条部]")
_LABEL = re.compile(r"[\u4e00-\u9fff（）()、/ \u3000]{2,12}[：:].*|[\u4e00-\u9fff]{2,6}(?:\s{2,}|\t)\S.*")
_LABELS = 2  # that tell a cover
_OF_TEXT = re.compile(
    "以下简称|身份证|^(?:会议|活动|培训|比赛|考试)?"
    "(?:时 *间|地 *点|主 *持|参加|参会|出席|列席|缺席|记 *录|议 *题|主 *题|对 *象).{0,4}[：:]"
)
"""What is filled in within a text: parties of a contract, a meeting's time and place."""
_DATE = re.compile(r"(?:19|20)[0-9]{2}\s?[-—./年]\s?[0-9]{0,2}\s?月?|(?:二[〇○零一]|[xX×]{2}).{2}年.{0,3}月?")
_BOX = re.compile("[□☑√■]")
_CONTENTS = re.compile(r"^目\s*[录次]|\t[0-9]{1,3}$")
_ROOM = 2  # empty lines about what is on a cover
_ALONE = 4  # the same about nothing but an organ and a date
_MOST_TITLE_LINES = 2  # further ones, of another size
_SENTENCE_ENDS = tuple("。；，,")


def take_cover(items: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """``items`` without those of a cover that are no title; and these.

    A cover has nothing but short lines, of which none is an element of a notice, and a page ends behind it, or there is
    room about labels that are filled in; or it has a name downwards, a character a line, and the title is behind it.
    The lines of a title above such labels are one, whatever their sizes.
    """
    of_page = _by_page(lines_in(items))
    title, cover = ([], of_page) if of_page else _by_labels(items)
    known = {*map(id, cover), *(id(line.table) for line in cover), *map(id, title)}
    rest = [item for item in items if id(item) not in known]
    if title and isinstance(rest[0], Line):
        rest[0] = replace(rest[0], new_page=True)
    return [*([_one_line(title)] if title else []), *rest], cover


def _by_page(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cover on a page of its own."""
    end = next((place for place, line in enumerate(lines[:_MOST_LINES]) if place and line.new_page), 0)
    downwards = [place for place, line in enumerate(lines[:_MOST_LINES]) if len(line.text) == 1 and line.centred]
    upright = len(downwards) >= _DOWNWARDS and downwards[-1] - downwards[0] == len(downwards) - 1
    end = downwards[-1] + 1 if upright else end
    cover = lines[:end]
    if not cover or not all(map(_is_of_cover, cover)):
        return []
    behind = take_title(lines[end:]) if upright else None
    if behind is not None and behind.title is not None and not behind.before and not _NUMBERED.match(behind.title.text):
        return list(cover)
    titled = take_title(cover)
    name = "" if titled.title is None or titled.before else titled.title.text
    return titled.after if says_kind(name) else []


def _is_of_cover(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST or text.endswith(NO_TITLE_ENDS) or line.red or forms.NUMBER.fullmatch(text):
        return False
    return not line.content.numbering and _NUMBERED.match(text) is None and "\t" not in text


def _by_labels(items: Sequence[Item]) -> tuple[list[Line], list[Line]]:
    """The lines of the title of a cover that no page ends behind, and those below it that are no title."""
    head = list(takewhile(_can_be_on_cover, items[:_MOST_ITEMS]))
    lines = lines_in(head)
    titled = take_title(lines)
    if titled.title is None or not titled.after or take_recipients(titled).recipients is not None:
        return [], []
    own = lines[len(titled.before) : len(lines) - len(titled.after)]
    place = head.index(own[-1]) + 1
    further = list(takewhile(_goes_on, head[place : place + _MOST_TITLE_LINES]))
    title = [*own, *lines_in(further)]
    below = head[place + len(further) :]
    end = _end_of_labels(below)
    behind = items[place + len(further) + end :]
    if not end or len(behind) < _LABELS or not _ends_cover(below[end - 1], behind[0]):
        return [], []
    labels = sum(_LABELS if isinstance(item, Table) else _has_label(item) for item in below[:end])
    room = max((line.apart for line in lines_in([*below[:end], *behind[:1]])), default=0)
    signed = not _is_filled_in(below[end - 1])
    if signed and isinstance(behind[0], Line) and behind[0].like_a_title:
        room += 1
    room = max(room, title[0].apart) if labels > _LABELS and (signed or _begins_contents(behind[0])) else room
    if room < (_ROOM if labels >= _LABELS else _ALONE):
        return [], []
    return title, list(_shown(below[:end]))


def _can_be_on_cover(item: Item) -> bool:
    """Whether nothing of a text begins with ``item``: it is short and no sentence, heading or page."""
    if isinstance(item, Table):
        texts = [each.text.strip() for each in item.paragraphs if each.text.strip()]
        labels = sum(text.endswith(("：", ":")) for text in texts)
        return len(texts) <= _MOST_LINES and labels * 2 >= len(texts) > 0 and max(map(len, texts)) <= _LONGEST
    text = item.text
    if (
        _OF_TEXT.search(text)
        or item.new_page
        or item.red
        or item.content.numbering
        or forms.NUMBER.fullmatch(text)
        or CONTENTS.fullmatch(text)
    ):
        return False
    return len(text) <= _LONGEST_LIST and not text.endswith(_SENTENCE_ENDS) and _NUMBERED.match(text) is None


def _goes_on(item: Item) -> bool:
    """Whether ``item`` is a further line of the title."""
    if isinstance(item, Table) or not item.centred or item.apart >= _ALONE:
        return False
    return looks_like_title(item) and not _is_particular(item)


def _end_of_labels(items: Sequence[Item]) -> int:
    """Where the first of ``items`` end that a cover has below its title; a title below an empty line goes on."""
    end = 0
    for place, item in enumerate(items):
        if isinstance(item, Table) or _is_particular(item):
            end = place + 1
        elif (end and item.apart and item.like_a_title) or (not place and item.apart < _ALONE):
            break
    return end


def _is_particular(line: Line) -> bool:
    """Whether ``line`` is filled in on a cover, or says who has made it and when."""
    text = forms.without_blanks(line.text)
    dated = forms.DATE.fullmatch(text) or forms.UNFILLED_DATE.fullmatch(text) or _DATE.fullmatch(text)
    made = forms.ORGAN.fullmatch(forms.MADE_BY.sub("", text))
    return bool(_has_label(line) or dated or made or _BOX.match(text))


def _has_label(line: Line) -> bool:
    return _LABEL.fullmatch(line.text) is not None or forms.FIELD.match(forms.without_blanks(line.text)) is not None


def _is_filled_in(item: Item) -> bool:
    return isinstance(item, Table) or _has_label(item)


def _ends_cover(last: Item, after: Item) -> bool:
    """Whether what is ``after`` a cover begins something: a page, a part in the middle, or below an empty line."""
    if isinstance(after, Table) or after.apart or after.new_page or after.like_a_title:
        return True
    return _begins_contents(after) or not _is_filled_in(last)


def _begins_contents(item: Item) -> bool:
    return isinstance(item, Line) and _CONTENTS.search(item.text) is not None


def _shown(items: Sequence[Item]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            yield from (Line(each, item) for each in item.paragraphs if each.text.strip())


def _one_line(lines: Sequence[Line]) -> Line:
    """``lines`` as one, with breaks between them."""
    first, *others = lines
    runs: list[Run] = list(first.content.runs)
    for line in others:
        runs += [replace(line.content.runs[0], text="\n"), *line.content.runs]
    more = tuple(each for line in lines for each in line.paragraphs)[1:]
    return replace(first, more=more, part=replace(first.content, runs=tuple(runs)))
