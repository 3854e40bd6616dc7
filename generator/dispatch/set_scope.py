"""Which papers of a full build are in the set, what is needed of the others, and which units share a document.

A build always plans the whole set. Where units are chosen, the papers of other units are in the set only if they are
there already; everything in the set is made as a full build makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from generator.dispatch.build_sources import Sources
from generator.dispatch.copies_to_print import is_last, letters_of
from generator.dispatch.existing_set import Published
from generator.dispatch.plan import Paper
from generator.dispatch.templates import Compiled
from generator.dispatch.unit_choice import Choice
from generator.ground.errors import Problem, Span, UsageError
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate
from generator.writing.manifest_entries import Beside, SetOptions, path_beside

_DOCX = ".docx"


@dataclass(frozen=True)
class Scope:
    """What one run makes.

    ``papers`` are all papers of a full build, in order; ``paths`` those in the set, ``asked`` those in the set that are
    of chosen units, or of no unit. ``options`` are those of the set, two-sided also where the notice says so. ``pdfs``
    are the documents in the set that have a PDF beside them, ``ofds`` those with an OFD, ``painted`` those, in the set
    or not, whose PDFs a full build would paint. ``counted`` are the documents, in the set or not, whose pages a list
    prints; ``joined`` the units' papers that print files are made of. ``takes`` has, by path, the further units of a
    paper for several.
    """

    papers: tuple[Paper, ...]
    paths: frozenset[str]
    asked: frozenset[str]
    options: SetOptions
    pdfs: frozenset[str]
    ofds: frozenset[str]
    painted: frozenset[str]
    counted: frozenset[str]
    joined: frozenset[str]
    takes: Mapping[str, tuple[str, ...]]

    @property
    def published(self) -> Iterator[Paper]:
        """The papers in the set."""
        return (paper for paper in self.papers if paper.path in self.paths)

    @property
    def is_printed_by_office(self) -> bool:
        """Whether an office suite has to print documents, for PDFs or for their pages."""
        return self.options.pdf and not self.painted.issuperset(self.pdfs | self.counted)

    @property
    def letters(self) -> list[Paper]:
        """The units' papers that have to be made: those in the set, and those that papers in the set are made of."""
        return [paper for paper in self.papers if paper.kind == "unit" and self._is_made(paper)]

    @property
    def needs_aside(self) -> bool:
        """Whether papers have to be put aside: papers in the set are made of them, but they are not in the set."""
        return any(paper.path not in self.paths for paper in self.letters)

    def _is_made(self, paper: Paper) -> bool:
        if paper.path in self.paths or paper.path in self.joined:
            return True
        return paper.path in self.counted and (self.options.pdf or is_text(paper))


def scope_of(
    sources: Sources,
    planned: Sequence[Paper],
    choice: Choice,
    before: Published,
    turns: Mapping[str, Turns],
    options: SetOptions,
) -> Scope:
    """The scope of a run over ``planned`` for ``choice``, into the folder of ``before``, with the set's ``options``."""
    drawing = _Drawing(choice, before, _documents(sources, turns))
    papers = tuple(paper for paper in planned if paper.unit is None or _key(paper) in drawing.documents)
    asked = frozenset(paper.path for paper in papers if drawing.is_asked(paper))
    paths = asked.union(paper.path for paper in papers if drawing.is_there(paper))
    paints = options.pdf and options.pdf_engine == "own"
    paths -= {paper.path for paper in papers if drawing.is_incomplete(paper, papers, paths)}
    return Scope(
        papers,
        paths,
        asked,
        options,
        frozenset(each.path for each in papers if options.pdf and each.path in paths and drawing.has(each, "pdf")),
        frozenset(each.path for each in papers if options.ofd and each.path in paths and drawing.has(each, "ofd")),
        frozenset(paper.path for paper in papers if paints and is_text(paper)),
        frozenset(_counted(papers)),
        frozenset(_joined(papers, paths)),
        {paper.path: taken for paper in papers if (taken := drawing.units_of(paper)[1:])},
    )


def refuse_other_order(choice: Choice, order: Sequence[str], target: Path) -> None:
    """Raises UsageError where the serials of chosen units would not fit those of the papers that stay in ``target``.

    Those papers are in the ``order`` that an earlier ``--sort`` gave them.
    """
    if choice.narrowed and order != choice.order:
        options = " ".join(f"--sort {each}" for each in order)
        code = "cli-sort-other" if options else "cli-sort-unsorted"
        raise UsageError(Problem(code, Span(str(target)), {"options": options} if options else {}))


@dataclass(frozen=True)
class _Drawing:
    """Decides whether a paper is in the set, by who was chosen, what is there, and who shares a document.

    ``documents`` has the codes, or names, of the units of each document.
    """

    choice: Choice
    before: Published
    documents: Mapping[tuple[str, int], tuple[str, ...]]

    def units_of(self, paper: Paper) -> tuple[str, ...]:
        """The codes, or names, of the units that the paper is for."""
        return () if paper.unit is None else self.documents[_key(paper)]

    def is_asked(self, paper: Paper) -> bool:
        """Whether the paper is of chosen units, or of no unit."""
        return not self.choice.narrowed or paper.unit is None or not self._chosen.isdisjoint(self.units_of(paper))

    def is_there(self, paper: Paper, beside: Beside = "") -> bool:
        """Whether the paper, or the file ``beside`` it, is there; a unit's paper may be in any document."""
        if paper.unit is not None:
            return not self.before.units_of(paper.source, beside).isdisjoint(self.units_of(paper))
        earlier = self.before.earlier(paper)
        return earlier is not None and path_beside(earlier.path, beside) in self.before.ours

    def is_incomplete(self, paper: Paper, papers: Sequence[Paper], paths: frozenset[str]) -> bool:
        """Whether it is a missing print file that would need papers from outside of the set."""
        if paper.printed is None or not self.choice.narrowed or self.is_there(paper):
            return False
        return any(letter.path not in paths for letter in letters_of(papers, paper))

    def has(self, paper: Paper, beside: Beside) -> bool:
        """Whether it has a PDF, or an OFD, ``beside`` it in a set with such files.

        Where units are chosen, papers of theirs have one, those of all that are made only now, and those that have one
        there. What is joined for printing has no OFD, nor have the lists of it.
        """
        if not paper.path.endswith(_DOCX) or paper.attached is not None or paper.is_numbered_copy:
            return False
        if beside == "ofd" and (paper.printed is not None or paper.numbers or is_last(paper)):
            return False
        if not self.choice.narrowed:
            return True
        made = self.is_asked(paper) if paper.unit is not None else not self.is_there(paper)
        return made or self.is_there(paper, beside)

    @cached_property
    def _chosen(self) -> frozenset[str]:
        return frozenset(unit.identity for unit in self.choice.units)


def _key(paper: Paper) -> tuple[str, int]:
    return paper.source, paper.serial or 0


def _documents(sources: Sources, turns: Mapping[str, Turns]) -> dict[tuple[str, int], tuple[str, ...]]:
    """The codes, or names, of the units of each document, by its template and the serial of its first unit."""
    identities = [unit.identity for unit in sources.units]
    return {
        (template, begin + 1): tuple(identities[number] for number in taken)
        for template, each in turns.items()
        for begin, taken in each.documents(len(identities))
    }


def _counted(papers: Sequence[Paper]) -> Iterator[str]:
    """The documents whose pages a print order lists; none where there is no print order."""
    if not any(map(is_last, papers)):
        return
    for paper in papers:
        is_document = paper.path.endswith(_DOCX) and paper.attached is None
        if is_document and paper.printed is None and not paper.numbers and not is_last(paper):
            yield paper.path


def _joined(papers: Sequence[Paper], paths: frozenset[str]) -> Iterator[str]:
    """The letters of the print files in the set; all letters where a print order lists their sections."""
    sections = any(map(is_last, papers))
    for paper in papers:
        if paper.printed is not None and (sections or paper.path in paths):
            yield from (letter.path for letter in letters_of(papers, paper))


def is_text(paper: Paper) -> bool:
    """Whether fawen lays the paper out: it is made from a text template, or joined from papers that are."""
    template = paper.template if paper.printed is None else paper.printed.template
    return paper.attached is None if template is None else isinstance(template.compiled, PaperTemplate)


# Which units each document is for, where NEXT and SKIPIF fields take several units or skip some.


@dataclass(frozen=True, slots=True)
class Turns:
    """The units with which documents begin.

    ``sequences`` has, by the number from 0 of each unit that a document begins with, its number among the merged ones;
    None where every unit has its own document. ``skipped`` are the numbers of the units that SKIPIF fields leave out.
    """

    sequences: Mapping[int, int] | None = None
    skipped: tuple[int, ...] = ()

    def sequence(self, serial: int) -> int | None:
        """The number among the merged ones of the unit with this ``serial``; None where no document begins with it."""
        return serial if self.sequences is None else self.sequences.get(serial - 1)

    def beginnings(self, chosen: Collection[int], total: int) -> list[int]:
        """The numbers, from 0, of the units, of ``total``, with which the documents of the ``chosen`` ones begin."""
        if self.sequences is None:
            return sorted(chosen)
        return [begin for begin, taken in self.documents(total) if not set(taken).isdisjoint(chosen)]

    def documents(self, total: int) -> Iterator[tuple[int, Sequence[int]]]:
        """For each document the number, from 0, of its first unit, and the numbers of all its units."""
        if self.sequences is None:
            yield from ((number, (number,)) for number in range(total))
            return
        left_out = set(self.skipped)
        for begin, end in pairwise((*self.sequences, total)):
            yield begin, [number for number in range(begin, end) if number not in left_out]

    def warnings(self, template: str, names: Sequence[str]) -> tuple[Problem, ...]:
        """A warning that names the units left out; ``names`` are those of all units."""
        if not self.skipped:
            return ()
        return (Problem("output-skipped", Span(template), units=tuple(names[number] for number in self.skipped)),)


def turns(
    template: Compiled,
    total: int,
    context: Callable[[int], Mapping[str, object]],
    titles: Mapping[str, str],
) -> Turns:
    """The turns of ``total`` units; ``context`` returns what the template sees for the unit of a number, from 0."""
    if not isinstance(template, DocxTemplate) or not template.takes_records:
        return Turns()
    sequences: dict[int, int] = {}
    skipped: list[int] = []
    number, sequence = 0, 1
    while number < total:
        names = context(number)
        if template.skips(names, titles=titles):
            skipped.append(number)
            number += 1
            continue
        sequences[number] = sequence
        used = template.records_used(names, titles=titles)
        number, sequence = number + used, sequence + used
    return Turns(sequences, tuple(skipped))
