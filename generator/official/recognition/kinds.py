"""Which format, profile and 文种 a document is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from generator.ground.length import Length, Mm
from generator.office.reading.document import Paragraph, ReadDocument
from generator.official.recognition import forms
from generator.official.recognition.found import Element
from generator.official.recognition.header import Header
from generator.standard import Format, Kind, Profile, length

_LONG_RULE = Mm(165)
_ONE_PAIR = 2
_BELOW_MARK = 3  # paragraphs below the mark that may have its rules
_PAIRS = ("thick", "thin", "double")


Side = Literal["top", "bottom"]
"""A margin in which the profiles differ."""


def profile_of(document: ReadDocument) -> Profile | None:
    """The profile whose page margins the document has, at the top or, where that is neither's, at the bottom."""
    upright = [section for section in document.sections if not section.landscape]
    margins: dict[Side, list[Length]] = {
        "top": [section.top for section in upright],
        "bottom": [section.bottom for section in upright],
    }
    near = (nearest_profile(margin, side) for side, those in margins.items() for margin in those)
    return next((profile for profile in near if profile is not None), None)


def nearest_profile(margin: Length, side: Side) -> Profile | None:
    """The profile whose margin is nearest to ``margin``.

    None where it is further off than half of what the profiles of GB/T 33476.2 and of offices differ by.
    """
    stated = [length(f"margin.stated_{side}", profile) for profile in Profile]
    bound = (max(stated) - min(stated)) * 0.5
    nearest = min(Profile, key=lambda profile: _off(margin, side, profile))
    return nearest if _off(margin, side, nearest) <= bound else None


def off_margin(margin: Length, side: Side) -> Length:
    """How far ``margin`` is off the nearest one that is right."""
    return min(_off(margin, side, profile) for profile in Profile)


def right_margins(side: Side, profile: Profile) -> tuple[Length, Length]:
    """The margins that are right in ``profile``: the one with which Word sets ink on the type area, and the stated one.

    GB/T 33476.2 states margins with which the ink is lower in Word than the type area; both are accepted.
    """
    return length(f"margin.{side}", profile), length(f"margin.stated_{side}", profile)


def _off(margin: Length, side: Side, profile: Profile) -> Length:
    return min(Length(abs(margin - right)) for right in right_margins(side, profile))


def format_of(document: ReadDocument, header: Header) -> Format:
    """The format: by the words of the mark, and of 信函 by the rules and the number's place.

    文件 in the mark is a general one's, but not between two double rules: that is a slip in 信函.
    """
    beside = () if header.mark_word is None else (header.mark_word,)
    mark = forms.without_blanks("".join(line.text for line in (*header.mark, *beside)))
    if mark.endswith(("文件", "文")):
        return Format.LETTER if sum(map(_long_rules, _first_page(document))) > _ONE_PAIR else Format.GENERAL
    if mark.endswith("纪要"):
        return Format.MINUTES
    if mark.endswith(("命令", "令")):
        return Format.ORDER
    return Format.LETTER if _like_a_letter(document, header) else Format.GENERAL


def _like_a_letter(document: ReadDocument, header: Header) -> bool:
    if header.mark and header.number is not None and _at_right(header.number):
        return True
    around = [*_about_mark(document, header), *_first_page(document)]
    return any(map(_has_pair, around)) or sum(map(_long_rules, around)) > 1


def _about_mark(document: ReadDocument, header: Header) -> list[Paragraph]:
    """The paragraphs of the mark, and those down to the third below it."""
    own = [paragraph for element in header.mark for paragraph in element.paragraphs]
    known = {id(paragraph) for paragraph in own}
    paragraphs = list(document.paragraphs)
    last = max((place for place, each in enumerate(paragraphs, start=1) if id(each) in known), default=0)
    return [*own, *paragraphs[: last + _BELOW_MARK]]


def _first_page(document: ReadDocument) -> list[Paragraph]:
    """What is in the header and the footer of the first page, where it has its own."""
    section = document.sections[0]
    return [*section.headers.get("first", ()), *section.footers.get("first", ())]


def _at_right(number: Element) -> bool:
    paragraph = number.paragraph
    before = paragraph.text[: paragraph.text.find(number.text)]
    return paragraph.align == "right" or "\t" in before


def _has_pair(paragraph: Paragraph) -> bool:
    return any(border.kind.lower().startswith(_PAIRS) for border in paragraph.borders.values())


def _long_rules(paragraph: Paragraph) -> int:
    return sum(drawing.kind == "line" and drawing.width >= _LONG_RULE for drawing in paragraph.drawings)


def kind_of(title: Element | None, mark: Sequence[Element]) -> Kind | None:
    """The 文种: what the title ends with, or where there is no title the mark."""
    texts = [element.text for element in (title, *mark[-1:]) if element is not None]
    return next((kind for kind in map(forms.kind_at_end, texts) if kind is not None), None)
