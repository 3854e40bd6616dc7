"""A build of some units: whose papers it makes where they are missing.

That nothing there is left out of date ``test_never_stale.py`` tries.
"""

from pathlib import Path

import pytest

from generator import build
from generator.desk.build_report import summary_lines
from generator.dispatch.manifest import Manifest
from generator.ground.errors import speaking
from tests.dispatch.papers.test_dispatch_rendering import ORDER, PRINT_FILE, rows
from tests.dispatch.stand_in_printer import stand_in
from tests.sample_office import Office, tree

pytestmark = pytest.mark.in_turn(2)

LETTERS = ["unit/函/01-东馆.docx", "unit/函/02-西馆.docx", "unit/函/03-A&B馆_试点_.docx", "unit/函/04-修复中心.docx"]


def actions(manifest: Manifest) -> dict[str, str]:
    return {change.path: change.action for change in manifest.changes}


def fresh(office: Office, folder: Path, *, pdf: bool = False) -> dict[str, bytes]:
    """What a full build makes in an empty folder."""
    made = build(templates=office.folder / "templates", units=office.folder / "units.yaml", output=folder, pdf=pdf)
    return tree(made.folder)


def papers(office: Office) -> list[str]:
    return [path for path in tree(office.papers) if path != "manifest.json"]


def test_a_letter_that_was_deleted_is_missing(office: Office) -> None:
    office.build()
    (office.papers / LETTERS[1]).unlink()
    office.build(only=["东馆"])
    assert LETTERS[1] not in papers(office)
    assert actions(office.build(only=["西馆"]))[LETTERS[1]] == "new"


class TestPrintFiles:
    def test_a_print_order_is_that_of_all_though_nothing_else_is(self, office: Office, tmp_path: Path) -> None:
        """Sections of a print file that is not in the set, of papers that are not either."""
        office.write("templates/house.yaml", "printing: {files: [函]}\n")
        office.template("dispatch/打印单.docx", ORDER)
        planned = actions(office.build(only=["西馆"], dry_run=True))
        assert actions(office.build(only=["西馆"])) == planned
        assert rows(office)[1:3] == [f"函/{PRINT_FILE}//s1//2", f"函/{PRINT_FILE}//s2-s4//1"]
        full = fresh(office, tmp_path / "fresh")
        assert tree(office.papers)["dispatch/打印单.docx"] == full["dispatch/打印单.docx"]


class TestPdfs:
    @pytest.fixture(autouse=True)
    def printer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stand_in(monkeypatch)

    @pytest.mark.parametrize("only", [[], ["东馆"]])
    def test_they_are_kept_until_somebody_says_no_and_counted_then(self, office: Office, only: list[str]) -> None:
        office.build(pdf=True)
        assert set(actions(office.build(only=only)).values()) == {"unchanged"}
        with speaking("en"):
            planned = list(summary_lines(office.build(only=only, pdf=False, dry_run=True)))
            lines = list(summary_lines(office.build(only=only, pdf=False)))
        assert lines == planned
        assert "  removed: 6 PDFs (made with --pdf)" in lines
        assert "files written: 0" in lines[0]
        assert not any("notice remade" in line for line in lines)
        assert [path for path in papers(office) if path.endswith(".pdf")] == []

    def test_a_date_that_no_document_prints(self, office: Office, tmp_path: Path) -> None:
        """A PDF is dated by the notice: the letter is the same, its PDF is not."""
        office.build(pdf=True)
        office.replace("templates/notice/notice.md", "date: 2024-03-05", "date: 2024-03-06")
        planned = actions(office.build(pdf=True, dry_run=True))
        changed = actions(office.build(pdf=True))
        assert planned == changed
        assert (changed[LETTERS[0]], changed[LETTERS[0].replace(".docx", ".pdf")]) == ("unchanged", "remade")
        assert tree(office.papers) == fresh(office, tmp_path / "fresh", pdf=True)

    def test_pages_of_papers_that_are_not_there_are_counted(self, office: Office, tmp_path: Path) -> None:
        office.template("dispatch/打印单.docx", ORDER)
        office.build(only=["东馆"], pdf=True)
        full = fresh(office, tmp_path / "fresh", pdf=True)
        found = tree(office.papers)
        del found["manifest.json"]
        assert found.items() <= full.items()
        assert not any("西馆" in path for path in found)

    def test_what_was_counted_once_is_not_printed_again(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        office.template("dispatch/打印单.docx", ORDER)
        office.build(only=["东馆"], pdf=True)
        monkeypatch.setattr("generator.office.pdf.conversion.convert_each", None)
        assert set(actions(office.build(only=["东馆"], pdf=True)).values()) == {"unchanged"}
