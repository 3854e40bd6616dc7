"""``fawen register``: numbers entered, the next one, all of them, one voided.

A module for each command; :mod:`options` has what several of them take, and is the one place where they read the clock.
"""

from __future__ import annotations

import click

from generator.cli.groups import add_group
from generator.cli.register.add import add_add
from generator.cli.register.list import add_list
from generator.cli.register.next import add_next
from generator.cli.register.void import add_void


def add_register(program: click.Group) -> None:
    """Adds the command ``register`` and those below it to ``program``."""
    add_group(program, "register", (add_add, add_next, add_list, add_void))
