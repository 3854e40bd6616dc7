"""What is refused of other makers: other bytes behind a ZIP's end everywhere, Strict documents as templates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.other_makers.conftest import Dressed
from tests.other_makers.desks import LETTER, Desk
from tests.other_makers.variants import REFUSED, VARIANTS, strict

pytestmark = pytest.mark.xdist_group("other makers")
Own = Callable[[Desk], Desk]
WRITES_NOTHING = {
    "build": ("build",),
    "build from a sheet": ("build", "--units", "名单.xlsx"),
    "merge": ("merge", f"templates/{LETTER}", "--units", "units.yaml", "--output", "m"),
    "pdf": ("pdf", "公文.docx", "--output", "p"),
    "check": ("check", "公文.docx"),
    "check templates": ("check", "templates"),
    "check --fix": ("check", "公文.docx", "--fix", "fixed.docx"),
    "variables": ("variables", f"templates/{LETTER}"),
    "variables of a sheet": ("variables", "templates/dispatch/distribution-list.xlsx"),
    "diff": ("diff", "公文.docx", "新公文.docx"),
    "tidy": ("template", "tidy", "公文.docx"),
    "roster import": ("roster", "import", "名单.xlsx", "--output", "new.yaml"),
    "roster check": ("roster", "check", "--units", "名单.xlsx"),
    "preview": ("preview",),
}
"""Commands that open documents, and refuse those that are damaged; ``textconv`` shows what it can of any file."""


def files(desk: Desk) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(desk.folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("refused", REFUSED)
@pytest.mark.parametrize("name", WRITES_NOTHING)
def test_other_bytes_behind_the_end_are_refused(name: str, refused: str, saved_by: Dressed, own: Own) -> None:
    there = own(saved_by(refused, REFUSED[refused]))
    before = files(there)
    done = there.run(*WRITES_NOTHING[name])
    said = done.out + done.err
    assert done.code == 1, said
    assert "[template-package-extra]" in said or "[template-package-damaged]" in said
    assert files(there) == before


STRICT_TEMPLATES = {
    name: WRITES_NOTHING[name] for name in ("build", "merge", "check templates", "variables", "variables of a sheet")
} | {"tidy": ("template", "tidy", f"templates/{LETTER}")}


@pytest.mark.parametrize("name", STRICT_TEMPLATES)
def test_a_strict_template_is_refused_with_the_remedy(name: str, saved_by: Dressed, own: Own) -> None:
    """Word saves it again as a plain .docx: that is the remedy."""
    there = own(saved_by("strict", strict))
    before = files(there)
    done = there.run(*STRICT_TEMPLATES[name])
    said = done.out + done.err
    assert done.code == 1, said
    assert "Strict" in said
    assert "remedy: " in said
    assert files(there) == before


@pytest.mark.parametrize("name", ["check", "roster import", "roster check", "build from a sheet"])
def test_a_strict_document_or_sheet_is_read(name: str, plain: Desk, saved_by: Dressed, own: Own) -> None:
    """As a document and as a roster it says what the plain one says."""
    there, words = own(plain), WRITES_NOTHING[name]
    for path in ("公文.docx", "名单.xlsx"):
        (there.folder / path).write_bytes(strict((plain.folder / path).read_bytes()))
    plain_there = own(plain)
    assert there.run(*words) == plain_there.run(*words)


@pytest.mark.parametrize("variant", [name for name, each in VARIANTS.items() if each.told])
def test_bytes_that_say_nothing_are_told(variant: str, saved_by: Dressed, own: Own) -> None:
    there = own(saved_by(variant, VARIANTS[variant].dress))
    done = there.run("check", "公文.docx")
    assert done.code == own(saved_by("document2.xml", VARIANTS["document2.xml"].dress)).run("check", "公文.docx").code
    assert "[template-package-behind]" in done.out + done.err
