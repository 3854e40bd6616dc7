"""Every command whose reader has gone: it ends without a word, and nothing of it is half done."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.printing import answer, can_ask, choice, prepare_streams, print_json
from generator.ground.errors import speaking
from generator.register.appending import entries
from tests.acting import ROOT, Acting
from tests.cli.command_tree import commands
from tests.cli.desk_of_inputs import make_worked_desk
from tests.patience import PATIENCE

pytestmark = pytest.mark.in_turn(2)

READER_GONE = 141
SPEAKING = {
    "build": "build",
    "build --dry-run": "build --dry-run",
    "merge": "merge templates/unit/letter.docx --units units.yaml --output letters",
    "mail": "mail",
    "check": "check papers",
    "check --fix": "check papers --fix fixed",
    "check --annotate": "check papers --annotate annotated",
    "variables": "variables templates/unit/letter.docx",
    "register add": "register add --title 示例",
    "register next": "register next",
    "register list": "register list",
    "register void": "register void 示档发〔2026〕7号 --reason 作废",
    "roster check": "roster check",
    "roster import": "roster import units.xlsx",
    "roster export": "roster export new.xlsx",
    "new desk": "new desk another",
    "new notice": "new notice templates/other",
    "new letter": "new letter templates/unit/new.docx",
    "new roster": "new roster new.yaml",
    "new papers": "new papers meeting",
    "schema": "schema",
    "template tidy": "template tidy papers",
    "git install": "git install",
    "git uninstall": "git uninstall",
    "textconv": "textconv papers/one.docx",
    "diff": "diff papers/one.docx papers/two.docx",
    "review": "review reviewed/copy.docx",
    "serve": "serve --no-open",
    "desktop": "desktop",
    "explain": "explain cli-usage",
    "help": "help",
    "doctor": "doctor",
}
"""Commands that print something to stdout in the desk."""

SILENT = {
    "preview": "it prints as pdf does, after LibreOffice",
    "pdf": "its lines are printed after LibreOffice, by what prints those of all commands",
    "git check-staged": "it prints nothing where nothing is staged",
}
"""Commands that are not in the table, and why."""

LEAVES = [" ".join(path) for path, _ in commands("zh", groups=False)]
ALL = [" ".join(path) for path, _ in commands("zh")]


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worked") / "desk"
    make_worked_desk(folder)
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    return folder


@pytest.fixture
def desk(worked: Path, tmp_path: Path) -> Path:
    shutil.copytree(worked, tmp_path / "desk")
    return tmp_path / "desk"


@pytest.mark.cases(3)
@pytest.mark.parametrize("command", SPEAKING)
def test_a_result_that_nobody_reads(acting: Acting, desk: Path, command: str) -> None:
    ended = acting.run(desk, *SPEAKING[command].split(), unread=1)
    assert (ended.code, "cli-" in ended.err, "Traceback" in ended.err) == (READER_GONE, False, False), ended.err
    assert not list(desk.rglob(".fawen.run"))


def test_no_command_is_left_out() -> None:
    tried = {command for command in LEAVES if command in SPEAKING}
    assert tried | SILENT.keys() == set(LEAVES)
    assert not tried & SILENT.keys()


def test_an_entry_whose_number_nobody_read_is_told_again(acting: Acting, desk: Path) -> None:
    """It is entered, once: the same command prints its number."""
    words = ("register", "add", "--title", "示例")
    before = len(entries(desk / "output/发文登记簿.csv"))
    assert acting.run(desk, *words, unread=1).code == READER_GONE
    again = acting.run(desk, *words)
    rows = entries(desk / "output/发文登记簿.csv")
    assert (again.code, again.out.splitlines()[0], len(rows)) == (0, rows[-1].entry.number, before + 1)


def test_what_programs_read_is_utf_8_whatever_the_system_has(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="gbk", newline="\r\n"))
    prepare_streams()
    print_json([{"name": "示例䶮镇\U0002a6a5"}, {"path": "\udce4"}])
    assert written.getvalue() == '{"name": "示例䶮镇\U0002a6a5"}\n{"path": "\\udce4"}\n'.encode()


@pytest.mark.cases(1)
@pytest.mark.parametrize("words", ["--help", "build --no-such-option", "check papers"])
def test_the_program_itself(desk: Path, words: str) -> None:
    """Python has nothing to add when it ends."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", "from generator.cli import main; main()", *words.split()],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=writing if "--no-such-option" in words else subprocess.PIPE,
        check=False,
        timeout=PATIENCE,
    )
    os.close(writing)
    assert (done.returncode, done.stderr or b"") == (READER_GONE, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Windows closes no streams")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0)])
def test_streams_that_were_never_open(desk: Path, closed: str, code: int) -> None:
    line = f'"{sys.executable}" -c "from generator.cli import main; main()" roster check {closed}'
    done = subprocess.run(
        line, shell=True, cwd=desk, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (code, b"")


# Questions at the terminal: a reply, none, the end of the input; a number of a list, and what is none.


OFFERS = ["templates/甲", "templates/乙"]


@pytest.mark.parametrize(
    ("typed", "wanted"), [("临财发\n", "临财发"), (" 甲 \r\n", "甲"), ("\n", "示例发"), ("", "示例发")]
)
def test_a_reply(typed: str, wanted: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    with speaking("zh"):
        assert answer("机关代字", "示例发") == wanted
    assert capsys.readouterr() == ("", "机关代字（直接按回车：示例发）：")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2\n", OFFERS[1]), ("\n", OFFERS[0]), ("２\n", OFFERS[1]), ("0\n", None), ("3\n", None),
        ("乙\n", None), ("-1\n", None),
    ],
)  # fmt: skip
def test_one_of_a_list(typed: str, wanted: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert choice("哪一件？", OFFERS) == wanted


def test_nobody_is_there() -> None:
    assert not can_ask()
