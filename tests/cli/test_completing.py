"""What is offered where, asked for as a shell asks; nothing that is on the line ever makes a fault of it."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from generator.cli.commands import program
from generator.cli.entry_point import run
from generator.cli.standing_options import COMPLETION as VARIABLE
from generator.ground.errors import LANGUAGES, speaking
from tests.cli.command_tree import arguments, commands, options
from tests.patience import PATIENCE

SHELLS = ("bash", "zsh", "fish", "powershell")

ROSTER = """\
fields:
  - {name: beds, title: 床位数, kind: number}
groups:
  - name: 镇街
    units:
      - {name: 示例 一镇, addressee: 一镇民政办, code: "01"}
      - {name: 示例二镇, code: "02"}
      - {name: O'Brien馆}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a roster and empty files for templates, which is gone to."""
    (tmp_path / "units.yaml").write_text(ROSTER, encoding="utf-8")
    for name in ("unit/函.docx", "unit/~$函.docx", "unit/README.md", "dispatch/清单.xlsx", "notice/notice.md"):
        path = tmp_path / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    return tmp_path


def offers(*words: str) -> list[tuple[str, str]]:
    """The offers for the last of ``words``, each with what explains it; of files and folders their kind."""
    shell = ShellComplete(program(), {}, "fawen", VARIABLE)
    found = shell.get_completions(list(words[:-1]), words[-1])
    return [(each.value, each.help or "") if each.type == "plain" else (each.type, "") for each in found]


def values(*words: str) -> list[str]:
    return [value for value, _ in offers(*words)]


UNITS = ["示例 一镇", "示例二镇", "O'Brien馆"]


@pytest.mark.parametrize("option", ["--only", "--except", "--reissue"])
def test_units(office: Path, option: str) -> None:
    assert values("build", option, "") == UNITS
    assert values("build", option, "示例") == UNITS[:2]
    assert offers("build", option, "0") == [("01", "示例 一镇"), ("02", "示例二镇")]
    assert offers("build", option, "一") == [("一镇民政办", "示例 一镇")]


def test_the_roster_is_the_one_on_the_line(office: Path) -> None:
    (office / "二.yaml").write_text("groups: [{name: 甲, units: [{name: 乙}]}]", encoding="utf-8")
    assert values("build", "--units", "二.yaml", "--only", "") == ["乙"]
    assert values("merge", "x.docx", "--units=二.yaml", "--only", "") == ["乙"]


@pytest.mark.parametrize("text", ["", "groups: [", "groups: 3", "\x00", "nothing: here"])
def test_a_roster_that_cannot_be_read_offers_nothing(office: Path, text: str) -> None:
    (office / "units.yaml").write_text(text, encoding="utf-8")
    assert values("build", "--only", "") == []
    assert values("build", "--units", "nowhere.yaml", "--only", "") == []
    assert values("build", "--units", "templates", "--only", "") == []
    assert "name" in values("build", "--sort", "")


def test_fields(office: Path) -> None:
    assert ("beds", "床位数") in offers("build", "--sort", "")
    assert values("build", "--where", "be") == ["beds"]
    assert values("build", "--where", "床") == ["床位数"]
    assert values("build", "--where", "copies > 1 and be") == ["copies > 1 and beds"]
    assert values("build", "--where", "group == '镇街' and not 床") == ["group == '镇街' and not 床位数"]


def test_templates(office: Path) -> None:
    assert values("merge", "") == ["templates/unit/函.docx"]
    every = ["templates/dispatch/清单.xlsx", "templates/notice/notice.md", "templates/unit/函.docx"]
    assert values("check", "") == values("variables", "templates/") == every
    assert values("variables", "else") == ["file"]


def test_notices_files_and_folders(office: Path) -> None:
    assert values("build", "--notice", "") == ["templates/notice"]
    assert values("build", "--notice", "el") == ["dir"]
    assert values("build", "--output", "") == values("build", "--templates", "") == ["dir"]
    assert values("build", "--units", "") == values("build", "--register", "") == values("pdf", "") == ["file"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["check", "--level", ""], ["law", "must", "usual", "recommended", "practice"]),
        (["check", "--as", "d"], ["document"]),
        (["build", "--lang", ""], ["zh", "en"]),
        (["help", "reg"], ["register"]),
        (["help", "register", ""], ["add", "next", "list", "void"]),
        (["help", "build", ""], []),
    ],
)
def test_choices(office: Path, words: list[str], expected: list[str]) -> None:
    assert values(*words) == expected


def test_commands_and_options_are_explained_in_the_language(office: Path) -> None:
    for lang in LANGUAGES:
        with speaking(lang):
            group = program()
            assert dict(offers("")) == {name: each.get_short_help_str() for name, each in group.commands.items()}
            told = dict(offers("build", "--"))
            assert told["--only"] == next(each.help for each in options(group.commands["build"]) if each.name == "only")


def test_every_path_is_completed_as_one() -> None:
    for path, command in commands("zh", groups=False):
        for each in (*options(command), *arguments(command)):
            if (each.metavar or "").startswith(("FILE", "DIR", "PATH", "TEMPLATE")):
                found = each.shell_complete(click.Context(command), "no such")
                assert [offer.type for offer in found] in (["file"], ["dir"]), (path, each.name)


@pytest.mark.parametrize(
    "words", ["", "nonsense ", "watch ", "build nonsense --only ", "build --nonsense ", "--lang ", "'"]
)
@pytest.mark.parametrize("shell", SHELLS)
def test_a_line_that_makes_no_sense_is_answered_with_silence(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], shell: str, words: str
) -> None:
    monkeypatch.setenv(VARIABLE, f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", f"fawen {words}")
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) + 1))
    assert run([]) == 0
    assert capsysbinary.readouterr().err == b""


def test_bash_takes_the_script_and_asks(office: Path) -> None:
    """By the line of the guide, in a real bash."""
    fawen = Path(sys.executable).with_name("fawen")
    script = f"""
eval "$({VARIABLE}=bash_source {fawen})"
COMP_WORDS=(fawen build --only 示例二); COMP_CWORD=3
_fawen_completion {fawen}; printf '%s|' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, timeout=PATIENCE, encoding="utf-8")
    assert (done.stdout, done.stderr) == ("示例二镇|", "")
