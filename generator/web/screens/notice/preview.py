"""The panes beside the form of a notice, of texts that need not be saved: its pages, what is found."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import get_args

from markupsafe import Markup

from generator.ground.desk_names import HOUSE
from generator.ground.errors import Problem, Severity, language
from generator.ground.words.vocabularies import page_text as text
from generator.notices.editing.kept_drafts import digest_of
from generator.notices.editing.open_texts import OpenText
from generator.notices.live_notice.found_places import LiveFinding, NoticePlace
from generator.notices.live_notice.live_notice import LiveNotice, live_notice
from generator.notices.live_notice.text_mends import TextMend, mend_of
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.key_table import ATTACHMENT_FRONT_MATTER
from generator.web.answers import filled
from generator.web.desk_request import DeskRequest
from generator.web.forms import field_id, other_name, shown_name, text_id
from generator.web.page_pictures import picture_address
from generator.web.problem_addresses import field_words, place_words, problem_addresses

_MOST_SEEN = 2000
_DIGEST_BYTES = 6


@dataclass(frozen=True, slots=True)
class _Sheet:
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
    elsewhere: _Elsewhere = field(default=lambda _: None)
    texts: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def sheets(self) -> tuple[_Sheet, ...]:
        """The pages, in order."""
        sheets = []
        for number, page in enumerate(self.live.pages, start=1):
            name = _attachment_words(page.text, self.live) + text("preview-page", number=page.number)
            sheets.append(_Sheet(number, name, page.digest, Markup(page.svg)))  # what is written in it is escaped
        return tuple(sheets)

    @property
    def is_old(self) -> bool:
        """Whether the browser goes on showing pages of the text as it was before."""
        return not self.live.is_painted and bool(self.seen)

    @property
    def shown(self) -> tuple[str, ...]:
        """The digests of the pages that the browser has when it has read the answer."""
        return tuple(sheet.digest for sheet in self.sheets) if self.live.is_painted else self.seen

    @property
    def changed(self) -> Iterator[_Sheet]:
        """The pages that replace others."""
        pairs = zip(self.sheets, self.seen, strict=False)
        return (sheet for sheet, digest in pairs if sheet.digest != digest)

    @property
    def added(self) -> tuple[_Sheet, ...]:
        """The pages behind those that the browser has."""
        return self.sheets[len(self.seen) :]

    @property
    def removed(self) -> range:
        """The numbers of the pages that there are no longer."""
        return range(len(self.sheets) + 1, len(self.seen) + 1) if self.live.is_painted else range(0)

    @property
    def count(self) -> str:
        """How much is found, in words."""
        counts = Counter(each.finding.problem.severity for each in self.live.findings)
        words = [text(f"preview-count-{each}", count=counts[each]) for each in _SEVERITIES if counts[each]]
        return " · ".join(words) or text("preview-nothing")

    @cached_property
    def cards(self) -> list[_Card]:
        """What is found, the gravest first, what is of one rule together."""
        rules = list(dict.fromkeys(each.finding.problem.code for each in self.live.findings))
        found = [(each, each.finding.problem) for each in self.live.findings]
        found.sort(key=lambda each: (_SEVERITIES.index(each[1].severity), rules.index(each[1].code)))
        return [self._card(number, each) for number, (each, _) in enumerate(found, start=1)]

    def _card(self, number: int, found: LiveFinding) -> _Card:
        problem = found.finding.problem
        where, address = self.elsewhere(problem) or (notice_place_words(found.place, self.live), None)
        return _Card(f"found-{number}", found, where, address, mend_of(found, self.texts))

    @property
    def mends(self) -> tuple[TextMend, ...]:
        """What can be changed by a click, in the order of the cards."""
        return tuple(each.mend for each in self.cards if each.mend is not None)

    @cached_property
    def at_fields(self) -> Mapping[str, FoundAtField]:
        """What is found in the fields of keys, by their ids."""
        fields: dict[str, FoundAtField] = {}
        for each in self.cards:
            if each.found.place.key is not None:
                at = self.place_id(each.found.place)
                found = fields.get(at, FoundAtField((), is_wrong=False))
                is_wrong = found.is_wrong or each.problem.severity == "error"
                fields[at] = FoundAtField((*found.ids, each.id), is_wrong)
        return fields

    def place_id(self, place: NoticePlace) -> str:
        """The id of the field that ``place`` is in."""
        file = NOTICE_FILE if place.file == HOUSE else place.file
        return text_id(file) if self.is_whole or place.key is None else field_id(file, place.key)

    def page_name(self, number: int) -> str:
        """The name of the page of that number among all, from 1."""
        return self.sheets[number - 1].name

    def kept(self, part: str, html: Markup) -> Markup:
        """``html``, which is the content of the element ``part``, after noting its digest."""
        self.parts[part] = hashlib.blake2b(html.encode(errors="surrogateescape"), digest_size=_DIGEST_BYTES).hexdigest()
        return html

    def differs(self, part: str, html: Markup) -> bool:
        """Whether the browser has another content of the element ``part`` than ``html``, whose digest is noted."""
        self.kept(part, html)
        return self.parts[part] != self.seen_parts.get(part)


def preview_of(
    request: DeskRequest, texts: Mapping[str, bytes], *, is_whole: bool = False, is_answer: bool = False
) -> Preview:
    """The panes of the notice, one text or fields, for ``texts`` in the place of its files.

    ``is_answer``: a script has said what the browser was answered last.
    """
    desk, notice, said = request.desk, request.notice, request.form.text if is_answer else lambda _: ""
    live = live_notice(
        notice.folder, desk.places().house.to_read(), texts, roster=desk.roster_read(), picture_at=picture_address
    )
    desk.note_errors(notice, sum(each.finding.problem.severity == "error" for each in live.findings))
    roster, address = desk.places().units.path, problem_addresses(desk, notice)

    def elsewhere(problem: Problem) -> tuple[str, str | None] | None:
        is_there = problem.span is not None and Path(problem.span.file) == roster
        return (place_words(desk, problem), address(problem)) if is_there else None

    return Preview(
        live,
        is_whole,
        tuple(said("seen-pages").split()[:_MOST_SEEN]),
        dict(each.partition(":")[::2] for each in said("seen-parts").split()[:_MOST_SEEN]),
        elsewhere=elsewhere,
        texts=texts,
    )


def preview_fragments(request: DeskRequest, texts: Mapping[str, bytes], *, is_whole: bool) -> str:
    """What changed in the panes of the notice for ``texts`` since the browser was answered last, for a script."""
    preview = preview_of(request, texts, is_whole=is_whole, is_answer=True)
    return filled(request, "notice/preview_fragments.html", preview=preview)


# What is found in a notice, as cards: the gravest first, then by rule.


_SEVERITIES: tuple[Severity, ...] = get_args(Severity)

_MOST_TITLE = 12


@dataclass(frozen=True, slots=True)
class _Card:
    """What was ``found``, with the ``id`` of its sentence, its place in words, and how a click mends it.

    ``address`` is that of its place where another page shows it.
    """

    id: str
    found: LiveFinding
    where: str
    address: str | None
    mend: TextMend | None

    @property
    def problem(self) -> Problem:
        """The problem."""
        return self.found.finding.problem


_Elsewhere = Callable[[Problem], tuple[str, str | None] | None]
"""Returns the words and the address of a problem's place on another page; None where that is on this one."""


def notice_place_words(place: NoticePlace, live: LiveNotice) -> str:
    """The place in words: the title of its field, or a line counted as the field of the text shows it."""
    whose = _attachment_words(place.file, live)
    title = "" if place.key is None else _title(place)
    if title:
        return f"{whose}{title}"
    if place.line is None:
        return text("whole-text") if place.file == NOTICE_FILE else whose.strip()
    if place.file == HOUSE:
        return text("preview-in-house", line=place.line)
    first = live.bodies.get(place.file, place.line + 1)
    if place.line < first:
        return whose + text("preview-at-line", line=place.line)
    return whose + text("preview-in-text", line=place.line - first + 1)


def _attachment_words(file: str, live: LiveNotice) -> str:
    """The words before a place in ``file``: for an attachment the beginning of its title, or its file name."""
    if file in (NOTICE_FILE, HOUSE):
        return ""
    title = live.titles.get(file)
    if title is None:
        return f"{file} "
    return text("preview-attachment", title=title if len(title) <= _MOST_TITLE else f"{title[:_MOST_TITLE]}…")


def _title(place: NoticePlace) -> str:
    """The title of a key, in English its name; ``""`` where there is no such key."""
    key = place.key or ""
    if place.file in (NOTICE_FILE, HOUSE) or key not in ATTACHMENT_FRONT_MATTER:
        return field_words(key)
    return key.replace("_", " ") if language() == "en" else ATTACHMENT_FRONT_MATTER[key].title


# What each window shows of the texts of a notice, so that none overwrites another's work.
# A form says which window it is in, and for each text the digest of what it showed first or was answered last.
# Texts that windows show are remembered for a while: what was typed is what differs from them.


_WINDOW = "window"
"""The name of the field with what a window calls itself."""

MINE = "mine"
"""The name of the button that puts what was typed in the place of what another window has written."""

_WRITER = re.compile("[0-9a-f]{16}")


def new_window() -> str:
    """What a window calls itself, for a page that is shown."""
    return secrets.token_hex(8)


def window_of(typed: Mapping[str, str]) -> str:
    """The window that a form is in, ``""`` where it does not say."""
    said = typed.get(_WINDOW, "")
    return said if _WRITER.fullmatch(said) else ""


def shown_digest(text: OpenText, typed: Mapping[str, str]) -> str:
    """The digest of the text as the window knows it; where the form does not say, that of ``text`` itself."""
    known = typed.get(other_name(text.name)) if MINE in typed else None
    return known or typed.get(shown_name(text.name)) or digest_of(text.data)


def shows(text: OpenText, typed: Mapping[str, str]) -> bool:
    """Whether the window has the text at all; a form without a window has the texts that it names."""
    return _WINDOW not in typed or shown_name(text.name) in typed


def is_known(text: OpenText, typed: Mapping[str, str]) -> bool:
    """Whether ``text`` is what the window shows or has written itself."""
    return shows(text, typed) and text.is_known_to(window_of(typed), shown_digest(text, typed))
