"""Options and arguments that need not be typed, and the places of the desk.

What is typed goes before the environment, that before fawen.yaml, that before the default. fawen.yaml is read in the
working folder, where units.yaml is; a desk without one reads nothing and imports nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from generator.cli.printing import table_lines
from generator.ground.desk_names import STANDING as FILE
from generator.ground.errors import InputError, Problem, Span, UsageError, joined
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from pathlib import Path

    from generator.desk.desk_places import DeskPlaces
    from generator.desk.fawen_yaml import Standing
    from generator.writing.manifest_entries import SetOptions


_READ = "generator.cli.standing"
"""Where a call keeps what its fawen.yaml says."""


class _Standing(click.Parameter):
    """What the environment or fawen.yaml gives where it is not typed; ``standing`` is its key there.

    ``below`` is the key of a folder with the name of what this is in that folder, where nothing else is said.
    """

    def __init__(
        self, *args: Any, standing: str | None = None, below: tuple[str, str] | None = None, **kwargs: Any
    ) -> None:
        kwargs["envvar"] = None if standing is None else STANDING.get(standing)
        super().__init__(*args, **kwargs)
        self.standing = standing
        self._below = below

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, ParameterSource]:
        """The value and where it comes from; raises InputError with the problems of fawen.yaml."""
        value, source = super().consume_value(ctx, opts)
        _standing(ctx)
        return (self._untyped(ctx) or (value, source)) if source is ParameterSource.DEFAULT else (value, source)

    def key(self, ctx: click.Context) -> str | None:
        """The key of what gives the value where it is not typed: its own, or that of the folder."""
        if self._below is None or (self.standing is not None and _untyped(ctx, self.standing) is not None):
            return self.standing
        return self._below[0]

    def _untyped(self, ctx: click.Context) -> tuple[Any, ParameterSource] | None:
        found = None if self.standing is None else _untyped(ctx, self.standing)
        if found is not None or self._below is None:
            return found
        key, name = self._below
        folder = _untyped(ctx, key)
        return None if folder is None else (os.path.join(folder[0], name), folder[1])


class StandingOption(_Standing, click.Option):
    """An option that need not be typed."""


class StandingArgument(_Standing, click.Argument):
    """An argument that need not be typed."""


def desk_places(folder: Path | None = None) -> DeskPlaces:
    """The places of the desk in ``folder``, the working folder where it is None; nothing is typed there."""
    from pathlib import Path

    from generator.desk.desk_places import desk_places as found

    return found(folder or Path(), of_environment())


@dataclass(frozen=True, slots=True)
class Origin:
    """An option with its value as it is shown, and the words for where that comes from."""

    option: str
    value: str
    source: str


def origins(ctx: click.Context, kept: SetOptions) -> Iterator[Origin]:
    """Each standing option of the command of ``ctx``, with its value and where that comes from.

    ``kept`` are the options of the set that it builds.
    """
    for option in ctx.command.get_params(ctx):
        if isinstance(option, StandingOption) and option.name is not None:
            source = ctx.get_parameter_source(option.name) or ParameterSource.DEFAULT
            name, value = max(option.opts, key=len), ctx.params.get(option.name)
            if ctx.params.get(f"{option.name}_a"):  # --pdf-a and --ofd-a imply it
                yield Origin(name, _shown(value=True), text("from-flag"))
            elif value is None and hasattr(kept, option.name):
                yield Origin(name, _shown(getattr(kept, option.name)), text("from-set"))
            else:
                yield Origin(name, _shown(value), source_text(ctx, source, option.key(ctx)))


def source_text(ctx: click.Context, source: ParameterSource, key: str | None) -> str:
    """The words for ``source``, where the value of the standing option ``key`` comes from."""
    if source is ParameterSource.COMMANDLINE:
        return text("from-flag")
    if source is ParameterSource.ENVIRONMENT and key is not None:
        return text("from-environment", name=STANDING[key])
    kept = _standing(ctx)
    if source is ParameterSource.DEFAULT_MAP and kept is not None and key is not None:
        return text("from-file", file=FILE, line=kept.lines[key])
    return text("from-default")


def is_typed(name: str) -> bool:
    """Whether the option ``name`` of the running command is on the command line."""
    return click.get_current_context().get_parameter_source(name) is ParameterSource.COMMANDLINE


def is_default(name: str) -> bool:
    """Whether nothing gives the option ``name`` of the running command: its value is the usual one."""
    return click.get_current_context().get_parameter_source(name) is ParameterSource.DEFAULT


def with_origins(ctx: click.Context, fault: UsageError) -> UsageError:
    """``fault`` with a note of the keys of fawen.yaml whose values its problems quote; itself where there are none."""
    kept = _standing(ctx)
    said = "\n".join(problem.text() for problem in fault.problems)
    quoted = {
        key: None
        for each in ctx.command.params
        if isinstance(each, _Standing)
        and ctx.get_parameter_source(each.name or "") is ParameterSource.DEFAULT_MAP
        and any(value in said for value in _texts(ctx.params.get(each.name or "")))
        and (key := each.key(ctx)) is not None
    }
    if not quoted or kept is None:
        return fault
    span = Span(FILE, kept.lines.get(next(iter(quoted))))
    keys = joined(kept.words.get(key, key) for key in quoted)
    return UsageError([*fault.problems, Problem("standing-quoted", span, {"keys": keys})])


def _texts(value: object) -> tuple[str, ...]:
    """The texts in the value of an option that a problem may quote."""
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def standing_language() -> str | None:
    """The language of the messages by fawen.yaml, None where it says none."""
    kept = _read()
    language = None if kept is None else kept.values.get("lang")
    return language if isinstance(language, str) else None


def standing_mapping(key: str) -> Mapping[str, Any]:
    """The values below ``key`` in fawen.yaml, of which none can be typed; raises InputError with its problems."""
    kept = _standing(click.get_current_context())
    value = None if kept is None else kept.values.get(key)
    return value if isinstance(value, Mapping) else {}


def _untyped(ctx: click.Context, key: str) -> tuple[Any, ParameterSource] | None:
    """The value of ``key`` in the environment, else in fawen.yaml, and which of them; None where it is in neither."""
    kept, named = _standing(ctx), of_environment().get(key)
    if named is not None:
        return named, ParameterSource.ENVIRONMENT
    return None if kept is None or key not in kept.values else (kept.values[key], ParameterSource.DEFAULT_MAP)


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

    from generator.desk.fawen_yaml import read_standing

    return read_standing(Path())


def _shown(value: object) -> str:
    if value is None or value == ():
        return text("option-unset")
    if isinstance(value, bool):
        return text("option-yes" if value else "option-no")
    return text("comma-of-names").join(map(str, value)) if isinstance(value, tuple) else str(value)


def origin_lines(found: Sequence[Origin]) -> Iterator[str]:
    """The options of a dry run: the value of each, and where it comes from."""
    yield text("origins")
    rows = [(f"  {each.option}", each.value, each.source) for each in found]
    yield from list(table_lines(("", "", ""), rows))[1:]


# The environment variables that the command line reads.


LANGUAGE = "FAWEN_LANG"
"""The language of the messages, where no ``--lang`` says it."""

STANDING = {
    "units": "FAWEN_UNITS",
    "notice": "FAWEN_NOTICE",
    "templates": "FAWEN_TEMPLATES",
    "output": "FAWEN_OUTPUT",
    "pdf": "FAWEN_PDF",
    "pdf_engine": "FAWEN_PDF_ENGINE",
    "ofd": "FAWEN_OFD",
    "duplex": "FAWEN_DUPLEX",
    "jobs": "FAWEN_JOBS",
    "everybody": "FAWEN_EVERYBODY",
    "lang": LANGUAGE,
    "register": "FAWEN_REGISTER",
}
"""The variables that give options which are not typed, by their keys in fawen.yaml."""

MAIL_PASSWORD = "FAWEN_MAIL_PASSWORD"
"""The password of the mail server, which no file has."""

COMPLETION = "_FAWEN_COMPLETE"
"""What a shell asks for when it wants completions (Click's protocol): ``bash_source``, ``zsh_complete`` …"""


def of_environment() -> dict[str, str]:
    """What these variables give, by the keys in fawen.yaml; an empty one counts as one that is not there."""
    return {key: value for key, name in STANDING.items() if (value := os.environ.get(name))}
