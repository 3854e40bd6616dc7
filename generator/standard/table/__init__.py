"""The table of numbers, each in one row with its clause: a module for each part of a document."""

from __future__ import annotations

from generator.standard.row import Row
from generator.standard.table import (
    attachments,
    body,
    formats,
    header,
    imprint,
    page,
    page_number,
    signature,
    tables,
    title,
)

__all__ = ["ROWS"]

ROWS: dict[str, Row] = {
    row.name: row
    for part in (page, header, title, body, attachments, signature, imprint, page_number, tables, formats)
    for row in part.ROWS
}
"""Every row by its name."""
