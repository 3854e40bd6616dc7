"""A document mended, rule by rule, as far as that takes no thought."""

from __future__ import annotations

from collections.abc import Iterable

from generator.check.elements import recognise
from generator.check.elements.found import Found
from generator.check.mending.comparing import differs
from generator.check.mending.mend import Mend, Mended
from generator.check.mending.menders import MENDERS
from generator.check.mending.opened import Opened
from generator.check.mending.work import Work
from generator.check.reading import read_document
from generator.check.rules import FILE_RULES
from generator.errors import InputError, Problem, Span
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
    mended, tried = data, set[tuple[str, int]]()
    found = recognise(read_document(mended, file))
    for _ in range(_ROUNDS):
        before = len(mends)
        for rule in MENDERS:
            departures = tuple(FILE_RULES[rule](found))
            if not departures or (rule, hash(mended)) in tried:
                continue
            tried.add((rule, hash(mended)))
            step = _step(Work(rule, found, departures, Opened(mended, file)), len(departures))
            if step is not None:
                mended, found, more = step
                mends += more
        if len(mends) == before:
            break
    if not mends:
        return Mended(data, ())
    part = differs(data, mended, mends, file)
    if part is not None:
        raise InputError(Problem("mending-refused", Span(file, part=part)))
    return Mended(mended, tuple(mends))


def _step(work: Work, departed: int) -> tuple[bytes, Found, list[Mend]] | None:
    """One rule mended: the bytes, what is found in them, and the mends; None where it helps nothing."""
    file = work.opened.file
    mends = _once(MENDERS[work.rule](work))
    if not mends:
        return None
    data = work.opened.data()
    found = recognise(read_document(data, file))
    if len(list(FILE_RULES[work.rule](found))) >= departed or _grave(found) > _grave(work.found):
        return None
    return data, found, mends


def _once(mends: Iterable[Mend]) -> list[Mend]:
    """The mends without those of a look that tell the same again."""
    told: set[tuple[Span, str, str]] = set()
    kept = []
    for each in mends:
        key = (each.place, each.before, each.after)
        if each.edits or key not in told:
            kept.append(each)
        told.add(key)
    return kept


def _grave(found: Found) -> int:
    """How much departs from rules that bind and that nothing here mends."""
    rules = (rule for rule in FILE_RULES if RULES[rule].strength in _GRAVE and rule not in MENDERS)
    return sum(1 for rule in rules for _ in FILE_RULES[rule](found))
