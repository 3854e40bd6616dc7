"""``fawen doctor``: what there is on this machine and in this folder, and what is wrong with it."""

from __future__ import annotations

import click

from generator.cli.command_classes import require_working_folder
from generator.cli.doctor_page import page_lines
from generator.cli.environment import of_environment
from generator.cli.language import language_option
from generator.cli.options import json_option
from generator.cli.printing import print_json, print_lines
from generator.ground.words.commands import text


def add_doctor(group: click.Group) -> None:
    """Adds the command ``doctor`` to ``group``."""

    @group.command("doctor", example="fawen doctor", help=text("doctor"), unsettled=True)
    @json_option(text("doctor-json"))
    @language_option()
    def doctor_command(as_json: bool) -> int:
        require_working_folder()
        from generator.cli.doctor_records import fact_record
        from generator.desk.doctor import examined

        facts = examined(of_environment())
        if as_json:
            print_json(map(fact_record, facts))
        else:
            print_lines(page_lines(facts))
        return int(any(fact.problem is not None and fact.problem.severity == "error" for fact in facts))
