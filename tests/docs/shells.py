"""What a command line of a document is on the machine that tests it: a line for ``sh``, by one rule for each program.

A line that no rule covers is refused, so that none goes untried.
"""

import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from itertools import groupby

from tests.docs.documents import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WHEEL = f"{PROJECT['name']}-{PROJECT['version']}-py3-none-any.whl"
ENDLESS = frozenset({"serve"})  # commands that go on until they are stopped

_BIN = ".venv/bin/"
_OPERATOR = re.compile(r"[|&;<>]+")
_PLAIN = re.compile(r"[\w@%+=:,./*?~\[\]-]+")
_WINDOWS_WORD = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s"'|&;<>])+|[|&;<>]+""")
_IN_QUOTES = re.compile(r"""("[^"]*"|'[^']*')""")
_ASSIGNMENT = re.compile(r"""(?:set |\$(?:env:)?)(?P<name>\w+) ?= ?(?P<value>.*)""")
_VARIABLE = re.compile(r"%(\w+)%")
_CONSOLE_ENCODING = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; "
_FILES = re.compile(
    r"""\(Get-ChildItem -LiteralPath (?P<folder>'[^']*'|\S+) -Filter (?P<pattern>\*\.\w+)\)\.FullName"""
)


class UncoveredError(Exception):
    """No rule says what this line is, or what it wants installed is none of what there is."""


def shell_line(prompt: str, command: str) -> str:
    """The line for ``sh`` that does what ``command`` does behind ``prompt``. Raises UncoveredError."""
    if prompt == "$ ":
        words = shlex.shlex(command, posix=True, punctuation_chars=True)
        words.whitespace_split = True
        return _joined(list(words))
    command = command.removeprefix(_CONSOLE_ENCODING)
    assignment = _ASSIGNMENT.fullmatch(command)
    if assignment is not None:
        return f"export {assignment['name']}={_value(assignment['value'])}"
    if prompt == "PS> ":
        command = _FILES.sub(r"\g<folder>/\g<pattern>", command.removeprefix("& ")).replace("$fawen ", "fawen ")
    return _joined([_from_windows(word) for word in _WINDOWS_WORD.findall(command)])


def _value(value: str) -> str:
    """What a variable is set to; one that names others is taken for a list of folders."""
    if _VARIABLE.search(value):
        folders = _VARIABLE.sub(r"${\1}", value).replace("\\", "/").replace(";", ":")
        return f'"{folders}"'
    return shlex.quote(value.strip("\"'"))


def _from_windows(word: str) -> str:
    word = _IN_QUOTES.sub(lambda quoted: quoted[0][1:-1], word).replace("\\", "/")
    return word.replace(".venv/Scripts/", _BIN).removesuffix(".exe")


def _joined(words: list[str]) -> str:
    """The words of a line, each command of a pipeline or a list by its rule."""
    parts: list[str] = []
    for operator, group in groupby(words, key=lambda word: _OPERATOR.fullmatch(word) is not None):
        these = list(group)
        behind_redirection = bool(parts) and parts[-1] in {">", ">>", "<"}
        parts += these if operator else [" ".join(map(_quoted, these if behind_redirection else _ruled(these)))]
    return " ".join(parts)


def _quoted(word: str) -> str:
    folder, slash, name = word.rpartition("/")
    if slash and "*" in name and not _PLAIN.fullmatch(folder):
        return f"{shlex.quote(folder)}/{name}"  # the shell finds the files
    return word if _PLAIN.fullmatch(word) else shlex.quote(word)


def _ruled(words: list[str]) -> list[str]:
    """The words of one command as they are run here."""
    program = words[0].removeprefix(_BIN)
    if program not in RULES:
        raise UncoveredError(f"no rule for {program!r}: {' '.join(words)}")
    return RULES[program](words[1:])


def _fawen(arguments: list[str]) -> list[str]:
    """No browser is opened on the machine that tests."""
    closed = ["--no-open"] if arguments[:1] == ["serve"] and "--no-open" not in arguments else []
    return ["fawen", *arguments, *closed]


def _make(targets: list[str]) -> list[str]:
    """What make installs needs the network: that its targets are there and can be worked out is tried."""
    return ["make", "--dry-run", *targets]


def _python(arguments: list[str]) -> list[str]:
    match arguments:
        case ["-m", "pip", *rest]:
            return _pip(rest)
        case ["-m", module, *rest]:
            return ["python", "-m", module, *rest]
    raise UncoveredError(f"python is called with {' '.join(arguments)}")


def _pytest(arguments: list[str]) -> list[str]:
    """Tests do not run within a test: that there are such is tried, where they are compiled: a desk is only a copy."""
    words = ["pytest", "-o", "addopts=", "--import-mode=importlib", "--collect-only", "--quiet", *arguments]
    return ["sh", "-c", f"cd {shlex.quote(str(ROOT))} && exec {shlex.join(words)}"]


def _pip(arguments: list[str]) -> list[str]:
    """An installation is held against what there is to install, and not made."""
    match arguments:
        case ["install", *rest]:
            wanted = list(_installed(rest))
            if not wanted or not set(wanted) <= installable():
                raise UncoveredError(f"not to be installed: {' '.join(arguments)}")
            return [":"]
        case ["wheel", "--no-deps", "."] | ["--version"]:
            return [":"]
    raise UncoveredError(f"pip is called with {' '.join(arguments)}")


def _pipx(arguments: list[str]) -> list[str]:
    """As pip; pipx lets its pip add something to what it has installed."""
    match arguments:
        case ["runpip", "fawen", *rest]:
            return _pip(rest)
    return _pip(arguments)


def _installed(words: list[str]) -> Iterator[str]:
    """What an installation names, without its options: an option may only be one of these."""
    with_value = {"--find-links"}
    waiting = iter(words)
    for word in waiting:
        if word in with_value:
            next(waiting, None)
        elif word not in {"--editable", "--no-index", "--quiet"}:
            yield word


def installable() -> set[str]:
    """Everything that an installation may name: the folder, the wheel, the package, with each extra or without."""
    extras = ["", *(f"[{extra}]" for extra in PROJECT["optional-dependencies"]), "[pdf,fast]"]
    return {f"{package}{extra}" for package in (".", PROJECT["name"], WHEEL) for extra in extras}


def _copy(words: list[str]) -> list[str]:
    return ["cp", "-r", *(word for word in words if not re.fullmatch(r"/\w|-Recurse|-r", word))]


def _same(name: str) -> Callable[[list[str]], list[str]]:
    return lambda arguments: [name, *arguments]


def _installer(arguments: list[str]) -> list[str]:
    """The offline folder's own installers, which the tests of that folder run: called with one folder or none."""
    match arguments:
        case [script] | [script, _] if (ROOT / ".ci" / "offline" / script).is_file():
            return [":"]
    raise UncoveredError(f"no installer is called with {' '.join(arguments)}")


def _git(arguments: list[str]) -> list[str]:
    """git at the desk's own repository; what would go to another one is not for a test."""
    if arguments[:1] and arguments[0] in {"init", "add", "commit", "config", "diff", "status", "log", "show", "mv"}:
        return ["git", *arguments]
    raise UncoveredError(f"git is called with {' '.join(arguments)}")


RULES: dict[str, Callable[[list[str]], list[str]]] = {
    "fawen": _fawen,
    "make": _make,
    "pip": _pip,
    "pipx": _pipx,
    "py": _python,
    "python": _python,
    "pytest": _pytest,
    "git": _git,
    "sh": _installer,
    "./安装.bat": lambda arguments: _installer(["安装.bat", *arguments]),
    "cd": _same("cd"),
    "mkdir": _same("mkdir"),
    "cp": _copy,
    "xcopy": _copy,
    "Copy-Item": _copy,
}
