"""The papers of a built set handed out: one file, all of them as a ZIP, or the folder opened."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from generator.desk.built_sets import zip_pieces
from generator.desk.desktop import opened
from generator.ground.errors import OutputError
from generator.web.answers import download, problems_page, see_other
from generator.web.asked import Asked
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError
from generator.web.screens.make.builds import last_build, manifest_of
from generator.web.screens.make.made_sets import MadeSet, made_set


def hand_out(asked: Asked) -> Response:
    """One paper, as the build made it. Raises NotFoundError, OutputError where somebody has changed it."""
    papers = _set(asked).papers
    file = papers.by_id.get(asked.path["file"])
    if file is None:
        raise NotFoundError
    return download(file.name, papers.content(file))


def hand_out_all(asked: Asked) -> Response:
    """The whole set, or its PDFs, as a ZIP. Raises OutputError with all papers that somebody has changed."""
    papers = _set(asked).papers
    pdfs_alone = "pdfs" in asked.query
    files = [file for file in papers.files if file.is_pdf or not pdfs_alone]
    changed = list(papers.changed(files))
    if changed:
        raise OutputError(changed)
    name = f"{papers.folder.name}-PDF.zip" if pdfs_alone else f"{papers.folder.name}.zip"
    return download(name, zip_pieces(papers, files, whole=not pdfs_alone))


def open_folder(asked: Asked) -> Response:
    """Opens the folder of the set on the machine of the server, which is that of whoever asks."""
    problem = opened(_set(asked).papers.folder)
    if problem is not None:
        return problems_page(asked, [problem])
    return see_other(f"{asked.notice.address}/make")


def _set(asked: Asked) -> MadeSet:
    return made_set(asked, manifest_of(last_build(asked.desk, asked.notice)))


ROUTES: list[Route] = [
    route("/notices/{notice}/sets/{set}/files/{file}", hand_out),
    route("/notices/{notice}/sets/{set}/zip", hand_out_all),
    route("/notices/{notice}/sets/{set}/open", open_folder, "POST"),
]
