"""Every command × where the places of its desk are said to be: by fawen.yaml, by the environment, by both.

Where they usually are lies nothing, or what no command can use, so that a command that looks there fails or reports it.
What is typed goes before both; tests/cli/test_standing_options.py has that for each option.
"""

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from generator.cli.standing_options import STANDING
from tests.cli.command_tree import arguments, commands
from tests.cli.test_standing_options import called
from tests.sample_office import Office, tree
from tests.word_documents import make_docx

PLACES = {"templates": "模板", "notice": "模板/公文", "units": "名单.yaml", "output": "成品", "register": "登记/簿.csv"}
USUAL = {
    "templates": "templates", "notice": "templates/notice", "units": "units.yaml", "output": "output",
    "register": "output/发文登记簿.csv",
}  # fmt: skip
HOUSE = "issuer: 示例市档案馆\n"
LETTER = "模板/unit/函.docx"
ADDED = "register add --title 示例 --prefix 示档发 --year 2026"


@dataclass(frozen=True)
class Case:
    """``words`` that call a command, those ``before`` it, what is ``taken`` away first, and what it must ``make``.

    ``prints`` is what stdout has in it.
    """

    words: str
    before: tuple[str, ...] = ()
    taken: str = ""
    make: str = ""
    prints: str = ""


FOLLOWING = {
    "build": Case("build", make="成品/示档发〔2024〕7号/unit/函/01-东馆.docx"),
    "merge": Case(f"merge {LETTER}", make="成品/01-东馆.docx"),
    "preview": Case("preview --format svg", prints="成品"),
    "check": Case("check 模板", prints="检查了 3 个文件"),
    "review": Case("review ../审.docx --apply", prints="模板/公文/notice.md"),
    "register add": Case(ADDED, make="登记/簿.csv"),
    "register next": Case("register next --prefix 示档发 --year 2026", before=(ADDED,), prints="示档发〔2026〕2号"),
    "register list": Case("register list", before=(ADDED,), prints="示档发〔2026〕1号"),
    "register void": Case("register void 示档发〔2026〕1号 --reason 作废", before=(ADDED,), prints="登记/簿.csv"),
    "roster export": Case("roster export 表.xlsx", make="表.xlsx"),
    "roster check": Case("roster check", prints="名单.yaml"),
    "new notice": Case("new notice", taken="模板/公文", make="模板/公文/notice.md", prints="fawen build"),
    "new letter": Case("new letter", make="模板/unit/letter.docx"),
    "new roster": Case("new roster", taken="名单.yaml", make="名单.yaml"),
    "new papers": Case("new papers 会议", make="模板/unit/参会回执.docx"),
    "schema": Case("schema units", prints="书架数"),
    "git check-staged": Case("git check-staged", prints="检查了暂存的 4 个文件：错误 0 处"),
    "desktop": Case("desktop --system linux", make="发文.desktop"),
    "doctor": Case("doctor"),
    "mail": Case("mail --skip-missing", before=("build",), prints="成品"),
}
"""A call of each command that reads or writes a default place."""

NO_DEFAULT = {
    "pdf": "it reads the documents that are named",
    "variables": "it reads the template that is named",
    "roster import": "it reads the sheet that is named, and writes where --into or --output says",
    "new desk": "it makes a desk of the usual places",
    "template tidy": "it reads the documents that are named",
    "git install": "it reads git's own files",
    "git uninstall": "likewise",
    "textconv": "it reads the document that is named",
    "diff": "it reads the two that are named",
    "serve": "its pages ask for the places that desk_places finds",
    "explain": "it reads nothing",
    "help": "it reads nothing",
}
"""Commands that read and write no default place, and why."""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A desk with other places than the usual ones, where there is nothing that can be used."""
    for name in (*STANDING.values(), *(each for each in os.environ if each.startswith("GIT_"))):
        monkeypatch.delenv(name, raising=False)
    office = Office.at(tmp_path / "desk")
    office.write("templates/house.yaml", HOUSE)
    office.replace("templates/notice/notice.md", "有关直属单位", "有关直属单位，学校")
    desk = office.folder
    (desk / "templates").rename(desk / "模板")
    (desk / "模板" / "notice").rename(desk / "模板" / "公文")
    (desk / "units.yaml").rename(desk / "名单.yaml")
    office.write("templates/notice/notice.md", "---\nissuer\n")
    office.write("templates/house.yaml", "{")
    office.write("templates/unit/函.docx", "示例")
    office.write("units.yaml", "groups: [")
    office.write("output", "")
    (tmp_path / "审.docx").write_bytes(make_docx(["示例市档案馆文件", "示例市档案馆", "请于三月中前报送《目录》。"]))
    monkeypatch.chdir(desk)
    monkeypatch.setattr("generator.desk.doctor.office.find_suite", lambda: None)
    return office


def in_the_file(office: Office, _: pytest.MonkeyPatch) -> None:
    office.write("fawen.yaml", "".join(f"{key}: {place}\n" for key, place in PLACES.items()))


def in_the_environment(_: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, place in PLACES.items():
        monkeypatch.setenv(STANDING[key], place)


def in_both(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment goes before the file, which names what cannot be used."""
    office.write("fawen.yaml", "".join(f"{key}: {place}\n" for key, place in USUAL.items()))
    in_the_environment(office, monkeypatch)


def in_each_half(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some in the file, some in the environment."""
    office.write("fawen.yaml", "公文文件夹: 模板\\公文\n单位名单: 名单.yaml\n")
    for key in ("templates", "output", "register"):
        monkeypatch.setenv(STANDING[key], os.path.abspath(PLACES[key]))


def in_the_file_alone(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing lies where the places usually are."""
    in_the_file(office, monkeypatch)
    shutil.rmtree(office.folder / "templates")
    for name in ("units.yaml", "output"):
        (office.folder / name).unlink()


SAID = [in_the_file, in_the_environment, in_both, in_each_half]


@pytest.mark.parametrize("said", [*SAID, in_the_file_alone])
@pytest.mark.parametrize("command", FOLLOWING)
def test_a_command_goes_by_the_places_of_its_desk(
    command: str,
    said: Callable[[Office, pytest.MonkeyPatch], None],
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = FOLLOWING[command]
    said(office, monkeypatch)
    if case.taken:
        (office.folder / case.taken).rename(office.folder / "taken")
    if command.startswith("git"):
        _staged(office)
    for words in case.before:
        assert run(words.split()) == 0
    before = unusable(office)
    capsys.readouterr()
    code = run([*case.words.split(), *(["--json"] if command == "doctor" else [])])
    out, err = capsys.readouterr()
    if command == "doctor":
        assert _wrong(out) == []
        return
    assert code == 0, err
    assert case.prints in out
    assert (office.folder / case.make).exists()
    assert [place for place in USUAL.values() if place in err] == []
    assert unusable(office) == before


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("command", ["check", "variables", "merge"])
def test_templates_of_the_desk_are_offered(
    command: str, said: Callable[[Office, pytest.MonkeyPatch], None], office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(office, monkeypatch)
    ctx = called((command,))
    [argument] = arguments(ctx.command)
    offers = [offer.value for offer in argument.shell_complete(ctx, "")]
    assert {os.path.relpath(offer) for offer in offers} >= {LETTER}
    assert not [offer for offer in offers if offer.startswith("templates")]


def unusable(office: Office) -> dict[str, bytes]:
    """What lies in the usual places."""
    usual = ("templates/", "units.yaml", "output")
    return {path: data for path, data in tree(office.folder).items() if path.startswith(usual)}


def _staged(office: Office) -> None:
    """The desk in a repository of its own, all but what cannot be used staged."""
    there = [each for each in ("模板", "名单.yaml", "fawen.yaml") if (office.folder / each).exists()]
    for words in (["init", "-q"], ["add", *there]):
        subprocess.run(["git", *words], cwd=office.folder, check=True)


def _wrong(printed: str) -> list[str]:
    """What the page of ``doctor --json`` calls wrong in the desk, and which folders it cannot write to."""
    facts = [json.loads(line) for line in printed.splitlines()]
    of_desk = [each for each in facts if each["record"] in ("desk", "rights", "leftover")]
    assert {"desk", "rights"} == {each["record"] for each in of_desk}
    return [each["name"] for each in of_desk if each["severity"] == "error"]


def test_no_command_is_left_out() -> None:
    found = {" ".join(words) for words, _ in commands("zh", groups=False)}
    assert found == FOLLOWING.keys() | NO_DEFAULT.keys()
    assert FOLLOWING.keys().isdisjoint(NO_DEFAULT)


# Every command that takes an Office file, given the lock file of one; and such files in every default folder.


OWNER = b"\x05owner" + bytes(156)
COMMANDS = [
    "build --units ~$a.xlsx",
    "check ~$a.docx",
    "check ~$a.xlsx --as template",
    "diff ~$a.docx a.docx",
    "diff a.docx ~$a.docx",
    "merge ~$a.docx --units units.yaml --output o",
    "merge a.docx --units ~$a.xlsx --output o",
    "pdf ~$a.docx --output o",
    "roster check --units ~$a.xlsx",
    "roster export o.xlsx --units ~$a.xlsx",
    "roster import ~$a.xlsx",
    "template tidy ~$a.docx",
    "variables ~$a.docx",
    "variables ~$a.xlsx",
]
FOLDERS = ["templates", "templates/notice", "templates/unit", "templates/dispatch", "pictures", "."]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    return Office.at(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_it_says_that_the_file_is_open(command: str, desk: Office, capsys: pytest.CaptureFixture[str]) -> None:
    (desk.folder / "a.docx").write_bytes(make_docx(["示例"]))
    for ending in (".docx", ".xlsx"):
        (desk.folder / f"~$a{ending}").write_bytes(OWNER)
    assert run(shlex.split(command)) in (1, 2)
    assert "[source-owner-file]" in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", ["build --dry-run", "check templates", "roster check"])
def test_those_in_a_default_folder_are_passed_over(
    command: str, desk: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in FOLDERS:
        (desk.folder / folder).mkdir(exist_ok=True)
        for ending in (".docx", ".xlsx", ".md"):
            (desk.folder / folder / f"~$a{ending}").write_bytes(OWNER)
    assert run(shlex.split(command)) == 0
    assert "~$" not in "".join(capsys.readouterr())
