"""Comparison of two builds: which papers differ, for which units, and what differs in their texts and looks."""

from __future__ import annotations

import io
import os
import warnings
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import Literal

from generator.comparison.description import describe
from generator.comparison.difference_sentences import differences
from generator.ground.disk import COPIED, missing, read_entries, read_plain
from generator.ground.errors import InputError, OutputError, Problem, Span, UsageError
from generator.ground.text_similarity import common_ends
from generator.office.package import read_package
from generator.office.reading import read_document
from generator.standard import NUMBER
from generator.writing.file_digests import plain_digest
from generator.writing.manifest_entries import CORRECTED, MANIFEST, Kind, ManifestFile, RecordedBuild, listed_in

# Two folders of papers are compared.


_MOST_OPENED = 100
"""How many units' papers are opened, by default; the others are only reported as changed."""

_OF_UNITS = "unit/"


def compare_builds(old: Path, new: Path, *, most: int | None = _MOST_OPENED) -> BuildDifferences:
    """The differences between the papers in ``old`` and those in ``new``: each is a set of papers, or a folder of sets.

    Files are compared as they are now; those that somebody changed since they were built are reported. The papers of
    ``most`` units are opened, of all where it is None, and always the notice and the lists. Where a document's words
    are the same, the differences in its look are reported.

    Raises UsageError where one of the two is missing or holds no set, InputError where a manifest cannot be read.
    """
    both, only_old, only_new = _paired(old, new)
    sets = tuple(_compared(_read_set(before), _read_set(after), most) for before, after in both)
    return BuildDifferences(sets, only_old, only_new)


def _compared(old: _PaperSet, new: _PaperSet, most: int | None) -> SetDifference:
    before, after = _present(old), _present(new)
    pairs = _matched(old.listed.files, new.listed.files)
    found = [each for pair in pairs if (each := _difference(pair, before, after)) is not None]
    renamed = {(one.unit, other.unit) for one, other in pairs if one and other and one.unit != other.unit}
    names_before, names_after = _units(old), _units(new)
    changed = dict.fromkeys(difference.unit for difference, _, _ in found if difference.action == "changed")
    return SetDifference(
        old=old.folder,
        new=new.folder,
        programs=(old.listed.program, new.listed.program),
        files=tuple(_opened(found, before, after, most)),
        units=len(names_after),
        units_new=_without_others(names_after, names_before, {now for _, now in renamed}),
        units_removed=_without_others(names_before, names_after, {was for was, _ in renamed}),
        units_renamed=tuple((str(was), str(now)) for was, now in sorted(renamed, key=str)),
        units_changed=tuple(unit for unit in changed if unit is not None),
        edited=(tuple(before.edited), tuple(after.edited)),
        missing=(tuple(sorted(before.missing)), tuple(sorted(after.missing))),
    )


def _units(papers: _PaperSet) -> dict[str, None]:
    return dict.fromkeys(file.unit for file in papers.listed.files if file.unit is not None)


def _without_others(names: Iterable[str], others: dict[str, None], renamed: set[str | None]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in others and name not in renamed)


_Difference = tuple["FileDifference", ManifestFile | None, ManifestFile | None]


def _difference(pair: _Pair, before: _CurrentFiles, after: _CurrentFiles) -> _Difference | None:
    """The difference between the two files of ``pair``, unopened, with these; None where they are equal."""
    old, new = pair
    digests = (
        None if old is None else before.digest(old),
        None if new is None else after.digest(new),
    )
    if digests == (None, None):
        return None
    file = new or old
    assert file is not None
    difference = FileDifference(
        path=file.path,
        kind=file.kind,
        template=file.template,
        action="new" if digests[0] is None else "removed" if digests[1] is None else "changed",
        unit=file.unit,
    )
    if old is None or new is None or None in digests:
        return difference, old, new
    if digests[0] == digests[1] and (old.path, old.unit) == (new.path, new.unit):
        return None
    return (
        replace(
            difference,
            action="moved" if digests[0] == digests[1] else "changed",
            before=None if old.path == new.path else old.path,
            unit_before=None if old.unit == new.unit else old.unit,
            pages=(old.pages, new.pages),
        ),
        old,
        new,
    )


def _opened(
    found: Iterable[_Difference], before: _CurrentFiles, after: _CurrentFiles, most: int | None
) -> Iterator[FileDifference]:
    """The differences; changed files are opened and compared."""
    units: set[str] = set()
    for difference, was, now in found:
        if difference.action != "changed" or was is None or now is None:
            yield difference
            continue
        unit = difference.unit
        if unit is not None and unit not in units and most is not None and len(units) >= most:
            yield replace(difference, inside="unopened")
            continue
        if unit is not None:
            units.add(unit)
        yield _looked_into(difference, before.folder / was.path, after.folder / now.path)


def _looked_into(difference: FileDifference, old: Path, new: Path) -> FileDifference:
    if difference.kind == "dispatch" and difference.template.startswith(_OF_UNITS):
        return replace(difference, inside="joined")
    suffix = PurePosixPath(difference.path).suffix
    try:
        before, after = (read_plain(path, most=COPIED.most) for path in (old, new))
        changes = text_changes(suffix, before, after)
        compares_look = not changes and suffix.lower() == _WORD
        look = differences(describe(before, ""), describe(after, "")) if compares_look else []
    except (OSError, InputError):
        return replace(difference, inside="unreadable")
    return (
        difference
        if changes is None
        else replace(difference, inside="told", changes=changes, look=tuple(each.text for each in look))
    )


# What differs in the texts of two files: of a .docx by paragraph, of an .xlsx by row and cell.


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


def changes(old: Sequence[TextLine], new: Sequence[TextLine]) -> Iterator[TextChange]:
    """The lines that were changed, added and removed, in order."""
    start, end = common_ends([line.texts for line in old], [line.texts for line in new])
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


# The files of a set that are no longer as they were built.


@dataclass(frozen=True, slots=True)
class _CurrentFiles:
    """The set's files as they are now: the digests of those that changed, and those that are gone."""

    folder: Path
    edited: dict[str, str]
    missing: frozenset[str]

    def digest(self, file: ManifestFile) -> str | None:
        """The digest of the file as it is now, None where it is gone."""
        return None if file.path in self.missing else self.edited.get(file.path, file.sha256)


def _present(papers: _PaperSet) -> _CurrentFiles:
    """The present state of the files of ``papers``.

    A file of the listed size that is older than the manifest counts as unchanged; any other is read. What is no plain
    file any more has an empty digest.
    """
    edited = {}
    missing = set()
    for file in papers.listed.files:
        path = papers.folder / file.path
        try:
            found = path.lstat()
            if found.st_size != file.bytes or found.st_mtime_ns > papers.written:
                now = plain_digest(path)
                if now != file.sha256:
                    edited[file.path] = now or ""
        except OSError:
            missing.add(file.path)
    return _CurrentFiles(papers.folder, edited, frozenset(missing))


# The files of an old set are paired with those of a new one.


_Pair = tuple[ManifestFile | None, ManifestFile | None]
_Key = Callable[[ManifestFile], Hashable]


def _unit(file: ManifestFile) -> Hashable:
    unit = ("code", file.code) if file.code else ("name", file.unit)
    return file.kind, file.template, PurePosixPath(file.path).suffix, unit


_KEYS: tuple[_Key, ...] = (
    lambda file: (_unit(file), file.path),
    _unit,
    lambda file: (file.kind, file.template, PurePosixPath(file.path).suffix, file.unit),
    lambda file: (file.kind, file.path, file.unit),
)


def _matched(old: Sequence[ManifestFile], new: Sequence[ManifestFile]) -> list[_Pair]:
    """The pairs in the order of ``new``, then what is in ``old`` alone.

    Files are paired by kind, template and unit; a unit is known by its code where it has one, else by its name. The
    rest is paired by the unit's name, because a unit may have got a code, and then by the path.
    """
    counterpart: dict[str, ManifestFile] = {}
    rest_old, rest_new = list(old), list(new)
    for key in _KEYS:
        rest_old, rest_new = _match(rest_old, rest_new, key, counterpart)
    pairs: list[_Pair] = [(counterpart.get(file.path), file) for file in new]
    return [*pairs, *((file, None) for file in rest_old)]


def _match(
    old: Sequence[ManifestFile], new: Sequence[ManifestFile], key: _Key, counterpart: dict[str, ManifestFile]
) -> tuple[list[ManifestFile], list[ManifestFile]]:
    """Pairs items with equal keys, in order; returns the items without a counterpart."""
    waiting: defaultdict[Hashable, list[ManifestFile]] = defaultdict(list)
    for file in reversed(old):
        waiting[key(file)].append(file)
    left = []
    for file in new:
        found = waiting.get(key(file))
        if found:
            counterpart[file.path] = found.pop()
        else:
            left.append(file)
    taken = {id(file) for file in counterpart.values()}
    return [file for file in old if id(file) not in taken], left


# Sets of papers are found by their manifest.json: a folder is one, or holds several.


@dataclass(frozen=True, slots=True)
class _PaperSet:
    """A set of papers: its folder, what its manifest lists, and when the manifest was written (nanoseconds)."""

    folder: Path
    listed: RecordedBuild
    written: int


def _paired(old: Path, new: Path) -> tuple[list[tuple[Path, Path]], tuple[str, ...], tuple[str, ...]]:
    """The sets in ``old`` and ``new``, paired by the names of their folders; where each has one set, these two.

    A folder of before, which has a counted number for its name, is paired with the one that has its series as well.
    Then the names of those in ``old`` alone, and of those in ``new`` alone.

    Raises UsageError for each of the two that is missing or holds no set.
    """
    sets = [_sets(path) for path in (old, new)]
    UsageError.raise_for(
        Problem("builds-none", Span(str(path)), {"name": str(path)}) if path.is_dir() else missing(path)
        for path, found in zip((old, new), sets, strict=True)
        if not found
    )
    before, after = sets
    if len(before) == len(after) == 1:
        return list(zip(before.values(), after.values(), strict=True)), (), ()
    names = {name: name for name in after if name in before}
    rest = {known: name for name in before if name not in names and (known := _identity(before[name])) is not None}
    for name in after:
        known = None if name in names else _identity(after[name])
        if known in rest:
            names[name] = rest.pop(known)
    return (
        [(before[names[name]], after[name]) for name in after if name in names],
        tuple(name for name in before if name not in names.values()),
        tuple(name for name in after if name not in names),
    )


def _identity(folder: Path) -> tuple[object, ...] | None:
    """What the set of a counted number in ``folder`` is known by, whatever the folder's name; None for other sets."""
    listed = _read_set(folder).listed
    if listed.number is None or NUMBER.fullmatch(listed.number):
        return None
    return listed.number, listed.date, listed.notice, folder.name.startswith(CORRECTED)


def _read_set(folder: Path) -> _PaperSet:
    """The set in ``folder``. Raises InputError where its manifest.json cannot be read, or is not ours."""
    path = folder / MANIFEST
    try:
        listed, written = listed_in(folder), path.stat().st_mtime_ns
    except (OSError, OutputError) as fault:
        raise InputError(Problem("builds-manifest", Span(str(path)))) from fault
    if not listed.program:
        raise InputError(Problem("builds-manifest", Span(str(path))))
    return _PaperSet(folder, listed, written)


def _sets(path: Path) -> Mapping[str, Path]:
    """The folders of sets, by name."""
    if os.path.lexists(path / MANIFEST):
        return {path.absolute().name: path}
    if not path.is_dir():
        return {}
    return {each.path.name: each.path for each in read_entries(path) if os.path.lexists(each.path / MANIFEST)}


# The differences, as data.


Action = Literal["new", "removed", "changed", "moved"]
Inside = Literal["told", "unopened", "unreadable", "joined", "opaque"]
"""Of a changed file: its texts were compared; there are too many to open; one of the two cannot be read; it is other
papers joined, which are reported by themselves; it is of a kind whose texts are not compared, such as a PDF."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A paragraph or a cell that was changed, added (``old`` is None) or removed (``new`` is None).

    ``place`` is the place of the paragraph in the new document, or else in the old one; of a cell ``sheet!A1``.
    ``is_main``: it is in the main document, as nearly everything is.
    """

    place: Span | str
    old: str | None
    new: str | None
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDifference:
    """A file that differs between the two builds.

    ``path`` is its path, of a removed one the old path; ``before`` is the old path where that differs. ``unit`` is the
    unit's name, ``unit_before`` its old name. ``moved``: its content is the same. ``changes`` are those of its texts;
    where there are none, ``look`` describes in sentences how the formatting differs. ``pages`` are the page counts of
    old and new, where known.
    """

    path: str
    kind: Kind
    template: str
    action: Action
    unit: str | None = None
    unit_before: str | None = None
    before: str | None = None
    inside: Inside = "opaque"
    changes: tuple[TextChange, ...] = ()
    look: tuple[str, ...] = ()
    pages: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDifference:
    """Two sets of papers, compared.

    ``programs`` made them. ``units`` are the names in the new set, ``units_new`` and ``units_removed`` those on one
    side alone, ``units_renamed`` pairs of old and new name, ``units_changed`` the units with a paper whose content
    changed. ``edited`` and ``missing`` are paths of files that are no longer as they were built, of the old and the new
    set.
    """

    old: Path
    new: Path
    programs: tuple[str, str]
    files: tuple[FileDifference, ...]
    units: int
    units_new: tuple[str, ...]
    units_removed: tuple[str, ...]
    units_renamed: tuple[tuple[str, str], ...]
    units_changed: tuple[str, ...]
    edited: tuple[Sequence[str], Sequence[str]]
    missing: tuple[Sequence[str], Sequence[str]]

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        return bool(self.files) or self.missing[0] != self.missing[1]


@dataclass(frozen=True, slots=True)
class BuildDifferences:
    """Two folders of papers: the sets in both, compared, and the names of those in one alone."""

    sets: tuple[SetDifference, ...]
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.only_old or self.only_new) or any(each.differs for each in self.sets)
