"""Documents as laid out, as written and as printed, and what their pages are held against; lengths are millimetres."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

import pytest

from generator.office.fonts.painting_fonts import painting_fonts
from generator.official.blocks import LaidOutDocument
from generator.official.document import OfficialDocument
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.painters.pdf.painting import painted_pdf
from generator.official.writer import write_docx
from generator.standard import Profile, length, tolerance
from tests.official.layout.placing.agreement import Agreement, agreement
from tests.pages import Page, PrintedLine, print_documents, read_pages

FOOTER_TOP = 264.5
"""What has its baseline below is the page number."""

RED = "FF0000"
HANG = 10.39
CENTRE = 28 + 156 / 2
PROFILES = pytest.mark.parametrize("profile", list(Profile))


@dataclass(frozen=True)
class Printed:
    """A document as laid out, as written and as printed."""

    document: OfficialDocument
    laid_out: LaidOutDocument
    docx: bytes
    pdf: bytes
    pages: tuple[Page, ...]

    @property
    def profile(self) -> Profile:
        return self.document.profile

    @property
    def first(self) -> Page:
        return self.pages[0]

    def page_of(self, text: str) -> Page:
        """The one page with a line that begins with ``text``."""
        (page,) = (page for page in self.pages if any(line.text.startswith(text) for line in page.lines))
        return page


def printed_documents(
    documents: Mapping[str, OfficialDocument], laid_out: Mapping[str, LaidOutDocument] | None = None
) -> dict[str, Printed]:
    """All of them by their names, printed in one run of the office suite."""
    laid_out = laid_out or {name: lay_out(document) for name, document in documents.items()}
    written = {name: write_docx(each) for name, each in laid_out.items()}
    pdfs = print_documents(written).pdfs
    return {
        name: Printed(documents[name], each, written[name], pdfs[name].data, read_pages(pdfs[name].data))
        for name, each in laid_out.items()
    }


def painted_documents(
    documents: Mapping[str, OfficialDocument], laid_out: Mapping[str, LaidOutDocument] | None = None
) -> dict[str, Printed]:
    """Those of them that are laid out, as our own painter sets them for Word."""
    laid_out = laid_out or {name: lay_out(document) for name, document in documents.items()}
    pdfs = {n: painted_pdf(placed(each), painting_fonts(each.fonts.values())) for n, each in laid_out.items()}
    return {
        n: Printed(documents[n], each, write_docx(each), pdfs[n], read_pages(pdfs[n])) for n, each in laid_out.items()
    }


def body_lines(page: Page) -> list[PrintedLine]:
    return [line for line in page.lines if line.baseline < FOOTER_TOP]


def body(page: Page) -> str:
    """The text above the page number, without white space."""
    return "".join("".join(line.text for line in body_lines(page)).split())


def assert_counted(printed: Mapping[str, Printed], shown: Callable[[Page], str] = body, *, sort: bool = False) -> None:
    """The pages have the text that the layout counts.

    Of a first page only the characters are compared, for 文件 is beside the organs' names; ``sort``: of every page.
    """
    differing = {}
    for name, each in printed.items():
        counted = ["".join(text.split()) for text in each.laid_out.libreoffice_texts]
        pairs = enumerate(zip_longest(counted, map(shown, each.pages), fillvalue="(no such page)"))
        differing[name] = [
            (number + 1, ours, theirs)
            for number, (ours, theirs) in pairs
            if (sorted(ours) != sorted(theirs) if sort or number == 0 else ours != theirs)
        ]
    assert {name: pages for name, pages in differing.items() if pages} == {}


def placed_as_printed(printed: Mapping[str, Printed]) -> Agreement:
    """What the placed pages and the printed ones have in common."""
    laid_out = {name: each.laid_out for name, each in printed.items()}
    return agreement(laid_out, {name: each.pages for name, each in printed.items()})


def assert_placed(printed: Mapping[str, Printed], share: float = 1) -> None:
    """Everything on the pages is where the layout places it, ``share`` of the lines with every character."""
    found = placed_as_printed(printed)
    assert found.differences == ()
    assert found.share >= share


def mm(name: str, profile: Profile = Profile.OFFICE) -> float:
    """A row of the standard."""
    return length(name, profile).mm


def within(name: str, profile: Profile = Profile.OFFICE) -> float:
    """The tolerance of a row."""
    return tolerance(name, profile).mm


def near(name: str, profile: Profile = Profile.OFFICE) -> object:
    """The row's value within the row's tolerance."""
    return pytest.approx(mm(name, profile), abs=within(name, profile))
