"""Documents converted to .docx by LibreOffice, and by stand-ins for it that fail in every way."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.office import suite
from generator.office.suite import NotConvertedError, to_docx
from tests.office.pdf.test_suite import gone
from tests.word_documents import make_docx, paragraphs

FakeSuite = Callable[[str], Path]
RTF = rb"{\rtf1\ansi\ansicpg936 \u31034?\u20363?\par second\par}"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, this test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _refused(data: bytes, suffix: str) -> tuple[str, str]:
    with pytest.raises(NotConvertedError) as caught:
        to_docx(data, suffix)
    return caught.value.why, caught.value.said


def test_the_real_suite_converts_whatever_the_suffix_says(temporary: Path) -> None:
    assert paragraphs(to_docx(RTF, ".doc")) == ["示例", "second"]
    assert list(temporary.iterdir()) == []


def test_what_it_is_asked(fake_suite: FakeSuite) -> None:
    """The input's format is never stated: LibreOffice recognises it."""
    folder = fake_suite('printf "%s\\n" "$@" > "$here/asked"; cp 00001.doc "$out/00001.docx"')
    assert to_docx(b"old", ".doc") == b"old"
    asked = (folder / "asked").read_text().splitlines()
    assert asked[-1] == "00001.doc"
    assert "docx:MS Word 2007 XML" in asked
    assert not any("infilter" in each for each in asked)


def test_one_that_hangs_is_stopped_with_its_children(
    fake_suite: FakeSuite, hanging: Callable[[Path], None], temporary: Path
) -> None:
    folder = fake_suite('sleep 600 &\necho $! > "$here/child"\necho $$ > "$here/process"\ntouch "$here/hangs"\nwait')
    hanging(folder / "hangs")
    assert _refused(make_docx(["示例"]), ".wps")[0] == "late"
    assert gone(int((folder / "process").read_text()))
    assert gone(int((folder / "child").read_text()))
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("lines", "why", "said"),
    [
        ("echo; echo Error: source file could not be loaded", "failed", "Error: source file could not be loaded"),
        ('touch "$out/00001.docx"', "failed", ""),
        ("exit 1", "failed", ""),
    ],
    ids=["says why", "makes an empty file", "says nothing"],
)
def test_one_that_makes_nothing(fake_suite: FakeSuite, temporary: Path, lines: str, why: str, said: str) -> None:
    fake_suite(lines)
    assert _refused(b"x", ".odt") == (why, said)
    assert list(temporary.iterdir()) == []


def test_one_that_cannot_be_started(fake_suite: FakeSuite, temporary: Path) -> None:
    (fake_suite("true") / "soffice").write_bytes(b"\x7fELF is not enough")
    assert _refused(b"x", ".doc")[0] == "broken"
    assert list(temporary.iterdir()) == []


def test_a_machine_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "find_suite", lambda: None)
    assert _refused(b"x", ".doc") == ("missing", "")


def test_it_waits_a_minute() -> None:
    assert suite.TIMEOUT == 60
