"""A command that has commands below it: ``fawen register add``."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from generator.cli.language import language_option
from generator.ground.words.commands import text


def add_group(program: click.Group, name: str, commands: Iterable[Callable[[click.Group], None]]) -> None:
    """Adds the command ``name`` to ``program``, and below it what each of ``commands`` adds."""

    @program.group(name, help=text(name))
    @language_option()
    def group() -> None:
        pass

    for add in commands:
        add(group)
