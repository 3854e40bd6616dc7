"""Answers: pages and parts of pages, the way to another page, files to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response, StreamingResponse

from generator.ground.errors import Problem
from generator.ground.words.vocabularies import page_text as text
from generator.office.package.part_names import media_type
from generator.templates.text.front_matter.house import issuer_names
from generator.web.assets import SCRIPTS, STYLES, asset_address
from generator.web.desk_request import DeskRequest
from generator.web.open_drafts import role_choices, taken_from
from generator.web.problem_addresses import place_words, remedy_words, sentence_words, unsaid
from generator.web.steps import step_address, steps_of

DESK_SCREENS = {
    "dispatches": "/",
    "roster": "/roster",
    "templates": "/templates",
    "register": "/register",
    "tools": "/tools",
    "office": "/office",
}
"""The screens of the whole desk, each with its address, as the bar of every page has them."""
REFUSED = 422
"""The status of a page that says why a form was not taken."""
CLASH = 409
"""The status of a page that shows what was typed beside what another window has written meanwhile."""


def page(request: DeskRequest, template: str, *, status: int = 200, **values: object) -> Response:
    """The page of ``template``, filled with ``values``."""
    return HTMLResponse(filled(request, template, is_refused=status == REFUSED, **values), status)


def problems_page(request: DeskRequest, problems: Iterable[Problem]) -> Response:
    """A page that says why something was not done; for a script, the part of a page with that alone."""
    template = "problems_part.html" if request.wants_fragment else "problems_page.html"
    answer = page(request, template, status=REFUSED, found=list(problems))
    if request.wants_fragment:
        answer.headers["HX-Reswap"] = "none"
    return answer


def sentence_page(request: DeskRequest, title: str, sentence: str, *, status: int, leads_home: bool = True) -> Response:
    """A page with one sentence, which needs nothing of the desk; ``leads_home``: with a link to the start."""
    return page(request, "sentence.html", status=status, title=title, sentence=sentence, leads_home=leads_home)


def filled(request: DeskRequest, template: str, **values: object) -> str:
    """The text of ``template``, filled with ``values``, in the language that is spoken.

    A file can have a name that is not UTF-8: its other bytes are shown as the terminal shows them.
    """
    filled_in = _environment().get_template(template).render(request=request, **values)
    return filled_in.encode(errors="backslashreplace").decode()


def not_found_page(request: DeskRequest) -> Response:
    """A page that says that nothing has this address."""
    return sentence_page(request, text("not-found-title"), text("not-found"), status=404)


def see_other(address: str) -> Response:
    """A redirect to another page after something was done: reloading that page repeats nothing."""
    return Response(status_code=303, headers={"Location": address})


def lasting(data: bytes, kind: str) -> Response:
    """An answer that browsers keep: its address changes with its content. ``kind`` is its media type."""
    return Response(data, headers={"Content-Type": kind, "Cache-Control": "private, max-age=31536000, immutable"})


def download(name: str, data: bytes | Iterator[bytes]) -> Response:
    """A file to keep, under ``name``, by whose ending its media type is known."""
    kind = media_type(name)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    if isinstance(data, bytes):
        return Response(data, media_type=kind, headers=headers)
    return StreamingResponse(data, media_type=kind, headers=headers)


def icon(name: str) -> Markup:
    """The icon ``name`` of ``pages/icons.html``; what it means is said beside it."""
    return Markup('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>').format(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.web", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "t": text,
        "desk_screens": DESK_SCREENS,
        "steps_of": steps_of,
        "taken_from": taken_from,
        "role_choices": role_choices,
        "step_address": step_address,
        "icon": icon,
        "asset_address": asset_address,
        "place_words": place_words,
        "remedy_words": remedy_words,
        "sentence_words": sentence_words,
        "unsaid": unsaid,
        "issuers": issuer_names,
        "scripts": SCRIPTS,
        "styles": STYLES,
    }
    return environment
