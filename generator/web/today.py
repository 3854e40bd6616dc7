"""The one place of the page where the clock says which day it is: the day of an entry in the register."""

from __future__ import annotations

import datetime


def today() -> datetime.date:
    """Today, by the clock of this machine."""
    return datetime.date.today()
