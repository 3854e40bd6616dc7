"""Stand-ins for LibreOffice: programs that do what a test says, and a clock that runs while one hangs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from generator.office.pdf import attempts
from generator.office.suite import Call
from tests.patience import Clock
from tests.word_documents import saved


@pytest.fixture
def fake_suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts a ``soffice`` on PATH that runs the given shell lines, for each document by itself.

    They find the arguments as they are, the output folder in $out, a sound PDF of one page in $pdf, one with the
    text "ABC" in $text. The folder of the program is returned.
    """

    def install(lines: str) -> Path:
        folder = tmp_path / "fake suite"
        folder.mkdir(exist_ok=True)
        (folder / "page.pdf").write_bytes(small_pdf())
        (folder / "text.pdf").write_bytes(small_pdf("ABC"))
        program = folder / "soffice"
        program.write_text(
            f'#!/bin/sh\npdf="{folder}/page.pdf"\ntext="{folder}/text.pdf"\nhere="{folder}"\nout="$PWD/made"\n{lines}\n'
        )
        program.chmod(0o755)
        monkeypatch.setattr(attempts, "_WORTH_JOINING", sys.maxsize)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return folder

    return install


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """An hour passes at each reading of the clock while a suite hangs; it makes the given file when it begins to."""

    def install(sign: Path) -> None:
        clock, start = Clock(), Call.start

        def moved() -> float:
            clock.now += 3600.0 * sign.exists()
            return clock()

        def started(call: Call) -> None:
            sign.unlink(missing_ok=True)  # that of a call that has been ended
            start(call)

        monkeypatch.setattr("generator.office.suite.monotonic", moved)
        monkeypatch.setattr(Call, "start", started)

    return install


def small_pdf(text: str = "") -> bytes:
    """A PDF of one page with ``text``, in one of the fonts that every reader has."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    page = document.pages[0]
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            F=pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
    )
    page.Contents = document.make_stream(f"BT /F 16 Tf 72 700 Td ({text}) Tj ET".encode())
    return saved(document)
