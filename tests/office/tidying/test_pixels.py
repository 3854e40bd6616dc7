"""Pages before and after tidying, printed in one call of LibreOffice and compared pixel by pixel."""

import random
from pathlib import Path

import pypdfium2
import pytest

from generator import build
from generator.office.pdf.pdf_files import to_pdf
from generator.office.tidying.tidying import tidy
from tests.office.tidying.test_tidying import ROOT, SHIPPED
from tests.office.tidying.word_like import WORD_LIKE
from tests.pages import resaved
from tests.word_documents import make_docx, with_split_runs

pytestmark = [pytest.mark.xdist_group("pages of tidied documents"), pytest.mark.modules_in_turn(4)]

_DPI = 110


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Templates, what a build makes of them, what python-docx and Word write, and what LibreOffice makes of it."""
    folder = tmp_path_factory.mktemp("documents")
    templates = {f"template {path.stem}": path.read_bytes() for path in SHIPPED}
    split = {f"split {name}": with_split_runs(data, random.Random(name)) for name, data in templates.items()}
    made = build(templates=ROOT / "templates", units=ROOT / "units.yaml", output=folder, only=("双龙镇",), pdf=False)
    built = {
        f"built {each.path}": (made.folder / each.path).read_bytes() for each in made.files if _is_of_word(each.path)
    }
    python = {"python-docx": make_docx(["标题", "| 甲 | 乙 |", "AVATAR To"], header="页眉", footer="页脚", title="题")}
    once = {**templates, **split, **built, **python, **WORD_LIKE}
    saved = {
        name: data for name, data in once.items() if not name.startswith(("split", "built dispatch", "built unit"))
    }
    return {**once, **{f"saved {name}": data for name, data in resaved(saved, folder / "saved").items()}}


def _is_of_word(path: str) -> bool:
    return path.endswith(".docx") and ("双龙镇" in path or not path.startswith("unit/"))


def test_tidied_again_nothing_changes(documents: dict[str, bytes]) -> None:
    after = {name: tidy(data, name).data for name, data in documents.items()}
    assert [name for name, data in after.items() if tidy(data, name).changed] == []
    assert len(documents) >= 60


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.long)])
def test_not_a_pixel_changes(documents: dict[str, bytes], step: int, tmp_path: Path) -> None:
    """Of every fourth document, in `make test-long` of each."""
    after = {name: tidy(documents[name], name).data for name in list(documents)[::step]}
    files = {}
    for number, name in enumerate(after):
        data = documents[name]
        for when, content in (("before", data), ("after", after[name])):
            files[name, when] = tmp_path / f"{number}-{when}.docx"
            files[name, when].write_bytes(content)
    to_pdf(list(files.values()), tmp_path / "pdf")
    pictures = {key: _pixels(tmp_path / "pdf" / f"{path.stem}.pdf") for key, path in files.items()}
    assert all(pictures.values())
    assert [name for name in after if pictures[name, "before"] != pictures[name, "after"]] == []


def _pixels(pdf: Path) -> list[tuple[tuple[float, float], bytes]]:
    """The size of every page and its pixels."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(page.get_size(), page.render(scale=_DPI / 72).to_pil().tobytes()) for page in document]
