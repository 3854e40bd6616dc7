"""One notice looked through before it is public: what is replaced, what looks private, what keeps it from going out.

For the page as well as for a build: nothing is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.dispatch.public_version.docx_pictures import unreadable_parts
from generator.dispatch.public_version.docx_words import PlacedText, word_texts
from generator.dispatch.public_version.private_words import PrivateWord, private_words, squashed
from generator.dispatch.public_version.public_notice import PublicNotice, picture_left_out, texts_of
from generator.dispatch.public_version.removed_words import HIDDEN, RemovedWords
from generator.ground.errors import Problem, Span
from generator.ground.words.vocabularies import phrase
from generator.office.package import Package, read_package
from generator.official.document import Disclosure, OfficialDocument, WrittenPicture
from generator.templates.text.notice import Notice

_BETWEEN = re.compile(r"[、，,；;]")


class ReplacedWord(NamedTuple):
    """A word that the public version does not have, what takes its place, ``""`` for nothing, and where it was."""

    word: str
    by: str
    places: tuple[Span, ...]


class FoundPrivate(NamedTuple):
    """What looks private and is neither replaced nor kept, with its place."""

    word: PrivateWord
    span: Span | None


class UnseenPicture(NamedTuple):
    """A picture of the text, by its file and alternative text, or the ``many`` pictures and files in a Word file."""

    file: str
    name: str
    many: int | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class PublicReview:
    """What becomes of a notice in public: the ``notice`` with its words replaced, and all that was found.

    ``kept`` is what looks private and may stay; ``pictures`` are those that nobody has decided on. ``problems`` stop a
    build: what looks private, pictures, entries that do not occur, attachments that nobody has looked through.
    ``warnings`` do not: what is kept, for whoever signs.
    """

    notice: PublicNotice
    replaced: tuple[ReplacedWord, ...]
    private: tuple[FoundPrivate, ...]
    kept: tuple[FoundPrivate, ...]
    pictures: tuple[UnseenPicture, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def review(notice: Notice) -> PublicReview:
    """Looks through ``notice``. Raises NoticeError where its texts cannot be filled, InputError for an attachment."""
    kept, disclosure = notice.disclosure.kept, notice.disclosure
    removed = RemovedWords(_words(notice))
    internal = notice.render()
    public = PublicNotice.of(notice, removed, kept)
    document = public.render()
    if notice.contact_is_public:
        kept = (*kept, *filter(None, notice.contact.values()))
    of_files = (each for _, texts in _of_word_files(notice, internal) for each in texts)
    places = _places(removed, (*texts_of(internal), *of_files))
    unseen, seen = list[UnseenPicture](), list[UnseenPicture]()
    notes = dict[str, str]()
    for picture in _pictures(notice, internal):
        note = picture_left_out(removed, picture.file, picture.name)
        if note is None:
            (seen if {picture.file, picture.name} & {*kept} else unseen).append(picture)
        elif picture.file in removed.words:
            places[picture.file].append(picture.span or Span(""))
            notes[picture.file] = note
    may_stay = [bare for bare in map(squashed, kept) if bare]
    private, stays = list[FoundPrivate](), list[FoundPrivate]()
    for each in _looking_private(texts_of(document)):
        (stays if _is_within(each, may_stay) else private).append(each)
    for file, texts in _of_word_files(notice, document):
        for each in _looking_private(texts):
            (stays if file in kept or _is_within(each, may_stay) else private).append(each)
    own = {word: span for word, span in disclosure.spans.items() if span.file == notice.name}
    staying = {phrase("public-by", by=by): by for by in disclosure.replaced.values()}
    staying[phrase("public-number")] = notice.number or ""
    stays_in = [(word, place) for place, text in staying.items() for word in removed.in_text(text) if word in own]
    problems = (
        *(Problem("public-word-missing", own[word], {"word": word}, "public") for word in own if word not in places),
        *(
            Problem("public-word-stays", own[word], {"word": word, "place": place}, "public")
            for word, place in stays_in
        ),
        *(_problem("public-private", each) for each in private),
        *(_picture_problem("public-picture", "public-pictures", each) for each in unseen),
        *_unseen(notice, kept),
    )
    warnings = (
        *(_problem("public-kept", each) for each in stays),
        *(_picture_problem("public-picture-kept", "public-pictures-kept", each) for each in seen),
    )
    by = {**removed.words, **notes}
    replaced = tuple(ReplacedWord(word, by[word], tuple(places[word])) for word in by if word in places)
    return PublicReview(
        public,
        replaced,
        tuple(private),
        tuple(stays),
        tuple(unseen),
        tuple(each.in_words(notice.words) for each in problems),
        tuple(each.in_words(notice.words) for each in warnings),
    )


def unpublishable(notice: Notice, *, on_request: bool) -> tuple[Problem, ...]:
    """Why ``notice`` may not be public, or not in this way; ``on_request``: to who asks for it."""
    disclosure = notice.disclosure
    facts = {"value": str(disclosure.value or ""), "secrecy": notice.secrecy, "reason": disclosure.reason}
    code = None
    if notice.secrecy:
        code = "public-classified"
    elif disclosure.value is None:
        code = "public-no-disclosure"
    elif disclosure.value is Disclosure.CLOSED:
        code = "public-closed"
    elif on_request is not (disclosure.value is Disclosure.ON_REQUEST):
        code = "public-open-on-request" if on_request else "public-on-request"
    return () if code is None else (Problem(code, disclosure.span, facts, "disclosure").in_words(notice.words),)


def _words(notice: Notice) -> Mapping[str, str]:
    """What is removed: the words of public, and 联系人 unless it is kept, or there for everybody."""
    disclosure = notice.disclosure
    found = dict(disclosure.replaced)
    decided = {"", *map(squashed, (*disclosure.kept, *disclosure.replaced))}
    if not notice.contact_is_public:
        for value in filter(None, notice.contact.values()):
            for each in dict.fromkeys((value, *map(str.strip, _BETWEEN.split(value)))):
                if squashed(each) not in decided:
                    found[each] = HIDDEN
    return found


def _places(removed: RemovedWords, texts: Iterable[PlacedText]) -> defaultdict[str, list[Span]]:
    """Where each word is; those that are nowhere are left out."""
    found = defaultdict[str, list[Span]](list)
    for each in texts:
        for word, times in removed.in_text(each.text).items():
            found[word] += [each.span or Span("")] * times
    return found


def _of_word_files(notice: Notice, document: OfficialDocument) -> Iterator[tuple[str, Iterator[PlacedText]]]:
    """The Word files that are set in, by their names, with their texts."""
    files = [each for each in notice.attachments if each.copied is None]
    folder = notice.name.rpartition("/")[0]
    for file, attachment in zip(files, document.attachments, strict=True):
        if attachment.package is not None:
            yield file.file, word_texts(attachment.package, f"{folder}/{file.file}")


def _looking_private(texts: Iterable[PlacedText]) -> Iterator[FoundPrivate]:
    """What looks private in ``texts``, each place once; a text that ends with a colon goes on in the next."""
    seen: set[tuple[str, object]] = set()
    last = ""
    for each in texts:
        for label in (*each.labels, last) if last.endswith(("：", ":")) else each.labels:
            for word in (word for word in private_words(label + each.text) if word.start >= len(label)):
                span = _at(each.span, word.text)
                place = (squashed(word.text), None if span is None else (span.file, span.line, span.numbers))
                if place not in seen:
                    seen.add(place)
                    yield FoundPrivate(word, span)
        last = each.text.rstrip()


def _is_within(found: FoundPrivate, may_stay: Sequence[str]) -> bool:
    return any(squashed(found.word.text) in bare for bare in may_stay)


def _at(span: Span | None, word: str) -> Span | None:
    """The place of ``word`` in the line of ``span``; the line where a tag has printed it."""
    start = -1 if span is None or span.line is None or span.source is None else span.source.find(word)
    return span if span is None or start < 0 else replace(span, column=start + 1, length=len(word))


def _problem(code: str, found: FoundPrivate) -> Problem:
    facts = {"kind": phrase(f"private-{found.word.kind}"), "word": found.word.text}
    return Problem(code, found.span, facts, "public")


def _unseen(notice: Notice, kept: Sequence[str]) -> Iterator[Problem]:
    for each in notice.attachments:
        if each.copied is not None and each.file not in kept:
            yield Problem("public-attachment-unseen", each.span, {"name": each.file}, "public_keep")


def _pictures(notice: Notice, document: OfficialDocument) -> Iterator[UnseenPicture]:
    """The pictures of texts but for QR codes, and the Word files that have any."""
    bodies = (document.body, *(each.body for each in (*document.attachments, *document.pieces)))
    for part in (part for body in bodies for part in body):
        if isinstance(part, WrittenPicture) and not part.payload:
            yield UnseenPicture(part.file, part.name, None, part.span)
    for each in notice.attachments:
        if each.package is not None:
            count = len(unreadable_parts(Package(read_package(each.package, name=each.file), each.file)))
            if count:
                yield UnseenPicture(each.file, each.file, count, each.span)


def _picture_problem(of_one: str, of_many: str, picture: UnseenPicture) -> Problem:
    code, facts = of_one if picture.many is None else of_many, {"name": picture.file, "count": picture.many}
    return Problem(code, picture.span, facts, "public_keep")
