"""Texts in any encoding of Chinese office programs; what may be two things is refused."""

import hashlib
import tracemalloc
from pathlib import Path

import pytest

from generator.ground.errors import InputError, NoticeError
from generator.ground.source.source_file import Lines, read_source
from tests.refused import refused


def write(folder: Path, data: bytes) -> Path:
    path = folder / "file.md"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        "一\n二\n".encode(), "一\r\n二\r\n".encode(), "一\r二\r".encode(), "\ufeff一\n二\n".encode(),
        "\ufeff一\r\n二\r\n".encode(),
    ],
    ids=["plain", "crlf", "cr", "bom", "bom and crlf"],
)  # fmt: skip
def test_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path: Path, data: bytes) -> None:
    file = read_source(write(tmp_path, data))
    assert file.text == "一\n二\n"
    assert file.sha256 == hashlib.sha256(data).hexdigest()


def test_every_character_that_xml_cannot_hold_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "一\x0b\n二\ufffe三\x00".encode())
    places = [
        (each.span and (each.span.line, each.span.column), each.facts["character"])
        for each in refused(NoticeError, read_source, path, error=NoticeError).problems
    ]
    assert places == [((1, 2), "U+000B"), ((2, 2), "U+FFFE"), ((2, 4), "U+0000")]


def test_utf_8_with_one_byte_damaged_is_not_taken_for_gb18030(tmp_path: Path) -> None:
    data = bytearray("护佑平安，全民反诈\n".encode() * 20)
    data[200] = 0xFF
    [problem] = refused(InputError, read_source, write(tmp_path, bytes(data))).problems
    assert problem.code == "source-not-utf-8"


def test_gb18030_with_a_byte_order_mark_of_utf_8_is_placed(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfname: \xce\xd7\xc9\xbd\n"
    [problem] = refused(InputError, read_source, write(tmp_path, data)).problems
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (1, 7)


def test_the_lines_of_a_file_are_held_once(tmp_path: Path) -> None:
    count = 200_000
    file = read_source(write(tmp_path, b"\n" * count))
    tracemalloc.start()
    file.span(count)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * count, "eight bytes a line, and what a list keeps in reserve"


# Lines split on demand are the same as those of the whole text.


TEXTS = {
    "nothing": "",
    "one line": "国",
    "one line that ends": "国\n",
    "line ends": "\n" * 1000,
    "as many lines as are cut at once": "国\n" * 256,
    "one line more": "国\n" * 256 + "家",
    "as many lines without the last end": "国\n" * 255 + "家",
    "lines of all lengths": "\n".join("国" * (number % 7) for number in range(2000)),
    "other line ends": "国\r家\u2028国\x0b家\n国",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_lines_are_those_of_the_text(text: str) -> None:
    lines, split = Lines(text), text.split("\n")
    assert list(lines) == split
    assert len(lines) == len(split)
    assert [lines[number] for number in range(-len(split), len(split))] == split * 2
    for part in (slice(None), slice(1, None), slice(250, 300), slice(None, -1), slice(None, None, -3)):
        assert lines[part] == split[part]


@pytest.mark.parametrize("number", [3, -4])
def test_a_line_that_is_not_there_is_an_error(number: int) -> None:
    with pytest.raises(IndexError):
        Lines("国\n家\n")[number]


def test_lines_are_read_while_others_are_asked_for() -> None:
    lines = Lines("\n".join(map(str, range(1000))))
    assert [lines[(int(line) + 500) % 1000] for line in lines] == [str((each + 500) % 1000) for each in range(1000)]


def test_short_lines_take_less_memory_than_their_text() -> None:
    text = "国家\n" * 200_000
    tracemalloc.start()
    assert sum(map(len, Lines(text))) == 400_000
    assert tracemalloc.get_traced_memory()[1] < len(text)
    tracemalloc.stop()
