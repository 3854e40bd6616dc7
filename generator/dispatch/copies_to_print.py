"""The rows of a print order: what is to be printed, file by file; and whether the copies of the notice add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from generator.ground import errors
from generator.roster.units.unit import Unit
from generator.templates.text.notice import Notice

if TYPE_CHECKING:
    from generator.dispatch.plan import Paper
    from generator.dispatch.templates import Template

PAPERS = "papers"
"""The name that such templates read."""

Row = dict[str, object]


def reads_papers(template: Template) -> bool:
    """Whether ``template`` lists what is to be printed: such a paper is made last, and not printed with the others."""
    return bool(template.reads_of(PAPERS))


def is_last(paper: Paper) -> bool:
    """Whether ``paper`` lists what is to be printed, and so is made when all pages are counted."""
    return paper.kind == "dispatch" and paper.template is not None and reads_papers(paper.template)


def print_order(
    papers: Sequence[Paper], pages: Mapping[str, int | None], sections: Mapping[str, int], title: str
) -> list[Row]:
    """A row for each file of ``papers`` that is printed, in the order of printing.

    ``pages`` has the page count of every file, None or absent where unknown; ``sections`` the number of sections of
    each unit's paper. ``title`` is the notice's. A paper that is in a print file is printed from that file; where the
    units of a print file get different numbers of copies, there is a row for each run of equal numbers. Numbered copies
    of the notice are printed from theirs.
    """
    numbered = any(paper.numbers for paper in papers)
    joined = {paper.printed.template.name for paper in papers if paper.printed is not None}
    rows: list[Row] = []
    for paper in papers:
        if paper.printed is not None:
            rows += _of_print_file(paper, letters_of(papers, paper), pages, sections)
        elif _is_printed(paper, joined) and not paper.is_numbered_copy and not (numbered and paper.is_notice):
            rows.append(_row(paper, _title(paper, title), pages.get(paper.path), paper.copies))
    return rows


def letters_of(papers: Sequence[Paper], print_file: Paper) -> list[Paper]:
    """The units' papers that ``print_file`` joins, in order."""
    return [paper for paper in papers if _is_in(paper, print_file)]


def _is_printed(paper: Paper, joined: set[str]) -> bool:
    if paper.template is None:
        return True
    if paper.kind == "unit":
        return paper.template.name not in joined
    return paper.path.endswith(".docx") and not reads_papers(paper.template)


def _is_in(paper: Paper, print_file: Paper) -> bool:
    printed = print_file.printed
    return (
        printed is not None
        and paper.kind == "unit"
        and paper.template is printed.template
        and printed.first <= (paper.serial or 0) <= printed.last
    )


def _of_print_file(
    paper: Paper, letters: Sequence[Paper], pages: Mapping[str, int | None], sections: Mapping[str, int]
) -> Iterator[Row]:
    """A row for each run of letters that are printed in the same number of copies."""
    title = paper.printed.template.title if paper.printed is not None else ""
    runs = [(copies, list(run)) for copies, run in groupby(letters, key=lambda each: each.copies)]
    first = 1
    for copies, run in runs:
        last = first + sum(sections.get(each.path, 1) for each in run) - 1
        where = "" if len(runs) == 1 else f"s{first}-s{last}" if last > first else f"s{first}"
        yield _row(paper, title, _sum(pages.get(each.path) for each in run), copies, sections=where)
        first = last + 1


def _sum(pages: Iterator[int | None]) -> int | None:
    known = list(pages)
    return None if None in known else sum(each for each in known if each is not None)


def _row(paper: Paper, title: str, pages: int | None, copies: int, *, sections: str = "") -> Row:
    return {
        "title": title,
        "path": paper.path,
        "unit": paper.unit.name if paper.unit is not None else "",
        "sections": sections,
        "pages": "" if pages is None else pages,
        "copies": copies,
    }


def _title(paper: Paper, title: str) -> str:
    if paper.template is not None:
        return paper.template.title
    if paper.detached is not None or paper.attached is not None:
        return paper.path.rpartition(".")[0]
    return title


def print_run(notice: Notice, units: Sequence[Unit]) -> int:
    """印制份数: the copies of the notice for ``units``, for 抄送机关 and for the office's own archive, added up.

    Raises NoticeError where the notice gives another number, or the last copy would have a 份号 of more digits.
    """
    printing = notice.printing
    distributed: int = sum(unit.copies for unit in units)
    total = distributed + printing.copy_to + printing.archive
    if printing.run is not None and printing.run != total:
        facts = {
            "run": printing.run,
            "total": total,
            "units": distributed,
            "copy_to": printing.copy_to,
            "archive": printing.archive,
        }
        problem = errors.Problem("notice-print-run", printing.spans.get("run"), facts, "printing.run")
        raise errors.NoticeError(problem.in_words(notice.words))
    first = notice.copy_number
    if first and len(str(int(first) + total - 1)) > len(first):
        beyond = {"first": first, "copies": total, "most": "9" * len(first)}
        problem = errors.Problem("notice-copies-beyond", notice.copy_number_span, beyond, "copy_number")
        raise errors.NoticeError(problem.in_words(notice.words))
    return total
