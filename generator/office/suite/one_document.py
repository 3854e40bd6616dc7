"""One document, converted by a process of its own."""

from __future__ import annotations

from pathlib import Path

from generator.office.suite.office_suite import OfficeSuite
from generator.office.suite.pool import Pool
from generator.office.suite.suite_process import Call

_NAME = "document"


def converted(suite: OfficeSuite, folder: Path, data: bytes, suffix: str) -> tuple[bytes | None, Call]:
    """What ``suite`` makes of ``data``, None for nothing, and the call that ended; ``suffix`` is that of its format.

    ``folder`` is the run's own. Raises OSError.
    """
    call = Call(suite, folder / "call", [_NAME])
    call.put(_NAME, data, suffix)
    calls, made = [call], None
    with Pool(1, lambda: calls.pop() if calls else None) as pool:
        for _, name in pool.events():
            if name is not None:
                made = call.made(name).read_bytes()
    return made or None, call
