"""The marked-up pages of a reviewed copy (花脸稿), for the archive."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from generator.desk.drafts.file_content import suffix_of
from generator.ground.disk import DOCUMENT, read_contents
from generator.office.pdf.marked_up import print_marked_up
from generator.writing import output_errors, write_files


def keep_marked_pages(path: Path, target: Path, date: datetime) -> None:
    """Print the copy at ``path`` with its changes and comments to the PDF ``target``, dated ``date``.

    Raises InputError where the copy cannot be read, OutputError.
    """
    data = read_contents(path, DOCUMENT)
    printed = print_marked_up(data, suffix_of(data, str(path)), str(path), date.astimezone(UTC))
    with output_errors(target):
        write_files({target: printed})
