"""The screen 公文: the form of a notice at the left, its pages and what is found in it at the right.

:mod:`form` is the form, of :mod:`generator.web.forms`. :mod:`typed_text` puts what was typed into a text,
:mod:`kept_texts` keeps it, and :mod:`saving` saves it. :mod:`windows` knows what each window shows. :mod:`attachments`
and :mod:`tables` are parts of it. :mod:`preview` has the painted pages, what is found, and the outline.
"""

from __future__ import annotations

from starlette.routing import Route

from generator.web.screens.notice import attachments, saving, tables

ROUTES: list[Route] = [*saving.ROUTES, *attachments.ROUTES, *tables.ROUTES]
