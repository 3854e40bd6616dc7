"""``fawen review``: a reviewed draft comes back, and its changes go into the notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.language import language_option
from generator.cli.options import INPUT, TARGET, chosen_notice, json_option, notice_option
from generator.cli.printing import Record, print_json, print_lines, print_problems, record_of
from generator.cli.standing_options import desk_places
from generator.ground.errors import Problem, Span
from generator.ground.representation import construct_name
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.notices.reviewing.review_data import Review, ReviewRecord


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
        from generator.notices.reviewing.review_run import review

        places = desk_places()
        templates = places.templates.to_read()
        folder = chosen_notice(templates, notice, quiet=as_json) or places.notice.to_read()
        found = review(reviewed, folder, places.house.to_read(), apply=is_applied, pdf=pdf)
        conflicts = found.count("conflict")
        if not as_json:
            print_problems(each for each in found.problems)
            print_lines(_review_lines(found, reviewed, notice, pdf))
        else:
            print_json(_review_records(found))
        if conflicts:
            print_problems([Problem("review-conflict", Span(str(reviewed)), {"count": conflicts})])
        return int(found.has_conflicts)


_MOST = 40
"""The most characters of a text that are shown."""


def _review_lines(found: Review, reviewed: Path, notice: Path | None, pdf: Path | None) -> Iterator[str]:
    """What people read; ``notice`` is the folder that was named, ``pdf`` the marked-up pages that were kept."""
    if not found.records:
        yield text("review-nothing")
    changes = [each for each in found.records if each.kind != "comment"]
    for action, heading in (
        ("applied", "review-applied"),
        ("ready", "review-ready"),
        ("conflict", "review-conflicts"),
        ("told", "review-told"),
    ):
        yield from _section(heading, [each for each in changes if each.action == action])
    yield from _section("review-comments", [each for each in found.records if each.kind == "comment"])
    if pdf is not None and not found.has_conflicts:
        yield text("review-kept", file=pdf)
    if found.count("ready") and not found.has_conflicts:
        named = [] if notice is None else ["--notice", str(notice)]
        yield text("review-next", command=" ".join(["fawen review", str(reviewed), *named, "--apply"]))
    if found.count("applied"):
        yield text("review-then")


def _section(heading: str, records: Sequence[ReviewRecord]) -> Iterator[str]:
    if records:
        yield text(heading, count=len(records))
        yield from map(_line, records)


def _line(record: ReviewRecord) -> str:
    who = text("review-who", author=record.author) if record.author else _silent(record)
    return text("review-line", place=_place(record), who=who, what=_what(record), why=_why(record)).rstrip()


def _silent(record: ReviewRecord) -> str:
    return "" if record.action == "conflict" else text("review-silent")


def _place(record: ReviewRecord) -> str:
    if record.file is None:
        return ""
    if record.key is None:
        return text("review-place", file=record.file, line=record.line)
    return text("review-place-key", file=record.file, line=record.line, name=record.key)


def _what(record: ReviewRecord) -> str:
    before, after = _short(record.before), _short(record.after)
    if record.action == "conflict":
        return text("review-conflict-texts", before=before, after=after)
    if record.kind == "comment":
        return text("review-comment", after=record.after.replace("\n", " "))
    if record.look:
        name = construct_name(record.look).text()
        if not (before or after):
            return text("review-look-alone", name=name)
        return text("review-look" if after else "review-look-gone", name=name, text=after or before)
    if record.kind == "format":
        return text("review-format")
    if record.kind == "move":
        return text("review-move", moved=before or after)
    if before and after:
        return text("review-replace", before=before, after=after)
    return text("review-insert", after=after) if after else text("review-delete", before=before)


def _short(words: str) -> str:
    shown = words.replace("\n", text("review-paragraph-end"))
    return shown if len(shown) <= _MOST else f"{shown[: _MOST - 1]}…"


def _why(record: ReviewRecord) -> str:
    if record.why is None or record.action == "conflict":
        return ""
    if record.why == "element":
        return text("review-why-element", name=record.key) if record.key else text("review-why-element-none")
    return text(f"review-why-{record.why}")


def _review_records(found: Review) -> Iterator[Record]:
    """A record for each change or comment, at the end one of what became of all.

    A date or author that is not known is null, and so is a place.
    """
    for each in found.records:
        yield {
            "kind": each.kind,
            "author": each.author or None,
            "date": each.date or None,
            **record_of(each, "file", "line", "key", "before", "after", "action", "why"),
            "look": each.look or None,
        }
    yield {
        "record": "result",
        "base": found.base,
        "applied": found.count("applied"),
        "told": found.count("told"),
        "conflicts": found.count("conflict"),
        "ready": found.count("ready"),
    }
