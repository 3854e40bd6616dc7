"""What every page needs: the start, the language, style sheets and scripts."""

from __future__ import annotations

import re

from starlette.responses import Response
from starlette.routing import Route

from generator.ground.errors import LANGUAGES
from generator.web.answers import SCREENS, lasting, screen_address, see_other
from generator.web.assets import asset
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import LANGUAGE_COOKIE, route
from generator.web.open_desk import NotFoundError

_ADDRESS = re.compile(r"/(?:[\w?&=-][\w/?&=-]{0,300})?", re.ASCII)


def start(request: DeskRequest) -> Response:
    """The notice at hand, or the first steps where there is none."""
    return see_other(screen_address(SCREENS[0], request))


def choose_language(request: DeskRequest) -> Response:
    """The page again, in the language that was chosen."""
    back = request.form.text("back")
    answer = see_other(back if _ADDRESS.fullmatch(back) else "/")
    lang = request.form.text("lang")
    if lang in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, lang, httponly=True, samesite="strict")
    return answer


def show_asset(request: DeskRequest) -> Response:
    """A style sheet or script. Raises NotFoundError."""
    found = asset(request.path["name"])
    if found is None:
        raise NotFoundError
    return lasting(found.data, found.kind)


ROUTES: list[Route] = [
    route("/", start),
    route("/language", choose_language, "POST"),
    route("/assets/{name}", show_asset),
]
