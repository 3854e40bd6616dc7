"""Usage errors in our own sentences, made from Click's exceptions."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import click
from click.core import ParameterSource

from generator.cli.language import MEANT
from generator.ground.errors import Problem, TranslatedText, closest, joined
from generator.ground.words.vocabularies import phrase

WORDS = "generator.cli.words"
"""Where a call keeps the words that its command was given."""

_PROGRAM = "fawen"


class ValueFault(click.BadParameter):
    """A value that an option does not take; its message is the reason, in words for the reader."""


class CallFault(click.UsageError):
    """Options that do not go together, or not with a file; its message is the reason, in words for the reader."""


def usage_problem(fault: click.UsageError) -> Problem:
    """The problem for an exception of Click's."""
    path = _PROGRAM if fault.ctx is None else fault.ctx.command_path
    if isinstance(fault, click.NoSuchOption):
        return unknown_option(fault, _words(fault))
    if isinstance(fault, click.BadOptionUsage):
        options = [each for each in _parameters(fault) if isinstance(each, click.Option)]
        is_flag = any(each.is_flag and fault.option_name in each.opts for each in options)
        code = "cli-option-flag" if is_flag else "cli-option-value"
        return Problem(code, None, {"option": fault.option_name, "command": path})
    if isinstance(fault, click.MissingParameter):
        return _missing(fault, path)
    if isinstance(fault, click.BadParameter):
        return _bad_value(fault, path)
    if isinstance(fault, CallFault):
        why = phrase("usage-why", message=fault.message)
        return Problem("cli-words", None, {"command": path, "why": why})
    if fault.ctx is not None and isinstance(fault.ctx.command, click.Group):
        return Problem("cli-command-missing", None, {"known": joined(fault.ctx.command.commands), "command": path})
    return Problem("cli-words", None, {"command": path, "why": ""})


def _missing(fault: click.MissingParameter, path: str) -> Problem:
    """The problem of all required parameters that are missing."""
    read = _read(fault)
    missing = [each for each in _parameters(fault) if each.required and not _is_given(read.get(each.name or ""))]
    lacking = missing or [each for each in (fault.param,) if each is not None]
    line = " ".join([path, *(_spelt(each) for each in _parameters(fault) if each.required)])
    names = joined(phrase("usage-name", name=_name(each)) for each in lacking)
    return Problem("cli-argument-missing", None, {"names": names, "line": line, "command": path})


def _bad_value(fault: click.BadParameter, path: str) -> Problem:
    """The problem of a wrong value, with what its type allows."""
    kind = None if fault.param is None else fault.param.type
    why: TranslatedText | str = phrase("usage-unreadable")
    suggestion = None
    if isinstance(fault, ValueFault):
        why = fault.message
    elif isinstance(kind, click.Choice):
        choices = [str(each) for each in kind.choices]
        why = phrase("usage-choices", choices=joined(choices))
        suggestion = MEANT.get(_typed(fault).casefold()) or closest(_typed(fault), choices)
    elif isinstance(kind, click.IntRange):
        least = [] if kind.min is None else [phrase("usage-at-least", min=kind.min)]
        most = [] if kind.max is None else [phrase("usage-at-most", max=kind.max)]
        why = phrase("usage-number-within", both=joined([*least, *most], "，", " and "))
    elif kind is click.INT:
        why = phrase("usage-number-whole")
    elif kind is click.FLOAT or isinstance(kind, click.FloatRange):
        why = phrase("usage-number")
    elif isinstance(kind, click.types.BoolParamType):
        why = phrase("usage-flag")
    facts = {"name": _source_name(fault), "why": why, "command": path}
    return Problem("cli-value", None, facts, suggestion=suggestion)


def _source_name(fault: click.BadParameter) -> str:
    """What the value was given to: an option, or the environment variable in its place."""
    of_environment = None if fault.param is None else fault.param.envvar
    if fault.ctx is None or fault.param is None or not isinstance(of_environment, str):
        return _name(fault.param)
    source = fault.ctx.get_parameter_source(fault.param.name or "")
    return of_environment if source is ParameterSource.ENVIRONMENT else _name(fault.param)


def _typed(fault: click.BadParameter) -> str:
    """The value as it was typed; empty where that is unknown."""
    value = _read(fault).get("" if fault.param is None else fault.param.name or "")
    return value if isinstance(value, str) else ""


def _read(fault: click.UsageError) -> Mapping[str, object]:
    """The typed values, by the names of the parameters."""
    if fault.ctx is None:
        return {}
    read, _, _ = fault.ctx.command.make_parser(fault.ctx).parse_args(list(_words(fault)))
    return read


def _is_given(value: object) -> bool:
    """Whether the parser has found a value, or at least one of several."""
    return isinstance(value, str) or (isinstance(value, list | tuple) and len(value) > 0)


def _words(fault: click.UsageError) -> Sequence[str]:
    return () if fault.ctx is None else fault.ctx.meta.get(WORDS, ())


def _parameters(fault: click.UsageError) -> list[click.Parameter]:
    return [] if fault.ctx is None else fault.ctx.command.get_params(fault.ctx)


def _spelt(parameter: click.Parameter) -> str:
    """The parameter as a person types it, with the name of its value."""
    if not isinstance(parameter, click.Option):
        return _name(parameter)
    return " ".join(filter(None, (_name(parameter), parameter.metavar)))


def _name(parameter: click.Parameter | None) -> str:
    """The parameter as a person types it, without its value."""
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.metavar or parameter.human_readable_name


# Misplaced arguments: a missing option name, wrong dashes, options before the command, what there is no more.


GONE = {
    "fawen watch": "usage-gone-watch",
    "fawen completion": "usage-gone-completion",
    "fawen diff --html": "usage-gone-diff-html",
    "fawen schema --house": "usage-gone-schema-house",
}
"""Commands and options that the program no longer has, with the phrase for what took its place, for one release."""

_PLAIN = "--"
_ALIKE = "ー一─━−"
"""Characters that are no dashes (Unicode's class Pd) or not only, and look like them."""

_NOTICE = "notice.md"
_ROSTERS = (".yaml", ".yml", ".xlsx", ".xlsm", ".xls", ".csv", ".tsv")
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
    key = GONE.get(typed)
    return None if key is None else Problem("cli-gone", None, {"typed": typed, "instead": phrase(key)})


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
    if near is None and (others := _having(context.find_root(), option)):
        known = joined(others[:_MOST_COMMANDS])
        if len(others) > _MOST_COMMANDS:
            known = phrase("usage-and-others", known=known)
        return Problem("cli-option-elsewhere", None, {**facts, "known": known})
    return Problem("cli-option-unknown", None, facts, suggestion=near)


def dashed(word: str, command: click.Command) -> str | None:
    """The option of ``command`` that ``word`` means, written with other dashes than two hyphens; else None."""
    name = word.lstrip("".join(each for each in set(word) if each in _ALIKE or unicodedata.category(each) == "Pd"))
    dashes = word[: len(word) - len(name)]
    option, equals, value = name.partition("=")
    if dashes in ("", _PLAIN) or len(option) < 2:
        return None
    meant = f"{_PLAIN}{option}" if f"{_PLAIN}{option}" in _names(command) else _near(f"{_PLAIN}{option}", command)
    return None if meant is None else f"{meant}{equals}{value}"


def _wrong_dashes(word: str, option: str) -> Problem:
    return Problem("cli-dash", None, {"word": word, "option": option})


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
    return [
        path
        for path, command in _commands(context.command, context.command_path)
        if any(option in (*each.opts, *each.secondary_opts) for each in command.params)
    ]


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    for name, each in command.commands.items():
        yield from _commands(each, f"{path} {name}")


def _hint(command: click.Command, words: Sequence[str], extra: Sequence[str]) -> TranslatedText:
    """The advice for the first of ``extra``: the option to put before it, else quotes."""
    word = extra[0]
    option = _repeated(command, words, word) or _of_path(word)
    if option is None and not os.path.exists(word) and "--only" in _names(command):
        return phrase("usage-write-unit", line=f"--only {_named(word)}", quotes=phrase("usage-quotes"))
    if option not in _names(command):
        return phrase("usage-quotes")
    return phrase("usage-write", line=f"{option} {_named(word)}")


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
