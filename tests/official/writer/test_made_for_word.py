"""The document is Word's: what only LibreOffice needs is in the copy that is printed (``office/pdf/adapted``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from generator.office.pdf.adapted import adapted
from generator.office.wordml.wordml_names import w
from generator.official.document import Title
from generator.official.layout import lay_out
from generator.official.layout.composition import counted_text
from generator.official.layout.signature_page import DocumentSpacing
from generator.official.writer import write_docx
from generator.standard import length
from tests.check import matrix
from tests.official.layout.ending_documents import BASE
from tests.word_documents import parts

TEMPLATES = Path(__file__).parents[3] / "templates"


def forms(package: dict[str, bytes]) -> set[str]:
    """What only LibreOffice needs in a .docx."""
    return {form for name, part in package.items() if name.endswith(".xml") for form in _forms(name, part)}


def _forms(name: str, part: bytes) -> Iterator[str]:
    root = etree.fromstring(part)
    values = {tag: {each.get(w("val"), "1") for each in root.iter(w(tag))} for tag in ("overflowPunct", "position")}
    if any(True for _ in root.iter(w("textAlignment"))):
        yield "textAlignment"
    if values["overflowPunct"] - {"0"}:
        yield "overflowPunct"
    if values["position"]:
        yield "position"
    if "footer" in name and any(int(each.get(w("before"), "0")) for each in root.iter(w("spacing"))):
        yield "filled footer"


def test_no_notice_has_libreoffices_forms() -> None:
    found = {name: forms(parts(write_docx(lay_out(each)))) for name, each in matrix.documents().items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*/*.docx")), ids=lambda path: path.stem)
def test_a_shipped_template_has_none_of_libreoffices_forms(path: Path) -> None:
    assert forms(parts(path.read_bytes())) == set()


def test_the_copy_of_a_notice_has_them() -> None:
    spacing = DocumentSpacing(cell=length("spacing.tightest_cell"), paragraphs=1)
    laid_out = replace(lay_out(BASE), sections=counted_text(BASE, spacing).sections)
    assert {"overflowPunct", "position", "textAlignment"} <= forms(adapted(parts(write_docx(laid_out))))


@pytest.mark.parametrize(("row", "tracking"), [("spacing.loosest_cell", -2), ("spacing.tightest_cell", -6)])
def test_text_that_is_fitted_has_half_of_what_word_adds_to_a_hanzi(row: str, tracking: int) -> None:
    """Cells of 316 and 308 twips for type of 320."""
    spacing = DocumentSpacing(cell=length(row), paragraphs=1)
    laid_out = replace(lay_out(BASE), sections=counted_text(BASE, spacing).sections)
    assert _tracking(write_docx(laid_out)) == {tracking}


def test_a_title_that_is_squeezed_fits_in_word() -> None:
    """21 hanzi of 440 twips on a line of 8,820: 420 less, so 10 twips for each, twice."""
    lines = ("国" * 21, "关于做好有关工作的通知")
    squeezed = write_docx(lay_out(replace(BASE, title=Title("".join(lines), lines))))
    assert _tracking(squeezed) == {-10}


def _tracking(data: bytes) -> set[int]:
    root = etree.fromstring(parts(data)["word/document.xml"])
    return {int(each.get(w("val"), "0")) for each in root.iter(w("spacing")) if each.get(w("val")) is not None}
