"""The papers of a built set handed out: one file, all of them as a ZIP, or the folder opened."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from generator.desk.built_sets import zip_pieces
from generator.desk.opening import opened
from generator.ground.errors import OutputError
from generator.web.answers import download, problems_page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError
from generator.web.screens.make.builds import last_build, manifest_of
from generator.web.screens.make.made_sets import MadeSet, made_set


def hand_out(request: DeskRequest) -> Response:
    """One paper, as the build made it. Raises NotFoundError, OutputError where somebody has changed it."""
    papers = _set(request).papers
    file = papers.by_id.get(request.path["file"])
    if file is None:
        raise NotFoundError
    return download(file.name, papers.content(file))


def hand_out_all(request: DeskRequest) -> Response:
    """The whole set, or its PDFs, as a ZIP. Raises OutputError with all papers that somebody has changed."""
    papers = _set(request).papers
    pdfs_alone = "pdfs" in request.query
    files = [file for file in papers.files if file.is_pdf or not pdfs_alone]
    OutputError.raise_for(papers.changed(files))
    name = f"{papers.folder.name}-PDF.zip" if pdfs_alone else f"{papers.folder.name}.zip"
    return download(name, zip_pieces(papers, files, whole=not pdfs_alone))


def open_folder(request: DeskRequest) -> Response:
    """Opens the folder of the set on this machine, which is the user's own."""
    problem = opened(_set(request).papers.folder)
    if problem is not None:
        return problems_page(request, [problem])
    return see_other(f"{request.notice.address}/make")


def _set(request: DeskRequest) -> MadeSet:
    return made_set(request, manifest_of(last_build(request.desk, request.notice)))


ROUTES: list[Route] = [
    route("/notices/{notice}/sets/{set}/files/{file}", hand_out),
    route("/notices/{notice}/sets/{set}/zip", hand_out_all),
    route("/notices/{notice}/sets/{set}/open", open_folder, "POST"),
]
