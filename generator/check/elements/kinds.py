"""Which format, profile and 文种 a document is of."""

from __future__ import annotations

from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.found import Element
from generator.check.elements.header import Header
from generator.ground.length import Mm
from generator.office.reading.document import Paragraph, ReadDocument, Section
from generator.standard import Format, Kind, Profile, length

_MARGIN = Mm(1.1)  # less than half of what the profiles differ by
_LONG_RULE = Mm(165)
_ONE_PAIR = 2
_PAIRS = ("thick", "thin", "double")


def profile_of(document: ReadDocument) -> Profile | None:
    """The profile whose page margins the document has, at the top or, where that is neither's, at the bottom."""
    for side in ("top", "bottom"):
        for section in document.sections:
            for profile in Profile:
                if not section.landscape and abs(_side(section, side) - length(f"margin.{side}", profile)) <= _MARGIN:
                    return profile
    return None


def _side(section: Section, side: str) -> float:
    return section.top if side == "top" else section.bottom


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
    if header.number is not None and _at_right(header.number):
        return True
    own = [paragraph for element in header.mark for paragraph in element.paragraphs]
    around = [*own, *list(document.paragraphs)[: len(own) + 3], *_first_page(document)]
    return any(map(_has_pair, around)) or sum(map(_long_rules, around)) > 1


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
