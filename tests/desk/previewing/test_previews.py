from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

import generator.desk.previewing.previews as previews
from generator.desk.previewing import Preview, preview
from generator.ground.errors import GeneratorError, UsageError
from generator.office.pdf import Converted, Pdf
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
    """The documents that were to be printed; each comes out as a blank page."""
    seen: dict[str, bytes] = {}

    def convert(documents: Mapping[str, bytes], **options: object) -> Converted:
        seen.update(documents)
        return Converted({name: Pdf(_blank(), 1) for name in documents}, (), ())

    monkeypatch.setattr(previews, "convert_documents", convert)
    return seen


def _blank() -> bytes:
    document, data = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(data)
    document.close()
    return data.getvalue()


def seen(office: Office, unit: str | None = None, *, draft: bool = False, template: tuple[str, ...] = ()) -> Preview:
    return preview(
        unit,
        template=template,
        templates=office.folder / "templates",
        units=office.folder / "units.yaml",
        output=office.output,
        draft=draft,
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
    assert printed == {
        "函": made["unit/函/02-西馆.docx"],
        "信封": made["unit/信封/02-西馆.docx"],
        "公文": made["关于报送《目录》的通知.docx"],
    }


def test_a_draft(office: Office, printed: dict[str, bytes]) -> None:
    seen(office, draft=True)
    office.build(draft=True)
    (made,) = (data for path, data in tree(office.output).items() if path.endswith("通知.docx"))
    assert printed["公文"] == made


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
