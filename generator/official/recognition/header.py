"""版头 (7.2), also those of 信函, 命令 and 纪要 (10.1 to 10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.official.recognition import forms
from generator.official.recognition.elements import Element
from generator.official.recognition.lines import Line
from generator.official.recognition.telegram_head import TelegramHead, telegram_head
from generator.standard import FORMS, INTERNAL, KINDS, MARK_WORDS, MINUTES_NUMBER, Format

_HEAD = 25  # lines in which a 版头 is looked for
_FIRST = 2  # lines that may be above 份号
_TOP = 10  # lines in which one that says 文件 is the mark
_LONGEST_MARK = 60
_LONGEST_SIGNERS = 20
_MOST_TITLE_LINES = 3
_MARK_WORD = "文件"
_OF_MEETINGS = tuple(word for form in FORMS.values() if not form.mark_of_organ for word in form.mark_words)
_PARTS = re.compile(r"[\t\u3000 ]{2,}|\t")
_BETWEEN_NAMES = re.compile(r"[、，,；;\s]+")
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_OF_LETTERS = FORMS[Format.PLAIN_LETTER].mark_words
MARK_END = re.compile(rf"(?:会议纪要|{'|'.join((*MARK_WORDS, *_OF_LETTERS))})$")
_HEADLESS = frozenset(word for form in FORMS.values() if form.head == "none" for word in form.title_words)
_ANNOUNCEMENT = re.compile(r"(?:公告|通告)$")
_BELOW = 6  # lines below a number in which a title is, or what is made public
_PUBLISHED = re.compile("现予?(?:公布|发布)")
_NO_MARK = re.compile(r"[：:]|[。；，]$")
_PROMULGATED = re.compile(rf"{forms.ORGAN.pattern}令\s{{0,9}}{forms.ORDER_NUMBER.pattern}")
"""Which order published what is called as above it."""
_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{1,15}(?:·[\u4e00-\u9fff]{1,15})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The elements of the 版头; ``rest`` are the lines after it, ``unplaced`` unknown lines within it.

    ``dated`` is the day on one line with the 发文字号 under a title, or on the line beside that.
    ``telegram`` is what that has below its mark.
    """

    copy_number: Element | None = None
    secrecy: Element | None = None
    internal: Element | None = None
    urgency: Element | None = None
    mark: tuple[Element, ...] = ()
    mark_word: Element | None = None
    number: Element | None = None
    dated: Element | None = None
    signers: Element | None = None
    signer_names: tuple[str, ...] = ()
    telegram: TelegramHead | None = None
    rest: tuple[Line, ...] = ()
    unplaced: tuple[Line, ...] = ()


def take_header(lines: Sequence[Line], above: Sequence[Line] = ()) -> Header:
    """The 版头 at the beginning of ``lines``; ``above`` are those of the page's header, which may hold the mark."""
    number = _numbered(lines)
    telegram = telegram_head(lines[:_HEAD])
    signers = _signing(lines) if telegram is None else []
    small = {name: _small(lines, form) for name, form in _SMALL.items()}
    if number is not None and is_of_issue(number[1]):
        small["internal"] = _small(lines, INTERNAL)
    copy_number = small["copy_number"]
    if copy_number is not None and copy_number[1].text.isdigit() and number is None and small["secrecy"] is None:
        small["copy_number"] = None  # digits of a text
    if telegram is not None and telegram.urgency is not None:
        small["urgency"] = telegram.lines, telegram.urgency
    taken = [line for found in (number, *small.values()) if found is not None for line in found[0]] + signers
    mark = _mark([line for line in lines[:_HEAD] if line not in taken], lines, number)
    if number is None and not (_is_certain(mark) and _heads_letter(mark, lines)):
        mark = []
    mark = mark or ([] if telegram is None else [telegram.mark])
    taken += mark
    mark = mark or [line for line in above if (line.big or line.red) and _can_be_mark(line)]
    dated = None if number is None else _dated(lines, number[0][0], alone=not mark)
    if dated is not None:
        taken.append(dated[0])
    last = max((lines.index(line) for line in taken), default=-1)
    others: list[Line] = []
    while 0 <= last < len(lines) - 1 and _is_number(lines[last + 1]):
        last += 1  # that of another organ of a joint issue
        others.append(lines[last])
    taken += others
    words = [line for line in mark if forms.without_blanks(line.text) in MARK_WORDS and len(mark) > 1]
    if not words and not mark and _says_form(lines[:_MOST_TITLE_LINES]):
        words = [lines[0]]  # a paper without a red head that says at its top what it is
        taken += words
    signed = _signed(signers) if telegram is None else telegram.signers
    within = [line for line in lines[: last + 1] if line not in taken]
    beside_title = _without_title(within)
    of_title = [line for line in within if line not in beside_title or _may_be_title(line)]
    return Header(
        **{name: None if found is None else found[1] for name, found in small.items()},
        mark=tuple(line.element() for line in mark if line not in words) or _mark_above_number(number),
        mark_word=words[0].element() if words else None,
        number=None if number is None else _with_others(number[1], others),
        dated=None if dated is None else dated[0].element(dated[1]),
        signers=signed,
        signer_names=() if signed is None else names_of_signers(signed.text),
        telegram=telegram,
        rest=(*of_title, *lines[last + 1 :]),
        unplaced=tuple(line for line in within if line not in of_title),
    )


def _is_number(line: Line) -> bool:
    return any(form.fullmatch(line.text) for form in (forms.NUMBER, forms.COURT_NUMBER))


def _with_others(number: Element, others: Sequence[Line]) -> Element:
    """``number`` with the paragraphs of the ``others``; its text is the first one, that of who has the lead."""
    return replace(number, paragraphs=(*number.paragraphs, *(each for line in others for each in line.paragraphs)))


_Taken = tuple[list[Line], Element]
_SMALL = {"copy_number": forms.COPY_NUMBER, "secrecy": forms.SECRECY, "urgency": forms.URGENCY}


def _may_be_title(line: Line) -> bool:
    """Whether a line within the 版头 is a title, which wrongly is above its number."""
    text = line.text
    by_words = forms.begins_title(text) or forms.kind_at_end(text) is not None or forms.names_text(text)
    return by_words or (line.like_a_title and not line.red) or _is_note(line)


def _is_note(line: Line) -> bool:
    """Whether ``line`` is a 题注, which is above a number that is under the title."""
    return forms.REMARK.fullmatch(line.text) is not None and forms.DATED_NOTE.search(line.text) is not None


def _numbered(lines: Sequence[Line]) -> _Taken | None:
    """The line with the 发文字号, the first that has one: alone, beside 签发人, or at the edge of a line."""
    end = next((place for place, line in enumerate(lines[:_HEAD]) if forms.begins_title(line.text)), _HEAD) + _BELOW
    for place, line in enumerate(lines[: min(_HEAD, end)]):
        number = next(filter(None, map(_number_in, _parts(line))), None)
        if _is_title_itself(lines, place):
            continue
        if _PROMULGATED.fullmatch(line.text) and any(map(_names_text, lines[:place])):
            return [line], line.element()
        if number is not None:
            return [line], line.element(number)
        for part in line.content.text.split("\t"):
            if forms.NUMBER.fullmatch(part.strip()) or forms.WITHOUT_SERIAL.fullmatch(part):
                return [line], line.element(part.rstrip())
        titled = line.like_a_title or forms.is_title(line.text)
        if (len(line.text) > _LONGEST_MARK and not titled and not _is_note(line)) or line.text.endswith("。"):
            return None
    return None


_NUMBERS = (forms.NUMBER, forms.ORDER_NUMBER, forms.COURT_NUMBER, MINUTES_NUMBER)


def _number_in(part: str) -> str | None:
    """The 发文字号 that ``part`` of a line is: behind a label, in brackets, before 签发人, or alone."""
    labelled, below_title = forms.LABELLED_NUMBER.fullmatch(part), _below_title(part)
    if labelled is not None:
        return labelled["number"].strip()
    if below_title is not None:
        return below_title[0]
    bare = forms.ISSUE_TOTAL.sub("", forms.SIGNERS.split(part)[0]).strip()
    return bare if any(form.fullmatch(bare) for form in _NUMBERS) else None


def _is_title_itself(lines: Sequence[Line], place: int) -> bool:
    """Whether the number is behind a title in its paragraph, or that of 某局公告〔2024〕3号 without another title."""
    ended = forms.NUMBER_OF_TITLE.search(lines[place].text)
    if ended is None or ended["cited"]:
        return False
    others = (*lines[:place], *lines[place + 1 : place + _BELOW])
    return ended["behind"] is not None or not any(forms.begins_title(each.text) for each in others)


def _below_title(text: str) -> tuple[str, str] | None:
    """The 发文字号 that ``text`` under a title is, in brackets or beside a date; and the date, "" without one."""
    inner = forms.without_brackets(text)
    for date in forms.DATE.finditer(inner):
        before, number = sorted((inner[: date.start()].strip(), inner[date.end() :].strip()), key=len)
        if not before and (forms.NUMBER_BELOW_TITLE.fullmatch(number) or forms.COURT_NUMBER.fullmatch(number)):
            return number, date[0].strip()
    return (inner, "") if inner != text and forms.NUMBER_BELOW_TITLE.fullmatch(inner) else None


def _dated(lines: Sequence[Line], numbered: Line, *, alone: bool) -> tuple[Line, str] | None:
    """The line that has the date of the line that is ``numbered``, and the date: on it, or ``alone`` beside it."""
    below_title = _below_title(numbered.text)
    if below_title is not None and below_title[1]:
        return numbered, below_title[1]
    place = lines.index(numbered)
    beside = (lines[each] for each in (place - 1, place + 1) if alone and 0 <= each < len(lines))
    return next(((line, line.text) for line in beside if forms.DATE.fullmatch(forms.without_brackets(line.text))), None)


def _parts(line: Line) -> list[str]:
    """What is apart in a line: at its left and at its right."""
    return [part.strip() for part in (line.text, *_PARTS.split(line.text), *line.text.split("\n"))]


def _small(lines: Sequence[Line], form: re.Pattern[str]) -> _Taken | None:
    for place, line in enumerate(lines[:_HEAD]):
        filled_in = place > _FIRST or forms.FIELD.match(forms.without_blanks(line.text)) is not None
        for part in [*_parts(line), *_pairs(line)]:
            if form.fullmatch(part) and not (part.isdigit() and filled_in):
                return [line], line.element(part)
        if len(line.text) > _LONGEST_MARK:
            return None
    return None


def _pairs(line: Line) -> Iterator[str]:
    """密级 and 紧急程度 in one line: 机密★1年 特急."""
    if len(line.text) <= _LONGEST_MARK:
        for form in (forms.SECRECY, forms.URGENCY):
            match = form.match(line.text) if form is forms.SECRECY else form.search(line.text)
            rest = None if match is None else forms.SECRECY.sub("", forms.URGENCY.sub("", line.text))
            if match is not None and not (rest or "").strip():
                yield match[0].strip()


def _signing(lines: Sequence[Line]) -> list[Line]:
    """The lines of the 签发人: the one with the label, and those of names after it."""
    for place, line in enumerate(lines[:_HEAD]):
        match = forms.SIGNERS.search(line.text)
        if match is not None and _signs_in_header(line, match):
            own = [line]
            for following in lines[place + 1 : _HEAD]:
                if not _only_names(following):
                    break
                own.append(following)
            return own
        if len(line.text) > _LONGEST_MARK:
            break
    return []


def _signs_in_header(line: Line, match: re.Match[str]) -> bool:
    before = line.text[: match.start()].strip()
    if not before and match[0].rstrip().endswith(("：", ":")) and len(line.text) <= _LONGEST_SIGNERS:
        return True
    return "人" in match[0] and (not before or forms.NUMBER.fullmatch(before) is not None)


def _only_names(line: Line) -> bool:
    """Whether a line holds names alone, with or without the 发文字号 before them."""
    number = forms.NUMBER.match(line.text)
    text = line.text if number is None else line.text[number.end() :]
    names = list(_names(text))
    named = bool(names) and not line.centred and forms.ORGAN.fullmatch(text.strip()) is None
    return named and all(_NAME.fullmatch(name) for name in names)


def _signed(lines: list[Line]) -> Element | None:
    if not lines:
        return None
    texts = []
    for line in lines:
        number = forms.NUMBER.match(line.text)
        texts.append(line.text if number is None else line.text[number.end() :].strip())
    paragraphs = tuple(paragraph for line in lines for paragraph in line.paragraphs)
    return Element(paragraphs, "\n".join(text for text in texts if text))


def names_of_signers(text: str) -> tuple[str, ...]:
    """The names in the text of 签发人, with or without its label."""
    return tuple(_names(text))


def _names(text: str) -> Iterator[str]:
    """The names after the label; one of two characters may be set apart to the width of three."""
    single = ""
    for part in filter(None, _BETWEEN_NAMES.split(forms.SIGNERS.sub("", text))):
        if len(part) == 1:
            single += part
            if len(single) > 1:
                yield single
                single = ""
        elif not forms.PLACEHOLDER.fullmatch(part):
            yield part
    if single and not forms.PLACEHOLDER.fullmatch(single):
        yield single


def _mark(free: list[Line], lines: Sequence[Line], number: _Taken | None) -> list[Line]:
    """The lines of the 发文机关标志: large or red ones at the top, else the one above the number that says 文件."""
    end = None if number is None else lines.index(number[0][0])
    above = _without_title([line for line in free if end is None or lines.index(line) < end])
    found = [line for line in above if (line.red or (line.big and not _names_text(line))) and _can_be_mark(line)]
    if found:
        return _first_block(found, lines)
    said = [line for line in above[:_TOP] if line.text.endswith(_MARK_WORD) and _can_be_mark(line)]
    if end is not None:
        said = said or [line for line in _announcement(lines, end) if line in above]
        of_issue = number is not None and is_of_issue(number[1])
        said = said or [line for line in above[-1:] if _can_be_mark(line) and (of_issue or _is_certain([line]))]
    return _with_other_organs(said, above) or _letterhead(lines)


def is_of_issue(number: Element) -> bool:
    """Whether ``number`` is that of an issue, which any name can be above."""
    return forms.without_blanks(number.text).strip("（()）").endswith("期")


def _announcement(lines: Sequence[Line], number: int) -> list[Line]:
    """The line above the ``number`` that says 某局公告, where the title is below it, or what it makes public."""
    below = lines[number + 1 : number + _BELOW]
    published = any(map(_PUBLISHED.search, (line.text for line in below))) and any(map(_names_text, below))
    if number == 0 or not (published or any(forms.begins_title(line.text) for line in below[:2])):
        return []
    name = _ANNOUNCEMENT.sub("", forms.without_blanks(lines[number - 1].text))
    return [lines[number - 1]] if name != lines[number - 1].text and forms.ORGAN.fullmatch(name) else []


def _with_other_organs(said: list[Line], above: Sequence[Line]) -> list[Line]:
    """``said`` with the lines about it that are nothing but organs: those of a joint issue."""
    if not said:
        return []
    start, end = above.index(said[0]), above.index(said[-1]) + 1
    while start > 0 and _is_organ(above[start - 1]):
        start -= 1
    while end < len(above) and _is_organ(above[end]):
        end += 1
    return list(above[start:end])


def _is_organ(line: Line) -> bool:
    """Whether ``line`` is nothing but an organ's name, with or without 文件 behind it."""
    return forms.ORGAN.fullmatch(MARK_END.sub("", forms.without_blanks(line.text))) is not None


def _mark_above_number(number: _Taken | None) -> tuple[Element, ...]:
    """The 发文机关标志 where it is in one paragraph with the 发文字号."""
    if number is None:
        return ()
    line, before = number[0][0], number[0][0].text.partition(number[1].text)[0].strip()
    is_mark = (
        before and "\n" not in before and _says_mark(forms.without_blanks(before), set_as_mark=line.red or line.big)
    )
    return (line.element(before),) if is_mark else ()


def _without_title(lines: list[Line]) -> list[Line]:
    """``lines`` without a title, which says 关于 and ends with a 文种 in up to three lines, and names above it."""
    for start, line in enumerate(lines):
        for end in range(start + 1, min(len(lines), start + _MOST_TITLE_LINES) + 1):
            text = "".join(each.text for each in lines[start:end])
            if (forms.begins_title(line.text) and forms.is_title(text)) or (end == start + 1 and _names_text(line)):
                while start and _is_of_title(lines[start - 1], lines[start]):
                    start -= 1  # the title begins further up
                return [*lines[:start], *lines[end:]]
    return lines


def _names_text(line: Line) -> bool:
    """Whether ``line`` is a title such as 行政处罚决定书: it does not look or end as marks do."""
    return not (line.red or MARK_END.search(forms.without_blanks(line.text))) and forms.names_text(line.text)


def _is_of_title(line: Line, title: Line) -> bool:
    """Whether ``line`` goes on in ``title`` below it: it looks the same, and does not end as marks do."""
    alike = (line.centred, line.size, line.face) == (title.centred, title.size, title.face)
    named = forms.are_organs(line.text) if not line.like_a_title else line.centred and title.apart == 0
    return alike and named and not MARK_END.search(forms.without_blanks(line.text))


def _letterhead(lines: Sequence[Line]) -> list[Line]:
    """The organ's name in the middle, apart from a title that looks otherwise or names the organ itself."""
    organ = MARK_END.sub("", lines[0].text).rstrip() if lines else ""  # with blanks within, they are several
    if len(lines) < 2 or not lines[0].centred or not forms.ORGAN.fullmatch(organ):
        return []
    title = lines[1]
    its_own = title.apart > 0 or not (title.text.startswith("关于") or forms.ISSUES.match(title.text))
    return [lines[0]] if its_own and title.like_a_title and "关于" in title.text else []


def _says_form(lines: Sequence[Line]) -> bool:
    """Whether the first of ``lines`` is nothing but the word of a paper without a red head, above its title."""
    word = forms.without_blanks(lines[0].text) if lines else ""
    return word in _HEADLESS and any("关于" in line.text and line.centred for line in lines[1:])


def _is_certain(mark: Sequence[Line]) -> bool:
    """Whether the lines of a mark without a 发文字号 below it say that they are one: else they are a large title."""
    names = [(forms.without_blanks(line.text), line) for line in mark]
    if all(name in KINDS for name, _ in names):
        return False
    return all(
        _says_mark(name, set_as_mark=line.red or (line.big and name.endswith(_OF_MEETINGS))) for name, line in names
    )


def _heads_letter(mark: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether names without 文件 are above a notice's title, red ones above any but a plan's: on no form or cover."""
    if not mark or any(MARK_END.search(forms.without_blanks(line.text)) for line in mark):
        return True
    below = [line.text for line in lines[lines.index(mark[-1]) + 1 :][:_MOST_TITLE_LINES]]
    kinds = [(text, forms.kind_at_end(text)) for text in below if not text.endswith("。")]
    if any(line.red for line in mark):
        return not any(kind is None and forms.names_text(text) for text, kind in kinds)
    return any("关于" in text or (kind is not None and kind.name != "报告") for text, kind in kinds)


def _says_mark(text: str, *, set_as_mark: bool) -> bool:
    if text in MARK_WORDS or ("关于" not in text and forms.ORGAN.fullmatch(MARK_END.sub("", text))):
        return True
    if text.endswith(_MARK_WORD):
        return set_as_mark or forms.ORGAN.fullmatch(text.removesuffix(_MARK_WORD)) is not None
    return set_as_mark and text.endswith(_OF_MEETINGS) and MARK_END.sub("", text) != ""


def _can_be_mark(line: Line) -> bool:
    """Whether ``line`` can be a mark: it has a name, and is neither a sentence nor a remark in brackets."""
    if _HANZI.search(line.text) is None or forms.REMARK.fullmatch(line.text):
        return False
    return len(line.text) <= _LONGEST_MARK and not _NO_MARK.search(line.text)


def _first_block(found: list[Line], lines: Sequence[Line]) -> list[Line]:
    """Those of ``found`` that are together at the top: the mark of a joint issue has several lines."""
    block = [found[0]]
    for line in found[1:]:
        if lines.index(line) - lines.index(block[-1]) > 1 or line.new_page:
            break
        block.append(line)
    return block
