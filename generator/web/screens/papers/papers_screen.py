"""The papers of one unit, of the dispatch, or the notice, as pages; the units that get papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from starlette.responses import Response

from generator.desk.previewing import Papers, dispatch_papers, notice_papers, unit_papers
from generator.dispatch.build_sources import Sources
from generator.ground.errors import GeneratorError, Problem
from generator.roster.units.unit import Unit
from generator.web.answers import page
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.jobs import Job
from generator.web.open_desk import NotFoundError
from generator.web.paper_pages import Pages, PapersShown
from generator.web.problem_addresses import problem_addresses, unsaid
from generator.web.screens.papers.kept_inputs import KeptInputs, ReadDesk
from generator.web.screens.papers.templates import templates_view

LISTS = "lists"
"""The kind of jobs in which papers of the dispatch are made: of all units, so it may take long."""
_UNIT, _DISPATCH, _NOTICE = _WHAT = ("unit", "dispatch", "notice")
_WAIT_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class PagesView:
    """The pages of ``what`` is chosen: of ``unit`` where that is a unit's papers.

    ``refused`` says why there are none, ``fault`` is the number of a fault of ours; ``job`` makes or prints those that
    are missing.
    """

    what: str
    unit: ShownUnit | None = None
    shown: PapersShown | None = None
    refused: tuple[Problem, ...] = ()
    job: Job | None = None
    fault: str | None = None


def show(request: DeskRequest) -> Response:
    """The screen: templates, units, and the pages of what is chosen. The step is done as soon as they were seen."""
    view = _screen(request)
    if view["search"] is not None:
        request.desk.note_papers_seen(request.notice)
    return page(request, "papers/papers.html", view=view)


def show_pages(request: DeskRequest) -> Response:
    """The part with the pages, which a script asks for again while LibreOffice prints."""
    return page(request, "papers/pages.html", view=_screen(request))


def find(request: DeskRequest) -> Response:
    """The units that fit what was typed."""
    read = request.desk.kept(KeptInputs).read(request.desk, request.notice)
    return page(request, "papers/found.html", search=_search(request, read))


def _screen(request: DeskRequest) -> dict[str, object]:
    """The screen: the desk's ``templates``, the units found, the pages; where the inputs cannot be read, the problems.

    ``is_draft``: the notice can only be a draft as it is, and these are the papers of one.
    """
    what = request.query.get("what", _UNIT)
    if what not in _WHAT:
        raise NotFoundError
    view = {"templates": templates_view(request), "address_of": problem_addresses(request.desk, request.notice)}
    try:
        read = request.desk.kept(KeptInputs).read(request.desk, request.notice)
    except GeneratorError as fault:
        return {**view, "search": None, "is_draft": False, "pages": PagesView(what, refused=fault.problems)}
    pages = _pages(request, read, what)
    return {**view, "search": _search(request, read), "is_draft": read.is_draft, "pages": pages}


def _search(request: DeskRequest, read: ReadDesk) -> Search:
    return searched(read, request.query.get("q", ""))


def _pages(request: DeskRequest, read: ReadDesk, what: str) -> PagesView:
    """The pages of what is chosen. Raises NotFoundError."""
    view = PagesView(what, shown_unit(read, request.query.get("unit")))
    job = _made_lists(request, read) if what == _DISPATCH else None
    if job is not None and job.result is None:
        return replace(view, refused=job.problems, job=None if job.is_over else job, fault=job.number)
    try:
        papers = _made_at_once(read, view) if job is None else cast("Papers", job.result)
        return view if papers is None else _drawn(request, read, view, papers)
    except GeneratorError as fault:
        return replace(view, refused=fault.problems)


def _made_at_once(read: ReadDesk, view: PagesView) -> Papers | None:
    """The notice, or the papers of a unit; None where nobody gets papers. Raises GeneratorError."""
    if view.what == _NOTICE:
        return _notice(read.sources)
    return None if view.unit is None else unit_papers(read.units, view.unit.unit, read.sources.unit_templates)


def _made_lists(request: DeskRequest, read: ReadDesk) -> Job:
    """The job that makes the papers of the dispatch, of the inputs as they are now."""
    job = request.desk.jobs.last(LISTS)
    if job is None or job.about != read.mark or job.state == "stopped":
        job = request.desk.jobs.replace(LISTS, read.mark, lambda _: _lists(read.sources))
    job.wait(_WAIT_SECONDS)
    return job


def _drawn(request: DeskRequest, read: ReadDesk, view: PagesView, papers: Papers) -> PagesView:
    """``view`` with the pages of ``papers``. Raises GeneratorError."""
    whose = view.unit.id if view.what == _UNIT and view.unit is not None else view.what
    found = Pages(request.desk, f"{request.notice.id}/{whose}").shown(papers, read.sources.notice.moment)
    shown = replace(found, warnings=unsaid(request.desk, request.notice, found.warnings))
    return replace(view, shown=shown, job=found.job, fault=found.fault)


def _notice(sources: Sources) -> Papers:
    """The notice without the warnings about all of it, which 草稿 has as well."""
    papers = notice_papers(sources)
    return replace(papers, warnings=tuple(each for each in papers.warnings if each.span is not None))


def _lists(sources: Sources) -> Papers:
    """The papers of the dispatch, with the warnings about them alone."""
    papers, of_notice = dispatch_papers(sources), notice_papers(sources).warnings
    return replace(papers, warnings=tuple(each for each in papers.warnings if each not in of_notice))


# The units that get papers: found by what is typed, one after the other.


MOST_FOUND = 20
"""Units that a search shows; how many there are is said."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed; the first ``units`` found, each with its id, and how many in all, of ``total``."""

    words: str
    units: tuple[tuple[str, Unit], ...]
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """The unit whose papers are shown: its id, its place from 1, and the ids of the ones before and after it.

    ``previous`` and ``next`` are None at the ends.
    """

    id: str
    unit: Unit
    serial: int
    previous: str | None
    next: str | None


def searched(read: ReadDesk, words: str) -> Search:
    """The units whose name, group, addressee or code has ``words`` in it."""
    wanted = words.strip().casefold()
    units = read.sources.units
    numbers = [number for number, unit in enumerate(units) if _fits(unit, wanted)]
    first = tuple((read.ids[number], units[number]) for number in numbers[:MOST_FOUND])
    return Search(words, first, len(numbers), len(units))


def shown_unit(read: ReadDesk, unit_id: str | None) -> ShownUnit | None:
    """The unit of that id, else the first one; None where nobody gets papers. Raises NotFoundError."""
    ids = read.ids
    if not ids:
        return None
    unit_id = unit_id or ids[0]
    unit = read.unit(unit_id)
    number = read.numbers[unit_id]
    return ShownUnit(unit_id, unit, number + 1, _at(ids, number - 1), _at(ids, number + 1))


def _fits(unit: Unit, wanted: str) -> bool:
    return any(wanted in each.casefold() for each in (unit.name, unit.group, unit.addressee, unit.code) if each)


def _at(ids: Sequence[str], number: int) -> str | None:
    return ids[number] if 0 <= number < len(ids) else None


ROUTES = [
    route("/notices/{notice}/papers", show),
    route("/notices/{notice}/papers/pages", show_pages),
    route("/notices/{notice}/papers/units", find),
]
