"""简报 with several pieces: 目录 and 按语 above them, and where in the text each begins (practice)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.office.reading.document import Table
from generator.official.provisions import entry_text
from generator.official.recognition import forms
from generator.official.recognition.body import body_of, marker_of
from generator.official.recognition.elements import Element, RecognisedIssuedText
from generator.official.recognition.lines import Item, Line, element_of
from generator.official.recognition.title import TitleSplit, looks_like_title
from generator.standard import NOTE_LABEL

_CONTENTS = re.compile(r"[【\[]?\s*(?:本期)?目\s*[录次]\s*[】\]]?[：:]?")
_BULLET = re.compile(
    r"(?:[0-9０-９]{1,2}\s*[.．、]|[一二三四五六七八九十]{1,3}、|[●◎○★▲◆■※·•]|第[一二三四五六七八九十]篇)\s*"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """What is above the text: the 按语 with its label, the lines of 目录, and the first title, with what is after it.

    ``named`` are the titles that 目录 lists, without blanks and serials.
    """

    editor_note: Element | None = None
    contents: list[Line] = field(default_factory=list)
    named: tuple[str, ...] = ()
    titled: TitleSplit = field(default_factory=lambda: TitleSplit(None, [], []))


def take_lead(lines: Sequence[Line]) -> Lead:
    """The lead at the beginning of ``lines``, its 目录 and 按语 in any order."""
    rest, note, contents = list(lines), None, list[Line]()
    while rest:
        if not contents and _CONTENTS.fullmatch(rest[0].text):
            contents = [rest[0], *_entries(rest[1:])]
            rest = rest[len(contents) :]
        elif note is None and NOTE_LABEL.match(rest[0].text):
            own = [rest[0], *_noted(rest)]
            note, rest = element_of(own, "\n"), rest[len(own) :]
        else:
            break
    named = tuple(map(_name, contents[1:]))
    titled = TitleSplit(None, [], rest)
    if rest and _name(rest[0]) in named:
        titled = TitleSplit(rest[0].element(), [], rest[1:])
    return Lead(note, contents, named, titled)


def split_pieces(
    items: Sequence[Item], title: Element | None, body: Sequence[Line], lead: Lead
) -> tuple[tuple[RecognisedIssuedText, ...], tuple[Line, ...]]:
    """The pieces of a text, its ``title`` that of the first, and the lines of 目录 where that lists just their titles.

    None where there is only one: ``body`` is then all of it.
    """
    starts = list(_title_lines(body, lead.named))
    bounds = [*((0, 0) for _ in [title] if title is not None), *starts, (len(body), len(body))]
    if len(bounds) - 1 < _SEVERAL or bounds[0][0]:
        return (), ()
    titles = [
        title or element_of(body[slice(*starts[0])], "\n"),
        *(element_of(body[slice(*each)], "\n") for each in starts),
    ]
    titles = titles if title is not None else titles[1:]
    order = {id(item.paragraph if isinstance(item, Line) else item): place for place, item in enumerate(items)}
    places = [order.get(id(each.paragraph), 0) for each in titles]
    tables = [item for item in items if isinstance(item, Table)]
    found = tuple(
        RecognisedIssuedText(
            own,
            body_of(body[end:following]),
            tuple(each for each in tables if first < order[id(each)] < last),
        )
        for own, ((_, end), (following, _)), (first, last) in zip(
            titles, pairwise(bounds), pairwise([*places, len(items)]), strict=True
        )
    )
    listed = lead.named == tuple(forms.without_blanks(each.text) for each in titles)
    return found, tuple(lead.contents) if listed else ()


_SEVERAL = 2  # pieces


def _title_lines(body: Sequence[Line], named: Container[str]) -> Iterator[tuple[int, int]]:
    """Where titles begin and end: lines that 目录 lists, or that look like one; what is below at once belongs to it."""
    place = 0
    while place < len(body):
        end = place
        while end < len(body) and _is_title(body[end], named):
            end += 1
            if _name(body[end - 1]) in named:
                break
        if end > place:
            yield place, end
        place = max(end, place + 1)


def _is_title(line: Line, named: Container[str]) -> bool:
    return _name(line) in named or (looks_like_title(line) and not line.far_right and not marker_of(line.shown)[1])


def _entries(lines: Sequence[Line]) -> Iterator[Line]:
    """The entries of 目录: up to the first that is there again, looks like a title, is 按语, or is a sentence."""
    known: set[str] = set()
    for line in lines:
        name = _name(line)
        if (
            name in known
            or NOTE_LABEL.match(line.text)
            or line.text.endswith("。")
            or (looks_like_title(line) and known)
        ):
            return
        known.add(name)
        yield line


def _noted(lines: Sequence[Line]) -> Iterator[Line]:
    """What goes on with the 按语 that is the first of ``lines``: paragraphs in 楷体 below it."""
    for line in lines[1:]:
        if line.face != "楷体" or lines[0].face != "楷体" or line.like_a_title or line.apart:
            return
        yield line


def _name(line: Line) -> str:
    """What a line of 目录 names, or what it is a title of, without blanks, serial and the number of its page."""
    return entry_text(forms.without_blanks(_BULLET.sub("", line.text, count=1)))
