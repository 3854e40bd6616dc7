"""What Git is given, whatever the file is: lines, and never a failure."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.comparison import comparing_documents as module
from generator.comparison.comparing_documents import textconv
from generator.ground.errors import Lang, UsageError, speaking
from tests.comparison.ten_documents import ten_documents
from tests.word_documents import packed, parts

OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def lines_of(data: bytes, folder: Path, lang: Lang = "zh") -> list[str]:
    path = folder / "k3xY9a_函.docx"
    path.write_bytes(data)
    with speaking(lang):
        return list(textconv(path))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "[空文件，不是 Word 文档]"),
        (b"plain text", "[fawen 读不懂这个文件：这不是 Word 文档（.docx），打不开。 10 字节，内容 "),
        (OLD_FORMAT, "[fawen 读不懂这个文件：这是旧格式（.doc、.wps）或者加了密码的文档，不是 .docx。 608 字节"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22e\nsize 12345\n",
            "[Git LFS 指针：文件本身没有取来，请运行 git lfs pull。12345 字节，内容 4d7a2146]",
        ),
        (packed({"word/document.xml": b"<a>"}), "[fawen 读不懂这个文件："),
        (packed({"xl/workbook.xml": b"<a/>"}), "[fawen 读不懂这个文件："),
    ],
)
def test_a_file_that_is_no_document_is_one_line(data: bytes, said: str, tmp_path: Path) -> None:
    (line,) = lines_of(data, tmp_path)
    assert line.startswith(said)
    assert line.isprintable()
    assert "k3xY9a" not in line  # Git gives a name of its own each time


def test_two_damaged_files_are_told_apart(tmp_path: Path) -> None:
    whole = ten_documents()["函.docx"]
    assert lines_of(whole[:2_000], tmp_path) != lines_of(whole[:2_001], tmp_path)


def test_a_fault_of_our_own_is_one_line_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(module, "describe", fails)
    (line,) = lines_of(ten_documents()["函.docx"], tmp_path, "en")
    assert line.startswith("[fawen cannot make sense of this file: internal error of fawen (ValueError('odd')).")


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        list(textconv(tmp_path / "没有.docx"))


@pytest.mark.parametrize("name", ten_documents())
def test_every_line_can_be_printed_and_is_the_same_each_time(name: str, tmp_path: Path) -> None:
    first = lines_of(ten_documents()[name], tmp_path)
    assert all(line.replace("\N{IDEOGRAPHIC SPACE}", "").isprintable() for line in first)
    assert lines_of(ten_documents()[name], tmp_path) == first


@pytest.mark.parametrize("seed", range(40))
def test_a_document_spoilt_at_random_is_told_or_refused(seed: int, tmp_path: Path) -> None:
    """Tags and attributes are taken out, doubled and exchanged within the parts; no fault of ours may come of it."""
    chance = random.Random(seed)
    contents = parts(chance.choice(list(ten_documents().values())))
    name = chance.choice([each for each in contents if each.endswith(".xml") and each.startswith("word/")])
    words = contents[name].decode().split(" ")
    for _ in range(chance.randint(1, 8)):
        place, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[place] = chance.choice([words[other], "", words[place] * 2, 'w:val="-99999999999"', 'w:val="x"'])
    contents[name] = " ".join(words).encode()
    found = lines_of(packed(contents), tmp_path)
    assert found
    assert not any("comparison-bug" in line or "fawen 自己出错" in line for line in found)
