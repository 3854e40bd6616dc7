"""Samples of a desk, and what is no longer one.

Cases: as written; with line ends of Windows; a byte changed; a link to one; a file that is no text, missing, or too
big; a folder of samples with a file of somebody else's, empty, missing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.desktop import Machine
from generator.desk.starters import is_sample, new_desk, new_notice, samples_in
from generator.ground.errors import OutputError
from generator.standard import Format
from tests.sample_digests import FILE, lines
from tests.sample_office import tree

NOTICE, ROSTER = Path("templates/notice"), Path("units.yaml")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    new_desk(Path(), machine=Machine("linux", None, {}), issuer="临江市财政局", prefix="临财发")
    return tmp_path


def test_every_sample_that_is_written_is_listed() -> None:
    """Else run ``python -m tests.sample_digests``."""
    assert set(lines()) <= set(FILE.read_text(encoding="utf-8").splitlines())


def test_samples_are_known_until_they_are_changed() -> None:
    assert is_sample(ROSTER)
    assert samples_in(NOTICE) == (NOTICE / "attachment-1.md", NOTICE / "notice.md")
    whole = ROSTER.read_bytes()
    ROSTER.write_bytes(whole.replace(b"\n", b"\r\n"))
    assert is_sample(ROSTER), "Git has changed the line ends"
    ROSTER.write_bytes(whole + b"\n")
    assert not is_sample(ROSTER)
    assert not is_sample(Path("templates/house.yaml")), "the issuer has been typed"
    assert not is_sample(Path("missing.yaml"))
    assert not is_sample(NOTICE)


@pytest.mark.parametrize("name", ["notice.md", "own.md", ".hidden"])
def test_a_folder_with_anything_else_is_no_sample(name: str) -> None:
    (NOTICE / name).write_bytes(b"mine")
    assert samples_in(NOTICE) == ()
    before = tree(Path())
    with pytest.raises(OutputError, match="new-not-empty"):
        new_notice(NOTICE)
    assert tree(Path()) == before


def test_no_folder_and_an_empty_one_hold_no_samples() -> None:
    Path("empty").mkdir()
    assert (samples_in(Path("missing")), samples_in(Path("empty")), samples_in(ROSTER)) == ((), (), ())


@pytest.mark.parametrize("format_", Format)
def test_a_new_notice_takes_the_place_of_the_sample(format_: Format) -> None:
    written = new_notice(NOTICE, format_)
    assert sorted(NOTICE.iterdir()) == sorted(path for path in written if path.is_relative_to(NOTICE))
    assert samples_in(NOTICE) == ()
    if format_ is Format.GENERAL:
        assert "临江市财政局|关于" in (NOTICE / "notice.md").read_text(encoding="utf-8")
