"""Two versions of a .docx, compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.comparison.description import Description, describe
from generator.comparison.differences import Difference, differences
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import Problem
from generator.office.package import blanks_behind
from generator.writing import output_errors, write_files


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs; ``warnings`` are notes on the files, and what printing them had to say."""

    differences: tuple[Difference, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What differs, in sentences."""
        return tuple(each.text for each in self.differences)


def compare_documents(old: Path, new: Path, *, html: Path | None = None) -> Compared:
    """What differs between two .docx; with ``html`` a file that shows their pages side by side is written there.

    Raises UsageError where a file is not there, InputError where one is no Word document, OutputError where the pages
    cannot be printed or the file cannot be written.
    """
    data = read_contents(old, DOCUMENT), read_contents(new, DOCUMENT)
    before, after = (describe(each, str(path)) for each, path in zip(data, (old, new), strict=True))
    found = tuple(differences(before, after))
    notes = [note for each, path in zip(data, (old, new), strict=True) for note in blanks_behind(each, str(path))]
    if html is None:
        return Compared(found, tuple(notes))
    page, warnings = _page(data, (str(old), str(new)), (before, after), found)
    with output_errors(html):
        write_files({html: page.encode()})
    return Compared(found, (*notes, *warnings))


def _page(
    data: tuple[bytes, bytes],
    names: tuple[str, str],
    described: tuple[Description, Description],
    found: Sequence[Difference],
) -> tuple[str, tuple[Problem, ...]]:
    from generator.comparison.side_by_side import html_page, marks, printed  # PDF takes long to import

    old, new, warnings = printed(*data, names)
    old_marks, new_marks = (
        marks(pages.pages, [each for each in description.entries if each.kind == "paragraph"], changed)
        for pages, description, changed in zip((old, new), described, _changed(found), strict=True)
    )
    sentences = [each.text for each in found]
    return html_page(names, sentences, (old, old_marks), (new, new_marks)), warnings


def _changed(found: Sequence[Difference]) -> tuple[dict[int, int], dict[int, int]]:
    """The numbers of changes, from 1, by the ids of the entries that they concern; of an entry its first."""
    old: dict[int, int] = {}
    new: dict[int, int] = {}
    for number, each in enumerate(found, 1):
        for entry, numbers in ((each.old, old), (each.new, new)):
            if entry is not None:
                numbers.setdefault(id(entry), number)
    return old, new
