"""Lines that sign, with names of organs, 职务, seals, 成文日期 or 附注, and the way a document is signed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from generator.ground.length import Length
from generator.office.reading.document import ReadDocument
from generator.official.recognition import body, forms, title
from generator.official.recognition.elements import Element
from generator.official.recognition.lines import Line, element_of
from generator.standard import length

_LONGEST_ORGAN = 40
_LONGEST_NAME = 5
_PLACEHOLDER = re.compile(r"[\[\]【】]")
_SHORTEST_ORGAN = 1
_SHORT_NAME = 3
_POINTS = tuple("。；;：:，,、！？")
_NO_ORGAN = re.compile(r"敬礼|特此|此致|此复|敬请|以上|妥否|当否|可否|请|专此|附\s*[件表]|现予|联系人|联系电话|[（(]")
_APART = re.compile(r"\t|\n|[ \u3000]{2,}")
_BLANKS = re.compile(r"\s+")
_SPACED = 2  # blanks in a name whose characters are set apart
_BETWEEN_ORGANS = re.compile("[、，,]")
_OWN_LABEL = re.compile("^(?:.{0,6}(?:公司|单位|方)|落款|署名)[：:]")
_LABELLED = re.compile(r".*[：:]|[\u4e00-\u9fff]{2,6}\s{6,}(?=[A-Za-z0-9])")
"""A label, and what is filled in behind it."""
_LETTER = re.compile(r"\w|[×○□]")
_ROLE = re.compile(
    r"(?:(?:管理员|总编辑)(?=\s?[：:]\s{0,4}[\u4e00-\u9fff])|[\u4e00-\u9fff]{0,4}(?:申请|承诺|声明|报告|汇报|述职|委托|授权|发布|"
    r"通知|倡议|证明|推荐|检讨|保证|请假|辞职|离职|求职|借款)人|本人|[考学]生(?=.{0,4}签)|[Ss]ignature)"
    r"(?:\s?[（(]?(?:亲笔)?签\s?[名字章][）)]?(?:[（(][^（()）]{1,6}[）)])?)?"
    r"(?=\s?[：:]\s{0,4}[\u4e00-\u9fff·]{2,4}$|(?<=[名字章])[_＿]+$|\s?[：:][\s_＿]*$)"
)
"""What a person is who signs for nobody else, above the name or the room for it."""
_NAME = re.compile(r"[\u4e00-\u9fff（）()×xX○□]{3,20}")
_PART_OF_NAME = re.compile(
    r"(?:领导小组|工作|联席会议|指挥部)?(?:办公室|委员会|领导小组|指挥部|秘书处)(?:[（(]代章[）)])?|[（(].*[）)]|"
    r"[^省市县区州旗乡镇]{2}工作领导小组"
)
"""The end of an organ's name, which alone is nobody's."""


_OF_PLACE = re.compile(".{1,5}[省市县区州旗乡镇]")
"""What a name of its own begins with."""


def can_sign(line: Line) -> bool:
    """Whether ``line`` can sign: it is short, and neither a sentence nor a phrase that closes a text."""
    text = line.text
    if signs_by_hand(text):
        return not line.content.numbering
    if (
        line.content.numbering
        or ("，" in text and not names_organs(line))
        or len(forms.without_blanks(text)) > _LONGEST_ORGAN
        or text.endswith(_POINTS)
    ):
        return False
    if body.marker_of(line.shown)[1]:
        return False
    if forms.ORGAN_PLACE.fullmatch(text):
        return True
    if (
        _LETTER.search(text) is None
        or forms.UNFILLED_DATE.match(text)
        or forms.kind_at_end(text) is not None
        or forms.names_text(text)
    ):
        return False
    if _is_filled_in(text) and not post_of(line):
        return False
    return _NO_ORGAN.match(text) is None


def _is_filled_in(text: str) -> bool:
    """Whether ``text`` is filled in behind a label, where that is no organ, or says who has made a form."""
    named = forms.ORGAN.fullmatch(_OWN_LABEL.sub("", text)) is not None
    return not named and any((_LABELLED.match(text), forms.FIELD.match(text), forms.MADE_BY.search(text)))


def names_organs(line: Line) -> bool:
    """Whether nothing but names of organs is in ``line``, or several names side by side that are no sentences."""
    if forms.are_organs(line.text):
        return True
    parts = _words_of(line.text)
    if all(forms.ORGAN.fullmatch(part) for part in parts):
        return True
    return len(parts) > 1 and all(_NAME.fullmatch(part) for part in parts)


def post_of(line: Line) -> str:
    """The 职务 that ``line`` names, with nothing after it but the signer's name; "" where it names none."""
    return post_in(line.text)


def post_in(text: str) -> str:
    """The same of ``text``."""
    role = _ROLE.match(forms.without_brackets(text))
    if role is not None:
        return role[0]
    text = _PLACEHOLDER.sub("", text)
    match = None if forms.ORGAN.fullmatch(text) else forms.POST.match(text)
    if match is not None and any(len(part) > 1 for part in _APART.split(match[0].strip())[:-1]):
        return ""  # a name before a post, in a list of people
    named = match is not None and len(forms.without_blanks(text[match.end() :])) <= _LONGEST_NAME
    return match[0].strip() if match is not None and named else ""


def signs_by_hand(text: str) -> bool:
    """Whether ``text`` is a person's name, or the room for it, behind what the person is: 申请人：."""
    return _ROLE.match(forms.without_brackets(text)) is not None


def is_part_of_name(line: Line) -> bool:
    """Whether ``line`` is the end of a signature in brackets: another name of the organ, or 代章."""
    inner = line.text[1:-1] if line.text.startswith(("（", "(")) and line.text.endswith(("）", ")")) else ""
    return inner.endswith("代章") or forms.ORGAN.fullmatch(inner) is not None


def is_seal_place(line: Line) -> bool:
    """Whether a line among those that sign holds the place of a seal, and nothing else."""
    return forms.SEAL_PLACE.fullmatch(line.text) is not None


def seal_places(lines: Sequence[Line]) -> Iterator[Element]:
    """The words in ``lines`` that hold the place of a seal."""
    return (line.element(match[0]) for line in lines for match in forms.SEAL_PLACE.finditer(line.text))


def is_other_date(line: Line) -> bool:
    """Whether ``line`` is the date of another organ that signs, at the right."""
    return line.far_right and forms.DATE.fullmatch(line.text) is not None


def goes_on(above: Line, line: Line) -> bool:
    """Whether ``line`` is the end of an organ's name that begins in the line ``above``."""
    return forms.ORGAN.fullmatch(above.text) is not None and _PART_OF_NAME.fullmatch(line.text) is not None


def organs_in(lines: Sequence[Line], organs: Sequence[str] = ()) -> list[Element]:
    """The organs that sign in ``lines``; a name that goes on in the next line is one.

    Of several side by side the one goes on that is one of ``organs`` then, as the header names them; else the last.
    """
    found: list[Element] = []
    for line in lines:
        for each in _parts(line):
            own = _OF_PLACE.match(each.text) is not None or each.text in organs
            named = (place for place, one in enumerate(found) if not own and one.text + each.text in organs)
            place = next(named, len(found) - 1 if _PART_OF_NAME.fullmatch(each.text) else -1)
            if place < 0:
                found.append(each)
                continue
            known = set(map(id, found[place].paragraphs))
            further = tuple(paragraph for paragraph in each.paragraphs if id(paragraph) not in known)
            found[place] = Element(found[place].paragraphs + further, found[place].text + each.text)
    return found


def _parts(line: Line) -> list[Element]:
    """The organs that sign in one line, or the line itself."""
    parts = _words_of(line.text)
    parts = parts if len(parts) > 1 else _by_marks(line.text) or _by_single_blanks(line.text) or parts
    apart = all(forms.ORGAN.fullmatch(part) for part in parts) or all(len(part) > _SHORTEST_ORGAN for part in parts)
    return [line.element(forms.SEAL_PLACE.sub("", part).strip()) for part in (parts if apart else [line.text])]


def _words_of(text: str) -> list[str]:
    """What is set apart in ``text``; where a blank is between any two characters, by the wider ones."""
    blanks = [match[0] for match in _BLANKS.finditer(text)]
    if len(blanks) < _SPACED or any(len(part) > 1 for part in text.split()):
        return [part.strip() for part in _APART.split(text) if part.strip()]
    narrow = min(map(len, blanks))
    return [forms.without_blanks(part) for part in re.split(rf"\s{{{narrow + 1},}}", text)]


def _by_marks(text: str) -> list[str]:
    """The organs in ``text`` with marks between them, where it is nothing else; else nothing."""
    parts = [part.strip() for part in _BETWEEN_ORGANS.split(text)]
    return parts if len(parts) > 1 and all(map(forms.ORGAN.fullmatch, parts)) else []


def _by_single_blanks(text: str) -> list[str]:
    """The organs in ``text`` that a blank is between, where they are nothing else; else nothing."""
    parts = text.split()
    organs = len(parts) > 1 and all(len(part) >= _SHORT_NAME and forms.ORGAN.fullmatch(part) for part in parts)
    return parts if organs else []


# The way a document is signed: with seals, without, or with signature stamps (7.3.5.1 to 7.3.5.3).


_How = Literal["sealed", "unsealed", "stamp"]

_SEAL = length("seal.smallest")
_CENTRED = 0.5  # 字 that the middles of 署名 and date may lie apart where one is centred on the other
_UNSEALED = (1.25, 2.75)  # 字 about the 2 字 that an unsealed line is in
_SEALED = 3.25  # 字 beyond which a line makes room for a seal
_JUNCTION = 0.2  # em between a hanzi and a letter or digit

_PERSON = re.compile(r"[\u4e00-\u9fff](?:\s{0,9}[\u4e00-\u9fff]){1,2}(?<![局厅部委处科院校所办室会组站厂])")
"""The name of a person, who has no seal."""
_Extent = tuple[Length, Length]


def how_signed(document: ReadDocument, signing: Sequence[Line], dated: Line | None, *, stamped: bool) -> _How | None:
    """What the lines that sign and the one with the date look like; None where they look like neither.

    A seal is seen where one is drawn, where one is said (代章), or where there is room for it: the name is over the
    date's middle.
    """
    if stamped:
        return "stamp"
    lines = [*signing, *([] if dated is None else [dated])]
    drawn = any(drawing.width >= _SEAL <= drawing.height for line in lines for drawing in line.paragraph.drawings)
    if drawn or any("代章" in line.text for line in signing):
        return "sealed"
    if dated is None or not signing or all(_PERSON.fullmatch(line.text) for line in signing):
        return None
    name, date = _extent(document, signing[-1]), _extent(document, dated)
    if len(signing) > 1 and all("\t" not in line.content.text and len(_parts(line)) == 1 for line in signing):
        return "unsealed"  # one below the other: seals would lie over one another (7.3.5.2)
    return None if name is None or date is None else _by_place(document, name, date, dated)


def _by_place(document: ReadDocument, name: _Extent, date: _Extent, dated: Line) -> _How | None:
    zi, right = dated.size, _area(document, dated)
    if abs(sum(name) - sum(date)) / 2 <= _CENTRED * zi:
        return "sealed"
    if any(_UNSEALED[0] * zi <= right - end <= _UNSEALED[1] * zi for _, end in (name, date)):
        return "unsealed"
    return "sealed" if any(right - end >= _SEALED * zi for _, end in (name, date)) else None


def _area(document: ReadDocument, line: Line) -> Length:
    section = document.sections[line.paragraph.section]
    return section.width - section.left - section.right


def _extent(document: ReadDocument, line: Line) -> _Extent | None:
    """Where the ink of ``line`` begins and ends in the text area, about; None where the file leaves that open."""
    paragraph = line.content
    if line.table is not None or paragraph.frame:
        return None
    text = paragraph.text.rpartition("\t")[2]
    stop = paragraph.tabs[-1] if "\t" in paragraph.text and paragraph.tabs else None
    width, end = _width(line, text.strip()), _area(document, line) - paragraph.right
    if stop is not None:
        begin = stop[1] - width * _SHARES.get(stop[0], 0.0)
    elif paragraph.align == "distribute":
        return paragraph.left, end
    else:
        typed = _width(line, text[: len(text) - len(text.lstrip())])
        begin = paragraph.left + paragraph.first_line + typed
        trailing = _width(line, text[len(text.rstrip()) :].rstrip(" "))
        begin += (end - begin - width - trailing) * _SHARES.get(paragraph.align, 0.0)
    return begin, begin + width


_SHARES = {"right": 1.0, "end": 1.0, "center": 0.5}


def _width(line: Line, text: str) -> Length:
    wide = [unicodedata.east_asian_width(each) in "WFA" for each in text]
    junctions = sum(one != other for one, other in pairwise(wide))
    return line.size * (sum(1.0 if each else 0.5 for each in wide) + junctions * _JUNCTION)


# 成文日期 (7.3.5.4): which line has it, filled in or not.


_LONGEST_LINE = 60
_NEAR_END = 4  # lines
_MOST_SIGNING = 12  # lines of a table with who signs
_MANY_DAYS = 3  # at the left, which are above parts of a text
_MOST_TITLED = 5  # lines of a title, a 题注 and a heading, and the first of the text
_SIGNING = re.compile(rf"{forms.ORGAN.pattern}|{forms.POST.pattern}[：:\\s]{{0,9}}[\u4e00-\u9fff·\\s]{{2,9}}")

_LABEL = re.compile(r"签[名字章](?:盖章)?[）)]?(?:[（(][^（）()]{0,9}[）)])?[：:][_＿\s]*$")
"""What is filled in above the date of a form."""
_TOPIC = re.compile("[（(]?[一二三四五六七八九十]{1,3}[）)、].*[^。]|.{0,8}时间[：:]")
"""A heading, or what a plan has above a day."""
_ITEM = re.compile("[①-⑳]|.*。$")
"""What goes on a text below a day."""
_DATE_LABEL = re.compile(r"(?:(?:签[名字]|申请|报告|汇报)?(?:日\s{0,4}期|时\s{0,4}间)|申请期)\s?[：:]?\s{0,4}")
_DATE_ROOM = re.compile(r"(?:签[名字])?(?:日\s{0,4}期|时\s{0,4}间)\s?[：:][\s_＿]*$")
"""A label with room for the date, which only ends a text below whoever signs it."""
_WEEKDAY = re.compile(r"[\s（(]{0,9}(?:(?:星期|周|礼拜)[一二三四五六日天])?[\s）)。.]{0,9}发?")
_FIRST = re.compile("第[一1]\\s*[章条节]|一、")
"""What the text of something issued begins with."""
_LATER_PART = re.compile("第[二三四五六七八九十]{1,2}(?:部分|章|篇)")
"""What goes on below the date of a part of a text."""
_DATES = (forms.DATE, forms.UNFILLED_DATE, forms.DATE_PLACE, _DATE_ROOM)
_ALL_DATES = (*_DATES, forms.PARTIAL_DATE)


def dated_line(lines: Sequence[Line]) -> int | None:
    """Where the 成文日期 is: the last line with a date, but one with a title below it, which something issued has."""
    days = sum(_is_bare_day(lines, place) for place in range(len(lines))) >= _MANY_DAYS
    for forms_of in (_DATES, (forms.PARTIAL_DATE,)):
        dated = (place for place, line in enumerate(lines) if date_in(line, forms_of) is not None)
        places = [place for place in dated if _ends_text(lines, place) and not (days and _is_bare_day(lines, place))]
        places = [place for place in places if _is_signed(lines, place)] or places
        above_title = (place for place in places if titled(lines[place + 1 :]))
        if places:
            return next(above_title, places[-1])
    return None


def _can_be_signed(line: Line) -> bool:
    """Whether a line of a table names who signs, or holds the place of a name: a form has a day without either."""
    named = names_organs(line) or post_of(line) != "" or forms.ORGAN_PLACE.fullmatch(line.text) is not None
    return named or (date_in(line) or ("",))[0] != ""


def _is_bare_day(lines: Sequence[Line], place: int) -> bool:
    """Whether a day is alone at ``place``, at the left, without anybody who signs above it, and text is below it."""
    bare = forms.DATE.fullmatch(lines[place].text) is not None and not lines[place].far_right
    signed = place > 0 and (names_organs(lines[place - 1]) or post_of(lines[place - 1]) != "")
    return bare and not signed and place + 1 < len(lines)


def _is_signed(lines: Sequence[Line], place: int) -> bool:
    """Whether a date is at the right, below an organ that is there, too."""
    return place > 0 and all(line.far_right for line in lines[place - 1 : place + 1]) and names_organs(lines[place - 1])


def _ends_text(lines: Sequence[Line], place: int) -> bool:
    """Whether the date at ``place`` is at the right, below an organ, beside one, or near the end: not within a text.

    Nor in a form.
    """
    if _is_of_form(lines, place):
        return False
    table, near_end = lines[place].table, len(lines) - place <= _NEAR_END
    if lines[place].in_columns and sum(line.table is table for line in lines) > _MOST_SIGNING:
        return False
    if table is not None and not any(line.table is table and _can_be_signed(line) for line in lines):
        return False
    if place == 0:
        return near_end and not (len(lines) > 1 and _is_bare_day(lines, place) and not titled(lines[1:]))
    if lines[place + 1 :] and _LATER_PART.match(lines[place + 1].text):
        return False
    line, above = lines[place], lines[place - 1]
    if _DATE_LABEL.match(line.text) and not (line.far_right and near_end):
        return (near_end or line.far_right) and (names_organs(above) or post_of(above) != "")
    listed = forms.ATTACHMENT_LIST.match(above.text) and forms.DATE.fullmatch(line.text)
    if line.far_right or listed or (date_in(line) or ("",))[0]:
        return True
    if near_end:
        return not _TOPIC.fullmatch(above.text) and not (
            _is_bare_day(lines, place) and all(_ITEM.match(each.text) for each in lines[place + 1 :])
        )
    if forms.DATE.fullmatch(line.text) and above.text.endswith(("。", "）")) and titled(lines[place + 1 :]):
        return True
    return can_sign(above) and (above.far_right or names_organs(above) or post_of(above) != "")


def _is_of_form(lines: Sequence[Line], place: int) -> bool:
    """Whether a date at ``place`` is room for one, or below a label such as 签名：, and nobody alone signs above it."""
    above = lines[place - 1] if place else None
    if above is not None and signs_by_hand(above.text):
        return _LABEL.search(above.text) is not None and sum(map(_is_label, lines)) > 1
    if _DATE_ROOM.fullmatch(lines[place].text):
        return above is None or not (above.far_right and names_organs(above))
    return above is not None and _is_label(above)


def _is_label(line: Line) -> bool:
    return _LABEL.search(line.text) is not None


def titled(behind: Sequence[Line]) -> bool:
    """Whether a title is ``behind`` a date, and text below that; or the first article or chapter."""
    lines = behind[len(notes_at_top(behind)) :]
    if len(lines) < len(("title", "text")) or lines[0].far_right or date_in(lines[0]) is not None:
        return False
    if title.FIRST_CHAPTER.match(lines[0].text):
        return True
    if lines[0].like_a_title:
        return True
    named = (end for end in (1, 2) if forms.names_text("".join(line.text for line in lines[:end])))
    end = next(named, None) or title.end_by_words(lines, 0)
    texts = [line.text for line in lines[end:_MOST_TITLED]] if end is not None else []
    return any(_FIRST.match(text) is not None or text.endswith(("。", "：")) for text in texts)


def date_in(line: Line, forms_of: Sequence[re.Pattern[str]] = _ALL_DATES) -> tuple[str, str] | None:
    """What is before the date at the end of a line that is no sentence, and the date, filled in or not."""
    is_long = len(forms.without_blanks(line.text)) > _LONGEST_LINE
    if line.content.numbering or (is_long and not _many_sign(line.text)):
        return None
    for form in forms_of:
        last = [each for each in form.finditer(line.text) if _WEEKDAY.fullmatch(line.text, each.end())]
        if last:
            before = line.text[: last[-1].start()]
            before = "" if _DATE_LABEL.fullmatch(before) else before
            if form is forms.UNFILLED_DATE and form.fullmatch(before.strip()):
                return None  # a day of each party
            ends = before.endswith(("\n", "\t", "  ", "\u3000"))
            signs = _SIGNING.fullmatch(before.strip()) is not None or forms.are_organs(before)
            ends = ends and not (_is_filled_in(before.strip()) and not post_in(before.strip()))
            signs = signs or _ROLE.match(before.strip()) is not None
            apart = not before.strip() or ends or signs
            return (
                (before.strip(), line.text[last[-1].start() :])
                if apart and not before.rstrip().endswith((*_POINTS, *"至到自从"))
                else None
            )
    return None


def _many_sign(text: str) -> bool:
    """Whether ``text`` is nothing but names of organs and a date behind them."""
    date = next((each for each in forms.DATE.finditer(text) if each.end() == len(text)), None)
    return date is not None and forms.are_organs(text[: date.start()])


# 附注 (7.3.6): the lines in brackets below the date.


_LONGEST_NOTE = 4  # lines
_TELEPHONE = re.compile(r"(?:电\s?话|手\s?机|传\s?真|邮\s?箱)[：:]")
_ADDRESS = re.compile(r"联\s?系\s?(?:人|电\s?话|方\s?式)|附\s?注[：:]")
ABOVE_SIGNATURE = re.compile(r"[（(](?![一二三四五六七八九十0-9]{1,3}[）)]).{2,80}[）)]")
"""附注 that some put above the signature."""


def notes_at_top(lines: Sequence[Line]) -> list[Line]:
    """The lines at the beginning of ``lines`` that are 附注: in brackets, from one to the other."""
    opened = False
    for end, line in enumerate(lines):
        begins = forms.BRACKETED.match(line.text) is not None and body.marker_of(line.text)[1] == 0
        begins = begins and forms.WEB_LABEL.match(line.text, 1) is None
        goes_on = end > 0 and (lines[end - 1].text.endswith(("：", ":")) or _TELEPHONE.search(line.text) is not None)
        if not opened and not begins and not goes_on and _ADDRESS.match(line.text) is None:
            return list(lines[:end])
        opened = (opened or begins) and not line.text.endswith(("）", ")")) and end + 1 < _LONGEST_NOTE
    return list(lines)


def note_of(lines: Sequence[Line]) -> Element | None:
    """The element that ``lines`` are; None of no line."""
    return element_of(lines, "\n") if lines else None
