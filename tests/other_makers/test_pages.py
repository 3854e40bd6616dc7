"""What needs LibreOffice: all variants in one call, and one of each command for the variant that has everything."""

import io
import shutil
from collections.abc import Callable

import pypdfium2
import pytest

from tests.other_makers.conftest import Dressed
from tests.other_makers.desks import Desk
from tests.other_makers.test_commands import unnoted
from tests.other_makers.variants import VARIANTS, strict

pytestmark = [pytest.mark.xdist_group("other makers"), pytest.mark.modules_in_turn(4, "printed")]
Own = Callable[[Desk], Desk]
ALL = "all at once"
"""The variant for commands that start LibreOffice for each desk."""


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


@pytest.fixture(scope="module")
def printed(plain: Desk, saved_by: Dressed, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of each page of 页.docx, as each program saves it; all in one call of ``fawen pdf``."""
    folder = tmp_path_factory.mktemp("pdf")
    there = Desk(folder, bytes)
    data = (plain.folder / "页.docx").read_bytes()
    numbered = {"plain": data, "strict": strict(data), **{name: each.dress(data) for name, each in VARIANTS.items()}}
    names = {name: f"{number:02}.docx" for number, name in enumerate(numbered)}
    for name, data in numbered.items():
        (folder / names[name]).write_bytes(data)
    shutil.copy(folder / names["a template's type"], folder / "模板.dotx")
    done = there.run("pdf", *names.values(), "模板.dotx", "--output", "p")
    assert done.code == 0, done
    found = {name: pages((folder / "p" / file).with_suffix(".pdf").read_bytes()) for name, file in names.items()}
    return {**found, "dotx": pages((folder / "p" / "模板.pdf").read_bytes())}


@pytest.mark.parametrize("variant", ["strict", "dotx", *VARIANTS])
def test_a_document_of_another_maker_is_printed_as_the_plain_one(printed: dict[str, list[str]], variant: str) -> None:
    assert printed[variant] == printed["plain"]


def test_a_field_counts_the_pages_of_its_section(printed: dict[str, list[str]]) -> None:
    assert len(printed["plain"]) == 2
    assert all("2" in page and "9" not in page for page in printed["plain"])


@pytest.mark.in_turn(3)
def test_pages_are_measured_alike(plain: Desk, saved_by: Dressed, own: Own) -> None:
    there = own(plain)
    other = own(saved_by(ALL, VARIANTS[ALL].dress))
    shutil.copy(other.folder / "公文.docx", there.folder / "另一.docx")
    done = there.run("check", "--rendered", "公文.docx", "另一.docx", "--json")
    one, another = unnoted(done.out.replace("另一.docx", "公文.docx")).splitlines()
    assert one == another


@pytest.mark.in_turn(3)
def test_the_same_pictures(plain: Desk, saved_by: Dressed, own: Own) -> None:
    there, other = own(plain), own(saved_by(ALL, VARIANTS[ALL].dress))
    words = ("preview", "西馆", "--template", "函", "--dpi", "50")
    assert [each.run(*words).code for each in (there, other)] == [0, 0]
    pictures = {path: data for path, data in there.papers().items() if path.endswith(".png")}
    assert pictures
    assert {path: data for path, data in other.papers().items() if path.endswith(".png")} == pictures


@pytest.mark.in_turn(3)
def test_a_build_s_pdfs_say_the_same(plain: Desk, saved_by: Dressed, own: Own) -> None:
    there, other = own(plain), own(saved_by(ALL, VARIANTS[ALL].dress))
    assert [each.run("build", "--only", "西馆", "--pdf").code for each in (there, other)] == [0, 0]
    texts = [{path: pages(bytes(data)) for path, data in each.papers().items() if path.endswith(".pdf")}  # type: ignore[call-overload]
             for each in (there, other)]  # fmt: skip
    assert texts[0]
    assert texts[0] == texts[1]
