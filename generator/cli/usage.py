"""What is wrong with the words typed, in our own sentences: of Click's faults only the kind and the place are taken."""

from __future__ import annotations

import click

from generator.errors import Problem, Said, closest, joined

WORDS = "generator.cli.words"
"""Where a call keeps the words that its command was given."""

_PROGRAM = "fawen"
_UNREADABLE = Said("不能这样写", "it cannot be written like this")


class ValueFault(click.BadParameter):
    """A value that an option does not take, for a reason told in the language of the messages."""


def usage_problem(fault: click.UsageError) -> Problem:
    """The problem behind a fault that Click found."""
    path = _PROGRAM if fault.ctx is None else fault.ctx.command_path
    if isinstance(fault, click.NoSuchOption):
        facts = {"option": fault.option_name, "command": path}
        return Problem("cli-option-unknown", None, facts, suggestion=closest(fault.option_name, _option_names(fault)))
    if isinstance(fault, click.BadOptionUsage):
        code = "cli-option-flag" if _is_flag(fault) else "cli-option-value"
        return Problem(code, None, {"option": fault.option_name, "command": path})
    if isinstance(fault, click.MissingParameter):
        return Problem("cli-argument-missing", None, {"name": _name(fault.param), "command": path})
    if isinstance(fault, click.BadParameter):
        return _bad_value(fault, path)
    if fault.ctx is not None and isinstance(fault.ctx.command, click.Group):
        return Problem("cli-command-missing", None, {"known": joined(fault.ctx.command.commands), "command": path})
    return Problem("cli-words", None, {"command": path})


def _bad_value(fault: click.BadParameter, path: str) -> Problem:
    """The problem of a value, and what it may be by its kind."""
    kind = None if fault.param is None else fault.param.type
    why: Said | str = _UNREADABLE
    suggestion = None
    if isinstance(fault, ValueFault):
        why = fault.message
    elif isinstance(kind, click.Choice):
        choices = [str(each) for each in kind.choices]
        why = joined(choices, "、", ", ")
        why = Said(f"只能写 {why.zh}", f"it may be {why.en}")
        suggestion = closest(_typed(fault), choices)
    elif isinstance(kind, click.IntRange):
        why = _whole_number(kind)
    elif kind is click.INT:
        why = Said("要写一个整数", "it must be a whole number")
    elif kind is click.FLOAT or isinstance(kind, click.FloatRange):
        why = Said("要写一个数", "it must be a number")
    facts = {"name": _name(fault.param), "why": why, "command": path}
    return Problem("cli-value", None, facts, suggestion=suggestion)


def _whole_number(kind: click.IntRange) -> Said:
    """What a whole number may be; bounds that are not there are not told."""
    bounds = [
        each
        for bound, each in (
            (kind.min, Said(f"最小 {kind.min}", f"at least {kind.min}")),
            (kind.max, Said(f"最大 {kind.max}", f"at most {kind.max}")),
        )
        if bound is not None
    ]
    told = joined(bounds, "，", " and ")
    return Said(f"要写一个整数，{told.zh}", f"it must be a whole number, {told.en}")


def _typed(fault: click.BadParameter) -> str:
    """The word that stands where the value does; empty where that cannot be told."""
    if fault.ctx is None or fault.param is None or fault.param.name is None:
        return ""
    read, _, _ = fault.ctx.command.make_parser(fault.ctx).parse_args(list(fault.ctx.meta.get(WORDS, ())))
    value = read.get(fault.param.name)
    return value if isinstance(value, str) else ""


def _option_names(fault: click.UsageError) -> list[str]:
    return [name for each in _parameters(fault) for name in (*each.opts, *each.secondary_opts) if name.startswith("--")]


def _is_flag(fault: click.BadOptionUsage) -> bool:
    return any(
        isinstance(each, click.Option) and each.is_flag and fault.option_name in each.opts
        for each in _parameters(fault)
    )


def _parameters(fault: click.UsageError) -> list[click.Parameter]:
    return [] if fault.ctx is None else fault.ctx.command.get_params(fault.ctx)


def _name(parameter: click.Parameter | None) -> str:
    """The parameter as a person types it, without its value."""
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.metavar or parameter.human_readable_name
