"""The screen 登记簿: the entries of a year, a number voided, the files to keep."""

from __future__ import annotations

from starlette.routing import Route

from generator.web.endpoints import route
from generator.web.screens.register.register_page import show, show_csv, show_worksheet
from generator.web.screens.register.void_page import ask_void, void

ROUTES: list[Route] = [
    route("/register", show),
    route("/register/void", ask_void),
    route("/register/void", void, "POST"),
    route("/register/csv", show_csv),
    route("/register/worksheet", show_worksheet),
]
