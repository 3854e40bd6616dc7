"""A document with its mechanical formatting fixed rule by rule, and the proof that nothing else was changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from generator.check.mending.certainty import Certainty, reads_characters
from generator.check.mending.characters import text_of
from generator.check.mending.menders import MENDERS
from generator.check.mending.work import Mend, Mended, Opened, Work
from generator.check.rules import FILE_RULES, RULES, Departure
from generator.check.rules.departure import span_of
from generator.check.rules.wording import lines
from generator.ground.errors import InputError, Problem, Span, TemplateError, Value, value_text
from generator.office.package import parsed, read_package
from generator.office.package.part_names import CONTENT_TYPES, is_relationships
from generator.office.reading import read_document
from generator.office.wordml.wordml_names import INSTRUCTION, m, w
from generator.official.recognition import recognise
from generator.official.recognition.found import Found

_Words = tuple[tuple[object, ...], ...]
_GRAVE = ("law", "must", "usual")
_GRAVE_RULES = tuple(rule for rule in FILE_RULES if RULES[rule].strength in _GRAVE and rule not in MENDERS)
_FIGURES = re.compile(r"[0-9.]+")


def mend(data: bytes, file: str) -> Mended:
    """The document in ``data`` mended by the rules of :data:`~generator.check.mending.menders.MENDERS`.

    A mend that does not do away with what departs, or brings something else that departs, is taken back; one that the
    finished document does not show is not listed. What there is no mender for stays, and so does what is not recognised
    with certainty. Mending what was mended changes nothing. ``file`` is the file's name in places and problems.

    Raises InputError where it is no Word document, or where the text would differ by more than the reported mends.
    """
    first = _State(data, recognise(read_document(data, file)), {})
    course = _course(first, file, frozenset())
    while course.in_turns:
        course = _course(first, file, course.without | course.in_turns)
    if course.state is first:
        return Mended(data, ())
    part = differs(data, course.state.data, course.mends, file)
    if part is not None:
        raise InputError(Problem("mending-refused", Span(file, part=part)))
    return Mended(course.state.data, tuple(_shown(course.mends, course.state, file)))


class _State:
    """A document on the way: its bytes, what is found in them, and how much departs in them.

    ``known`` is how much departs in the words of a document, by its words: most mends change none.
    """

    def __init__(self, data: bytes, found: Found, known: dict[_Words, int]) -> None:
        self.data = data
        self.found = found
        self.known = known
        self.digest = hashlib.sha256(data).digest()

    @cached_property
    def grave(self) -> int:
        """How much departs from rules that bind and that nothing here mends."""
        words = _words(self.found)
        if words not in self.known:
            self.known[words] = self._count(filter(reads_characters, _GRAVE_RULES))
        return self.known[words] + self._count(rule for rule in _GRAVE_RULES if not reads_characters(rule))

    def _count(self, rules: Iterable[str]) -> int:
        return sum(1 for rule in rules for _ in FILE_RULES[rule](self.found))

    @cached_property
    def _certainty(self) -> Certainty:
        return Certainty(self.found)

    def departures(self, rule: str) -> tuple[Departure, ...]:
        """What departs from ``rule`` for certain."""
        return self._certainty.of(rule, FILE_RULES[rule](self.found))


@dataclass
class _Course:
    """A document mended step by step, by all rules but ``without``.

    ``in_turns`` are rules of which one undoes what another did: which of them is right is not certain.
    """

    state: _State
    without: frozenset[str]
    mends: list[Mend] = field(default_factory=list)
    steps: list[tuple[bytes, str]] = field(default_factory=list)
    in_turns: frozenset[str] = frozenset()

    def goes_on(self, rule: str, file: str) -> bool:
        """Takes the next step by ``rule``; False where that leads nowhere, or back."""
        step = _step(rule, self.state, file)
        if step is None:
            return False
        after, mends = step
        seen = [digest for digest, _ in self.steps]
        if after.digest in seen:
            self.in_turns |= {rule, *(by for _, by in self.steps[seen.index(after.digest) :])}
            return False
        self.steps.append((self.state.digest, rule))
        self.state = after
        self.mends += mends
        return True


def _course(first: _State, file: str, without: frozenset[str]) -> _Course:
    """The document mended until no rule but those ``without`` has anything to mend."""
    course = _Course(first, without)
    fruitless = set(without)
    while len(fruitless) < len(MENDERS):
        for rule in MENDERS:
            if rule in fruitless:
                continue
            if course.goes_on(rule, file):
                fruitless = set(without)
            else:
                fruitless.add(rule)
    return course


def _words(found: Found) -> _Words:
    """All that rules of characters read: lines, what they were taken for, their numbers, and levels of the text."""
    texts = (found.body, *(attachment.body for attachment in found.attachments))
    levels = (tuple((part.level, part.heading) for part in text) for text in texts)
    taken = ((each.text, each.paragraph.numbering, each.element, each.attached, each.cell) for each in lines(found))
    return (*taken, *levels)


def _step(rule: str, state: _State, file: str) -> tuple[_State, list[Mend]] | None:
    """One rule mended: the document after it, and the mends; None where there is none, or where they help nothing."""
    departures = state.departures(rule)
    if not departures:
        return None
    work = Work(rule, state.found, departures, Opened(state.data, file))
    mends = list(MENDERS[rule](work))
    if not mends:
        return None
    data = work.opened.data()
    after = _State(data, recognise(read_document(data, file)), state.known)
    if len(after.departures(rule)) >= len(departures) or after.grave > state.grave:
        return None
    return after, _told(work, mends, list(FILE_RULES[rule](after.found)))


def _told(work: Work, mends: list[Mend], left: list[Departure]) -> list[Mend]:
    """What was typed, and of looks and places what departs no more."""
    typed = [each for each in mends if each.edits or each.parts]
    if len(typed) == len(mends):
        return typed
    also = tuple(replace(place, source=None) for place in work.touched)
    file = work.opened.file
    gone = [
        Mend(work.rule, span_of(each.at, file), each.measured, each.wanted, also=also)
        for each in _gone(work.departures, left, file)
    ]
    return _once([*typed, *gone])


def _gone(before: Iterable[Departure], left: Iterable[Departure], file: str) -> list[Departure]:
    """The departures of ``before`` of which none is ``left`` at their place, whatever is measured there now."""
    gone = list(before)
    for still in left:
        same = [each for each in gone if _place(each, file) == _place(still, file) and each.wanted == still.wanted]
        alike = [each for each in same if _shape(each.measured) == _shape(still.measured)]
        if same:
            gone.remove((alike or same)[0])
    return gone


def _place(departure: Departure, file: str) -> Span:
    return replace(span_of(departure.at, file), source=None)


def _shape(value: Value) -> str:
    """``value`` without its figures: what was measured, not how much."""
    return _FIGURES.sub("", value_text(value, "en"))


def _shown(mends: list[Mend], state: _State, file: str) -> Iterable[Mend]:
    """The mends without those of a look whose fault is in the finished document: a later one undid them."""
    left = {
        (rule, _place(each, file), _shape(each.measured))
        for rule in {mend.rule for mend in mends}
        for each in FILE_RULES[rule](state.found)
    }
    for mend in mends:
        if mend.edits or mend.parts or (mend.rule, replace(mend.place, source=None), _shape(mend.before)) not in left:
            yield mend


def _once(mends: Iterable[Mend]) -> list[Mend]:
    """The mends without those of a look that repeat another."""
    seen: set[tuple[Span, Value, Value]] = set()
    kept = []
    for each in mends:
        key = (replace(each.place, source=None), each.before, each.after)
        if each.edits or key not in seen:
            kept.append(each)
        seen.add(key)
    return kept


# The text before and after, character by character: nothing may differ but the mends that are reported.


_MENDED_WITHOUT_TEXT = (CONTENT_TYPES,)
_HIDDEN = (w("delText"), INSTRUCTION, w("delInstrText"), m("t"))


def differs(before: bytes, after: bytes, mends: Iterable[Mend], file: str) -> str | None:
    """The name of the first part that differs otherwise than ``mends`` say; None where there is none."""
    old, new = read_package(before, name=file), read_package(after, name=file)
    listed = list(mends)
    added = {part for mend in listed for part in mend.parts}
    if set(new) - set(old) - _relationships(new) != added or set(old) - set(new):
        return next(iter(sorted(set(new) ^ set(old))), "")
    expected = {name: _texts(data) for name, data in old.items()}
    for edit in (edit for mend in listed for edit in mend.edits):
        texts = expected.get(edit.part)
        if texts is None or not _applied(texts, edit.paragraph, edit.start, edit.old, edit.new):
            return edit.part
    return next((name for name in sorted(old) if not _same(old[name], new[name], name, expected[name])), None)


def _relationships(parts: Mapping[str, bytes]) -> set[str]:
    return {name for name in parts if is_relationships(name)}


def _applied(texts: list[str], paragraph: int, start: int, old: str, new: str) -> bool:
    if paragraph >= len(texts) or texts[paragraph][start : start + len(old)] != old:
        return False
    text = texts[paragraph]
    texts[paragraph] = text[:start] + new + text[start + len(old) :]
    return True


def _same(old: bytes, new: bytes, name: str, expected: list[str] | None) -> bool:
    if old == new:
        return expected is None or expected == _texts(old)
    if name in _MENDED_WITHOUT_TEXT or is_relationships(name):
        return True
    return expected is not None and _texts(new) == expected and _outside(new) == _outside(old)


def _texts(part: bytes) -> list[str] | None:
    """The text of each ``w:p`` of a part, in order; None where it is no XML."""
    root = _root(part)
    return None if root is None else [text_of(paragraph) for paragraph in root.iter(w("p"))]


def _outside(part: bytes) -> list[tuple[str, str]]:
    """What else has text, and everything that is no property: pictures, notes, comments, fields, in order."""
    root = _root(part)
    if root is None:
        return []
    hidden = [(str(each.tag), each.text or "") for each in root.iter(*_HIDDEN)]
    kept = [(str(each.tag), "") for each in root.iter() if isinstance(each.tag, str) and _is_content(each)]
    return hidden + kept


def _is_content(element: etree._Element) -> bool:
    return str(element.tag) in _CONTENT


_CONTENT = frozenset(
    map(
        w,
        [
            "drawing",
            "pict",
            "object",
            "p",
            "tbl",
            "tr",
            "tc",
            "br",
            "cr",
            "sym",
            "fldChar",
            "hyperlink",
            "bookmarkStart",
            "bookmarkEnd",
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "footnoteReference",
            "endnoteReference",
            "ins",
            "del",
            "sdt",
            "sectPr",
        ],
    )
)


def _root(part: bytes) -> etree._Element | None:
    try:
        return parsed(part, Span(""), keep_comments=True)
    except TemplateError:
        return None
