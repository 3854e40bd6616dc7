"""What a document's elements are, and what a recognition has found, in one form to be compared."""

from collections.abc import Mapping
from typing import cast

from generator.official.document import OfficialDocument, SignatureKind, WrittenParagraph, WrittenTable
from generator.official.recognition.elements import RecognisedDocument
from generator.official.recognition.lines import as_mapping
from generator.standard import LISTED, Format


def said(found: RecognisedDocument) -> dict[str, object]:
    """What was found, without blanks and line feeds, and without what the layout is free in."""
    elements = dict(as_mapping(found))
    imprint = cast("Mapping[str, str | None] | None", elements.pop("imprint")) or {}
    signature = cast("Mapping[str, object]", elements.pop("signature"))
    elements.pop("issued_text")
    body = cast("Mapping[str, object]", elements.pop("body"))
    attachments = cast("list[Mapping[str, object]]", elements.pop("attachments"))
    pieces = cast("list[Mapping[str, object]]", elements.pop("pieces"))
    return {
        **{name: _plain(value) for name, value in elements.items()},
        "how": signature["how"],
        "organs": _plain(signature["organs"]),
        "posts": _plain(signature["posts"]),
        "paragraphs": body["paragraphs"],
        "tables": body["tables"],
        "headings": _plain(body["headings"]),
        "attachments": [(_plain(each["label"]), _plain(each["title"]), each["paragraphs"]) for each in attachments],
        "pieces": [(_plain(each["title"]), each["paragraphs"], each["tables"]) for each in pieces],
        **{f"imprint {name}": _plain(imprint.get(name)) for name in ("recipients", "copy_to", "office", "date")},
        **{f"imprint {name}": _plain(imprint.get(name)) for name in (*LISTED, "copies")},
    }


def meant(document: OfficialDocument, *, moved: bool = False) -> dict[str, object]:
    """What ought to be found in ``document`` when it is laid out; ``moved``: its 主送机关 have gone to the 版记."""
    mark = "".join((*document.issuer_mark, document.mark_word))
    untitled = document.format is Format.ORDER or document.title.text == mark or document.pieces
    stamped, unsigned = (document.signature is each for each in (SignatureKind.STAMP, SignatureKind.NONE))
    in_head = document.form.dated_in_head == "yes"
    paragraphs = [part for part in document.body if isinstance(part, WrittenParagraph)]
    note = document.note
    return {
        "format": document.format.value,
        "kind": None if document.kind is None else document.kind.name,
        "copy_number": document.copy_number,
        "secrecy": document.secrecy,
        "internal": document.internal and _plain(document.internal),
        "urgency": document.urgency,
        "issuer_mark": list(document.issuer_mark),
        "mark_word": document.mark_word or None,
        "number": None if document.number is None else "".join(document.number.split()),
        "signers": list(document.signers),
        "title": None if untitled else document.title.text,
        "title_note": None if document.title_note is None else f"（{document.title_note}）",
        "edition": None if document.edition is None else f"（{document.edition}）",
        "recipients": f"{document.recipients}：" if document.recipients and not moved else None,
        "attachment_list": [{"serial": each.serial, "name": each.name} for each in document.attachment_list],
        "date": None
        if (unsigned and not in_head) or document.signature is SignatureKind.PARTIES
        else str(document.date),
        "note": None if note is None else note if note.startswith("（") else f"（{note}）",
        "attendance": _attendance(document),
        "how": None if unsigned else document.signature.value,
        "organs": [] if stamped or (unsigned and not in_head) else list(document.issuer),
        "posts": [stamp.post for stamp in document.stamps],
        "paragraphs": len(paragraphs),
        "tables": sum(isinstance(part, WrittenTable) for part in document.body),
        "headings": [part.heading for part in paragraphs if part.heading],
        "issue_total": None if document.issue_total is None else f"（总第{document.issue_total}期）",
        "editor_note": None if document.editor_note is None else _plain(f"编者按：{document.editor_note}"),
        "pieces": [
            (each.title.text, *(sum(isinstance(part, kind) for part in each.body) for kind in _COUNTED))
            for each in document.pieces
        ],
        "attachments": [
            (
                "附件" if each.serial is None else f"附件{each.serial}",
                each.title.text,
                sum(isinstance(part, WrittenParagraph) for part in each.body),
            )
            for each in document.attachments
        ],
        "imprint recipients": f"主送：{document.recipients}。" if moved else None,
        "imprint copy_to": f"抄送：{document.copy_to}。" if document.copy_to else None,
        **{
            f"imprint {key}": listed and f"{word}：{listed}。"
            for key, word in LISTED.items()
            for listed in [getattr(document, key)]
        },
        "imprint copies": f"共印{document.run or ''}份" if document.form.imprint == "listed" else None,
        "imprint office": None if document.imprint is None else document.imprint.office,
        "imprint date": None
        if document.imprint is None or document.form.imprint == "handled"
        else f"{document.imprint.date}印发",
    }


_COUNTED = (WrittenParagraph, WrittenTable)


def _attendance(document: OfficialDocument) -> list[str]:
    if document.attendance is None:
        return []
    named = document.attendance
    labelled = (("出席", named.present), ("请假", named.excused), ("列席", named.observing))
    return [f"{label}：{names}" for label, names in labelled if names]


def _plain(value: object) -> object:
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value
