"""标题 (7.3.1): recognised by its look, or where it looks like text by the 文种 that it ends with.

An organ's name or a remark alone is not a title where a line with 关于 follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.ground.length import Pt
from generator.official.provisions import NUMBER
from generator.official.recognition import forms
from generator.official.recognition.elements import Element
from generator.official.recognition.lines import Line, bracketed, element_of, part_of
from generator.standard import KINDS

_MOST_LINES = 6
_LONGEST = 120
_LONGEST_ORGAN = 40
_MOST_WRAPPED = 3
_BEFORE = 2  # lines that may wrongly be between the 版头 and the title
_NO_ORGAN = re.compile(r"[：:（(〔]")
_LETTER = re.compile(r"\w")
_IN_BRACKETS = re.compile("【(?P<name>[^【】：:。]{4,60})】")
_CONTACT = re.compile(r"(?:联\s?系|电\s?话|地\s?址|邮\s?箱).{0,3}[：:]")
CONTENTS = re.compile(r"目\s*[录次]")
NAME_OF_FORM = re.compile("(?:[表书册单]|合同|协议|说明|回执)$")
"""What forms that are filled in are called."""
_SUBTITLE = re.compile("[—－─-]{1,3}\\s*[\u4e00-\u9fffA-Za-z0-9《“]{2}")
_LATIN = re.compile(r"[ -~]+")
_TAIL = re.compile("[（(](?:试行|暂行|修订|[0-9]{4}\\s?年?(?:修订)?版?|附.{1,12})[）)]")
"""What ends a title in brackets, in a line of its own."""
_CHAPTER = re.compile("第[一二三四五六七八九十1-9]{1,3}(?:章|部分)")
NUMBERED_AS = re.compile(r"(?:(?:合同|项目|档案|文件)?编\s*号|密\s*级|学\s*号|档\s*号|分\s*类\s*号|单位代码)[：:]")
"""What is above the title of a form."""
_BEGINS_TEXT = re.compile("[一二三四五]、|尊敬的|亲爱的")
"""What a heading or whoever is addressed begins with, which may look like a title."""
_ABOVE_COVER = re.compile("(?:内部|机密)(?:资料|文件)|(?:注意|妥善)保[存管]")
"""What covers have above the title."""
_LEAST_SIZE = Pt(15)  # of a title in lines of several sizes
_WRAPPED = 2  # lines of a name without 关于
_BEGINS_PROVISIONS = re.compile(rf"{NUMBER}[编章节]|目\s*[录次]$")
"""What is below the title of provisions and may look like it: a heading, or 目录."""
FIRST_CHAPTER = re.compile("第[一1]\\s*[章条]")
"""What a text of articles begins with."""
_LAST_WORDS = re.compile(rf"[^关。：:，；]{{0,25}}的(?:{'|'.join(KINDS)})")
_JOINED = re.compile(
    rf"(?P<title>[^。：:]{{0,60}}关于[^。：:]{{2,150}}的(?:{'|'.join(KINDS)}))\s*(?P<recipients>[^。：:]{{2,300}}[：:])"
)
"""A title and 主送机关 in one line, as text that comes from a PDF has them."""
_NAME = re.compile(
    "(?:【通知】)?关于.{3,}|.{0,20}(?:温馨|友情|安全)提示|.{0,20}(?:放假|值班|工作|时间)安排|(?:情况|补充)说明|(?:人事)?任命|"
    "(?:感谢|慰问|表扬|祝贺|介绍|证明|推荐)信|(?:在职|收入|工作|离职)?证明"
)
"""What the first line is that names a text without a usual kind."""
_POINT = re.compile("[，。；：:]")
NO_TITLE_ENDS = tuple("。；;：:，,")


@dataclass(frozen=True, slots=True)
class TitleSplit:
    """The title, the lines ``before`` it, and those ``after`` it; without a title all lines are after it."""

    title: Element | None
    before: list[Line]
    after: list[Line]


def take_title(lines: Sequence[Line], *, by_kind: bool = True) -> TitleSplit:
    """The title at the beginning of ``lines``.

    With ``by_kind`` a line that looks like text is a title where it ends with a 文种, also together with the next ones.
    """
    found = _by_head(lines) if by_kind else None
    if found is not None:
        return found
    for start, line in enumerate(lines[: _BEFORE + 1]):
        if _is_above_any_title(lines, start, by_kind=by_kind):
            continue
        if by_kind and _is_organ_of_title(lines[start : start + 2]):
            return _split_title(lines, start, _by_look(lines, start + 1))
        if by_kind and _JOINED.fullmatch(line.text):
            return _split_title(lines, start, start + 1)
        end = end_by_words(lines, start) if by_kind else None
        if looks_like_title(line) and not (by_kind and _is_above_title(lines, start)):
            return _split_title(lines, start, max(_by_look(lines, start), end or 0))
        if end is not None:
            return _split_title(lines, _with_organ(lines, start), end)
        if (
            len(line.text) > _LONGEST
            or _BEGINS_TEXT.match(line.text)
            or (line.text.endswith(NO_TITLE_ENDS) and not NUMBERED_AS.match(line.text))
        ):
            break
    if by_kind and _may_be_name(lines):
        return _split_title(lines, 0, 1)
    return TitleSplit(None, [], list(lines))


def _by_head(lines: Sequence[Line]) -> TitleSplit | None:
    """The first of ``lines`` where it is a title in 【】, or no title where the first two are a letterhead."""
    name = _IN_BRACKETS.fullmatch(lines[0].text) if lines else None
    if name is not None and forms.kind_at_end(name["name"]) is not None:
        return TitleSplit(lines[0].element(name["name"]), [], list(lines[1:]))
    return TitleSplit(None, list(lines[:2]), list(lines[2:])) if _is_letterhead(lines[:3]) else None


def _is_above_any_title(lines: Sequence[Line], start: int, *, by_kind: bool) -> bool:
    """Whether the line at ``start`` is no title: dashes, words of a cover, a name in other letters, or a chapter."""
    text = lines[start].text
    if _LETTER.search(text) is None or (by_kind and _ABOVE_COVER.match(text)):
        return True
    above = _LATIN.fullmatch(text) or (by_kind and _CHAPTER.match(text))
    return bool(above) and any(map(looks_like_title, lines[start + 1 :][:1]))


def _is_letterhead(lines: Sequence[Line]) -> bool:
    """Whether the first two of ``lines`` are an organ's name in two languages, and no title is below them."""
    if len(lines) < len(("name", "name", "text")) or not all(line.centred for line in lines[:2]):
        return False
    latin = [_LATIN.fullmatch(line.text) is not None for line in lines[:2]]
    organ = lines[latin.index(False) if False in latin else 0]
    return sum(latin) == 1 and forms.ORGAN.fullmatch(organ.text) is not None and not looks_like_title(lines[2])


def _may_be_name(lines: Sequence[Line]) -> bool:
    """Whether the first line says what a short text is, such as 温馨提示 or 关于…事宜, and a sentence is below it.

    Or whether it is bold, and larger than that.
    """
    if len(lines) < len(("name", "text")) or len(lines[0].text) > _LONGEST_ORGAN or _POINT.search(lines[0].text):
        return False
    named = _NAME.fullmatch(lines[0].text) or (lines[0].bold and lines[0].size > lines[1].size)
    return bool(named) and lines[1].text.endswith(("。", "：", ":", "！"))


def _is_above_title(lines: Sequence[Line], start: int) -> bool:
    """Whether the line at ``start`` is an organ's name or a number above a title that looks otherwise."""
    line, after = lines[start], lines[start + 1 : start + 2]
    if not after or "关于" in line.text or not (forms.ORGAN.fullmatch(line.text) or forms.NUMBER.fullmatch(line.text)):
        return False
    alike = _goes_on(line, after[0]) and not after[0].apart
    return not alike and looks_like_title(after[0]) and (line.red or "关于" in after[0].text)


def _is_organ_of_title(lines: Sequence[Line]) -> bool:
    """Whether the first of two lines is an organ or a 文种 in the middle, above the title that says 关于 or its kind.

    An organ is at once above it.
    """
    if len(lines) < len(("organ", "title")) or not lines[0].centred or not looks_like_title(lines[1]):
        return False
    name, title = forms.without_blanks(lines[0].text), lines[1].text
    if name in KINDS:
        return forms.is_title(title)
    is_organ = forms.ORGAN.fullmatch(name) is not None and "关于" not in name
    says = title.startswith("关于") or says_kind(forms.without_blanks(title))
    return is_organ and says and not lines[1].apart


def looks_like_title(line: Line) -> bool:
    """Whether ``line`` looks like a title and can be one; a point at its end is a fault, not a sign of text."""
    if (
        not line.like_a_title
        or len(line.text) > _LONGEST
        or line.text.endswith(("：", ":"))
        or CONTENTS.fullmatch(line.text)
        or _CONTACT.match(line.text)
        or NUMBERED_AS.match(line.text)
        or _BEGINS_TEXT.match(line.text)
    ):
        return False
    if forms.REMARK.fullmatch(line.text) and not _TAIL.fullmatch(line.text):
        return False
    return "。" not in line.text[:-1] and _LETTER.search(line.text) is not None


def end_by_words(lines: Sequence[Line], start: int) -> int | None:
    """The end of the lines from ``start`` that are a title by their words; None where they are not."""
    named = _end_of_name(lines) if start == 0 else None
    if named is not None:
        return named
    text = ""
    if "关于" not in lines[start].text:
        return None
    for end, line in enumerate(lines[start : start + _MOST_WRAPPED], start=start + 1):
        text += forms.without_blanks(line.text)
        if len(text) > _LONGEST or "。" in text[:-1]:
            return None
        if forms.kind_at_end(text) is not None and not _goes_on_in_words(lines[end : end + 1]):
            return end
        if line.text.endswith(NO_TITLE_ENDS):
            return None
    return None


def _end_of_name(lines: Sequence[Line]) -> int | None:
    """Where the name ends that a document begins with, an organ in a line of its own above it or not."""
    if _is_wrapped_name(lines):
        return _WRAPPED
    if _is_above_recipients(lines):
        return 1
    own = 1 if len(lines) > 1 and forms.ORGAN.fullmatch(forms.without_blanks(lines[0].text).upper()) else 0
    of_table = all(line.below_table for line in lines[own + 1 : own + 2]) and _is_form(lines[own])
    return (
        own + 1 if (of_table or _names_itself(lines[own])) and not _goes_on_in_words(lines[own + 1 : own + 2]) else None
    )


def _is_above_recipients(lines: Sequence[Line]) -> bool:
    """Whether the first line is short and no sentence, and an organ with a colon, or 各…：, is below it."""
    if len(lines) < len(("title", "recipients")):
        return False
    name, addressed = lines[0].text, lines[1].text
    short = len(name) <= _LONGEST_ORGAN and not name.endswith(NO_TITLE_ENDS) and not forms.ORGAN.fullmatch(name)
    return (
        short
        and addressed.endswith(("：", ":"))
        and any((forms.ORGAN.fullmatch(addressed[:-1]), forms.ADDRESSES.match(addressed)))
    )


def _is_wrapped_name(lines: Sequence[Line]) -> bool:
    """Whether a name such as 某某管理办法 is in two lines, its first chapter or article below it."""
    first, *others = (line.text for line in lines[:_WRAPPED])
    below = lines[_WRAPPED + len(bracketed(lines[_WRAPPED:])) :][:1]
    wrapped = len(others) > 0 and not first.endswith(NO_TITLE_ENDS) and len(first) <= _LONGEST_ORGAN
    return wrapped and forms.names_text(others[0]) and any(FIRST_CHAPTER.match(line.text) for line in below)


def _goes_on_in_words(below: Sequence[Line]) -> bool:
    """Whether the line ``below`` is the end of a title: 工作的通知."""
    return bool(below) and _LAST_WORDS.fullmatch(forms.without_blanks(below[0].text)) is not None


def _is_form(line: Line) -> bool:
    """Whether ``line`` ends as the names of forms do, whose table is below it."""
    return len(line.text) <= _LONGEST_ORGAN and NAME_OF_FORM.search(line.text) is not None


def _names_itself(line: Line) -> bool:
    """Whether the first line of a document is nothing but a short name that ends as titles do."""
    text = forms.without_blanks(line.text)
    number = forms.NUMBER_OF_TITLE.search(text)
    if number is not None and number["named"] and forms.are_organs(line.text[: line.text.rfind(number["named"][:2])]):
        return True
    short = len(text) <= _LONGEST_ORGAN and not line.text.endswith(tuple("。；;，,"))
    return short and (forms.kind_at_end(text) is not None or forms.names_text(text))


def _with_organ(lines: Sequence[Line], start: int) -> int:
    """Where the title begins that says 关于 at ``start``: each organ may be in a line of its own."""
    if start == 0 or not lines[start].text.startswith("关于"):
        return start
    if lines[start].apart and not forms.are_organs(lines[start - 1].text):
        return start
    above = lines[start - 1].text
    start -= len(above) <= _LONGEST_ORGAN and _NO_ORGAN.search(above) is None and _LETTER.search(above) is not None
    while start > 0 and not lines[start].apart and forms.ORGAN.fullmatch(lines[start - 1].text):
        start -= 1
    return start


def _by_look(lines: Sequence[Line], start: int) -> int:
    """Where the lines end that look like the one at ``start``."""
    first, end = lines[start], start + 1
    while end < min(len(lines), start + _MOST_LINES) and _goes_on(first, lines[end]):
        end += 1
    return _to_the_kind(lines, start, end)


def _to_the_kind(lines: Sequence[Line], start: int, end: int) -> int:
    """The end of a title whose further lines are of another size and say what it is; else ``end``."""
    for place in range(end, min(len(lines), start + _MOST_WRAPPED)):
        above, line = lines[start:place], lines[place]
        if not line.centred or line.apart > 1 or line.new_page or line.below_table or not looks_like_title(line):
            break
        if _SUBTITLE.match(line.text):
            return place + 1
        is_organ = "关于" not in above[-1].text and forms.ORGAN.fullmatch(above[-1].text) is not None
        if is_organ or says_kind("".join(each.text for each in above)):
            break
        if line.size >= _LEAST_SIZE and says_kind(forms.without_blanks(line.text)) and "关于" not in line.text:
            return place + 1
    return _downwards(lines, end)


def _downwards(lines: Sequence[Line], end: int) -> int:
    """Where a name ends that goes on at ``end`` downwards, a character a line."""
    first = next((place for place in range(end, min(len(lines), end + _WRAPPED)) if len(lines[place].text) == 1), end)
    last = first
    while last < len(lines) and len(lines[last].text) == 1 and lines[last].centred:
        last += 1
    return last if last - first > _WRAPPED and all(map(looks_like_title, lines[end:first])) else end


def says_kind(text: str) -> bool:
    """Whether ``text`` ends as titles do: with a 文种 or another word for a text, or as forms do that are filled in."""
    return forms.kind_at_end(text) is not None or forms.names_text(text) or NAME_OF_FORM.search(text) is not None


def _goes_on(first: Line, line: Line) -> bool:
    inner = forms.without_brackets(line.text)
    named = inner != line.text and forms.names_text(inner) and forms.REMARK_WORDS.search(inner) is None
    if not (looks_like_title(line) or (named and line.like_a_title)) or line.new_page or line.below_table:
        return False
    if _BEGINS_PROVISIONS.match(line.text):
        return False
    return line.centred == first.centred and line.size == first.size and line.face == first.face


def number_apart(title: Element) -> tuple[Element, Element | None]:
    """``title`` and the 发文字号 at its end: it is part of it in 某局公告〔2024〕3号 only."""
    match = forms.NUMBER_OF_TITLE.search(title.text)
    if match is None:
        return title, None
    number = Element(title.paragraphs[-1:], match[match.lastgroup or 0].strip())
    return title if match["named"] else replace(title, text=title.text[: match.start()].rstrip()), number


def _split_title(lines: Sequence[Line], start: int, end: int) -> TitleSplit:
    while end < len(lines) and _TAIL.fullmatch(lines[end].text):
        end += 1
    joined = _JOINED.fullmatch(lines[end - 1].text)
    if joined is None:
        return TitleSplit(element_of(lines[start:end], "\n"), list(lines[:start]), list(lines[end:]))
    own, recipients = (part_of(lines[end - 1], joined[name]) for name in ("title", "recipients"))
    return TitleSplit(element_of([*lines[start : end - 1], own], "\n"), list(lines[:start]), [recipients, *lines[end:]])
