"""``fawen mail``: the papers of a set by e-mail, as drafts for the office's own program or sent."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.completing import templates as templates_there
from generator.cli.completing import units as units_there
from generator.cli.language import language_option
from generator.cli.options import INPUT, chosen_notice, json_option, place_options, quiet_option
from generator.cli.printing import Record, answer, can_ask, print_aside, print_either, print_problems, table_lines
from generator.cli.progress import progress
from generator.cli.standing_options import MAIL_PASSWORD, StandingOption, standing_mapping
from generator.cli.unit_options import choice_options, choice_shown
from generator.cli.usage_errors import CallFault
from generator.ground.desk_names import MAIL
from generator.ground.errors import InputError, Problem, UsageError, gathered_by_unit
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.desk.mail.drafts import SetMail, UnitMail
    from generator.desk.mail.sending import Sending, SentMail
    from generator.desk.mail.settings import MailSettings

_YES = ("y", "yes", "是")


def add_mail(group: click.Group) -> None:
    """Adds the command ``mail`` to ``group``."""

    @group.command("mail", example="fawen mail --help", help=text("mail"))
    @place_options()
    @choice_options(of_set=False)
    @click.option("--everybody/--no-everybody", cls=StandingOption, standing="everybody", help=text("build-everybody"))
    @click.option(
        "--template", type=INPUT, metavar="FILE.md", shell_complete=templates_there, help=text("mail-template")
    )
    @click.option("--skip-missing", is_flag=True, help=text("mail-skip-missing"))
    @click.option("--internal", is_flag=True, help=text("mail-internal"))
    @click.option("--send", is_flag=True, help=text("mail-send"))
    @click.option("--yes", is_flag=True, help=text("mail-yes"))
    @click.option("--again", multiple=True, metavar="UNIT", shell_complete=units_there, help=text("mail-again"))
    @quiet_option()
    @json_option(text("mail-json"))
    @language_option()
    def mail_command(
        templates: Path,
        notice: Path | None,
        template: Path | None,
        skip_missing: bool,
        internal: bool,
        send: bool,
        yes: bool,
        again: tuple[str, ...],
        quiet: bool,
        as_json: bool,
        **options: Any,
    ) -> int:
        from generator.desk.mail.drafts import set_mail
        from generator.desk.mail.settings import mail_settings, sender_of
        from generator.dispatch.build_options import BuildOptions

        if (again or yes) and not send:
            raise CallFault(text("mail-only-sending", option="--again" if again else "--yes"))
        if send and not yes and not can_ask():
            raise UsageError(Problem("mail-unconfirmed"))
        quiet = quiet or as_json
        values = standing_mapping("mail")
        settings = mail_settings(values) if send else None
        notice = chosen_notice(templates, notice, quiet=quiet)
        asked = BuildOptions(templates=templates, notice=notice, chosen=choice_shown(quiet=quiet), **options)
        mail = set_mail(asked, template=template, sender=sender_of(values), internal=internal)
        if mail.lacking and not skip_missing:
            raise InputError(mail.lacking)
        print_problems(replace(each, milder="warning") for each in mail.lacking)
        if settings is None:
            return _drafted(mail, as_json=as_json, quiet=quiet)
        return _sent(mail, settings, again, is_sure=yes, as_json=as_json, quiet=quiet)


def _drafted(mail: SetMail, *, as_json: bool, quiet: bool) -> int:
    from generator.desk.mail.drafts import write_drafts

    written = write_drafts(mail)
    records = [_record(each, "written", f"{MAIL}/{each.file}", size) for each, size in written]
    lines = [] if quiet else [text("mail-written", count=len(written), folder=mail.made.folder / MAIL)]
    print_either([*records, *_lacking(mail)], lines, as_json=as_json)
    return 0


def _sent(
    mail: SetMail, settings: MailSettings, again: Sequence[str], *, is_sure: bool, as_json: bool, quiet: bool
) -> int:
    """Sends what is waiting, after a confirmation; 1 where a message was refused or is doubtful."""
    from generator.desk.mail.sending import sending
    from generator.dispatch.unit_choice import choose

    now = datetime.datetime.now().astimezone
    chosen = choose(mail.sources.roster, mail.choice.units, again, by="--again").units if again else ()
    with sending(mail, now(), again={unit.identity for unit in chosen}) as ready:
        if ready.waiting and not is_sure and not _is_confirmed(ready, settings):
            print_aside(text("mail-nothing-sent"))
            return 0
        password = _password(settings) if ready.waiting and settings.user else ""
        with progress(quiet) as shown:
            done = ready.run(settings, password, now=now, progress=shown)
    print_problems(gathered_by_unit([(each.mail.unit.name, [each.problem]) for each in done if each.problem], 0))
    records = [_record(each.mail, each.action, None, each.bytes) for each in done]
    lines = [] if quiet else list(_counts(done))
    print_either([*records, *_lacking(mail)], lines, as_json=as_json)
    return int(any(each.action in ("refused", "doubtful") for each in done))


def _is_confirmed(ready: Sending, settings: MailSettings) -> bool:
    """Whether the person at the terminal sends the messages, of which each is listed with whom it goes to."""
    rows = [(each.unit.name, ", ".join(to.address for to in (*each.to, *each.copy_to))) for each in ready.waiting]
    for line in table_lines(("", ""), rows):
        print_aside(line)
    facts = {"count": len(rows), "sender": settings.sender.address, "host": settings.host}
    return answer(text("mail-sure", **facts), text("mail-no")).casefold() in _YES


def _password(settings: MailSettings) -> str:
    """The password, from the environment or typed. Raises UsageError where there is neither."""
    from getpass import getpass

    given = os.environ.get(MAIL_PASSWORD)
    if given:
        return given
    if not can_ask():
        raise UsageError(Problem("mail-password", None, {"name": MAIL_PASSWORD, "user": settings.user}))
    return getpass(text("mail-password", user=settings.user))


def _counts(done: Sequence[SentMail]) -> Iterator[str]:
    for action in ("sent", "skipped", "refused", "doubtful"):
        count = sum(each.action == action for each in done)
        if count or action == "sent":
            yield text(f"mail-{action}-count", count=count)


def _lacking(mail: SetMail) -> list[Record]:
    return [_record(each, "skipped", None, 0) for each in mail.mails if each.lacking]


def _record(each: UnitMail, action: str, file: str | None, size: int) -> Record:
    """One unit's line of ``--json``; ``to`` are all addresses that it goes to."""
    to = [address.address for address in (*each.to, *each.copy_to)]
    return {
        "unit": each.unit.name, "code": each.unit.code or None, "to": to, "file": file, "bytes": size,
        "action": action,
    }  # fmt: skip
