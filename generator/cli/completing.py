"""What a shell offers for a value, by Click: units and fields of the roster, templates, notices, folders, commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from generator.cli.standing_options import desk_places
from generator.ground.errors import GeneratorError

if TYPE_CHECKING:
    from generator.roster.units.groups import Roster

Offers = list[CompletionItem[str]]

_SUFFIXES = frozenset({".docx", ".xlsx", ".md"})
_COMPARED = re.compile(r"(?<!\w)(\w+)\s*[=!]=\s*'([^']*)$")
_LAST_WORD = re.compile(r"\w*$")


def folders(_ctx: click.Context, _param: click.Parameter, word: str) -> Offers:
    """Asks the shell for folder names."""
    return [CompletionItem(word, type="dir")]


def units(ctx: click.Context, param: click.Parameter, word: str) -> Offers:
    """Names of units that are not given yet; after a first letter addressees and codes, too."""
    there = set(ctx.params.get(param.name or "") or ())
    offers: dict[str, str] = {}
    roster = _roster(ctx)
    for unit in () if roster is None else roster.units:
        offers.setdefault(unit.name, unit.group)
        if word:
            offers.setdefault(unit.addressee, unit.name)
            offers.setdefault(unit.code, unit.name)
    return [
        CompletionItem(each, help=explained)
        for each, explained in offers.items()
        if _fits(each, word) and each not in there
    ]


def fields(ctx: click.Context, _param: click.Parameter, word: str) -> Offers:
    """The fields of a unit, for the last word of ``word``; after a first letter titles, too.

    After ``kind == '`` the texts that units have in that field.
    """
    compared = _COMPARED.search(word)
    if compared is not None:
        name, begun_text = compared.groups()
        before = word[: compared.start(2)]
        return [CompletionItem(f"{before}{each}'") for each in _texts(ctx, name) if _fits(each, begun_text)]
    begun = _LAST_WORD.search(word)
    last = begun[0] if begun is not None else ""
    before = word.removesuffix(last)
    return [CompletionItem(before + each, help=explained) for each, explained in _fields(ctx, last)]


def templates(ctx: click.Context, param: click.Parameter, word: str) -> Offers:
    """The templates below ``templates``; where none fits, files."""
    metavar = param.metavar or ""
    suffixes = {".docx"} if metavar.endswith(".docx") else _SUFFIXES
    found = sorted(path for path in _beneath_templates(ctx) if path.suffix.lower() in suffixes)
    visible = [path for path in found if not path.name.startswith((".", "~$")) and path.name.lower() != "readme.md"]
    offers = [CompletionItem(each) for each in map(Path.as_posix, visible) if _fits(each, word)]
    return offers or param.type.shell_complete(ctx, param, word)


def notices(ctx: click.Context, param: click.Parameter, word: str) -> Offers:
    """The folders below ``templates`` that hold a notice; where none fits, folders."""
    found = sorted(path.parent.as_posix() for path in _beneath_templates(ctx) if path.name == "notice.md")
    offers = [CompletionItem(each) for each in found if _fits(each, word)]
    return offers or folders(ctx, param, word)


def commands(ctx: click.Context, param: click.Parameter, word: str) -> Offers:
    """The commands that may follow the words before ``word``."""
    command = ctx.find_root().command
    for each in ctx.params.get(param.name or "") or ():
        command = getattr(command, "commands", {}).get(each, ctx.command)
    return command.shell_complete(ctx, word) if isinstance(command, click.Group) else []


def _fits(offer: str, word: str) -> bool:
    return bool(offer) and offer.startswith(word)


def _fields(ctx: click.Context, begun: str) -> Iterator[tuple[str, str]]:
    """Names of fields with their titles, and titles with their names."""
    from generator.roster.units.unit import STANDARD_FIELDS

    roster = _roster(ctx)
    declared = {} if roster is None else {field.name: (field.title,) for field in roster.fields}
    standard = {name: field.titles for name, field in STANDARD_FIELDS.items()}
    for name, titles in {**standard, **declared}.items():
        if _fits(name, begun):
            yield name, "、".join(titles)
        if begun:
            yield from ((title, name) for title in titles if _fits(title, begun) and title != name)


def _texts(ctx: click.Context, field: str) -> list[str]:
    """The different texts of a field, given by name or title, that need no escaping."""
    roster = _roster(ctx)
    if roster is None:
        return []
    name = roster.field_titles.get(field, field)
    texts = dict.fromkeys(unit.as_mapping().get(name) for unit in roster.units)
    return [each for each in texts if isinstance(each, str) and "'" not in each and "\\" not in each]


def _roster(ctx: click.Context) -> Roster | None:
    """The roster of ``--units``, else units.yaml; None where it cannot be read."""
    from generator.roster.sheets.named_file import load_units

    try:
        return load_units(ctx.params.get("units") or desk_places().units.to_read())
    except (GeneratorError, OSError):
        return None


def _beneath_templates(ctx: click.Context) -> Iterator[Path]:
    """The files below the folder of ``--templates``, else that of the desk; no link that leads out is followed."""
    from generator.ground.disk import entries_below

    with suppress(GeneratorError, OSError):
        for entry in entries_below(ctx.params.get("templates") or desk_places().templates.to_read()):
            if entry.kind == "file":
                yield entry.path
