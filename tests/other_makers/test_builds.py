"""Builds of desks whose every document is another maker's: order, sums, sections, warnings, and faults planted."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from generator.templates.word.content.sub_document import SubDocument
from generator.templates.word.docx_template import DocxTemplate
from tests.other_makers.conftest import Dressed
from tests.other_makers.desks import LETTER, RARE, SHIPPED, Desk, Done, attachment, letter, replaced
from tests.other_makers.test_commands import copied
from tests.other_makers.variants import REFUSED, VARIANTS, canonical, opened, strict
from tests.word_documents import make_docx

pytestmark = pytest.mark.xdist_group("other makers")
Own = Callable[[Desk], Desk]
FEW = ("document2.xml", "all at once", "all at once, a template's type")
LIST = "templates/dispatch/distribution-list.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.fixture(params=FEW)
def desk(request: pytest.FixtureRequest, saved_by: Dressed, own: Own) -> Desk:
    """The desk as one of the programs saves it that do most."""
    return own(saved_by(request.param, VARIANTS[request.param].dress))


@pytest.fixture(scope="module")
def plain_built(plain: Desk, tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Done]:
    """The plain desk after a build, and what the build said; never written into."""
    there = copied(plain, tmp_path_factory.mktemp("plain"))
    return there, there.run("build")


@pytest.fixture(scope="module", params=FEW)
def built(
    request: pytest.FixtureRequest, saved_by: Dressed, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Desk, Done]:
    """The same of the desk as one of those programs saves it."""
    there = copied(saved_by(request.param, VARIANTS[request.param].dress), tmp_path_factory.mktemp("built"))
    return there, there.run("build")


def put(desk: Desk, name: str, data: bytes) -> None:
    (desk.folder / name).write_bytes(desk.dress(data))


def rows(path: Path) -> list[list[str]]:
    """The text of each cell of each row of all tables."""
    package = opened(path.read_bytes())
    body = etree.fromstring(package.parts[package.main])
    return [
        ["".join(map(str, cell.itertext(f"{{{W}}}t"))) for cell in row.iter(f"{{{W}}}tc")]
        for row in body.iter(f"{{{W}}}tr")
    ]


def test_the_plain_desk_shows_what_is_compared(plain_built: tuple[Desk, Done]) -> None:
    """Sections in the print order, a character that a font lacks, sums that are right."""
    there, done = plain_built
    assert (done.code, "output-character" in done.codes) == (0, True)
    [order] = (there.folder / "output").rglob("print-order.docx")
    assert [row[3] for row in rows(order) if "函" in row[1]] == ["s1-s2", "s3-s4", "s5-s6", "s7-s8"]
    assert RARE in "".join(map(str, there.papers().values()))


def test_a_print_order_names_each_units_own_sections(built: tuple[Desk, Done], plain_built: tuple[Desk, Done]) -> None:
    assert [done.code for _, done in (plain_built, built)] == [0, 0]
    [[expected], [found]] = [(there.folder / "output").rglob("print-order.docx") for there, _ in (plain_built, built)]
    assert rows(found) == rows(expected)


def test_a_list_that_does_not_add_up_is_refused(desk: Desk) -> None:
    sums = "{{ units | sum(attribute='copies') + notice.printing.others | sum(attribute='copies') }}"
    wrong = replaced((SHIPPED / "dispatch" / Path(LIST).name).read_bytes(), sums, "999")
    put(desk, LIST, wrong)
    done = desk.run("build")
    assert (done.code, "output-copies-total" in done.codes) == (1, True)
    assert [path for path in desk.papers() if "dispatch" in path] == []


def test_a_character_that_a_run_s_font_lacks_is_told(built: tuple[Desk, Done]) -> None:
    _, done = built
    told = [line for line in done.err.splitlines() if "[output-character]" in line]
    assert sum(f"templates/{LETTER}" in line for line in told) == 1


def test_what_is_made_of_a_template_is_a_document(built: tuple[Desk, Done]) -> None:
    """Nobody's letter opens as a new, unnamed document."""
    there, done = built
    assert done.code == 0
    made = [path.read_bytes() for path in (there.folder / "output").rglob("*.docx")]
    assert {opened(each).types[opened(each).main] for each in made} == {MAIN_TYPE}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_subdocument_of_another_maker_is_set_in_as_the_plain_one(variant: str) -> None:
    template = DocxTemplate.open(make_docx(["{{ inset }}"]))
    inset = make_docx(["一", "| 甲 | 乙 |"])
    made, expected = (template.render({"inset": SubDocument(each)}) for each in (VARIANTS[variant].dress(inset), inset))
    assert canonical(made) == canonical(expected)


@pytest.mark.parametrize("variant", VARIANTS)
def test_python_alone_renders_the_same(variant: str) -> None:
    unit = {"name": "西馆", "addressee": "西馆", "copies": 2}
    values = {
        "unit": unit,
        "units": [unit],
        "notice": {"number": "示档发〔2024〕7号", "title": "通知"},
        "serial": 1,
        "total": 1,
    }
    made, expected = (DocxTemplate.open(each).render(values) for each in (VARIANTS[variant].dress(letter()), letter()))
    assert canonical(made) == canonical(expected)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_is_the_same_package(variant: str) -> None:
    """To this folder's own eyes: but for the main part's type, and fragments of targets."""
    data = attachment()
    plain, other = (opened(each) for each in (data, VARIANTS[variant].dress(data)))
    assert len(other.parts) == len(plain.parts)
    assert sorted(other.parts.values()) == sorted(plain.parts.values())
    found = {(each.id, each.kind, each.part) for all_ in other.relations.values() for each in all_}
    assert found == {(each.id, each.kind, each.part) for all_ in plain.relations.values() for each in all_}


def test_what_python_docx_opens_it_finds_the_same() -> None:
    """Another witness, for the variants that it takes."""
    data = VARIANTS["document2.xml"].dress(VARIANTS["absolute targets"].dress(attachment()))
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "格式一"


# What is refused of other makers: other bytes behind a ZIP's end everywhere, Strict documents as templates.


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


@pytest.mark.cases(2)
@pytest.mark.parametrize("name", ["check", "roster import", "roster check", "build from a sheet"])
def test_a_strict_document_or_sheet_is_read(name: str, plain: Desk, saved_by: Dressed, own: Own) -> None:
    """As a document and as a roster it says what the plain one says."""
    there, words = own(plain), WRITES_NOTHING[name]
    for path in ("公文.docx", "名单.xlsx"):
        (there.folder / path).write_bytes(strict((plain.folder / path).read_bytes()))
    plain_there = own(plain)
    assert there.run(*words) == plain_there.run(*words)


@pytest.mark.cases(2)
@pytest.mark.parametrize("variant", [name for name, each in VARIANTS.items() if each.told])
def test_bytes_that_say_nothing_are_told(variant: str, saved_by: Dressed, own: Own) -> None:
    there = own(saved_by(variant, VARIANTS[variant].dress))
    done = there.run("check", "公文.docx")
    assert done.code == own(saved_by("document2.xml", VARIANTS["document2.xml"].dress)).run("check", "公文.docx").code
    assert "[template-package-behind]" in done.out + done.err
