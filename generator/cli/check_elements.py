"""Printed list of the recognised elements of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from generator.check.element_names import ELEMENT_NAMES
from generator.ground.words.commands import text

_HOW = ("sealed", "unsealed", "stamp")
_OF_IMPRINT = {"moved_recipients": "recipients", "copy_to": "copy_to", "office": "office", "printed": "date"}
_MOST_HEADINGS = 3
_TELEPHONE = re.compile(r"(?<![0-9])[0-9]{3}[0-9-]{4,}(?![0-9])")

Elements = Mapping[str, object]


def element_lines(file: str, profile: str | None, elements: Elements) -> Iterator[str]:
    """What ``file`` was recognised as, then a line for each element that it has."""
    kind = elements["kind"] or text("kind-unknown")
    pages = text("profile-unknown" if profile is None else f"profile-{profile}")
    yield text("taken", file=file, format=elements["format"], kind=kind, profile=pages)
    for name, value in _values(elements):
        if value:
            yield text("element", name=ELEMENT_NAMES[name].text(), value=value)


def _values(elements: Elements) -> Iterator[tuple[str, str]]:
    """Each element's name and printed value, in the order of a document."""
    for name in ("copy_number", "secrecy", "urgency"):
        yield name, _line(elements[name])
    yield "issuer_mark", _joined([*_list(elements["issuer_mark"]), elements["mark_word"]])
    yield "number", _line(elements["number"])
    yield "signers", _joined(_list(elements["signers"]))
    for name in ("title", "edition", "recipients"):
        yield name, _line(elements[name])
    yield "body", _body(_mapping(elements["body"]))
    yield "attachment_list", _joined(list(map(_listed, _list(elements["attachment_list"]))))
    yield from _signature(elements)
    yield "note", _TELEPHONE.sub(_hidden, _line(elements["note"]))
    for attended in _list(elements["attendance"]):
        yield "attendance", _line(attended)
    for attachment in map(_mapping, _list(elements["attachments"])):
        yield "attachments", f"{_line(attachment['label'])} {_line(attachment['title'])}".strip()
    issued = elements["issued_text"]
    if issued is not None:
        yield "issued_text", _line(_mapping(issued)["title"]) or _body(_mapping(issued))
    imprint = elements["imprint"]
    if imprint is not None:
        for name, key in _OF_IMPRINT.items():
            yield name, _line(_mapping(imprint)[key])


def _body(body: Elements) -> str:
    """How long the text is, and its first headings."""
    headings = list(map(_line, _list(body["headings"])))
    said = text("paragraphs", count=body["paragraphs"])
    if body["tables"]:
        said += text("tables", count=body["tables"])
    if headings:
        more = text("and-more") if len(headings) > _MOST_HEADINGS else ""
        shown = "；".join(headings[:_MOST_HEADINGS]) + more
        said += text("headings", count=len(headings), headings=shown)
    return said


def _signature(elements: Elements) -> Iterator[tuple[str, str]]:
    signature = _mapping(elements["signature"])
    organs = _joined(_list(signature["organs"]))
    how = signature["how"]
    yield "signature", organs + text(f"signed-{how}") if organs and how in _HOW else organs
    yield "posts", _joined(_list(signature["posts"]))
    yield "date", _line(elements["date"])


def _hidden(telephone: re.Match[str]) -> str:
    """A telephone number with all but its first three digits masked."""
    return telephone[0][:3] + "*" * (len(telephone[0]) - 3)


def _listed(entry: object) -> str:
    serial, name = _mapping(entry)["serial"], _line(_mapping(entry)["name"])
    return name if serial is None else f"{serial}.{name}"


def _joined(values: list[object]) -> str:
    return "；".join(_line(value) for value in values if value)


def _line(value: object) -> str:
    """A text in one line, with ``/`` for its line breaks."""
    return "" if value is None else " / ".join(part.strip() for part in str(value).splitlines())


def _list(value: object) -> list[object]:
    return cast("list[object]", value)


def _mapping(value: object) -> Elements:
    return cast("Elements", value)
