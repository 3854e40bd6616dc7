"""A folder of pages, replaced as a whole; files of other people in it stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from generator.dispatch.published import files_below
from generator.writing import output_errors, staged

_PAGE = re.compile(r"[^/]+-第\d+页\.(?:png|svg)|[^/]+-全部页\.pdf")


def page_names(paper: str, pages: int, kind: Literal["png", "svg"]) -> list[str]:
    """The file names of a paper's pages; their alphabetical order is that of the pages."""
    width = len(str(pages))
    return [f"{paper}-第{number:0{width}}页.{kind}" for number in range(1, pages + 1)]


def pdf_name(paper: str) -> str:
    """The file name of the PDF with all pages of a paper."""
    return f"{paper}-全部页.pdf"


def publish(folder: Path, pictures: Mapping[str, bytes]) -> None:
    """Makes ``pictures``, by name, the pages in ``folder``, all at once, whatever format those before have.

    Raises OutputError where they cannot be written; then the folder is unchanged.
    """
    with output_errors(folder), staged(folder.parent, becoming=folder.name) as staging:
        for path in files_below(folder) if folder.is_dir() else ():  # a page is known by its name
            if not _PAGE.fullmatch(path):
                staging.keep(path, folder / path)
        for path, data in pictures.items():
            staging.write(path, data)
        staging.become(folder.name)
