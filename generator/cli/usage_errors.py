"""Usage errors in our own sentences, made from Click's exceptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click
from click.core import ParameterSource

from generator.cli.language import MEANT
from generator.cli.misplaced_arguments import unknown_option
from generator.ground.errors import Problem, Said, closest, joined

WORDS = "generator.cli.words"
"""Where a call keeps the words that its command was given."""

_PROGRAM = "fawen"
_UNREADABLE = Said("不能这样写", "it cannot be written like this")


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
        code = "cli-option-flag" if _is_flag(fault) else "cli-option-value"
        return Problem(code, None, {"option": fault.option_name, "command": path})
    if isinstance(fault, click.MissingParameter):
        return _missing(fault, path)
    if isinstance(fault, click.BadParameter):
        return _bad_value(fault, path)
    if isinstance(fault, CallFault):
        why = Said(f"：{fault.message}", f": {fault.message}")
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
    names = Said("、".join(f"“{_name(each)}”" for each in lacking), ", ".join(f"'{_name(each)}'" for each in lacking))
    return Problem("cli-argument-missing", None, {"names": names, "line": line, "command": path})


def _bad_value(fault: click.BadParameter, path: str) -> Problem:
    """The problem of a wrong value, with what its type allows."""
    kind = None if fault.param is None else fault.param.type
    why: Said | str = _UNREADABLE
    suggestion = None
    if isinstance(fault, ValueFault):
        why = fault.message
    elif isinstance(kind, click.Choice):
        choices = [str(each) for each in kind.choices]
        why = joined(choices, "、", ", ")
        why = Said(f"只能写 {why.zh}", f"it may be {why.en}")
        suggestion = MEANT.get(_typed(fault).casefold()) or closest(_typed(fault), choices)
    elif isinstance(kind, click.IntRange):
        why = _whole_number(kind)
    elif kind is click.INT:
        why = Said("要写一个整数", "it must be a whole number")
    elif kind is click.FLOAT or isinstance(kind, click.FloatRange):
        why = Said("要写一个数", "it must be a number")
    elif isinstance(kind, click.types.BoolParamType):
        why = Said("要写 true 或 false", "it must be true or false")
    facts = {"name": _source_name(fault), "why": why, "command": path}
    return Problem("cli-value", None, facts, suggestion=suggestion)


def _source_name(fault: click.BadParameter) -> str:
    """What the value was given to: an option, or the environment variable in its place."""
    of_environment = None if fault.param is None else fault.param.envvar
    if fault.ctx is None or fault.param is None or not isinstance(of_environment, str):
        return _name(fault.param)
    source = fault.ctx.get_parameter_source(fault.param.name or "")
    return of_environment if source is ParameterSource.ENVIRONMENT else _name(fault.param)


def _whole_number(kind: click.IntRange) -> Said:
    """The bounds of a whole number, as far as it has any."""
    bounds = [
        each
        for bound, each in (
            (kind.min, Said(f"最小 {kind.min}", f"at least {kind.min}")),
            (kind.max, Said(f"最大 {kind.max}", f"at most {kind.max}")),
        )
        if bound is not None
    ]
    both = joined(bounds, "，", " and ")
    return Said(f"要写一个整数，{both.zh}", f"it must be a whole number, {both.en}")


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


def _is_flag(fault: click.BadOptionUsage) -> bool:
    return any(
        isinstance(each, click.Option) and each.is_flag and fault.option_name in each.opts
        for each in _parameters(fault)
    )


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
