"""``fawen register void``: a number is voided, and stays in the register."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.register.entered import print_entered
from generator.cli.register.options import date_option, register_option, require_register
from generator.ground.words.commands import text


def add_void(group: click.Group) -> None:
    """Adds ``void`` to the commands of ``register``."""

    @group.command("void", help=text("register-void"))
    @click.argument("number", metavar="NUMBER", help=text("register-number"))
    @click.option("--reason", required=True, metavar="TEXT", help=text("register-reason"))
    @date_option()
    @register_option()
    @language_option()
    def void_command(register: Path, number: str, reason: str, date: datetime.date) -> None:
        from generator.register import voiding

        require_register(register)
        with voiding(register, number, reason, date) as added:
            print_entered(added, register)
