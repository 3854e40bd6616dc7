"""The official document made of front matter, filled text and attachments, and the paper as templates see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby

from generator.ground.errors import Problem, Span
from generator.ground.kept_results import Same, kept
from generator.official.document import (
    Attachment,
    BodyPart,
    Level,
    ListedAttachment,
    OfficialDocument,
    Period,
    Title,
    WrittenParagraph,
)
from generator.official.provisions import BLANK, HEADINGS, Label, are_provisions, labels_of
from generator.standard import number
from generator.templates.text.filled_lines import FilledLine
from generator.templates.text.front_matter.front_matter_reading import FrontMatterValues, TextDivision
from generator.templates.text.text_tables import is_row, looks_like_row, table
from generator.templates.text.text_template import TextTemplate


def official_document(
    values: FrontMatterValues,
    body: tuple[BodyPart, ...],
    titles: Sequence[Title] = (),
    attachments: tuple[Attachment, ...] = (),
    pieces: tuple[Attachment, ...] = (),
) -> OfficialDocument:
    """The document of these elements; ``titles`` are those in its 附件说明.

    信函 has neither 印发机关 nor 印发日期 (10.1), other forms no 版记 at all.
    """
    return OfficialDocument(
        issuer=values.issuer,
        issuer_mark=values.issuer_mark,
        mark_word=values.mark_word,
        title=values.title,
        title_note=values.title_note or None,
        issue_total=values.issue_total,
        editor_note=values.editor_note or None,
        pieces=pieces,
        recipients=values.recipients,
        date=values.date,
        body=body,
        format=values.format,
        own_form=values.own_form,
        kind=values.nature,
        signers=values.signers,
        stamps=values.stamps,
        attendance=values.attendance,
        number=values.number or None,
        edition=values.edition,
        attachment_list=listed([title.text for title in titles]),
        attachments=attachments,
        signature=values.signature,
        seal_diameter=float(values.seal_diameter),
        note=values.note or None,
        **{key: text or None for key, text in values.listed.items()},
        run=values.printing.run if values.form.imprint == "listed" else None,
        copy_to=(values.copy_to if values.form.imprint != "none" else "") or None,
        imprint=values.imprint if values.form.imprint in ("ruled", "handled") else None,
        copy_number=values.copy_number or None,
        secrecy=values.secrecy or None,
        internal=values.internal or None,
        urgency=values.urgency or None,
        profile=values.profile,
        fonts=values.fonts,
        contents=values.division.contents,
        chapter_face=values.chapter_face,
        is_public=False,
        sources={**values.sources, "attachment_list": tuple(filter(None, (title.span for title in titles)))},
    )


def listed(titles: Sequence[str]) -> tuple[ListedAttachment, ...]:
    """The entries of the 附件说明 with these ``titles``; an only one has no serial (7.3.4)."""
    return tuple(
        ListedAttachment(serial if len(titles) > 1 else None, title) for serial, title in enumerate(titles, start=1)
    )


def as_seen(values: FrontMatterValues, attachments: Sequence[str], pieces: Sequence[str] = ()) -> dict[str, object]:
    """The paper as templates see it; ``attachments`` and ``pieces`` are titles.

    An absent element is ``""``, absent ``extra`` an empty mapping.
    """
    imprint, was_there = values.imprint, values.attendance
    return {
        "issuer": "、".join(values.issuer),
        "issuers": list(values.issuer),
        "mark": "、".join(values.issuer_mark) + values.mark_word,
        "number": values.number,
        "term": values.series.term,
        "edition": str(values.edition or ""),
        "title": values.title.text,
        "title_note": values.title_note,
        "issue_total": values.issue_total or "",
        "editor_note": values.editor_note,
        "pieces": [{"serial": serial, "title": title} for serial, title in enumerate(pieces, start=1)],
        "recipients": values.recipients,
        "distribute_to": list(values.distribute_to) or "",
        "papers": list(values.papers or ()) or "",
        "date": values.date,
        "signature": str(values.signature),
        "seal_diameter": values.seal_diameter,
        "attachments": [{"serial": serial, "title": title} for serial, title in enumerate(attachments, start=1)],
        "contact": values.contact or "",
        "period": "" if values.period is None else _period_as_seen(values.period),
        **values.listed,
        "copy_to": values.copy_to,
        "note": values.note,
        "imprint": {"office": imprint.office, "date": imprint.date} if imprint is not None else "",
        "copy_number": values.copy_number,
        "secrecy": values.secrecy,
        "internal": values.internal,
        "disclosure": str(values.disclosure.value or ""),
        "disclosure_reason": values.disclosure.reason,
        "urgency": values.urgency,
        "signers": list(values.signers) or "",
        "stamp": [{"post": each.post, "name": each.name} for each in values.stamps] or "",
        "attendance": asdict(was_there) if was_there is not None else "",
        "kind": values.kind,
        "format": values.form.name or str(values.format),
        "profile": str(values.profile),
        "printing": values.printing.as_seen(),
        "extra": values.extra,
    }


def _period_as_seen(period: Period) -> dict[str, object]:
    """公示期 as templates see it, with the number of its ``days`` that are no Saturdays or Sundays."""
    return {"from": period.first or "", "to": period.last or "", "days": period.weekdays}


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Sorts ``problems`` file by file, in each from top to bottom."""
    spans = {id(problem): problem.span or Span("") for problem in problems}
    files = list(dict.fromkeys(span.file for span in spans.values()))

    def place(problem: Problem) -> tuple[int, int, int]:
        span = spans[id(problem)]
        return files.index(span.file), span.line or 0, span.column or 0

    return sorted(problems, key=place)


# The filled text of a template as the parts of a body: paragraphs with their headings, tables and pictures.


_BY_ITSELF = TextDivision()


def body_of(
    text: TextTemplate, context: Mapping[str, object], problems: list[Problem], division: TextDivision = _BY_ITSELF
) -> tuple[BodyPart, ...]:
    """Fills ``text`` with ``context``, and returns its parts in order; problems are noted in ``problems``."""
    before = len(problems)
    lines = text.fill(context, problems)
    if not lines and len(problems) == before:
        problems.append(text.no_text())
    body = tuple(_parts(lines, problems, division))
    if len(problems) == before:
        problems.extend(_undivided(body, division))
    return body


def _undivided(body: Sequence[BodyPart], division: TextDivision) -> Iterator[Problem]:
    """The problem of provisions without a 条, and of contents of nothing."""
    levels = {part.level for part in body if isinstance(part, WrittenParagraph)}
    if division.levels == "provisions" and not are_provisions(levels):
        yield Problem("text-no-article", division.spans["levels"], {}, "levels")
    if division.contents and not levels.intersection(HEADINGS):
        yield Problem("text-no-chapter", division.spans["contents"], {}, "contents")


def _parts(lines: Sequence[FilledLine], problems: list[Problem], division: TextDivision) -> Iterator[BodyPart]:
    paragraphs = [line for line in lines if not is_row(line)]
    labels = [] if division.levels == "headings" else _labels(paragraphs, surely=division.levels == "provisions")
    of_lines = {id(line): label for line, label in zip(paragraphs, labels, strict=False)} if any(labels) else None
    for of_table, group in groupby(lines, is_row):
        rows = list(group)
        if of_table:
            problems.extend(Problem("text-picture-place", piece.span) for line in rows for piece in line.pictures)
            yield table(rows, problems)
        else:
            yield from (_part(line, problems, of_lines) for line in rows)


def _labels(lines: Sequence[FilledLine], *, surely: bool) -> list[Label | None]:
    return labels_of([line.text[: line.typed] for line in lines], surely=surely)


def _part(line: FilledLine, problems: list[Problem], labels: Mapping[int, Label | None] | None) -> BodyPart:
    """The picture of a line with nothing but a picture, else the paragraph of the line.

    ``labels`` are those of the lines of provisions, by :func:`id`; None for another text.
    """
    pictures = line.pictures
    if len(pictures) == 1 and not line.text and pictures[0].picture is not None:
        return pictures[0].picture.as_part(pictures[0].span)
    problems.extend(Problem("text-picture-place", piece.span) for piece in pictures)
    if looks_like_row(line):
        problems.append(Problem("text-table-full-width", line.span))
    return _paragraph(Same(line)) if labels is None else _provision(line, labels[id(line)])


@kept
def _paragraph(line: Same[FilledLine]) -> WrittenParagraph:
    return paragraph(line.it.marked, line.it.typed, line.it.span)


_MARKS_BEHIND = "、：:，,.．。"


def _provision(line: FilledLine, label: Label | None) -> WrittenParagraph:
    """A paragraph of provisions: one blank is behind the number of a heading or an article, whatever was typed there.

    款, 项 and 目 are text.
    """
    text = line.marked
    if label is None:
        return WrittenParagraph(Level.TEXT, "", text, line.span)
    if label.level is Level.CONTENTS:
        return WrittenParagraph(label.level, label.text, "" if label.text else text, line.span)
    rest = text[label.end :]
    behind = f"{BLANK}{rest}" if rest and rest[0] not in _MARKS_BEHIND else rest
    if label.level in HEADINGS:
        return WrittenParagraph(label.level, f"{label.text}{behind}", "", line.span)
    return WrittenParagraph(label.level, label.text, behind, line.span)


_MARKERS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.FIRST, re.compile(r"[一二三四五六七八九十百]+、")),
    (Level.SECOND, re.compile(r"（[一二三四五六七八九十百]+）")),
    (Level.THIRD, re.compile(r"[1-9][0-9]?[.．]")),
    (Level.FOURTH, re.compile(r"（[1-9][0-9]?）")),
)
_CLOSING = "”’）》」』】"
_SENTENCE_END = re.compile(rf"[。！？][{_CLOSING}]*")
_NO_HEADING_ENDS = ("。", "！", "？", "；")


def paragraph(text: str, typed: int, span: Span | None = None) -> WrittenParagraph:
    """The line ``text`` as a paragraph with its heading.

    Only its first ``typed`` characters were typed by the template's author: a number that is part of a value makes no
    heading. A heading is a numbered line (7.3.3) of at most 30 字 that ends without 。！？；. After （一）, it is the
    first sentence.
    """
    level, end = _marker(text, typed)
    if level is Level.TEXT:
        return WrittenParagraph(level, "", text, span)
    if len(text) <= number("heading.longest") and not text.rstrip(_CLOSING).endswith(_NO_HEADING_ENDS):
        return WrittenParagraph(level, text, "", span)
    sentence = _SENTENCE_END.search(text, end) if level is Level.SECOND else None
    if sentence is None:
        return WrittenParagraph(Level.TEXT, "", text, span)
    return WrittenParagraph(level, text[: sentence.end()], text[sentence.end() :], span)


def _marker(text: str, typed: int) -> tuple[Level, int]:
    for level, pattern in _MARKERS:
        match = pattern.match(text)
        if match is not None and match.end() <= typed and match.end() < len(text):
            return level, match.end()
    return Level.TEXT, 0
