"""The step 收文单位: who gets the papers of a dispatch, by the words of its 主送机关, with counts."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from generator.web.answers import page
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route


def show(request: DeskRequest) -> Response:
    """Whom the notice addresses; where there is no roster yet, the place for one."""
    desk = request.desk
    return page(request, "recipients.html", roster=desk.roster_read(), found=desk.recipients(request.notice))


ROUTES: list[Route] = [route("/notices/{notice}/recipients", show)]
