"""The panes beside the form of a notice, of texts that need not be saved: its pages, what is found, its outline."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from generator.ground.desk_names import HOUSE
from generator.ground.errors import GeneratorError, Problem
from generator.ground.words.pages import text
from generator.notices.live_notice import LiveNotice, LivePage, NoticePlace, OutlineLine, live_notice
from generator.roster.sheets import load_units
from generator.roster.units import Roster, for_everybody
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.answers import filled
from generator.web.asked import Asked
from generator.web.forms.field_names import field_id, outline_id, text_id
from generator.web.open_desk import OpenNotice
from generator.web.page_pictures import picture_address
from generator.web.problem_addresses import place_words, problem_addresses
from generator.web.screens.notice.found_groups import Elsewhere, FindingGroup, attachment_words, counted, found_groups

_MOST_SEEN = 2000
_DIGEST_BYTES = 6


def shown_file(place: NoticePlace) -> str:
    """The text that ``place`` is shown in: what the office's house.yaml says is shown in the notice's fields."""
    return NOTICE_FILE if place.file == HOUSE else place.file


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown: its number among all, its name, its digest, its picture."""

    number: int
    name: str
    digest: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class FoundAtField:
    """What is found in a field: the ``ids`` of the sentences, and whether one of them is an error."""

    ids: tuple[str, ...]
    is_wrong: bool


@dataclass(frozen=True)
class Preview:
    """What the panes show of ``live``.

    ``is_whole``: the notice is one text in the page, without fields. ``seen`` are the digests of the pages that the
    browser has, in order, ``seen_parts`` those of the other parts of the panes, by their ids; ``parts`` are the digests
    of those that have been filled since. What is found in the roster is ``elsewhere``.
    """

    live: LiveNotice
    is_whole: bool = False
    seen: tuple[str, ...] = ()
    seen_parts: Mapping[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    elsewhere: Elsewhere = field(default=lambda _: None)

    outline_id, text_id = staticmethod(outline_id), staticmethod(text_id)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages, in order."""
        return tuple(_sheet(number, page, self.live) for number, page in enumerate(self.live.pages, start=1))

    @property
    def is_old(self) -> bool:
        """Whether the browser goes on showing pages of the text as it was before."""
        return not self.live.is_painted and bool(self.seen)

    @property
    def shown(self) -> tuple[str, ...]:
        """The digests of the pages that the browser has when it has read the answer."""
        return tuple(sheet.digest for sheet in self.sheets) if self.live.is_painted else self.seen

    @property
    def changed(self) -> Iterator[Sheet]:
        """The pages that replace others."""
        pairs = zip(self.sheets, self.seen, strict=False)
        return (sheet for sheet, digest in pairs if sheet.digest != digest)

    @property
    def added(self) -> tuple[Sheet, ...]:
        """The pages behind those that the browser has."""
        return self.sheets[len(self.seen) :]

    @property
    def removed(self) -> range:
        """The numbers of the pages that there are no longer."""
        return range(len(self.sheets) + 1, len(self.seen) + 1) if self.live.is_painted else range(0)

    @property
    def count(self) -> str:
        """How much is found, in words."""
        return counted(self.live.findings)

    @cached_property
    def groups(self) -> list[FindingGroup]:
        """What is found, by severity and rule."""
        return found_groups(self.live, self.elsewhere)

    @cached_property
    def at_fields(self) -> Mapping[str, FoundAtField]:
        """What is found in the fields of keys, by their ids."""
        fields: dict[str, FoundAtField] = {}
        for number, group in enumerate(self.groups, start=1):
            for place, each in enumerate(group.found, start=1):
                if each.place.key is not None:
                    at = self.place_id(each.place)
                    found = fields.get(at, FoundAtField((), is_wrong=False))
                    ids = (*found.ids, self.sentence_id(number, place))
                    fields[at] = FoundAtField(ids, found.is_wrong or group.severity == "error")
        return fields

    def place_id(self, place: NoticePlace) -> str:
        """The id of the field that ``place`` is in."""
        file = shown_file(place)
        return text_id(file) if self.is_whole or place.key is None else field_id(file, place.key)

    @staticmethod
    def sentence_id(group: int, number: int) -> str:
        """The id of the sentence of a finding: the numbers of its group and in that, from 1."""
        return f"found-{group}-{number}"

    def page_name(self, number: int) -> str:
        """The name of the page of that number among all, from 1."""
        return self.sheets[number - 1].name

    def outline(self, file: str) -> list[OutlineLine]:
        """The lines of the text ``file``."""
        return [line for line in self.live.outline if line.text == file]

    def kept(self, part: str, html: Markup) -> Markup:
        """``html``, which is the content of the element ``part``, after noting its digest."""
        self.parts[part] = hashlib.blake2b(html.encode(errors="surrogateescape"), digest_size=_DIGEST_BYTES).hexdigest()
        return html

    def differs(self, part: str, html: Markup) -> bool:
        """Whether the browser has another content of the element ``part`` than ``html``, whose digest is noted."""
        self.kept(part, html)
        return self.parts[part] != self.seen_parts.get(part)


def preview_values(
    asked: Asked, notice: OpenNotice, texts: Mapping[str, bytes], *, is_whole: bool = False
) -> dict[str, object]:
    """What the page of ``notice``, one text or fields, needs for its panes, for ``texts`` in the place of its files."""
    return {"preview": Preview(_live(asked, notice, texts), is_whole, elsewhere=_on_roster(asked, notice))}


def preview_fragments(
    asked: Asked, notice: OpenNotice, texts: Mapping[str, bytes], *, is_whole: bool = False
) -> Response:
    """What changed in the panes of ``notice`` for ``texts`` since the browser was answered last, for a script."""
    preview = Preview(
        _live(asked, notice, texts),
        is_whole,
        tuple(asked.form.text("seen-pages").split()[:_MOST_SEEN]),
        dict(each.partition(":")[::2] for each in asked.form.text("seen-parts").split()[:_MOST_SEEN]),
        elsewhere=_on_roster(asked, notice),
    )
    return HTMLResponse(filled(asked, "notice/preview_fragments.html", preview=preview))


def _live(asked: Asked, notice: OpenNotice, texts: Mapping[str, bytes]) -> LiveNotice:
    house = asked.desk.places().house.to_read()
    return live_notice(notice.folder, house, texts, roster=_roster(asked), picture_at=picture_address)


def _roster(asked: Asked) -> Roster | None:
    """The roster; None where it cannot be read, which its own screen says, and where its units are invented."""
    if asked.desk.has_sample_roster():
        return None
    try:
        roster = asked.desk.files.read(asked.desk.places().units.to_read(), load_units)
        return for_everybody(roster) if asked.desk.standing("everybody") else roster
    except GeneratorError:
        return None


def _on_roster(asked: Asked, notice: OpenNotice) -> Elsewhere:
    roster, address = asked.desk.places().units.path, problem_addresses(asked.desk, notice)

    def at(problem: Problem) -> tuple[str, str | None] | None:
        is_there = problem.span is not None and Path(problem.span.file) == roster
        return (place_words(asked.desk, problem), address(problem)) if is_there else None

    return at


def _sheet(number: int, page: LivePage, live: LiveNotice) -> Sheet:
    name = attachment_words(page.text, live) + text("preview-page", number=page.number)
    return Sheet(number, name, page.digest, Markup(page.svg))  # what is written in it is escaped
