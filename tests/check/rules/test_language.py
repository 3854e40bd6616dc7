"""PU-01 to PU-23, NU-01 to NU-15: each rule finds what departs, and right sentences are right by all.

``language.txt`` has for each rule sentences that are right, and those that depart, with ``→`` and how they should be.
``／`` stands between paragraphs, ``⏎`` for a line break.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.check.rules.wording import mended, text_of, told

_SENTENCES = Path(__file__).with_name("language.txt").read_text(encoding="utf-8")
_RULE = re.compile(r"^(\w\w-\d\d)\n((?:  .+\n)+)", re.MULTILINE)
RULES = {rule: re.split(r" \| |\n", lines.replace("\n  ", "\n").strip()) for rule, lines in _RULE.findall(_SENTENCES)}


def _paragraphs(sentence: str) -> list[str]:
    return sentence.replace("⏎", "\n").split("／")


@pytest.mark.parametrize("rule", RULES)
def test_a_rule(rule: str) -> None:
    right = [sentence for sentence in RULES[rule] if " → " not in sentence]
    assert len(right) >= 10
    assert {sentence: found for sentence in right if (found := told(text_of(*_paragraphs(sentence))))} == {}
    wrong = dict(sentence.split(" → ") for sentence in RULES[rule] if " → " in sentence)
    assert len(wrong) >= 5
    assert {sentence: mended(rule, *_paragraphs(sentence)) for sentence in wrong} == {
        sentence: [should.replace("⏎", "\n")] for sentence, should in wrong.items()
    }
