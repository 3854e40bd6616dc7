"""Stand-ins for LibreOffice and for the painter: PDFs that are none, but that differ where a page would."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import pytest

from generator.ground.errors import Problem
from generator.ground.representation import Unrepresented
from generator.office.fonts.named_families import families_named
from generator.office.package import read_package
from generator.office.pdf.conversion import PageCounts
from generator.official.painters.pdf.inset_pages import Insets
from generator.official.placed_pages import PlacedDocument, PlacedText
from generator.standard.faces import FAMILIES, Family

_LINE = b"%%PDF by a stand-in, dated %b, of %b\n"
_PAINTED = b"%%PDF painted by a stand-in, of %d pages, of %b\n"
PAINTER, TRIAL, FONTS = (
    "generator.official.painters.pdf.painting.painted_pdf",
    "generator.official.painters.pdf.painting.found_unpainted",
    "generator.office.fonts.painting_fonts.painting_fonts",
)


def stand_in(monkeypatch: pytest.MonkeyPatch, *, fonts: bool = True) -> None:
    """Has builds print and paint by them; without ``fonts`` each font is replaced, with a warning."""
    replaced: Callable[[Collection[Family]], tuple[Problem, ...]] = (lambda _: ()) if fonts else _replaced
    paint_by_stand_in(monkeypatch)
    if not fonts:
        monkeypatch.setattr(
            FONTS, lambda names: _Fonts(tuple(names), (Problem("painted", facts=dict.fromkeys(names)),))
        )
    monkeypatch.setattr("generator.office.pdf.conversion.convert_each", partial(_convert_each, replaced))
    monkeypatch.setattr("generator.office.pdf.conversion.stand_ins_of", replaced)
    monkeypatch.setattr("generator.office.pdf.font_substitution.printer", lambda: "a stand-in")
    monkeypatch.setattr("generator.office.suite.has_suite", lambda: True)


def _replaced(families: Collection[Family]) -> tuple[Problem, ...]:
    return (Problem("printed", facts={family.name: None for family in FAMILIES if family in families}),)


def _convert_each(
    replaced: Callable[[Collection[Family]], tuple[Problem, ...]],
    documents: Mapping[str, bytes],
    put: Callable[[str, bytes], None],
    *,
    moment: datetime,
    jobs: int,
    progress: Callable[[str], None],
    pdf_a: bool,
) -> PageCounts:
    pages, families = {}, set[Family]()
    for name, data in documents.items():
        families |= families_named(read_package(data, name=name))
        document = hashlib.sha256(data + (b"PDF/A" if pdf_a else b"")).hexdigest()
        put(name, _LINE % (moment.isoformat().encode(), document.encode()))
        pages[name] = int(document[0], 16) // 4 + 1
        progress(name)
    assert jobs > 0
    return PageCounts(pages, replaced(families), ())


def paint_by_stand_in(monkeypatch: pytest.MonkeyPatch, *warnings: Problem, painted: bytes | None = None) -> None:
    """Has builds paint by a stand-in, whose fonts have these ``warnings``; each PDF is ``painted`` where given."""
    monkeypatch.setattr(PAINTER, painted_pdf if painted is None else lambda *_, **__: painted)
    monkeypatch.setattr(TRIAL, lambda document, _: list(document.unrepresented()))
    monkeypatch.setattr(FONTS, lambda names: _Fonts(tuple(names), warnings))


def no_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has no LibreOffice found."""
    for module in ("suite", "pdf.font_substitution", "pdf.conversion"):
        monkeypatch.setattr(f"generator.office.{module}.find_suite", lambda: None)


@dataclass(frozen=True)
class _Fonts:
    names: tuple[str, ...]
    warnings: tuple[Problem, ...]

    @property
    def mark(self) -> str:
        return " ".join(self.names)


def painted_pdf(
    document: PlacedDocument, fonts: _Fonts, *, pdf_a: bool, insets: Insets, unrepresented: list[Unrepresented]
) -> bytes:
    unrepresented += document.unrepresented()
    said = [document.title, str(document.date), *fonts.names, str(pdf_a), *_lines(document)]
    said += [str(insets(page.inset)) for page in document.pages if page.inset is not None]
    return _PAINTED % (len(document.pages), hashlib.sha256("\n".join(said).encode()).hexdigest().encode())


def _lines(document: PlacedDocument) -> Iterable[str]:
    for page in document.pages:
        yield from (f"{item.x} {item.y} {item.text}" for item in page.items if isinstance(item, PlacedText))
