"""What became of a draft, in words: short for a good draft, with everything that is to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.check.documents import ElementPlaces
from generator.check.finding import element_name
from generator.ground.errors import TranslatedText, joined
from generator.ground.representation import construct_name, shown
from generator.ground.words.vocabularies import report_text as text
from generator.notices.drafts.draft import Omission
from generator.notices.drafts.taking.draft_conversion import DraftConversion
from generator.templates.text.front_matter.key_table import FRONT_MATTER

_LONGEST = 40
_MOST_EXAMPLES = 3

Entry = Mapping[str, object]


def report(taken: DraftConversion, file: str) -> Iterator[str]:
    """The lines about the elements of the draft, then :func:`remarks`; ``file`` has the notice's keys."""
    yield kind_line(taken)
    yield from _element_lines(taken)
    yield from remarks(taken, file)


def kind_line(taken: DraftConversion) -> str:
    """The format and the 文种 that the draft was read as."""
    kind = taken.found.kind
    return text("kind", format=taken.found.format, kind=kind.name if kind else text("kind-unknown"))


def remarks(taken: DraftConversion, file: str) -> Iterator[str]:
    """The lines about changes, omissions and missing keys; ``file`` has the notice's keys."""
    yield from _changed_lines(taken)
    yield from _left_lines(taken, file)
    if taken.is_unsealed:
        yield text("unsealed", file=file)
    for each in taken.unwritten:
        facts = {"file": file, "name": names_of_keys([each.key]), "text": _short(each.text)}
        yield text("open", **facts) if each.problem is None else text("refused", why=each.problem.message(), **facts)
    named = {each.key for each in taken.unwritten}
    absent = [key for key in taken.missing if key not in named]
    if absent:
        yield text("missing", names=names_of_keys(absent), file=file)


def names_of_keys(keys: Iterable[str]) -> str:
    """The names of ``keys`` in the language that is spoken."""
    return joined(TranslatedText(FRONT_MATTER[key].title, key) for key in keys).text()


def _element_lines(taken: DraftConversion) -> Iterator[str]:
    """A line for each element of the notice, and one for each attachment."""
    placed = ElementPlaces(taken.found).placed()
    own = [each for each in placed if each["attachment"] is None]
    for name, group in groupby(own, key=lambda each: str(each["element"])):
        entries = list(group)
        lines = sum(len(str(each["text"]).splitlines()) for each in entries)
        count = len(entries) if name == "table" else lines
        shown = text(_COUNTED[name], count=count) if name in _COUNTED else _shown(entries)
        yield _element_line(element_name(name).text(), shown, entries)
    attached = [each for each in placed if each["attachment"] is not None]
    for serial, group in groupby(attached, key=lambda each: each["attachment"]):
        entries = list(group)
        titles = [each for each in entries if each["element"] == "title"]
        yield _element_line(text("attachment", serial=serial), _shown(titles or entries[:1]), entries)


def _element_line(name: str, shown: str, entries: Sequence[Entry]) -> str:
    doubt = text("likely") if any(each["certainty"] == "likely" for each in entries) else ""
    return text("element", name=name, text=shown, where=_span(entries) + doubt)


_COUNTED = {"body": "body", "issued_text": "body", "table": "tables"}
"""Elements that are not shown but counted, each with the text for it."""


def _shown(entries: Iterable[Entry]) -> str:
    return "；".join(_short(str(each["text"])) for each in entries)


def _short(said: str) -> str:
    """``said`` in one line, its end left out where it is long."""
    line = " / ".join(part.strip() for part in said.splitlines() if part.strip())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}……"


def _span(entries: Sequence[Entry]) -> str:
    """Where the elements are, as Word counts; "" for those in tables."""
    plain = [each for each in entries if each["table"] is None]
    numbers = [number for each in plain for number in (each["first"], each["last"]) if isinstance(number, int)]
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    return text("span", first=first) if first == last else text("spans", first=first, last=last)


def _changed_lines(taken: DraftConversion) -> Iterator[str]:
    changes = taken.draft.changes
    if changes.taken is not None:
        counts = {"inserted": changes.inserted, "deleted": changes.deleted, "moved": changes.moved}
        yield text(f"changes-{changes.taken}", **counts)
    headings = [each for each in taken.altered if each.part == "heading"]
    if headings:
        examples = "，".join(
            text("example", before=each.before, after=each.after, where=_at(each.paragraph))
            for each in headings[:_MOST_EXAMPLES]
        )
        yield text("headings", count=len(headings), examples=examples)
    for each in taken.altered:
        if each.part == "table":
            yield text("flattened", text=_short(each.before))
        elif each.part != "heading":
            what = element_name(each.part).text()
            facts = {"before": each.before, "after": each.after, "where": _at(each.paragraph)}
            yield text("altered", what=what, **facts)
    yield from (text("unread", text=_short(each)) for each in taken.unread)


def _at(paragraph: int | None) -> str:
    return "" if paragraph is None else text("span", first=paragraph)


def _left_lines(taken: DraftConversion, file: str) -> Iterator[str]:
    for unplaced in taken.unplaced:
        key = "unplaced" if unplaced.printed else "unprinted"
        yield text(key, file=file, text=_short(unplaced.text), where=_at(unplaced.paragraph))
    for what in dict.fromkeys(each.what for each in taken.left):
        yield _left_line([each for each in taken.left if each.what == what])
    if not taken.has_text:
        yield text("no-text", file=file)
    yield from (text("listed-only", title=title) for title in taken.listed_only)
    if taken.draft.comments:
        yield text("comments", count=len(taken.draft.comments))


def _left_line(left: Sequence[Omission]) -> str:
    """The line about omissions of one kind: how many, the first texts, and the first paragraphs."""
    texts = [text("left-text", text=_short(shown(each.text, _LONGEST))) for each in left if each.text]
    numbers = dict.fromkeys(str(each.paragraph) for each in left if each.paragraph is not None)
    where = text("span", first=joined([*numbers][:_MOST_EXAMPLES]).text()) if numbers else ""
    facts = {"what": construct_name(left[0].what).text(), "count": len(left), "where": where}
    said = "".join(dict.fromkeys(texts[:_MOST_EXAMPLES]))
    return text("left-seal" if left[0].what == "seal" else "left", text=said, **facts)
