"""Documents as LibreOffice prints them, to be measured or looked at, and as it saves them again."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pypdfium2
import pytest

from generator.office.pdf.conversion import PdfConversion, convert_documents
from generator.office.pdf.measured_pages import Box, Char, Page, PrintedLine, PrintedRule, read_pages
from generator.office.suite import make_profile
from tests.patience import PATIENCE
from tests.word_documents import saved

__all__ = [
    "Box", "Char", "Page", "PrintedLine", "PrintedRule", "characters", "empty_pdf", "page_texts",
    "print_documents", "read_pages", "resaved", "save_again",
]  # fmt: skip


def print_documents(documents: Mapping[str, bytes], *, jobs: int = 1) -> PdfConversion:
    """The PDFs of ``documents``, by their names, to be looked at.

    They are as LibreOffice wrote them: what gives the same bytes each time changes no page, and takes as long as
    printing (``tests/office/pdf/test_stable.py``).
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.office.pdf.conversion.stable", lambda pdf, _: pdf)
        return convert_documents(documents, jobs=jobs)


def page_texts(pdf: Path | bytes) -> list[str]:
    """The text of each page by PDFium."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def empty_pdf(*sizes: tuple[float, float]) -> bytes:
    """A PDF of empty pages of these sizes, in points."""
    with pypdfium2.PdfDocument.new() as made:
        for size in sizes:
            made.new_page(*size)
        return saved(made)


def characters(pages: Iterable[Page]) -> Counter[str]:
    """How often each character stands on the pages, white space aside."""
    return Counter("".join(page.bare_text for page in pages))


def resaved(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """``documents`` opened and saved again, by their names; ``folder`` is this run's own."""
    before, after = folder / "before", folder / "after"
    before.mkdir(parents=True)
    files = {f"{number}.docx": name for number, name in enumerate(documents)}
    for file, name in files.items():
        (before / file).write_bytes(documents[name])
    save_again([before / file for file in files], after, folder / "profile")
    return {name: (after / file).read_bytes() for file, name in files.items()}


def save_again(files: Iterable[Path], to: Path, profile: Path) -> None:
    """Each of ``files`` opened and saved in the folder ``to``.

    ``profile`` is a folder that isn't there yet. With the profile that printing uses, LibreOffice need not make one,
    which takes longer than a small document.
    """
    make_profile(profile)
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    command = ["soffice", *options, "--outdir", str(to), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
