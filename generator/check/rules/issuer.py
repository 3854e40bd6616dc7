"""Whether mark, title, 署名 and number of a document mean the same organ, or organs of a joint issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.check.departure import Departure, first_then, quoted
from generator.ground.errors import TranslatedText, joined
from generator.ground.words.vocabularies import phrase
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard import NUMBER

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_SUBJECT = re.compile(r"关于|转发|批转|印发|公布|发布|表彰|同意|任免|对|就|在")
_SEVERAL = re.compile(r"等[一二三四五六七八九十\d]+个?(?:部门|单位|机关)$")
_HANZI = re.compile("[\u4e00-\u9fff]")
_OFFICES = ("办公室", "办公厅")
_NOT_OF_THE_NAME = re.compile(r"[发函办字令通报请复规文秘呈任]")
_SYNONYMS = {"府": "政", "政": "府", "党": "共委组", "校": "学", "企": "公", "工": "总", "检": "察"}


ORGAN_ENDS = tuple("局厅部委会府院办室处署行司校所站心团队组科股庭")
"""What the names of organs end with."""


def issuer_departs(found: RecognisedDocument) -> Iterator[Departure]:
    """Departures of 署名, title and number from the organs of the mark, from the 署名 where there is no mark."""
    marks = [_mark_organ(found, line) for line in found.mark]
    yield from _signature_departs(found, marks)
    organs = marks or [_clean(organ.text) for organ in found.signature.organs]
    yield from _title_departs(found, organs)
    yield from _number_departs(found, organs)


def out_of_order(found: RecognisedDocument) -> Iterator[Departure]:
    """A departure where joint 署名 are in another order than the mark's."""
    marks = [_mark_organ(found, line) for line in found.mark]
    if len(marks) < 2:
        return
    last = -1
    for organ in found.signature.organs:
        equal = [number for number, mark in enumerate(marks) if _clean(mark) == _clean(organ.text)]
        short = [number for number, mark in enumerate(marks) if agree(mark, organ.text)]
        place = next(iter((*equal, *short)), last)
        if place < last:
            yield Departure(organ, first_then(marks[last], marks[place]), first_then(marks[place], marks[last]))
            return
        last = place


def agree(one: str, other: str) -> bool:
    """Whether two names can be one organ's: equal, or one a short form that leaves out characters of the other."""
    short, long = sorted((_clean(one), _clean(other)), key=len)
    if short and not all(map(_HANZI.search, (short, long))):
        return True  # □□□, which holds a place
    if not short or any(long.endswith(office) and "办" not in short for office in _OFFICES):
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _signature_departs(found: RecognisedDocument, marks: Sequence[str]) -> Iterator[Departure]:
    organs = found.signature.organs
    if not marks or not organs:
        return
    for organ in organs if len(marks) >= len(organs) else organs[:1]:
        if not any(agree(mark, organ.text) for mark in marks):
            name = organ.text.strip()
            yield Departure(organ, phrase("title-it-is-signed", name=name), _all(marks))
            return
    for line, mark in zip(found.mark, marks, strict=True):
        if len(marks) > 1 and not any(agree(mark, organ.text) for organ in organs):
            yield Departure(line, phrase("title-has-not-signed", mark=mark), phrase("title-all-sign"))


def _title_departs(found: RecognisedDocument, organs: Sequence[str]) -> Iterator[Departure]:
    named = "" if found.title is None else title_organ(found.title.text)
    if named and organs and not any(agree(organ, named) for organ in organs):
        yield Departure(found.title, phrase("title-the-title-names", named=named), _all(organs))


def title_organ(title: str) -> str:
    """The organ, or organs, that a title begins with; "" where it names none."""
    head = _SUBJECT.split(re.sub(r"\s", "", title), maxsplit=1)[0]
    plain = _SEVERAL.sub("", head)
    return plain if plain.endswith(ORGAN_ENDS) and "《" not in plain else ""


def _number_departs(found: RecognisedDocument, organs: Sequence[str]) -> Iterator[Departure]:
    """A mild departure where no character of the 机关代字 has anything to do with the organs' names."""
    match = None if found.number is None else NUMBER.search(found.number.text)
    if match is None or not organs:
        return
    letters = _NOT_OF_THE_NAME.sub("", match["prefix"])
    names = "".join(organs)
    hints = "".join(letter + _SYNONYMS.get(letter, "") for letter in match["prefix"])
    if letters and not any(hint in names for hint in hints):
        prefix, wanted = match["prefix"], _all(organs)
        measured = phrase("title-the-number-begins-with", prefix=prefix)
        yield Departure(
            found.number,
            measured,
            phrase("title-the-letters-of", wanted=wanted),
            milder="warning",
        )


def _all(organs: Sequence[str]) -> TranslatedText:
    return joined(map(quoted, organs), zh="")


def _mark_organ(found: RecognisedDocument, line: Element) -> str:
    name = _clean(line.text)
    for word in found.form.mark_words or ("文件",):
        if name.endswith(word) and name != word:
            return name.removesuffix(word)
    return name


def _clean(name: str) -> str:
    return re.sub(r"\s", "", _BRACKETS.sub("", name))
