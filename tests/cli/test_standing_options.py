"""Options that need not be typed: a flag goes before the environment, that before fawen.yaml and the default."""

import itertools
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.core import ParameterSource

from generator import build
from generator.cli.commands import program
from generator.cli.standing_options import STANDING, StandingOption
from generator.desk.fawen_yaml import KEYS
from generator.dispatch.manifest import Manifest
from generator.ground.desk_names import STANDING as FILE
from generator.writing.manifest_entries import MANIFEST
from tests.chosen import one_in
from tests.cli.command_tree import Fawen, commands, options
from tests.dispatch.stand_in_printer import stand_in
from tests.sample_office import Office, tree

IN_THE_FILE = {
    "units": "file.yaml", "notice": "file-notice", "templates": "file-templates", "output": "file-output",
    "pdf": "true", "pdf_engine": "office", "ofd": "true", "duplex": "true", "jobs": "3", "register": "file.csv",
    "everybody": "true", "only": "[东馆]", "where": "copies > 1", "sort": "[name]",
}  # fmt: skip
IN_THE_ENVIRONMENT = {
    "units": "/elsewhere/units.yaml", "notice": "env-notice", "templates": "env-templates",
    "output": "../env-output", "pdf": "0", "pdf_engine": "own", "ofd": "0", "duplex": "0", "jobs": "5",
    "register": "env.csv", "everybody": "0",
}  # fmt: skip
TYPED = {
    "units": "typed.yaml", "notice": "typed-notice", "templates": "typed-templates",
    "output": "typed-output", "pdf": None, "pdf_engine": "own", "ofd": None, "duplex": None, "jobs": "7",
    "register": "typed.csv", "everybody": None, "only": "西馆", "where": "copies > 2", "sort": "code",
}  # fmt: skip
OTHER_PLACES = {
    *("pdf --output", "review --pdf", "roster import --output", "schema --output", "template tidy --output"),
    "roster import --everybody",
}
"""Options that are called like a standing one, and name a place or a group of their own."""

OF_COMMANDS = [
    pytest.param(words, option.standing, id=f"{' '.join(words)} {option.standing}")
    for words, command in commands("zh", groups=False)
    for option in options(command)
    if isinstance(option, StandingOption) and option.standing is not None
]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    for name in STANDING.values():
        monkeypatch.delenv(name, raising=False)
    office = Office.at(tmp_path / "desk")
    monkeypatch.chdir(office.folder)
    return office


def called(words: tuple[str, ...], *more: str) -> click.Context:
    """The call of a command, its words read as for a completion: nothing is required, and nothing done."""
    ctx = click.Context(program(), resilient_parsing=True)
    command: click.Command = program()
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(ctx, word)
        assert found is not None
        command = found
    return command.make_context(words[-1], list(more), parent=ctx, resilient_parsing=True)


def option_of(ctx: click.Context, key: str) -> StandingOption:
    [option] = [each for each in ctx.command.params if isinstance(each, StandingOption) and each.standing == key]
    return option


@pytest.mark.parametrize(("words", "key"), OF_COMMANDS)
def test_the_order_of_the_sources(
    words: tuple[str, ...], key: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def source(*more: str) -> ParameterSource | None:
        ctx = called(words, *more)
        return ctx.get_parameter_source(option_of(ctx, key).name or "")

    assert source() is ParameterSource.DEFAULT
    office.write(FILE, f"{key}: {IN_THE_FILE[key]}\n")
    assert source() is ParameterSource.DEFAULT_MAP
    if key in STANDING:
        monkeypatch.setenv(STANDING[key], "")
        assert source() is ParameterSource.DEFAULT_MAP
        monkeypatch.setenv(STANDING[key], IN_THE_ENVIRONMENT[key])
        assert source() is ParameterSource.ENVIRONMENT
    name = max(option_of(called(words), key).opts, key=len)
    typed = TYPED[key]
    assert source(*([name] if typed is None else [name, typed])) is ParameterSource.COMMANDLINE


def test_every_option_of_these_names_is_one() -> None:
    named = {f"--{key.replace('_', '-')}" for key in KEYS if key != "lang"}
    others = {
        f"{' '.join(words)} {name}"
        for words, command in commands("zh", groups=False)
        for option in options(command)
        for name in set(option.opts) & named
        if not isinstance(option, StandingOption)
    }
    assert others == OTHER_PLACES
    assert {param.values[1] for param in OF_COMMANDS} | {"lang", "mail"} == set(KEYS)


def test_a_value_means_the_same_in_the_file_and_typed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.write(FILE, "".join(f"{key}: {value}\n" for key, value in IN_THE_FILE.items()))
    found = called(("build",)).params
    office.write(FILE, "lang: en\n")
    words = (
        "--units file.yaml --notice file-notice --templates file-templates --output file-output --pdf "
        "--pdf-engine office --ofd --duplex --jobs 3 --register file.csv --everybody --only 东馆 --sort name"
    )
    typed = called(("build",), *words.split(), "--where", "copies > 1").params
    assert _without_folder(found) == _without_folder(typed)


def _without_folder(values: dict[str, Any]) -> dict[str, str]:
    """Targets that are typed are made absolute where the desk's own path has links."""
    return {key: str(value).replace(f"{Path.cwd()}/", "") for key, value in values.items()}


def test_the_register_is_in_the_output_folder(
    office: Office, fawen: Fawen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.write(FILE, "output: 结果\n")
    assert fawen("register", "add", "--title", "示例", "--prefix", "示档发", "--year", "2026")[0] == 0
    assert (office.folder / "结果" / "发文登记簿.csv").exists()
    monkeypatch.setenv("FAWEN_OUTPUT", str(tmp_path / "papers"))
    assert fawen("register", "add", "--title", "示例", "--prefix", "示档发", "--year", "2026")[0] == 0
    assert (tmp_path / "papers" / "发文登记簿.csv").exists()


def test_a_register_of_its_own_goes_before_the_output_folder(office: Office, fawen: Fawen) -> None:
    office.write(FILE, "output: 结果\nregister: 登记/簿.csv\n")
    assert fawen("register", "add", "--title", "示例", "--prefix", "示档发", "--year", "2026")[0] == 0
    assert tree(office.folder / "登记").keys() >= {"簿.csv"}
    assert not (office.folder / "结果").exists()


@pytest.mark.parametrize(
    ("file", "environment", "words", "language"),
    [
        ("", "", "", "zh"),
        ("lang: en\n", "", "", "en"),
        ("lang: en\n", "zh_CN.UTF-8", "", "zh"),
        ("lang: zh\n", "en", "", "en"),
        ("lang: zh\n", "zh", "--lang en", "en"),
        ("lang: en\nunits: /a\n", "", "", "en"),
    ],
)
def test_the_language(
    file: str,
    environment: str,
    words: str,
    language: str,
    office: Office,
    fawen: Fawen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if file:
        office.write(FILE, file)
    monkeypatch.setenv("FAWEN_LANG", environment)
    printed = "".join(fawen("build", *words.split())[1:])
    assert ("files written" in printed or "is an absolute path" in printed) == (language == "en")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("FAWEN_JOBS", "two", "whole number"),
        ("FAWEN_JOBS", "0", "at least 1"),
        ("FAWEN_PDF", "maybe", "true or false"),
        ("FAWEN_PDF_ENGINE", "word", "own, office"),
    ],
)
def test_a_wrong_value_of_the_environment_is_reported_by_its_name(
    name: str, value: str, said: str, office: Office, fawen: Fawen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    code, out, err = fawen("build", "--lang", "en")
    assert (code, out) == (2, "")
    assert name in err
    assert said in err


ANY = (None, True, False)
KEPT: dict[str, tuple[bool, dict[str, Any]]] = {
    "without": (True, {"pdf": False, "pdf_a": False, "pdf_engine": "own", "duplex": False}),
    "with": (True, {"pdf": True, "pdf_a": True, "pdf_engine": "office", "duplex": True}),
    "old, without": (False, {"pdf": False, "pdf_a": False, "pdf_engine": "own", "duplex": False}),
    "old, with": (False, {"pdf": True, "pdf_a": True, "pdf_engine": "office", "duplex": True}),
}
"""The set that is there: whether its manifest has the key ``options``, and what it was made with."""


def as_made(office: Office, kept: str) -> None:
    """The set of ``office``, with a manifest that a build with other options, or an older fawen, would have left."""
    path, (has_options, options) = office.papers / MANIFEST, KEPT[kept]
    listed = json.loads(path.read_text(encoding="utf-8"))
    older = {"duplex": options["duplex"], "pdf_a": options["pdf_a"]}
    listed = {key: value for key, value in listed.items() if key != "options"} | older
    if has_options:
        listed["options"] = {**options, "ofd": False, "ofd_a": False, "numbered": False}
    notice = next(file for file in listed["files"] if file["kind"] == "notice")
    pdf = {**notice, "path": notice["path"].replace(".docx", ".pdf"), "printed_by": options["pdf_engine"]}
    listed["files"] = sorted([*listed["files"], *([pdf] if options["pdf"] else [])], key=lambda file: str(file["path"]))
    path.write_text(json.dumps(listed), encoding="utf-8")


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    ("flag", "environment", "file", "kept"), one_in(13, itertools.product(ANY, ANY, ANY, ["no set", *KEPT])), ids=str
)
def test_a_set_keeps_its_options_unless_somebody_gives_others(
    flag: bool | None,
    environment: bool | None,
    file: bool | None,
    kept: str,
    office: Office,
    fawen: Fawen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Flag, environment, fawen.yaml, set, in this order, for each option; --pdf-a asks for PDFs as well."""
    stand_in(monkeypatch)
    if kept in KEPT:
        office.build()
        as_made(office, kept)
    made: list[Manifest] = []

    def noted(**asked: Any) -> Manifest:
        made.append(build(**asked))
        return made[0]

    monkeypatch.setattr("generator.dispatch.public_build.build", noted)
    engines, words = {True: "office", False: "own"}, {True: "--", False: "--no-"}
    if file is not None:
        value = str(file).lower()
        office.write(FILE, f"pdf: {value}\nduplex: {value}\npdf_engine: {engines[file]}\n")
    if environment is not None:
        for name, text in (("PDF", environment), ("DUPLEX", environment), ("PDF_ENGINE", engines[environment])):
            monkeypatch.setenv(f"FAWEN_{name}", str(text))
    typed = () if flag is None else tuple(words[flag] + name for name in ("pdf", "pdf-a", "duplex"))
    code, _, _ = fawen("build", "--dry-run", *typed, *(() if flag is None else ("--pdf-engine", engines[flag])))
    assert code == 0
    said = next((each for each in (flag, environment, file) if each is not None), None)
    wanted = KEPT.get(kept, KEPT["without"])[1]
    if said is not None:
        wanted = {**wanted, "pdf": said, "duplex": said, "pdf_engine": engines[said]}
    if flag is not None:
        wanted = {**wanted, "pdf_a": flag}
    assert {key: getattr(made[0].options, key) for key in wanted} == wanted


def test_a_dry_run_says_where_each_option_comes_from(
    office: Office, fawen: Fawen, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.write(FILE, "# 选项\npdf: false\njobs: 1\nsort: [name, -copies]\n")
    monkeypatch.setenv("FAWEN_OUTPUT", "papers")
    code, out, _ = fawen("build", "--dry-run", "--ofd-a", "--only", "东馆", "--lang", "en")
    _, _, table = out.partition("where each option comes from:\n")
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in table.splitlines()}
    assert code == 0
    assert rows == {
        "--templates": "templates default",
        "--notice": "not set default",
        "--units": "units.yaml default",
        "--everybody": "no default",
        "--output": "papers environment, FAWEN_OUTPUT",
        "--only": "东馆 command line",
        "--where": "not set default",
        "--sort": "name, -copies fawen.yaml, line 4",
        "--pdf": "no fawen.yaml, line 2",
        "--pdf-engine": "own the set that is there, else default",
        "--ofd": "yes command line",
        "--duplex": "no the set that is there, else default",
        "--register": "not set default",
        "--jobs": "1 fawen.yaml, line 3",
        "--lang": "en command line",
    }


@pytest.mark.parametrize(
    "words",
    [
        "build", "build --dry-run", "preview", "merge templates/unit/函.docx", "check templates",
        "register next", "register list", "roster check", "roster export a.xlsx", "schema", "pdf a.docx", "new notice",
        "new letter", "new roster", "new papers meeting", "desktop",
    ],
)  # fmt: skip
def test_a_wrong_file_stops_every_command_that_reads_it(words: str, office: Office, fawen: Fawen) -> None:
    office.write(FILE, "outptu: a\nunits: ../units.yaml\n")
    before = tree(office.folder)
    code, out, err = fawen(*words.split())
    assert (code, out) == (1, "")
    assert "fawen.yaml:1:1:" in err
    assert "“output”" in err
    assert "fawen.yaml:2:8:" in err
    assert tree(office.folder) == before


@pytest.mark.parametrize(
    ("file", "words", "keys"),
    [
        ("only: [东馆, 没有馆]\n", "build", "only"),
        ("where: copies >\n", "build", "where"),
        ("条件: copies >\n", "build", "条件"),
        ("output: 结果\n", "register list", "output"),
        ("units: 没有.yaml\noutput: 结果\n", "roster check", "units"),
        ("notice: templates/没有\n", "build --dry-run", "notice"),
        ("output: 结果\n", "build --only 没有馆", None),
        ("only: 没有馆\n", "build --only 没有馆", None),
    ],
)
def test_a_mistake_that_is_in_the_file_is_said_to_be(
    file: str, words: str, keys: str | None, office: Office, fawen: Fawen
) -> None:
    office.write(FILE, file)
    code, out, err = fawen(*words.split(), "--lang", "en")
    assert (code, out) == (2, "")
    assert ("standing-quoted" in err) == (keys is not None)
    assert keys is None or f"fawen.yaml:1: note: {keys} in the problems above" in err, err


def _plants() -> Iterator[Any]:
    """What a fawen.yaml from somebody else may try: the file, and links in the folder by their names."""
    for key in ("output", "register", "units", "notice", "templates"):
        for value in ("{outside}/x", "../outside/x", "link/x", ".git/x"):
            yield pytest.param(f"{key}: {value}\n", {"link": "../outside"}, id=f"{key} {value}")
    yield pytest.param("output: 结果\n", {"结果": "../outside"}, id="the output folder is a link")
    yield pytest.param("output: 结果/a\n", {"结果": "templates"}, id="a link that stays inside")


@pytest.mark.parametrize(("text", "links"), list(_plants()))
def test_nothing_outside_is_read_or_written(
    text: str, links: dict[str, str], office: Office, fawen: Fawen, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x").write_text("mine", encoding="utf-8")
    for name, target in links.items():
        (office.folder / name).symlink_to(target)
    office.write(FILE, text.format(outside=outside))
    before = tree(office.folder), tree(outside)
    for words in ("build", "register add --notice templates/notice", "preview"):
        code, out, err = fawen(*words.split())
        assert (code, out) == (1, "")
        assert "fawen.yaml:1:" in err
        assert "办法：" in err
    assert (tree(office.folder), tree(outside)) == before


def test_only_the_working_folder_has_one(office: Office, fawen: Fawen, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of another folder, or of one above, is not read."""
    office.write(f"templates/{FILE}", "outptu: a\n")
    office.write("below/a.txt", "")
    office.write(FILE, "outptu: a\n")
    monkeypatch.chdir(office.folder / "below")
    desk = office.folder
    assert fawen("build", "--templates", str(desk / "templates"), "--units", str(desk / "units.yaml"))[0] == 0
    assert os.listdir("output")
