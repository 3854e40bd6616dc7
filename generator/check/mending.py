"""``check --fix``: mechanical formatting fixed on the document's own XML, never wording, never a seal.

A document is mended rule by rule, with the proof that nothing else was changed; what was is listed in words.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from generator.check.departure import Departure, span_of
from generator.check.fixable import Certainty, reads_characters
from generator.check.rules.changes.characters import text_of
from generator.check.rules.changes.edited_document import EditedPackage, Mend, Mended, Work
from generator.check.rules.rule import FILE_RULES, MENDERS, RULES
from generator.check.rules.wording import lines
from generator.ground.errors import InputError, Problem, Span, TemplateError, TranslatedText, Value, value_text
from generator.ground.words.messages import SENTENCES
from generator.ground.words.vocabularies import phrase
from generator.office.package import parsed, read_package
from generator.office.package.part_names import CONTENT_TYPES, is_relationships
from generator.office.reading import read_document
from generator.office.wordml.wordml_names import INSTRUCTION, m, w
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument

_Words = tuple[tuple[object, ...], ...]
_GRAVE = ("law", "must", "usual")
_GRAVE_RULES = tuple(rule for rule in FILE_RULES if RULES[rule].strength in _GRAVE and rule not in MENDERS)
_ORDER = """
BD-05 PU-01 PU-02 PU-04 PU-10 PU-11 PU-12 PU-19 PU-20 NU-05 HD-18 SG-01 IM-11 TI-08 RC-03 AT-02 AT-03 AT-04 IM-07
PG-01 PG-02 PG-03 PG-04 PG-05 PG-08
TI-01 BD-08 PG-15 HD-01 HD-04 HD-08 HD-13 HD-25 AN-03 AN-04 IM-05 PN-02
PG-07 PG-06 PG-09 BD-02 BD-11
HD-11 HD-12 HD-28 HD-20 TI-03 RC-02 BD-03 BD-04 AT-01 AT-05 SG-02 SG-03 SG-09 SG-10 SG-11 NT-01 IM-06 IM-08 BD-12 SG-17
PN-01 PN-03 PN-05 PN-06"""
"""Which rules are mended first, as one fix may need another: words, sheet, type, lines, places, page numbers.

Rules that are not named come behind these.
"""
_FIGURES = re.compile(r"[0-9.]+")


def mend(data: bytes, file: str) -> Mended:
    """The document in ``data`` mended by the rules of :data:`~generator.check.rules.rule.MENDERS`.

    A mend that leaves the departure, or causes another, is taken back; one that the finished document does not show is
    not listed. What there is no mender for stays, and so does what is not recognised with certainty. Mending what was
    mended changes nothing. ``file`` is the file's name in places and problems.

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
    """A document between two mends: its bytes, its elements, and its number of departures.

    ``known`` has the number of departures in the words of a document, by its words: most mends change none.
    """

    def __init__(self, data: bytes, found: RecognisedDocument, known: dict[_Words, int]) -> None:
        self.data = data
        self.found = found
        self.known = known
        self.digest = hashlib.sha256(data).digest()

    @cached_property
    def grave(self) -> int:
        """The number of departures from binding rules that are not mended."""
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
        """The certain departures from ``rule``."""
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
    in_order = sorted(MENDERS, key=lambda rule: _ORDER.find(rule) if rule in _ORDER else len(_ORDER))
    fruitless = set(without)
    while len(fruitless) < len(MENDERS):
        for rule in in_order:
            if rule in fruitless:
                continue
            if course.goes_on(rule, file):
                fruitless = set(without)
            else:
                fruitless.add(rule)
    return course


def _words(found: RecognisedDocument) -> _Words:
    """All that rules of characters read: lines, what they were taken for, their numbers, and levels of the text."""
    levels = (tuple((part.level, part.heading) for part in text) for text in found.texts)
    taken = ((each.text, each.paragraph.numbering, each.element, each.attached, each.cell) for each in lines(found))
    return (*taken, *levels)


def _step(rule: str, state: _State, file: str) -> tuple[_State, list[Mend]] | None:
    """One rule mended: the document after it, and the mends; None where there is none, or where they help nothing."""
    departures = state.departures(rule)
    if not departures:
        return None
    work = Work(rule, state.found, departures, EditedPackage(state.data, file))
    mends = list(MENDERS[rule](work))
    if not mends:
        return None
    data = work.opened.data()
    after = _State(data, recognise(read_document(data, file)), state.known)
    if len(after.departures(rule)) >= len(departures) or after.grave > state.grave:
        return None
    return after, _shown_mends(work, mends, list(FILE_RULES[rule](after.found)))


def _shown_mends(work: Work, mends: list[Mend], left: list[Departure]) -> list[Mend]:
    """The mends of characters, and of looks and places those whose departure is gone."""
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
    """The departures of ``before`` that are not ``left`` at their place, whatever is measured there now."""
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
    """The name of the first part with a difference that ``mends`` do not explain; None without any."""
    old, new = read_package(before, name=file), read_package(after, name=file)
    listed = list(mends)
    added = {part for mend in listed for part in mend.parts}
    if set(new) - set(old) - {name for name in new if is_relationships(name)} != added or set(old) - set(new):
        return next(iter(sorted(set(new) ^ set(old))), "")
    expected = {name: _texts(data) for name, data in old.items()}
    for edit in (edit for mend in listed for edit in mend.edits):
        texts = expected.get(edit.part)
        if texts is None or not _applied(texts, edit.paragraph, edit.start, edit.old, edit.new):
            return edit.part
    return next((name for name in sorted(old) if not _same(old[name], new[name], name, expected[name])), None)


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
    """All else with text, and everything that is no property: pictures, notes, comments, fields, in order."""
    root = _root(part)
    if root is None:
        return []
    hidden = [(str(each.tag), each.text or "") for each in root.iter(*_HIDDEN)]
    kept = [(str(each.tag), "") for each in root.iter() if each.tag in _CONTENT]
    return hidden + kept


_NAMES = """drawing pict object p tbl tr tc br cr sym fldChar hyperlink bookmarkStart bookmarkEnd commentRangeStart
commentRangeEnd commentReference footnoteReference endnoteReference ins del sdt sectPr"""
_CONTENT = frozenset(map(w, _NAMES.split()))


def _root(part: bytes) -> etree._Element | None:
    try:
        return parsed(part, Span(""), keep_comments=True)
    except TemplateError:
        return None


# The printed list of fixes: what was changed, in words, with all its paragraphs.


_MAIN = "document"


def mend_lines(mends: Iterable[Mend]) -> Iterator[str]:
    """A line for each mend; those of a look that say the same are one, with all the paragraphs that it changed."""
    groups: defaultdict[tuple[str, str, str, int], list[Mend]] = defaultdict(list)
    for number, mend in enumerate(mends):
        alone = number + 1 if mend.edits else 0
        before = "" if mend.also else value_text(mend.before)  # what is set in all of the text had several values
        groups[mend.rule, before, value_text(mend.after), alone].append(mend)
    for group in groups.values():
        spans = [span for mend in group for span in (mend.place, *mend.also)]
        before, after = (_quoted(getattr(mend, side) for mend in group) for side in ("before", "after"))
        rule = group[0].rule
        facts = {"places": _listed_places(spans), "subject": _subject(rule), "before": before, "after": after}
        line = phrase("mended-change", **facts).text()
        yield f"{line} [{rule}]".replace("\n", "␤")


def _quoted(values: Iterable[Value]) -> str:
    quoted = (phrase("mended-quoted", value=value).text() for value in values)
    return phrase("mended-comma").text().join(dict.fromkeys(quoted))


def _listed_places(spans: Sequence[Span]) -> str:
    """The paragraphs of the text as numbers, others by table and cell or by the name of their part."""
    numbers = sorted({span.paragraph for span in spans if span.paragraph is not None and _in_text(span)})
    others = dict.fromkeys(_elsewhere(span) for span in spans if span.paragraph is not None and not _in_text(span))
    places = [*([_numbered(numbers)] if numbers else []), *others]
    return phrase("mended-comma").text().join(places) or phrase("mended-whole-document").text()


def _in_text(span: Span) -> bool:
    return span.table is None and (span.part is None or _part_name(span).startswith(_MAIN))


def _part_name(span: Span) -> str:
    return (span.part or "").rpartition("/")[2]


def _elsewhere(span: Span) -> str:
    name = "" if _part_name(span).startswith(_MAIN) else _part_name(span)
    return (
        Span("", part=name, table=span.table, row=span.row, cell=span.cell, paragraph=span.paragraph)
        .text()[1:]
        .removeprefix(": ")
    )


def _numbered(numbers: Sequence[int]) -> str:
    """第3、5—7段."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    dash, comma = phrase("mended-dash").text(), phrase("mended-comma").text()
    shown = (f"{run[0]}{dash}{run[-1]}" if len(run) > 2 else comma.join(map(str, run)) for run in runs)
    key = "mended-paragraphs" if len(numbers) > 1 else "mended-paragraph"
    return phrase(key, numbers=comma.join(shown)).text()


def _subject(rule: str) -> str:
    """What the list calls that which ``rule`` mends."""
    sentence = SENTENCES[rule]
    return TranslatedText(sentence.zh_mended, sentence.en_mended).text()
