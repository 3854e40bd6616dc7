"""Conversion in memory and one after another gives the same PDFs, and keeps no more than needed."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.errors import InputError, OutputError, Problem, Span, UsageError
from generator.ground.stopping import StoppedError, stoppable
from generator.office.pdf.conversion import Files, PdfConversion, check_documents, convert_documents, convert_each
from tests.office.live_content.cases import DOCUMENT, WEB, paragraph, picture, related, word
from tests.office.pdf.samples import SAMPLES
from tests.office.pdf.test_suite import COPY, EACH, THREE
from tests.patience import PATIENCE

FakeSuite = Callable[[str], Path]


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, Path]:
    """The three documents as files, by other names."""
    files = {name: tmp_path / f"{number}.docx" for number, name in enumerate(THREE)}
    for name, file in files.items():
        file.write_bytes(THREE[name])
    return files


def nowhere(_name: str, _pdf: bytes) -> None:
    pass


def test_one_after_another_they_are_the_same_as_all_in_memory(fake_suite: FakeSuite, sources: dict[str, Path]) -> None:
    fake_suite(EACH.format(COPY))
    in_memory = convert_documents(THREE)
    made: dict[str, bytes] = {}
    each = convert_each(Files(sources), made.__setitem__)
    assert made == {name: pdf.data for name, pdf in in_memory.pdfs.items()}
    assert list(each.pages.items()) == [(name, pdf.pages) for name, pdf in in_memory.pdfs.items()]
    assert (each.stand_ins, each.lost) == (in_memory.stand_ins, in_memory.lost)


def test_each_is_told_when_its_pdf_has_been_put(fake_suite: FakeSuite, sources: dict[str, Path]) -> None:
    fake_suite(EACH.format(COPY))
    made: dict[str, bytes] = {}
    told: list[str] = []

    def progress(name: str) -> None:
        assert name in made
        assert threading.current_thread() is threading.main_thread()
        told.append(name)

    convert_each(Files(sources), made.__setitem__, progress=progress)
    assert sorted(told) == sorted(sources)


def test_the_first_is_told_while_others_are_made(fake_suite: FakeSuite) -> None:
    """The last waits until the first was reported."""
    folder = fake_suite(
        EACH.format('[ "$each" = 00003.docx ] && until [ -e "$here/told" ]; do sleep 0.01; done; ' + COPY)
    )
    convert_documents(THREE, timeout=PATIENCE, progress=lambda _: (folder / "told").touch())


def test_files_that_are_not_there_are_refused_at_once_with_the_others(
    fake_suite: FakeSuite, sources: dict[str, Path]
) -> None:
    folder = fake_suite('touch "$here/ran"')
    sources["乙.docx"].unlink()
    sources["丙.docx"].write_text("text")
    with pytest.raises(UsageError) as caught:
        convert_each(Files(sources), nowhere)
    assert [(each.code, each.span and each.span.file) for each in caught.value.problems] == [
        ("pdf-input-unreadable", "乙.docx"),
        ("template-not-docx", "丙.docx"),
    ]
    assert not (folder / "ran").exists()


def test_a_run_that_is_stopped_ends_in_the_middle_of_a_document(
    fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """LibreOffice, which never ends here, ends with it; nothing of its folder is left."""
    folder = fake_suite('touch "$here/begun"; exec sleep 1000')
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    with stoppable((folder / "begun").exists), pytest.raises(StoppedError):
        convert_documents(THREE, timeout=PATIENCE)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_what_cannot_be_put_ends_the_run(fake_suite: FakeSuite, sources: dict[str, Path]) -> None:
    fake_suite(EACH.format(COPY))

    def full(name: str, _pdf: bytes) -> None:
        raise OutputError(Problem("output-disk-full", Span(name)))

    with pytest.raises(OutputError) as caught:
        convert_each(Files(sources), full)
    assert [problem.code for problem in caught.value.problems] == ["output-disk-full"]


def test_a_document_that_changes_for_the_worse_meanwhile_is_named(
    fake_suite: FakeSuite, sources: dict[str, Path]
) -> None:
    fake_suite("[ -e 00002.docx ] && exit 0\n" + EACH.format(COPY))
    told: list[str] = []

    def spoil(name: str) -> None:
        told.append(name)
        sources["丙.docx"].write_text("text")

    with pytest.raises(InputError) as caught:
        convert_each(Files(sources), nowhere, progress=spoil)
    assert [each.span and each.span.file for each in caught.value.problems] == ["丙.docx"]


def test_without_room_for_temporary_files_it_is_told(
    fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_suite(EACH.format(COPY))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(OutputError) as caught:
        convert_documents(THREE)
    assert [each.code for each in caught.value.problems] == ["pdf-suite-broken"]


@pytest.mark.in_turn(3)
def test_how_many_processes_there_are_makes_no_difference(rendered: PdfConversion) -> None:
    shared_out = convert_documents(SAMPLES, jobs=2)
    assert list(shared_out.pdfs) == list(SAMPLES)
    assert shared_out == rendered


# Content that LibreOffice does not print is reported, with its number, before anything is printed.


LINKED = picture('r:link="rIdX"')


def test_linked_pictures_and_files_taken_in_at_opening_are_counted() -> None:
    documents = {
        "图.docx": related(paragraph(LINKED * 2), "image", WEB, DOCUMENT),
        "并.docx": word('<w:altChunk r:id="a"/>'),
        "好.docx": word(),
    }
    told = [(each.code, each.span and each.span.file, each.facts["count"]) for each in check_documents(documents)]
    assert told == [("pdf-pictures-linked", "图.docx", 2), ("pdf-chunks", "并.docx", 1)]
