from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.desk.built_sets import BuiltSet, zip_pieces
from generator.ground.errors import OutputError
from tests.desk.built_sets.opened_sets import opened
from tests.sample_office import Office, tree

DATA_DESCRIPTOR, UTF8 = 0x08, 0x800


def zipped(made: BuiltSet) -> bytes:
    return b"".join(zip_pieces(made, made.files, whole=True))


def test_the_zip_has_the_files_of_the_set_byte_for_byte(office: Office, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(opened(office)))) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    assert tree(tmp_path / "unpacked") == tree(office.papers)


def test_the_same_set_gives_the_same_bytes(office: Office) -> None:
    first = zipped(opened(office))
    office.build()
    assert zipped(opened(office)) == first


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


def test_some_files_alone(office: Office) -> None:
    made = opened(office)
    data = b"".join(zip_pieces(made, made.files[:1], whole=False))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [made.files[0].path]


def test_a_file_that_was_changed_ends_it(office: Office) -> None:
    made = opened(office)
    (office.papers / made.files[1].path).write_bytes(b"mine")
    with pytest.raises(OutputError):
        list(zip_pieces(made, made.files, whole=True))
