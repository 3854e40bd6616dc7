"""What is wrong with the words typed, in our own sentences: of Click's faults only the kind and the place are taken."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator.errors import Problem, Said, closest, joined

WORDS = "generator.cli.words"
"""Where a call keeps the words that its command was given."""

_PROGRAM = "fawen"
_NEEDLESS = frozenset({"--verbose", "-v", "--debug"})
_UNREADABLE = Said("不能这样写", "it cannot be written like this")


class ValueFault(click.BadParameter):
    """A value that an option does not take, for a reason told in the language of the messages."""


def usage_problem(fault: click.UsageError) -> Problem:
    """The problem behind a fault that Click found."""
    path = _PROGRAM if fault.ctx is None else fault.ctx.command_path
    if isinstance(fault, click.NoSuchOption):
        return _unknown_option(fault, path)
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


def _unknown_option(fault: click.NoSuchOption, path: str) -> Problem:
    """The problem of an option that the command does not have; some other command may."""
    facts: dict[str, object] = {"option": fault.option_name, "command": path}
    if fault.option_name in _NEEDLESS:
        return Problem("cli-option-needless", None, facts)
    root = None if fault.ctx is None else fault.ctx.find_root().command
    elsewhere = [] if root is None else list(_commands_with(fault.option_name, root, _PROGRAM))
    if elsewhere:
        return Problem("cli-option-elsewhere", None, {**facts, "known": joined(elsewhere)})
    return Problem("cli-option-unknown", None, facts, suggestion=closest(fault.option_name, _option_names(fault)))


def _commands_with(option: str, command: click.Command, path: str) -> Iterator[str]:
    """The commands below ``command``, as they are called, that have this option."""
    for name, each in command.commands.items() if isinstance(command, click.Group) else ():
        if any(option in (*param.opts, *param.secondary_opts) for param in each.params):
            yield f"{path} {name}"
        yield from _commands_with(option, each, f"{path} {name}")


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
        return max(parameter.opts, key=len)
    return parameter.metavar or parameter.human_readable_name
