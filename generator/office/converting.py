"""Documents of other formats → .docx, by LibreOffice in a process of its own."""

from __future__ import annotations

from typing import Literal

from generator.office.suite import OfficeSuite, Target, converted, find_suite, run_folder

TIMEOUT = 60.0
"""Seconds for one document before LibreOffice is stopped; ten pages take one or two."""

_DOCX = Target("docx:MS Word 2007 XML", ".docx")


class NotConvertedError(Exception):
    """A document was not converted: there is no LibreOffice, it cannot be run, ran out of time, or made nothing of it.

    ``said`` is the system's reason, or the last line of LibreOffice's output; ``""`` where there is none.
    """

    def __init__(self, why: Literal["missing", "broken", "late", "failed"], said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


def to_docx(data: bytes, suffix: str, *, timeout: float = TIMEOUT) -> bytes:
    """The .docx that LibreOffice makes of ``data``; ``suffix`` is that of its format (``.doc``).

    Nothing is left behind: its folder is removed, its process and that one's children are ended. Raises
    NotConvertedError.
    """
    program = find_suite()
    if program is None:
        raise NotConvertedError("missing")
    try:
        with run_folder() as folder:
            made, call = converted(OfficeSuite(program, {}, timeout, _DOCX), folder, data, suffix)
    except OSError as fault:
        raise NotConvertedError("broken", str(fault)) from fault
    if made is None:
        raise NotConvertedError("late" if call.late else "failed", call.last_line)
    return made
