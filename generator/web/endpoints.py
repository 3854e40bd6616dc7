"""Addresses: plain functions that answer a request, run in a thread, their exceptions made into pages.

Forms are read in that thread, too: a large one keeps no other answer waiting.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message

from generator.ground.disk.file_size_limits import TEXT
from generator.ground.errors import LANGUAGES, GeneratorError, Lang, speaking
from generator.ground.words.vocabularies import page_text as text
from generator.web.answers import not_found_page, problems_page, sentence_page
from generator.web.desk_request import DeskRequest, Form
from generator.web.fault_reports import Report, reported
from generator.web.open_desk import NotFoundError, Upload

Handler = Callable[[DeskRequest], Response]
LANGUAGE_COOKIE = "fawen_lang"
MOST_FIELDS = 20_000
"""As many inputs as the cells of tables in a notice of a hundred pages."""
_MOST_FILES = 50


def route(path: str, handler: Handler, method: str = "GET") -> Route:
    """The address ``path``, answered by ``handler``; a name in braces is an opaque id, which ``request.path`` has."""

    async def endpoint(request: Request) -> Response:
        serving, report = asyncio.get_running_loop(), cast("Report", request.app.state.report)
        return await run_in_threadpool(lambda: _answered(handler, _desk_request(request, serving), report))

    return Route(path, endpoint, methods=[method])


async def not_found(request: Request, _: Exception) -> Response:
    """The page for an unknown address."""
    lang = _lang(request)
    with speaking(lang):
        return not_found_page(DeskRequest(request.app.state.desk, lang))


async def not_read(request: Request, _: Exception) -> Response:
    """The page for a form that was cut off or has too many fields. A browser that broke it off never sees the page."""
    lang = _lang(request)
    with speaking(lang):
        sentence = text("not-read", most=MOST_FIELDS)
        return sentence_page(DeskRequest(request.app.state.desk, lang), text("refused-title"), sentence, status=400)


def _lang(request: Request) -> Lang:
    """The language that the browser has chosen, else that of the server."""
    chosen = next((each for each in LANGUAGES if each == request.cookies.get(LANGUAGE_COOKIE)), None)
    return chosen or cast("Lang", request.app.state.lang)


def _desk_request(request: Request, serving: asyncio.AbstractEventLoop) -> DeskRequest:
    is_sent, asked = request.method == "POST", request.scope["query_string"].decode("latin-1")
    return DeskRequest(
        desk=request.app.state.desk,
        lang=_lang(request),
        path=request.path_params,
        query=dict(request.query_params),
        form=asyncio.run(_form(_read_from(request, serving))) if is_sent else Form(),
        address=f"{request.scope['path']}{'?' if asked else ''}{asked}",
        is_sent=is_sent,
        wants_fragment=request.headers.get("hx-request") == "true",
    )


def _read_from(request: Request, serving: asyncio.AbstractEventLoop) -> Request:
    """``request`` for the loop of another thread than ``serving``, which receives it."""

    async def received() -> Message:
        return await request.receive()

    async def receive() -> Message:
        try:
            return asyncio.run_coroutine_threadsafe(received(), serving).result()
        except CancelledError:  # the server ends
            raise ClientDisconnect from None

    return Request(request.scope, receive)


async def _form(request: Request) -> Form:
    """The fields of the form that was sent. A file input without a file sends one without a name, which is left out."""
    async with request.form(max_files=_MOST_FILES, max_fields=MOST_FIELDS, max_part_size=TEXT.most) as form:
        entries: list[tuple[str, str | Upload]] = []
        for name, value in form.multi_items():
            if not isinstance(value, UploadFile):
                entries.append((_encodable(name), _encodable(value)))
            elif value.filename:
                entries.append((_encodable(name), Upload(_encodable(value.filename), await value.read())))
        return Form(tuple(entries))


def _encodable(text: str) -> str:
    """``text`` with ``?`` for each lone surrogate, which an encoding named by the form can bring."""
    return text.encode(errors="replace").decode()


def _check_notice(desk_request: DeskRequest) -> None:
    """Raises NotFoundError, before anything is done, for an address with the id of a missing notice."""
    if "notice" in desk_request.path:
        _ = desk_request.notice


def _answered(handler: Handler, desk_request: DeskRequest, report: Report) -> Response:
    with speaking(desk_request.lang):
        try:
            _check_notice(desk_request)
            return handler(desk_request)
        except NotFoundError:
            return not_found_page(desk_request)
        except GeneratorError as fault:
            return problems_page(desk_request, fault.problems)
        except Exception as fault:  # whatever it is, what was typed is still on the page before
            if isinstance(fault, FileNotFoundError) and not _is_folder_there():
                return sentence_page(desk_request, text("folder-gone-title"), text("folder-gone"), status=404)
            number = reported(fault, report)
            return sentence_page(
                desk_request,
                text("fault-title"),
                text("fault-here" if desk_request.wants_fragment else "fault", number=number),
                status=500,
            )


def _is_folder_there() -> bool:
    """Whether the folder that is served is still there: without it no path can be resolved."""
    try:
        return bool(os.getcwd())
    except OSError:
        return False
