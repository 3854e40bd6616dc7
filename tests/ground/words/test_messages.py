"""A code is looked for in the files of its subject, and what sentences share is filled in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.ground.words import messages, translated_text
from generator.ground.words.messages import SENTENCES, SUBJECTS, pieces
from generator.ground.words.translated_text import TranslatedText, TranslatedTexts, block, blocks
from generator.ground.words.vocabularies import COMMANDS
from tests.sentence_files import unread


@pytest.mark.parametrize(
    ("code", "files"),
    [
        ("cli-bug", ["cli"]),
        ("MM-07", ["rules/merged", "rules/dispatch"]),
        ("template-package-file", ["template_package"]),
        ("text-time", ["text", "filters", *(file for file in SUBJECTS if "template" in SUBJECTS[file])]),
    ],
)
def test_only_files_of_the_subject_are_read(code: str, files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = translated_text.written

    def written(path: str) -> str:
        read.append(path.removeprefix(f"{messages.FOLDER}/").removesuffix(".ini"))
        return original(path)

    monkeypatch.setattr(translated_text, "written", written)
    assert type(SENTENCES)()[code] == SENTENCES[code]
    assert [each for each in dict.fromkeys(read) if each != "pieces"] == list(dict.fromkeys(files))


@pytest.mark.parametrize("code", ["", "cli", "cli-nothing", "nothing-at-all", "PG-99"])
def test_a_code_that_is_none(code: str) -> None:
    assert code not in SENTENCES


def test_the_texts_of_another_code() -> None:
    assert SENTENCES["text-time"] is SENTENCES["template-time"]


def test_pieces_are_filled_in_in_their_language() -> None:
    torn, restore = SENTENCES["register-torn"], pieces()["restore-register"]
    assert (torn.zh_remedy, torn.en_remedy) == (restore["zh"], restore["en"])
    assert [code for code, sentence in SENTENCES.items() if "<" in "".join(map(str, sentence))] == []


# Texts are read from INI files, one block at a time; what is wrong in a file is reported with its line.


WHOLE = "[cli-bug]\nzh = 甲\nen = a\nzh_remedy = 乙\nen_remedy = b\n"


def test_one_block_is_read_as_it_is_with_all_others() -> None:
    for path in COMMANDS.paths:
        assert {key: block(key, [path]) for key in blocks(path)} == blocks(path)


def test_threads_read_at_once() -> None:
    again = TranslatedTexts(COMMANDS.folder)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(again.__getitem__, COMMANDS)) == list(COMMANDS.values())


def test_a_text_of_several_lines_keeps_them_and_its_blanks(tmp_path: Path) -> None:
    (tmp_path / "some.ini").write_text("\n[a]\nzh = 甲：␣\n\n    ␣␣乙 = 丙\nen = a\n    b\n", encoding="utf-8")
    assert TranslatedTexts(str(tmp_path))["a"] == TranslatedText("甲： \n\n  乙 = 丙", "a\nb")


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"\ufeff# 说明\n\n{WHOLE}".replace("\n", "\r\n"),
        WHOLE.replace("= a", "=  a \t"),
    ],
    ids=["plain", "saved by an editor of Windows", "blanks"],
)
def test_what_an_editor_makes_of_a_file_is_no_matter(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cli.ini"
    path.write_bytes(text.encode())
    read = {"cli-bug": {"zh": "甲", "en": "a", "zh_remedy": "乙", "en_remedy": "b"}}
    assert blocks(str(path)) == {"cli-bug": block("cli-bug", [str(path)])} == read
    assert unread(path) == []


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("zh = 甲\n", 1, "expected [code]"),
        (WHOLE + "丙\n", 6, "expected [code]"),
        (WHOLE + "丙 = \n", 6, "unknown key '丙'"),
        (WHOLE + "[cli-line\n", 6, "expected [code]"),
        (WHOLE + "[cli-line] # 丙\n", 6, "expected [code]"),
        (WHOLE + "  丙 = c\n", 1, "'en_remedy' is one line"),
        (WHOLE.replace("= a", "="), 1, "'en' is one line"),
        (WHOLE + "note = c\n", 6, "unknown key 'note'"),
        (WHOLE + "zh = 丙\n", 6, "'zh' is already there"),
        (f"{WHOLE}\n{WHOLE}", 7, "'cli-bug' is already there"),
        (f"{WHOLE}\n{WHOLE}".replace("bug]\nzh = 甲", "line]", 1), 1, "[cli-line] has no zh"),
        ("[cli-line]\n" + WHOLE, 1, "[cli-line] has no en, en_remedy, zh, zh_remedy"),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(tmp_path: Path, text: str, line: int, fault: str) -> None:
    path = tmp_path / "cli.ini"
    path.write_text(text, encoding="utf-8")
    at, said = unread(path)[0]
    assert (at, fault in said) == (line, True)


def test_another_encoding_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cli.ini"
    path.write_bytes(f"# a\n{WHOLE}".encode("gb18030"))
    assert [(at, "UTF-8" in said) for at, said in unread(path)] == [(3, True)]


def test_pieces_have_two_languages_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "pieces.ini"
    path.write_text("[save]\nzh = 甲\nen = a\nsame_as = cli-bug\n", encoding="utf-8")
    assert [(at, "unknown key 'same_as'" in said) for at, said in unread(path, {"zh", "en"}, set())] == [(4, True)]
