"""Print files, the order in which papers are printed, and copies that have to add up."""

from __future__ import annotations

import io
import re

import docx
import pytest

from generator.dispatch import Manifest
from generator.ground.errors import InputError, NoticeError
from tests.sample_office import EVERYTHING, Office, tree
from tests.word_documents import paragraphs, parts

ORDER = [
    "{% for p in papers %}{{ p.title }}/{{ p.path }}/{{ p.unit }}/{{ p.sections }}/{{ p.pages }}/{{ p.copies }}",
    "{% endfor %}",
]
PRINT_FILE = "dispatch/print-函.docx"


def printing(office: Office, said: str) -> None:
    office.write("templates/house.yaml", f"printing: {{{said}}}\n")


def rows(office: Office, name: str = "dispatch/打印单.docx") -> list[str]:
    return [line for line in paragraphs((office.papers / name).read_bytes()) if line]


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
        assert parts(data)["word/document.xml"].count(b'w:start="1"') == 4

    @pytest.mark.parametrize(("by_house", "asked", "is_duplex"), [(1, None, 1), (0, True, 1), (1, False, 0)])
    def test_both_sides_of_the_sheet(self, office: Office, by_house: int, asked: bool | None, is_duplex: int) -> None:
        printing(office, f"files: [函.docx], duplex: {str(bool(by_house)).lower()}")
        office.build(duplex=asked)
        main = parts((office.papers / PRINT_FILE).read_bytes())["word/document.xml"]
        assert main.count(b'w:val="oddPage"') == 4 * is_duplex

    def test_one_letter_changes(self, office: Office) -> None:
        printing(office, "files: [函]")
        office.build()
        assert changed(office.build()) == {}
        office.replace("units.yaml", "copies: 2", "copies: 9")
        wanted = {"unit/函/01-东馆.docx": "remade", PRINT_FILE: "remade"}
        assert changed(office.build(dry_run=True)) == wanted
        assert changed(office.build()) == wanted

    def test_chosen_units_leave_it_as_it_is(self, office: Office) -> None:
        printing(office, "files: [函]")
        office.build(only=["东馆"])
        assert PRINT_FILE not in tree(office.papers)
        office.build(exclude=["东馆"])
        assert PRINT_FILE in tree(office.papers)

    @pytest.mark.parametrize("key", ["files", "once"])
    def test_a_template_that_is_not_there(self, office: Office, key: str) -> None:
        printing(office, f"{key}: [信函]")
        with pytest.raises(NoticeError) as caught:
            office.build()
        [problem] = caught.value.problems
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

    def test_equal_copies_need_no_sections(self, office: Office) -> None:
        printing(office, "files: [函]")
        office.replace("units.yaml", ", copies: 2", "")
        office.template("dispatch/打印单.docx", ORDER)
        office.build()
        assert rows(office)[1] == f"函/{PRINT_FILE}////1"

    def test_the_title_of_a_word_file_is_its_name(self, office: Office) -> None:
        document = docx.Document()
        document.add_paragraph("{{ unit.name }}")
        document.core_properties.title = "附函 & 回执"
        document.save(str(office.folder / "templates/unit/函.docx"))
        office.template("dispatch/打印单.docx", ORDER)
        office.build()
        assert rows(office)[1].startswith("附函 & 回执/")

    def test_pages_are_told_once_they_are_printed(self, office: Office) -> None:
        printing(office, "files: [函]")
        office.template("dispatch/打印单.docx", ORDER)
        office.build(pdf=True)
        assert [re.sub(".*/([0-9]*)/[0-9]+$", "\\1", row) for row in rows(office)] == ["1", "1", "3", "1"]
        assert "dispatch/打印单.pdf" in tree(office.papers)

    def test_a_fault_in_it_is_told_with_all_others(self, office: Office) -> None:
        office.template("dispatch/打印单.docx", ["{% for p in papers %}{{ p.titel }}{% endfor %}"])
        office.template("unit/函.docx", ["{{ unit.nmae }}"])
        with pytest.raises(InputError) as caught:
            office.build()
        assert {each.field for each in caught.value.problems} == {"papers[].titel", "unit.nmae"}


class TestCopies:
    def test_the_notice_is_printed_for_everybody(self, office: Office) -> None:
        printing(office, "archive: 2, copy_to: 3")
        notice = next(file for file in office.build().files if file.kind == "notice")
        assert notice.copies == 2 + 1 + 1 + 1 + 2 + 3

    def test_a_run_that_adds_up(self, office: Office) -> None:
        printing(office, "run: 10, archive: 2, copy_to: 3")
        office.build()

    def test_a_run_that_does_not(self, office: Office) -> None:
        printing(office, "run: 9, archive: 2, copy_to: 3")
        with pytest.raises(NoticeError) as caught:
            office.build()
        [problem] = caught.value.problems
        assert problem.code == "notice-print-run"
        assert problem.message("en").startswith("9 copies are to be printed, but 5 go to the units, 3 to")
        assert not office.output.exists()

    @pytest.mark.parametrize("said", ["archive: 两份", "archive: -1", "run: 1.5", "copy_to: 9000000"])
    def test_a_count_that_is_none(self, office: Office, said: str) -> None:
        printing(office, said)
        with pytest.raises(NoticeError) as caught:
            office.build()
        assert {each.code for each in caught.value.problems} <= {"notice-count", "source-not-number"}

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
