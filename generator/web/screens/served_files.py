"""What every page needs: the language, style sheets and scripts, printed pages, pictures and fonts of painted ones."""

from __future__ import annotations

import re

from starlette.responses import Response

from generator.desk.previewing import PrintedPages
from generator.ground.errors import LANGUAGES
from generator.web.answers import lasting, see_other
from generator.web.assets import asset
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import LANGUAGE_COOKIE, route
from generator.web.open_desk import NotFoundError
from generator.web.page_pictures import PICTURES, font_data, font_rules

_ADDRESS = re.compile(r"/(?:[\w?&=%+-][\w/?&=%+-]{0,300})?", re.ASCII)


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


def show_picture(request: DeskRequest) -> Response:
    """A picture of a page. Raises NotFoundError."""
    found = PICTURES.get(request.path["picture"])
    if found is None:
        raise NotFoundError
    return lasting(found.data, f"image/{found.suffix}")


def show_printed_page(request: DeskRequest) -> Response:
    """A page that LibreOffice printed. Raises NotFoundError."""
    pages = request.desk.kept(PrintedPages).of(request.path["document"]) or ()
    number = request.path["number"]
    if number not in map(str, range(1, len(pages) + 1)):
        raise NotFoundError
    return lasting(pages[int(number) - 1], "image/png")


def show_font_rules(_: DeskRequest) -> Response:
    """The style sheet with the fonts of pages that this machine lacks."""
    return Response(font_rules(), media_type="text/css")


def show_font(request: DeskRequest) -> Response:
    """A font of pages. Raises NotFoundError."""
    data = font_data(request.path["font"])
    if data is None:
        raise NotFoundError
    return lasting(data, "font/otf")


ROUTES = [
    route("/language", choose_language, "POST"),
    route("/assets/{name}", show_asset),
    route("/page-pictures/{picture}", show_picture),
    route("/pages/{document}/{number}", show_printed_page),
    route("/page-fonts.css", show_font_rules),
    route("/page-fonts/{font}", show_font),
]
