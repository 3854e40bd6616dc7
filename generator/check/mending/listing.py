"""The printed list of fixes: what was changed, in words, with all its paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.check.mending.changes import Mend
from generator.check.mending.subjects import subject_of
from generator.ground.errors import Said, Span, Value, value_text

_MAIN = "document"
_ALL = Said("全文", "the whole document")
_PARAGRAPH = Said("第{}段", "paragraph {}")
_PARAGRAPHS = Said("第{}段", "paragraphs {}")
_COMMA = Said("、", ", ")
_DASH = Said("—", "–")
_QUOTED = Said("“{}”", "'{}'")
_CHANGE = Said("{places}：{subject}由{before}改为{after}", "{places}: {subject}: {before} → {after}")


def mend_lines(mends: Iterable[Mend]) -> Iterator[str]:
    """A line for each mend; those of a look that say the same are one, with all the paragraphs that it changed."""
    groups: defaultdict[tuple[str, str, str, int], list[Mend]] = defaultdict(list)
    for number, mend in enumerate(mends):
        alone = number + 1 if mend.edits else 0
        before = "" if mend.also else value_text(mend.before)  # what is set in all of the text had several values
        groups[mend.rule, before, value_text(mend.after), alone].append(mend)
    for group in groups.values():
        spans = [span for mend in group for span in (mend.place, *mend.also)]
        before_all, after_all = (_quoted(getattr(mend, side) for mend in group) for side in ("before", "after"))
        rule = group[0].rule
        line = _CHANGE.text().format(
            places=_places(spans), subject=subject_of(rule).text(), before=before_all, after=after_all
        )
        yield f"{line} [{rule}]".replace("\n", "␤")


def _quoted(values: Iterable[Value]) -> str:
    return _COMMA.text().join(dict.fromkeys(_QUOTED.text().format(value_text(value)) for value in values))


def _places(spans: Sequence[Span]) -> str:
    """The paragraphs of the text as numbers, others by table and cell or by the name of their part."""
    numbers = sorted({span.paragraph for span in spans if span.paragraph is not None and _in_text(span)})
    others = dict.fromkeys(_elsewhere(span) for span in spans if span.paragraph is not None and not _in_text(span))
    places = [*([_numbered(numbers)] if numbers else []), *others]
    return _COMMA.text().join(places) or _ALL.text()


def _in_text(span: Span) -> bool:
    return span.table is None and (span.part is None or _name(span).startswith(_MAIN))


def _name(span: Span) -> str:
    return (span.part or "").rpartition("/")[2]


def _elsewhere(span: Span) -> str:
    name = "" if _name(span).startswith(_MAIN) else _name(span)
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
    dash, comma = _DASH.text(), _COMMA.text()
    shown = (f"{run[0]}{dash}{run[-1]}" if len(run) > 2 else comma.join(map(str, run)) for run in runs)
    words = _PARAGRAPHS if len(numbers) > 1 else _PARAGRAPH
    return words.text().format(comma.join(shown))
