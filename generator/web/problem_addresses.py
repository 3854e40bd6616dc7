"""Where on the page a problem can be put right, as an address and in words, and what helps there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from generator.desk.office_facts import EXTRA, IMPRINT, OFFICE_KEYS, office_facts
from generator.ground.disk import TEXT, read_contents
from generator.ground.errors import GeneratorError, Problem, language
from generator.ground.words.vocabularies import PAGES
from generator.ground.words.vocabularies import page_text as text
from generator.notices.editing.form_keys import form_text
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.attachment_templates import TEXT as TEXT_SUFFIX
from generator.templates.text.front_matter.key_table import FRONT_MATTER
from generator.web.open_desk import OpenDesk, OpenNotice

_MISSING = "source-missing-key"
"""The problem of a key that is on no line; its own is that of the mapping which lacks it."""

_IN_PART = (EXTRA, IMPRINT)
"""The keys of house.yaml of which 本单位 shows some entries only."""


def problem_addresses(desk: OpenDesk, notice: OpenNotice) -> Callable[[Problem], str | None]:
    """A function that returns the address of a problem's place; None where no page shows that.

    It is the field or line of a notice, the line of the roster, or 本单位.
    """
    places = desk.places()
    roster, house = places.units.path, places.house.path

    def address(problem: Problem) -> str | None:
        span = problem.span
        if span is None:
            return None
        path, line = Path(span.file), span.line
        if path == roster:
            return "/roster" if line is None else f"/roster?line={line}#line-{line}"
        if path == house:
            return "/office" if _is_of_office(path, line) else None
        if path.parent != notice.folder:
            return None
        page = notice.address
        file = "" if path.name == NOTICE_FILE else f"-in-{quote(path.name, errors='replace')}"
        if problem.code == _MISSING and problem.field is not None:
            return f"{page}#key-{quote(problem.field)}{file}"
        return page if line is None else f"{page}#line-{line}{file}"

    return address


def _is_of_office(house: Path, line: int | None) -> bool:
    """Whether 本单位 shows what is on the ``line`` of house.yaml, or why that cannot be read."""
    try:
        text = office_facts(house).text
    except GeneratorError:
        return True
    entries = {f"{key.name}.{entry.name}" for key in text.kind.keys if key.name in _IN_PART for entry in key.entries}
    shown = (text.lines.get(path, (0, 0)) for path in {*OFFICE_KEYS, *entries} - {*_IN_PART})
    return line is not None and any(first <= line <= last for first, last in shown)


def unsaid(desk: OpenDesk, notice: OpenNotice, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """What of ``found`` is neither in the folder of ``notice`` nor in the roster: 草稿 and 名单 say that."""
    roster = desk.places().units.path

    def is_said(problem: Problem) -> bool:
        file = None if problem.span is None else Path(problem.span.file)
        return file is not None and (file == roster or file.parent == notice.folder)

    return tuple(each for each in found if not is_said(each))


_NAMED_ROSTER = re.compile(r"(?:(?P<roster>名单)|(?P<english>\broster)) \S+\.(?:yaml|xlsx|csv) ?")
"""The roster as a sentence of the terminal calls it, with its file."""

_MAIN = "document"
"""The part of a Word file with its text, without folder and suffix."""


def remedy_words(problem: Problem) -> str:
    """The remedy in terms of the pages; else that of the terminal where it needs none of its commands."""
    return problem.remedy(instead=PAGES.get(f"remedy-{problem.code}"))


def sentence_words(sentence: str) -> str:
    """The ``sentence`` without the name of the roster's file, which nobody sees on the pages."""
    return _NAMED_ROSTER.sub(lambda found: found["roster"] or f"{found['english']} ", sentence)


def place_words(desk: OpenDesk, problem: Problem) -> str:
    """Where a problem is: a field or line of the notice, a line of an attachment, of the roster; else as in a terminal.

    In the text of a Word file the name of the part, which nobody sees, is left out.
    """
    span = problem.span
    if span is None:
        return ""
    path, folders = Path(span.file), [each.folder for each in desk.notices()]
    if path == desk.places().units.path:
        place = text("place-roster")
    elif path.parent not in folders or path.suffix != TEXT_SUFFIX:
        said = span.text()
        if span.part is None or PurePosixPath(span.part).stem != _MAIN:
            return said
        return f"{span.file} {said.removeprefix(f'{span.file}:{span.part}').lstrip(': ')}".rstrip()
    else:
        place = text_words(path.name)
        shown = None if span.line is None or path.name != NOTICE_FILE else _place_in_notice(path, span.line)
        if shown:
            return shown
    return place if span.line is None else text("place-line", place=place, line=span.line)


def text_words(name: str) -> str:
    """What the text in the file ``name`` of a notice's folder is called: the notice itself, or an attachment."""
    return text("place-notice") if name == NOTICE_FILE else text("place-attachment", file=name)


def _place_in_notice(path: Path, line: int) -> str:
    """The field of 草稿 that has the ``line`` of the notice at ``path``, or the line of its text; "" for neither."""
    try:
        shown = form_text(read_contents(path, TEXT))
    except GeneratorError:
        return ""
    if line >= shown.body_first_line:
        return text("preview-in-text", line=line - shown.body_first_line + 1)
    keys = [(last - first, key) for key, (first, last) in shown.lines.items() if first <= line <= last]
    return field_words(min(keys)[1]) if keys else ""


def field_words(key: str) -> str:
    """The title of the ``key`` of a front matter, in English its name; "" where there is no such key."""
    name, _, entry = key.partition(".")
    if name not in FRONT_MATTER:
        return ""
    below = FRONT_MATTER[name].entries.get(entry)
    if language() == "en":
        return key.replace(".", ": ").replace("_", " ")
    return "：".join([FRONT_MATTER[name].title, *([] if below is None else [below.title])])
