"""Words whose keys are composed of a word that varies: each such word is there, in both languages."""

from __future__ import annotations

from typing import get_args

import pytest

from generator.desk.build_report import FILES, INPUTS, reasons_in_words
from generator.dispatch import changes
from generator.dispatch.changes import Action, Phase
from generator.ground.errors import LANGUAGES, Lang, speaking
from generator.ground.words.reports import TEXTS, text

COMPOSED = {
    "file-{}": {*get_args(Action)},
    "units-{}": {*get_args(Action)},
    "phase-{}": {*get_args(Phase)},
    "reason-{}": {*INPUTS, *FILES.values()},
    "remade-{}": {"notice", "dispatch"},
}


@pytest.mark.parametrize("key", COMPOSED)
def test_every_word_is_there(key: str) -> None:
    assert {key.format(word) for word in COMPOSED[key]} <= TEXTS.keys()


def test_every_reason_of_a_build_that_is_no_value_is_an_input() -> None:
    named = {value for name, value in vars(changes).items() if name.isupper() and isinstance(value, str)}
    assert named == INPUTS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_those_of_the_language_that_is_spoken(lang: Lang) -> None:
    with speaking(lang):
        assert text("rate", count=3) == {"zh": "每秒 3 个", "en": "3/s"}[lang]


def test_a_value_is_called_by_its_title_in_chinese() -> None:
    reasons = ("template", "unit.address", "unit.学校类别", "notice.date", "notice.imprint.date")
    with speaking("zh"):
        assert reasons_in_words(reasons) == "模板变了、地址、学校类别、成文日期、印发日期"
    with speaking("en"):
        assert reasons_in_words(reasons) == "template, address, 学校类别, notice.date, notice.imprint.date"
