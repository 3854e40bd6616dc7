"""Options that need not be typed: a flag goes before the environment, that before fawen.yaml, that before the default.

fawen.yaml is read in the working folder, where units.yaml is; a desk without one reads nothing and imports nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from generator.cli.environment import STANDING
from generator.cli.texts import text
from generator.ground.errors import InputError, Problem, Span, UsageError, joined

if TYPE_CHECKING:
    from generator.desk.standing.reading import Standing

FILE = "fawen.yaml"
_READ = "generator.cli.standing"
"""Where a call keeps what its fawen.yaml says."""


class StandingOption(click.Option):
    """An option that the environment or fawen.yaml gives where it is not typed; ``standing`` is its key there."""

    def __init__(self, *args: Any, standing: str, **kwargs: Any) -> None:
        super().__init__(*args, envvar=STANDING.get(standing), **kwargs)
        self.standing = standing

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, ParameterSource]:
        """The value and where it comes from; raises InputError with the problems of fawen.yaml."""
        value, source = super().consume_value(ctx, opts)
        kept = _standing(ctx)
        if source is not ParameterSource.DEFAULT or kept is None or self.standing not in kept.values:
            return value, source
        return kept.values[self.standing], ParameterSource.DEFAULT_MAP


class BelowOption(StandingOption):
    """A file that is by default ``file`` in the folder of another standing option, ``folder``."""

    def __init__(self, *args: Any, folder: str, file: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._folder = folder
        self._file = file

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, ParameterSource]:
        """The value and where it comes from, or where its folder comes from."""
        value, source = super().consume_value(ctx, opts)
        if source is not ParameterSource.DEFAULT:
            return value, source
        named = os.environ.get(STANDING[self._folder])
        if named:
            return os.path.join(named, self._file), ParameterSource.ENVIRONMENT
        kept = _standing(ctx)
        if kept is None or self._folder not in kept.values:
            return value, source
        return f"{kept.values[self._folder]}/{self._file}", ParameterSource.DEFAULT_MAP


@dataclass(frozen=True, slots=True)
class Origin:
    """An option with its value as it is shown, and the words for where that comes from."""

    option: str
    value: str
    source: str


def origins(ctx: click.Context) -> Iterator[Origin]:
    """Each standing option of the command of ``ctx``, with its value and where that comes from."""
    for option in ctx.command.get_params(ctx):
        if isinstance(option, StandingOption) and option.name is not None:
            source = ctx.get_parameter_source(option.name) or ParameterSource.DEFAULT
            name = max(option.opts, key=len)
            yield Origin(name, _shown(ctx.params.get(option.name)), source_text(ctx, source, option.standing))


def source_text(ctx: click.Context, source: ParameterSource, key: str) -> str:
    """The words for ``source``, where the value of the standing option ``key`` comes from."""
    if source is ParameterSource.COMMANDLINE:
        return text("from-flag")
    if source is ParameterSource.ENVIRONMENT:
        return text("from-environment", name=STANDING[key])
    kept = _standing(ctx)
    if source is ParameterSource.DEFAULT_MAP and kept is not None:
        return text("from-file", file=FILE, line=kept.lines[key])
    return text("from-default")


def is_typed(name: str) -> bool:
    """Whether the option ``name`` of the running command is on the command line."""
    return click.get_current_context().get_parameter_source(name) is ParameterSource.COMMANDLINE


def with_origins(ctx: click.Context, fault: UsageError) -> UsageError:
    """``fault`` with a note of the keys of fawen.yaml whose values its problems quote; itself where there are none."""
    kept = _standing(ctx)
    said = "\n".join(problem.text() for problem in fault.problems)
    quoted = [
        option.standing
        for option in ctx.command.params
        if isinstance(option, StandingOption)
        and ctx.get_parameter_source(option.name or "") is ParameterSource.DEFAULT_MAP
        and any(each in said for each in _texts(ctx.params.get(option.name or "")))
    ]
    if not quoted or kept is None:
        return fault
    line = kept.lines.get(quoted[0])
    return UsageError([*fault.problems, Problem("standing-quoted", Span(FILE, line), {"keys": joined(quoted)})])


def _texts(value: object) -> tuple[str, ...]:
    """The texts in the value of an option that a problem may quote."""
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def standing_language() -> str | None:
    """The language of the messages by fawen.yaml, None where it says none."""
    kept = _read()
    language = None if kept is None else kept.values.get("lang")
    return language if isinstance(language, str) else None


def _standing(ctx: click.Context) -> Standing | None:
    """What fawen.yaml gives, None without one; raises InputError with its problems, but not in a completion."""
    if _READ not in ctx.meta:
        ctx.meta[_READ] = _read()
    kept: Standing | None = ctx.meta[_READ]
    if kept is not None and kept.problems and not ctx.resilient_parsing:
        raise InputError(kept.problems)
    return kept


def _read() -> Standing | None:
    if not os.path.lexists(FILE):
        return None
    from pathlib import Path

    from generator.desk.standing.reading import read_standing

    return read_standing(Path(FILE))


def _shown(value: object) -> str:
    if value is None or value == ():
        return text("option-unset")
    if isinstance(value, bool):
        return text("option-yes" if value else "option-no")
    return text("comma-of-names").join(map(str, value)) if isinstance(value, tuple) else str(value)
