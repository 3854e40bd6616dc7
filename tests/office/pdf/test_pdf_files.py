"""Pages with tracked changes and comments shown, and what comes of a LibreOffice that fails."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from generator.ground.errors import OutputError, UsageError
from generator.office.package import read_package, write_package
from generator.office.pdf.pdf_files import print_marked_up, to_pdf
from tests.notices.reviewing.copies import AUTHOR, draft_of, notice_in, replaced
from tests.refused import refused, refused_for
from tests.sample_docx import paragraph, sample_docx

FakeSuite = Callable[[str], Path]
GOOD = 'for each in "$@"; do case "$each" in *.docx) cp "$pdf" "$out/${each%.docx}.pdf" ;; esac; done'


def documents(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(sample_docx(paragraph("")))
    return [folder / name for name in names]


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_without_a_folder_each_pdf_is_beside_its_file(fake_suite: FakeSuite, tmp_path: Path) -> None:
    fake_suite(GOOD)
    files = documents(tmp_path / "desk", "甲/a.docx", "乙/a.docx", "乙/b.v2.docx")
    run = to_pdf(files, None)
    assert [each.pdf for each in run.results] == [file.with_suffix(".pdf") for file in files]
    assert len(written(tmp_path / "desk")) == 6


def test_each_file_gets_its_pdf_and_stays_untouched(fake_suite: FakeSuite, tmp_path: Path) -> None:
    fake_suite(GOOD)
    files = documents(tmp_path, "in/关于“A&B”的通知.docx", "in/b.v2.docx")
    before = [file.read_bytes() for file in files]
    run = to_pdf(files, tmp_path / "out" / "new")
    assert written(tmp_path / "out") == ["new/b.v2.pdf", "new/关于“A&B”的通知.pdf"]
    expected = [(files[0], "关于“A&B”的通知.pdf", 1), (files[1], "b.v2.pdf", 1)]
    assert [(each.source, each.pdf.name, each.pages) for each in run.results] == expected
    assert len(pypdfium2.PdfDocument(run.results[0].pdf)) == 1
    assert [file.read_bytes() for file in files] == before
    assert written(tmp_path / "in") == ["b.v2.docx", "关于“A&B”的通知.docx"]


def test_two_files_of_one_stem_do_not_overwrite_each_other(fake_suite: FakeSuite, tmp_path: Path) -> None:
    fake_suite(GOOD)
    files = documents(tmp_path, "letter/01.docx", "list/01.docx", "list/A.docx", "letter/a.docx", "list/02.docx")
    run = to_pdf([*files, files[0]], tmp_path / "out")
    expected = ["letter-01.pdf", "list-01.pdf", "list-A.pdf", "letter-a.pdf", "02.pdf"]
    assert [each.pdf.name for each in run.results] == expected
    assert len(written(tmp_path / "out")) == 5


def test_names_that_cannot_be_told_apart_are_refused(fake_suite: FakeSuite, tmp_path: Path) -> None:
    fake_suite(GOOD)
    files = documents(tmp_path, "x/same/01.docx", "y/same/01.docx")
    refusal = refused(UsageError, to_pdf, files, tmp_path / "out")
    expected = [("pdf-same-name", str(file)) for file in files]
    assert [(each.code, each.span and each.span.file) for each in refusal.problems] == expected
    assert not (tmp_path / "out").exists()


def test_every_path_that_is_not_there_is_named(fake_suite: FakeSuite, tmp_path: Path) -> None:
    fake_suite(GOOD)
    (good,) = documents(tmp_path, "good.docx")
    (tmp_path / "text.docx").write_text("text")
    with pytest.raises(UsageError) as caught:
        to_pdf([tmp_path / "gone.docx", good, tmp_path / "text.docx", tmp_path], tmp_path / "out")
    assert [(each.code, each.span and each.span.file) for each in caught.value.problems] == [
        ("pdf-input-unreadable", str(tmp_path / "gone.docx")),
        ("template-not-docx", str(tmp_path / "text.docx")),
        ("pdf-input-unreadable", str(tmp_path)),
    ]
    assert caught.value.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_nothing_is_written_when_one_file_fails(fake_suite: FakeSuite, tmp_path: Path) -> None:
    fake_suite(GOOD.replace("cp", 'grep -qa word/rotten.xml "$each" || cp'))
    files = documents(tmp_path, "a.docx", "b.docx")
    parts = read_package(files[1].read_bytes(), name="b.docx")
    files[1].write_bytes(write_package({**parts, "word/rotten.xml": b""}))
    refusal = refused(OutputError, to_pdf, files, tmp_path / "out")
    assert [each.span and each.span.file for each in refusal.problems] == [str(tmp_path / "b.docx")]
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_named_and_nothing_half_written_stays(
    fake_suite: FakeSuite, tmp_path: Path
) -> None:
    fake_suite(GOOD)
    (tmp_path / "out" / "b.pdf").mkdir(parents=True)
    (problem,) = refused(OutputError, to_pdf, documents(tmp_path, "b.docx"), tmp_path / "out").problems
    assert (problem.code, problem.span and problem.span.file) == ("pdf-cannot-write", str(tmp_path / "out" / "b.pdf"))
    assert written(tmp_path / "out") == []


def test_characters_that_did_not_come_out_are_warned_of(fake_suite: FakeSuite, tmp_path: Path) -> None:
    fake_suite(GOOD.replace("$pdf", "$text"))
    (tmp_path / "a.docx").write_bytes(sample_docx(paragraph("ABC甲，乙")))
    run = to_pdf([tmp_path / "a.docx"], tmp_path / "out")
    (problem,) = run.lost
    assert (problem.code, problem.severity) == ("pdf-text-lost", "warning")
    assert problem.facts["characters"] == "乙甲，"


MOMENT = datetime(2026, 3, 5, tzinfo=UTC)


@pytest.mark.in_turn(3)
def test_what_was_deleted_and_what_is_new_are_on_the_page(tmp_path: Path) -> None:
    copy = replaced(draft_of(notice_in(tmp_path)), "逐项", "逐条", author=AUTHOR)
    printed = print_marked_up(copy, ".docx", "copy.docx", MOMENT)
    document = pypdfium2.PdfDocument(printed)
    words = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
    assert "逐项逐条填写" in words


def test_a_suite_that_makes_nothing_is_reported(fake_suite: Callable[[str], Path]) -> None:
    fake_suite("echo broken")
    assert refused_for(OutputError, print_marked_up, b"", ".docx", "copy.docx", MOMENT) == ["review-pdf"]
