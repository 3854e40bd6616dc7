"""The screen 公文: the form of a notice at the left, its pages and what is found in it at the right.

:mod:`form` is the form, of :mod:`generator.web.forms`, shown and saved. :mod:`kept_texts` puts what was typed into a
text and keeps it. :mod:`attachments` and :mod:`tables` are parts of it. :mod:`preview` has the painted pages, what is
found in them, and what each window of the browser shows.
"""

from __future__ import annotations

from generator.web.screens.notice import attachments, form, tables

ROUTES = [*form.ROUTES, *attachments.ROUTES, *tables.ROUTES]
