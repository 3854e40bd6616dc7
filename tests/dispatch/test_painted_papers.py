"""PDFs of text papers are painted, those of Word templates printed; LibreOffice may be missing."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from generator.desk.build_report import summary_lines
from generator.dispatch.manifest import Manifest
from generator.ground.errors import OutputError, Problem, UsageError, speaking
from generator.ground.representation import lost
from generator.writing.manifest_entries import PrintedBy
from tests.dispatch.stand_in_printer import FONTS, PAINTER, no_suite, paint_by_stand_in, painted_pdf, stand_in
from tests.dispatch.test_text_papers import LETTER, LIST
from tests.refused import refused_for
from tests.sample_office import Office, codes, tree
from tests.word_documents import paragraphs

pytestmark = pytest.mark.in_turn(2)

NOTICE = "关于报送《目录》的通知.pdf"
DETACHED = "附件-目录样表.pdf"
TEXT_LETTERS = [f"unit/便函/{name}.pdf" for name in ("01-东馆", "02-西馆", "03-A&B馆_试点_", "04-修复中心")]
WORD_LETTERS = [each.replace("便函", "函") for each in TEXT_LETTERS]
TEXT_LIST, WORD_LIST = "dispatch/清单.pdf", "dispatch/分发表.pdf"
TEXT_PRINT_FILE, WORD_PRINT_FILE = "dispatch/打印-便函.pdf", "dispatch/打印-函.pdf"
PAINTED = sorted([NOTICE, DETACHED, *TEXT_LETTERS, TEXT_LIST, TEXT_PRINT_FILE])
PRINTED = sorted([*WORD_LETTERS, WORD_LIST, WORD_PRINT_FILE])


@pytest.fixture
def desk(office: Office) -> Office:
    """Papers of each kind, of text templates and of Word templates."""
    office.write("templates/unit/便函.md", LETTER)
    office.write("templates/dispatch/清单.md", LIST)
    office.write("templates/house.yaml", "printing: {files: [函, 便函]}\n")
    office.write("templates/notice/attachment-1.md", "---\ntitle: 目录|样表\n---\n样表一份。\n")
    entry = "attachments: [{file: attachment-1.md, detached: true}]\nsignature:"
    office.replace("templates/notice/notice.md", "signature:", entry)
    return office


def entries(office: Office) -> dict[str, dict[str, Any]]:
    files = json.loads((office.papers / "manifest.json").read_text(encoding="utf-8"))["files"]
    return {file["path"]: file for file in files}


def printed_by(office: Office) -> dict[str, str | None]:
    return {path: file["printed_by"] for path, file in entries(office).items()}


def pdfs(office: Office) -> dict[str, bytes]:
    return {path: data for path, data in tree(office.papers).items() if path.endswith(".pdf")}


def changed(manifest: Manifest) -> dict[str, str]:
    return {change.path: change.action for change in manifest.changes if change.action != "unchanged"}


def counted(data: bytes) -> int:
    """The pages of a PDF by the stand-in."""
    return int(data.split(b"of ")[1].split()[0])


class TestWhoMakesThem:
    def test_texts_are_painted_and_word_papers_printed(self, desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        stand_in(monkeypatch)
        desk.build(pdf=True)
        assert sorted(pdfs(desk)) == sorted([*PAINTED, *PRINTED])
        made_by = printed_by(desk)
        assert {path for path, by in made_by.items() if by == "own"} == {*PAINTED}
        assert {path for path, by in made_by.items() if by == "office"} == {*PRINTED}
        assert {by for path, by in made_by.items() if not path.endswith(".pdf")} == {None}
        found = pdfs(desk)
        shown = {path: entries(desk)[path]["pages"] for path in PAINTED}
        assert shown == {path: counted(found[path]) for path in PAINTED}

    def test_another_engine_is_none(self, desk: Office) -> None:
        assert refused_for(UsageError, desk.build, pdf=True, pdf_engine="libreoffice") == ["output-argument"]

    @pytest.mark.parametrize(("first", "then"), [("own", "office"), ("office", "own")])
    def test_another_engine_makes_those_of_text_papers_again(
        self, desk: Office, monkeypatch: pytest.MonkeyPatch, first: PrintedBy, then: PrintedBy
    ) -> None:
        stand_in(monkeypatch)
        desk.build(pdf=True, pdf_engine=first)
        again = desk.build(pdf=True, pdf_engine=then)
        assert changed(again) == dict.fromkeys(PAINTED, "remade")
        assert {tuple(change.reasons) for change in again.changes if change.action == "remade"} == {("engine",)}
        with speaking("en"):
            [line] = [each for each in summary_lines(again) if "laid out" in each]
        assert ("fawen" in line, "LibreOffice" in line) == (then == "own", True)

    def test_chosen_units_get_theirs_as_the_set_has_them(self, desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        stand_in(monkeypatch)
        desk.build(pdf=True, pdf_engine="office", pdf_a=True)
        desk.replace("units.yaml", "copies: 2", "copies: 9")
        desk.build(only=["西馆"])
        assert {by for path, by in printed_by(desk).items() if path.endswith(".pdf")} == {"office"}
        assert json.loads((desk.papers / "manifest.json").read_text(encoding="utf-8"))["pdf_a"] is True

    @pytest.mark.in_turn(3)
    @pytest.mark.parametrize("engine", ["own", "office"])
    def test_archival_pdfs_are_others(self, desk: Office, monkeypatch: pytest.MonkeyPatch, engine: PrintedBy) -> None:
        stand_in(monkeypatch)
        desk.build(pdf=True, pdf_engine=engine)
        before = pdfs(desk)
        desk.build(pdf_a=True, pdf_engine=engine)
        assert pdfs(desk).keys() == before.keys()
        assert not set(pdfs(desk).values()) & set(before.values())
        assert changed(desk.build(pdf=True)) == {}
        desk.build(pdf_a=False)
        assert pdfs(desk) == before


class TestWithoutLibreOffice:
    @pytest.fixture(autouse=True)
    def missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        paint_by_stand_in(monkeypatch)
        no_suite(monkeypatch)

    @pytest.mark.parametrize("dry_run", [False, True])
    def test_what_can_be_painted_is_made_and_the_rest_is_named(self, desk: Office, dry_run: bool) -> None:
        manifest = desk.build(pdf=True, dry_run=dry_run)
        assert [path for path in manifest.written if path.endswith(".pdf")] == PAINTED
        (warning,) = [each for each in manifest.warnings if each.code == "pdf-suite-missing-for"]
        assert warning.severity == "warning"
        assert "unit/函.docx（5 份）、dispatch/分发表.docx（1 份）" in warning.text("zh")
        if not dry_run:
            assert sorted(pdfs(desk)) == PAINTED

    @pytest.mark.parametrize("dry_run", [False, True])
    def test_it_is_an_error_where_libreoffice_was_asked_for(self, desk: Office, dry_run: bool) -> None:
        with pytest.raises(OutputError) as caught:
            desk.build(pdf=True, pdf_engine="office", dry_run=dry_run)
        assert [problem.code for problem in caught.value.problems] == ["pdf-suite-missing"]
        assert not desk.output.exists()

    def test_a_print_order_leaves_out_the_pages_that_nobody_knows(self, desk: Office) -> None:
        desk.template("dispatch/打印单.docx", ["{% for p in papers %}{{ p.path }}：{{ p.pages }}；{% endfor %}"])
        desk.build(pdf=True)
        before = tree(desk.papers)
        again = desk.build(pdf=True)
        assert changed(again) == {}
        assert tree(desk.papers) == before


def test_a_print_order_that_is_a_text_is_painted_last(desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has the pages of painted papers, which are known before any is painted, and those of printed ones."""
    stand_in(monkeypatch)
    order = "{% for p in papers %}\n{{ p.path }}：{{ p.pages }}页\n{% endfor %}\n"
    desk.write("templates/dispatch/打印单.md", f"---\ntitle: 打印单\nrecipients: 文印室\n---\n{order}")
    desk.build(pdf=True)
    found = entries(desk)
    rows = dict(
        line.split("：") for line in paragraphs((desk.papers / "dispatch/打印单.docx").read_bytes()) if "页" in line
    )
    pages = {path: file["pages"] for path, file in found.items() if f"{file['pages']}页" == rows.get(path)}
    assert pages.keys() == rows.keys() - {"dispatch/打印-函.docx", "dispatch/打印-便函.docx"}
    assert found["dispatch/打印单.pdf"]["printed_by"] == "own"
    before = tree(desk.papers)
    assert changed(desk.build(pdf=True)) == {}
    assert tree(desk.papers) == before


class TestLibreOfficeIsGone:
    """It was there for an earlier build."""

    def test_what_has_not_changed_stays(self, desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        stand_in(monkeypatch)
        desk.build(pdf=True)
        before = tree(desk.papers)
        monkeypatch.undo()
        paint_by_stand_in(monkeypatch)
        no_suite(monkeypatch)
        again = desk.build(pdf=True)
        assert (changed(again), codes(again)) == ({}, ["roster-group-left-out"])
        assert tree(desk.papers) == before

    def test_what_is_out_of_date_is_taken_away(self, desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        stand_in(monkeypatch)
        desk.build(pdf=True)
        monkeypatch.undo()
        paint_by_stand_in(monkeypatch)
        no_suite(monkeypatch)
        desk.replace("units.yaml", "copies: 2", "copies: 9")
        again = desk.build(pdf=True)
        assert "pdf-suite-missing-for" in codes(again)
        expected = {WORD_LETTERS[0], WORD_PRINT_FILE}
        assert {path for path, action in changed(again).items() if action == "removed"} == expected
        assert sorted(pdfs(desk)) == sorted({*PAINTED, *PRINTED} - {WORD_LETTERS[0], WORD_PRINT_FILE})


class TestWhatCannotBePainted:
    @pytest.mark.in_turn(3)
    @pytest.mark.parametrize("processes", [False, True])
    def test_the_set_has_no_such_pdfs(self, desk: Office, monkeypatch: pytest.MonkeyPatch, processes: bool) -> None:
        stand_in(monkeypatch)
        desk.build(pdf=True)
        desk.replace("templates/notice/notice.md", "请于三月", "请（བོད་、ภาษา）于三月")
        desk.replace("templates/unit/便函.md", "现送上", "现送上ئۇيغۇر")
        with ThreadPoolExecutor(1) as executor:
            chosen = executor if processes else None
            foreseen = desk.build(pdf=True, executor=chosen, dry_run=True)
            made = desk.build(pdf=True, executor=chosen)
        assert (foreseen.changes, foreseen.refused) == (made.changes, made.refused)
        assert foreseen.warnings == made.warnings
        refused = {NOTICE, *TEXT_LETTERS, TEXT_PRINT_FILE}
        assert {path for path, action in changed(made).items() if action == "removed"} == refused
        assert (made.refused, sorted(pdfs(desk))) == (len(refused), sorted({*PAINTED, *PRINTED} - refused))
        found = [each for each in made.warnings if each.code == "pdf-unpainted"]
        expected = [("warning", 1, (), 0), ("warning", 2, (), 0), ("warning", 4, (), 0)]
        assert [(each.severity, each.facts["number"], each.units, lost([each])) for each in found] == expected
        again = desk.build(pdf=True)
        assert (changed(again), again.refused) == ({}, len(refused)), "it is reported each time"
        assert desk.build(pdf=True, pdf_engine="office").refused == 0
        assert sorted(pdfs(desk)) == sorted([*PAINTED, *PRINTED])


class TestOnlyWhatChanged:
    @pytest.fixture(autouse=True)
    def painted(self, desk: Office, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The titles of the documents that are painted."""
        stand_in(monkeypatch)
        seen: list[str] = []

        def noted(document: Any, *arguments: Any, **options: Any) -> bytes:
            seen.append(document.title)
            return painted_pdf(document, *arguments, **options)

        monkeypatch.setattr(PAINTER, noted)
        desk.build(pdf=True)
        return seen

    @pytest.mark.cases(2)
    @pytest.mark.parametrize("path", [NOTICE, DETACHED, TEXT_LETTERS[1], TEXT_LIST, TEXT_PRINT_FILE])
    @pytest.mark.parametrize(("by_hand", "action"), [("gone", "new"), ("changed", "remade")])
    def test_pdfs_changed_by_hand(self, desk: Office, painted: list[str], path: str, by_hand: str, action: str) -> None:
        """Its document is kept, so it is laid out again to be painted."""
        before = pdfs(desk)
        painted.clear()
        if by_hand == "gone":
            (desk.papers / path).unlink()
        else:
            (desk.papers / path).write_bytes(b"mine")
        assert changed(desk.build(pdf=True)) == {path: action}
        assert len(painted) == 1
        assert {each: data for each, data in pdfs(desk).items() if each in before} == before

    def test_other_fonts(self, desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        class Others:
            mark = "others"
            warnings = ()
            names = ()

        monkeypatch.setattr(FONTS, lambda _: Others())
        again = desk.build(pdf=True)
        assert changed(again) == dict.fromkeys(PAINTED, "remade")
        assert {tuple(change.reasons) for change in again.changes if change.action == "remade"} == {("printer",)}


@pytest.mark.in_turn(3)
def test_whoever_makes_the_letters_the_bytes_are_the_same(desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes of this machine, and executors, which paint nothing: they may be elsewhere."""
    stand_in(monkeypatch)
    desk.replace("units.yaml", "      - {name: 修复中心}\n", "".join(f"      - {{name: 中心{n}}}\n" for n in range(40)))
    desk.build(pdf=True)
    alone = tree(desk.papers)
    shutil.rmtree(desk.papers)
    desk.build(pdf=True, jobs=2)
    assert tree(desk.papers) == alone
    shutil.rmtree(desk.papers)
    with ThreadPoolExecutor(2) as executor:
        desk.build(pdf=True, executor=executor)
    assert tree(desk.papers) == alone


@pytest.mark.parametrize("dry_run", [False, True])
def test_where_nothing_can_be_painted_nothing_is_half_done(
    desk: Office, monkeypatch: pytest.MonkeyPatch, dry_run: bool
) -> None:
    stand_in(monkeypatch)
    desk.build(pdf=True)
    before = tree(desk.papers)

    def none(_names: object) -> object:
        raise OutputError(Problem("pdf-library-missing", facts={"libraries": "示例"}))

    monkeypatch.setattr(FONTS, none)
    desk.replace("units.yaml", "copies: 2", "copies: 9")
    assert refused_for(OutputError, desk.build, pdf=True, dry_run=dry_run) == ["pdf-library-missing"]
    assert tree(desk.papers) == before


def test_pdfs_of_an_older_list_were_printed_by_libreoffice(desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)
    desk.build(pdf=True, pdf_engine="office")
    path = desk.papers / "manifest.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"printed_by": "office"', '"printed_by": null'), encoding="utf-8")
    assert changed(desk.build(only=["西馆"])) == {}
    assert path.read_text(encoding="utf-8") == text
