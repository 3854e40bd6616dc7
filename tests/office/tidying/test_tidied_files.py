from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.ground.errors import InputError, UsageError
from generator.office.tidying import tidy_files
from tests.office.tidying.word_like import WORD_LIKE
from tests.sample_office import tree
from tests.word_documents import packed, parts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, in a folder whose name has blanks and hanzi."""
    place = tmp_path / "模 板"
    (place / "里").mkdir(parents=True)
    (place / "甲.docx").write_bytes(WORD_LIKE["looks"])
    (place / "里" / "乙.docx").write_bytes(WORD_LIKE["fields"])
    (place / "~$甲.docx").write_bytes(b"lock")
    (place / "说明.md").write_text("字", encoding="utf-8")
    return place


def test_a_folder_is_tidied_in_place_and_what_is_tidy_is_not_touched(folder: Path) -> None:
    done = tidy_files([folder])
    assert [(each.source.name, each.changed) for each in done] == [("甲.docx", True), ("乙.docx", True)]
    assert sorted(tree(folder)) == sorted(["甲.docx", "里/乙.docx", "~$甲.docx", "说明.md"])
    os.utime(folder / "甲.docx", (1, 1))
    assert [each.changed for each in tidy_files([folder])] == [False, False]
    assert (folder / "甲.docx").stat().st_mtime == 1


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = tree(folder)
    assert all(each.changed for each in tidy_files([folder], dry_run=True))
    assert tree(folder) == before


def test_one_file_that_is_refused_stops_all(folder: Path) -> None:
    (folder / "里" / "坏.docx").write_bytes(b"no zip")
    before = tree(folder)
    with pytest.raises(InputError) as refusal:
        tidy_files([folder])
    assert [problem.code for problem in refusal.value.problems] == ["template-not-docx"]
    assert tree(folder) == before


def test_output_is_a_file_or_a_folder_and_the_originals_stay(folder: Path, tmp_path: Path) -> None:
    before = tree(folder)
    (one,) = tidy_files([folder / "甲.docx"], output=tmp_path / "新.docx")
    both = tidy_files([folder / "甲.docx", folder / "里" / "乙.docx"], output=tmp_path / "新")
    assert tree(folder) == before
    assert one.target.read_bytes() == both[0].target.read_bytes() == (tmp_path / "新" / "甲.docx").read_bytes()
    tidy_files([one.target], output=tmp_path / "再.docx")  # what is tidy is written out all the same
    assert (tmp_path / "再.docx").read_bytes() == one.target.read_bytes()


def test_the_file_that_a_link_leads_to_is_tidied(folder: Path) -> None:
    link = folder / "链.docx"
    link.symlink_to(folder / "甲.docx")
    tidy_files([link])
    assert link.is_symlink()
    assert not tidy_files([folder / "甲.docx"])[0].changed


@pytest.mark.parametrize(
    ("paths", "output", "code"),
    [
        (["没有.docx"], None, "source-missing"),
        (["说明.md"], None, "tidying-no-document"),
        (["甲.docx", "里/乙.docx"], "新.docx", "tidying-one-name"),
        (["甲.docx"], "新.dotx", "tidying-other-kind"),
    ],
)
def test_what_means_no_document_is_wrong_usage(folder: Path, paths: list[str], output: str | None, code: str) -> None:
    with pytest.raises(UsageError) as refusal:
        tidy_files([folder / path for path in paths], output=None if output is None else folder / output)
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_one_of_word_s_templates_is_tidied_and_stays_one(folder: Path) -> None:
    contents = parts((folder / "甲.docx").read_bytes())
    types = contents["[Content_Types].xml"].replace(b".document.main+xml", b".template.main+xml")
    path = folder / "模板.dotx"
    path.write_bytes(packed({**contents, "[Content_Types].xml": types}))
    [tidied] = tidy_files([path])
    assert tidied.changed
    assert b".template.main+xml" in parts(path.read_bytes())["[Content_Types].xml"]
    assert [each.changed for each in tidy_files([folder]) if each.source == path] == [False]


def test_blanks_behind_the_end_are_taken_out(folder: Path) -> None:
    path = folder / "甲.docx"
    tidy_files([path])
    tidy_bytes = path.read_bytes()
    path.write_bytes(tidy_bytes + b"\r\n")
    [tidied] = tidy_files([path])
    assert (tidied.changed, tidied.taken["blanks"], path.read_bytes()) == (True, 1, tidy_bytes)
