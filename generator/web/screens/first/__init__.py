"""The first-time page, and a new notice: the desk of an office, a draft that is handed in, the steps to the papers."""

from __future__ import annotations

from starlette.routing import Route

from generator.web.endpoints import route
from generator.web.screens.first.beginnings import begin_desk, begin_empty, begin_like
from generator.web.screens.first.draft import hand_in
from generator.web.screens.first.first_page import show
from generator.web.screens.first.recognised import correct, show_recognised

ROUTES: list[Route] = [
    route("/first", show),
    route("/first/desk", begin_desk, "POST"),
    route("/first/draft", hand_in, "POST"),
    route("/first/drafts/{notice}", show_recognised),
    route("/first/drafts/{notice}", correct, "POST"),
    route("/first/empty", begin_empty, "POST"),
    route("/first/like", begin_like, "POST"),
]
