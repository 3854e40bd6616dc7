"""The printed list of fixes: what was changed, in words, with all its paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.check.mending.changes import Mend
from generator.check.mending.subjects import subject_of
from generator.ground.errors import Lang, Span, Value, in_lang

_MAIN = "document"
_ALL: dict[Lang, str] = {"zh": "全文", "en": "the whole document"}
_PARAGRAPHS: dict[Lang, tuple[str, str]] = {"zh": ("第{}段", "第{}段"), "en": ("paragraph {}", "paragraphs {}")}
_COMMA: dict[Lang, str] = {"zh": "、", "en": ", "}
_QUOTES: dict[Lang, tuple[str, str]] = {"zh": ("“", "”"), "en": ("'", "'")}
_CHANGE: dict[Lang, str] = {
    "zh": "{places}：{subject}由{before}改为{after}",
    "en": "{places}: {subject}: {before} → {after}",
}


def mend_lines(mends: Iterable[Mend], lang: Lang) -> Iterator[str]:
    """A line for each mend; those of a look that say the same are one, with all the paragraphs that it changed."""
    groups: defaultdict[tuple[str, str, str, int], list[Mend]] = defaultdict(list)
    for number, mend in enumerate(mends):
        alone = number + 1 if mend.edits else 0
        before = "" if mend.also else in_lang(mend.before, lang)  # what is set in all of the text had several values
        groups[mend.rule, before, in_lang(mend.after, lang), alone].append(mend)
    for group in groups.values():
        spans = [span for mend in group for span in (mend.place, *mend.also)]
        before_all, after_all = (_quoted((getattr(mend, side) for mend in group), lang) for side in ("before", "after"))
        rule = group[0].rule
        line = _CHANGE[lang].format(
            places=_places(spans, lang), subject=subject_of(rule).text(lang), before=before_all, after=after_all
        )
        yield f"{line} [{rule}]".replace("\n", "␤")


def _quoted(values: Iterable[Value], lang: Lang) -> str:
    opening, closing = _QUOTES[lang]
    return _COMMA[lang].join(dict.fromkeys(f"{opening}{in_lang(value, lang)}{closing}" for value in values))


def _places(spans: Sequence[Span], lang: Lang) -> str:
    """The paragraphs of the text as numbers, others by table and cell or by the name of their part."""
    numbers = sorted({span.paragraph for span in spans if span.paragraph is not None and _in_text(span)})
    others = dict.fromkeys(
        _elsewhere(span, lang) for span in spans if span.paragraph is not None and not _in_text(span)
    )
    told = [*([_numbered(numbers, lang)] if numbers else []), *others]
    return _COMMA[lang].join(told) or _ALL[lang]


def _in_text(span: Span) -> bool:
    return span.table is None and (span.part is None or _name(span).startswith(_MAIN))


def _name(span: Span) -> str:
    return (span.part or "").rpartition("/")[2]


def _elsewhere(span: Span, lang: Lang) -> str:
    name = "" if _name(span).startswith(_MAIN) else _name(span)
    return (
        Span("", part=name, table=span.table, row=span.row, cell=span.cell, paragraph=span.paragraph)
        .text(lang)[1:]
        .removeprefix(": ")
    )


def _numbered(numbers: Sequence[int], lang: Lang) -> str:
    """第3、5—7段."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    dash = "—" if lang == "zh" else "–"
    told = (f"{run[0]}{dash}{run[-1]}" if len(run) > 2 else _COMMA[lang].join(map(str, run)) for run in runs)
    return _PARAGRAPHS[lang][len(numbers) > 1].format(_COMMA[lang].join(told))
