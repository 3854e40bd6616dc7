"""Lines of a text that repeat the front matter (title, recipients, signature …), as in a draft pasted whole.

The elements would be printed twice, so each of these lines is reported. Blanks are ignored: people space out what they
set by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.ground.errors import Problem, Span, TranslatedText, joined
from generator.ground.kept_results import kept
from generator.ground.source.date import OfficialDate, OpenDate
from generator.ground.source.source_file import SourceFile
from generator.ground.words.vocabularies import phrase
from generator.official.document import BodyPart, WrittenParagraph
from generator.standard import COPY_TO, ISSUED, meant_number
from generator.templates.expressions.chinese_numerals import SPOKEN, digit_by_digit, in_numerals
from generator.templates.text.front_matter.front_matter_reading import FrontMatterValues

_LINES_OF_A_TITLE = 5
_ATTACHMENT_LIST = re.compile("附件?[0-9０-９]{0,2}[：:].*")
_ENTRY = re.compile("[0-9０-９]{1,2}[.．、].*")
_LABEL = re.compile("附件[0-9０-９一二三四五六七八九十]{0,3}")
_COPIES = re.compile(f"{COPY_TO}[：:].*")
_YEAR, _NUMBER_OF_DAY = "(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})", "[0-9一二三四五六七八九十]{1,3}"
_DAY = f"{_YEAR}(?:年|[-./]){_NUMBER_OF_DAY}(?:月|[-./]){_NUMBER_OF_DAY}日?"
_ORGAN = (
    r"[^，。；：！？、（）《》“”\s0-9]{2,28}(?:局|委|委员会|办|办公室|办公厅|政府|厅|部|院|会|处|中心|公司|集团|"
    "学|校|所|馆|站|行|社|队|党组)"
)
_DATE_LINE, _ORGAN_LINE, _SIGNED = re.compile(_DAY), re.compile(_ORGAN), re.compile(f"(?P<organ>{_ORGAN}){_DAY}")
_PLACE = r"[^，。；：！？、（）《》“”\s0-9]{2,28}(?:乡|镇|街道|单位|县|市|区|村|社区)"
_RECIPIENT = re.compile(rf"(?:各|有关)[^，。；：！？]{{1,20}}|{_ORGAN}|{_PLACE}")
_BETWEEN_RECIPIENTS = re.compile("[，、；,]")
_LONGEST_RECIPIENTS = 80
_PASTED = 3
"""How many lines of a text that are printed elsewhere make it a pasted draft."""

_NO_FACTS: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: its number in the file, and its text without blanks."""

    number: int
    text: str


def repeated_in_notice(file: SourceFile, first_line: int, values: FrontMatterValues) -> Iterator[Problem]:
    """A warning for each line of ``file`` from ``first_line`` on that repeats an element of ``values``.

    Also for lines of a list of attachments or with an attachment's label, which belong in front matter and files, for
    recipients and signatures that are others, and one for the file where there are several such lines.
    """
    lines = _lines(file, first_line)
    found = dict(_found(lines, values))
    if len(found) >= _PASTED:
        yield Problem("text-pasted", Span(file.name), {"count": len(found)})
    yield from (_problem(file, line, *found[line.number]) for line in lines if line.number in found)


def _found(lines: Sequence[_Line], values: FrontMatterValues) -> Iterator[tuple[int, tuple[str, Mapping[str, object]]]]:
    """The number of each line that a notice prints elsewhere, with the code and the facts of its problem."""
    repeated = {line.number: (code, facts) for line, code, facts in _repeated(lines, values)}
    in_list = set(_list_lines(lines))
    for line in lines:
        if line.number in repeated:
            yield line.number, repeated[line.number]
        elif line.number in in_list:
            yield line.number, ("text-attachment-list", _NO_FACTS)
        elif _LABEL.fullmatch(line.text):
            yield line.number, ("text-attachment-inside", _NO_FACTS)
        elif line is lines[0] and values.recipients and _addresses(line.text):
            yield line.number, ("text-recipients-other", {"recipients": values.recipients})


def repeated_in_paper(body: Sequence[BodyPart], values: FrontMatterValues) -> Iterator[Problem]:
    """These warnings for the filled text of a paper, each line of its template once."""
    parts = [part for part in body if isinstance(part, WrittenParagraph) and part.span is not None]
    lines = [_Line(number, _bare(part.heading + part.text)) for number, part in enumerate(parts)]
    found = {line.number: (code, facts) for line, code, facts in _repeated(lines, values)}
    for number in _list_lines(lines):
        found.setdefault(number, ("text-attachment-listed", {}))
    once = {(parts[number].span, code): facts for number, (code, facts) in sorted(found.items())}
    yield from (Problem(code, span, facts) for (span, code), facts in once.items())


def _repeated(lines: Sequence[_Line], values: FrontMatterValues) -> Iterator[tuple[_Line, str, dict[str, object]]]:
    """The lines that repeat an element of ``values``, each with the code and the facts of its problem."""
    titles, printed = _titles(values.title.text, values.issuer), _PrintedElements.of(values)
    found = dict.fromkeys(_title_lines(lines, titles), phrase("repeated-title"))
    others = dict(_other_signatures(lines))
    for line in lines:
        element = found.get(line.number) or _element(line.text, printed)
        if element is not None:
            yield line, "text-repeated", {"element": element}
        elif line.number in others and values.issuer:
            yield line, "text-signature-other", {"organ": others[line.number], "issuer": joined(values.issuer)}


def repeated_in_attachment(file: SourceFile, first_line: int, title: str) -> Iterator[Problem]:
    """A warning for each line of an attachment that repeats its label or its ``title``."""
    lines = _lines(file, first_line)
    titles = set(_title_lines(lines, {_bare(title)}))
    for line in lines:
        if line.number in titles:
            yield _problem(file, line, "text-repeated", {"element": phrase("repeated-title")})
        elif _LABEL.fullmatch(line.text):
            yield _problem(file, line, "text-repeated", {"element": phrase("repeated-label-name")})


def elements_of_head(texts: Iterable[str], title: str) -> tuple[TranslatedText, ...]:
    """Which of label and ``title`` of an attachment are among ``texts``, its first paragraphs."""
    lines = [_Line(number, _bare(text)) for number, text in enumerate(texts)]
    label = any(_LABEL.fullmatch(line.text) for line in lines)
    titled = next(_title_lines(lines, {_bare(title)}), None) is not None
    said = (("repeated-label-name", label), ("repeated-title", titled))
    return tuple(phrase(key) for key, is_there in said if is_there)


def _problem(file: SourceFile, line: _Line, code: str, facts: Mapping[str, object] = _NO_FACTS) -> Problem:
    typed = file.lines[line.number - 1]
    begin = len(typed) - len(typed.lstrip())
    return Problem(code, file.span(line.number, begin + 1, max(1, len(typed.strip()))), facts)


def _lines(file: SourceFile, first_line: int) -> list[_Line]:
    """The lines of the text that are not blank."""
    numbered = enumerate(file.lines[first_line - 1 :], start=first_line)
    lines = (_Line(number, _bare(line)) for number, line in numbered)
    return [line for line in lines if line.text]


def _titles(title: str, issuers: Sequence[str]) -> set[str]:
    """The forms of a title above a text: with the organ before it, or without."""
    title = _bare(title)
    organs = set(map(_bare, ("".join(issuers), "、".join(issuers), *issuers)))
    shorter = {title.removeprefix(organ) for organ in organs if title.removeprefix(organ).startswith("关于")}
    return {title, *shorter, *(organ + title for organ in organs)} if title else set()


def _title_lines(lines: Sequence[_Line], titles: set[str]) -> Iterator[int]:
    """The numbers of lines that are one of ``titles``, alone or with the lines around them."""
    for start in range(len(lines)):
        so_far = ""
        for end in range(start, min(start + _LINES_OF_A_TITLE, len(lines))):
            so_far += lines[end].text
            if so_far in titles:
                yield from (line.number for line in lines[start : end + 1])
            if not any(title.startswith(so_far) for title in titles):
                break


def _list_lines(lines: Sequence[_Line]) -> Iterator[int]:
    """The numbers of the lines of a list of attachments: its label and the entries right below."""
    within = False
    for line in lines:
        within = bool(_ATTACHMENT_LIST.fullmatch(line.text)) or (within and bool(_ENTRY.fullmatch(line.text)))
        if within:
            yield line.number


def _other_signatures(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    """Number and organ of lines that look like a signature: an organ right above a date, or in line with it."""
    for place, line in enumerate(lines):
        signed = _SIGNED.fullmatch(line.text)
        if signed is not None:
            yield line.number, signed["organ"]
        elif _DATE_LINE.fullmatch(line.text):
            for above in reversed(lines[:place]):
                if not _ORGAN_LINE.fullmatch(above.text):
                    break
                yield above.number, above.text


@dataclass(frozen=True, slots=True)
class _PrintedElements:
    """The elements of a front matter as a line may repeat them, without blanks; ``""`` for one that is not there."""

    marks: frozenset[str]
    issuers: frozenset[str]
    dates: frozenset[str]
    number: str
    title_note: str
    recipients: str
    note: str
    office: str

    @classmethod
    def of(cls, values: FrontMatterValues) -> _PrintedElements:
        """Those of ``values``."""
        marks = (*values.issuer_mark, "".join(values.issuer_mark))
        issuers = ("".join(values.issuer), "、".join(values.issuer), *values.issuer)
        office = "" if values.imprint is None else values.imprint.office
        return cls(
            frozenset(_bare(mark + values.mark_word) for mark in marks),
            frozenset(map(_bare, issuers)),
            frozenset(_dates(values.date)),
            _bare(values.number or ""),
            _bare(values.title_note or ""),
            _bare(values.recipients or ""),
            _bare(values.note or ""),
            _bare(office),
        )


@kept
def _element(text: str, values: _PrintedElements) -> TranslatedText | None:
    """The element of ``values`` that the line ``text`` repeats; None where it repeats none."""
    dates, issuers, bare, office = values.dates, values.issuers, text.strip("（()）"), values.office
    asked = (
        ("repeated-mark", text in values.marks),
        ("repeated-number", bool(values.number) and values.number in {text, bare, meant_number(text)}),
        ("repeated-title-note", bool(values.title_note) and bare == values.title_note),
        ("repeated-recipients", bool(values.recipients) and text.rstrip("：:") == values.recipients),
        ("repeated-issuer", text in issuers or any(text == issuer + date for issuer in issuers for date in dates)),
        ("repeated-date", text in dates or OfficialDate.nearest(text) in dates),
        ("repeated-note", bool(values.note) and bare == values.note),
        ("repeated-copy-to", _COPIES.fullmatch(text) is not None),
        ("repeated-imprint", bool(office) and text.startswith(office) and text.endswith(ISSUED)),
    )
    key = next((key for key, is_said in asked if is_said), None)
    return None if key is None else phrase(key)


def _addresses(text: str) -> bool:
    """Whether the line ``text`` looks like 主送机关: names of organs, or groups of them, before a colon."""
    named = text.endswith(("：", ":")) and len(text) <= _LONGEST_RECIPIENTS
    return named and all(_RECIPIENT.fullmatch(each) for each in _BETWEEN_RECIPIENTS.split(text[:-1]))


def _dates(date: OfficialDate) -> set[str]:
    """``date`` as it is printed, typed, and written in hanzi; nothing where a draft leaves it open."""
    if isinstance(date, OpenDate):
        return set()
    year = digit_by_digit(date.year, SPOKEN)
    hanzi = f"{year}年{in_numerals(date.month, SPOKEN)}月{in_numerals(date.day, SPOKEN)}日"
    return {str(date), date.iso, hanzi, *(hanzi.replace("〇", zero) for zero in "○零")}


def _bare(text: str) -> str:
    """``text`` without blanks of any kind, to be compared."""
    return "".join(text.split())
