"""Papers of the dispatch, in memory; those of units and of the notice are tested by the pages made of them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image

import generator.desk.previewing as drawn_papers
from generator.desk.previewing import (
    Papers,
    Preview,
    PrintedPages,
    chosen_templates,
    dispatch_papers,
    key_of,
    paper_text,
    preview,
    publish,
)
from generator.dispatch.build_sources import read_sources
from generator.dispatch.papers.painting import PageFormat
from generator.dispatch.templates import Template
from generator.ground.errors import GeneratorError, OutputError, UsageError
from generator.office.pdf.conversion import Pdf, PdfConversion
from generator.official.painters.png import painted_png
from tests.dispatch.stand_in_printer import no_suite, paint_by_stand_in
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.pages import empty_pdf
from tests.refused import refused_for
from tests.sample_office import NOTICE, Office, tree
from tests.templates.excel.workbooks import workbook

pytestmark = pytest.mark.in_turn(2)

ORDER = """\
---
title: 印制单
recipients: 本馆文印室
---
{% for paper in papers %}
{{ paper.path }}：{{ paper.copies }}份
{% endfor %}
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    office.write("templates/unit/便函.md", LETTER)
    return office


def papers(office: Office) -> Papers:
    templates = office.folder / "templates"
    return dispatch_papers(read_sources(templates, templates / "notice", office.folder / "units.yaml"))


def test_a_template_is_named_by_its_title_as_well() -> None:
    """Unless several have it; a name that is none is answered with both (Y5)."""
    named = {"cover-letter": "附函", "label": "标签", "label-2": "标签"}.items()
    sources = Mock(unit_templates=tuple(Template(f"unit/{stem}.docx", stem, title, Mock()) for stem, title in named))
    assert chosen_templates(sources, ["附函", "cover-letter.docx", "label"]) == sources.unit_templates[:2]
    with pytest.raises(UsageError) as caught:
        chosen_templates(sources, ["标签"])
    assert "cover-letter（附函）、label（标签）、label-2（标签）" in caught.value.problems[0].remedy()


def test_lists_are_those_of_a_build(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    no_suite(monkeypatch)
    office.write("templates/dispatch/说明.md", LIST)
    found = papers(office)
    assert not office.output.exists()
    office.build()
    assert found.documents == {"分发表": tree(office.papers)["dispatch/分发表.docx"]}
    assert list(found.texts) == ["说明"]


def test_a_list_for_the_printer_is_made_with_all_papers(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    no_suite(monkeypatch)
    office.write("templates/dispatch/印制单.md", ORDER)
    found = papers(office)
    office.build()
    assert found.documents["印制单"] == tree(office.papers)["dispatch/印制单.docx"]
    assert "unit/函/02-西馆.docx" in "".join(paper_text(found.documents["印制单"], "印制单"))


def test_pages_take_the_place_of_earlier_ones(tmp_path: Path) -> None:
    folder = tmp_path / "结 果" / "预览-东馆"
    publish(folder, {"函-第1页.png": b"1", "函-第2页.png": b"2", "信封-第1页.png": b"3"})
    (folder / "批注.txt").write_bytes(b"mine")
    (folder / "照片.png").write_bytes(b"mine, too")
    (folder / "留着").mkdir()
    (folder / "别处").symlink_to(tmp_path, target_is_directory=True)
    (folder / "留着" / "函-第9页.png").write_bytes(b"not ours there")
    publish(folder, {"函-第1页.png": b"new"})
    assert tree(tmp_path / "结 果") == {
        "预览-东馆/函-第1页.png": b"new",
        "预览-东馆/批注.txt": b"mine",
        "预览-东馆/照片.png": b"mine, too",
        "预览-东馆/留着/函-第9页.png": b"not ours there",
    }
    assert (folder / "别处").is_symlink()


def test_pages_are_known_by_the_bytes_of_their_document() -> None:
    kept = PrintedPages()
    kept.keep(key_of(b"one"), [b"1", b"2"])
    assert kept.of(key_of(b"one")) == (b"1", b"2")
    assert kept.of(key_of(b"another")) is None
    kept.keep(key_of(b"one"), [b"3"])
    assert kept.of(key_of(b"one")) == (b"3",)


def test_those_not_asked_for_longest_are_dropped() -> None:
    kept = PrintedPages(most=5)
    kept.keep("one", [b"11"])
    kept.keep("two", [b"22"], "here")
    assert kept.of("one") is not None
    kept.keep("three", [b"33"])
    assert [kept.of(each) is not None for each in ("one", "two", "three")] == [True, False, True]
    assert kept.latest("here") is None


def test_the_last_pages_of_a_place_are_known() -> None:
    kept = PrintedPages()
    assert kept.latest("here") is None
    kept.keep("one", [b"1"], "here")
    kept.keep("two", [b"2"], "there")
    assert kept.latest("here") == "one"
    kept.keep("three", [b"3"], "here")
    assert kept.latest("here") == "three"


DPI = 72


@pytest.fixture
def enveloped(tmp_path: Path) -> Office:
    enveloped = Office.at(tmp_path / "办 公 (发文)")
    enveloped.template("unit/信封.docx", ["{{ unit.addressee }} 收"])
    return enveloped


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The documents that were to be printed; each comes out as a blank page, and so does each that is painted."""
    seen: dict[str, bytes] = {}

    def convert(documents: Mapping[str, bytes], **options: object) -> PdfConversion:
        seen.update(documents)
        return PdfConversion({name: Pdf(empty_pdf((595, 842)), 1) for name in documents}, (), ())

    monkeypatch.setattr(drawn_papers, "convert_documents", convert)
    monkeypatch.setattr(drawn_papers, "has_suite", lambda: True)
    paint_by_stand_in(monkeypatch, painted=empty_pdf((595, 842)))
    return seen


def seen(
    enveloped: Office,
    unit: str | None = None,
    *,
    draft: bool = False,
    template: tuple[str, ...] = (),
    kind: PageFormat = "png",
) -> Preview:
    return preview(
        unit,
        template=template,
        templates=enveloped.folder / "templates",
        units=enveloped.folder / "units.yaml",
        output=enveloped.output,
        draft=draft,
        kind=kind,
        dpi=DPI,
    )


def names(found: Preview) -> list[str]:
    return [page.path.name for page in found.pages]


@pytest.mark.parametrize("word", ["东馆", "东馆办公室", "01"])
def test_a_unit_is_known_as_in_a_build(enveloped: Office, printed: dict[str, bytes], word: str) -> None:
    found = seen(enveloped, word)
    assert found.folder == enveloped.output / "预览-东馆"
    assert names(found) == ["信封-第1页.png", "函-第1页.png"]
    assert [(page.paper, page.number) for page in found.pages] == [("信封", 1), ("函", 1)]
    assert all(page.path.is_file() for page in found.pages)


def test_what_is_printed_is_what_a_build_makes(enveloped: Office, printed: dict[str, bytes]) -> None:
    seen(enveloped, "西馆")
    seen(enveloped)
    enveloped.build()
    made = tree(enveloped.papers)
    assert printed == {"函": made["unit/函/02-西馆.docx"], "信封": made["unit/信封/02-西馆.docx"]}


def test_a_draft_may_lack_what_a_build_of_drafts_lets_it_lack(office: Office) -> None:
    office.write("templates/notice/notice.md", NOTICE.replace("有关直属单位", "各医院"))
    assert "roster-class-unknown" in {each.code for each in office.build(draft=True, dry_run=True).warnings}
    assert len(seen(office, draft=True, kind="svg").pages) == 1
    assert refused_for(GeneratorError, seen, office, kind="svg") == ["roster-class-unknown"]


@pytest.fixture
def text_letter(enveloped: Office) -> Office:
    """The office with a text template beside those of Word."""
    enveloped.write("templates/unit/便函.md", LETTER)
    return enveloped


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
        paint_by_stand_in(monkeypatch, painted=empty_pdf((595, 842)))
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


def test_a_word_attachment_that_cannot_be_drawn_is_named(enveloped: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    no_suite(monkeypatch)
    enveloped.template("notice/表.docx", ["示例"])
    enveloped.replace("templates/notice/notice.md", "---\n请于", "attachments: [{title: 表, file: 表.docx}]\n---\n请于")
    wanted = {"png": "pdf-inset-no-suite", "svg": "pdf-inset-svg", "pdf": "pdf-inset-no-suite"}
    for kind in FORMATS:
        assert wanted[kind] in [warning.code for warning in seen(enveloped, kind=kind).warnings]


def test_published_sets_are_left_alone(enveloped: Office, printed: dict[str, bytes]) -> None:
    enveloped.build()
    before = tree(enveloped.papers)
    seen(enveloped, "东馆")
    seen(enveloped)
    assert tree(enveloped.papers) == before
    assert sorted(path.name for path in enveloped.output.iterdir()) == ["示档发〔2024〕7号", "预览-东馆", "预览-公文"]
    assert enveloped.build().warnings == enveloped.build().warnings


def test_a_workbook_is_not_drawn_and_that_is_said(enveloped: Office, printed: dict[str, bytes]) -> None:
    (enveloped.folder / "templates" / "unit" / "表.xlsx").write_bytes(workbook([["{{ unit.name }}"]]))
    found = seen(enveloped, "东馆")
    assert names(found) == ["信封-第1页.png", "函-第1页.png"]
    assert "preview-no-pages" in [problem.code for problem in found.warnings]


def test_files_that_go_beside_the_notice_are_called_what_they_are(enveloped: Office, printed: dict[str, bytes]) -> None:
    """Not papers that an Excel template makes."""
    (enveloped.folder / "templates" / "notice" / "表.xlsx").write_bytes(workbook([["示例"]]))
    (enveloped.folder / "templates" / "notice" / "图.pdf").write_bytes(b"%PDF-1.4\n%sample\n")
    attached = "attachments:\n  - {title: 示例表, file: 表.xlsx}\n  - {title: 示例图, file: 图.pdf}\n---\n请于"
    enveloped.replace("templates/notice/notice.md", "---\n请于", attached)
    found = [(each.code, each.span.file) for each in seen(enveloped).warnings if each.span and "preview" in each.code]
    assert sorted(found) == [("preview-attached", "图.pdf"), ("preview-attached", "表.xlsx")]


def test_units_of_one_name_are_told_apart_by_code(enveloped: Office, printed: dict[str, bytes]) -> None:
    enveloped.replace("units.yaml", 'name: 西馆, code: "02"', 'name: 东馆, code: "02"')
    with pytest.raises(UsageError) as raised:
        seen(enveloped, "东馆")
    assert [problem.code for problem in raised.value.problems] == ["preview-unit-several"]
    assert "01、02" in raised.value.text()
    assert seen(enveloped, "02").folder.name == "预览-东馆-02"


def _to_no_unit(enveloped: Office) -> None:
    enveloped.replace("templates/notice/notice.md", "recipients: 各分馆，有关直属单位", "recipients: none")
    seen(enveloped, "东馆")


def _no_template_for_units(enveloped: Office) -> None:
    for path in (enveloped.folder / "templates" / "unit").iterdir():
        path.unlink()
    seen(enveloped, "东馆")


def _broken_template(enveloped: Office) -> None:
    enveloped.template("unit/函.docx", ["{{ unit.nmae }}"])
    seen(enveloped, "东馆")


NOT_PREVIEWED: dict[str, tuple[Callable[[Office], object], str]] = {
    "no such unit": (lambda office: seen(office, "东官"), "cli-unit-unknown"),
    "one that gets none": (lambda office: seen(office, "示例学校"), "cli-unit-not-addressed"),
    "no such template": (lambda office: seen(office, "东馆", template=("信封儿", "函")), "preview-template"),
    "of the notice": (lambda office: seen(office, template=("函",)), "preview-template-of-notice"),
    "papers for no unit": (_to_no_unit, "preview-nothing"),
    "no template for units": (_no_template_for_units, "preview-nothing"),
    "a broken template": (_broken_template, "template-undefined"),
}


@pytest.mark.parametrize(("ask", "code"), NOT_PREVIEWED.values(), ids=NOT_PREVIEWED)
def test_what_cannot_be_previewed_leaves_nothing_behind(
    enveloped: Office, printed: dict[str, bytes], ask: Callable[[Office], object], code: str
) -> None:
    assert code in refused_for(GeneratorError, ask, enveloped)
    assert not enveloped.output.exists()


def test_the_pages_of_a_notice_in_pixels(enveloped: Office) -> None:
    """The red rule is as wide as the type area, 156 mm, and 28 mm from the edge (GB/T 9704-2012, 7.2.8 and 5.2.1)."""
    found = seen(enveloped)
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
