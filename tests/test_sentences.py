"""Every sentence can be said in both languages, and none is dead."""

from __future__ import annotations

import re
import string
from pathlib import Path

from generator.ground.errors.sentences import SENTENCES
from generator.official.standard import RULES

PACKAGE = Path(__file__).parents[1] / "generator"
TABLES = PACKAGE / "ground" / "errors" / "sentences"
HANZI = re.compile("[\u4e00-\u9fff]")


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_sentence_has_both_languages_and_a_remedy() -> None:
    empty = [
        code
        for code, row in SENTENCES.items()
        if not (HANZI.search(row.zh) and HANZI.search(row.zh_remedy) and row.en.strip() and row.en_remedy.strip())
    ]
    assert empty == []


def test_both_languages_ask_for_the_same_facts() -> None:
    asked = {code: (blanks(row.zh + row.zh_remedy), blanks(row.en + row.en_remedy)) for code, row in SENTENCES.items()}
    assert {code: both for code, both in asked.items() if both[0] != both[1]} == {}


def test_every_sentence_is_said_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if TABLES not in path.parents)
    assert [each for each in SENTENCES if f'"{each}"' not in code] == []


def test_every_table_keeps_to_its_codes() -> None:
    subjects = {path.stem for path in TABLES.glob("*.py")} - {"__init__", "sentence"}
    assert {code.partition("-")[0] for code in SENTENCES if code not in RULES} <= subjects
