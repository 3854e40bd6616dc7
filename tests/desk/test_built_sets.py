"""A set of papers that a build has left."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.desk.built_sets import BuiltSet, open_set, zip_pieces
from generator.ground.errors import OutputError
from tests.refused import refused_for
from tests.sample_office import EVERYTHING, Office, tree

PAPER = "unit/函/02-西馆.docx"


def test_the_files_are_those_of_the_manifest(office: Office) -> None:
    (office.papers / "别人的.txt").write_text("示例", encoding="utf-8")
    found = opened(office)
    assert [file.path for file in found.files] == EVERYTHING
    shown = {file.path: found.content(file) for file in found.files}
    assert shown == {path: data for path, data in tree(office.papers).items() if path in EVERYTHING}
    assert list(found.changed(found.files)) == []


def test_an_id_is_short_is_no_path_and_stays_the_same(office: Office) -> None:
    first = {file.path: file.id for file in opened(office).files}
    office.build()
    assert {file.path: file.id for file in opened(office).files} == first
    assert len(set(first.values())) == len(EVERYTHING)
    assert all(each.isalnum() and each.isascii() for each in first.values())


def test_a_manifest_that_is_none_is_reported(office: Office) -> None:
    (office.papers / "manifest.json").write_text("{}", encoding="utf-8")
    assert refused_for(OutputError, opened, office) == ["output-manifest"]


def test_a_path_that_leads_out_is_in_no_set(office: Office) -> None:
    manifest = office.papers / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(PAPER, "../../units.yaml"), encoding="utf-8")
    with pytest.raises(OutputError):
        opened(office)


def _a_link(paper: Path) -> None:
    paper.rename(paper.with_suffix(".old"))
    paper.symlink_to(paper.with_suffix(".old"))


def _below_a_link(paper: Path) -> None:
    paper.parent.rename(paper.parent.with_name("其他"))
    paper.parent.symlink_to(paper.parent.with_name("其他"), target_is_directory=True)


def _a_folder(paper: Path) -> None:
    paper.unlink()
    paper.mkdir()


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "other bytes": (lambda paper: paper.write_bytes(b"x" * paper.stat().st_size), "output-paper-changed"),
    "more bytes": (lambda paper: paper.write_bytes(paper.read_bytes() + b"\0"), "output-paper-changed"),
    "a link": (_a_link, "output-paper-changed"),
    "a folder": (_a_folder, "output-paper-gone"),
    "gone": (Path.unlink, "output-paper-gone"),
}


@pytest.mark.parametrize(("change", "code"), CHANGES.values(), ids=CHANGES)
def test_what_no_build_made_is_not_handed_out(office: Office, change: Callable[[Path], object], code: str) -> None:
    found = opened(office)
    (file,) = (each for each in found.files if each.path == PAPER)
    change(office.papers / PAPER)
    assert refused_for(OutputError, found.content, file) in ([code], ["output-paper-changed"])
    shown = [(problem.code, problem.span and problem.span.file) for problem in found.changed(found.files)]
    assert shown == [(code, str(office.papers / PAPER))]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_link_is_followed_on_the_way_to_a_file(office: Office) -> None:
    found = opened(office)
    _below_a_link(office.papers / PAPER)
    for file in (each for each in found.files if each.path.startswith("unit/函/")):
        with pytest.raises(OutputError):
            found.content(file)


DATA_DESCRIPTOR, UTF8 = 0x08, 0x800


def zipped(made: BuiltSet) -> bytes:
    return b"".join(zip_pieces(made, made.files, whole=True))


def test_the_zip_has_the_files_of_the_set_byte_for_byte(office: Office, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(opened(office)))) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    assert tree(tmp_path / "unpacked") == tree(office.papers)


def test_names_are_utf8_and_sizes_come_first(office: Office) -> None:
    """A program that unpacks while it reads needs the size of what is stored (APPNOTE 4.4.4)."""
    with zipfile.ZipFile(io.BytesIO(zipped(opened(office)))) as archive:
        entries = archive.infolist()
    assert all(entry.flag_bits & UTF8 for entry in entries if not entry.filename.isascii())
    assert not any(entry.flag_bits & DATA_DESCRIPTOR for entry in entries)
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_it_is_made_file_by_file(office: Office) -> None:
    made = opened(office)
    pieces = zip_pieces(made, made.files, whole=False)
    first = next(pieces)
    assert len(first) < made.files[0].listed.bytes + 1000
    assert len(list(pieces)) == len(made.files)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    office.build()
    return office


# The set of a sample office, opened.


def opened(office: Office) -> BuiltSet:
    found = open_set(office.papers)
    assert found is not None
    return found
