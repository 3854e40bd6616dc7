"""Commands in running text, such as `fawen build --draft`: held against the program without running them."""

import re
import shlex
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby, product
from pathlib import Path

import click

from generator.cli.commands import program
from generator.ground.errors import speaking
from tests.docs.documents import ROOT, inline_code
from tests.docs.shells import RULES, UncoveredError, shell_line

with speaking("en"):
    PROGRAM = program()
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

# A word that stands for what the reader has: FOLDER, 单位, a path with … in it.
_PLACEHOLDER = re.compile(r"…|[A-Z][A-Z0-9_]*|[\w.-]*[\u4e00-\u9fff…][\w./…-]*")
_OPTION = re.compile(r"--[a-z][a-z-]*")


def wrong_commands(content: str) -> list[str]:
    """Each command in the running text of a document that there is not, with its line and why."""
    wrong = []
    for line, code in inline_code(content):
        for words in _alternatives(code):
            why = _fault(words)
            if why:
                wrong.append(f"line {line}: `{code}`: {why}")
    return wrong


def _alternatives(code: str) -> Iterator[list[str]]:
    """The commands that ``code`` writes at once (``add|next``, a pipeline), if it is one at all."""
    try:
        words = shlex.split(code)
    except ValueError:  # a tag or an apostrophe: no command line
        return
    for is_bar, group in groupby(words, "|".__eq__):
        command = list(group)
        if not is_bar and (_is_command(command) or _OPTION.fullmatch(command[0])):
            yield from ([*each] for each in product(*(_choices(word) for word in command)))


def _choices(word: str) -> list[str]:
    return word.split("|") if re.fullmatch(r"[a-z-]+(\|[a-z-]+)+", word) else [word]


def _is_command(words: list[str]) -> bool:
    """Whether this begins as a command does: with a program, or with a command of ours and an option of it."""
    return words[0].removeprefix(".venv/bin/") in RULES or (
        words[0] in PROGRAM.commands and any(_OPTION.fullmatch(word) for word in words)
    )


def _fault(words: list[str]) -> str | None:
    """Why there is no such command; None where there is."""
    first, *rest = words
    first = first.removeprefix(".venv/bin/")
    if _OPTION.fullmatch(first):
        return None if first in all_options(PROGRAM) | _FOREIGN else f"no command has {first}"
    if first == "make":
        targets = {word for word in rest if not re.match(r"[A-Z]+=", word)}
        return None if targets <= TARGETS else f"no such target: {' '.join(rest)}"
    if first in {"python", "py"} and rest[:1] == ["-m"] and rest[1:2] != ["pip"]:
        return _module_fault(rest[1:])
    if first == "fawen" or (first in PROGRAM.commands and first not in RULES):  # `git` alone is git's own
        return _call_fault(PROGRAM, rest if first == "fawen" else words)
    if not rest:
        return None
    try:
        shell_line("$ ", shlex.join(words))
    except UncoveredError as fault:
        return str(fault)
    return None


_FOREIGN = {
    "--no-deps",
    "--no-index",
    "--find-links",
    "--help",
    "--dist",
    "--update-golden",
}  # pip's, Click's, pytest's


def _module_fault(words: list[str]) -> str | None:
    """Whether the module is there to be run, and knows the options."""
    name, *rest = words
    spec = find_spec(name)
    if spec is None:
        return f"no module {name}"
    main = find_spec(f"{name}.__main__") if spec.submodule_search_locations else spec
    if main is None or main.origin is None:
        return f"{name} is not there to be run"
    source = Path(main.origin).read_text(encoding="utf-8")
    unknown = [word for word in rest if word.startswith("-") and f'"{word}"' not in source]
    return f"{name} has no {', '.join(unknown)}" if unknown else None


def _call_fault(command: click.Command, words: list[str]) -> str | None:
    """Whether ``command`` takes ``words``: commands below it, options, as many values, and values of their types."""
    if isinstance(command, click.Group) and words and not words[0].startswith("-"):
        if _PLACEHOLDER.fullmatch(words[0]):
            return None
        below = command.commands.get(words[0])
        return _call_fault(below, words[1:]) if below is not None else f"{command.name} has no command {words[0]}"
    context = click.Context(command, info_name=command.name)
    try:
        values, too_many, _ = command.make_parser(context).parse_args([word.removesuffix("…") for word in words])
    except click.UsageError as fault:
        named = isinstance(fault, click.BadOptionUsage) and fault.option_name == words[-1]
        return None if named else fault.format_message()  # text may name an option without a value
    if too_many:
        return f"{command.name} takes no {' '.join(too_many)}"
    return next(filter(None, (_value_fault(context, each, values) for each in command.params)), None)


def _value_fault(context: click.Context, parameter: click.Parameter, values: object) -> str | None:
    value = values.get(parameter.name) if isinstance(values, dict) else None
    if not isinstance(value, str) or _PLACEHOLDER.fullmatch(value):
        return None
    try:
        parameter.type_cast_value(context, [value] if parameter.multiple or parameter.nargs != 1 else value)
    except click.UsageError as fault:
        return fault.format_message()
    return None


def all_options(command: click.Command) -> set[str]:
    """Every option of ``command`` and of those below it."""
    own = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return own.union(*(all_options(each) for each in below))
