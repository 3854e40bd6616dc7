"""What the documents say is so: their commands run, their links lead somewhere, their lists are whole."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.cli.running import run
from generator.dispatch import build
from generator.docx_template.reading.hosts import HOSTS as PREFIXES
from generator.errors.sentences import SENTENCES
from generator.expressions import WORDS as WORD_STATEMENTS
from generator.expressions import environment
from generator.roster import Unit, load_roster
from generator.roster.fields import UNIT_KEYS
from generator.source import ScalarNode, read_source, split_front_matter
from generator.text_template import open_notice
from generator.text_template.front_matter.keys import HOUSE_KEYS as FRONT_MATTER_KEYS
from tests import problem_list
from tests.office import tree

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
DOCUMENTS = (*READMES, "CHANGELOG.md", "templates/README.md", *(f"docs/{path.name}" for path in ROOT.glob("docs/*.md")))
MOST_PICTURE = 200_000

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
_REPOSITORY = ("templates", "units.yaml", "Makefile", "pyproject.toml", ".ci")


def text(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def fenced(document: str, kind: str) -> list[str]:
    return [content for language, content in _FENCE.findall(text(document)) if language == kind]


def commands(document: str, prompt: str) -> list[str]:
    lines = "".join(fenced(document, "console")).splitlines()
    return [line.removeprefix(prompt) for line in lines if line.startswith(prompt)]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the repository as a newcomer has it after the installation."""
    for name in _REPOSITORY:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("~$*", ".~lock*"))
        else:
            shutil.copy(source, tmp_path / name)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def done(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, shell=True, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("readme", READMES)
def test_every_command_for_a_shell_runs(readme: str, copy: Path) -> None:
    for command in commands(readme, "$ "):
        # What make installs needs the network: that its target is there and can be worked out is tried here.
        result = done(re.sub("^make ", "make --dry-run ", command), copy)
        assert result.returncode == 0, f"{command}: {result.stderr}"
    assert (copy / "output" / "letters" / "7-双龙镇.docx").is_file()
    assert (copy / "output" / "pdf" / "7-双龙镇.pdf").is_file()


@pytest.mark.parametrize("readme", READMES)
def test_every_command_for_windows_is_one_that_there_is(readme: str, copy: Path) -> None:
    installs = {"pipx install .", f"pipx install fawen-{version('fawen')}-py3-none-any.whl", "pipx install fawen"}
    assert {command for command in commands(readme, "> ") if command.startswith("pipx")} == installs
    programs = [command for command in commands(readme, "> ") if not command.startswith("pipx")]
    assert programs == ["fawen build"]
    assert done(f".venv/bin/{programs[0]}", copy).returncode == 0
    assert len(list(copy.glob("output/*/unit/cover-letter/*.docx"))) == 30


def test_the_readmes_have_the_same_commands_and_links() -> None:
    english, chinese = READMES
    for prompt in ("$ ", "> "):
        plain = [command.removesuffix(" --lang en") for command in commands(english, prompt)]
        assert sorted(plain) == sorted(commands(chinese, prompt))
    assert set(_LINK.findall(text(english))) - {chinese} == set(_LINK.findall(text(chinese))) - {english}


@pytest.mark.parametrize("readme", READMES)
def test_the_problem_shown_is_the_one_that_is_told(readme: str, copy: Path) -> None:
    notice = copy / "templates" / "notice" / "notice.md"
    notice.write_text(re.sub("(?m)^date: .*$", "date: 2022-02-30", notice.read_text(encoding="utf-8")), "utf-8")
    lang = "zh" if "zh" in readme else "en"
    result = done(f".venv/bin/fawen build --lang {lang}", copy)
    assert result.returncode == 1
    assert fenced(readme, "text") == [result.stderr]
    assert not (copy / "output").exists()


def test_the_lines_of_python_run(copy: Path) -> None:
    (example,) = fenced("README.md", "python")
    result = subprocess.run([sys.executable, "-c", example], cwd=copy, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "units[].copies" in result.stdout


@pytest.mark.parametrize("readme", READMES)
def test_every_option_and_target_named_is_there(readme: str, capsys: pytest.CaptureFixture[str]) -> None:
    below = [["register", command] for command in ("add", "next", "list", "void")]
    for command in (["build"], ["merge"], ["pdf"], ["check"], ["variables"], *below):
        assert run([*command, "--help"]) == 0
    helped = capsys.readouterr().out
    named = set(re.findall(r"(?<![-|])--[a-z][a-z-]*", text(readme))) - {"--no-deps"}  # pip's own
    assert [option for option in sorted(named) if option not in helped] == []
    targets = set(re.findall(r"`make ([a-z-]+)`", text(readme)))
    assert targets >= {"build", "test", "test-long", "fonts"}
    assert [each for each in sorted(targets) if f"\n{each}:" not in text("Makefile")] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    folder = (ROOT / document).parent
    targets = [target for target in _LINK.findall(text(document)) if "://" not in target]
    assert [target for target in targets if not (folder / target).exists()] == []


def test_pictures_are_small_and_shown() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").iterdir())
    assert [path.name for path in pictures] == ["cover-letter.png", "notice-first-page.png"]
    assert all(path.stat().st_size <= MOST_PICTURE for path in pictures)
    for readme in READMES:
        assert all(f"docs/pictures/{path.name})" in text(readme) for path in pictures)


def test_the_contact_of_the_notice_stands_in_no_document() -> None:
    contact = split_front_matter(read_source(ROOT / "templates" / "notice" / "notice.md")).node.entries["contact"]
    values = [entry.value for entry in getattr(contact, "entries", {}).values() if isinstance(entry, ScalarNode)]
    assert len(values) == 2
    assert [(document, value) for document in DOCUMENTS for value in values if value in text(document)] == []


TEMPLATES = text("templates/README.md")


@pytest.mark.parametrize("key", FRONT_MATTER_KEYS)
def test_the_guide_names_every_key_of_the_front_matter(key: str) -> None:
    assert re.search(rf"(?m)^\| .*`{key}`", TEMPLATES)


@pytest.mark.parametrize("key", open_notice(ROOT / "templates" / "notice", ROOT / "templates" / "house.yaml").context)
def test_the_guide_names_everything_a_notice_shows_to_templates(key: str) -> None:
    assert f"`notice.{key}" in TEMPLATES


@pytest.mark.parametrize("field", [*UNIT_KEYS, "group"])
def test_the_guide_names_every_standard_field_of_a_unit(field: str) -> None:
    assert f"`unit.{field}`" in TEMPLATES
    assert field in {each.name for each in fields(Unit)}


@pytest.mark.parametrize("name", sorted(name for name in environment().filters if not name.startswith("=")))
def test_the_guide_names_every_filter(name: str) -> None:
    assert f"`{name}`" in TEMPLATES


def test_the_guide_names_every_tag_and_function() -> None:
    assert [word for word in WORD_STATEMENTS if not re.search(rf"`[^`\n]*\{{%[a-z]* ?{word}\b", TEMPLATES)] == []
    assert [prefix for prefix in PREFIXES if f"`{{%{prefix} " not in TEMPLATES] == []
    assert [name for name in environment().globals if f"`{name}`" not in TEMPLATES] == []


def test_the_examples_of_the_guide_build(tmp_path: Path) -> None:
    notice, attachment, letter = fenced("templates/README.md", "markdown")
    (roster,) = fenced("templates/README.md", "yaml")
    folder = tmp_path / "templates" / "notice"
    folder.mkdir(parents=True)
    (folder / "notice.md").write_text(notice, encoding="utf-8")
    (folder / "attachment-1.md").write_text(attachment, encoding="utf-8")
    (tmp_path / "units.yaml").write_text(roster, encoding="utf-8")
    shutil.copytree(ROOT / "templates" / "unit", tmp_path / "templates" / "unit")
    (tmp_path / "templates" / "unit" / "letter.md").write_text(letter, encoding="utf-8")
    assert [unit.name for unit in load_roster(tmp_path / "units.yaml").units] == ["示例镇", "示例养老院"]
    build(templates=tmp_path / "templates", units=tmp_path / "units.yaml", output=tmp_path / "output")
    papers = tree(tmp_path / "output" / "示档发〔2026〕7号")
    assert sorted(papers) == [
        "manifest.json",
        "unit/cover-letter/01-示例镇.docx",
        "unit/cover-letter/02-示例养老院.docx",
        "unit/envelope-c5/01-示例镇.docx",
        "unit/envelope-c5/02-示例养老院.docx",
        "unit/envelope-dl/01-示例镇.docx",
        "unit/envelope-dl/02-示例养老院.docx",
        "unit/letter/01-示例镇.docx",
        "unit/letter/02-示例养老院.docx",
        "unit/reply-slip/01-示例镇.docx",
        "unit/reply-slip/02-示例养老院.docx",
        "示例县档案局关于开展档案安全检查的通知.docx",
    ]


def test_the_list_of_problems_is_current() -> None:
    assert problem_list.PATH.read_text(encoding="utf-8") == problem_list.markdown(), "run python -m tests.problem_list"
    assert {problem_list.subject(code) for code in SENTENCES} == set(problem_list.SUBJECTS)


@pytest.mark.parametrize(("number", "section"), [(0, "## Floors"), (1, "## The engine")])
def test_the_architecture_names_every_module_on_its_floor(number: int, section: str) -> None:
    contract = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][number]
    floors = {
        module.strip(): len(contract["layers"]) - place
        for place, layer in enumerate(contract["layers"])
        for module in layer.split("|")
    }
    told = text("docs/architecture.md").partition(f"{section}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| (\d+) \| `(\w+)` \|", told)
    assert {module: int(floor) for floor, module in rows} == floors


def test_the_files_that_the_architecture_names_are_there() -> None:
    named = set(re.findall(r"`(\w+/\w+\.py|\w+\.py)`", text("docs/architecture.md")))
    missing = [name for name in named if not list((ROOT / "generator").rglob(name))]
    assert "standard/table.py" in named
    assert missing == []
