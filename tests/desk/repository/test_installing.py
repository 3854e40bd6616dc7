"""fawen in a folder with blanks, hanzi and quotes: git calls it all the same, for a comparison and before a commit."""

import os
import stat
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.desk.repository import installing
from generator.desk.repository.installing import (
    ATTRIBUTES,
    OWN_LINES,
    install,
    own_words,
    shell,
    uninstall,
    without_ours,
)
from generator.ground.errors import OutputError, UsageError, speaking
from tests.desk.repository.conftest import Repository
from tests.office.tidying.word_like import WORD_LIKE
from tests.refused import refused, refused_for
from tests.sample_office import tree


def hook_of(repository: Repository) -> Path:
    return repository.top / ".git" / "hooks" / "pre-commit"


def test_it_sets_up_the_driver_the_names_and_the_hook(repository: Repository) -> None:
    done = install(repository.top)
    textconv = f"{shell(own_words())} textconv"
    assert done.settings == {"diff.docx.textconv": textconv, "core.quotepath": "false"}
    assert repository.config("diff.docx.textconv") == textconv
    assert repository.config("diff.docx.cachetextconv") is None
    assert (done.renewed, done.hook and done.hook.state) == (OWN_LINES, "written")
    assert stat.S_IMODE(hook_of(repository).stat().st_mode) & 0o111
    told = repository.git("check-attr", "diff", "text", "--", "里/函.docx").splitlines()
    assert [line.rpartition(": ")[2] for line in told] == ["docx", "unset"]


def test_all_of_it_goes_again(repository: Repository) -> None:
    before = tree(repository.top)
    install(repository.top)
    gone = uninstall(repository.top)
    assert gone.settings == ("diff.docx.textconv", "core.quotepath")
    assert gone.files == (repository.top / ".gitattributes", repository.top / ".gitignore")
    assert gone.hook == hook_of(repository)
    assert tree(repository.top) == before
    nothing = uninstall(repository.top)
    assert (nothing.files, nothing.settings, nothing.hook) == ((), (), None)


def test_what_the_user_has_set_stays(repository: Repository) -> None:
    repository.git("config", "core.quotepath", "true")
    repository.git("config", "diff.docx.xfuncname", "x")
    attributes = repository.top / ".gitattributes"
    attributes.write_bytes(b"*.png binary\n")
    assert "core.quotepath" not in install(repository.top).settings
    uninstall(repository.top)
    assert repository.config("core.quotepath") == "true"
    assert repository.config("diff.docx.xfuncname") == "x"
    assert attributes.read_bytes() == b"*.png binary\n"


@pytest.mark.parametrize("how", ["a setting", "a link", "a setting that is a link"])
def test_hooks_outside_of_the_repository_are_refused(repository: Repository, tmp_path: Path, how: str) -> None:
    """As a copied .git may have them: nothing is written there, and nothing set up."""
    outside = tmp_path / "outside"
    outside.mkdir()
    hooks = repository.top / ".git" / "hooks"
    if how == "a link":
        hooks.rename(tmp_path / "aside")
        hooks.symlink_to(outside)
    else:
        place = outside if how == "a setting" else repository.top / "hooks"
        if how == "a setting that is a link":
            place.symlink_to(outside)
        repository.git("config", "--local", "core.hooksPath", str(place))
    before = repository.git("config", "--list", "--local")
    for act in (install, uninstall):
        assert refused_for(OutputError, act, repository.top) == ["git-hooks-outside"]
    assert not list(outside.iterdir())
    assert not (repository.top / ".gitattributes").exists()
    assert repository.git("config", "--list", "--local") == before
    assert install(repository.top, hook=False).renewed


def test_hooks_that_the_repository_keeps_elsewhere_in_it_are_written(repository: Repository) -> None:
    repository.git("config", "--local", "core.hooksPath", ".hooks")
    done = install(repository.top)
    assert done.hook is not None
    assert done.hook.path == repository.top / ".hooks" / "pre-commit"
    assert done.hook.path.is_file()


@pytest.mark.parametrize(
    ("theirs", "state"),
    [("#!/bin/sh\nexit 0\n", "foreign"), ("#!/bin/sh\nfawen git check-staged || exit 1\n", "chained")],
)
def test_a_hook_of_somebody_elses_is_left_alone(repository: Repository, theirs: str, state: str) -> None:
    hook_of(repository).write_text(theirs, encoding="utf-8")
    done = install(repository.top)
    assert done.hook is not None
    assert done.hook.state == state
    assert done.hook.line == f"{shell(own_words())} git check-staged --lang zh || exit 1"
    assert uninstall(repository.top).hook is None
    assert hook_of(repository).read_text(encoding="utf-8") == theirs


def test_hooks_that_several_repositories_share_are_not_written(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "--global", "core.hooksPath", str(tmp_path / "shared"))
    done = install(repository.top)
    assert done.hook is not None
    assert done.hook.state == "shared"
    assert not (tmp_path / "shared").exists()


def test_a_working_tree_of_its_own(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "另 一"))
    done = install(tmp_path / "另 一")
    assert done.top == tmp_path / "另 一"
    assert (done.top / ".gitattributes").exists()
    assert done.hook is not None
    assert done.hook.path.samefile(hook_of(repository))


def test_no_repository_tree_or_git(tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.git("init", "-q", "--bare", str(tmp_path / "bare.git"))
    for folder, code in ((tmp_path, "git-no-repository"), (tmp_path / "bare.git", "git-no-work-tree")):
        assert refused_for(UsageError, install, folder) == [code]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused_for(UsageError, install, repository.top) == ["git-missing"]


def test_what_git_refuses_is_told_in_its_own_words(repository: Repository) -> None:
    (repository.top / ".git" / "config.lock").touch()
    (problem,) = refused(OutputError, install, repository.top).problems
    assert problem.code == "git-failed"
    assert "could not lock config file" in problem.message("en")
    os.unlink(repository.top / ".git" / "config.lock")


def test_unsaved_texts_are_in_no_commit(repository: Repository) -> None:
    install(repository.top)
    folder = repository.top / "templates" / "notice"
    folder.mkdir(parents=True, exist_ok=True)
    names = (".fawen-draft.md", ".fawen-draft.附件.md", ".fawen-before.json", ".fawen-before.json.lock")
    for name in names:
        (folder / name).write_text("x", encoding="utf-8")
    repository.git("add", "-A")
    assert not {Path(line).name for line in repository.git("ls-files").splitlines()} & set(names)


_OURS = b"# >>> fawen git install\n*.docx diff=docx -text\n# <<< fawen git install\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", _OURS),
        (b"*.png binary\n", b"*.png binary\n" + _OURS),
        (b"*.png binary", b"*.png binary\n" + _OURS),
        (b"*.png binary\r\n", b"*.png binary\r\n" + _OURS.replace(b"\n", b"\r\n")),
        (_OURS + b"* text\n", b"* text\n" + _OURS),  # the last line wins
        (_OURS.replace(b"-text", b"-old"), _OURS),
    ],
)
def test_our_lines_stand_at_the_end(before: bytes, after: bytes) -> None:
    assert ATTRIBUTES.added_to(before) == after
    assert ATTRIBUTES.added_to(after) == after


@given(
    st.lists(st.sampled_from([b"* text=auto", b"*.docx binary", b"", b"# fawen", "名.docx -diff".encode()])).map(
        b"\n".join
    )
)
def test_what_others_wrote_comes_back(content: bytes) -> None:
    whole = content if content.endswith(b"\n") or not content else content + b"\n"
    assert without_ours(ATTRIBUTES.added_to(content)) == whole
    assert without_ours(content) == content


def test_this_installation_is_called_by_its_path() -> None:
    (word,) = own_words()
    assert word == (Path(sys.executable).parent / "fawen").as_posix()


def test_where_there_is_no_script_python_is_called_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    words = own_words()
    assert words[0] == (tmp_path / "python").as_posix()
    (tmp_path / "generator").mkdir()
    (tmp_path / "generator" / "__init__.py").write_text("raise SystemExit('a stranger')")
    monkeypatch.undo()
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    done = subprocess.run(
        [sys.executable, *words[1:], "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("fawen ")


@pytest.mark.parametrize(
    "word",
    ["/home/示例 甲/it's “here”/fawen", "C:/Program Files/发文/fawen.exe", '/a"b/$HOME/`x`/fawen', "/plain/fawen"],
)
def test_any_path_comes_through_a_shell(word: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"printf %s {shell((word,))}"], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == word


_SCRIPT = """#!/bin/sh
case "$1" in
    textconv) echo "text of a file of $(wc -c < "$2") bytes" ;;
    *) echo "called: $*"; exit 1 ;;
esac
"""


@pytest.fixture
def fawen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / '程序 "files" $HOME it\'s' / "fawen"
    program.parent.mkdir()
    program.write_text(_SCRIPT, encoding="utf-8")
    program.chmod(0o755)
    for module in (installing, installing):
        monkeypatch.setattr(module, "own_words", lambda: (program.as_posix(),))
    return program


def test_git_shows_what_the_program_says(repository: Repository, fawen: Path) -> None:
    install(repository.top)
    repository.git("add", "-A")
    repository.commit("--no-verify")
    repository.office.template("unit/函.docx", ["另一段"])
    shown = repository.git("diff")
    assert shown.startswith("diff --git a/templates/unit/函.docx b/templates/unit/函.docx\n")  # hanzi as they are
    assert "-text of a file of " in shown
    assert "+text of a file of " in shown


def test_git_calls_it_before_a_commit(repository: Repository, fawen: Path) -> None:
    with speaking("en"):
        install(repository.top)
    repository.git("add", "-A")
    assert repository.commit(fails=True) == "called: git check-staged --lang en\n"


# The hooks for the framework pre-commit, run by it without a network: with fawen as it is installed here.


ROOT = Path(__file__).parents[3]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def pre_commit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_the_hooks_are_what_pre_commit_takes() -> None:
    assert pre_commit(ROOT, "validate-manifest", ".pre-commit-hooks.yaml").returncode == 0
    assert [hook["id"] for hook in HOOKS] == ["fawen-check", "fawen-tidy"]


@pytest.mark.in_turn(3)
def test_pre_commit_runs_them(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    hooks = [
        {**hook, "language": "system", "entry": hook["entry"].replace("fawen", shell(own_words()), 1)} for hook in HOOKS
    ]
    repository.office.write(
        ".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}, allow_unicode=True)
    )
    letter = repository.top / "templates" / "unit" / "函.docx"
    repository.office.template("unit/函.docx", ["{{ unit.nmae }}"])
    repository.git("add", "-A")
    repository.office.template("unit/函.docx", ["{{ unit.name }}"])  # not staged, so it does not help
    wrong = pre_commit(repository.top, "run", "fawen-check")
    assert (wrong.returncode, "[template-undefined]" in wrong.stdout) == (1, True)
    letter.write_bytes(WORD_LIKE["looks"])
    repository.git("add", "-A")
    assert pre_commit(repository.top, "run", "fawen-check").returncode == 0
    assert pre_commit(repository.top, "run", "fawen-tidy").returncode == 1  # it has rewritten the file
    repository.git("add", "-A")
    assert pre_commit(repository.top, "run", "fawen-tidy").returncode == 0
