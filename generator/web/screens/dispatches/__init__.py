"""发文: the list of dispatches, and how one begins: a file that is handed over, a copy, an empty one."""

from __future__ import annotations

from starlette.routing import Route

from generator.web.endpoints import route
from generator.web.screens.dispatches.beginnings import (
    begin_desk,
    begin_empty,
    begin_like,
    correct,
    hand_in,
    show_recognised,
)
from generator.web.screens.dispatches.dispatch_list import delete, put_back, show, show_bin

ROUTES: list[Route] = [
    route("/", show),
    route("/desk", begin_desk, "POST"),
    route("/files", hand_in, "POST"),
    route("/dispatches/empty", begin_empty, "POST"),
    route("/dispatches/{notice}/copy", begin_like, "POST"),
    route("/dispatches/{notice}/delete", delete, "POST"),
    route("/bin", show_bin),
    route("/bin/{binned}/back", put_back, "POST"),
    route("/notices/{notice}/recognised", show_recognised),
    route("/notices/{notice}/recognised", correct, "POST"),
]
