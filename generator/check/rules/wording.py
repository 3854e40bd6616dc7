"""The text of a document as the rules of language read it: line by line, with numbers, pairs of marks and units known.

Half-width text that is right as it is, such as addresses and code, is masked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, wraps
from operator import attrgetter

from generator.check.departure import Departure
from generator.ground.errors import Severity, Span, TranslatedText, Value
from generator.ground.kept_results import kept
from generator.ground.length import NOTHING
from generator.office.reading.document import Paragraph, Run
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard.numerals import hanzi_value

# A document's paragraphs as lines of words, each with the element that it belongs to.


_NEIGHBOURS = 4
_SHOWN = 16

_SINGLE = ("copy_number", "secrecy", "urgency", "mark_word", "number", "signers", "title", "recipients", "note")


@dataclass(frozen=True)
class WordedLine:
    """A paragraph with words: ``element`` is the English name of what it was taken for, "" of plain text.

    ``attached``: it is in an attachment; ``cell``: in a table.
    """

    paragraph: Paragraph
    element: str
    attached: bool
    cell: bool

    @cached_property
    def text(self) -> str:
        """Its characters, as the document has them."""
        return self.paragraph.text

    @cached_property
    def words(self) -> str:
        """The same without addresses, file names, code and model numbers."""
        return masked_addresses(self.text)

    @cached_property
    def prose(self) -> str:
        """The same, and without figures whose marks are rightly half-width."""
        return masked_figures(self.text)

    def replaced(self, start: int, end: int, wanted: str, *, milder: Severity | None = None) -> Departure:
        """The departure of the characters from ``start`` to ``end`` that should be ``wanted``, neighbours shown."""
        within = [self.text[each - 1 : each + 1].isdigit() for each in range(len(self.text))]  # a figure
        left = next(each for each in range(max(0, start - _NEIGHBOURS), -1, -1) if each == 0 or not within[each])
        right = next((each for each in range(end + _NEIGHBOURS, len(within)) if not within[each]), len(within))
        before, after = self.text[left:start], self.text[end:right]
        measured, should = f"{before}{self.text[start:end]}{after}", f"{before}{wanted}{after}"
        return self.at(start, end, measured, should, milder=milder, replacement=wanted)

    def at(
        self,
        start: int,
        end: int,
        measured: str,
        wanted: Value,
        *,
        milder: Severity | None = None,
        replacement: str | None = None,
    ) -> Departure:
        """A departure at the characters from ``start`` to ``end``; ``replacement`` is what should be there."""
        facts = {} if replacement is None else {"replaced": self.text[start:end], "replacement": replacement}
        should = wanted if isinstance(wanted, TranslatedText) else _one_line(wanted)
        return Departure(self.place(start, end), _one_line(measured), should, facts, milder)

    def place(self, start: int, end: int) -> Span:
        """The place of the characters from ``start`` to ``end``, with the words around them."""
        left, right = max(0, start - _SHOWN), min(len(self.text), end + _SHOWN)
        source = "…" * (left > 0) + self.text[left:right] + "…" * (right < len(self.text))
        return replace(self.paragraph.place, column=start + 1, length=max(1, end - start), source=_one_line(source))


@lru_cache(maxsize=1)  # some fifty rules read them, one document after the other
def lines(found: RecognisedDocument) -> tuple[WordedLine, ...]:
    """Every paragraph with words, in the order of the document; headers and footers are none of them."""
    names = _names(found)
    attached = _attached(found)
    return tuple(
        WordedLine(
            paragraph, names.get(paragraph.place, ""), paragraph.place in attached, paragraph.place.cell is not None
        )
        for paragraph in found.document.paragraphs
        if paragraph.text.strip()
    )


def text_lines(found: RecognisedDocument) -> Iterator[WordedLine]:
    """The lines of plain text alone: neither an element of its own nor a table's."""
    return (line for line in lines(found) if not line.element and not line.cell)


_LineCheck = Callable[[WordedLine], Iterable[Departure]]
_LINE_CHECKS: list[_LineCheck] = []


def by_line(check: _LineCheck) -> Callable[[RecognisedDocument], Iterator[Departure]]:
    """``check`` of a line as one of a document: it goes by the text of the line alone and by what that was taken for.

    Lines in which no such check found anything are not read again, in this document or the next.
    """
    _LINE_CHECKS.append(check)

    @wraps(check)
    def of_document(found: RecognisedDocument) -> Iterator[Departure]:
        for line in _lines_that_depart(found):
            yield from check(line)

    return of_document


@kept
def matches(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """What ``pattern`` matches in ``text``, for rules that hold lines against each other."""
    return tuple(pattern.finditer(text))


@lru_cache(maxsize=1)
def _lines_that_depart(found: RecognisedDocument) -> tuple[WordedLine, ...]:
    return tuple(line for line in lines(found) if _departs(line.text, line.element, line.attached, line.cell))


@kept
def _departs(text: str, element: str, attached: bool, cell: bool) -> bool:  # kept by its arguments
    run = Run(text=text, font="", latin="", size=NOTHING)
    line = WordedLine(Paragraph(place=Span(""), section=0, runs=(run,)), element, attached, cell)
    return any(True for check in _LINE_CHECKS for _ in check(line))


def _one_line(text: str) -> str:
    return text.replace("\n", "␤")


def _names(found: RecognisedDocument) -> dict[Span, str]:
    names: dict[Span, str] = {}
    for name, element in _elements(found):
        for paragraph in element.paragraphs:
            names.setdefault(paragraph.place, name)
    for entry in found.attachment_list:
        names[entry.paragraph.place] = "attachment_list"
    if found.imprint is not None:
        names.update((paragraph.place, "imprint") for paragraph in found.imprint.paragraphs)
    return names


def _elements(found: RecognisedDocument) -> Iterator[tuple[str, Element]]:
    for name in _SINGLE:
        if (element := getattr(found, name)) is not None:
            yield name, element
    yield from (("issuer_mark", element) for element in found.mark)
    yield from (("attendance", element) for element in found.attendance)
    signature = found.signature
    yield from (("signature", element) for element in (*signature.organs, *signature.posts))
    if signature.date is not None:
        yield "date", signature.date
    for attachment in found.attachments:
        yield "attachment_label", attachment.label
        if attachment.title is not None:
            yield "attachment_title", attachment.title
        if attachment.title_note is not None:
            yield "title_note", attachment.title_note
    if found.imprint is not None:
        parts = (found.imprint.recipients, found.imprint.copy_to, found.imprint.office, found.imprint.date)
        yield from (("imprint", part) for part in parts if part is not None)


def _attached(found: RecognisedDocument) -> frozenset[Span]:
    """The places of everything that is in an attachment."""
    places: set[Span] = set()
    for attachment in found.attachments:
        titles = () if attachment.title is None else attachment.title.paragraphs
        places.update(paragraph.place for paragraph in (*attachment.label.paragraphs, *titles))
        places.update(each.paragraph.place for each in attachment.body)
        places.update(paragraph.place for table in attachment.tables for paragraph in table.paragraphs)
    return frozenset(places)


# Half-width text that is right (code, addresses, figures) is masked: each character becomes :data:`MASK`.
# That keeps the length, so that a place in the masked text is the place in the text.


MASK = "\ufffc"
"""What stands for a hidden character; no rule looks for it."""

HANZI = "\u3400-\u4dbf\u4e00-\u9fff〇"
"""The inside of a character class: Chinese characters."""

_ENDINGS = (
    "docx?|xlsx?|pptx?|pdf|ofd|wps|et|dps|txt|csv|zip|rar|7z|jpe?g|png|gif|bmp|tiff?|mp[34]|avi|wav|exe|apk|iso|xml"
    "|json|ya?ml|md|html?"
)
_BODIES = (
    r"GBZ?|GJB|DB\d{2,4}|JGJ|JTG|CJJ|CJ|HJ|YY|WS|MZ|GA|JR|SB|NY|LY|YD|HG|SL|ISO|IEC|IEEE|RFC|ITU|T/[A-Z]+|Q/[A-Z]+"
)
_URL = r"(?:[!-'*-~]|\([!-'*-~]*\))*(?:[A-Za-z0-9/=&#_-]|\([!-'*-~]*\))"
_DOMAIN = r"(?:[A-Za-z0-9-]+\.)+(?:com|cn|net|org|gov|edu|info|top|io)(?:/[!-~]*[A-Za-z0-9/=_-])?"

_ADDRESSES = re.compile(
    "|".join(
        (
            r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|«[^«»]*»",  # what was not filled in has a rule of its own
            rf"(?:(?:https?|ftp)://|www\.){_URL}",
            r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
            rf"(?:[^\s，。、；：！？“”‘’《》〈〉（）【】,;:\"'<>|/\\()]|\([^()]*\)){{1,80}}\.(?:{_ENDINGS})(?![A-Za-z0-9])",
            rf"(?<![A-Za-z0-9-])(?<![A-Za-z0-9-]\.){_DOMAIN}(?![A-Za-z])",
            r"(?<![A-Za-z])[A-Za-z]:\\[^\s，。；]*",
            rf"(?<![A-Za-z])(?:{_BODIES})(?:/[A-Z]{{1,4}})?\s?[A-Z]?\d+(?:\.\d+)*(?:[-—–:]\d{{2,4}})?",
            r"`[^`]*`|</?[A-Za-z][^<>]*>",
            r"->[^\s，。；：【】]{1,80}",  # a path of menus and folders
            rf"(?<![A-Za-z0-9_])[0-9]*[A-Za-z_][A-Za-z0-9_]*\([^(){HANZI}]*\)",  # a call in code, a formula
            r"(?:[A-Za-z]\.){2,}|(?<![A-Za-z])(?:Co|Ltd|Inc|No|Mr|Mrs|Dr|St|vs|Vol|pp|etc|Fig|al)\.",
            # An English sentence.
            r"(?<![A-Za-z0-9'’-])(?:[A-Za-z][A-Za-z0-9'’-]*[ ,;:]+){1,60}[A-Za-z][A-Za-z0-9'’-]*[.!?](?=[”’）》])",
            r"(?<![A-Za-z])[A-Za-z]+\d*(?:[-./_+&'’][A-Za-z0-9]+)+",  # COVID-19, TCP/IP, don't
            r"(?<!\d)\d+[A-Za-z]+(?:[-./][A-Za-z0-9]+)+|(?<![\d.])\d+-[A-Z](?![A-Za-z])",  # 5G-A, 12-A
        )
    )
)
_FIGURES = re.compile(
    "|".join(
        (
            r"\(0\d{2,3}\)\s?\d{3,4}[ -]?\d{4}|(?<!\d)0\d{2,3}[-—]\d{7,8}(?:[-—]\d{1,6})?",  # telephones
            r"(?<!\d)[48]00-\d{3,4}-?\d{3,4}|(?<!\d)1\d{2}[- ]\d{4}[- ]\d{4}(?!\d)",
            r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)",
            r"(?<!\d)\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+",  # times and ratios
            r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)",
            r"(?<!\d)\d+(?:\.\d+)+",
            rf"(?:(?<![^：:；。，（、\s{MASK}])|(?<=[件表图]))\d{{1,2}}\.(?=\s*[^\d\s])",  # a serial: 1.
            r"(?<![^：；。，（、\s])[A-Z]\.(?![A-Za-z])",
        )
    )
)


@kept
def masked_addresses(text: str) -> str:
    """``text`` without addresses, file names, code, standard and model numbers, English with its own marks."""
    return _ADDRESSES.sub(_hidden, text)


@kept
def masked_figures(text: str) -> str:
    """``text`` without those and without telephones, times, ratios, decimals, thousands and serials."""
    return _FIGURES.sub(_hidden, masked_addresses(text))


def _hidden(match: re.Match[str]) -> str:
    return MASK * len(match[0])


# Numbers in hanzi and in Arabic digits.


HANZI_DIGITS = "一二三四五六七八九"

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")


def arabic(text: str) -> int | None:
    """The value of a number in hanzi below 10000, such as 二十五; None where ``text`` is none."""
    return hanzi_value(text, in_places=False)


def half_width(text: str) -> str:
    """Full-width digits, and the marks between them, as half-width ones."""
    return text.translate(_FULL_WIDTH)


# Marks that come in pairs: which opens, which closes it, and which has no other half.


CLOSING = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」", "『": "』"}
"""What closes each opening mark."""

_OPENING = {closing: opening for opening, closing in CLOSING.items()}
# The width and the kind of brackets are for other rules; here one closes the other.
_DEEPEST = 30
_ALIKE = str.maketrans("()[]［］﹝﹞", "（）〔〕〔〕〔〕")


@dataclass(frozen=True, slots=True)
class Pair:
    """``mark`` opens at ``opening`` and is closed at ``closing``.

    ``around`` are the opening marks of the pairs that it is in, outermost first; of more than 30 the innermost.
    """

    mark: str
    opening: int
    closing: int
    around: str = ""


@dataclass(frozen=True, slots=True)
class UnpairedMark:
    """A mark without its other half; ``kind`` is the opening mark of its kind."""

    kind: str
    at: int
    opens: bool


@kept
def paired(text: str) -> tuple[tuple[Pair, ...], tuple[UnpairedMark, ...]]:
    """The pairs of ``text`` by where they open, and the marks that have no other half by their place."""
    pairs: list[Pair] = []
    loose: list[UnpairedMark] = []
    opened: list[tuple[str, int]] = []
    depth: Counter[str] = Counter()
    for at, mark in enumerate(text.translate(_ALIKE)):
        if mark in CLOSING:
            opened.append((mark, at))
            depth[mark] += 1
        elif (kind := _OPENING.get(mark)) is None:
            continue
        elif depth[kind]:
            while opened[-1][0] != kind:
                depth[opened[-1][0]] -= 1
                loose.append(UnpairedMark(opened[-1][0], opened.pop()[1], opens=True))
            depth[kind] -= 1
            pairs.append(Pair(kind, opened.pop()[1], at))
        else:
            loose.append(UnpairedMark(kind, at, opens=False))
    loose += (UnpairedMark(kind, at, opens=True) for kind, at in opened)
    return _nested(sorted(pairs, key=attrgetter("opening"))), tuple(sorted(loose, key=attrgetter("at")))


def _nested(pairs: list[Pair]) -> tuple[Pair, ...]:
    """``pairs``, in the order of their openings, each with the pairs around it."""
    nested: list[Pair] = []
    around: list[Pair] = []
    for pair in pairs:
        while around and around[-1].closing < pair.opening:
            around.pop()
        marks = (around[-1].around + around[-1].mark)[-_DEEPEST:] if around else ""
        nested.append(replace(pair, around=marks))
        around.append(nested[-1])
    return tuple(nested)


# Words that count or measure, as they follow a number.


_COUNTED = "人次|人(?![民大社口])|名|位|户|家|件|台|辆|套|份|册|种|项|处|所|间|张|批|场|起|组|支|只|头|株|倍|次|个"
_TIME = "年(?=以[上下]|期限?|有期徒刑|内)|个月|周岁|岁|天|小时|分钟|秒"
_MONEY = "元|美元|欧元|万|亿"
_NAMED = (
    "平方米|平方公里|平方千米|立方米|公里|千米|厘米|毫米|米|公顷|亩|千克|公斤|毫克|克|吨|毫升|升|千瓦时|千瓦|兆瓦|瓦|伏"
    "|摄氏度|度(?!假)|层(?!次)|级"
)
_SYMBOLS = "[%％‰]|℃|°C|km²|m²|㎡|m³|km|cm|mm|kg|mg|mL|kW·h|kWh|kW|kV|MB|GB|TB|Hz|dB|[gmL](?![A-Za-z])"

UNITS = "|".join((_SYMBOLS, _NAMED, _MONEY, _COUNTED, _TIME))
"""The alternatives of a pattern: what follows a number that counts or measures."""
