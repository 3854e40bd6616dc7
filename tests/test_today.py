"""Today's date is read in few places, each for the day of an entry in the register; no document depends on it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generator"

MAY_READ_THE_DAY = {
    "cli/register.py": "fawen register add and void, without --date",
    "dispatch/full_build.py": "a reissue or a correction is entered, where build was given no day",
    "web/today.py": "the same in the browser",
}
_DAYS = {"today", "now", "utcnow", "localtime", "gmtime", "fromtimestamp", "utcfromtimestamp"}


def readings(source: str) -> Iterator[str]:
    """The calls in a module that return today's date, or could."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in _DAYS and _is_of_a_date(node.value):
            yield node.attr


def _is_of_a_date(owner: ast.expr) -> bool:
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return name in {"date", "datetime", "time"}


def test_what_is_a_reading() -> None:
    assert list(readings("import datetime\ndatetime.date.today()")) == ["today"]
    assert list(readings("from datetime import datetime\ndatetime.now(tz)")) == ["now"]
    assert list(readings("import time\ntime.localtime()")) == ["localtime"]
    assert list(readings("asked.today\nbase.today or 0")) == []


def test_the_day_is_read_where_it_may_be_and_nowhere_else() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if list(readings(path.read_text(encoding="utf-8")))
    }
    assert found == set(MAY_READ_THE_DAY)
