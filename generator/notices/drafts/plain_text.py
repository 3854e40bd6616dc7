"""A draft in plain text → a document: each line is a paragraph, without formatting."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.errors import InputError, Problem, Span
from generator.ground.length import Mm, Pt
from generator.ground.source.source_file import bounded, decode_any, unholdable
from generator.notices.drafts.draft import require_bounds
from generator.office.reading.document import Paragraph, ReadDocument, Run, Section

_SIZE = Pt(12)
_NEW_PAGE = "\f"
_SECTION = Section(
    number=0, width=Mm(210), height=Mm(297), top=Mm(25.4), bottom=Mm(25.4), left=Mm(31.8), right=Mm(31.8),
    header=Mm(15), footer=Mm(15),
)  # fmt: skip


def read_text(data: bytes, name: str) -> tuple[ReadDocument, list[Problem]]:
    """The document in ``data``, and a note where its encoding was guessed; ``name`` is the file's name in problems.

    A paragraph's place has its number and its line. Raises InputError for what is no text, text in an encoding that is
    not certain, characters that no document can hold, and more than is read of a draft.
    """
    found = decode_any(data)
    if found is None:
        raise InputError(Problem("draft-unknown" if b"\0" in data else "draft-encoding-unclear", Span(name)))
    lines = found.text.removesuffix("\n").split("\n")
    require_bounds(name, len(lines), len(found.text))
    InputError.raise_for(bounded(_unholdable(lines, name)))
    blocks = tuple(_paragraph(line, number, name) for number, line in enumerate(lines, start=1))
    notes = [] if found.guessed is None else [Problem("draft-encoding", Span(name), {"encoding": found.guessed})]
    return ReadDocument(file=name, blocks=blocks, sections=(_SECTION,), body_size=_SIZE), notes


def _unholdable(lines: list[str], name: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        character = unholdable(line.replace(_NEW_PAGE, ""))
        if character is not None:
            yield Problem("source-xml-character", Span(name, number, 1, source=line), {"character": character})


def _paragraph(line: str, number: int, name: str) -> Paragraph:
    text = line.replace(_NEW_PAGE, "")
    runs = (Run(text=text, font="", latin="", size=_SIZE),) if text else ()
    place = Span(name, number, 1, source=text, paragraph=number)
    return Paragraph(place=place, section=0, runs=runs, starts_page=_NEW_PAGE in line, mark_size=_SIZE)
