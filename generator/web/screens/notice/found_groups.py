"""What is found in a notice, in groups: by severity, the gravest first, then by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from generator.ground.desk_names import HOUSE
from generator.ground.errors import Problem, Severity, language
from generator.ground.words.pages import text
from generator.notices.live_notice import LiveFinding, LiveNotice, NoticePlace
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.keys import ATTACHMENT_FRONT_MATTER, FRONT_MATTER
from generator.web.problem_addresses import remedy_words

SEVERITIES: tuple[Severity, ...] = get_args(Severity)

_MOST_TITLE = 12


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as it is shown: its sentence, its place, and that in words; its remedy where no other has the same.

    ``address`` is that of its place where another page shows it.
    """

    sentence: str
    place: NoticePlace
    where: str
    remedy: str
    address: str | None = None


Elsewhere = Callable[[Problem], tuple[str, str | None] | None]
"""Returns the words and the address of a problem's place on another page; None where that is on this one."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one rule; ``remedy`` is that of all of them, ``""`` where they differ or have none."""

    severity: Severity
    code: str
    clause: str
    remedy: str
    found: tuple[ShownFinding, ...]


def found_groups(live: LiveNotice, elsewhere: Elsewhere = lambda _: None) -> list[FindingGroup]:
    """The groups of what is found in ``live``; what is not in its texts is ``elsewhere``."""
    gathered: dict[tuple[Severity, str], list[LiveFinding]] = {}
    for each in live.findings:
        problem = each.finding.problem
        gathered.setdefault((problem.severity, problem.code), []).append(each)
    ordered = sorted(gathered.items(), key=lambda item: SEVERITIES.index(item[0][0]))
    return [_group(severity, code, found, live, elsewhere) for (severity, code), found in ordered]


def counted(findings: Iterable[LiveFinding]) -> str:
    """How many findings there are of each severity, in words."""
    counts = Counter(each.finding.problem.severity for each in findings)
    words = [text(f"preview-count-{severity}", count=counts[severity]) for severity in SEVERITIES if counts[severity]]
    return " · ".join(words) or text("preview-nothing")


def _group(
    severity: Severity, code: str, found: list[LiveFinding], live: LiveNotice, elsewhere: Elsewhere
) -> FindingGroup:
    remedies = {remedy_words(each.finding.problem) for each in found}
    shared = remedies.pop() if len(remedies) == 1 else ""
    clause = next((each.finding.clause or each.finding.problem.clause for each in found), None)
    return FindingGroup(severity, code, clause or "", shared, tuple(_shown(found, shared, live, elsewhere)))


def _shown(found: Iterable[LiveFinding], shared: str, live: LiveNotice, elsewhere: Elsewhere) -> Iterator[ShownFinding]:
    for each in found:
        problem = each.finding.problem
        where, address = elsewhere(problem) or (place_words(each.place, live), None)
        yield ShownFinding(each.finding.sentence(), each.place, where, "" if shared else remedy_words(problem), address)


def place_words(place: NoticePlace, live: LiveNotice) -> str:
    """The place in words: the title of its field, or a line counted as the field of the text shows it."""
    whose = attachment_words(place.file, live)
    title = "" if place.key is None else _title(place)
    if title:
        return f"{whose}{title}"
    if place.line is None:
        return text("preview-in-whole") if place.file == NOTICE_FILE else whose.strip()
    if place.file == HOUSE:
        return text("preview-in-house", line=place.line)
    first = live.bodies.get(place.file, place.line + 1)
    if place.line < first:
        return whose + text("preview-at-line", line=place.line)
    return whose + text("preview-in-text", line=place.line - first + 1)


def attachment_words(file: str, live: LiveNotice) -> str:
    """What is said before a place in ``file``: of an attachment how its title begins, or its file."""
    if file in (NOTICE_FILE, HOUSE):
        return ""
    title = live.titles.get(file)
    if title is None:
        return f"{file} "
    return text("preview-attachment", title=title if len(title) <= _MOST_TITLE else f"{title[:_MOST_TITLE]}…")


def _title(place: NoticePlace) -> str:
    """The title of a key, in English its name; ``""`` where there is no such key."""
    name, _, entry = (place.key or "").partition(".")
    if place.file not in (NOTICE_FILE, HOUSE) and name in ATTACHMENT_FRONT_MATTER:
        titles = [ATTACHMENT_FRONT_MATTER[name].title]
    elif name not in FRONT_MATTER:
        return ""
    else:
        below = FRONT_MATTER[name].entries.get(entry)
        titles = [FRONT_MATTER[name].title, *(() if below is None else (below.title,))]
    if language() == "en":
        return (place.key or "").replace(".", ": ").replace("_", " ")
    return "：".join(titles)
