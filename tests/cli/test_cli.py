import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.commands import COMMANDS
from tests.chosen import across
from tests.cli.command_tree import Fawen
from tests.dispatch.stand_in_printer import no_suite, paint_by_stand_in
from tests.patience import PATIENCE
from tests.sample_office import EVERYTHING, Office, tree
from tests.word_documents import make_docx

pytestmark = pytest.mark.in_turn(2)

FAWEN = [sys.executable, "-c", "from generator.cli import main; main()"]
ROOT = Path(__file__).parents[2]


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    return subprocess.run(
        [*FAWEN, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )


def test_build(office: Office, fawen: Fawen) -> None:
    code, out, err = fawen("build", *office.arguments())
    assert code == 0
    assert out.startswith(
        f"已写入 6 个文件：{office.papers}\n  名单上 5 个单位，给 4 个做文件：按称呼 分馆 3 个、直属单位 1 个；"
    )
    assert "units.yaml" in err
    assert "提醒：" in err
    assert "[roster-group-left-out]" in err
    assert set(tree(office.papers)) == {*EVERYTHING, "manifest.json"}


def test_a_dry_run_names_each_file(office: Office, fawen: Fawen) -> None:
    code, out, _ = fawen("build", "--dry-run", "--lang=en", *office.arguments())
    assert code == 0
    assert out.splitlines()[:9] == [
        f"6 files would be written: {office.papers}",
        "  papers for 4 of 5 units: by class 分馆 3, 直属单位 1; none for 1 in 学校",
        *(f"  new       {path}" for path in EVERYTHING),
        "where each option comes from:",
    ]
    assert not office.output.exists()


def test_merge_and_variables(office: Office, fawen: Fawen) -> None:
    template = office.folder / "证书.docx"
    template.write_bytes(make_docx(["{{ unit.name }}", "{{ unit.rank|default('') }}"]))
    units, output = str(office.folder / "units.yaml"), str(office.folder / "结果")
    expected = (0, f"已写入 5 个文件：{output}\n")
    assert fawen("merge", str(template), "--units", units, "--output", output)[:2] == expected
    assert "01-东馆.docx" in tree(Path(output))
    code, out, _ = fawen("variables", str(template), "--lang", "en")
    assert code == 0
    assert out.splitlines() == [
        f"unit.name\t{template}:word/document.xml: paragraph 1",
        f"unit.rank\t{template}:word/document.xml: paragraph 2\tmay be absent",
    ]
    code, out, _ = fawen("variables", "--json", str(template))
    first = json.loads(out.splitlines()[0])
    assert (first["name"], first["optional"], first["place"]["part"]) == ("unit.name", False, "word/document.xml")
    assert set(first["place"]) == {"part", "paragraph", "table", "row", "cell", "page", "line", "column"}


def test_check(office: Office, fawen: Fawen) -> None:
    templates = office.folder / "templates"
    assert fawen("check", str(templates)) == (0, "检查了 3 个文件：错误 0 处，提醒 0 处。\n", "")
    office.template("unit/函.docx", ["甲", "| 乙 | 送{{ unit.nmae }}收{name} |"])
    letter = templates / "unit" / "函.docx"
    code, out, err = fawen("check", str(letter), "--lang", "en")
    assert (code, err) == (1, "")
    as_is, absent = "it is not a tag and will be printed unchanged.", "if it may be absent, use"
    there = "to one of these: name, phone, contact, addressee, code, shelves"
    place = f"{letter}:word/document.xml: table 1 row 1 cell 2 paragraph 1: "
    assert out.splitlines() == [
        f"{place}warning: '{{name}}' has single braces: {as_is} [template-like-single]",
        "    送{{ unit.nmae }}收{name}",
        "  remedy: to have it filled in, write '{{ unit.name }}'; if the braces are intended, ignore this.",
        "",
        f"{place}'unit.nmae', used in '{{{{ unit.nmae }}}}', does not exist. [template-undefined]",
        "    送{{ unit.nmae }}收{name}",
        f"  remedy: did you mean 'name'? correct the name {there}; {absent} '{{% if unit.nmae is defined %}}'.",
        "",
        "files checked: 1; errors: 1; warnings: 1.",
    ]


def test_check_as_json(office: Office, fawen: Fawen) -> None:
    office.template("unit/函.docx", ["甲", "送{name}收"])
    code, out, err = fawen("check", "--json", str(office.folder / "templates"), "--level", "practice")
    assert (code, err) == (0, "")
    reports = [json.loads(line) for line in out.splitlines()]
    assert [Path(report["file"]).name for report in reports] == ["分发表.docx", "notice.md", "函.docx"]
    assert all(list(report) == ["file", "as", "profile", "elements", "findings"] for report in reports)
    (finding,) = reports[2]["findings"]
    keys = ["code", "clause", "strength", "severity", "place", "measured", "wanted", "message", "remedy"]
    assert list(finding)[: len(keys)] == keys
    assert (finding["code"], finding["severity"], finding["strength"]) == ("template-like-single", "warning", None)
    assert finding["message"] == "“{name}”只有一层大括号，它不是标签，会原样印出来。"
    assert finding["place"] == {
        "part": "word/document.xml", "paragraph": 2, "table": None, "row": None, "cell": None, "page": None,
        "line": None, "column": None,
    }  # fmt: skip


def test_what_asks_for_libreoffice_fails_without_it(
    office: Office, fawen: Fawen, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint_by_stand_in(monkeypatch)
    no_suite(monkeypatch)
    office.template("unit/函.docx", ["示例"])
    letter = str(office.folder / "templates/unit/函.docx")
    for words in (
        ["build", "--pdf", "--pdf-engine", "office", *office.arguments()],
        ["pdf", letter, "--output", str(office.output)],
    ):
        code, out, err = fawen(*words)
        assert (code, out, "[pdf-suite-missing]" in err) == (1, "", True)
    assert not office.output.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["pdf", "nothing.docx", "--output", "x"], "pdf-input-unreadable", "nothing.docx"),
        (["check", "nothing.docx"], "source-missing", "nothing.docx"),
        (["check", "pyproject.toml"], "cli-check-kind", "pyproject.toml"),
        (["check", "generator/ground"], "cli-check-nothing", "generator/ground"),
        (["check", "templates/unit", "--units", "nothing.yaml"], "source-missing", "nothing.yaml"),
        (["check", "templates/unit", "--notice", "nowhere"], "source-missing", "nowhere"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_usage(fawen: Fawen, arguments: list[str], code: str, said: str, lang: str) -> None:
    status, out, err = fawen("--lang", lang, *arguments)
    assert (status, out) == (2, "")
    assert f"[{code}]" in err
    assert said in err


def test_version(fawen: Fawen) -> None:
    for option in ("--version", "-V"):
        code, out, _ = fawen(option)
        assert (code, out.startswith("fawen ")) == (0, True)


FAULTS = {
    "a bug": (
        LookupError("something of ours"),
        3,
        ("Traceback", "LookupError: something of ours", "[cli-bug]", "issues"),
    ),
    "an interruption": (KeyboardInterrupt(), 130, ()),
    "too little memory": (MemoryError(), 1, ("[cli-memory]",)),
}
"""What happens within a build, the exit code, and what is printed; a traceback where it is said alone."""


@pytest.mark.parametrize(("fault", "status", "said"), FAULTS.values(), ids=FAULTS)
def test_what_happens_within(
    office: Office, fawen: Fawen, monkeypatch: pytest.MonkeyPatch, fault: BaseException, status: int, said: list[str]
) -> None:
    def broken(**_: object) -> None:
        raise fault

    monkeypatch.setattr("generator.dispatch.public_build.build", broken)
    code, out, err = fawen("build", *office.arguments())
    assert (code, out, "Traceback" in err) == (status, "", "Traceback" in said)
    assert [each for each in said if each not in err] == []


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("fault", [KeyError("ours"), AttributeError("ours"), ImportError("ours")], ids=repr)
def test_a_bug_in_the_module_of_a_command(
    fawen: Fawen, monkeypatch: pytest.MonkeyPatch, name: str, fault: Exception
) -> None:
    def broken(module: str) -> None:
        raise fault

    monkeypatch.setattr("generator.cli.commands.import_module", broken)
    code, _, err = fawen(name)
    assert (code, "Traceback" in err, "[cli-bug]" in err) == (3, True, True)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals(tmp_path: Path, number: signal.Signals, status: int) -> None:
    script = (
        "import generator.dispatch.public_build, generator.cli, signal, time, sys\n"
        # A shell starts what it puts into the background with interrupts ignored, and that is inherited.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def slow(**options):\n    print('begun', flush=True)\n    time.sleep(600)\n"
        "generator.dispatch.public_build.build = slow\nsys.argv = ['fawen', 'build']\ngenerator.cli.main()\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == b"begun\n"
    running.send_signal(number)
    _, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == status
    assert b"Traceback" not in err


@pytest.mark.cases(2)
@pytest.mark.parametrize(("encoding", "lang"), across(["gbk", "ascii", "utf-8"], ["zh", "en"]))
def test_no_encoding_of_a_pipe_makes_a_traceback(office: Office, encoding: str, lang: str) -> None:
    office.replace("units.yaml", "name: 西馆", "name: 湖㳇镇")
    office.replace("units.yaml", "copies: 2", "copeis: 2, 莫𡐓村: 1")
    done = process("build", *office.arguments(), "--lang", lang, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"[roster-unknown-field]" in done.stderr


@pytest.mark.in_turn(3)
def test_a_system_that_cannot_write_the_names(office: Office) -> None:
    done = process("build", *office.arguments(), LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert done.returncode == 1
    assert b"[output-file-name]" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not office.output.exists()


@pytest.mark.in_turn(3)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_stdout_that_takes_nothing(office: Office) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*FAWEN, "build", "--dry-run", *office.arguments()],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=PATIENCE,
        )
    assert done.returncode == 1
    assert b"[cli-stdout]" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


TOO_LONG = "a" * 400
WORDS_WITH_PATHS = [
    ["build", "--notice", TOO_LONG],
    ["build", "--units", TOO_LONG],
    ["build", "--templates", TOO_LONG],
    ["check", TOO_LONG],
    ["check", "templates", "--units", TOO_LONG],
    ["merge", f"{TOO_LONG}.docx", "--units", "units.yaml", "--output", "output"],
    ["pdf", f"{TOO_LONG}.docx", "--output", "output"],
    ["variables", f"{TOO_LONG}.docx"],
    ["register", "list", "--register", f"{TOO_LONG}.csv"],
    ["register", "next", "--prefix", "甲", "--register", f"{TOO_LONG}.csv"],
]


@pytest.mark.parametrize("words", WORDS_WITH_PATHS, ids=lambda words: " ".join(words).replace(TOO_LONG, "…"))
def test_a_path_too_long_for_the_system_is_one_that_is_not_there(
    office: Office, fawen: Fawen, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(office.folder)
    code, _, err = fawen(*words)
    assert code in (0, 1, 2)
    assert "Traceback" not in err
