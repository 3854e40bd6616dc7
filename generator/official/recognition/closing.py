"""What closes a document: 附件说明, 署名 and 成文日期, 附注, 出席人员名单 (7.3.4 to 7.3.6, 10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from generator.office.reading.document import Paragraph, ReadDocument
from generator.official.recognition import forms
from generator.official.recognition.body import marker_of
from generator.official.recognition.elements import Element, ListEntry, RecognisedSignature
from generator.official.recognition.lines import Line, part_of
from generator.official.recognition.parties import take_parties
from generator.official.recognition.signing import (
    ABOVE_SIGNATURE,
    can_sign,
    date_in,
    dated_line,
    goes_on,
    how_signed,
    is_other_date,
    is_part_of_name,
    is_seal_place,
    names_organs,
    note_of,
    notes_at_top,
    organs_in,
    post_in,
    post_of,
    seal_places,
    signs_by_hand,
    titled,
)
from generator.standard import Form

# What closes a document, read from below: from the last date upwards.


_MOST_ORGANS = 20
_NAMED = re.compile("[\u4e00-\u9fff]{2}")
_RUN_TOGETHER = re.compile(rf"(?P<listed>附件?\s?[：:][^。]{{2,300}}?)\s*(?P<date>{forms.DATE.pattern})")

_FIGURES = re.compile("[0-9]{3}")
"""What names of whoever signs do not have, and lists of persons do."""
_NAMES = re.compile(r"[\u4e00-\u9fff0-9（）()\s·]{2,24}")
_GREETING = re.compile(r"(?:此\s*致)?[，,！!\s]*敬\s*礼[！!。.]?")
_MOST_WRITERS = 4  # lines behind it, and itself
_TELEPHONE = re.compile(r"(?<![0-9])(?:0[0-9]{2,3}[-－—]?)?[1-9][0-9]{6,10}$")
_CONTACT = re.compile(r"(?:电\s?话|传\s?真|邮\s?箱|E-?mail)\s?[：:]", re.IGNORECASE)
_SAYS_NOTE = re.compile("[（(]?\\s*(?:此件|联系)")
_PUBLICITY = re.compile(r"[（(]\s{0,9}此件[^（()）]{1,20}[）)]")


@dataclass(slots=True)
class _Closing:
    """The closing elements; ``rest`` are the other lines, ``behind`` those after a date that ends the text.

    ``dropped`` are dates of other organs within the signature.
    """

    rest: list[Line]
    behind: list[Line] = field(default_factory=list)
    dropped: list[Element] = field(default_factory=list)
    attachment_list: tuple[ListEntry, ...] = ()
    signature: RecognisedSignature = field(default_factory=lambda: RecognisedSignature(None))
    note: Element | None = None
    attendance: tuple[Element, ...] = ()


def take_closing(document: ReadDocument, lines: Sequence[Line], organs: Sequence[str], form: Form) -> _Closing:
    """What closes the document of that ``form`` in ``lines``; ``organs`` are names that its header has shown."""
    closing = _Closing([part for line in lines for part in _split_run_together(line, organs)])
    if form.attendance:
        own = [line for line in closing.rest if forms.ATTENDANCE.match(line.text)]
        closing.attendance = tuple(line.element() for line in own)
        closing.rest = [line for line in closing.rest if line not in own]
    parties = take_parties(closing.rest)
    if parties is not None:
        closing.signature, closing.dropped = parties
    elif (
        (form.head == "mark" and form.dated_in_head != "yes") or form.signature != "none" or _signs_at_end(closing.rest)
    ):
        _take_signature(document, closing, organs)
    closing.attachment_list, closing.rest = _take_attachment_list(closing.rest)
    return closing


def _signs_at_end(lines: Sequence[Line]) -> bool:
    """Whether the last date is at the right, or below an organ: an agenda has days within it, and none of its own."""
    place = dated_line(lines)
    return place is not None and (lines[place].far_right or (place > 0 and names_organs(lines[place - 1])))


def _split_run_together(line: Line, organs: Sequence[str]) -> list[Line]:
    """The 附件说明, 署名 and 成文日期 that run together in one line of text from a PDF; else the line."""
    match = _RUN_TOGETHER.fullmatch(line.text)
    if match is None:
        return [line]
    listed, parts = match["listed"], [match["date"]]
    while (organ := next((name for name in organs if name and listed.endswith(name)), "")) != "":
        listed, parts = listed.removesuffix(organ).rstrip(), [organ, *parts]
    return [part_of(line, text) for text in (listed, *parts)]


def _take_signature(document: ReadDocument, closing: _Closing, organs: Sequence[str]) -> None:
    """Takes 成文日期, the lines above it that sign, and the 附注 after it."""
    end = _signed_above_title(closing.rest)
    if end is not None:
        behind, closing.rest = closing.rest[end:], closing.rest[:end]
        _take_undated(document, closing, organs)
        closing.behind = [*closing.behind, *behind]
        return
    lines = closing.rest
    place = dated_line(lines)
    if place is None:
        _take_undated(document, closing, organs)
        return
    by_hand = place > 0 and signs_by_hand(lines[place - 1].text) and not forms.DATE.search(lines[place].text)
    if by_hand and any(map(forms.ORGAN.fullmatch, organs)):
        return  # whoever gets it is to fill that in
    dated, start = lines[place], _first_signing(lines, place, organs)
    if place + _MOST_ORGANS < len(lines) and not any(map(_is_text, lines[:start])):
        return  # the date of a cover
    closing.signature = _signature(document, lines[start:place], dated, organs)
    closing.dropped = list(_other_dates(lines[start:place], dated))
    if not (closing.signature.organs or closing.signature.posts) and _signs_below(lines[place:]):
        closing.signature = _signature(document, [*lines[start:place], lines[place + 1]], dated, organs)
        place += 1
    below = notes_at_top(lines[place + 1 :])
    notes = [] if below and forms.REMARK_BEGINS.match(below[0].text) else below
    signed_above = 0 < start < place
    above = lines[start - 1 : start] if signed_above and not below and _ends_in_note(lines[:start]) else []
    closing.note = note_of(notes or above)
    start -= len(above)
    behind = lines[place + 1 + len(notes) :]
    signed = bool(closing.signature.organs or closing.signature.posts)
    listed = behind and (forms.ATTACHMENT_LIST.match(behind[0].text) or forms.NAMED_ATTACHMENT.match(behind[0].text))
    ends = (signed or titled(behind)) and not listed
    closing.behind, closing.rest = (behind, lines[:start]) if ends else ([], [*lines[:start], *behind])


def _signed_above_title(lines: Sequence[Line]) -> int | None:
    """Where a title begins below an organ that signs at the right without a date, which only what follows has.

    Or below （此件公开发布）, where whoever scanned a paper lost the seals, which lie on 署名 and date.
    """
    for place, line in enumerate(lines[:-1], start=1):
        if date_in(line) is not None:
            return None
        signed = line.far_right and lines[place].centred and names_organs(line)
        if (signed or _PUBLICITY.fullmatch(line.text)) and titled(lines[place:]):
            return place if any(map(_is_text, lines[: place - 1])) else None
    return None


def _signs_below(lines: Sequence[Line]) -> bool:
    """Whether an organ is below a date, both at the right or at the end."""
    pair = lines[:2]
    at_end = len(lines) == len(pair) or all(line.far_right for line in pair)
    return len(pair) > 1 and at_end and names_organs(pair[1])


def _is_text(line: Line) -> bool:
    return line.text.endswith(("。", "；")) or marker_of(line.shown)[1] > 0


def _ends_in_note(lines: Sequence[Line]) -> bool:
    """Whether the last of ``lines`` is an 附注 above a signature: in brackets, and neither a remark nor in a list."""
    text = lines[-1].text
    listed = len(lines) > 1 and forms.ATTACHMENT_LIST.match(lines[-2].text) is not None
    remark = is_seal_place(lines[-1]) or forms.REMARK_WORDS.search(text) is not None
    return ABOVE_SIGNATURE.fullmatch(text) is not None and not (remark or listed)


def _says_contact(line: Line) -> bool:
    return _CONTACT.search(line.text) is not None


def _take_undated(document: ReadDocument, closing: _Closing, organs: Sequence[str]) -> None:
    """Takes 署名 where no date follows them: the last lines, where they are at the right; and the 附注 after them."""
    lines = closing.rest
    end = len(lines)
    while end > 0 and forms.REMARK.fullmatch(lines[end - 1].text) and not is_part_of_name(lines[end - 1]):
        end -= 1
    contacts = 0 if end < len(lines) else sum(1 for _ in takewhile(_says_contact, reversed(lines)))
    end -= contacts
    start, greeted = end, _behind_greeting(lines[:end])
    while start > greeted or (
        start > 0
        and greeted == end
        and (
            (can_sign(lines[start - 1]) and _stands_apart(lines, start - 1, organs, start == end))
            or is_part_of_name(lines[start - 1])
        )
    ):
        start -= 1
    while start < end and is_part_of_name(lines[start]):
        start += 1  # there is no name above it
    if not any(map(_is_text, lines[:start])) or (contacts and start == end):
        return
    if start < end:
        closing.signature = _signature(document, lines[start:end], None, organs)
    if contacts:
        closing.behind, closing.rest = lines[end:], lines[:start]
    elif start < end or all(_SAYS_NOTE.match(line.text) for line in lines[end:]):
        closing.note, closing.rest = note_of(lines[end:]), lines[:start]


def _signature(
    document: ReadDocument, lines: Sequence[Line], dated: Line | None, names: Sequence[str]
) -> RecognisedSignature:
    """The signature that these ``lines`` are, and the one with the date; ``names`` are those of the header."""
    signing = [line for line in lines if not is_seal_place(line) and not is_other_date(line)]
    posts = [line for line in signing if post_of(line)]
    before, date = ("", None) if dated is None else date_in(dated) or ("", None)
    organs = organs_in([line for line in signing if line not in posts], names)
    stamps = [line.element(post_of(line)) for line in posts]
    if dated is not None and post_in(before):
        stamps.append(dated.element(post_in(before)))
    elif (
        dated is not None and before and not forms.UNFILLED_DATE.fullmatch(before)
    ):  # of two side by side it is the other's date
        organs += organs_in([part_of(dated, before)])
    by_hand = bool(stamps) and not organs and all(signs_by_hand(each.paragraph.text.strip()) for each in stamps)
    return RecognisedSignature(
        how=None if by_hand else how_signed(document, signing, dated, stamped=bool(stamps)),
        organs=tuple(organs),
        date=None if dated is None or date is None else dated.element(date),
        posts=tuple(stamps),
        seal_places=tuple(seal_places(lines if dated is None else [*lines, dated])),
    )


def _other_dates(lines: Sequence[Line], dated: Line) -> Iterator[Element]:
    """The dates of other organs, in ``lines`` of their own or in that of the 成文日期."""
    yield from (line.element() for line in lines if is_other_date(line))
    before, _ = date_in(dated) or ("", "")
    if forms.UNFILLED_DATE.fullmatch(before):
        yield dated.element(before)


def _first_signing(lines: Sequence[Line], place: int, organs: Sequence[str]) -> int:
    """Where the lines begin that sign above the date at ``place``."""
    start = _behind_greeting(lines[:place])
    if start < place:
        return start
    while start > 0 and place - start < _MOST_ORGANS and _signs(lines[start - 1], lines[place], organs, start == place):
        same = (each for each in lines[start:place] if each.text == lines[start - 1].text)
        if not post_of(lines[start - 1]) and any(each.far_right or each.apart for each in same):
            break  # the organ signs below: it is the text that names it here
        start -= 1
    return start


def _behind_greeting(lines: Sequence[Line]) -> int:
    """Where names of whoever writes a letter begin, short lines behind 敬礼; the number of ``lines`` without any."""
    for place in range(len(lines) - 1, max(0, len(lines) - _MOST_WRITERS) - 1, -1):
        if _GREETING.fullmatch(lines[place].text):
            return place + 1
        if not can_sign(lines[place]) and not _NAMES.fullmatch(lines[place].text):
            break
    return len(lines)


def _signs(line: Line, dated: Line, organs: Sequence[str], next_to_date: bool) -> bool:
    """Whether ``line`` signs: it names an organ or a post and is where signatures are."""
    text = forms.without_blanks(line.text)
    if is_seal_place(line) or is_other_date(line) or is_part_of_name(line):
        return True
    if not can_sign(line):
        return False
    if (
        _FIGURES.search(text)
        and line.paragraph.align != "right"
        and not (forms.ORGAN_END.search(text) or post_of(line))
    ):
        return False
    if (
        line.far_right
        or line.content.text.startswith("\t")
        or (dated.table is not None and line.table is dated.table)
        or text in organs
        or names_organs(line)
        or post_of(line)
    ):
        return True
    return next_to_date and not line.paragraph.first_line and line.paragraph.align == dated.paragraph.align


def _stands_apart(lines: Sequence[Line], place: int, organs: Sequence[str], is_last: bool) -> bool:
    """Whether a line is at the right, names one of ``organs``, or names an organ below an empty line.

    The last one may name an organ below a sentence or a telephone number, or be the end of the name above it.
    """
    line = lines[place]
    above = lines[place - 1] if is_last and place > 0 else None
    below_text = above is not None and (above.text.endswith("。") or _TELEPHONE.search(above.text) is not None)
    apart = line.apart > 0 or below_text or (above is not None and above.apart > 0 and goes_on(above, line))
    named = (apart or line.far_right) and forms.ORGAN.fullmatch(line.text) is not None
    right = line.paragraph.align == "right" and _NAMED.search(line.text) is not None
    return right or forms.without_blanks(line.text) in organs or named


# 附件说明 (7.3.4): the line that begins with 附件： and the entries after it.


_LONGEST_NAME = 60
_AT_SERIAL = re.compile(r"\s+(?=[2-9][.．、](?![0-9]))")
_SERIAL_FIRST = re.compile(rf"(?:{forms.ATTACHMENT_LIST.pattern})?\s*(?P<serial>[1-9])[.．、]")
_NEAR_END = 24  # lines in which one is whose label has no name of its own
_MOST_BELOW = 2  # sentences below it that are no part of the closing
_ENTRY_INDENT = 3  # 字 that a line of the 附件说明 is in at least


def _take_attachment_list(lines: Sequence[Line]) -> tuple[tuple[ListEntry, ...], list[Line]]:
    """The entries of the 附件说明 in ``lines``, and the other lines."""
    plain = [(place, line.text) for place, line in enumerate(lines) if not line.content.numbering]
    labelled = [place for place, text in plain if forms.ATTACHMENT_LIST.match(text) or _heads_list(lines[place:])]
    bare = [place for place, text in plain if forms.NAMED_ATTACHMENT.match(text) and place + _NEAR_END > len(lines)]
    if not labelled and not bare:
        return (), list(lines)
    start = labelled[-1] if labelled else bare[0]
    end = start + 1
    while end < len(lines) and _goes_on(lines[start], lines[end]):
        end += 1
    if sum(line.text.endswith("。") or marker_of(line.shown)[1] > 0 for line in lines[end:]) > _MOST_BELOW:
        return (), list(lines)
    return tuple(_entries(lines[start:end])), [*lines[:start], *lines[end:]]


def _heads_list(lines: Sequence[Line]) -> bool:
    """Whether the first line is 附件 alone and a name with the serial 1, and no text, is below it."""
    entry = forms.ENTRY.match(lines[1].shown) if len(lines) > 1 else None
    alone = entry is not None and forms.without_blanks(lines[0].text) in ("附件", "附")
    return (
        alone
        and entry is not None
        and forms.serial_of(entry["serial"]) == 1
        and not lines[1].text.endswith(("。", "；", "："))
    )


def _goes_on(first: Line, line: Line) -> bool:
    """Whether ``line`` is an entry of the list that ``first`` begins, or goes on with one."""
    if line.text.endswith(tuple("：:")) or line.new_page or line.far_right or len(line.text) > _LONGEST_NAME:
        return False
    if forms.ENTRY.match(line.shown) is not None or forms.ATTACHMENT_LIST.fullmatch(first.text) is not None:
        return True
    if line.apart:
        return False
    paragraph = line.content
    blanks = len(paragraph.text) - len(paragraph.text.lstrip())
    return paragraph.left + paragraph.first_line + line.size * blanks >= line.size * _ENTRY_INDENT


def _entries(lines: Sequence[Line]) -> list[ListEntry]:
    """The entries; a line without a serial goes on with the entry before it."""
    found: list[ListEntry] = []
    rests: list[list[tuple[Line, str]]] = []
    label_alone: tuple[Paragraph, ...] = ()
    for line in lines:
        if any(form.fullmatch(line.text) for form in (forms.ATTACHMENT_LIST, forms.ATTACHMENT_ALONE)):
            label_alone = line.paragraphs
            continue
        for text in _parts_of_list(line.shown):
            label = forms.ATTACHMENT_LIST.match(text)
            rest = text if label is None else text[label.end() :]
            entry = forms.ENTRY.match(rest)
            if entry is not None and rest[entry.end() :].strip():
                name = rest[entry.end() :].strip()
                found.append(ListEntry(line.paragraph, forms.serial_of(entry["serial"]), name))
            elif label is not None and rest.strip():
                found.append(ListEntry(line.paragraph, None, rest.strip()))
            elif rest.strip() and found and (found[-1].serial is not None or _wraps(found[-1])):
                rests[-1].append((line, rest.strip()))
            elif rest.strip():
                found.append(ListEntry(line.paragraph, None, rest.strip()))
            rests += ([] for _ in found[len(rests) :])
    found = [_with_rests(*each) for each in zip(found, rests, strict=True)]
    return [replace(each, more=(*label_alone, *each.more)) if each is found[0] else each for each in found]


def _parts_of_list(shown: str) -> list[str]:
    """The entries in one line: a number and its name each; one blank is between them where the numbers count on."""
    parts = [part for part in _AT_SERIAL.split(shown) if part]
    counted = [match["serial"] for part in parts if (match := _SERIAL_FIRST.match(part))]
    counts_on = len(parts) > 1 and counted == [str(serial) for serial in range(1, len(parts) + 1)]
    return parts if counts_on else forms.BETWEEN_ENTRIES.split(shown)


def _with_rests(entry: ListEntry, rests: Sequence[tuple[Line, str]]) -> ListEntry:
    """``entry`` whose name goes on with ``rests``, each in a line."""
    more = [each for line, _ in rests if line.paragraph is not entry.paragraph for each in line.paragraphs]
    return replace(entry, name=entry.name + "".join(rest for _, rest in rests), more=tuple(more))


def _wraps(entry: ListEntry) -> bool:
    """Whether the only entry goes on in the next line: it is behind its label."""
    return forms.ATTACHMENT_LIST.match(entry.paragraph.text.strip()) is not None
