"""What would escape the tests of the documents does not: faults planted in small documents are found."""

import shlex
import sys
from pathlib import Path

import pytest

from tests.docs.desk import Desk, WrongError
from tests.docs.documents import fences, is_shown, steps
from tests.docs.inline import wrong_commands
from tests.docs.shells import WHEEL, UncoveredError, shell_line

_PROGRAM = r"export fawen='$env:LOCALAPPDATA\fawen\venv\Scripts\fawen.exe'"
_PDFS = "fawen pdf 'output/一 二'/*.docx"
_UTF8 = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $env:PYTHONUTF8 = '1'"


@pytest.mark.parametrize(
    ("prompt", "command", "line"),
    [
        ("$ ", ".venv/bin/fawen build --only 双龙镇", "fawen build --only 双龙镇"),
        ("$ ", "fawen check 'a b.docx'", "fawen check 'a b.docx'"),
        ("> ", "fawen serve 发文", "fawen serve 发文 --no-open"),
        ("$ ", "fawen serve --no-open", "fawen serve --no-open"),
        ("$ ", "fawen variables a.docx > list.txt", "fawen variables a.docx > list.txt"),
        ("$ ", "make build", "make --dry-run build"),
        ("> ", r"fawen check output\示例 文号\x.docx", "fawen check output/示例 文号/x.docx"),
        ("> ", r'fawen check "output\a b\x.docx"', "fawen check 'output/a b/x.docx'"),
        ("> ", r".venv\Scripts\fawen.exe build", "fawen build"),
        ("> ", "set FAWEN_LANG=en", "export FAWEN_LANG=en"),
        ("> ", r"set PATH=%LOCALAPPDATA%\fawen;%PATH%", 'export PATH="${LOCALAPPDATA}/fawen:${PATH}"'),
        ("PS> ", '$env:FAWEN_LANG = "en"', "export FAWEN_LANG=en"),
        ("PS> ", "Copy-Item -Recurse a b", "cp -r a b"),
        ("PS> ", "fawen build --where \"kind == '镇'\"", "fawen build --where " + shlex.quote("kind == '镇'")),
        ("PS> ", r'$fawen = "$env:LOCALAPPDATA\fawen\venv\Scripts\fawen.exe"', _PROGRAM),
        ("PS> ", "& $fawen --version", "fawen --version"),
        ("PS> ", r"fawen pdf (Get-ChildItem -LiteralPath 'output\一 二' -Filter *.docx).FullName", _PDFS),
        ("PS> ", _UTF8, "export PYTHONUTF8=1"),
        ("PS> ", r"& .\安装.bat 'D:\发文 (2022)'", ":"),
        ("$ ", "git commit -m 说明", "git commit -m 说明"),
        ("> ", r"xcopy /E /I templates\notice templates\next", "cp -r templates/notice templates/next"),
        ("> ", "pipx install fawen", ":"),
        ("> ", f'pip install --no-index --find-links wheels "{WHEEL}"', ":"),
        ("> ", 'py -m pip install ".[pdf]"', ":"),
        ("> ", f'pipx install "{WHEEL}[web]"', ":"),
        ("> ", 'pipx runpip fawen install ".[web]"', ":"),
    ],
)
def test_what_a_line_is_here(prompt: str, command: str, line: str) -> None:
    assert shell_line(prompt, command) == line


@pytest.mark.parametrize(
    "command",
    [
        "curl https://example.org", "fawen build | curl example.org", "pipx install fawne",
        "pipx runpip fawen uninstall fawen", "pip install fawen[exel]", "pip install",
        "pip uninstall fawen", "python script.py", "git push", "sh install.sh one two", "sh setup.sh",
    ],
)  # fmt: skip
@pytest.mark.parametrize("prompt", ["$ ", "> ", "PS> "])
def test_a_line_without_a_rule_is_refused(prompt: str, command: str) -> None:
    with pytest.raises(UncoveredError):
        shell_line(prompt, command)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (["已写入 5 个文件"], "已写入 5 个文件\n", True),
        (["已写入 5 个文件"], "已写入 6 个文件\n", False),
        (["已写入 … 个文件"], "已写入 123 个文件\n", True),
        (["一", "…", "三"], "一\n二\n二\n三\n", True),
        (["一", "…"], "一\n", True),
        (["一"], "一\n二\n", False),
        (["一 (…) [x]"], "一 (a.b) [x]\n", True),
        (["a.b"], "axb\n", False),
    ],
)
def test_what_is_shown_is_compared(shown: list[str], printed: str, same: bool) -> None:
    assert is_shown(shown, printed) is same


def test_a_block_begins_with_a_prompt() -> None:
    (fence,) = fences("```console\nfawen build\n```\n")
    with pytest.raises(ValueError, match="line 2: 'fawen build' stands behind no prompt"):
        steps(fence)


@pytest.mark.parametrize(
    ("running_text", "wrong"),
    [
        ("`fawen build --draft`, `fawen`, `--only`, `fawen build --notice FOLDER`, `{{ fawen }}`", 0),
        ("`fawen register add|next|list|void`, `void NUMBER --reason …`, `check --fix`, `fawen build --jobs N`", 0),
        ("`fawen check templates`, `python -m tests.sentence_files`, `make test`, `pip wheel --no-deps .`", 0),
        ("`git commit --no-verify`, `fawen git install --no-hook`, `make offline FOR=windows`", 0),
        ("`git push --force`", 1),
        ("`fawen biuld`", 1),
        ("`fawen build --drafts`", 1),
        ("`fawen build 双龙镇`", 1),
        ("`fawen build --jobs many`", 1),
        ("`fawen check x.docx --level strict`", 1),
        ("`fawen register add|nxet`", 1),
        ("`check --fox`, `--nothing`", 2),
        ("`make nothing`", 1),
        ("`python -m tests.nothing`", 1),
        ("`python -m benchmarks --turns 3`", 1),
        ("`pip install fawne`", 1),
        ("| `fawen check \\| fawen biuld` |", 1),
    ],
)
def test_commands_in_running_text_are_held_against_the_program(running_text: str, wrong: int) -> None:
    assert len(wrong_commands(running_text)) == wrong


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a program that only says its words, fails at the word ``fail``, and serves until it is stopped."""
    program = tmp_path / ".venv" / "bin" / "fawen"
    program.parent.mkdir(parents=True)
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys, time\n"
        "print(*sys.argv[1:], pathlib.Path('notice.md').read_text(), flush=True)\n"
        "'serve' in sys.argv and time.sleep(600)\n"
        "'write' in sys.argv and pathlib.Path('output/half').touch()\n"
        "sys.exit('[source-not-date]' in sys.argv)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    (tmp_path / "notice.md").write_text("date", encoding="utf-8")
    (tmp_path / "output").mkdir()
    return Desk(tmp_path)


@pytest.mark.parametrize(
    "document",
    [
        "```console\n$ fawen one\none date\n$ fawen two\n…\n```\n",
        "```console\n$ fawen serve\n…\n```\n",
        "```console\n$ fawen '[source-not-date]'\n[source-not-date] date\n```\n",
        "<!-- slip: notice.md: date => dot -->\n```console\n$ fawen a\na dot\n```\n```console\n$ fawen\ndate\n```\n",
        "<!-- file: notice.md -->\n```markdown\nnew\n```\n```console\n> fawen one\none new\n```\n",
    ],
)
def test_a_document_that_says_what_is_so(document: str, desk: Desk) -> None:
    assert desk.follow(fences(document)) >= 1


@pytest.mark.parametrize(
    "document",
    [
        "```console\n$ fawen one\ntwo date\n```\n",
        "```console\n$ fawen '[source-not-date]'\n```\n",
        "```console\n$ fawen one\none date [source-not-date]\n```\n",
        "```console\n$ fawen write '[source-not-date]'\nwrite [source-not-date] date\n```\n",
        "<!-- slip: notice.md: dato => dote -->\n```console\n$ fawen one\n```\n",
    ],
)
def test_a_document_that_says_what_is_not_so(document: str, desk: Desk) -> None:
    with pytest.raises(WrongError):
        desk.follow(fences(document))
