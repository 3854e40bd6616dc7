"""Problems in the words of the pages: where each is, and what helps where the terminal's remedy is a command."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.ground.errors import Problem, Span
from generator.ground.words.pages import TEXTS, text
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.attachment_templates import TEXT as TEXT_SUFFIX
from generator.web.open_desk import OpenDesk

_MAIN = "document"
"""The part of a Word file with its text, without folder and suffix."""


def remedy_words(problem: Problem) -> str:
    """What helps, by what is on the pages; the remedy of the terminal where that needs none of its commands."""
    return problem.remedy(instead=TEXTS.get(f"remedy-{problem.code}"))


def _without_main_part(span: Span) -> str:
    said = span.text()
    if span.part is None or PurePosixPath(span.part).stem != _MAIN:
        return said
    return f"{span.file} {said.removeprefix(f'{span.file}:{span.part}').lstrip(': ')}".rstrip()


def place_words(desk: OpenDesk, problem: Problem) -> str:
    """Where a problem is: a line of the notice, of an attachment, of the roster; else as the terminal says it.

    A place in the text of a Word file is without the name of that part, which nobody has seen.
    """
    span = problem.span
    if span is None:
        return ""
    path, folders = Path(span.file), [each.folder for each in desk.notices()]
    if path == desk.places().units.path:
        place = text("place-roster")
    elif path.parent not in folders or path.suffix != TEXT_SUFFIX:
        return _without_main_part(span)
    elif path.name == NOTICE_FILE:
        place = text("place-notice")
    else:
        place = text("place-attachment", file=path.name)
    return place if span.line is None else text("place-line", place=place, line=span.line)
