"""What leaves the office electronically, as the page lists it: who gets mail and what was sent, what is public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from generator.desk.mail.addresses import Address
from generator.desk.mail.drafts import SetMail, set_mail
from generator.desk.mail.settings import sender_of
from generator.dispatch.build_options import BuildOptions
from generator.dispatch.public_version.reviewing import FoundPrivate, UnseenPicture, review, unpublishable
from generator.ground.errors import GeneratorError, OutputError, Problem, Span
from generator.ground.words.vocabularies import phrase
from generator.notices.editing.edited_text import with_values
from generator.notices.editing.form_keys import Value, form_text
from generator.notices.editing.kept_drafts import digest_of, file_bytes, kept_drafts
from generator.notices.editing.saving import save
from generator.official.document import Disclosure
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.desk_request import DeskRequest, today
from generator.web.jobs import Job
from generator.web.problem_addresses import place_words, problem_addresses
from generator.web.screens.make.builds import opened_notice
from generator.web.screens.make.side_by_side import SideBySide, side_by_side

_MAIL = "mail"
_WAIT_SECONDS = 3.0
"""How long a page waits for the messages of a set before it says that they are still being read."""
_LISTED = frozenset({"public-private", "public-kept", "public-picture", "public-pictures"})
"""Problems of a public version that the page shows in lists of its own."""


def start_mail(request: DeskRequest, options: BuildOptions) -> Job:
    """Starts to read what each unit of the notice's set gets; what goes on is stopped. Raises InputError."""
    values = cast("Mapping[str, str | int]", request.desk.standing(_MAIL) or {})
    sender, asked = sender_of(values), replace(options, draft=False, correction=False, today=today())
    return request.desk.jobs.replace(_MAIL, request.notice.id, lambda _: _set_mail(request, asked, sender))


def _set_mail(request: DeskRequest, options: BuildOptions, sender: Address | None) -> SetMail:
    changed, mail = request.desk.inputs_changed(request.notice), set_mail(options, sender=sender)
    if not options.narrows:  # all papers were compared
        request.desk.note_set_current(request.notice, changed)
    return mail


def mail_of(job: Job) -> SetMail | None:
    """The messages that ``job`` has found; None where it has not ended well."""
    return cast("SetMail", job.result) if job.state == "done" else None


def read_mail(request: DeskRequest, options: BuildOptions) -> tuple[SetMail | None, tuple[Problem, ...]]:
    """The messages of the set, or why there are none; neither while they are still being read."""
    try:
        job = start_mail(request, options)
    except GeneratorError as fault:
        return None, fault.problems
    job.wait(_WAIT_SECONDS)
    return mail_of(job), job.problems


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of a notice, what it is or what takes its place, and its places: each in words with its address."""

    word: str
    says: str
    places: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class PublicAccount:
    """What becomes of a notice in public: what is ``replaced``, what looks ``private`` and is not settled, or ``kept``.

    ``pictures`` are those that nobody has decided on, and the Word files that have such. ``value`` is its 公开属性,
    ``""`` where it has none; ``pages`` are the internal page and the public one. ``refusals`` say why there may be no
    public version, ``problems`` what else keeps it from being made, ``warnings`` do not.
    """

    value: str = ""
    reason: str = ""
    replaced: tuple[PlacedWord, ...] = ()
    private: tuple[PlacedWord, ...] = ()
    kept: tuple[PlacedWord, ...] = ()
    pictures: tuple[PlacedWord, ...] = ()
    refusals: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    pages: SideBySide | None = None

    @property
    def is_on_request(self) -> bool:
        """Whether the public version is for those alone who ask for it."""
        return self.value == Disclosure.ON_REQUEST

    @property
    def can_be_made(self) -> bool:
        """Whether nothing keeps the public version from being made."""
        return not (self.refusals or self.private or self.pictures or self.problems)


def public_review(request: DeskRequest) -> PublicAccount:
    """What becomes of the request's notice in public; its problems where it cannot be read."""
    try:
        notice = opened_notice(request)
        disclosure = notice.disclosure
        value, reason = str(disclosure.value or ""), disclosure.reason
        refusals = unpublishable(notice, on_request=disclosure.value is Disclosure.ON_REQUEST)
        if disclosure.value is Disclosure.CLOSED or notice.secrecy:
            return PublicAccount(value, reason, refusals=refusals)
        found = review(notice)
    except GeneratorError as fault:
        return PublicAccount(refusals=fault.problems)
    return PublicAccount(
        value,
        reason,
        tuple(PlacedWord(each.word, each.by, _places(request, each.places)) for each in found.replaced),
        _by_word(request, ((each.word.text, _kind(each), each.span) for each in found.private)),
        _by_word(request, ((each.word.text, _kind(each), each.span) for each in found.kept)),
        _by_word(request, ((each.file, _many(each), each.span) for each in found.pictures)),
        refusals,
        tuple(each for each in found.problems if each.code not in _LISTED),
        tuple(each for each in found.warnings if each.code not in _LISTED),
        side_by_side(notice, found),
    )


def settle_words(request: DeskRequest, replaced: Mapping[str, str], kept: Sequence[str]) -> None:
    """Writes into the front matter what is ``replaced`` in public by what, and that what is ``kept`` may be there.

    It is a save like any other, which can be undone. Raises OutputError where something typed is not saved yet.
    """
    folder = request.notice.folder
    if kept_drafts(folder):
        raise OutputError(Problem("public-unsaved", Span(str(folder))))
    data = file_bytes(folder, NOTICE_FILE, may_be_absent=False) or b""
    text, changes = form_text(data), dict[str, Value]()
    if replaced:
        there = text.values.get("public")
        own = there if isinstance(there, Mapping) else {}
        changes["public"] = {**own, **{word: by for word, by in replaced.items() if word not in own}}
    if kept:
        changes["public_keep"] = tuple(dict.fromkeys((*opened_notice(request).disclosure.kept, *kept)))
    save(folder, {NOTICE_FILE: with_values(text, changes)}, {NOTICE_FILE: digest_of(data)})


def _kind(found: FoundPrivate) -> str:
    return phrase(f"private-{found.word.kind}").text()


def _many(picture: UnseenPicture) -> str:
    return phrase("private-picture" if picture.many is None else "private-pictures", count=picture.many).text()


def _by_word(request: DeskRequest, found: Iterable[tuple[str, str, Span | None]]) -> tuple[PlacedWord, ...]:
    """What was found by word, kind and place: each word once with its first kind and all its places."""
    kinds, spans = dict[str, str](), defaultdict[str, list[Span | None]](list)
    for word, kind, span in found:
        kinds.setdefault(word, kind)
        spans[word].append(span)
    return tuple(PlacedWord(word, kind, _places(request, spans[word])) for word, kind in kinds.items())


def _places(request: DeskRequest, spans: Iterable[Span | None]) -> tuple[tuple[str, str | None], ...]:
    """The places in the words of the page, each once, with their addresses."""
    address_of = problem_addresses(request.desk, request.notice)
    problems = [Problem("public-private", span) for span in spans if span is not None and span.file]
    return tuple(dict.fromkeys((place_words(request.desk, each), address_of(each)) for each in problems))
