"""What the pages for clerks quote without a command is what the program says."""

from __future__ import annotations

import re

import pytest

from generator.ground.errors.sentences import SENTENCES
from tests.docs.documents import text

_, _, OTHERS = text("docs/clerks/messages.zh-CN.md").partition("## 其他常见的话")
_ROW = re.compile(r"^\| ([^|]+) \| [^|]+ \|$", re.MULTILINE)


@pytest.mark.parametrize("quoted", _ROW.findall(OTHERS)[2:])
def test_what_is_quoted_is_a_sentence(quoted: str) -> None:
    """``……`` stands for what is filled in."""
    pattern = ".*".join(map(re.escape, quoted.split("……")))
    assert [code for code, sentence in SENTENCES.items() if re.fullmatch(pattern, sentence.zh)] != []


def test_a_fault_of_the_program_is_told_as_the_page_says() -> None:
    assert "这是 fawen 自己的错误" in SENTENCES["cli-bug"].zh
    assert "这是 fawen 自己的错误" in text("docs/clerks/messages.zh-CN.md")
