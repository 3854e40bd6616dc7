"""What is recognised in each draft of the corpus is what a person reads in it."""

from __future__ import annotations

import pytest

from generator.office.reading import read_document
from generator.official.recognition import recognise
from generator.official.recognition.elements import BodyParagraph, Element, RecognisedDocument
from generator.standard import LISTED
from tests.drafts.corpus import Case, cases
from tests.drafts.drafting import draft_of
from tests.drafts.truth import Attachment, Content, Dated, Field, Text, Truth


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_element_of_a_draft(case: Case) -> None:
    assert recognised(recognise(read_document(draft_of(case), f"{case.name}.docx"))) == meant(case.truth)


def meant(truth: Truth) -> dict[str, object]:
    """The elements of ``truth`` without blanks, open fields as printed."""
    attached = [each for each in truth.attachments if each.content]
    return {
        "format": truth.format,
        "copy_number": _field(truth.copy_number),
        "secrecy": _field(truth.secrecy),
        "internal": _plain(truth.internal),
        "urgency": _field(truth.urgency),
        "issuer_mark": sorted(_plain(each) for each in truth.issuer_mark),
        "number": _field(truth.number),
        "signers": [_plain(each.printed) for each in truth.signers if each.filled],
        "title": "" if truth.label else _field(truth.title),
        "title_note": _plain(truth.title_note),
        "issue_total": _plain(truth.issue_total),
        "editor_note": _plain(truth.editor_note),
        "pieces": list(map(_attachment, truth.pieces)),
        "foot": [_plain(each) for each in truth.foot],
        "edition": _plain(truth.edition),
        "recipients": _field(truth.recipients),
        "body": [] if truth.label else _content(truth.body),
        "listed": [_plain(each.title) for each in truth.attachments if each.listed],
        "attachments": [_attached(truth.title, truth.body)] if truth.label else list(map(_attachment, attached)),
        "signatures": [_plain(each.printed) for each in truth.signatures],
        "stamps": [_plain(each.post) for each in truth.stamps],
        "date": _date(truth.date),
        "note": _plain(truth.note),
        "attendance": [_plain(each) for each in truth.attendance],
        "imprint": ["", "", ""] if truth.imprint is None and truth.foot else None if truth.imprint is None else [
            _plain(truth.imprint.copy_to), _plain(truth.imprint.office), _date(truth.imprint.date),
        ],
    }  # fmt: skip


def recognised(found: RecognisedDocument) -> dict[str, object]:
    """The elements of ``found`` in the form of :func:`meant`."""
    imprint = found.imprint
    attachments = [(_text(each.title), _body(each.body)) for each in found.attachments]
    if found.issued_text is not None:
        attachments.insert(0, (_text(found.issued_text.title), _body(found.issued_text.body)))
    return {
        "format": found.format.value,
        "copy_number": _text(found.copy_number),
        "secrecy": _text(found.secrecy) or _unplaced_box(found),
        "internal": _text(found.internal),
        "urgency": _text(found.urgency).removeprefix("等级"),
        "issuer_mark": sorted(_text(each) for each in (*found.mark, found.mark_word) if each is not None),
        "number": _text(found.number),
        "signers": [_plain(each) for each in found.signer_names],
        "title": _text(found.title),
        "title_note": _text(found.title_note),
        "issue_total": _text(found.issue_total),
        "editor_note": _text(found.editor_note),
        "pieces": [(_text(each.title), _body(each.body)) for each in found.pieces],
        "foot": [_text(each) for name in (*LISTED, "copies") if (each := getattr(imprint, name, None)) is not None],
        "edition": _text(found.edition),
        "recipients": _text(found.recipients),
        "body": _body(found.body),
        "listed": [_plain(each.name).rstrip("；。") for each in found.attachment_list],
        "attachments": attachments,
        "signatures": [_text(each) for each in found.signature.organs],
        "stamps": [_text(each) for each in found.signature.posts],
        "date": _text(found.signature.date).strip("（）"),
        "note": _text(found.note),
        "attendance": [_text(each) for each in found.attendance],
        "imprint": None if imprint is None else [
            _text(imprint.copy_to).removeprefix("抄送").removeprefix("："), _text(imprint.office), _text(imprint.date),
        ],
    }  # fmt: skip


def _unplaced_box(found: RecognisedDocument) -> str:
    """The box of a 密级 that is yet to be filled in: it is not placed."""
    return next((_text(each) for each in found.unplaced if _text(each) == "★"), "")


def _attachment(attachment: Attachment) -> object:
    return _plain(attachment.title).replace("|", ""), _content(attachment.content)


def _attached(title: Field | None, body: tuple[Content, ...]) -> object:
    return _field(title), _content(body)


def _content(content: tuple[Content, ...]) -> list[tuple[bool, str]]:
    return [(each.level > 0, _plain(each.text)) for each in content if isinstance(each, Text)]


def _body(body: tuple[BodyParagraph, ...]) -> list[tuple[bool, str]]:
    """Which paragraphs are headings. The level is that of the sign: the source of a notice has no other."""
    return [(bool(each.heading), _plain(f"{each.paragraph.numbering}{each.heading}{each.text}")) for each in body]


def _date(date: Dated | None) -> str:
    return "" if date is None else _plain(date.printed).strip("（）")


def _field(field: Field | None) -> str:
    return "" if field is None else _plain(field.printed).replace("|", "")


def _text(element: Element | None) -> str:
    return "" if element is None else _plain(element.text)


def _plain(text: str) -> str:
    return "".join(text.split())
