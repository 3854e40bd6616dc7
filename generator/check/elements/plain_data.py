"""The recognised elements as plain data, for ``--json``."""

from __future__ import annotations

from collections.abc import Iterable

from generator.check.elements.found import BodyParagraph, Element, Found, FoundAttachment, FoundImprint, FoundIssuedText


def as_mapping(found: Found) -> dict[str, object]:
    """Every element by its English name (:mod:`generator.official.document`); None or empty where it is not there.

    Texts are as they are in the file, lines of a title separated by line feeds. ``signature`` says how the document
    looks to be signed, ``body`` counts its paragraphs and tables and lists its headings.
    """
    return {
        "format": found.format.value,
        "kind": None if found.kind is None else found.kind.name,
        "copy_number": _text(found.copy_number),
        "secrecy": _text(found.secrecy),
        "urgency": _text(found.urgency),
        "issuer_mark": _texts(found.mark),
        "mark_word": _text(found.mark_word),
        "number": _text(found.number),
        "signers": list(found.signer_names),
        "title": _text(found.title),
        "edition": _text(found.edition),
        "recipients": _text(found.recipients),
        "body": _body(found.body, len(found.tables)),
        "attachment_list": [{"serial": each.serial, "name": each.name} for each in found.attachment_list],
        "signature": _signature(found),
        "date": _text(found.signature.date),
        "note": _text(found.note),
        "attachments": list(map(_attachment, found.attachments)),
        "issued_text": None if found.issued_text is None else _issued_text(found.issued_text),
        "attendance": _texts(found.attendance),
        "imprint": None if found.imprint is None else _imprint(found.imprint),
    }


def _text(element: Element | None) -> str | None:
    return None if element is None else element.text


def _texts(elements: Iterable[Element]) -> list[str]:
    return [element.text for element in elements]


def _body(paragraphs: tuple[BodyParagraph, ...], tables: int) -> dict[str, object]:
    headings = [f"{each.paragraph.numbering}{each.heading}" for each in paragraphs if each.heading]
    return {"paragraphs": len(paragraphs), "tables": tables, "headings": headings}


def _signature(found: Found) -> dict[str, object]:
    signature = found.signature
    return {"how": signature.how, "organs": _texts(signature.organs), "posts": _texts(signature.posts)}


def _attachment(attachment: FoundAttachment) -> dict[str, object]:
    body = _body(attachment.body, len(attachment.tables))
    return {"label": attachment.label.text, "title": _text(attachment.title), **body}


def _issued_text(issued: FoundIssuedText) -> dict[str, object]:
    return {"title": _text(issued.title), **_body(issued.body, len(issued.tables))}


def _imprint(imprint: FoundImprint) -> dict[str, object]:
    return {
        "recipients": _text(imprint.recipients),
        "copy_to": _text(imprint.copy_to),
        "office": _text(imprint.office),
        "date": _text(imprint.date),
    }
