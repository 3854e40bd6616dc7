"""The screen of the tools, what they hand out and show, and 转 PDF: Word documents as LibreOffice prints them."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response

from generator.desk.built_sets import zip_of
from generator.desk.handed_documents import HandedDocument
from generator.desk.previewing import Papers, key_of
from generator.ground.cores import cores
from generator.ground.errors import GeneratorError, InputError, Problem
from generator.ground.file_names import safe_name, sent_name
from generator.notices.reviewing.review_data import Review
from generator.office.pdf.conversion import convert_documents
from generator.office.pdf.printed_paragraphs import PrintedParagraph
from generator.web.answers import REFUSED, download, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.jobs import Job, Work
from generator.web.open_desk import Latest, NotFoundError, OpenNotice, Upload
from generator.web.paper_pages import PRINT, Pages, PapersShown

if TYPE_CHECKING:
    from generator.web.screens.tools.merging import Merge

_MOST, _MOST_MADE = 8, 2
_JOB = "tool"
_AT_ONCE = 2.0
"""Seconds that an answer waits for a job: most need less."""
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # pictures of pages show no date of their own


@dataclass(frozen=True, slots=True)
class MadeFiles:
    """Finished ``files`` by their names, handed out as they are or, where there are several, as a ZIP of this name."""

    name: str
    files: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ToolBox:
    """``made`` are the results by the ids of what they were made of; ``reviewed`` have the state of the desk."""

    checked: Latest[HandedDocument] = field(default_factory=lambda: Latest(_MOST))
    reviewed: Latest[tuple[object, OpenNotice, Review]] = field(default_factory=lambda: Latest(_MOST))
    merges: Latest[Merge] = field(default_factory=lambda: Latest(_MOST))
    made: Latest[MadeFiles] = field(default_factory=lambda: Latest(_MOST_MADE))


def show(request: DeskRequest) -> Response:
    """The page with all tools."""
    return tools_page(request)


def tools_page(request: DeskRequest, problems: Sequence[Problem] = ()) -> Response:
    """The page, with ``problems`` of a file that was not taken."""
    return page(request, "tools/tools.html", status=REFUSED if problems else 200, problems_found=problems)


def handed_in(request: DeskRequest) -> Upload:
    """The file that was sent. Raises InputError where none was."""
    upload = request.form.upload("file")
    if upload is None:
        raise InputError(Problem("draft-none"))
    return upload


def download_made(request: DeskRequest) -> Response:
    """The result: the file, or a ZIP of several. Raises NotFoundError."""
    made = request.desk.kept(ToolBox).made.get(request.path["made"])
    if made is None:
        raise NotFoundError
    if len(made.files) > 1:
        return download(f"{made.name}.zip", zip_of(made.files))
    ((name, data),) = made.files.items()
    return download(name, data)


def pages_of(request: DeskRequest, name: str, data: bytes) -> PapersShown:
    """The pages of the document ``data``; LibreOffice prints those that are missing."""
    return Pages(request.desk, f"tool {key_of(data)}").shown(Papers({name: data}, {}, ()), _ANY_DAY)


def marks_of(
    cards: Iterable[tuple[int, Sequence[PrintedParagraph]]],
) -> Mapping[int, Sequence[tuple[PrintedParagraph, list[int]]]]:
    """By pages the places that ``cards`` mark, each with their numbers."""
    found: dict[PrintedParagraph, list[int]] = defaultdict(list)
    for number, marks in cards:
        for place in marks:
            found[place].append(number)
    pages: dict[int, list[tuple[PrintedParagraph, list[int]]]] = defaultdict(list)
    for place, numbers in found.items():
        pages[place.page].append((place, numbers))
    return pages


def begin(request: DeskRequest, about: str, work: Work) -> None:
    """Starts ``work`` for the result of the id ``about``, before any pictures of pages, and waits a moment for it."""
    request.desk.jobs.forget(PRINT)
    request.desk.jobs.replace(_JOB, about, work).wait(_AT_ONCE)


def job_of(request: DeskRequest, about: str) -> Job | None:
    """The job for the result of the id ``about``, where that is the last."""
    job = request.desk.jobs.last(_JOB)
    return job if job is not None and job.about == about else None


def print_pdfs(request: DeskRequest) -> Response:
    """The page of the PDFs that are made of the documents."""
    try:
        first = handed_in(request)
    except GeneratorError as fault:
        return tools_page(request, fault.problems)
    documents = {sent_name(each.name): each.data for each in request.form.uploads("file")}
    key, box = secrets.token_hex(8), request.desk.kept(ToolBox)

    def work(job: Job) -> None:
        done: list[str] = []

        def progress(name: str) -> None:
            done.append(name)
            job.made("pdfs", len(done), len(documents), name)

        pdfs = convert_documents(documents, jobs=cores(), progress=progress).pdfs
        files = {safe_name(Path(name).stem, ".pdf"): pdf.data for name, pdf in pdfs.items()}
        box.made[key] = MadeFiles(Path(sent_name(first.name)).stem, files)

    begin(request, key, work)
    return see_other(f"/tools/pdf/{key}")


def show_pdfs(request: DeskRequest) -> Response:
    """How far it is, and the result. Raises NotFoundError."""
    key = request.path["made"]
    job, made = job_of(request, key), request.desk.kept(ToolBox).made.get(key)
    if job is None and made is None:
        raise NotFoundError
    return page(request, "tools/pdf.html", key=key, job=job, made=made)
