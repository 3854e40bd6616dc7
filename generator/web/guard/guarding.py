"""The whole guard around an application."""

from __future__ import annotations

from starlette.types import ASGIApp

from generator.web.fault_reports import Report
from generator.web.guard.body_limit import BodyLimit
from generator.web.guard.entrance import Entrance
from generator.web.guard.entry import Entry
from generator.web.guard.faults import Faults
from generator.web.guard.own_host import OwnHost
from generator.web.guard.own_pages import OwnPages
from generator.web.guard.own_user import OwnUser
from generator.web.guard.safe_headers import SafeHeaders


def guarded(app: ASGIApp, entry: Entry, report: Report) -> ASGIApp:
    """``app``, asked only by whom ``entry`` lets in, from its own pages; ``report`` is called with faults of ours.

    From the outside in: headers on whatever is answered, faults, the address, whose page asks, who asks, and only then
    what is sent with it.
    """
    inner = OwnUser(Entrance(BodyLimit(app), entry))
    address = entry.address
    return SafeHeaders(Faults(OwnHost(OwnPages(inner, address), address), report))
