from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from generator.pdf import Converted, convert_documents
from generator.pdf.suite import Batch, convert, find_suite
from tests.pdf.samples import HANGING, SAMPLES
from tests.sample_docx import paragraph, sample_docx


@pytest.fixture(scope="session")
def rendered() -> Converted:
    """All samples as PDF, in one run of the real office suite."""
    return convert_documents(SAMPLES)


@pytest.fixture(scope="session")
def unadapted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """The PDF that the office suite makes of a sample as it is, without our adapting it, by ``overflowPunct``."""
    program = find_suite()
    assert program is not None
    batch = Batch(tmp_path_factory.mktemp("unadapted"), ["0.docx", "1.docx"])
    for name in batch.names:
        hanging = f'<w:overflowPunct w:val="{name[0]}"/>'
        (batch.folder / name).write_bytes(sample_docx(paragraph(HANGING), hanging=hanging))
    convert(program, [batch], {}, timeout=120)
    return lambda value: batch.pdf(f"{value}.docx").read_bytes()


@pytest.fixture
def fake_suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts a ``soffice`` on PATH that runs the given shell lines.

    They find the arguments as they are, the output folder in $out and a sound PDF of one page in $pdf.
    The folder of the program is returned.
    """

    def install(lines: str) -> Path:
        folder = tmp_path / "fake suite"
        folder.mkdir(exist_ok=True)
        document = pypdfium2.PdfDocument.new()
        document.new_page(595, 842)
        document.save(folder / "page.pdf")
        document.close()
        program = folder / "soffice"
        program.write_text(f'#!/bin/sh\npdf="{folder}/page.pdf"\nhere="{folder}"\nout="$PWD/pdf"\n{lines}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return folder

    return install


@pytest.fixture(scope="session")
def fandol() -> Path:
    """The folder of the free fonts that ``make test`` brings."""
    return Path(sys.prefix) / "share" / "fawen" / "fonts"
