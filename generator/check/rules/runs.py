"""The runs of a part of a paragraph's text: their typefaces and sizes held against a rule's, and their colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.check.departure import Departure
from generator.ground.errors import Severity, TranslatedText, joined
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph, Run
from generator.standard import length, row
from generator.standard.faces import FaceName, face_of, size_name


def runs_of(paragraph: Paragraph, text: str) -> tuple[Run, ...]:
    """The runs, cut to it, of the last place where ``text`` is in the paragraph; all runs where it does not."""
    start = paragraph.text.rfind(text)
    if start < 0:
        return paragraph.runs
    return runs_between(paragraph, start, start + len(text))


def runs_between(paragraph: Paragraph, start: int, end: int) -> tuple[Run, ...]:
    """The runs, cut to them, of the characters from ``start`` up to ``end``."""
    found, place = [], 0
    for run in paragraph.runs:
        part = run.text[max(start - place, 0) : max(end - place, 0)]
        if part:
            found.append(run if part == run.text else replace(run, text=part))
        place += len(run.text)
    return tuple(found)


def other_face(
    paragraph: Paragraph, face: FaceName, runs: Iterable[Run] | None = None, *, milder: Severity | None = None
) -> Iterator[Departure]:
    """A departure where hanzi of ``runs``, else of the whole paragraph, are in another face than ``face``."""
    for run in paragraph.runs if runs is None else runs:
        if any("\u4e00" <= character <= "\u9fff" for character in run.text) and face_of(run.font) != face:
            yield Departure(paragraph, run.font, face, milder=milder)
            return


def other_size(
    paragraph: Paragraph, name: str, runs: Iterable[Run] | None = None, *, milder: Severity | None = None
) -> Iterator[Departure]:
    """A departure where text of ``runs``, else of the whole paragraph, is of another size than the row ``name``."""
    bound = row(name).tolerance
    for run in paragraph.runs if runs is None else runs:
        if run.text.strip() and abs(run.size - length(name)) > (bound if isinstance(bound, float) else 0):
            yield Departure(paragraph, _points(run.size), _points(length(name)), milder=milder)
            return


def other_type(
    at: Paragraph,
    face: FaceName,
    size: str,
    runs: Iterable[Run] | None = None,
    *,
    milder: Severity | None = None,
) -> Iterator[Departure]:
    """Departures of another face than ``face``, and of another size than the row ``size``."""
    yield from other_face(at, face, runs, milder=milder)
    yield from other_size(at, size, runs, milder=milder)


def in_one(paragraph: Paragraph, departures: Iterable[Departure]) -> Iterator[Departure]:
    """All ``departures`` of a paragraph as one, where there are any."""
    faults = list(departures)
    if faults:
        yield Departure(paragraph, joined(each.measured for each in faults), joined(each.wanted for each in faults))


def _points(size: float) -> TranslatedText:
    """A size of type as people write it."""
    name = size_name(size)
    return phrase("page-pt" if name is None else "page-named-pt", number=size, name=name)


_DARK = 8  # of 255; programs write black in several ways
_BRIGHT, _MUCH_MORE = 150, 2
_NEAR = 8

RED = "FF0000"


def said(color: str | None) -> TranslatedText:
    """A colour RRGGBB as it is reported."""
    if color is None or is_black(color):
        return phrase("page-black")
    return phrase("page-a-red", color=color) if is_red(color) else phrase("page-the-colour", color=color)


def is_black(color: str | None) -> bool:
    """Whether the colour RRGGBB is black; a colour that is left to the program is."""
    return color is None or max(_parts(color)) <= _DARK


def is_red(color: str | None) -> bool:
    """Whether the colour RRGGBB is a red."""
    if color is None:
        return False
    red, green, blue = _parts(color)
    return red > _BRIGHT and red > _MUCH_MORE * max(green, blue)


def is_plain_red(color: str) -> bool:
    """Whether it is the red of screens, FF0000."""
    return all(abs(one - other) <= _NEAR for one, other in zip(_parts(color), _parts(RED), strict=True))


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[:2], 16), int(color[2:4], 16), int(color[4:6], 16)
