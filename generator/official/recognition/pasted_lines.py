"""What a document is made of, in order: lines, those of a paste taken apart or joined, and tables of data.

What web pages and data bases put around it is set aside.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise

from generator.office.reading.document import Paragraph, ReadDocument, Run, Table
from generator.official.recognition import forms
from generator.official.recognition.body import marker_of
from generator.official.recognition.lines import Item, Line, lines_in, part_of
from generator.official.recognition.parties import is_signed_by_parties

_SIGNATURE_ROWS = 6
_MOST = 0.5  # of the characters of a document that is in a table
_OF_ISSUE = 2  # rows at most of a table with who edits a 简报, or whom it goes to


def items_of(document: ReadDocument) -> list[Item]:
    """Everything visible, in order; the content of a layout table is lines like any other."""
    pages = _Pages(document)
    found: list[Item] = []
    apart, below_table = 0, False
    length = sum(len(block.text) for block in document.blocks)
    for block in document.blocks:
        if isinstance(block, Table) and not _lays_out(block, length):
            found.append(block)
            pages.pass_table(block)
            apart, below_table = 0, True
            continue
        table = block if isinstance(block, Table) else None
        for paragraph in block.paragraphs if isinstance(block, Table) else (block,):
            new_page = pages.begins(paragraph)
            for part in _parts_at_breaks(paragraph):
                if part.text.strip() or part.numbering:
                    shown = None if part is paragraph else part
                    found.append(Line(paragraph, table, new_page, apart, below_table, part=shown))
                    new_page, apart, below_table = False, 0, False
                else:
                    apart += not part.drawings
    return _without_labels(_unwrapped(_with_whole_dates(found)))


class _Pages:
    """The certain beginnings of pages: at breaks and at new sections, also before empty paragraphs."""

    def __init__(self, document: ReadDocument) -> None:
        self._begins = [section.begins for section in document.sections]
        self._section = 0
        self._turned = False

    def begins(self, paragraph: Paragraph) -> bool:
        """Passes ``paragraph``; whether it is the first on its page that is to be seen."""
        self._enter(paragraph.section)
        new_page = self._turned = self._turned or paragraph.starts_page
        if paragraph.text.strip() or paragraph.numbering:
            self._turned = False
        self._turned = self._turned or paragraph.ends_page
        return new_page

    def pass_table(self, table: Table) -> None:
        """Passes a table of data."""
        self._enter(table.section)
        self._turned = any(paragraph.ends_page for paragraph in table.paragraphs)

    def _enter(self, section: int) -> None:
        if section != self._section:
            self._turned = self._turned or self._begins[section] != "continuous"
            self._section = section


def _lays_out(table: Table, length: int) -> bool:
    """Whether the table only holds elements in their places: 版头, 署名, 版记, or most of a document of ``length``.

    A form has rules on both sides of its cells: what is in it is filled in, and no element.
    """
    ruled = len(table.rows) > _OF_ISSUE and any(
        {"left", "right"} <= cell.borders.keys() for row in table.rows for cell in row.cells
    )
    if ruled and len(table.text) < length * _MOST:
        return False
    if all(len(row.cells) == 1 for row in table.rows):
        return True
    lines = [Line(paragraph, table) for paragraph in table.paragraphs if paragraph.text.strip()]
    if lines and all(forms.POST.fullmatch(line.text) for line in lines):
        return True
    return any(_of_header_or_imprint(line) for line in lines) or _signs(table, lines) or is_signed_by_parties(lines)


def _of_header_or_imprint(line: Line) -> bool:
    at_begin = (forms.SIGNERS, forms.COPY_TO, forms.LISTED["report_to"])
    return (
        line.big
        or any(form.fullmatch(line.text) for form in (forms.NUMBER, forms.COURT_NUMBER))
        or any(form.match(line.text) for form in at_begin)
        or any(form.fullmatch(line.text) for form in (forms.PRINTED, forms.SECRECY, forms.COPIES))
    )


def _signs(table: Table, lines: list[Line]) -> bool:
    """Whether 署名 and 成文日期 are in the table and nothing else, an organ or a post among them."""
    named = (form.match(line.text) for line in lines for form in (forms.POST, forms.ORGAN, forms.ORGAN_PLACE))
    if not any(named):
        return False
    dates = [line for line in lines if forms.DATE.fullmatch(line.text)]
    return len(dates) == 1 and len(table.rows) <= _SIGNATURE_ROWS and lines[-1] is dates[0]


# Pastes from web pages, mails and plain text: manual line breaks in one paragraph, lines wrapped by hand.


_BREAKS = 3  # in a paragraph that is several lines
_PIECES = 6  # of a date in pieces
_WIDTHS = range(40, 121)  # half-width characters that lines wrapped by hand have
_UNEVEN = 4  # half-width characters by which wrapped lines differ
_ENOUGH = 2  # lines that go on, for a text to be wrapped by hand
_ENDS = re.compile(r"[。！？；：.!?;:][”’）》」』\"')]*$")
_INDENTED = ("\u3000", "  ", "\t")


def _parts_at_breaks(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph that has several manual breaks, each with its own runs; else the paragraph itself.

    The lines of one in the middle, such as a title's, belong together.
    """
    if paragraph.text.count("\n") < _BREAKS or paragraph.align == "center":
        return [paragraph]
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += ([replace(run, text=each)] for each in others)
    first_line, *following = (replace(paragraph, runs=tuple(runs)) for runs in lines)
    return [first_line, *(replace(part, numbering="", drawings=()) for part in following)]


def _unwrapped(items: Sequence[Item]) -> list[Item]:
    """``items`` with the lines joined that were wrapped by hand, where the document's lines are.

    Lines that all end at the same width, most of them within a sentence, are one line as far as they go on.
    """
    width = _wrapped_at(items)
    if width is None:
        return list(items)
    found: list[Item] = []
    rest: list[Line] = []
    full = False
    for item in items:
        if full and isinstance(item, Line) and _goes_on(item):
            rest.append(item)
        else:
            _join(found, rest)
            found.append(item)
        full = isinstance(item, Line) and _is_full(item, width)
    _join(found, rest)
    return found


def _with_whole_dates(items: Sequence[Item]) -> list[Item]:
    """``items`` with the pieces of a date joined that are in lines of their own: 2024, 年, 12, 月, 1, 日."""
    found: list[Item] = []
    for item in items:
        found.append(item)
        if item.text != "日" or len(found) < _PIECES:
            continue
        pieces = [each for each in found[-_PIECES:] if isinstance(each, Line)]
        if len(pieces) == _PIECES and forms.DATE.fullmatch("".join(each.text for each in pieces)):
            found[-_PIECES + 1 :] = []
            _join(found, pieces[1:])
    return found


def _wrapped_at(items: Sequence[Item]) -> int | None:
    """The width at which the lines of a text were wrapped, in half-width characters; None where they were not.

    No line is wider, and several that are as wide end within a sentence.
    """
    plain = [item for item in items if isinstance(item, Line) and _is_plain(item)]
    width = max((_width(line.text) for line in plain), default=0)
    wrapped = (
        isinstance(item, Line) and isinstance(after, Line) and _is_full(item, width) and _goes_on(after)
        for item, after in pairwise(items)
    )
    return width if width in _WIDTHS and sum(wrapped) >= _ENOUGH else None


def _is_plain(line: Line) -> bool:
    return line.table is None and line.paragraph.align in ("left", "both") and not line.paragraph.numbering


def _is_full(line: Line, width: int) -> bool:
    """Whether a line as wide as ``width``, or of as many characters, ends within a sentence."""
    full = _width(line.text) >= width - _UNEVEN or len(line.text) >= width // 2
    return full and _is_plain(line) and _ENDS.search(line.text) is None and not forms.is_title(line.text)


def _goes_on(line: Line) -> bool:
    """Whether a line may be the rest of the one above it: it begins no paragraph."""
    apart = line.apart > 0 or line.new_page or line.content.text.startswith(_INDENTED) or not _is_plain(line)
    if apart or marker_of(line.shown)[1] > 0:
        return False
    if any(form.fullmatch(line.text) for form in _ALONE):
        return False
    return not any(form.match(line.text) for form in _BEGINNINGS)


_BEGINNINGS = (forms.ATTACHMENT_LIST, forms.ATTACHMENT_LABEL, forms.COPY_TO, forms.DATE)
_ALONE = (forms.ORGAN, forms.COPIES, forms.NUMBER, re.compile(r"[-—–－]\s?[0-9]{1,4}\s?[-—–－]"))


def _join(found: list[Item], rest: list[Line]) -> None:
    """Joins the lines of ``rest``, which is empty then, to the last line of ``found``."""
    first = found[-1] if found else None
    if rest and isinstance(first, Line):
        runs, paragraphs = list(first.content.runs), list(first.paragraphs)
        for line in rest:
            text = runs[-1].text.rstrip()
            ends, begins = text[-1:], line.text[:1]
            words = (ends + begins).isascii() and ends.isalnum() and begins.isalnum() and not (ends + begins).isdigit()
            runs[-1:] = [replace(runs[-1], text=f"{text} " if words else text), *line.content.runs]
            paragraphs += line.paragraphs if line.paragraph is not paragraphs[-1] else ()
        found[-1] = replace(first, more=tuple(paragraphs[1:]), part=replace(first.content, runs=tuple(runs)))
    rest.clear()


def _width(text: str) -> int:
    return sum(map(_cells, text))


@cache
def _cells(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


# Labels that are typed before elements, as in a form: 主送：各乡镇, 落款：示例局.


_NEAR_EDGE = 8  # lines
_TO = re.compile(r"主送(?:机关|单位)?\s?[：:]\s*(?=\S)")
_OF_HEAD = re.compile(r"(?:标题|发文字号|文号)\s?[：:]\s*(?=\S)")
_OF_TEXT = re.compile(r"正文(?:内容)?\s?[：:]")
_OF_SIGNATURE = re.compile(rf"(?:落款|署名|发文(?:机关|单位))\s?[：:]\s*(?={forms.ORGAN.pattern}$)")
_OF_DATE = re.compile(
    rf"(?:(?:成文|发文|落款)?日期|时间)\s?[：:]\s*(?=(?:{forms.DATE.pattern}|{forms.UNFILLED_DATE.pattern})$)"
)
_OWN = (_TO, _OF_HEAD, _OF_TEXT, _OF_SIGNATURE, _OF_DATE)


def _without_labels(items: Sequence[Item]) -> list[Item]:
    """``items``, where 主送： or both 落款： and 日期： are typed, without the labels of head and signature."""
    lines = lines_in(items)
    head, foot = lines[:_NEAR_EDGE], lines[-_NEAR_EDGE:]
    found: dict[int, Line] = {}
    of_page = (
        line for line in head if forms.WEB_LABEL.match(line.text) and not any(each.match(line.text) for each in _OWN)
    )
    if any(_TO.match(line.text) for line in head) and not any(of_page):
        for line in head:
            label = _OF_HEAD.match(line.text)
            if label is not None:
                found[id(line)] = part_of(line, line.text[label.end() :])
    signed = [(line, label) for line in foot for form in (_OF_SIGNATURE, _OF_DATE) if (label := form.match(line.text))]
    if {label.re for _, label in signed} == {_OF_SIGNATURE, _OF_DATE}:
        found |= {id(line): part_of(line, line.text[label.end() :]) for line, label in signed}
    return [found.get(id(item), item) for item in items]


# What web pages and data bases put around a document: links, page numbers, heads, a second copy.


_HEAD = 15  # lines in which those of a web page are
_LONGEST = 120
_MANY = 3  # labels without values in their lines, or lines of a foot
_SHORTEST_TITLE = 8
_BRACKETS = str.maketrans("()<>〈〉—－-", "（）《》《》───")
"""Marks that a page and the document itself may have in other forms."""
_RULE = re.compile(r"[-=*─—]{3,}")
"""A line of dashes."""
_KEY = re.compile(rf"#{{1,6}}\s|[-*]?\s?(?:[A-Za-z][\w ]{{1,20}}|[\u4e00-\u9fff]{{2,8}})\s?[：:]\s?\S|{_RULE.pattern}")
_FILE = re.compile(r".{2,100}\.(?:pdf|docx?|wps|xlsx?)")
_TEXT_HEAD = re.compile("(?:附件|文件)?(?:正文|全文)")
"""What such a program puts above the text itself."""
_AROUND = re.compile(
    "(?:发件人|发送时间|收件人|抄送人?|主题|From|Sent|To|Cc|Subject|Date)\\s?[：:].{0,300}|"
    "[-—_=*]{2,}\\s?(?:原始邮件|转发的?邮件|Original Message|Forwarded message)\\s?[-—_=*]{2,}|"
    ".{0,12}首页\\s?[>＞»/|›→].{0,100}|"
    "(?=.{0,100}[：:。！!]$)(?:好的|当然|没问题|以下是|下面是|这是|根据您|按照您|已为您|我为您).{0,100}"
)
"""What a mail or a page has above a draft, and what a program says that wrote one."""
_LONGEST_GREETING = 40
_ORDER = re.compile(rf"{forms.ORGAN.pattern}令")
_MOST_TITLE_LINES = 3


def take_web_lines(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """``lines`` without the links of a web page and its lines about the title (来源：…); and these.

    Words that any text has, such as 时间, are the page's only beside others of it, and above 主送机关 and text. Links
    are below a date, at the end, or below the name of the attachment that they lead to.
    """
    message = _head_of_message(lines)
    if message:
        below, around = take_web_lines(lines[message:])
        return below, [*lines[:message], *around]
    first = next((each for each, line in enumerate(lines) if not _is_of_data_base(line)), 0)
    start = first + _own_title(lines[first:])
    feet = [place for place, line in enumerate(lines) if forms.WEB_FOOT.match(line.text)]
    foot = feet[0] if len(feet) >= _MANY and len(lines) - feet[0] <= _HEAD else len(lines)
    rest = lines[start:foot]
    ends = (place for place, line in enumerate(rest) if _begins_text(line))
    head = rest[: min(next(ends, len(rest)), _HEAD)]
    labels = [(line, list(forms.WEB_LABEL.finditer(line.text))) for line in head]
    found = [(line, those) for line, those in labels if len(those) > 1 or (those and those[0].start() == 0)]
    certain = any(len(those) > 1 or those[0]["bare"] is None for _, those in found)
    of_page = [*lines[:start], *(_with_values(head, [line for line, _ in found]) if certain else [])]
    of_page += [line for line in head[1:] if start and forms.WEB_HEAD.fullmatch(line.text)]
    of_page += [line for place, line in enumerate(lines) if place >= foot or _is_link(lines, place)]
    return [line for line in lines if line not in of_page], of_page


def _head_of_message(lines: Sequence[Line]) -> int:
    """The lines above the title that a mail or a page has there, or a program that wrote the draft; else 0.

    All that is above the title is of these, and at least a line says so.
    """
    titles = (place for place, line in enumerate(lines[:_HEAD]) if _says_title(lines, place) and not _is_around(line))
    title = next(titles, 0)
    said = [place for place in range(title) if _is_around(lines[place])]
    others = [line for line in lines[: max(said, default=0)] if not _is_around(line)]
    return title if said and len(said) + len(others) == title and all(map(_may_greet, others)) else 0


def _says_title(lines: Sequence[Line], place: int) -> bool:
    return any(forms.is_title(text) for text in accumulate(line.text for line in lines[place : place + 2]))


def _is_around(line: Line) -> bool:
    return _AROUND.fullmatch(line.text) is not None


def _may_greet(line: Line) -> bool:
    return len(line.text) <= _LONGEST_GREETING and line.text.endswith(tuple("，。：！,:!~～"))


def _head_of_file(lines: Sequence[Line]) -> int:
    """The lines that a program put above the title of what it fetched; else 0.

    A key is in each and an address in one; the file's name may be above them, and the number of a page below.
    """
    named = any(_FILE.fullmatch(line.text) for line in lines[:1])
    end = next((place for place, line in enumerate(lines[named:_HEAD], start=named) if not _KEY.match(line.text)), 0)
    keys = [line.text for line in lines[:end] if not _RULE.fullmatch(line.text)]
    if len(keys) < _MANY or not any(re.search("https?://", text) for text in keys):
        return 0
    titles = accumulate(line.text for line in lines[end : end + _MOST_TITLE_LINES])
    headed = end < len(lines) and _TEXT_HEAD.fullmatch(lines[end].text) is not None
    if not headed:
        return end if any(map(forms.is_title, titles)) else 0
    return end + 1 + any(_PAGE.fullmatch(line.text) for line in lines[end + 1 : end + 2])


def _is_of_data_base(line: Line) -> bool:
    """Whether ``line`` is one of those that a data base puts above the title of a document."""
    label = forms.WEB_LABEL.match(line.text)
    return label is not None and label["bare"] is None and not line.text.endswith(("：", ":"))


def _with_values(head: Sequence[Line], labels: Sequence[Line]) -> list[Line]:
    """``labels`` of a page and, where most of them are alone in their lines, the values in the lines below them."""
    alone = [line for line in labels if line.text.endswith(("：", ":"))]
    if len(alone) < _MANY or len(alone) * 2 < len(labels):
        return list(labels)
    first, last = (head.index(labels[place]) for place in (0, -1))
    return list(head[first : last + 2])


def _own_title(lines: Sequence[Line]) -> int:
    """The beginning of the document in a page that repeats its title above the text; else 0."""
    name = _without_number(lines[0].text) if lines else ""
    if len(name) < _SHORTEST_TITLE:
        return 0
    if (
        len(lines) > _SAME
        and _ORDER.fullmatch(lines[1].text)
        and any(_without_number(line.text) == name for line in lines[2:_HEAD])
    ):
        return 1  # the name of what the order issues
    for place in range(1, min(len(lines), _HEAD)):
        texts = (line.text for line in lines[place : place + _MOST_TITLE_LINES])
        titles = filter(_is_title, map(_without_number, accumulate(texts)))
        if any(map(name.lstrip("【").startswith, titles)):
            return place
    return 0


def _is_title(name: str) -> bool:
    return len(name) >= _SHORTEST_TITLE and (forms.kind_at_end(name) is not None or forms.names_text(name))


def _without_number(title: str) -> str:
    """``title`` without blanks and the 发文字号 at its end."""
    text = forms.without_blanks(title)
    number = forms.NUMBER_OF_TITLE.search(text)
    own = text if number is None else text[: number.start()] + ("公告" if number["named"] else "")
    return own.translate(_BRACKETS)


def _is_link(lines: Sequence[Line], place: int) -> bool:
    if not forms.WEB_LINK.fullmatch(lines[place].text):
        return False
    if place and forms.NAMED_ATTACHMENT.match(lines[place - 1].text) and forms.WEB_ADDRESS.fullmatch(lines[place].text):
        return True
    below = (forms.DATE.fullmatch(line.text) for line in lines[:place])
    return any(below) or all(forms.WEB_LINK.fullmatch(line.text) for line in lines[place:])


def _begins_text(line: Line) -> bool:
    """Whether ``line`` is 主送机关, a heading with a number, or a sentence."""
    if len(list(forms.WEB_LABEL.finditer(line.text))) > 1:
        return False
    if len(line.text) > _LONGEST or line.text.endswith("。") or marker_of(line.shown)[1]:
        return True
    return line.text.endswith(("：", ":")) and forms.WEB_LABEL.match(line.text) is None


_PAGE_OF = re.compile(r"第\s{0,9}[0-9]{1,4}\s{0,9}页\s{0,9}[，,/／]?\s{0,9}共\s{0,9}[0-9]{1,4}\s{0,9}页")
_PAGE = re.compile(r"(?P<dash>[-—–－]{0,3})\s{0,9}第?\s{0,9}(?P<number>[0-9]{1,4})\s{0,9}页?\s{0,9}[-—–－]{0,3}")
_PAGE_AT_END = re.compile(r"(?<=\S)\s{0,9}[—－]\s{0,3}[0-9]{1,4}\s{0,3}[—－]$")
_LONGEST_PAGE = 24  # characters
_FEWEST = 3  # pages
_FIRST = 2  # the number that the first of them has at most
_LINES = 8  # lines of a page at least, where its number is a number alone
_NEAR = 3  # lines beside a page number
_SAME = 4  # lines of a document that is there twice


def take_furniture(items: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """``items`` without the numbers and heads of pages, the head of a file and a second copy; and those lines."""
    lines = lines_in(items)
    head = lines[: _head_of_file(lines)]
    lines = lines[len(head) :]
    counted = [line for line in lines if _PAGE_OF.fullmatch(line.text) or _OF_TEXT.fullmatch(line.text)]
    furniture = [*head, *counted, *_numbers_and_heads(lines), *lines[_second_copy(lines) :]]
    known = set(map(id, furniture))
    return [_without_page(item) for item in items if id(item) not in known], furniture


def _without_page(item: Item) -> Item:
    """``item`` without a page number between dashes at its end."""
    match = _PAGE_AT_END.search(item.text, max(0, len(item.text) - _LONGEST_PAGE)) if isinstance(item, Line) else None
    return item if match is None or not isinstance(item, Line) else part_of(item, item.text[: match.start()].rstrip())


def _numbers_and_heads(lines: Sequence[Line]) -> list[Line]:
    places = _page_numbers(lines)
    near = [
        place for number in places for place in range(number - _NEAR, number + _NEAR + 1) if 0 <= place < len(lines)
    ]
    counted = Counter(lines[place].text for place in set(near) - set(places))
    heads = {text for text, count in counted.items() if count >= max(_FEWEST, len(places) // 2)}
    return [lines[place] for place in sorted({*places, *(place for place in near if lines[place].text in heads)})]


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    """Where lines are that are page numbers: they count on, and are far enough apart or between dashes."""
    found = [(place, match) for place, line in enumerate(lines) if (match := _PAGE.fullmatch(line.text))]
    chains: list[list[int]] = [[]]
    for start, (_, first) in enumerate(found):
        if int(first["number"]) <= _FIRST:
            chain: list[int] = []
            expected = int(first["number"])
            for place, match in found[start:]:
                far = not chain or match["dash"] or place - chain[-1] >= _LINES
                if int(match["number"]) == expected and far:
                    chain.append(place)
                    expected += 1
            chains.append(chain)
    longest = max(reversed(chains), key=len)
    return longest if len(longest) >= _FEWEST else []


def _second_copy(lines: Sequence[Line]) -> int:
    """Where the document begins that is there twice, its title first; the number of ``lines`` where it is not."""
    starts = [place for place, line in enumerate(lines[:_SAME]) if forms.is_title(line.text)]
    for start in starts[:1]:
        first = [line.text for line in lines[start : start + _SAME]]
        for place in range(start + _SAME, len(lines) - _SAME + 1):
            if lines[place].text == first[0] and [line.text for line in lines[place : place + _SAME]] == first:
                return place
    return len(lines)
