"""``fawen new``: a whole desk, a notice, a letter, a roster to begin with, the papers around a notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from generator.cli.command_help import add_group
from generator.cli.language import F, language_option
from generator.cli.options import INPUT, TARGET, json_option
from generator.cli.printing import (
    Record,
    answer,
    can_ask,
    print_json,
    print_lines,
    print_problems,
    record_of,
    table_lines,
)
from generator.cli.standing_options import StandingArgument, desk_places
from generator.ground.desk_names import NOTICE, TEMPLATES, UNITS
from generator.ground.errors import Problem, UsageError
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.check.documents import ElementPlaces
    from generator.desk.starters.starter_files import Keys
    from generator.notices.drafts.taking.draft_conversion import DraftConversion
    from generator.office.wordml.tracked_changes import Choice
    from generator.standard import Format


_NOTICE = Path(TEMPLATES, NOTICE)
_LETTER = Path(TEMPLATES, "unit", "letter.docx")
_ROSTER = Path(UNITS)
_KEYS = ("zh", "en")
_CHANGES = ("accept", "reject")


def add_new(program: click.Group) -> None:
    """Adds the command ``new`` and those below it to ``program``."""
    add_group(program, "new", (_desk, _notice, _letter, _roster, _papers))


def _desk(group: click.Group) -> None:
    @group.command("desk", help=text("new-desk"))
    @click.argument("folder", required=False, type=TARGET, default=Path(), metavar="[FOLDER]")
    @click.option("--issuer", metavar="TEXT", help=text("new-issuer"))
    @click.option("--prefix", metavar="TEXT", help=text("new-prefix"))
    @_keys_option("zh")
    @language_option()
    def desk_command(folder: Path, issuer: str | None, prefix: str | None, keys: Keys) -> None:
        from generator.desk.double_click_files import this_machine
        from generator.desk.starters.starter_desk import ISSUER, PREFIX, new_desk

        written = new_desk(
            folder,
            machine=this_machine(),
            issuer=_given(issuer, "new-ask-issuer", ISSUER),
            prefix=_given(prefix, "new-ask-prefix", PREFIX),
            keys=keys,
        )
        print_lines([*_desk_lines(folder, written), *map(text, ("new-next-page", "new-next-desk", "new-next-sheet"))])


def _notice(group: click.Group) -> None:
    from generator.standard import Format

    formats = tuple(map(str, Format))

    @group.command("notice", help=text("new-notice", default=_NOTICE))
    @_place("folder", _NOTICE, "[FOLDER]", standing="notice", below=("templates", NOTICE))
    @click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        metavar="FORMAT",
        help=text("new-format", default=formats[0]),
    )
    @click.option("--from", "draft", type=INPUT, metavar="DRAFT", help=text("new-from"))
    @click.option("--changes", type=click.Choice(_CHANGES), metavar="|".join(_CHANGES), help=text("new-changes"))
    @_keys_option(None, text("new-notice-keys"))
    @json_option(text("new-json"))
    @language_option()
    def notice_command(
        folder: Path, format_: str | None, draft: Path | None, changes: Choice | None, keys: Keys | None, as_json: bool
    ) -> None:
        if draft is None:
            for option, is_given in {"--changes": changes is not None, "--json": as_json}.items():
                if is_given:
                    raise UsageError(Problem("new-only-from", None, {"option": option}))
            _new_notice(folder, Format(format_ or formats[0]), keys or "en")
        elif format_ is not None:
            raise UsageError(Problem("new-from-format"))
        else:
            _notice_from(folder, draft, changes, keys or "zh", as_json=as_json)


def _new_notice(folder: Path, format_: Format, keys: Keys) -> None:
    from generator.desk.starters.starter_files import samples_in
    from generator.desk.starters.starter_notice import new_notice

    samples = samples_in(folder)
    written = new_notice(folder, format_, keys, desk_places())
    _print_replaced(samples)
    _print_written(written)
    print_lines([text("new-next-notice", file=folder / "notice.md", command=_build(folder))])


def _notice_from(folder: Path, draft: Path, changes: Choice | None, keys: Keys, *, as_json: bool) -> None:
    from generator.desk.starters.starter_notice import notice_from_draft

    made = notice_from_draft(folder, draft, desk_places(), changes=changes, keys=keys)
    print_problems(made.taken.draft.notes)
    if as_json:
        print_json([_taken_record(folder, made.taken)])
        return
    _print_replaced(made.replaced)
    _print_written(made.written)
    print_lines(_taken_lines(folder / "notice.md", made.taken, _build(folder)))


def _build(folder: Path) -> str:
    """The command that builds the notice in ``folder``."""
    return "fawen build" if folder == desk_places().notice.path else f"fawen build --notice {_typed(folder)}"


def _letter(group: click.Group) -> None:
    @group.command("letter", help=text("new-letter", default=_LETTER))
    @_place("file", _LETTER, "[FILE]", below=("templates", "unit/letter.docx"))
    @_keys_option("en")
    @language_option()
    def letter_command(file: Path, keys: Keys) -> None:
        from generator.desk.starters.starter_desk import new_letter

        _print_written(new_letter(file, keys, desk_places()))
        print_lines([text("new-next-letter", file=file)])


def _roster(group: click.Group) -> None:
    @group.command("roster", help=text("new-roster", default=_ROSTER))
    @_place("file", _ROSTER, "[FILE]", standing="units")
    @_keys_option("en")
    @language_option()
    def roster_command(file: Path, keys: Keys) -> None:
        from generator.desk.starters.starter_desk import new_roster

        _print_written(new_roster(file, keys, desk_places()))
        print_lines([text("new-next-roster", file=file)])


def _papers(group: click.Group) -> None:
    @group.command("papers", example="fawen new papers meeting", help=text("new-papers"))
    @click.argument(
        "names", cls=StandingArgument, nargs=-1, metavar="[NAME]...", shell_complete=_sets, help=text("new-papers-name")
    )
    @click.option("--list", "is_list", is_flag=True, help=text("new-papers-list"))
    @language_option()
    def papers_command(names: Sequence[str], is_list: bool) -> None:
        from generator.desk.starters.starter_papers import SETS, new_papers

        if is_list or not names:
            rows = [(name, chinese, text(f"new-papers-{name}")) for name, chinese in SETS.items()]
            print_lines(list(table_lines(("", "", ""), rows))[1:])
            return
        made = new_papers(names, desk_places())
        _print_written(made.written)
        print_lines(text("new-left", file=file) for file in made.left)
        print_lines([text("new-next-papers")])


def _sets(_ctx: click.Context, _param: click.Parameter, word: str) -> list[CompletionItem[str]]:
    from generator.desk.starters.starter_papers import SETS

    return [CompletionItem(name) for each in SETS.items() for name in each if name.startswith(word)]


def _place(name: str, default: Path, metavar: str, **standing: Any) -> Callable[[F], F]:
    """An argument that names what is written, by default in the place that the desk has for it."""
    return click.argument(
        name, cls=StandingArgument, required=False, type=TARGET, default=default, metavar=metavar, **standing
    )


def _keys_option(default: str | None, explained: str = "") -> Callable[[F], F]:
    """``--keys``: the language of the keys in what is written."""
    explained = explained or text("new-keys", default=default)
    return click.option("--keys", type=click.Choice(_KEYS), default=default, metavar="|".join(_KEYS), help=explained)


def _given(value: str | None, question: str, sample: str) -> str:
    """``value``, or else the reply to ``question`` where a person can answer it, or else the ``sample``."""
    if value is not None:
        return value
    return answer(text(question), sample) if can_ask() else sample


def _desk_lines(folder: Path, written: Sequence[Path]) -> Iterator[str]:
    """What a new desk has, its folders with the number of files in each, and how to get there."""
    for name, count in Counter(path.relative_to(folder).parts[0] for path in written).items():
        place = folder / name
        yield text("new-written-folder", folder=place, count=count) if count > 1 else text("new-written", file=place)
    if folder != Path():
        yield text("new-enter", folder=_typed(folder))


def _typed(path: Path) -> str:
    """``path`` as a person types it in a command."""
    return f'"{path}"' if " " in str(path) else str(path)


def _print_replaced(samples: Iterable[Path]) -> None:
    print_lines(text("new-sample-replaced", file=file) for file in samples)


def _print_written(written: Sequence[Path]) -> None:
    print_lines(text("new-written", file=file) for file in written)


# What became of a draft, as lines for people, and what to do next.


_NEEDED_BY_A_DRAFT = ("title", "issuer")


def _taken_lines(notice: Path, taken: DraftConversion, command: str) -> Iterator[str]:
    """The report on the draft, then what to do next.

    ``command`` builds the notice, whose text is the file ``notice``.
    """
    from generator.notices.drafts.taking.report import names_of_keys, report

    yield from report(taken, notice.name)
    build = f"{command} --draft" if taken.is_draft else command
    needed = [key for key in taken.missing if key in _NEEDED_BY_A_DRAFT]
    if needed:
        yield text("taken-next-missing", file=notice, names=names_of_keys(needed), command=build)
    else:
        yield text("taken-next", file=notice, command=build)


# The record of ``new notice --from --json``: what became of a draft.


def _taken_record(folder: Path, taken: DraftConversion) -> Record:
    """What ``taken`` put into ``folder``; ``files`` are names in it, keys are English."""
    from generator.check.documents import ElementPlaces

    placing = ElementPlaces(taken.found)
    return {
        "folder": folder.as_posix(),
        "files": list(taken.files),
        "draft": taken.is_draft,
        "placed": placing.placed(),
        "unplaced": placing.unplaced(),
        "left": [
            {"what": what, "paragraph": paragraph, "text": text, "count": count}
            for (what, paragraph, text), count in Counter(_left(taken, placing)).items()
        ],
        "comments": [record_of(each, "paragraph", "author", "date", "text") for each in taken.draft.comments],
        "changes": record_of(taken.draft.changes, "inserted", "deleted", "moved", "taken"),
        "missing": list(taken.missing),
        "unwritten": [record_of(each, "key", "text") | record_of(each.problem, "code") for each in taken.unwritten],
        "altered": [record_of(each, "part", "paragraph", "before", "after") for each in taken.altered],
        "marked": [record_of(each, "paragraph", "text", "printed") for each in taken.unplaced],
        "text": taken.has_text,
        "listed_only": list(taken.listed_only),
        "unread": list(taken.unread),
    }


def _left(taken: DraftConversion, placing: ElementPlaces) -> Iterator[tuple[str, object, str]]:
    """What is not taken as it is, what was read with doubt, and what has no place: kind, paragraph, text."""
    yield from ((each.what, each.paragraph, each.text) for each in taken.left)
    doubtful = (each for each in placing.placed() if each["certainty"] == "likely")
    yield from (("doubtful", each["first"], str(each["text"])) for each in doubtful)
    yield from (("unplaced", each.paragraph, each.text) for each in taken.unplaced)
