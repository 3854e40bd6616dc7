"""A template that comes in, joined into a print file as the others are."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from generator.desk.desk_templates import IncomingTemplate, TemplateFile, replaced_by, take_in
from generator.desk.print_files.joined_templates import join, makes_letters, obstacles, part
from generator.desk.print_files.listed_names import names_in_house
from generator.dispatch.templates import called
from generator.ground.errors import GeneratorError


def adopt(incoming: IncomingTemplate, templates: Path, house: Path, notice: Path, *, replacing: bool) -> TemplateFile:
    """Puts ``incoming`` among the templates in use, as :func:`take_in` does, and returns it.

    Where the house has any papers joined into print files, its own are as well from then on, or those of one that
    replaces another where that one's were; not where a print file cannot have what is in it. Where house.yaml has
    mistakes or cannot be edited, it is taken all the same. Raises what :func:`take_in` raises.
    """
    replaced = replaced_by(incoming, templates) if replacing else []
    taken = TemplateFile(take_in(incoming, templates, replacing=replacing), incoming.kind, is_used=True)
    if makes_letters(taken):
        with suppress(GeneratorError):
            _join_as_others(taken, replaced, house, notice)
    return taken


def _join_as_others(taken: TemplateFile, replaced: list[TemplateFile], house: Path, notice: Path) -> None:
    listed = names_in_house(house)
    if obstacles(taken.path):
        part([taken.path.name], house)
    elif listed and (not replaced or not called(each.path.name for each in replaced).keys().isdisjoint(listed)):
        join(taken, house, notice)
