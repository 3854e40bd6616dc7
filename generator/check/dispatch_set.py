"""Several documents at once: one number for all papers of a dispatch, and none twice in a batch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check.documents import CheckedDocument
from generator.check.elements import forms
from generator.check.elements.found import Element, Found
from generator.check.finding import Finding, Report
from generator.check.rules.departure import Departure, finding
from generator.check.rules.rule import Rule, declared
from generator.check.set_papers import SetPaper
from generator.ground.errors import Said
from generator.office.reading.document import Paragraph
from generator.standard import lacks_serial

_NUMBER_EACH = Said("一件公文一个发文字号", "that of one document only")
_SERIAL_EACH = Said("一份一个份号", "that of one copy only")
_FOLLOWING = Said("与前一份的份号相连", "the one after that of another copy")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a run; ``made`` is its entry in the manifest of its set, None where it is in none."""

    path: Path
    found: Found
    made: SetPaper | None = None

    @property
    def own_number(self) -> Element | None:
        """The 发文字号 that no other document may have.

        Letters of a dispatch have none of their own, a draft has none yet, a corrected reprint has that of the
        document in whose place it comes.
        """
        number, edition = self.found.number, self.found.edition
        is_letter = self.made is not None and not self.made.is_notice
        if is_letter or (edition is not None and not self.found.is_draft):
            return None
        return None if number is None or lacks_serial(number.text) else number


SetRule = Callable[[Sequence[Paper]], Iterator[tuple[Paper, Departure]]]

SET_RULES: dict[str, SetRule] = {}
"""Every rule that is held against several documents, by its id."""


def on_set(rule: Rule | str) -> Callable[[SetRule], SetRule]:
    """Registers a function as the check of ``rule`` on several documents.

    A rule that each file is held against as well is named by its id. Raises ValueError where that is not declared.
    """
    name = declared(rule)

    def register(function: SetRule) -> SetRule:
        SET_RULES[name] = function
        return function

    return register


def across(documents: Iterable[CheckedDocument]) -> tuple[Report, ...]:
    """The reports of ``documents``, with what departs from the rules about several documents."""
    checked = list(documents)
    papers = [Paper(each.path, each.found, each.paper) for each in checked if each.found is not None]
    more: defaultdict[Path, list[Finding]] = defaultdict(list)
    for rule, function in SET_RULES.items():
        for paper, departure in function(papers):
            more[paper.path].append(finding(rule, departure, paper.found.document.file))
    return tuple(replace(each.report, findings=(*each.report.findings, *more[each.path])) for each in checked)


@on_set("MM-04")
def _used_twice(papers: Sequence[Paper]) -> Iterator[tuple[Paper, Departure]]:
    """MM-04: a 发文字号 belongs to one document, a 份号 to one copy of it; 份号 follow one another."""
    by_number: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        number = paper.own_number
        if number is not None:
            by_number[forms.without_blanks(number.text)].append(paper)
    for same in by_number.values():
        titles = {_title(same[0])}
        for paper in same[1:]:
            if _title(paper) not in titles:
                yield paper, _twice(paper.found.number, _NUMBER_EACH)
        yield from _copies(same)


def _title(paper: Paper) -> str:
    return "" if paper.found.title is None else forms.without_blanks(paper.found.title.text)


def _copies(papers: Sequence[Paper]) -> Iterator[tuple[Paper, Departure]]:
    """Copies of one document whose 份号 is there already, or does not follow another."""
    numbered = [(paper, paper.found.copy_number) for paper in papers if paper.found.copy_number is not None]
    serials = {forms.serial_of(element.text) for _, element in numbered}
    seen: set[int | None] = set()
    for paper, element in numbered:
        serial = forms.serial_of(element.text)
        if serial in seen:
            yield paper, _twice(element, _SERIAL_EACH)
        elif serial is not None and serial > min(filter(None, serials)) and serial - 1 not in serials:
            yield paper, Departure(element, element.text, _FOLLOWING)
        seen.add(serial)


def _twice(element: Element | None, wanted: Said) -> Departure:
    return Departure(element, "" if element is None else element.text, wanted)


@on_set(Rule("MM-07", clause="ours", strength="practice", severity="error", value="全套文件写同一个文号"))
def _another_number(papers: Sequence[Paper]) -> Iterator[tuple[Paper, Departure]]:
    """MM-07: letters of a dispatch name the number of its notice, and none like it instead."""
    for paper in papers:
        number = None if paper.made is None else paper.made.number
        if number is not None:
            named = list(_named(paper, number))
            if named and number not in [text for text, _ in named]:
                text, at = named[0]
                yield paper, Departure(at, text, number)


def _named(paper: Paper, number: str) -> Iterator[tuple[str, Element | Paragraph]]:
    """What ``paper`` names as the number: the notice its own, a letter any of the same 机关代字."""
    if paper.made is not None and paper.made.is_notice:
        own = paper.found.number
        if own is not None:
            yield own.text, own
        return
    prefix = _YEAR.split(number)[0]
    cited = re.compile(re.escape(prefix) + forms.NUMBER_TAIL)
    for paragraph in paper.found.document.paragraphs if prefix else ():
        for match in cited.finditer(paragraph.text):
            yield match[0].strip(), paragraph


_YEAR = re.compile(r"[〔\[（(0-9]")
