"""The same faults, wherever in a document they stand, and in documents that LibreOffice has written."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from tests.check.resaved import save_again
from tests.check.templates.planted import DOCUMENT, FAULTS, SILENT, replacing
from tests.check.templates.test_planted import earned, findings
from tests.chosen import one_in, sample
from tests.sample_office import Office
from tests.word_documents import make_docx, packed, parts

pytestmark = pytest.mark.xdist_group("places of templates")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FOOTNOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def in_cell(text: str) -> bytes:
    return make_docx(["前", f"| 甲 | {text.replace(' | ', '|')} |"])


def in_header(text: str) -> bytes:
    return make_docx(["正文"], header=text)


def in_footer(text: str) -> bytes:
    return make_docx(["正文"], footer=text)


def in_text_box(text: str) -> bytes:
    box = (
        '</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>"
    )
    return replacing("此处", box)(make_docx(["前", "框此处在此"]))


def in_footnote(text: str) -> bytes:
    contents = parts(make_docx(["正文"]))
    note = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{_FOOTNOTES_TYPE}"/></Types>'
    relation = f'<Relationship Id="rId99" Type="{_FOOTNOTES_RELATION}" Target="footnotes.xml"/></Relationships>'
    return packed(
        {
            **contents,
            "word/footnotes.xml": note.encode(),
            _TYPES: contents[_TYPES].replace(b"</Types>", override.encode()),
            _RELATIONS: contents[_RELATIONS].replace(b"</Relationships>", relation.encode()),
        }
    )


PLACES: dict[str, tuple[Callable[[str], bytes], str, str]] = {
    "cell": (in_cell, DOCUMENT, "table 1 row 1 cell 2 paragraph 1"),
    "header": (in_header, "word/header1.xml", "paragraph 1"),
    "footer": (in_footer, "word/footer1.xml", "paragraph 1"),
    "text box": (in_text_box, DOCUMENT, "paragraph 2"),
    "footnote": (in_footnote, "word/footnotes.xml", "paragraph 2"),
}
NOT_KEPT = {
    "a picture within the tag": "a picture without a picture is dropped",
    "misspelt in a link's tip": "a tip is dropped",
    "a footnote's mark within the tag": "a mark without a note is not opened",
}
RESAVED = {name: case for name, case in {**FAULTS, **SILENT}.items() if name not in NOT_KEPT}
ANYWHERE = [
    name
    for name, case in FAULTS.items()
    if len(case.lines) == 1
    and not case.lines[0].startswith("| ")
    and case.finish.__name__ == "as_typed"
    and "cellbg" not in case.lines[0]
]


FAULTS_IN_PLACES = one_in(4, product(PLACES, [name for name in ANYWHERE if "<" not in FAULTS[name].lines[0]]))


@pytest.mark.parametrize(("place", "name"), FAULTS_IN_PLACES)
def test_a_fault_anywhere(name: str, place: str, office: Office) -> None:
    plant, part, where = PLACES[place]
    case = FAULTS[name]
    found = findings(office, plant(case.lines[0]))
    assert earned(found, part) == [line.replace("paragraph 1", where) for line in case.earns]


def test_enough_faults_are_planted_everywhere() -> None:
    assert len(ANYWHERE) >= 30
    places, names = map(set, zip(*sample(FAULTS_IN_PLACES), strict=True))
    assert places == set(PLACES)
    assert names >= {name for name in ANYWHERE if "<" not in FAULTS[name].lines[0]}


def test_in_the_properties(office: Office) -> None:
    found = findings(office, make_docx(["正文"], title="{{ notice.titel }}和{name}"))
    assert earned(found, "docProps/core.xml") == ["template-like-single", "template-undefined title"]


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case opened and saved by LibreOffice, each under its number."""
    folder = tmp_path_factory.mktemp("resaved")
    typed = folder / "typed"
    typed.mkdir()
    for number, case in enumerate(RESAVED.values()):
        (typed / f"{number}.docx").write_bytes(case.docx())
    save_again(sorted(typed.iterdir()), folder / "saved", folder / "profile")
    return folder / "saved"


@pytest.mark.parametrize(("number", "name"), list(enumerate(RESAVED)))
def test_as_libreoffice_saves_it(number: int, name: str, resaved: Path, office: Office) -> None:
    data = (resaved / f"{number}.docx").read_bytes()
    assert earned(findings(office, data)) == RESAVED[name].earns
