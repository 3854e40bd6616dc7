"""Lists whose copies do not add up are refused, in Word and in Excel; what cannot be told is let pass."""

import io
import re
from collections.abc import Sequence

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.dispatch.manifest import Manifest
from generator.dispatch.papers.dispatch_rendering import copies_problems
from generator.dispatch.papers.painting import count_joined, joined_pages
from generator.ground.errors import NoticeError, OutputError, TemplateError
from generator.ground.length import Mm, Pt
from generator.ground.source.date import OfficialDate
from generator.official.blocks import Face, Role
from generator.official.placed_pages import OutlineEntry, PlacedDocument, PlacedPage, PlacedText
from tests.refused import refused
from tests.sample_office import EVERYTHING, Office, tree
from tests.word_documents import packed, paragraphs, parts, saved

UNITS = frozenset({"甲", "乙"})
HEAD = ["序号", "单位", "份数"]


def word(rows: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
        if len(texts) < len(rows[0]):  # a row that begins with a merged cell
            row.cells[0].merge(row.cells[1])
            row.cells[0].text, row.cells[2].text = texts[0], texts[1]
    return saved(document)


def sheet(rows: Sequence[Sequence[str]]) -> bytes:
    book = openpyxl.Workbook()
    cells = book.create_sheet("分发表")
    for row in rows:
        texts = list(row) if len(row) == len(rows[0]) else [row[0], "", row[1]]
        cells.append([int(text) if text.isdecimal() else text for text in texts])
    return saved(book)


CASES = {
    "adds up": ([HEAD, ["1", "甲", "2"], ["2", "乙", "1"], ["合计", "3"]], []),
    "a total of its own": ([HEAD, ["1", "甲", "2"], ["2", "乙", "1"], ["合　计", "4"]], ["output-copies-total"]),
    "a row that is wrong": ([HEAD, ["1", "甲", "1"], ["2", "乙", "1"], ["合计", "2"]], ["output-copies-units"]),
    "wrong in both": (
        [HEAD, ["1", "甲", "1"], ["2", "乙", "1"], ["总计", "3"]],
        ["output-copies-total", "output-copies-units"],
    ),
    "not all units": ([HEAD, ["1", "甲", "1"], ["合计", "1"]], []),
    "no total": ([HEAD, ["1", "甲", "2"], ["2", "乙", "1"]], []),
    "no numbers": ([HEAD, ["1", "甲", "两份"], ["2", "乙", "1"], ["合计", "9"]], []),
    "no copies": ([["序号", "单位", "备注"], ["1", "甲", "5"], ["合计", "", "9"]], []),
    "lines above the head": ([["分发表", "", ""], HEAD, ["1", "甲", "2"], ["合计", "9"]], ["output-copies-total"]),
}


def rows(office: Office, name: str = "dispatch/打印单.docx") -> list[str]:
    return [line for line in paragraphs((office.papers / name).read_bytes()) if line]


def texts(document: PlacedDocument) -> list[str]:
    return ["".join(item.text for item in each.items if isinstance(item, PlacedText)) for each in document.pages]


@pytest.mark.parametrize(("make", "path"), [(word, "a.docx"), (sheet, "a.xlsx")], ids=["Word", "Excel"])
@pytest.mark.parametrize(("rows", "codes"), CASES.values(), ids=CASES)
def test_tables(make: type, path: str, rows: list[list[str]], codes: list[str]) -> None:
    assert [each.code for each in copies_problems(make(rows), path, UNITS, 3)] == codes


def test_a_build_refuses_a_list_that_does_not_add_up(office: Office) -> None:
    rows = ["| 单位 | 份数 |", "| {%tr for unit in units %} |  |", "| {{ unit.addressee }} | {{ unit.copies }} |"]
    office.template("dispatch/分发表.docx", [*rows, "| {%tr endfor %} |  |", "| 合计 | 6 |"])
    [problem] = refused(OutputError, office.build).problems
    assert (problem.code, problem.facts["said"], problem.facts["total"]) == ("output-copies-total", "6", 5)
    assert not office.output.exists()


def test_a_workbook_that_is_read_by_nobody_else() -> None:
    """Columns without their numbers stop other readers; what matters here are the cells."""
    data = sheet([HEAD, ["1", "甲", "2"], ["合计", "9"]])
    contents = parts(data)
    broken = contents["xl/worksheets/sheet2.xml"].replace(b"<sheetData>", b"<cols><col/></cols><sheetData>")
    assert b"<col/>" in broken
    found = copies_problems(packed({**contents, "xl/worksheets/sheet2.xml": broken}), "a.xlsx", UNITS, 3)
    assert [each.code for each in found] == ["output-copies-total"]


# Print files, the order in which papers are printed, and copies that have to add up.


ORDER = [
    "{% for p in papers %}{{ p.title }}/{{ p.path }}/{{ p.unit }}/{{ p.sections }}/{{ p.pages }}/{{ p.copies }}",
    "{% endfor %}",
]
PRINT_FILE = "dispatch/打印-函.docx"


def printing(office: Office, said: str) -> None:
    office.write("templates/house.yaml", f"printing: {{{said}}}\n")


def changed(manifest: Manifest) -> dict[str, str]:
    return {change.path: change.action for change in manifest.changes if change.action != "unchanged"}


class TestPrintFiles:
    def test_every_letter_in_order_in_a_section_of_its_own(self, office: Office) -> None:
        printing(office, "files: [函]")
        assert PRINT_FILE in office.build().written
        data = (office.papers / PRINT_FILE).read_bytes()
        letters = [
            line
            for path in EVERYTHING
            if path.startswith("unit/")
            for line in paragraphs((office.papers / path).read_bytes())
        ]
        assert [line for line in paragraphs(data) if line] == letters
        document = docx.Document(io.BytesIO(data))
        assert len(document.sections) == 4

    def test_one_letter_changes(self, office: Office) -> None:
        printing(office, "files: [函]")
        office.build()
        assert changed(office.build()) == {}
        office.replace("units.yaml", "copies: 2", "copies: 9")
        wanted = {"unit/函/01-东馆.docx": "remade", PRINT_FILE: "remade"}
        assert changed(office.build(dry_run=True)) == wanted
        assert changed(office.build()) == wanted

    def test_one_letter_that_cannot_be_joined(self, office: Office) -> None:
        """A dry run, which joins no letters that differ in texts alone, finds it as a build does."""
        printing(office, "files: [函]")
        document = docx.Document()
        document.add_paragraph("{{ unit.name }}")
        document.add_paragraph("{%p if unit.name == '西馆' %}")
        contents = parse_xml(f"<w:fldSimple {nsdecls('w')} w:instr='TOC'><w:r><w:t>目录</w:t></w:r></w:fldSimple>")
        document.add_paragraph()._p.append(contents)
        document.add_paragraph("{%p endif %}")
        document.save(str(office.folder / "templates/unit/函.docx"))
        for dry_run in (True, False):
            refusal = refused(TemplateError, office.build, dry_run=dry_run)
            assert [(each.code, each.units) for each in refusal.problems] == [("template-print-has", ("西馆",))]

    @pytest.mark.parametrize("key", ["files", "once"])
    def test_a_template_that_is_not_there(self, office: Office, key: str) -> None:
        printing(office, f"{key}: [信函]")
        [problem] = refused(NoticeError, office.build).problems
        assert (problem.code, problem.suggestion) == ("notice-print-file", "函")


class TestTheOrder:
    def test_what_is_printed_and_how_often(self, office: Office) -> None:
        office.template("dispatch/打印单.docx", ORDER)
        office.build()
        assert rows(office) == [
            "关于报送《目录》的通知/关于报送《目录》的通知.docx///1/5",
            "函/unit/函/01-东馆.docx/东馆///2",
            "函/unit/函/02-西馆.docx/西馆///1",
            "函/unit/函/03-A&B馆_试点_.docx/A&B馆<试点>///1",
            "函/unit/函/04-修复中心.docx/修复中心///1",
            "分发表/dispatch/分发表.docx////1",
        ]

    def test_a_print_file_stands_for_its_letters(self, office: Office) -> None:
        """东馆 gets two copies, the three others one each: two runs of sections, five copies as of the notice."""
        printing(office, "files: [函]")
        office.template("dispatch/打印单.docx", ORDER)
        office.build()
        assert rows(office)[1:3] == [f"函/{PRINT_FILE}//s1//2", f"函/{PRINT_FILE}//s2-s4//1"]

    def test_the_title_of_a_word_file_is_its_name(self, office: Office) -> None:
        document = docx.Document()
        document.add_paragraph("{{ unit.name }}")
        document.core_properties.title = "附函 & 回执"
        document.save(str(office.folder / "templates/unit/函.docx"))
        office.template("dispatch/打印单.docx", ORDER)
        office.build()
        assert rows(office)[1].startswith("附函 & 回执/")

    @pytest.mark.in_turn(3)
    def test_pages_are_told_once_they_are_printed(self, office: Office) -> None:
        printing(office, "files: [函]")
        office.template("dispatch/打印单.docx", ORDER)
        office.build(pdf=True)
        assert [re.sub(".*/([0-9]*)/[0-9]+$", "\\1", row) for row in rows(office)] == ["1", "1", "3", "1"]
        assert "dispatch/打印单.pdf" in tree(office.papers)


class TestCopies:
    def test_the_notice_is_printed_for_everybody(self, office: Office) -> None:
        printing(office, "archive: 2, copy_to: 3")
        notice = next(file for file in office.build().files if file.kind == "notice")
        assert notice.copies == 2 + 1 + 1 + 1 + 2 + 3

    def test_a_run_that_does_not(self, office: Office) -> None:
        printing(office, "run: 9, archive: 2, copy_to: 3")
        [problem] = refused(NoticeError, office.build).problems
        assert problem.code == "notice-print-run"
        assert problem.message("en").startswith("9 copies are to be printed, but 5 go to the units, 3 to")
        assert not office.output.exists()

    @pytest.mark.parametrize("said", ["archive: 两份", "archive: -1", "run: 1.5", "copy_to: 9000000"])
    def test_a_count_that_is_none(self, office: Office, said: str) -> None:
        printing(office, said)
        refusal = refused(NoticeError, office.build)
        assert {each.code for each in refusal.problems} <= {"notice-count", "source-not-number"}

    def test_numbered_copies_are_shared_out(self, office: Office) -> None:
        office.replace("templates/notice/notice.md", "signature:", 'copy_number: "000007"\nsignature:')
        office.template(
            "dispatch/分发表.docx", ["{% for unit in units %}{{ unit.name }}{{ unit.copy_numbers }}；{% endfor %}"]
        )
        office.build()
        [line] = paragraphs((office.papers / "dispatch/分发表.docx").read_bytes())
        assert line == "东馆000007—000008；西馆000009；A&B馆<试点>000010；修复中心000011；"

    def test_one_is_enough_of_some_papers(self, office: Office) -> None:
        printing(office, "once: [函]")
        letters = {file.path: file.copies for file in office.build().files if file.kind == "unit"}
        assert set(letters.values()) == {1}


DATE = OfficialDate.parse("2024-03-05")


def page(text: str, *, landscape: bool = False) -> PlacedPage:
    run = PlacedText(
        x=Mm(28), y=Mm(40), text=text, advances=(16.0,) * len(text), face=Face.FANGSONG, size=Pt(16), role=Role.BODY
    )
    sides = (Mm(210), Mm(297))
    width, height = reversed(sides) if landscape else sides
    return PlacedPage(width=width, height=height, items=(run,))


def letter(name: str, pages: int, *, landscape: bool = False) -> PlacedDocument:
    return PlacedDocument(
        pages=[page(f"{name}{number}", landscape=landscape) for number in range(1, pages + 1)],
        fonts={Face.FANGSONG: "仿宋_GB2312"},
        outline=(OutlineEntry(level=1, text=name, page=pages - 1, top=Mm(50)),),
        title=name,
        author="示例局",
        date=DATE,
    )


COUNTS = [[1], [2], [1, 1], [2, 1], [1, 2, 3], [3, 3, 2, 1]]


@pytest.mark.parametrize("counts", COUNTS, ids=str)
@pytest.mark.parametrize("duplex", [False, True])
def test_each_letter_begins_where_a_printer_needs_it(counts: list[int], duplex: bool) -> None:
    names = [chr(ord("a") + number) for number in range(len(counts))]
    joined = joined_pages((letter(name, count) for name, count in zip(names, counts, strict=True)), duplex=duplex)
    found = texts(joined)
    wanted = [f"{name}{number + 1}" for name, count in zip(names, counts, strict=True) for number in range(count)]
    assert [text for text in found if text] == wanted
    assert len(found) == count_joined(counts, duplex=duplex)
    begins = [found.index(f"{name}1") for name in names]
    assert not duplex or all(begin % 2 == 0 for begin in begins)
    assert duplex or found == wanted
    assert found[-1], "no blank page at the end"
    expected = [(name, begin + count - 1) for name, begin, count in zip(names, begins, counts, strict=True)]
    assert [(entry.text, entry.page) for entry in joined.outline] == expected


def test_any_page_can_be_asked_for() -> None:
    letters = [letter("a", 2), letter("b", 1), letter("c", 3)]
    every = [each for one in letters for each in one.pages]
    pages = joined_pages(letters, duplex=False).pages
    assert [pages[number] for number in (5, 0, -1, 2, 3, 1)] == [every[number] for number in (5, 0, -1, 2, 3, 1)]
    assert (list(pages), list(pages[1:4])) == (every, every[1:4])
    with pytest.raises(IndexError):
        pages[6]
