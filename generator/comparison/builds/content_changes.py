"""Text differences between two files: of a .docx by paragraph, of an .xlsx by row and cell."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from generator.comparison.builds.differences import TextChange
from generator.comparison.description import describe
from generator.comparison.differences import differences
from generator.ground.errors import InputError, Problem, Span
from generator.office.package import read_package
from generator.office.reading import read_document

_WORD = ".docx"
_MOST_COMPARED = 4_000_000  # pairs of lines; beyond that the lines of two monsters are compared one by one


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph, or a row of cells; ``places`` has the place of each text. ``is_main``: in the main document."""

    texts: tuple[str, ...]
    places: tuple[Span | str, ...]
    is_main: bool = False


def text_changes(suffix: str, old: bytes, new: bytes) -> tuple[TextChange, ...] | None:
    """The differences between the texts of ``old`` and ``new``; None for a kind of file whose texts are not compared.

    Raises InputError where one of the two cannot be read.
    """
    read = _READERS.get(suffix.lower())
    return None if read is None else tuple(changes(read(old), read(new)))


def look_changes(suffix: str, old: bytes, new: bytes) -> tuple[str, ...]:
    """The differences in look between two .docx, in sentences; empty for other files.

    Raises InputError where one of the two cannot be read.
    """
    if suffix.lower() != _WORD:
        return ()
    before, after = (describe(data, "") for data in (old, new))
    return tuple(each.text for each in differences(before, after))


def changes(old: Sequence[TextLine], new: Sequence[TextLine]) -> Iterator[TextChange]:
    """The lines that were changed, added and removed, in order."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if len(before) * len(after) > _MOST_COMPARED:
        yield from _beside(before, after)
        return
    one, other = ([line.texts for line in lines] for lines in (before, after))
    for what, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what != "equal":
            yield from _by_first_cell(before[i:j], after[k:m])


def _by_first_cell(old: Sequence[TextLine], new: Sequence[TextLine]) -> Iterator[TextChange]:
    """Replaced rows, paired where their first cells are equal."""
    one, other = (
        [next(filter(None, line.texts), "") if len(line.texts) > 1 else "" for line in each] for each in (old, new)
    )
    for _, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield from _beside(old[i:j], new[k:m])


def _common(old: Sequence[TextLine], new: Sequence[TextLine]) -> int:
    """The number of equal lines at the beginning."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one.texts != other.texts:
            break
        count += 1
    return count


def _beside(olds: Sequence[TextLine], news: Sequence[TextLine]) -> Iterator[TextChange]:
    """Replaced lines, paired in order."""
    for before, after in zip_longest(olds, news):
        shown = after or before
        ones = () if before is None else before.texts
        others = () if after is None else after.texts
        if before is None or after is None:
            whole = " | ".join(text for text in shown.texts if text)
            old, new = None if before is None else whole, None if after is None else whole
            yield TextChange(shown.places[0], old, new, shown.is_main)
            continue
        places = after.places if len(others) >= len(ones) else before.places
        for place, one, other in zip_longest(places, ones, others, fillvalue=""):
            if one != other:
                yield TextChange(place, one, other, shown.is_main)


def _paragraphs(data: bytes) -> list[TextLine]:
    """The paragraphs of a .docx, then those of its headers and footers, each once."""
    document = read_document(data, "")
    lines = [TextLine((each.text,), (each.place,), is_main=True) for each in document.paragraphs]
    around = {
        (paragraph.place.part, paragraph.text): paragraph
        for section in document.sections
        for paragraphs in (*section.headers.values(), *section.footers.values())
        for paragraph in paragraphs
    }
    return [*lines, *(TextLine((each.text,), (each.place,)) for each in around.values())]


def _rows(data: bytes) -> list[TextLine]:
    """The rows of a workbook that are not empty, sheet by sheet, with the values typed or computed."""
    from openpyxl import load_workbook

    read_package(data, name="")  # within limits
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not know, which is not asked for here
            book = load_workbook(io.BytesIO(data))
    except Exception as fault:  # whatever openpyxl makes of a damaged workbook
        raise InputError(Problem("document-unreadable", None, {"why": str(fault)})) from fault
    lines = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            texts = tuple("" if cell.value is None else str(cell.value) for cell in row)
            if any(texts):
                lines.append(TextLine(texts, tuple(f"{sheet.title}!{cell.coordinate}" for cell in row)))
    return lines


_READERS: Mapping[str, Callable[[bytes], list[TextLine]]] = {_WORD: _paragraphs, ".xlsx": _rows}
