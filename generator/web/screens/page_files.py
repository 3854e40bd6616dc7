"""What painted pages are shown with: their pictures and fonts, each by its digest."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from generator.web.answers import lasting
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError
from generator.web.page_pictures import PICTURES, font_data, font_rules


def show_picture(request: DeskRequest) -> Response:
    """A picture of a page. Raises NotFoundError."""
    found = PICTURES.get(request.path["picture"])
    if found is None:
        raise NotFoundError
    return lasting(found.data, f"image/{found.suffix}")


def show_font_rules(_: DeskRequest) -> Response:
    """The style sheet with the fonts of pages that this machine lacks."""
    return Response(font_rules(), media_type="text/css")


def show_font(request: DeskRequest) -> Response:
    """A font of pages. Raises NotFoundError."""
    data = font_data(request.path["font"])
    if data is None:
        raise NotFoundError
    return lasting(data, "font/otf")


ROUTES: list[Route] = [
    route("/page-pictures/{picture}", show_picture),
    route("/page-fonts.css", show_font_rules),
    route("/page-fonts/{font}", show_font),
]
