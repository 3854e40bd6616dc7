"""The screen ``notice``: :mod:`preview` has the painted pages, what is found, and the outline."""

from __future__ import annotations

from starlette.routing import Route

from generator.web.screens.notice import preview

ROUTES: list[Route] = [*preview.ROUTES]
