"""Whole drafts: every format that LibreOffice saves, files that are none, and what is refused as a whole."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.desk.drafts import Choice, Draft, DraftKind, draft_in, read_draft
from generator.ground.errors import InputError, UsageError
from generator.office.package import write_package
from generator.office.reading import read_document
from generator.office.suite.office_suite import find_suite
from generator.office.suite.run_folder import profile_option
from tests.bad_inputs import bad_inputs, earned, expected
from tests.desk.drafts.made import LINES, NAME, full_draft, illustrated, paragraph, saved
from tests.desk.drafts.test_file_content import compound
from tests.desk.drafts.test_several import notice
from tests.office.reading.made import package
from tests.patience import PATIENCE
from tests.word_documents import make_docx, packed, parts

FakeSuite = Callable[[str], Path]
FORMATS: dict[str, DraftKind] = {".doc": "doc", ".rtf": "rtf", ".odt": "odt"}


@pytest.fixture(scope="session")
def saved_drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The draft with everything, as LibreOffice saves it in each format, each under a name that hides it."""
    folder = tmp_path_factory.mktemp("drafts")
    (folder / "draft.docx").write_bytes(full_draft())
    program = find_suite()
    assert program is not None
    found = {}
    for suffix in FORMATS:
        options = [profile_option(folder / "profile"), "--headless", "--convert-to", suffix[1:]]
        command = [str(program), *options, "draft.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
        found[suffix] = folder / f"as{suffix[1:]}.wps"
        (folder / f"draft{suffix}").rename(found[suffix])
    return found


def _told(draft: Draft) -> object:
    lines = [each.text for each in draft.document.paragraphs if each.text.strip()]
    header = [each.text for each in draft.left if each.what == "header"]
    pictures = [(each.suffix, round(each.width.mm), round(each.height.mm)) for each in draft.pictures]
    comments = [(each.paragraph, each.author, each.text) for each in draft.comments]
    return lines, header, pictures, comments, draft.changes


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_read_as_the_docx_is(saved_drafts: dict[str, Path], suffix: str) -> None:
    choice: Choice = "reject" if suffix == ".doc" else "accept"
    wanted = draft_in(full_draft(), NAME, changes=choice)
    found = read_draft(saved_drafts[suffix], changes=choice)
    assert found.source == FORMATS[suffix]
    assert _told(found) == _told(wanted)


def test_an_old_document_with_a_password_is_known_by_its_flags(saved_drafts: dict[str, Path]) -> None:
    data = bytearray(saved_drafts[".doc"].read_bytes())
    data[data.index(b"\xec\xa5") + 11] |= 0x01  # [MS-DOC] 2.5.2, fEncrypted
    with pytest.raises(InputError) as caught:
        draft_in(bytes(data), NAME)
    assert [each.code for each in caught.value.problems] == ["draft-encrypted"]


def test_a_draft_of_strict_open_xml_becomes_a_usual_one() -> None:
    names = {
        b"schemas.openxmlformats.org/wordprocessingml/2006/main": b"purl.oclc.org/ooxml/wordprocessingml/main",
        b"schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    contents = parts(package(paragraph("甲") + paragraph("乙")))
    for usual, strict in names.items():
        contents = {name: data.replace(usual, strict) for name, data in contents.items()}
    main = contents["word/document.xml"].replace(b"<w:document ", b'<w:document w:conformance="strict" ')
    draft = draft_in(packed({**contents, "word/document.xml": main}), NAME)
    assert draft.package is not None
    written = write_package(draft.package.finished())
    assert b"purl.oclc.org" not in b"".join(parts(written).values())
    assert b"conformance" not in parts(written)["word/document.xml"]
    assert [each.text for each in read_document(written, NAME).paragraphs] == ["甲", "乙"]


@pytest.mark.parametrize("tail", [b"\r\n\0", b"<!-- downloaded -->"])
def test_bytes_behind_the_zip_are_noted(tail: bytes) -> None:
    draft = draft_in(make_docx(LINES) + tail, NAME)
    assert [each.text for each in draft.document.paragraphs] == list(LINES)
    assert [(each.code, each.facts["bytes"]) for each in draft.notes] == [("draft-behind", len(tail))]


def _scan() -> bytes:
    return saved(illustrated("第1页", width=150, height=220))


def _empty() -> bytes:
    return make_docx(["", " ", "　"])


REFUSED = {
    "a scan": (_scan(), "draft-scan"),
    "nothing but blanks": (_empty(), "draft-empty"),
    "no part of Word": (packed({"[Content_Types].xml": b"<Types/>"}), "draft-unknown"),
    "files taken in when it is opened": (package(paragraph("甲") + '<w:altChunk r:id="rId1"/>'), "draft-chunks"),
    "subdocuments": (package(paragraph("甲") + '<w:p><w:subDoc r:id="rId1"/></w:p>'), "draft-chunks"),
    "five in one": (make_docx(notice() * 5), "draft-several"),
    "too many paragraphs": (package("<w:p/>" * 50_001), "draft-too-long"),
    "too many lines": ("甲\n".encode() * 50_001, "draft-too-long"),
    "too many characters": (b"1" * 2_000_001, "draft-too-long"),
    "a broken text": (packed({**parts(package("")), "word/document.xml": b"<w:document"}), "template-xml-broken"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_as_a_whole(name: str) -> None:
    data, code = REFUSED[name]
    with pytest.raises(InputError) as caught:
        draft_in(data, NAME)
    assert [each.code for each in caught.value.problems] == [code]
    earned(caught.value.problems)


@pytest.mark.parametrize("path", bad_inputs("draft"), ids=lambda path: path.name)
def test_a_bad_draft_earns_its_problems(path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_draft(path)
    assert earned(caught.value.problems) == expected(path)


def test_a_few_words_and_a_small_picture_are_no_scan() -> None:
    assert draft_in(saved(illustrated("示例", width=60, height=40)), NAME).pictures


def _codes(path: Path) -> list[str]:
    with pytest.raises((InputError, UsageError)) as caught:
        read_draft(path)
    return [each.code for each in caught.value.problems]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "草稿.docx").write_bytes(make_docx(LINES))
    (tmp_path / "~$草稿.docx").write_bytes(b"\x05owner")
    assert _codes(tmp_path / "~$草稿.docx") == ["source-owner-file"]
    assert _codes(tmp_path) == ["draft-folder"]
    with pytest.raises(UsageError):
        read_draft(tmp_path / "没有.docx")


def test_one_that_hangs_its_reader_is_refused_at_the_time_limit(
    fake_suite: FakeSuite, hanging: Callable[[Path], None], tmp_path: Path
) -> None:
    """What is left of the process is looked at in tests/office/test_converting.py."""
    hanging(fake_suite('touch "$here/hangs"\nsleep 600') / "hangs")
    with pytest.raises(InputError) as caught:
        draft_in(compound("MatOST"), "草稿.wps", timeout=60)
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["seconds"]) == ("draft-suite-late", "60")


@pytest.mark.parametrize(
    ("lines", "code"),
    [("echo cannot load", "draft-not-converted"), (None, "draft-suite-missing"), ("", "draft-suite-broken")],
)
def test_what_libreoffice_cannot_do(
    fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch, lines: str | None, code: str
) -> None:
    if lines is None:
        monkeypatch.setattr("generator.office.converting.find_suite", lambda: None)
    elif not lines:
        (fake_suite("true") / "soffice").write_bytes(b"\x7fELF is not enough")
    else:
        fake_suite(lines)
    with pytest.raises(InputError) as caught:
        draft_in(rb"{\rtf1 x}", "草稿.rtf")
    assert [each.code for each in caught.value.problems] == [code]
    earned(caught.value.problems)
