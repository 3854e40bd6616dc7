"""How far each notice of a desk is: new, written at, made, entered in the register."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from generator.desk.starters.starter_files import is_sample_data
from generator.dispatch.plan import issued_folder_name
from generator.ground.disk import TEXT, folders_with, read_plain
from generator.ground.errors import GeneratorError
from generator.ground.source.date import OPEN_DATE, OfficialDate, OpenDate
from generator.ground.source.front_matter import readable_front_matter
from generator.ground.source.nodes import MappingNode
from generator.ground.source.source_file import source_of
from generator.register.next_number import RegisterYears
from generator.roster.units.addressing import recipient_words
from generator.standard import number_in_series
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.front_matter_reading import NO_DATE, read_front_matter
from generator.templates.text.front_matter.key_table import NAMES
from generator.writing.manifest_entries import MANIFEST

State = Literal["new", "draft", "made", "registered"]
"""An untouched sample; one with neither papers nor a number; one with papers; one whose number the register issued."""


@dataclass(frozen=True, slots=True)
class NoticeHeading:
    """The values of a notice.md's front matter, as far as they can be read; ``""`` for others.

    ``papers`` is the name of the folder in which a build puts its papers, ``recipients`` are its 主送机关,
    ``filed_number`` is its number as the register has it, ``date`` its 成文日期, as 2022-02-14. ``is_read``: all of it
    can be read.
    """

    title: str = ""
    number: str = ""
    papers: str = ""
    is_sample: bool = False
    recipients: str = ""
    filed_number: str = ""
    date: str = ""
    is_read: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeState(NoticeHeading):
    """The notice in ``folder``: what its heading says, and how far it is.

    ``has_papers``: a build has made its papers, as issued.
    """

    folder: Path
    state: State
    has_papers: bool


def notice_heading(file: Path, house: MappingNode | None = None) -> NoticeHeading:
    """The heading of the notice.md at ``file`` over the defaults of ``house``; an empty one where it cannot be read.

    Nothing of the text is read.
    """
    try:
        data = read_plain(file, most=TEXT.most)
        front = readable_front_matter(source_of(data, file, name=NOTICE_FILE), NAMES)
        read = read_front_matter(front.node, house, [], is_draft=True)
        title, number = read.title.text, read.number
        filed = number_in_series(number, read.series)
        day = OPEN_DATE if read.date == NO_DATE else read.date
        papers = issued_folder_name(filed, title, day)
        date = "" if not isinstance(day, OfficialDate) or isinstance(day, OpenDate) else day.iso
        is_sample, is_read = is_sample_data(data), not front.problems
        return NoticeHeading(title, number, papers, is_sample, read.recipients, filed, date, is_read)
    except (GeneratorError, OSError):
        return NoticeHeading(is_read=False)


def addressed_words(templates: Path) -> frozenset[str]:
    """The words by which the notices in the folder ``templates`` address units, but for samples."""
    headings = (notice_heading(folder / NOTICE_FILE) for folder in folders_with(NOTICE_FILE, templates))
    return frozenset(word for each in headings if not each.is_sample for word in recipient_words(each.recipients))


def notice_state(folder: Path, heading: NoticeHeading, output: Path, register: RegisterYears | None) -> NoticeState:
    """How far the notice in ``folder`` is; papers are below ``output``, None is a register that cannot be read."""
    number = heading.filed_number
    state: State = "draft"
    has_papers = bool(heading.papers) and os.path.lexists(output / heading.papers / MANIFEST)
    if heading.is_sample:
        state = "new"
    elif number and register is not None and register.issued(number) is not None and not register.is_void(number):
        state = "registered"
    elif has_papers:
        state = "made"
    return NoticeState(**asdict(heading), folder=folder, state=state, has_papers=has_papers)
