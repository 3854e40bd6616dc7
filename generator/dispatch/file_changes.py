"""What becomes of every file of a set (made, remade, kept, removed, moved), why, and the progress of a build."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.writing.manifest_entries import Kind

Action = Literal["new", "remade", "renamed", "unchanged", "removed"]

TEMPLATE, PROGRAM, EDITED, MISSING = "template", "program", "edited", "missing"
"""Reasons that are no names of values: another template, another fawen, a hand's work, a file that is gone."""

NOTICE, HOUSE, ROSTER, FIELDS = "notice", "house", "roster", "fields"
"""Inputs that count as a whole: the notice's files, house.yaml, units, the titles of their fields."""

PICTURES = "pictures"
"""Pictures that the paper printed before and still prints."""

PAPERS, DOCUMENT, ENGINE, PRINTER, DUPLEX = "papers", "document", "engine", "printer", "duplex"
"""What is made of other files: those in a list or a print file, that of a PDF; who prints that, and how."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the file ``path``.

    ``unit`` and ``code`` are those of the unit that the paper is for; ``before`` is the earlier path of a file that was
    renamed, or remade at another place; ``reasons`` are names of values (``unit.contact``) or the constants above.
    ``asked``: the paper is of a chosen unit, or of no unit.
    """

    path: str
    kind: Kind
    action: Action
    unit: str | None = None
    before: str | None = None
    reasons: Sequence[str] = ()
    asked: bool = True
    code: str | None = None


Phase = Literal["papers", "pdfs", "mail"]
Progress = Callable[[Phase, int, int, str], None]
"""Called with what is being made, how many are done, how many there will be, and the name of the last one's unit."""
