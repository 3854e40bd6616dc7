"""What the pages for clerks quote without a command is what the program says."""

import re

import pytest

from generator.ground.words.messages import SENTENCES
from generator.ground.words.vocabularies import PAGES
from tests.docs.documents import text

_, _, OTHERS = text("docs/clerks/messages.zh-CN.md").partition("## 其他常见的话")
IN_THE_BROWSER = text("docs/clerks/in-the-browser.zh-CN.md")
_OTHER_PAGES = ("docs/clerks/questions.zh-CN.md", "docs/clerks/forms.zh-CN.md")
_SECTIONS = [each for page in _OTHER_PAGES for each in re.split(r"(?m)^## ", text(page))]
ON_THE_PAGE = "".join(each for each in _SECTIONS if "网页" in each.partition("\n")[0])
# What the pages quote of papers, sheets and file managers, and not of the page in the browser.
ELSEWHERE = {"发文网页", "装", "组别", "各养老机构", "养老机构", "主送机关", "后退"}
_QUOTED = re.compile(r"“([^”\n]+)”")
_FACT = re.compile(r"\\\{\w+\\\}")
_ROW = re.compile(r"^\| ([^|]+) \| [^|]+ \|$", re.MULTILINE)


@pytest.mark.cases(2)
@pytest.mark.parametrize("quoted", _ROW.findall(OTHERS)[2:])
def test_what_is_quoted_is_a_sentence(quoted: str) -> None:
    """``……`` stands for what is filled in."""
    pattern = ".*".join(map(re.escape, quoted.split("……")))
    assert [code for code, sentence in SENTENCES.items() if re.fullmatch(pattern, sentence.zh)] != []


def test_a_fault_of_the_program_is_told_as_the_page_says() -> None:
    assert "这是 fawen 自己的错误" in SENTENCES["cli-bug"].zh
    assert "这是 fawen 自己的错误" in text("docs/clerks/messages.zh-CN.md")


def test_what_is_quoted_of_the_page_in_the_browser_is_on_it() -> None:
    """A whole text of the page, or what it begins with; ``{…}`` of a text is filled in."""
    said = [*(zh for zh, _ in PAGES.values()), *(each.zh for each in SENTENCES.values())]
    shown = [re.compile(_FACT.sub(".+?", re.escape(each))) for each in said]
    quoted = set(_QUOTED.findall(IN_THE_BROWSER + ON_THE_PAGE)) - ELSEWHERE
    assert len(quoted) > 40
    wrong = [each for each in quoted if not any(words.fullmatch(each) for words in shown)]
    assert sorted(each for each in wrong if not any(words.startswith(each) for words in said)) == []
