"""The schema of fawen.yaml: what fawen takes is never flagged, what it refuses is, as far as a schema can say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.schemas.options_schema import options_schema
from generator.desk.standing.keys import KEYS, NAMES
from generator.desk.standing.reading import read_standing
from tests.desk.schemas.seen import flagged

VALUES = (
    *(
        "名单.xlsx",
        "templates/函",
        "a\\b",
        ".",
        "./a",
        "../a",
        "a/../b",
        "/a",
        "C:\\a",
        ".git",
        "a/.b",
        "2026",
        "004700",
    ),
    *("", "true", "false", "'true'", "是", "否", "yes", "own", "office", "本程序", "LibreOffice", "word", "zh"),
    *("中文", "fr", "0", "1", "'2'", "64", "65", "1.5", "[甲, 乙]", "[]", "{a: b}", '"份数 > 1"', "'{{ a }}'"),
)
UNSEEN = {".", "a/../b", "2026", "004700", "1.5", "templates/函", '"份数 > 1"'}
"""Values that only fawen refuses, or that an editor takes for numbers."""


@pytest.mark.parametrize("key", [*KEYS, *(NAMES.word(key, "zh") for key in KEYS)])
def test_what_is_taken_is_not_flagged_and_what_is_refused_is(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for value in VALUES:
        text = f"{key}: {value}\n"
        Path("fawen.yaml").write_text(text, encoding="utf-8")
        refused = read_standing(Path()).problems != ()
        found = flagged(options_schema(), text)
        assert refused or found == [], text
        assert not refused or found != [] or value in UNSEEN, text


def test_an_unknown_key_is_flagged() -> None:
    assert flagged(options_schema(), "outptu: a\n")
