"""Lines that sign: names of organs, 职务, places for seals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.check.elements import forms
from generator.check.elements.found import Element
from generator.check.elements.lines import Line
from generator.office.reading.document import Paragraph

_LONGEST_ORGAN = 40
_LONGEST_NAME = 5
_SHORTEST_ORGAN = 1
_SHORT_NAME = 3
_POINTS = tuple("。；;：:，,、！？")
_NO_ORGAN = re.compile(r"敬礼|特此|此致|此复|敬请|以上|妥否|当否|可否|请|专此|附\s*[件表]|现予|联系人|联系电话|[（(]")
_APART = re.compile(r"\t|\n|[ \u3000]{2,}")
_BLANKS = re.compile(r"\s+")
_SPACED = 2  # blanks in a name whose characters are set apart
_BETWEEN_ORGANS = re.compile("[、，,]")
_SERIAL = re.compile(r"[0-9０-９]{1,2}\s*[.．、]")
_LETTER = re.compile(r"\w|[×○□]")
_NAME = re.compile(r"[\u4e00-\u9fff（）()×xX○□]{3,20}")
_PART_OF_NAME = re.compile(
    r"(?:领导小组|工作|联席会议|指挥部)?(?:办公室|委员会|领导小组|指挥部|秘书处)(?:[（(]代章[）)])?|[（(].*[）)]"
)
"""The end of an organ's name, which alone is nobody's."""


def can_sign(line: Line) -> bool:
    """Whether ``line`` can sign: it is short, and neither a sentence nor a phrase that closes a text."""
    text = line.text
    if line.content.numbering or len(forms.without_blanks(text)) > _LONGEST_ORGAN or text.endswith(_POINTS):
        return False
    if forms.ORGAN_PLACE.fullmatch(text):
        return True
    if _LETTER.search(text) is None:
        return False
    return _NO_ORGAN.match(text) is None and _SERIAL.match(text) is None


def names_organs(line: Line) -> bool:
    """Whether nothing but names of organs is in ``line``, or several names side by side that are no sentences."""
    if forms.are_organs(line.text):
        return True
    parts = _apart(line.text)
    if all(forms.ORGAN.fullmatch(part) for part in parts):
        return True
    return len(parts) > 1 and all(_NAME.fullmatch(part) for part in parts)


def post_of(line: Line) -> str:
    """The 职务 that ``line`` names, with nothing after it but the signer's name; "" where it names none."""
    return post_in(line.text)


def post_in(text: str) -> str:
    """The same of ``text``."""
    match = None if forms.ORGAN.fullmatch(text) else forms.POST.match(text)
    if match is not None and any(len(part) > 1 for part in _APART.split(match[0].strip())[:-1]):
        return ""  # a name before a post, in a list of people
    named = match is not None and len(forms.without_blanks(text[match.end() :])) <= _LONGEST_NAME
    return match[0].strip() if match is not None and named else ""


def is_part_of_name(line: Line) -> bool:
    """Whether ``line`` is the end of a signature in brackets: another name of the organ, or 代章."""
    inner = line.text[1:-1] if line.text.startswith(("（", "(")) and line.text.endswith(("）", ")")) else ""
    return inner == "代章" or forms.ORGAN.fullmatch(inner) is not None


def is_seal_place(line: Line) -> bool:
    """Whether a line among those that sign holds the place of a seal, and nothing else."""
    return forms.SEAL_PLACE.fullmatch(line.text) is not None


def seal_places(lines: Sequence[Line]) -> Iterator[Element]:
    """The words in ``lines`` that hold the place of a seal."""
    return (line.element(match[0]) for line in lines for match in forms.SEAL_PLACE.finditer(line.text))


def is_other_date(line: Line) -> bool:
    """Whether ``line`` is the date of another organ that signs, at the right."""
    return line.far_right and forms.DATE.fullmatch(line.text) is not None


def organs_in(lines: Sequence[Line]) -> list[Element]:
    """The organs that sign in ``lines``; a name that goes on in the next line is one."""
    found: list[Element] = []
    for line in lines:
        for each in _parts(line):
            if found and _PART_OF_NAME.fullmatch(each.text):
                first = found.pop()
                found.append(Element(first.paragraphs + _further(first, each), first.text + each.text))
            else:
                found.append(each)
    return found


def _further(first: Element, following: Element) -> tuple[Paragraph, ...]:
    """The paragraphs of ``following`` that ``first`` is not in."""
    known = {id(paragraph) for paragraph in first.paragraphs}
    return tuple(paragraph for paragraph in following.paragraphs if id(paragraph) not in known)


def without_seal_place(text: str) -> str:
    """``text`` without the words that hold the place of a seal."""
    return forms.SEAL_PLACE.sub("", text).strip()


def _parts(line: Line) -> list[Element]:
    """The organs that sign in one line, or the line itself."""
    parts = _apart(line.text)
    parts = parts if len(parts) > 1 else _by_marks(line.text) or _by_single_blanks(line.text) or parts
    apart = all(forms.ORGAN.fullmatch(part) for part in parts) or all(len(part) > _SHORTEST_ORGAN for part in parts)
    return [line.element(without_seal_place(part)) for part in (parts if apart else [line.text])]


def _apart(text: str) -> list[str]:
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
