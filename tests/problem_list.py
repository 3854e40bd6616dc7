"""docs/problems.md made from the files of sentences: ``python -m tests.problem_list`` checks these and writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from string import Formatter

import generator.check.run  # noqa: F401  # declares the rules about several papers
from generator.check.rules import RULES
from generator.ground.errors import Severity
from generator.ground.words.messages import SENTENCES, Sentence
from tests.sentence_files import faults

PATH = Path(__file__).parents[1] / "docs" / "problems.md"

SUBJECTS = {
    "source": "文件本身 · Files and their YAML",
    "roster": "单位名单 · The roster",
    "sheet": "名单的表格 · Rosters in sheets",
    "notice": "公文的要素 · The notice's elements",
    "editing": "在网页里改公文 · Notices edited in the page",
    "template": "Word 模板 · Word templates",
    "desk": "模板的取用 · Templates taken in and set aside",
    "xlsx": "Excel 模板 · Excel templates",
    "live": "会起作用和伸到外面的内容 · What acts or reaches out",
    "text": "公文正文里的标签 · Tags in the notice's text",
    "layout": "排版 · Layout",
    "output": "生成的文件 · The files built",
    "new": "新建的文件 · What begins a notice, a letter, a roster",
    "draft": "拿来做通知的草稿 · Drafts that a notice is made of",
    "review": "送审稿改完送回来 · Reviewed drafts that come back",
    "register": "发文登记簿 · The register of numbers",
    "pdf": "转 PDF · Making PDF",
    "document": "做好的公文 · Finished documents",
    "copies": "另存的公文 · Copies of documents",
    "mending": "改正公文 · Mending documents",
    "annotating": "批注 · Findings as comments",
    "tidying": "整理模板 · Tidying templates",
    "builds": "比较两次生成 · Builds compared",
    "git": "git 仓库 · The git repository",
    "comparison": "比较两个版本 · Comparing versions",
    "preview": "预览 · Previews",
    "desktop": "双击就能用的文件 · Desktop starters",
    "serve": "浏览器里的网页 · The page in the browser",
    "standing": "常用的选项 · Standing options",
    "doctor": "检查这台电脑 · The machine examined",
    "cli": "命令 · The command line",
    "rules": "公文格式的规定 · Rules of an official document",
}

_SEVERITIES = {"error": "", "warning": "提醒 warning", "info": "说明 note"}

_HEAD = """\
# 全部提示 · All messages

<!-- Made by `python -m tests.problem_list` from generator/ground/words/messages; do not edit by hand. -->

方括号里的代码不会变，可以用来查找和编程判断；‹› 里的是临时填入的内容。“提醒”“说明”不影响生成，其余的要改好才写文件。

*The code in brackets is stable. ‹…› stands for what is filled in. A warning or note stops
nothing; after any other message nothing is written.*
"""
_MARKUP = re.compile(r"([\\`*_<>|\[\]])")


def markdown() -> str:
    """All problems with their sentences and remedies in both languages, by subject, in the order of the files."""
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for heading, rows in groupby(SENTENCES.items(), key=lambda row: SUBJECTS[subject(row[0])]):
        yield f"## {heading}\n"
        for code, row in rows:
            yield _entry(code, row)


def subject(code: str) -> str:
    """What ``code`` is about: its first word, or that it is the id of a rule."""
    word = code.partition("-")[0]
    return "rules" if word.isupper() else word


def severity(code: str) -> Severity:
    """How grave a problem of ``code`` is: that of a rule is the rule's own."""
    return RULES[code].reported_as if code in RULES else SENTENCES[code].severity


def _entry(code: str, row: Sentence) -> str:
    clause = RULES[code].clause if code in RULES else row.clause
    remarks = [*filter(None, [_SEVERITIES[severity(code)], clause])]
    lines = [
        f"### `{code}`{_in_brackets(remarks)}\n",
        f"- {_shown(row.zh)} — 办法：{_shown(row.zh_remedy)}",
        f"- {_shown(row.en)} — remedy: {_shown(row.en_remedy)}\n",
    ]
    return "\n".join(lines)


def _in_brackets(remarks: list[str]) -> str:
    return f"（{'，'.join(remarks)}）" if remarks else ""


def _shown(sentence: str) -> str:
    """``sentence`` with its blanks as ‹name› and nothing left that Markdown would take for its own."""
    pieces = Formatter().parse(sentence)
    return "".join(_MARKUP.sub(r"\\\1", text) + _blank(name) for text, name, _, _ in pieces)


def _blank(name: str | None) -> str:
    """What is shown for ``{name}``: a key, named with ``@`` as its file has it, by its English name."""
    if name is None:
        return ""
    title, is_key, path = name.partition("@")
    key = _MARKUP.sub(r"\\\1", re.split("[/=]", path)[-1])
    if not is_key:
        return f"‹{name}›"
    return key if not title else f"{key}（{title}）" if "=" in path else f"{title}（{key}）"


def main() -> None:
    """Writes the page; where a file of sentences is wrong, reports that instead, and exits with 1."""
    wrong = faults()
    if wrong:
        raise SystemExit("\n".join(wrong))
    PATH.write_text(markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
