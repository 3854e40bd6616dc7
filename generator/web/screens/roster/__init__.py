"""The roster: a table that is edited in place, units one by one, sheets that come in and go out."""

from __future__ import annotations

from generator.web.screens.roster import incoming, recipients, table, units

ROUTES = [*table.ROUTES, *incoming.ROUTES, *units.ROUTES, *recipients.ROUTES]
