"""合并: a Word template and a sheet, each dropped in; the first document as it prints, then all of them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from starlette.responses import Response

from generator.desk.sheet_papers import SheetPapers, sheet_papers
from generator.desk.starters.starter_papers import OverSheets, papers_over_sheets
from generator.ground.errors import GeneratorError, Problem
from generator.web.answers import REFUSED, download, lasting, page, see_other
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.jobs import Job
from generator.web.open_desk import NotFoundError, Upload
from generator.web.screens.tools.tool_box import MadeFiles, ToolBox, begin, job_of, pages_of

_MEANS, _FACT = "means-", "fact-"
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Merge:
    """A template and a sheet, None for what was not chosen yet, with what was answered; ``papers`` are those of both.

    ``paper`` is the id of the shipped template that was chosen, ``""`` for one's own. ``problems`` say why there are
    no ``papers``.
    """

    word: Upload | None = None
    sheet: Upload | None = None
    paper: str = ""
    name_column: str = ""
    meanings: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    facts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    papers: SheetPapers | None = None
    problems: tuple[Problem, ...] = ()

    def opened(self) -> Merge:
        """The same with its papers, or with the problems of both files."""
        if self.word is None or self.sheet is None:
            return replace(self, papers=None, problems=())
        word, sheet = ((each.name, each.data) for each in (self.word, self.sheet))
        try:
            papers = sheet_papers(word, sheet, name_column=self.name_column, meanings=self.meanings, facts=self.facts)
        except GeneratorError as fault:
            return replace(self, papers=None, problems=fault.problems)
        return replace(self, papers=papers, problems=())


def show(request: DeskRequest) -> Response:
    """The two files, the document at the place that is asked for, the result. Raises NotFoundError."""
    key = request.path.get("merge", "")
    merge = request.desk.kept(ToolBox).merges.get(key) if key else Merge()
    if merge is None:
        raise NotFoundError
    papers, problems, shown = merge.papers, merge.problems, None
    place = min((whole_number(request.query.get("n", "1")) or 1), papers.count if papers is not None else 1)
    if papers is not None and papers.count:
        try:
            shown = pages_of(request, *papers.document(place - 1))
        except GeneratorError as fault:
            problems = fault.problems
    return page(
        request,
        "tools/merge.html",
        status=REFUSED if merge.problems else 200,
        key=key,
        merge=merge,
        choices=papers_over_sheets(),
        problems_found=problems,
        place=place,
        shown=shown,
        job=job_of(request, key),
        made=request.desk.kept(ToolBox).made.get(key),
    )


def change(request: DeskRequest) -> Response:
    """The page with what was chosen or answered; where all of it was asked for, with the result."""
    box, form = request.desk.kept(ToolBox), request.form
    key = request.path.get("merge") or secrets.token_hex(8)
    merge = box.merges.get(key) if "merge" in request.path else Merge()
    if merge is None:
        raise NotFoundError
    if form.has("paper"):
        chosen = _paper(form.text("paper"))
        merge = replace(merge, word=Upload(chosen.name, chosen.template), paper=chosen.id, meanings=_NOTHING)
    if (word := form.upload("word")) is not None:
        merge = replace(merge, word=word, paper="", meanings=_NOTHING)
    if (sheet := form.upload("sheet")) is not None:
        merge = replace(merge, sheet=sheet, name_column="", meanings=_NOTHING)
    if form.has("answers"):
        typed = dict(form.all_texts())
        merge = replace(
            merge,
            name_column=typed.get("name-column", merge.name_column),
            meanings={name.removeprefix(_MEANS): each for name, each in typed.items() if name.startswith(_MEANS)},
            facts={name.removeprefix(_FACT): each for name, each in typed.items() if name.startswith(_FACT)},
        )
    merge = merge.opened()
    if not merge.meanings and merge.papers is not None and merge.papers.unknown:  # what is likeliest, until it is said
        likely = {each.name: each.meant for each in merge.papers.unknown}
        merge = replace(merge, meanings=likely).opened()
    box.merges[key] = merge
    if form.has("make") and (papers := merge.papers) is not None:

        def work(job: Job) -> None:
            files = papers.files(lambda done, total, name: job.made("units", done, total, name))
            box.made[key] = MadeFiles(Path(papers.name).stem, files)

        begin(request, key, work)
    else:
        box.made.forget(key)
    return see_other(f"/tools/merge/{key}")


def show_paper(request: DeskRequest) -> Response:
    """The small picture of a shipped template. Raises NotFoundError."""
    return lasting(_paper(request.path["paper"]).picture, "image/png")


def download_sheet(request: DeskRequest) -> Response:
    """The sample sheet of a shipped template. Raises NotFoundError."""
    paper = _paper(request.path["paper"])
    return download(paper.sheet_name, paper.sheet)


def _paper(wanted: str) -> OverSheets:
    paper = papers_over_sheets().get(wanted)
    if paper is None:
        raise NotFoundError
    return paper
