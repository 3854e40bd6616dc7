"""转 PDF: Word documents as LibreOffice prints them."""

from __future__ import annotations

import secrets
from pathlib import Path

from starlette.responses import Response

from generator.ground.cores import cores
from generator.ground.errors import GeneratorError
from generator.ground.file_names import safe_name, sent_name
from generator.office.pdf.conversion import convert_documents
from generator.web.answers import page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.jobs import Job
from generator.web.open_desk import NotFoundError
from generator.web.screens.tools.tool_box import MadeFiles, begin, handed_in, job_of, tool_box, tools_page


def hand_in(request: DeskRequest) -> Response:
    """The page of the PDFs that are made of the documents."""
    try:
        first = handed_in(request)
    except GeneratorError as fault:
        return tools_page(request, fault.problems)
    documents = {sent_name(each.name): each.data for each in request.form.uploads("file")}
    key, box = secrets.token_hex(8), tool_box(request.desk)

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


def show(request: DeskRequest) -> Response:
    """How far it is, and the result. Raises NotFoundError."""
    key = request.path["made"]
    job, made = job_of(request, key), tool_box(request.desk).made.get(key)
    if job is None and made is None:
        raise NotFoundError
    return page(request, "tools/pdf.html", key=key, job=job, made=made)
