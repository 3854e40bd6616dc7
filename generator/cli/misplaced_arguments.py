"""Misplaced arguments: a missing option name, wrong dashes, options before the command, what there is no more."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import click

from generator.ground.errors import Problem, Said, closest, joined

GONE: Mapping[str, Said] = {
    "fawen watch": Said(
        "fawen serve：在网页上改，一停笔版面就跟着变；文件用 fawen build 生成",
        "fawen serve: its page shows the pages of the notice while you type; fawen build makes the papers",
    ),
    "fawen completion": Said(
        "_FAWEN_COMPLETE=bash_source fawen（zsh_source、fish_source、powershell_source 也行），打印的内容和以前一样用",
        "_FAWEN_COMPLETE=bash_source fawen (zsh_source, fish_source, powershell_source); its output is used as before",
    ),
    "fawen diff --html": Said(
        "fawen diff 旧.docx 新.docx，每一处不同都说（给程序用的加 --json）；要看页面，用 fawen pdf 把两份印出来",
        "fawen diff OLD.docx NEW.docx, which tells every difference (--json: as data); fawen pdf prints both",
    ),
    "fawen schema --house": Said(
        "fawen schema，不写这一项：house.yaml 里可以有的，编辑器不再说公文里缺；缺什么，fawen check 会说",
        "fawen schema alone: editors ask for nothing that house.yaml may have; fawen check says what a notice lacks",
    ),
}
"""Commands and options that the program no longer has, each kept for one release with what took its place."""

_PLAIN = "--"
_ALIKE = "ー一─━−"
"""Characters that are no dashes (Unicode's class Pd) or not only, and look like them."""

_NOTICE = "notice.md"
_ROSTERS = (".yaml", ".yml", ".xlsx", ".xlsm", ".xls", ".csv", ".tsv")
_QUOTES = Said("名称里有空格的请加引号；", "put names with blanks in quotes; ")
_NEEDLESS = frozenset({"--verbose", "-v", "--debug"})
_MOST_COMMANDS = 4  # that are named where an option belongs to others


def too_many(context: click.Context, words: Sequence[str], extra: Sequence[str]) -> Problem:
    """The problem of ``extra``, the arguments among ``words`` that the command does not take."""
    for word in extra:
        if (option := dashed(word, context.command)) is not None:
            return _wrong_dashes(word, option)
    facts = {"words": " ".join(extra), "command": context.command_path, "hint": _hint(context.command, words, extra)}
    return Problem("cli-usage", None, facts)


def gone(typed: str) -> Problem | None:
    """The problem of ``typed``, a command or an option with its command, where it is in :data:`GONE`; else None."""
    instead = GONE.get(typed)
    return None if instead is None else Problem("cli-gone", None, {"typed": typed, "instead": instead})


def unknown_option(fault: click.NoSuchOption, words: Sequence[str]) -> Problem:
    """The problem of an option that the command does not have."""
    context, option = fault.ctx, fault.option_name
    if context is None:
        return Problem("cli-option-unknown", None, {"option": option, "command": "fawen"})
    if (problem := gone(f"{context.command_path} {option}")) is not None:
        return problem
    typed = next((word for word in words if word.startswith(option) and not word.startswith(_PLAIN)), option)
    meant = dashed(typed, context.command)
    if meant is not None:
        return _wrong_dashes(typed, meant)
    facts = {"option": option, "command": context.command_path}
    if option in _NEEDLESS:
        return Problem("cli-option-needless", None, facts)
    if isinstance(context.command, click.Group) and (behind := _behind(context, option, words)) is not None:
        return Problem("cli-option-early", None, {**facts, "line": behind})
    near = _near(option, context.command)
    others = [] if near is not None else _having(context.find_root(), option)
    if others:
        return Problem("cli-option-elsewhere", None, {**facts, "known": _some(others)})
    return Problem("cli-option-unknown", None, facts, suggestion=near)


def dashed(word: str, command: click.Command) -> str | None:
    """The option of ``command`` that ``word`` means, written with other dashes than two hyphens; else None."""
    name = word.lstrip("".join(each for each in set(word) if _is_dash(each)))
    dashes = word[: len(word) - len(name)]
    option, equals, value = name.partition("=")
    if dashes in ("", _PLAIN) or len(option) < 2:
        return None
    meant = f"{_PLAIN}{option}" if f"{_PLAIN}{option}" in _names(command) else _near(f"{_PLAIN}{option}", command)
    return None if meant is None else f"{meant}{equals}{value}"


def _wrong_dashes(word: str, option: str) -> Problem:
    return Problem("cli-dash", None, {"word": word, "option": option})


def _is_dash(character: str) -> bool:
    return character in _ALIKE or unicodedata.category(character) == "Pd"


def _near(option: str, command: click.Command) -> str | None:
    """The option of ``command`` with the nearest name, dashes not counted."""
    near = closest(option.lstrip("-"), (name.lstrip("-") for name in _names(command)))
    return None if near is None else f"{_PLAIN}{near}"


def _names(command: click.Command) -> list[str]:
    with click.Context(command) as context:
        options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
    names = [name for each in options for name in (*each.opts, *each.secondary_opts)]
    return [name for name in names if name.startswith(_PLAIN)]


def _behind(context: click.Context, option: str, words: Sequence[str]) -> str | None:
    """The line with ``option`` moved behind the command; None where the command lacks it."""
    group = context.command
    commands = group.commands if isinstance(group, click.Group) else {}
    word = next((each for each in words if each in commands), None)
    if word is None or option not in _names(commands[word]):
        return None
    return f"{context.command_path} {word} {option}"


def _having(context: click.Context, option: str) -> list[str]:
    """The commands of the program that have ``option``."""
    return [path for path, command in _commands(context.command, context.command_path) if _has(option, command)]


def _some(commands: Sequence[str]) -> Said:
    """The names of ``commands``, of many the first few."""
    known = joined(commands[:_MOST_COMMANDS])
    return known if len(commands) <= _MOST_COMMANDS else Said(f"{known.zh} 等", f"{known.en} and others")


def _has(option: str, command: click.Command) -> bool:
    """Whether ``command`` has an option of this name, long or short."""
    return any(option in (*each.opts, *each.secondary_opts) for each in command.params)


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    for name, each in command.commands.items():
        yield from _commands(each, f"{path} {name}")


def _hint(command: click.Command, words: Sequence[str], extra: Sequence[str]) -> Said:
    """The advice for the first of ``extra``: the option to put before it, else quotes."""
    word = extra[0]
    option = _repeated(command, words, word) or _of_path(word)
    if option is None and not os.path.exists(word):
        option = "--only" if "--only" in _names(command) else None
        return _QUOTES if option is None else _as_unit(word)
    return _QUOTES if option not in _names(command) else _write(f"{option} {_named(word)}")


def _repeated(command: click.Command, words: Sequence[str], word: str) -> str | None:
    """The last option before ``word``, where it may be repeated for ``word``; else None."""
    before = [*words][: [*words].index(word)] if word in words else []
    last = next((each for each in reversed(before) if each.startswith(_PLAIN)), None)
    several = [each for each in command.params if isinstance(each, click.Option) and each.multiple]
    return last if any(last in each.opts for each in several) else None


def _of_path(word: str) -> str | None:
    """The option that takes the path ``word``, by the files that are there; else None."""
    if os.path.basename(word) == _NOTICE or os.path.exists(os.path.join(word, _NOTICE)):
        return "--notice"
    if any(os.path.isdir(os.path.join(word, each)) for each in ("notice", "unit", "dispatch")):
        return "--templates"
    return "--units" if os.path.isfile(word) and word.lower().endswith(_ROSTERS) else None


def _named(word: str) -> str:
    """``word`` as a value: of notice.md its folder, in quotes where it has blanks."""
    path = os.path.dirname(word) or "." if os.path.basename(word) == _NOTICE else word
    return f'"{path}"' if " " in path else path


def _write(line: str) -> Said:
    return Said(f"写成 {line}；", f"write {line}; ")


def _as_unit(word: str) -> Said:
    line = f"--only {_named(word)}"
    return Said(f"如果是单位，写成 {line}；{_QUOTES.zh}", f"if it is a unit, write {line}; {_QUOTES.en}")
