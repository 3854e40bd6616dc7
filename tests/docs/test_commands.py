"""Every command of every document is run, as far as it can be run in a test; see ``desk`` and ``shells``."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.ground.words.messages import SENTENCES
from tests.docs.desk import Desk
from tests.docs.documents import DOCUMENTS, READMES, fences, inline_code, links, steps, text
from tests.docs.inline import PROGRAM, all_options, wrong_commands

KINDS = {"console", "example", "markdown", "python", "sheet", "text", "yaml"}
WITH_COMMANDS = [name for name in DOCUMENTS if any(fence.kind == "console" for fence in fences(text(name)))]
WITH_PYTHON = [name for name in DOCUMENTS if any(fence.kind == "python" for fence in fences(text(name)))]
TWINS = {name: name.replace(".md", ".zh-CN.md") for name in ("README.md", "docs/guide.md")}

_CALL = re.compile(r"\b(?<!runpip )fawen(?: [a-z]+)+(?: --[a-z-]+)*")


@pytest.mark.cases(2)
@pytest.mark.parametrize("document", WITH_COMMANDS)
def test_its_commands_run(document: str, tmp_path: Path, programs: Path) -> None:
    """Of a page that says the same in Chinese, the blocks that show what is printed; the others are its twin's."""
    blocks = fences(text(document))
    if document in TWINS.values():
        blocks = [fence for fence in blocks if fence.kind == "console" and any(step.shown for step in steps(fence))]
    Desk.at(tmp_path, programs).follow(blocks)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_commands_in_its_text_are_there(document: str) -> None:
    assert wrong_commands(text(document)) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_command_hides_in_a_block_of_another_kind(document: str) -> None:
    assert [(fence.line, fence.kind) for fence in fences(text(document)) if fence.kind not in KINDS] == []
    prompted = [
        (fence.line, line)
        for fence in fences(text(document))
        if fence.kind != "console"
        for line in fence.body.splitlines()
        if line.startswith(("$ ", "> ", "PS> "))
    ]
    assert prompted == []


@pytest.mark.cases(1)
@pytest.mark.parametrize("document", WITH_PYTHON)
def test_its_lines_of_python_run(document: str, tmp_path: Path, programs: Path) -> None:
    desk = Desk.at(tmp_path)
    for fence in fences(text(document)):
        if fence.kind == "python":
            desk.take(fence)
            words = [str(programs / "python"), "-c", fence.body]
            result = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
            assert result.returncode == 0, f"line {fence.line}: {result.stderr}"


def test_the_messages_name_commands_that_there_are() -> None:
    told = {call for each in SENTENCES.values() for call in _CALL.findall(each.zh_remedy)}
    assert len(told) >= 3
    assert [call for call in sorted(told) if wrong_commands(f"`{call}`")] == []


@pytest.mark.parametrize("english", TWINS)
def test_both_languages_have_the_same_commands_and_links(english: str) -> None:
    chinese = TWINS[english]
    assert commands(english) == commands(chinese)
    more = seen_from(chinese) - seen_from(english)
    assert seen_from(english) <= seen_from(chinese)
    assert {link for link in more if "clerks/" not in link} == set()  # whose pages are in Chinese only


def commands(document: str) -> list[tuple[str, str]]:
    """What is typed, the choice of a language left out."""
    blocks = [fence for fence in fences(text(document)) if fence.kind == "console"]
    return sorted((step.prompt, step.command.removesuffix(" --lang en")) for fence in blocks for step in steps(fence))


def seen_from(document: str) -> set[str]:
    """Where a page leads; pages and pictures that there are in both languages are taken as one."""
    return {link.replace(".zh-CN.md", ".md").replace("-en.png", ".png") for link in links(text(document))}


@pytest.mark.parametrize("readme", READMES)
def test_every_option_named_is_there(readme: str) -> None:
    named = {name for _, code in inline_code(text(readme)) for name in re.findall(r"(?<![-|])--[a-z][a-z-]*", code)}
    assert sorted(named - all_options(PROGRAM) - {"--editable", "--no-deps", "--help"}) == []
