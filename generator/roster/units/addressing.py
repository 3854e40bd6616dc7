"""The units that a notice addresses, found by its 主送机关."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from generator.ground.errors import NoticeError, Problem, Severity, Span, TranslatedText, closest, joined
from generator.ground.words.vocabularies import phrase
from generator.roster.units.groups import (
    ANY_CLASS,
    Group,
    Roster,
    certain_classes,
    parts_outside_brackets,
    split_outside_brackets,
)
from generator.roster.units.unit import Unit

_PREFIX = re.compile("各有关|有关|各")
_COLLECTIVE = re.compile("各|有关")
_MOST_SHOWN = 6
"""How many words the account of who gets papers names."""
_NOTHING = TranslatedText("", "")


@dataclass(frozen=True, slots=True)
class AddressedUnits:
    """The units that get papers, in roster order, with warnings.

    ``unaddressed_groups`` are the names of the groups that get none, where the notice addresses other groups;
    ``by_recipient`` are the units of each recipient, as it is typed, in that order; ``account`` says of how many
    units of the roster they are, by which recipients, and who gets none.
    """

    units: tuple[Unit, ...]
    unaddressed_groups: tuple[str, ...] = ()
    by_recipient: tuple[tuple[str, tuple[Unit, ...]], ...] = ()
    warnings: tuple[Problem, ...] = ()
    account: TranslatedText = _NOTHING


def addressed(
    roster: Roster, recipients: str, span: Span, *, is_draft: bool = False, is_numbered: bool = True
) -> AddressedUnits:
    """The units of ``roster`` that ``recipients`` address; ``span`` is where the recipients are typed.

    Without recipients, which some formats do not have, they are all. Recipients are separated by ， and 、 outside
    brackets; a leading 各, 有关 or 各有关 is ignored. Each is the class of a group, or else the name, office or
    addressee of a unit, or else the name of a group. Where it, or one before it in the same enumeration, has 各 or 有关
    in it, it is else a value of one of the roster's own fields, for the units with that value, or else whatever group
    is for everybody.

    Raises NoticeError naming each that nothing is found for, that several groups or several units have, each class
    whose group has no units, each that is named twice or empty, and each group of :data:`ANY_CLASS` that nobody has
    confirmed. What the roster lacks is a warning where the notice ``is_draft``; one recipient in two words is one, and
    so is one named twice unless the notice ``is_numbered``.
    """
    if not recipients:
        return AddressedUnits(roster.units, account=papers_for(len(roster.units), len(roster.units)))
    chosen = _Selection(roster, is_draft=is_draft, is_numbered=is_numbered)
    text = recipients.rstrip("：: \n")
    for start, enumeration in parts_outside_brackets(text, "，"):
        collective = False
        for at, name in parts_outside_brackets(enumeration, "、"):
            collective = collective or _COLLECTIVE.search(name) is not None
            chosen.add(name.strip(), _within(span, text, start + at, name), collective=collective)
    chosen.settle()
    problems = [each.in_words(roster.words) for each in chosen.problems]
    if any(each.severity == "error" for each in problems):
        raise NoticeError(problems)
    return AddressedUnits(
        chosen.units(), chosen.unaddressed_groups(), chosen.by_recipient(), tuple(problems), chosen.account()
    )


def distributed(
    roster: Roster, to: Sequence[str], span: Span, words: Mapping[str, str] = MappingProxyType({})
) -> AddressedUnits:
    """The units that get copies of what has no 主送机关, but no papers of their own.

    ``to`` are names or classes of groups, written at ``span`` in a file with these ``words`` for its keys; all units
    without any, or with :data:`ANY_CLASS`.
    Raises NoticeError naming each that no group has.
    """
    wanted = {bare_recipient(name): name for name in to}
    whole = not wanted or ANY_CLASS in wanted
    names = {group.name: {group.name, *map(bare_recipient, group.classes)} for group in roster.groups}
    missing = [] if whole else [bare for bare in wanted if not any(bare in each for each in names.values())]
    facts = {"known": joined(names)}
    problems = (
        Problem(
            "roster-distribution-unknown", span, {"name": wanted[bare], **facts}, "distribute_to", closest(bare, names)
        )
        for bare in missing
    )
    NoticeError.raise_for(each.in_words(words) for each in problems)
    units = tuple(unit for unit in roster.units if whole or names[unit.group] & wanted.keys())
    return AddressedUnits(units, account=phrase("addressed-distributed", total=len(roster.units), count=len(units)))


def shared_classes(roster: Roster) -> Mapping[str, Sequence[tuple[str, str]]]:
    """By the names of groups their classes that a notice cannot use: each another group has, too, with its name."""
    holders: dict[str, list[str]] = {}
    for group in roster.groups:
        for bare in dict.fromkeys(map(bare_recipient, certain_classes(group.classes))):
            holders.setdefault(bare, []).append(group.name)
    found: dict[str, list[tuple[str, str]]] = {}
    for bare, names in holders.items():
        for name in names if len(names) > 1 else ():
            found.setdefault(name, []).append((bare, next(each for each in names if each != name)))
    return found


def recipient_words(recipients: str) -> Iterator[str]:
    """The words by which ``recipients`` address units, without what leads them."""
    return map(bare_recipient, split_outside_brackets(recipients.rstrip("：: \n"), "，、"))


def unconfirmed(roster: Roster) -> Iterator[Problem]:
    """An error for each group of :data:`ANY_CLASS` that is not said to be for everybody."""
    for group in roster.groups:
        if ANY_CLASS in group.classes and not group.everybody:
            yield Problem("roster-any-class", group.span, {"group": group.name, "count": len(group.units)}, "class")


class _Selection:
    """The units of a roster that recipients have named until now, each with how and by which one first."""

    def __init__(self, roster: Roster, *, is_draft: bool, is_numbered: bool) -> None:
        self._roster = roster
        self._unknown_severity: Severity | None = "warning" if is_draft else None
        self._twice: Severity | None = None if is_numbered else "warning"
        found: dict[str, list[Group]] = {}
        for group in roster.groups:
            for name in dict.fromkeys(map(bare_recipient, group.classes)):
                found.setdefault(name, []).append(group)
        self._of_class = found
        self._groups = {group.name: group for group in roster.groups}
        self._served: set[str] = set()
        self._holders: dict[int, tuple[str, str]] = {}
        self._words: dict[str, str] = {}
        self._open: list[tuple[str, Span]] = []
        self._of_field: Mapping[str, Sequence[Unit]] = {}
        self.problems = [replace(each, milder=self._unknown_severity) for each in unconfirmed(roster)]

    @cached_property
    def _named(self) -> Mapping[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self._roster.units:
            for name in {unit.name, unit.office, unit.addressee}:
                found.setdefault(name, []).append(unit)
        return found

    def add(self, name: str, span: Span, *, collective: bool) -> None:
        """Selects the units that the recipient ``name`` means; ``collective``: several are meant."""
        bare = bare_recipient(name)
        if not name:
            self._note("roster-recipient-empty", span, {}, self._twice)
        elif bare in self._words:
            facts = {"name": name, "unit": bare, "holder": self._words[bare]}
            self._note("roster-recipient-twice", span, facts, self._twice)
        elif groups := self._of_class.get(bare):
            self._take_groups(name, groups, span)
        elif units := self._named.get(name) or self._named.get(bare):
            if len(units) == 1:
                self._take("name", name, units, span)
            else:
                self._note("roster-recipient-several", span, {"class": bare, "units": joined(map(_described, units))})
        elif group := self._groups.get(name) or self._groups.get(bare):
            self._take_groups(name, [group], span)
        elif collective:
            self._open.append((name, span))
        else:
            self._note_unknown(name, span)
        self._words.setdefault(bare, name)

    def settle(self) -> None:
        """Selects the units of recipients that are neither class nor name: values of one field, or else everybody."""
        fields = [self._values(field.name) for field in self._roster.fields] if self._open else []
        open_names = {bare_recipient(name) for name, _ in self._open}
        held = [each for each in fields if open_names & each.keys()]
        whole = [each for each in held if open_names <= each.keys()] or held
        self._of_field = whole[0] if len(whole) == 1 else {}
        everybody = [each for each in self._of_class.get(ANY_CLASS, ()) if each.everybody and each.units]
        for name, span in self._open:
            if units := self._of_field.get(bare_recipient(name)):
                self._take("value", name, units, span)
            elif everybody:
                self._served |= {group.name for group in everybody}
                self._take("everybody", name, [unit for group in everybody for unit in group.units], span)
            else:
                self._note_unknown(name, span)

    def _values(self, field: str) -> dict[str, list[Unit]]:
        """The units by their texts in one of the roster's own fields, without a leading 各 or 有关."""
        values: dict[str, list[Unit]] = {}
        for unit in self._roster.units:
            if isinstance(value := unit.extra.get(field), str) and value.strip():
                values.setdefault(bare_recipient(value.strip()), []).append(unit)
        return values

    def units(self) -> tuple[Unit, ...]:
        """The chosen units, in roster order."""
        return tuple(unit for unit in self._roster.units if id(unit) in self._holders)

    def by_recipient(self) -> tuple[tuple[str, tuple[Unit, ...]], ...]:
        """The units of each recipient, in the order in which these are typed."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units():
            found.setdefault(self._holders[id(unit)][1], []).append(unit)
        return tuple((name, tuple(found.get(name, ()))) for name in self._words.values())

    def unaddressed_groups(self) -> tuple[str, ...]:
        """The groups of which no unit is chosen, where at least one group is."""
        served = self._served | {unit.group for unit in self.units()}
        return tuple(name for name in self._groups if name not in served) if self._served else ()

    def account(self) -> TranslatedText:
        """How many of the units get papers, by which recipients, and who gets none."""
        counts = {how: Counter[str]() for how in _HOW}
        value_of = {id(unit): value for value, units in self._of_field.items() for unit in units}
        for unit in self._roster.units:
            how, name = self._holders.get(id(unit), ("nobody", value_of.get(id(unit), unit.group)))
            counts[how]["" if how == "name" else bare_recipient(name)] += 1
        parts = [_counted(how, of) for how, of in counts.items() if of]
        unknown = [str(each.facts["class"]) for each in self.problems if each.code == "roster-class-unknown"]
        if unknown:
            parts.append(phrase("addressed-unknown", names=joined(unknown)))
        return joined([papers_for(len(self._holders), len(self._roster.units)), joined(parts, "；", "; ")], "：", ": ")

    def _take_groups(self, name: str, groups: Sequence[Group], span: Span) -> None:
        """Chooses the units of the only one of ``groups``, which the recipient ``name`` means."""
        names = joined(group.name for group in groups)
        facts = {"class": bare_recipient(name), "groups": names, "group": names}
        self._served |= {group.name for group in groups}
        if len(groups) > 1:
            self._note("roster-class-twice", span, facts)
        elif not groups[0].units:
            self._note("roster-class-empty", span, facts, self._unknown_severity)
        self._take("class", name, groups[0].units, span)

    def _take(self, how: str, name: str, units: Sequence[Unit], span: Span) -> None:
        held = next((unit for unit in units if id(unit) in self._holders), None)
        if held is not None and how != "everybody":
            facts = {"name": name, "unit": held.name, "holder": self._holders[id(held)][1]}
            self._note("roster-recipient-twice", span, facts, "warning")
        for unit in units:
            self._holders.setdefault(id(unit), (how, name))

    def _note_unknown(self, name: str, span: Span) -> None:
        """Notes that nothing is found for the recipient ``name``."""
        bare = bare_recipient(name)
        known = certain_classes(chain.from_iterable(group.classes for group in self._roster.groups))
        nearest = closest(bare, known) or closest(bare, self._named)
        self._note(
            "roster-class-unknown", span, {"class": bare, "known": joined(known)}, self._unknown_severity, nearest
        )

    def _note(
        self,
        code: str,
        span: Span,
        facts: Mapping[str, object],
        milder: Severity | None = None,
        nearest: str | None = None,
    ) -> None:
        facts = {**facts, "file": self._roster.file}
        self.problems.append(Problem(code, span, facts, "recipients", nearest, milder=milder))


def _described(unit: Unit) -> TranslatedText:
    """A unit with its code, else its place, as it is found among others of its name."""
    if unit.code:
        return phrase("addressed-with-code", name=unit.name, code=unit.code)
    line = unit.place.line
    return phrase("addressed-without-code", name=unit.name, line=line)


def bare_recipient(name: str) -> str:
    """``name`` without the 各, 有关 or 各有关 that leads it."""
    return _PREFIX.sub("", name, count=1) if _PREFIX.match(name) else name


def _within(span: Span, recipients: str, start: int, name: str) -> Span:
    """The place of ``name``, at ``start`` in ``recipients``; ``span`` where its line does not have these."""
    line, column = span.source or "", (span.column or 1) - 1
    whole = line.find(recipients, column)
    found = whole + start if whole >= 0 else line.find(name, column) if name else -1
    return span if found < 0 else replace(span, column=found + 1, length=max(1, len(name)))


_HOW = ("class", "name", "value", "everybody", "nobody")


def papers_for(count: int, total: int) -> TranslatedText:
    """The words for ``count`` units that get papers, of the ``total`` on a roster."""
    return phrase("addressed-papers", total=total, count=count)


def _counted(how: str, counts: Mapping[str, int]) -> TranslatedText:
    """How many units each word has, behind the words for ``how`` they are chosen; of many words the first."""
    key = "addressed-count-of-nobody" if how == "nobody" else "addressed-count"
    each_count = (phrase(key, word=word, count=count) for word, count in counts.items())
    words = [TranslatedText(zh.strip(), en.strip()) for zh, en in each_count]
    words[_MOST_SHOWN:] = [phrase("addressed-more")] if len(words) > _MOST_SHOWN else []
    return joined([phrase(f"addressed-{how}"), joined(words)], " ", " ")
