"""``发文.desktop`` read back as the specification says that a desktop reads it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.desktop.desktop_entry import desktop_entry, page_entry

ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_WORD = r""""(?:[^"`$\\]|\\["`$\\])*"|[^\s"'\\><~|&;$*?#()`]+"""
KEYS = {"Type", "Version", "Name", "Comment", "Exec", "Path", "Icon", "Terminal", "Categories"}


def entries(data: bytes) -> dict[str, str]:
    """The values of the group, their escapes undone (section 4)."""
    head, *rest = data.decode(errors="surrogateescape").removesuffix("\n").split("\n")
    assert head == "[Desktop Entry]"
    pairs = [line.partition("=") for line in rest if not line.startswith("#")]
    assert all(separator for _, separator, _ in pairs)
    assert len({key for key, _, _ in pairs}) == len(pairs)
    return {key: re.sub(r"\\(.)", lambda found: ESCAPES[found[1]], value) for key, _, value in pairs}


def words(command: str) -> list[str]:
    """The arguments of a command line (section 7): quotes undone first, then ``%%``."""
    assert re.fullmatch(f"(?:{_WORD})(?: (?:{_WORD}))*", command, re.DOTALL), command
    unquoted = [
        re.sub(r"\\(.)", r"\1", word[1:-1], flags=re.DOTALL) if word.startswith('"') else word
        for word in re.findall(_WORD, command)
    ]
    plain = [word for word in unquoted if word != "%f"]  # what is dropped on the entry
    assert not any("%" in word.replace("%%", "") for word in plain), "another field code"
    return [word.replace("%%", "%") for word in plain]


@pytest.mark.parametrize(
    "folder",
    [
        "/home/某某/发文",
        "/home/某某/办 公 (发文)",
        "/a & b; c/100% 'd' \"e\" $HOME `f` \\g ~ # * ? = <h> |i",
        f"/home/{'发文'.encode('gbk').decode(errors='surrogateescape')}",
    ],
)
def test_the_script_is_run_wherever_it_lies(folder: str) -> None:
    script = PurePosixPath(folder) / "发文.sh"
    found = entries(desktop_entry(script))
    assert words(found["Exec"]) == ["sh", str(script)]
    assert found["Path"] == folder
    assert {key.partition("[")[0] for key in found} == KEYS
    assert (found["Type"], found["Terminal"], found["Name"]) == ("Application", "true", "发文")
    page = entries(page_entry(script))
    assert found["Exec"] == f"{page['Exec']} %f", "nothing is dropped on that of the page"
    assert (page["Path"], page["Terminal"], page["Name"]) == (folder, "true", "发文网页")


@given(st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_whatever_the_folder_is_called(name: str) -> None:
    script = PurePosixPath("/home") / name / "发文.sh"
    found = entries(desktop_entry(script))
    assert words(found["Exec"]) == ["sh", str(script)]
    assert found["Path"] == str(script.parent)
