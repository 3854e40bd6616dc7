"""A document mended, rule by rule, as far as that takes no thought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from generator.check.elements import recognise
from generator.check.elements.found import Found
from generator.check.mending.comparing import differs
from generator.check.mending.mend import Mend, Mended
from generator.check.mending.menders import MENDERS
from generator.check.mending.opened import Opened
from generator.check.mending.work import Work
from generator.check.rules import FILE_RULES, Departure
from generator.check.rules.registry import span_of
from generator.docx_reading import read_document
from generator.errors import InputError, Problem, Span, Value
from generator.standard import RULES

_ROUNDS = 4
_GRAVE = ("law", "must", "usual")


def mend(data: bytes, file: str) -> Mended:
    """The document in ``data`` mended by the rules of :data:`~generator.check.mending.menders.MENDERS`.

    A mend that does not do away with what departs, or brings something else that departs, is taken back. What there is
    no mender for stays. Mending what was mended changes nothing. ``file`` is the file's name in places and problems.

    Raises InputError where it is no Word document, or where the text would differ by more than the mends that are told.
    """
    mends: list[Mend] = []
    state = _State(data, recognise(read_document(data, file)))
    fruitless: set[str] = set()
    for _ in range(_ROUNDS):
        before = len(mends)
        for rule in MENDERS:
            step = None if rule in fruitless else _step(rule, state, file)
            if step is None:
                fruitless.add(rule)
            else:
                state, more = step
                mends += more
                fruitless = set()
        if len(mends) == before:
            break
    if not mends:
        return Mended(data, ())
    part = differs(data, state.data, mends, file)
    if part is not None:
        raise InputError(Problem("mending-refused", Span(file, part=part)))
    return Mended(state.data, tuple(mends))


class _State:
    """A document on the way: its bytes, what is found in them, and how much departs in them."""

    def __init__(self, data: bytes, found: Found) -> None:
        self.data = data
        self.found = found

    @cached_property
    def grave(self) -> int:
        """How much departs from rules that bind and that nothing here mends."""
        rules = (rule for rule in FILE_RULES if RULES[rule].strength in _GRAVE and rule not in MENDERS)
        return sum(1 for rule in rules for _ in FILE_RULES[rule](self.found))


def _step(rule: str, state: _State, file: str) -> tuple[_State, list[Mend]] | None:
    """One rule mended: the document after it, and the mends; None where there is none, or where they help nothing."""
    departures = tuple(FILE_RULES[rule](state.found))
    if not departures:
        return None
    work = Work(rule, state.found, departures, Opened(state.data, file))
    mends = list(MENDERS[rule](work))
    if not mends:
        return None
    data = work.opened.data()
    after = _State(data, recognise(read_document(data, file)))
    left = list(FILE_RULES[rule](after.found))
    if len(left) >= len(departures) or after.grave > state.grave:
        return None
    return after, _told(work, mends, left)


def _told(work: Work, mends: list[Mend], left: list[Departure]) -> list[Mend]:
    """What was typed, and of looks and places what departs no more."""
    typed = [each for each in mends if each.edits or each.parts]
    if len(typed) == len(mends):
        return typed
    still = {(each.measured, each.wanted, span_of(each.at, work.opened.file)) for each in left}
    gone = [
        Mend(work.rule, place, each.measured, each.wanted)
        for each in work.departures
        if (each.measured, each.wanted, place := span_of(each.at, work.opened.file)) not in still
    ]
    return _once([*typed, *gone])


def _once(mends: Iterable[Mend]) -> list[Mend]:
    """The mends without those of a look that tell the same again."""
    told: set[tuple[Span, Value, Value]] = set()
    kept = []
    for each in mends:
        key = (replace(each.place, source=None), each.before, each.after)
        if each.edits or key not in told:
            kept.append(each)
        told.add(key)
    return kept
