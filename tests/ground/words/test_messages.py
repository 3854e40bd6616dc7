"""A code is looked for in the files of its subject, and what sentences share is filled in."""

from __future__ import annotations

import pytest

from generator.ground.words import messages, translated_texts
from generator.ground.words.messages import SENTENCES, SUBJECTS, pieces


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
    original = translated_texts.written

    def written(path: str) -> str:
        read.append(path.removeprefix(f"{messages.FOLDER}/").removesuffix(".ini"))
        return original(path)

    monkeypatch.setattr(translated_texts, "written", written)
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
