"""附件, where each begins, its title and its text (7.3.7), and a text that is issued without that label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.office.reading.document import Table
from generator.official.provisions import labels_of
from generator.official.recognition import forms
from generator.official.recognition.body import body_of, marker_of
from generator.official.recognition.elements import Element, ListEntry, RecognisedAttachment, RecognisedIssuedText
from generator.official.recognition.lines import Item, Line, bracketed, element_of, lines_in
from generator.official.recognition.signing import titled
from generator.official.recognition.title import FIRST_CHAPTER, NAME_OF_FORM, NUMBERED_AS, take_title

_LONGEST_TITLE = 60
_LONGEST_ENTRY = 2  # lines of a label and a name in a list
_LONG = 12  # lines of a text, more than a list of attachments has with what closes the document
_TEXT_ENDS = tuple("。；;：:，,、！？")
_APART = re.compile(r"(?<=\S)(?: {4,}|\u3000{2,}|\t)\S|(?<=\s)(?: {3,}|\u3000)\S")
_ENTRY = re.compile(r"[0-9０-９]{1,2}\s{0,9}[.．、]")
_RECEIPT = re.compile(r"\W{0,9}回\s*[执条]")
"""What is cut off and handed back."""
_CHAPTER = re.compile(r"第[一二三四五六七八九十百0-9]{1,4}[章条节]")


def split_attachments(items: Sequence[Item]) -> tuple[list[Item], list[list[Item]]]:
    """The document itself, and the items of each attachment, its label first."""
    items = _label_first(items)
    starts, closed, text = [], False, False
    first = next((item for item in items if isinstance(item, Line)), None)
    above: set[str] = set()
    for place, item in enumerate(items):
        if isinstance(item, Line):
            after = items[place + 1] if place + 1 < len(items) else None
            named = forms.NAMED_ATTACHMENT.match(item.text) is not None
            name = forms.without_blanks(item.text).replace(":", "：") if named else ""
            begins = closed or item is first or name in above or _is_above_rest(items, place)
            label = _label_of(item, closed=begins and not _is_listed(after))
            above.update([name] if named else ())
            heads = label and (
                begins
                or _heads_page(item)
                or _APART.search(item.text, len(label) - 1)
                or (label == item.text and (_stands_alone(item, after) or _is_named_above(items[:place], after)))
            )
            if heads and not _begins_list(item, after):
                starts.append(place)
                closed = True
            text = text or item.text.endswith(("。", "：", ":"))
            closed = closed or (text and _ends_document(item))
    starts = [place for place in starts if not _is_named_again(items, place, starts)]
    if _holds_others(items, starts):
        starts = starts[:1]
    bounds = [*starts, len(items)]
    return list(items[: bounds[0]]), [list(items[start:end]) for start, end in pairwise(bounds)]


def _is_above_rest(items: Sequence[Item], place: int) -> bool:
    """Whether a text or a table without a signature is all that is behind the line at ``place``, below an empty one."""
    line, rest = items[place], items[place + 1 :]
    labels = (forms.ATTACHMENT_LIST, forms.NAMED_ATTACHMENT)
    if not isinstance(line, Line) or not line.apart or not any(each.match(line.text) for each in labels):
        return False
    long = len(rest) > _LONG or any(isinstance(item, Table) for item in rest[: len(("title", "unit", "table"))])
    return long and not any(_ends_document(item) for item in lines_in(rest))


def _label_first(items: Sequence[Item]) -> Sequence[Item]:
    """``items`` with the label 附件n at the top before the number of a form, which is in a box beside it."""
    top = lines_in(items[: len(("number", "label"))])
    if len(top) < len(("number", "label")) or not NUMBERED_AS.match(top[0].text) or not top[0].content.frame:
        return items
    return [*reversed(top), *items[len(top) :]] if forms.ATTACHMENT_ALONE.fullmatch(top[1].text) else items


def _holds_others(items: Sequence[Item], starts: Sequence[int]) -> bool:
    """Whether the first attachment is the only one, 附件 without a serial, and those with serials are its own.

    So are those called 附件 where it is 附.
    """
    labels = [_label_of(line) for line in lines_in([items[start] for start in starts])]
    if len(starts) < _LONGEST_ENTRY or starts[1] - starts[0] <= _LONGEST_ENTRY * 2 or _serial(_label_in(labels[0])):
        return False
    return all(_serial(_label_in(label)) or ("件" in label and "件" not in labels[0]) for label in labels[1:])


def _is_named_again(items: Sequence[Item], place: int, starts: Sequence[int]) -> bool:
    """Whether the label at ``place`` is one of a list: the next has nothing but a name before it, and one is alike."""
    after = [start for start in starts if start > place]
    label = forms.without_blanks("".join(map(_label_of, lines_in([items[place]])))).strip("：:")
    alike = (forms.without_blanks(each.text).strip("：:") for each in lines_in([items[start] for start in after]))
    return bool(after) and after[0] - place <= _LONGEST_ENTRY and label in alike


def _label_of(line: Line, *, closed: bool = True) -> str:
    """附件n at the beginning of ``line``, with a 发文字号 before it, where it can head an attachment; else "".

    A title may be behind it where it begins a page, or the document is ``closed`` above it.
    """
    text = line.text
    if forms.ATTACHMENT_ALONE.fullmatch(text):
        return "" if line.content.numbering else text
    number = forms.NUMBER.match(text)
    match = forms.ATTACHMENT_LABEL.match(text, 0 if number is None else number.end())
    if match is None or line.content.numbering:
        return ""
    rest = text[match.end() :].strip()
    if not rest:
        return text
    if not _serial(match) and not match[0].endswith((" ", "\u3000", "：", ":") if closed else (" ", "\u3000")):
        return ""  # a 附件说明 that has come to the top of a page, or a word such as 附件材料
    heads = closed or line.new_page or _APART.search(text, match.end() - 1)
    listed = rest.startswith(("：", ":")) or _ENTRY.match(rest) is not None
    titled = len(rest) <= _LONGEST_TITLE and not rest.endswith(tuple("。；，")) and not listed
    return text[: match.end()] if heads and titled else ""


def _label_in(text: str) -> re.Match[str] | None:
    return forms.ATTACHMENT_ALONE.fullmatch(text) or forms.ATTACHMENT_LABEL.search(text)


def _serial(match: re.Match[str] | None) -> str:
    return "" if match is None else match["serial"] or match["bare"] or ""


def _stands_alone(line: Line, after: Item | None) -> bool:
    """Whether a label with room about it is above what looks like a title."""
    return line.apart > 0 and isinstance(after, Line) and after.like_a_title and not _is_listed(after)


def _is_listed(after: Item | None) -> bool:
    """Whether a label is one of a list of files: nothing is between it and ``after``, another one or the end."""
    if not isinstance(after, Line) or after.new_page:
        return after is None
    signs = forms.are_organs(after.text) or forms.DATE.match(after.text)
    entry = _ENTRY.match(after.shown) is not None and len(after.text) <= _LONGEST_TITLE
    listed = _label_of(after) != "" or entry or signs is not None
    return listed or forms.WEB_LINK.fullmatch(after.text) is not None


def _is_named_above(above: Sequence[Item], after: Item | None) -> bool:
    """Whether the line ``after`` a label is a title that the text ``above`` has named, alone in 《》 or in a list."""
    if not isinstance(after, Line) or _is_listed(after) or len(after.text) > _LONGEST_TITLE:
        return False
    name = re.escape(forms.without_blanks(after.text).strip("《》"))
    named = re.compile(rf"《{name}》|附[件表]?[：:].{{0,4}}{name}$|^[0-9]{{1,2}}[.．、]{name}$")
    return any(named.search(forms.without_blanks(line.text)) for line in lines_in(above))


def _begins_list(line: Line, after: Item | None) -> bool:
    """Whether ``line`` is the label of an 附件说明 whose entries follow in lines of their own."""
    alone = forms.ATTACHMENT_LIST.fullmatch(line.text) is not None
    return alone and isinstance(after, Line) and not after.new_page and _ENTRY.match(after.shown) is not None


def _heads_page(line: Line) -> bool:
    if line.new_page:
        return True
    ends_like_list = line.text.endswith(("：", ":"))
    return line.face == "黑体" and not ends_like_list and not line.far_right


def _ends_document(line: Line) -> bool:
    """Whether the document itself is at its end with ``line``: a date, alone or behind an organ or an 附件说明."""
    last = line.text.splitlines()[-1] if line.text else ""
    date = next((each for each in forms.DATE.finditer(last) if each.end() == len(last.rstrip())), None)
    before = "" if date is None else last[: date.start()].strip()
    signs = not before or forms.ORGAN.fullmatch(before) or forms.ATTACHMENT_LIST.match(before)
    return date is not None and bool(signs)


def attachment_of(items: list[Item], listed: Sequence[ListEntry]) -> RecognisedAttachment:
    """The attachment that these items are; ``listed`` are the names that the 附件说明 gives."""
    lines = lines_in(items)
    label = lines[0]
    text = _label_of(label)
    match = _label_in(text)
    on_line = label.text[len(text) :].strip()
    title, rest = (label.element(on_line), lines[1:]) if on_line else _title_and_rest(lines[1:], listed)
    note, rest = _title_note(title, rest)
    return RecognisedAttachment(
        label=label.element(text),
        serial=None if match is None else forms.serial_of(_serial(match)),
        title=title,
        body=body_of(rest),
        tables=tuple(item for item in items if isinstance(item, Table)),
        title_note=note,
    )


def _title_note(title: Element | None, lines: list[Line]) -> tuple[Element | None, list[Line]]:
    """The 题注 below a ``title``: what is in brackets there and names a day; and the lines below it."""
    note = [] if title is None else bracketed(lines)
    if not note or forms.DATE.search("".join(line.text for line in note)) is None:
        return None, lines
    return element_of(note, "\n"), lines[len(note) :]


def _title_and_rest(lines: Sequence[Line], listed: Sequence[ListEntry] = ()) -> tuple[Element | None, list[Line]]:
    """The title of an attachment at the beginning of its ``lines``, and the lines that are its text."""
    names = {forms.without_blanks(each.name).rstrip("。") for each in listed}
    if lines and forms.without_blanks(lines[0].text).rstrip("。") in names:
        return lines[0].element(), list(lines[1:])
    titled = take_title(lines, by_kind=False)
    if titled.title is None and len(lines) > 1 and _can_be_title(lines[0]):
        return lines[0].element(), list(lines[1:])
    return titled.title, [*titled.before, *titled.after]


def _can_be_title(line: Line) -> bool:
    """Whether the first line of an attachment, which looks like text, can be its title."""
    plain = marker_of(line.shown)[1] == 0 and not _CHAPTER.match(line.text)
    return plain and len(line.text) <= _LONGEST_TITLE and not line.text.endswith(_TEXT_ENDS)


_MOST_BETWEEN = 4  # lines of a 题注 and a heading between a title and the first article


def take_issued_text(
    behind: Sequence[Item], title: Element | None, text: Sequence[Line] = ()
) -> tuple[RecognisedIssuedText | None, list[Line]]:
    """The text issued ``behind`` the date of a document called ``title`` with this ``text``, and the other lines.

    A document that issues something is called 关于印发…的通知, or names in 《》 what it issues; that is behind its
    成文日期, without a label 附件.
    """
    lines = lines_in(behind)
    stray = [line for line in lines[:1] if line.far_right and _is_named_above(text, next(iter(lines[1:]), None))]
    lines = lines[len(stray) :]
    if (
        not lines
        or _RECEIPT.match(lines[0].text)
        or not (
            (title is not None and forms.ISSUES.search(title.text) is not None)
            or _is_text_of_its_own(lines)
            or (_names_table(lines[0]) and any(isinstance(item, Table) for item in behind))
            or (len(lines) > _LONGEST_ENTRY and _is_named_above(text, lines[0]))
        )
    ):
        return _provisions_within([*stray, *lines])
    own_title, rest = _title_and_rest(lines)
    if own_title is None and _is_named(lines[0], title):
        own_title, rest = lines[0].element(), lines[1:]
    tables = tuple(item for item in behind if isinstance(item, Table))
    note, rest = _title_note(own_title, rest)
    return RecognisedIssuedText(own_title, body_of(rest), tables, note), stray


def _names_table(line: Line) -> bool:
    """Whether ``line`` looks like a title, or ends as the name of a form does."""
    is_form = line.paragraph.align != "right" and NAME_OF_FORM.search(line.text) is not None
    return (line.like_a_title and not line.far_right) or (is_form and len(line.text) <= _LONGEST_TITLE)


def _provisions_within(lines: Sequence[Line]) -> tuple[RecognisedIssuedText | None, list[Line]]:
    """The provisions among ``lines``, called by the last line above them that names a text; and the lines above it."""
    first = next((place for place, label in enumerate(labels_of([line.shown for line in lines])) if label), None)
    if first is None or _RECEIPT.match(lines[0].text):
        return None, list(lines)
    named = next((place for place in reversed(range(first)) if forms.names_text(lines[place].text)), None)
    title, start = (None, first) if named is None else (lines[named].element(), named + 1)
    note, rest = _title_note(title, list(lines[start:]))
    return RecognisedIssuedText(title, body_of(rest), (), note), list(lines[: first if named is None else named])


def issued_within(lines: Sequence[Line]) -> int:
    """The beginning of the issued text in a document without a date: a title, and a first article.

    The number of ``lines`` without one.
    """
    text = False
    for place, line in enumerate(lines):
        text = text or line.text.endswith("。")
        if text and forms.names_text(line.text) and len(line.text) <= _LONGEST_TITLE and not marker_of(line.shown)[1]:
            below = lines[place + 1 : place + 1 + _MOST_BETWEEN]
            if any(FIRST_CHAPTER.match(each.text) for each in below):
                return place
    return len(lines)


def _is_named(line: Line, title: Element | None) -> bool:
    """Whether ``title`` names the issued text as ``line`` does."""
    name = forms.without_blanks(line.text)
    return title is not None and len(name) > 1 and name in forms.without_blanks(title.text)


def _is_text_of_its_own(lines: Sequence[Line]) -> bool:
    """Whether the lines begin with a title and go on with text, or begin with a first article."""
    return len(lines) > 1 and (titled(lines) or (lines[0].like_a_title and not lines[0].far_right))
