from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

import generator.desk.previewing as drawn_papers
from generator.desk.previewing import Preview, drawn, preview
from generator.dispatch.papers.painting import PageFormat
from generator.ground.errors import GeneratorError, OutputError, UsageError
from generator.office.pdf.conversion import Pdf, PdfConversion
from generator.official.painters.png import painted_png
from tests.dispatch.stand_in_printer import no_suite, paint_by_stand_in
from tests.dispatch.test_text_papers import LETTER
from tests.sample_office import Office, tree
from tests.templates.excel.workbooks import workbook

DPI = 72


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path / "办 公 (发文)")
    office.template("unit/信封.docx", ["{{ unit.addressee }} 收"])
    return office


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The documents that were to be printed; each comes out as a blank page, and so does each that is painted."""
    seen: dict[str, bytes] = {}

    def convert(documents: Mapping[str, bytes], **options: object) -> PdfConversion:
        seen.update(documents)
        return PdfConversion({name: Pdf(_blank(), 1) for name in documents}, (), ())

    monkeypatch.setattr(drawn_papers, "convert_documents", convert)
    monkeypatch.setattr(drawn_papers, "has_suite", lambda: True)
    paint_by_stand_in(monkeypatch, painted=_blank())
    return seen


def _blank() -> bytes:
    document, data = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(data)
    document.close()
    return data.getvalue()


def seen(
    office: Office,
    unit: str | None = None,
    *,
    draft: bool = False,
    template: tuple[str, ...] = (),
    kind: PageFormat = "png",
) -> Preview:
    return preview(
        unit,
        template=template,
        templates=office.folder / "templates",
        units=office.folder / "units.yaml",
        output=office.output,
        draft=draft,
        kind=kind,
        dpi=DPI,
    )


def names(found: Preview) -> list[str]:
    return [page.path.name for page in found.pages]


@pytest.mark.parametrize("word", ["东馆", "东馆办公室", "01"])
def test_a_unit_is_known_as_in_a_build(office: Office, printed: dict[str, bytes], word: str) -> None:
    found = seen(office, word)
    assert found.folder == office.output / "预览-东馆"
    assert names(found) == ["信封-第1页.png", "函-第1页.png"]
    assert [(page.paper, page.number) for page in found.pages] == [("信封", 1), ("函", 1)]
    assert all(page.path.is_file() for page in found.pages)


def test_what_is_printed_is_what_a_build_makes(office: Office, printed: dict[str, bytes]) -> None:
    seen(office, "西馆")
    seen(office)
    office.build()
    made = tree(office.papers)
    assert printed == {"函": made["unit/函/02-西馆.docx"], "信封": made["unit/信封/02-西馆.docx"]}


def test_pages_are_there_without_being_written(office: Office, printed: dict[str, bytes]) -> None:
    before = tree(office.folder)
    found = drawn(
        "东馆", templates=office.folder / "templates", units=office.folder / "units.yaml", kind="png", dpi=DPI
    )
    assert (found.name, {name: len(pages) for name, pages in found.pages.items()}) == ("东馆", {"信封": 1, "函": 1})
    assert tree(office.folder) == before


def test_a_draft(office: Office, printed: dict[str, bytes]) -> None:
    office.template("unit/函.docx", ["{{ unit.name }}{{ notice.number }}"])
    seen(office, "西馆", draft=True)
    office.build(draft=True)
    (made,) = (data for path, data in tree(office.output).items() if path.endswith("函/02-西馆.docx"))
    assert printed["函"] == made


@pytest.fixture
def text_letter(office: Office) -> Office:
    """The office with a text template beside those of Word."""
    office.write("templates/unit/便函.md", LETTER)
    return office


FORMATS: dict[PageFormat, tuple[str, bytes]] = {
    "png": ("第1页.png", b"\x89PNG"),
    "svg": ("第1页.svg", b"<svg"),
    "pdf": ("全部页.pdf", b"%PDF"),
}


@pytest.mark.parametrize(("kind", "ending", "begins"), [(kind, *said) for kind, said in FORMATS.items()])
def test_formats(
    text_letter: Office, monkeypatch: pytest.MonkeyPatch, kind: PageFormat, ending: str, begins: bytes
) -> None:
    """By the painters themselves, without LibreOffice."""
    no_suite(monkeypatch)
    for found in (seen(text_letter, kind=kind), seen(text_letter, "东馆", template=("便函",), kind=kind)):
        (page,) = found.pages
        assert page.path.name.endswith(ending)
        assert page.path.read_bytes().startswith(begins)
        assert not {"preview-no-suite", "preview-svg"} & {warning.code for warning in found.warnings}


@pytest.mark.cases(2)
@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_painted_is_what_a_build_paints(
    text_letter: Office, printed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, kind: PageFormat
) -> None:
    monkeypatch.undo()
    no_suite(monkeypatch)
    (page,) = seen(text_letter, "西馆", template=("便函",), kind=kind).pages
    text_letter.build(pdf=True)
    made = (text_letter.papers / "unit/便函/02-西馆.pdf").read_bytes()
    if kind == "pdf":
        assert page.path.read_bytes() == made
    if kind == "png":
        assert page.path.read_bytes() == next(iter(painted_png(made, DPI)))


@pytest.mark.parametrize(
    ("kind", "code"), [("png", "preview-no-suite"), ("pdf", "preview-no-suite"), ("svg", "preview-svg")]
)
class TestPapersOfWordTemplatesThatCannotBeDrawn:
    @pytest.fixture(autouse=True)
    def missing(self, monkeypatch: pytest.MonkeyPatch, kind: PageFormat) -> None:
        paint_by_stand_in(monkeypatch, painted=_blank())
        if kind != "svg":
            no_suite(monkeypatch)

    def test_others_are_drawn_all_the_same(self, text_letter: Office, kind: PageFormat, code: str) -> None:
        found = seen(text_letter, "东馆", kind=kind)
        assert [page.paper for page in found.pages] == ["便函"]
        (warning,) = [each for each in found.warnings if each.code == code]
        assert (warning.severity, "信封、函" in warning.text("zh")) == ("warning", True)

    def test_without_others_nothing_is_drawn(self, text_letter: Office, kind: PageFormat, code: str) -> None:
        with pytest.raises(OutputError) as caught:
            seen(text_letter, "东馆", template=("函",), kind=kind)
        assert [(each.code, each.severity) for each in caught.value.problems] == [(code, "error")]
        assert not text_letter.output.exists()


def test_a_word_attachment_is_named_where_its_pages_cannot_be_drawn(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_suite(monkeypatch)
    office.template("notice/表.docx", ["示例"])
    office.replace("templates/notice/notice.md", "---\n请于", "attachments: [{title: 表, file: 表.docx}]\n---\n请于")
    wanted = {"png": "pdf-inset-no-suite", "svg": "pdf-inset-svg", "pdf": "pdf-inset-no-suite"}
    for kind in FORMATS:
        assert wanted[kind] in [warning.code for warning in seen(office, kind=kind).warnings]


def test_published_sets_are_left_alone(office: Office, printed: dict[str, bytes]) -> None:
    office.build()
    before = tree(office.papers)
    seen(office, "东馆")
    seen(office)
    assert tree(office.papers) == before
    assert sorted(path.name for path in office.output.iterdir()) == ["示档发〔2024〕7号", "预览-东馆", "预览-公文"]
    assert office.build().warnings == office.build().warnings


@pytest.mark.parametrize("name", ["信封", "信封.docx", "unit/信封.docx"])
def test_templates_are_chosen_by_name(office: Office, printed: dict[str, bytes], name: str) -> None:
    assert names(seen(office, "东馆", template=(name,))) == ["信封-第1页.png"]


def test_a_workbook_is_not_drawn_and_that_is_said(office: Office, printed: dict[str, bytes]) -> None:
    (office.folder / "templates" / "unit" / "表.xlsx").write_bytes(workbook([["{{ unit.name }}"]]))
    found = seen(office, "东馆")
    assert names(found) == ["信封-第1页.png", "函-第1页.png"]
    assert "preview-no-pages" in [problem.code for problem in found.warnings]


def test_files_that_go_beside_the_notice_are_called_what_they_are(office: Office, printed: dict[str, bytes]) -> None:
    """Not papers that an Excel template makes."""
    (office.folder / "templates" / "notice" / "表.xlsx").write_bytes(workbook([["示例"]]))
    (office.folder / "templates" / "notice" / "图.pdf").write_bytes(b"%PDF-1.4\n%sample\n")
    attached = "attachments:\n  - {title: 示例表, file: 表.xlsx}\n  - {title: 示例图, file: 图.pdf}\n---\n请于"
    office.replace("templates/notice/notice.md", "---\n请于", attached)
    found = [(each.code, each.span.file) for each in seen(office).warnings if each.span and "preview" in each.code]
    assert sorted(found) == [("preview-attached", "图.pdf"), ("preview-attached", "表.xlsx")]


def test_units_of_one_name_are_told_apart_by_code(office: Office, printed: dict[str, bytes]) -> None:
    office.replace("units.yaml", 'name: 西馆, code: "02"', 'name: 东馆, code: "02"')
    with pytest.raises(UsageError) as raised:
        seen(office, "东馆")
    assert [problem.code for problem in raised.value.problems] == ["preview-unit-several"]
    assert "01、02" in raised.value.text()
    assert seen(office, "02").folder.name == "预览-东馆-02"


def _no_such_unit(office: Office) -> None:
    seen(office, "东官")


def _not_addressed(office: Office) -> None:
    seen(office, "示例学校")


def _no_such_template(office: Office) -> None:
    seen(office, "东馆", template=("信封儿", "函"))


def _template_of_the_notice(office: Office) -> None:
    seen(office, template=("函",))


def _broken_template(office: Office) -> None:
    office.template("unit/函.docx", ["{{ unit.nmae }}"])
    seen(office, "东馆")


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (_no_such_unit, "cli-unit-unknown"),
        (_not_addressed, "cli-unit-not-addressed"),
        (_no_such_template, "preview-template"),
        (_template_of_the_notice, "preview-template-of-notice"),
        (_broken_template, "template-undefined"),
    ],
)
def test_what_cannot_be_previewed_leaves_nothing_behind(
    office: Office, printed: dict[str, bytes], ask: Callable[[Office], None], code: str
) -> None:
    with pytest.raises(GeneratorError) as raised:
        ask(office)
    assert code in [problem.code for problem in raised.value.problems]
    assert not office.output.exists()


def test_the_pages_of_a_notice_in_pixels(office: Office) -> None:
    """The red rule is as wide as the type area, 156 mm, and 28 mm from the edge (GB/T 9704-2012, 7.2.8 and 5.2.1)."""
    found = seen(office)
    assert names(found) == ["公文-第1页.png"]
    picture = Image.open(found.pages[0].path).convert("RGB")
    assert picture.size == (596, 842)
    rows = [[x for x in range(picture.width) if _is_red(picture.getpixel((x, y)))] for y in range(picture.height)]
    rule = max(rows, key=len)
    millimetres = 25.4 / DPI
    assert rule[0] * millimetres == pytest.approx(28, abs=1)
    assert (rule[-1] - rule[0] + 1) * millimetres == pytest.approx(156, abs=1)


def _is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return bool(red - max(green, blue) > 50)
