"""``fawen review``: a reviewed draft comes back, and its changes go into the notice."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.notice_choice import chosen_notice
from generator.cli.options import INPUT, TARGET, json_option, notice_option
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.review_lines import review_lines
from generator.cli.review_records import review_records
from generator.cli.standing_options import desk_places
from generator.ground.errors import Problem, Span
from generator.ground.words.commands import text


def add_review(group: click.Group) -> None:
    """Adds the command ``review`` to ``group``."""

    @group.command("review", help=text("review"))
    @click.argument("reviewed", type=INPUT, metavar="REVIEWED", help=text("review-copy"))
    @notice_option(text("review-notice"))
    @click.option("--apply", "is_applied", is_flag=True, help=text("review-apply"))
    @click.option("--pdf", type=TARGET, metavar="OUT", help=text("review-pdf-option"))
    @json_option(text("review-json"))
    @language_option()
    def review_command(reviewed: Path, notice: Path | None, is_applied: bool, pdf: Path | None, as_json: bool) -> int:
        from generator.desk.reviewing import review

        places = desk_places()
        templates = places.templates.to_read()
        folder = chosen_notice(templates, notice, quiet=as_json) or places.notice.to_read()
        found = review(reviewed, folder, places.house.to_read(), apply=is_applied, pdf=pdf)
        conflicts = found.count("conflict")
        if not as_json:
            print_problems(each for each in found.problems)
            print_lines(review_lines(found, reviewed, notice, pdf))
        else:
            print_json(review_records(found))
        if conflicts:
            print_problems([Problem("review-conflict", Span(str(reviewed)), {"count": conflicts})])
        return int(found.has_conflicts)
