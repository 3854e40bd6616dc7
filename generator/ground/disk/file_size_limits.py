"""The kinds of files that are read: how large each may be, and what is said of one that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: ``most`` is its size limit in bytes; the rest are codes of problems.

    Where ``missing`` is ``source-missing``, a missing file is a mistake in the command.
    """

    most: int
    too_big: str = "source-too-big"
    unreadable: str = "source-unreadable"
    missing: str = "source-missing"


TEXT = FileKind(10_000_000)
"""A notice, an attachment, house.yaml, fawen.yaml, a text template: a thousand pages of text are 3 MB."""
ROSTER = FileKind(30_000_000)
"""units.yaml: every field filled in for each of China's 41,352 townships takes 18 MB."""
SHEET = FileKind(30_000_000, too_big="sheet-too-big")
"""A roster as a workbook or CSV: no larger than the roster that it becomes."""
TEMPLATE = FileKind(100_000_000, "template-package-file", "template-unreadable", "template-unreadable")
"""A Word or Excel template: as much as a package may hold unpacked."""
DOCUMENT = FileKind(100_000_000, "template-package-file", "document-unreadable")
"""A finished document, or a .docx that is set into another: as much as a package may hold unpacked."""
COPIED = FileKind(200_000_000)
"""A .pdf or .xlsx that is copied beside the notice: a scan of 500 pages in colour. No e-mail can hold more."""
PICTURE = FileKind(20_000_000)
"""A picture: an A4 page in colour at 600 dpi is 10 MB as JPEG."""
MANIFEST = FileKind(300_000_000)
"""manifest.json: 41,352 units × four templates, each paper with its PDF, are 331,000 entries, or 230 MB."""
REGISTER = FileKind(30_000_000)
"""发文登记簿.csv: fifty years of 2,000 dispatches each take 20 MB."""
