"""甲方 and 乙方 who sign an agreement: names, places of seals, hands and days, in a table or on lines (practice)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedSignature
from generator.official.recognition.lines import Line

_PARTIES = 2
_LONGEST = 45  # characters of what a party fills in
_SPACED = re.compile(r"(?<=[甲乙签盖日])\s+(?=[方字章期])")
_APART = re.compile(r"\t|\n|[ \u3000]{2,}|\u3000")
_SEAL = r"(?:[（(]\s*(?:盖章|公章|签章|签字盖章|章)\s*[）)])?"
_PARTY = re.compile(rf"(?P<party>[甲乙]方|责任单位|责任部门){_SEAL}[：:]?(?P<name>.*?){_SEAL}")
_HAND = re.compile(
    r"(?:[甲乙]方|单位|法定|主要|分管|委托)*(?:代表人?|负责人|责任人|领导)?(?:[（(]?签[字名章][）)]?|日期|时间|签[订字]日期)?[：:_＿]*(?P<name>.*)"
)
_LABEL = re.compile("代表|负责人|责任人|领导|签[字名章订]|日期|时间")
_DAY = re.compile(r"[\d年月日_＿×]+")


def is_signed_by_parties(lines: Sequence[Line]) -> bool:
    """Whether both parties sign in ``lines``, and nothing else is there."""
    return all(map(_is_filled_in, lines)) and len(_names(lines)) >= _PARTIES


def take_parties(lines: list[Line]) -> tuple[RecognisedSignature, list[Element]] | None:
    """The signature of the parties at the end of ``lines``, from which it is taken; None where there is none.

    With it what is filled in and has no place in a notice: names of persons, and days but the first.
    """
    start = len(lines)
    while start > 0 and _is_filled_in(lines[start - 1]):
        start -= 1
    while start < len(lines) and not any(_party(part) for part in _parts(lines[start])):
        start += 1
    signing = lines[start:]
    if not is_signed_by_parties(signing):
        return None
    del lines[start:]
    names = _names(signing)
    dates = [line.element(each[0]) for line in signing for each in forms.DATE.finditer(line.text)]
    persons = [line.element(part) for line in signing for part in _parts(line) if _names_person(part)]
    return RecognisedSignature(
        how="parties",
        organs=tuple(each for each in names if each.text),
        date=dates[0] if dates else None,
        seal_places=tuple(_labels(signing, [each.text for each in (*names, *dates, *persons)])),
    ), [*persons, *(each for each in dates[1:] if each.text != dates[0].text)]


def _labels(lines: Sequence[Line], filled: Sequence[str]) -> Iterator[Element]:
    """What is on ``lines`` but the names and days that are ``filled`` in."""
    between = re.compile("|".join([re.escape(each) for each in filled if each] + [_APART.pattern]))
    yield from (line.element(part.strip()) for line in lines for part in between.split(line.text) if part.strip())


def _names(lines: Sequence[Line]) -> list[Element]:
    """The name of each party; those that are not beside their labels are below these, in their order."""
    parts = [(line, part) for line in lines for part in _parts(line)]
    named = [(line, found["name"]) for line, part in parts if (found := _party(part)) is not None]
    below = [line.element(part) for line, part in parts if _party(part) is None and forms.ORGAN.fullmatch(part)]
    return [line.element(name) if name else below.pop(0) if below else line.element("") for line, name in named]


def _parts(line: Line) -> list[str]:
    return [part.strip() for part in _APART.split(_SPACED.sub("", line.text)) if part.strip()]


def _party(part: str) -> re.Match[str] | None:
    return None if _LABEL.search(part) else _PARTY.fullmatch(part)


def _is_filled_in(line: Line) -> bool:
    return len(line.text) <= _LONGEST * _PARTIES and all(map(_is_of_party, _parts(line)))


def _is_of_party(part: str) -> bool:
    if len(part) > _LONGEST or part.endswith(("。", "；", "，")):
        return False
    return any((
        _party(part),
        _LABEL.search(part) and _HAND.fullmatch(part) and ("：" in part or ":" in part or "签" in part),
        forms.SEAL_PLACE.fullmatch(part),
        _DAY.fullmatch("".join(part.split())),
        forms.ORGAN.fullmatch(part),
    ))  # fmt: skip


def _names_person(part: str) -> bool:
    found = _HAND.fullmatch(part) if _LABEL.search(part) else None
    return found is not None and re.search(r"[\u4e00-\u9fff]", _DAY.sub("", "".join(found["name"].split()))) is not None
