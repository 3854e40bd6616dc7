"""A draft's file → :class:`Draft`: whatever its format, with nothing lost that can be seen in it."""

from __future__ import annotations

from pathlib import Path

from generator.desk.drafts.changes import resolve_changes
from generator.desk.drafts.changing_fields import changing
from generator.desk.drafts.comments import read_comments
from generator.desk.drafts.draft import Draft, DraftChanges, DraftKind, DraftPicture, Left
from generator.desk.drafts.file_content import kind_of, suffix_of
from generator.desk.drafts.opening import opened
from generator.desk.drafts.pictures import Pictures
from generator.desk.drafts.plain_text import read_text
from generator.desk.drafts.several import beginnings
from generator.desk.drafts.unread_text import headers, in_characters, notes, unread_text
from generator.ground.disk import DOCUMENT, TooBigError, read_contents, reading_problem
from generator.ground.errors import InputError, Problem, Said, Span
from generator.ground.length import Mm
from generator.office.converting import TIMEOUT
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.docx_reader import document_in
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.tracked_changes import Choice, Note

_NEXT_TO_NO_TEXT = 30
_SCANNED = Mm(90)


def read_draft(path: Path, *, changes: Choice | None = None, timeout: float = TIMEOUT) -> Draft:
    """The draft at ``path``; ``changes`` says what becomes of its tracked changes.

    ``timeout`` is in seconds, for LibreOffice. Raises UsageError where there is no such file, else InputError: what
    :func:`draft_in` raises, a folder, a lock file, a file that cannot be read.
    """
    name = str(path)
    if path.is_dir():
        raise InputError(Problem("draft-folder", Span(name), {"name": name}))
    return draft_in(read_contents(path, DOCUMENT), name, changes=changes, timeout=timeout)


def draft_in(data: bytes, name: str, *, changes: Choice | None = None, timeout: float = TIMEOUT) -> Draft:
    """The draft in ``data``; ``name`` is the file's name in places and problems.

    Raises InputError: it is too large, no draft, encrypted, signed or damaged; it has tracked changes and ``changes``
    is None; LibreOffice is missing, fails or takes longer than ``timeout`` seconds; there is no text in it, or there
    are several documents.
    """
    if len(data) > DOCUMENT.most:
        raise InputError(reading_problem(TooBigError(Path(name), DOCUMENT.most), DOCUMENT, name))
    suffix = suffix_of(data, name)
    if suffix == ".txt":
        whole, reported = read_text(data, name)
        document, left = in_characters(whole)
        nothing = DraftChanges(0, 0, 0, None)
        draft = Draft(
            document=document, comments=(), changes=nothing, pictures=(), left=tuple(left), package=None, source="txt",
            notes=tuple(reported),
        )  # fmt: skip
    else:
        parts, reported = opened(data, suffix, name, timeout=timeout)
        draft = _draft_of(parts, kind_of(suffix), changes, reported)
    _judge(draft)
    return draft


def _draft_of(parts: DocxParts, source: DraftKind, choice: Choice | None, reported: list[Problem]) -> Draft:
    changes, dropped = resolve_changes(parts, choice)
    places = Places(parts.document, parts.file, parts.main)
    whole = document_in(parts)
    document, left = in_characters(whole)
    left += unread_text(parts, whole, places)
    pictures = Pictures(parts, document, places)
    return Draft(
        document=document,
        comments=tuple(read_comments(parts, places)),
        changes=changes,
        pictures=tuple(pictures.taken),
        left=_left(parts, left, places, pictures, dropped),
        package=parts.package,
        source=source,
        notes=tuple(reported),
    )


def _left(
    parts: DocxParts, left: list[Left], places: Places, pictures: Pictures, dropped: set[Note]
) -> tuple[Left, ...]:
    """What is not taken over, by paragraph; what belongs to none comes last."""
    found = [
        *pictures.left,
        *(Left.at(kind, places.of(at), text) for kind, at, text in changing(parts.document)),
        *notes(parts, places, dropped),
        *left,
        *headers(parts),
    ]
    return tuple(sorted(found, key=lambda each: (each.paragraph is None, each.paragraph or 0)))


def _judge(draft: Draft) -> None:
    """Raise InputError where there is next to no text, or more than one document."""
    span = Span(draft.document.file)
    size = sum(len("".join(each.text.split())) for each in draft.document.paragraphs)
    if size <= _NEXT_TO_NO_TEXT and any(map(_fills_page, draft.pictures)):
        raise InputError(Problem("draft-scan", span))
    if not size:
        raise InputError(Problem("draft-empty", span))
    found = beginnings(draft.document)
    if len(found) > 1:
        listed = Said(
            "；".join(f"第{each.paragraph}段“{each.title}”" for each in found),
            "; ".join(f"paragraph {each.paragraph} “{each.title}”" for each in found),
        )
        raise InputError(Problem("draft-several", span, {"count": len(found), "where": listed}))


def _fills_page(picture: DraftPicture) -> bool:
    """Whether ``picture`` is large enough for a page that was scanned, or for half of one."""
    return min(picture.width, picture.height) >= _SCANNED
