"""What painted pages are shown with: their pictures and fonts, each by its digest."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from generator.web.answers import lasting
from generator.web.asked import Asked
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError
from generator.web.page_pictures import PICTURES, font_data, font_rules


def show_picture(asked: Asked) -> Response:
    """A picture of a page. Raises NotFoundError."""
    found = PICTURES.get(asked.path["picture"])
    if found is None:
        raise NotFoundError
    return lasting(found.data, f"image/{found.suffix}")


def show_font_rules(_: Asked) -> Response:
    """The style sheet with the fonts of pages that this machine lacks."""
    return Response(font_rules(), media_type="text/css")


def show_font(asked: Asked) -> Response:
    """A font of pages. Raises NotFoundError."""
    data = font_data(asked.path["font"])
    if data is None:
        raise NotFoundError
    return lasting(data, "font/otf")


ROUTES: list[Route] = [
    route("/page-pictures/{picture}", show_picture),
    route("/page-fonts.css", show_font_rules),
    route("/page-fonts/{font}", show_font),
]
