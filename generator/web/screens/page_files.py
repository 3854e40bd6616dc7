"""What painted pages are shown with: their pictures, each by its digest."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from generator.web.asked import Asked
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError
from generator.web.page_pictures import PICTURES

_FOR_A_YEAR = "private, max-age=31536000, immutable"


def show_picture(asked: Asked) -> Response:
    """A picture of a page. Raises NotFoundError."""
    found = PICTURES.get(asked.path["picture"])
    if found is None:
        raise NotFoundError
    return Response(found.data, media_type=f"image/{found.suffix}", headers={"Cache-Control": _FOR_A_YEAR})


ROUTES: list[Route] = [route("/page-pictures/{picture}", show_picture)]
