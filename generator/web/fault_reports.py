"""Faults of ours: each is reported under a number, which is on the page as well."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress

Report = Callable[[str, BaseException], None]
"""Called with the number of a fault of ours and its exception."""


def reported(fault: BaseException, report: Report) -> str:
    """The new number under which ``fault`` is reported; a report that fails ends nothing."""
    number = secrets.token_hex(3)
    with suppress(Exception):
        report(number, fault)
    return number
