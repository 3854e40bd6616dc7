"""The official document made of front matter, text and attachments, and the paper as templates see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from generator.ground.errors import Problem, Span
from generator.official.document import Attachment, BodyPart, ListedAttachment, OfficialDocument, Title
from generator.standard import Format
from generator.templates.text.front_matter import FrontMatterValues


def official_document(
    values: FrontMatterValues,
    body: tuple[BodyPart, ...],
    titles: Sequence[Title] = (),
    attachments: tuple[Attachment, ...] = (),
) -> OfficialDocument:
    """The document of these elements; ``titles`` are those in its 附件说明.

    信函 has neither 印发机关 nor 印发日期 (10.1).
    """
    return OfficialDocument(
        issuer=values.issuer,
        issuer_mark=values.issuer_mark,
        mark_word=values.mark_word,
        title=values.title,
        recipients=values.recipients,
        date=values.date,
        body=body,
        format=values.format,
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
        copy_to=values.copy_to or None,
        imprint=None if values.format is Format.LETTER else values.imprint,
        copy_number=values.copy_number or None,
        secrecy=values.secrecy or None,
        urgency=values.urgency or None,
        profile=values.profile,
        fonts=values.fonts,
        sources={**values.sources, "attachment_list": tuple(filter(None, (title.span for title in titles)))},
    )


def listed(titles: Sequence[str]) -> tuple[ListedAttachment, ...]:
    """The entries of the 附件说明 with these ``titles``; an only one has no serial (7.3.4)."""
    return tuple(
        ListedAttachment(serial if len(titles) > 1 else None, title) for serial, title in enumerate(titles, start=1)
    )


def as_seen(values: FrontMatterValues, attachments: Sequence[str]) -> dict[str, object]:
    """The paper as templates see it; ``attachments`` are titles.

    An absent element is ``""``, absent ``extra`` an empty mapping.
    """
    imprint, was_there = values.imprint, values.attendance
    return {
        "issuer": "、".join(values.issuer),
        "issuers": list(values.issuer),
        "mark": "、".join(values.issuer_mark) + values.mark_word,
        "number": values.number,
        "edition": str(values.edition or ""),
        "title": values.title.text,
        "recipients": values.recipients,
        "date": values.date,
        "signature": str(values.signature),
        "seal_diameter": values.seal_diameter,
        "attachments": [{"serial": serial, "title": title} for serial, title in enumerate(attachments, start=1)],
        "contact": values.contact or "",
        "copy_to": values.copy_to,
        "note": values.note,
        "imprint": {"office": imprint.office, "date": imprint.date} if imprint is not None else "",
        "copy_number": values.copy_number,
        "secrecy": values.secrecy,
        "urgency": values.urgency,
        "signers": list(values.signers) or "",
        "stamp": [{"post": each.post, "name": each.name} for each in values.stamps] or "",
        "attendance": asdict(was_there) if was_there is not None else "",
        "kind": values.kind,
        "format": str(values.format),
        "profile": str(values.profile),
        "printing": values.printing.as_seen(),
        "extra": values.extra,
    }


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Sort ``problems`` file by file, in each from top to bottom."""
    spans = {id(problem): problem.span or Span("") for problem in problems}
    files = list(dict.fromkeys(span.file for span in spans.values()))

    def place(problem: Problem) -> tuple[int, int, int]:
        span = spans[id(problem)]
        return files.index(span.file), span.line or 0, span.column or 0

    return sorted(problems, key=place)
