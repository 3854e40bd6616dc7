"""Every sentence can be said in both languages, and none is dead."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from generator.errors.sentences import SENTENCES
from generator.standard import RULES

PACKAGE = Path(__file__).parents[1] / "generator"
TABLES = PACKAGE / "errors" / "sentences"


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_has_both_languages_and_a_remedy(code: str) -> None:
    row = SENTENCES[code]
    assert row.zh.strip()
    assert row.en.strip()
    assert row.zh_remedy.strip()
    assert row.en_remedy.strip()
    assert re.search("[\u4e00-\u9fff]", row.zh)
    assert re.search("[\u4e00-\u9fff]", row.zh_remedy)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_both_languages_ask_for_the_same_facts(code: str) -> None:
    row = SENTENCES[code]
    assert blanks(row.zh + row.zh_remedy) == blanks(row.en + row.en_remedy)


def test_every_sentence_is_said_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if TABLES not in path.parents)
    assert [each for each in SENTENCES if f'"{each}"' not in code] == []


def test_every_table_keeps_to_its_codes() -> None:
    subjects = {path.stem for path in TABLES.glob("*.py")} - {"__init__", "sentence"}
    assert {code.partition("-")[0] for code in SENTENCES if code not in RULES} <= subjects
