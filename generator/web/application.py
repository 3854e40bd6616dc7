"""The application: the addresses of all screens over one desk."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route

from generator.ground.errors import Lang
from generator.ground.words.vocabularies import page_text as text
from generator.web.answers import sentence_page
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import not_found, not_read, route
from generator.web.fault_reports import Report
from generator.web.open_desk import OpenDesk
from generator.web.screens import (
    dispatches,
    make,
    notice,
    office,
    papers,
    register,
    roster,
    served_files,
    tools,
)


def application(desk: OpenDesk, *, stop: Callable[[], None], report: Report, lang: Lang = "zh") -> Starlette:
    """The application over ``desk``; ``stop`` ends the server, ``report`` is called with each fault of ours.

    ``lang`` is the language of a browser that has not chosen one. Nothing here keeps strangers out: the guard does.
    """
    screens = (served_files, dispatches, office, notice, roster, papers, register, make, tools)
    routes: list[Route] = [each for screen in screens for each in screen.ROUTES]
    application = Starlette(routes=[*routes, route("/close", _closing(stop), "POST")])
    application.router.redirect_slashes = False  # it would answer with an address made of what was asked
    application.state.desk = desk
    application.state.report = desk.jobs.report = report
    application.state.lang = lang
    application.add_exception_handler(400, not_read)
    application.add_exception_handler(ClientDisconnect, not_read)
    application.add_exception_handler(404, not_found)
    application.add_exception_handler(405, not_found)
    return application


def _closing(stop: Callable[[], None]) -> Callable[[DeskRequest], Response]:
    def close(request: DeskRequest) -> Response:
        answer = sentence_page(request, text("closed-title"), text("closed"), status=200, leads_home=False)
        stop()
        return answer

    return close
