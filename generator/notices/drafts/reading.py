"""A draft's file read as a :class:`Draft`: whatever its format, with nothing lost that can be seen in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from generator.ground.disk import DOCUMENT, TooBigError, read_contents, reading_problem
from generator.ground.errors import InputError, Problem, Span, joined
from generator.ground.length import NOTHING, Length, Mm, Pt
from generator.ground.representation import Unrepresented, character_name
from generator.ground.source.source_file import bounded, unholdable
from generator.ground.source.text_encoding import decode_any
from generator.ground.words.vocabularies import phrase
from generator.notices.drafts.draft import Draft, DraftComment, DraftKind, Omission, beginnings
from generator.notices.drafts.file_formats import DraftSuffix, kind_of, suffix_of
from generator.notices.drafts.markdown_text import MarkdownText, is_markdown
from generator.notices.drafts.pictures import Pictures
from generator.notices.drafts.tracked_changes import DraftChanges, resolved_changes
from generator.office.live_content.live_stories import chunks
from generator.office.package import end_of_zip
from generator.office.reading.document import PRIVATE, Block, Cell, Paragraph, ReadDocument, Run, Section
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.docx_reader import document_in
from generator.office.reading.paragraph_content import script
from generator.office.reading.unread import edge_texts, notes, unread_text
from generator.office.reading.word_walk import changing, comments, paragraph_number
from generator.office.suite import TIMEOUT, NotConvertedError, to_docx
from generator.office.wordml.main_document import Places
from generator.office.wordml.tracked_changes import Choice
from generator.office.wordml.wordml_names import P, T, w
from generator.official.shaping_clusters import has_ink

_NEXT_TO_NO_TEXT = 30
_SCANNED = Mm(90)
"""The least side of a picture that is a page that was scanned, or half of one."""


def read_draft(path: Path, *, changes: Choice | None = None) -> Draft:
    """The draft at ``path``; ``changes`` says what becomes of its tracked changes.

    Raises UsageError where there is no such file, else InputError: what :func:`draft_in` raises, a folder, a lock file,
    a file that cannot be read.
    """
    name = str(path)
    if path.is_dir():
        raise InputError(Problem("draft-folder", Span(name), {"name": name}))
    return draft_in(read_contents(path, DOCUMENT), name, changes=changes)


def draft_in(data: bytes, name: str, *, changes: Choice | None = None) -> Draft:
    """The draft in ``data``; ``name`` is the file's name in places and problems.

    Raises InputError: it is too large, no draft, encrypted, signed or damaged; it has tracked changes and ``changes``
    is None; LibreOffice is missing, fails or takes too long; there is no text in it, or there
    are several documents.
    """
    if len(data) > DOCUMENT.most:
        raise InputError(reading_problem(TooBigError(Path(name), DOCUMENT.most), DOCUMENT, name))
    suffix = suffix_of(data, name)
    if suffix == ".txt":
        whole, unshown, reported = read_text(data, name)
        document, left = in_characters(whole)
        nothing = DraftChanges(0, 0, 0, None)
        draft = Draft(
            document=document, comments=(), changes=nothing, pictures=(), left=(*unshown, *left), package=None,
            source="txt", notes=tuple(reported),
        )  # fmt: skip
    else:
        parts, reported = opened(data, suffix, name)
        draft = _draft_of(parts, kind_of(suffix), changes, reported)
    _judge(draft)
    return draft


def _draft_of(parts: DocxParts, source: DraftKind, choice: Choice | None, reported: list[Problem]) -> Draft:
    changes, dropped = resolved_changes(parts, choice)
    places = Places(parts.document, parts.file, parts.main)
    whole = document_in(parts)
    document, left = in_characters(whole)
    pictures = Pictures(parts, document, places)
    found = [
        *pictures.left,
        *(Omission.at(kind, places.of(at), text) for kind, at, text in changing(parts.document)),
        *_omissions(notes(parts, parts.document, places, dropped)),
        *left,
        *_omissions(unread_text(parts.document, places, whole.paragraphs)),
        *headers(parts),
    ]
    return Draft(
        document=document,
        comments=tuple(
            DraftComment(paragraph_number(places, each.at), each.author, each.date, each.text)
            for each in comments(parts)
        ),
        changes=changes,
        pictures=tuple(pictures.taken),
        left=tuple(sorted(found, key=lambda each: (each.paragraph is None, each.paragraph or 0))),
        package=parts.package,
        source=source,
        notes=tuple(reported),
    )


def _omissions(unread: Iterable[Unrepresented]) -> Iterator[Omission]:
    """``unread`` as omissions; text that was passed over is a doubt."""
    return (Omission.at("doubtful" if each.what == "text" else each.what, each.span, each.text) for each in unread)


def _judge(draft: Draft) -> None:
    """Raises InputError where there is next to no text, or more than one document."""
    span = Span(draft.document.file)
    size = sum(len("".join(each.text.split())) for each in draft.document.paragraphs)
    if size <= _NEXT_TO_NO_TEXT and any(min(each.width, each.height) >= _SCANNED for each in draft.pictures):
        raise InputError(Problem("draft-scan", span))
    if not size:
        raise InputError(Problem("draft-empty", span))
    found = beginnings(draft.document)
    if len(found) > 1:
        listed = joined(
            (phrase("draft-beginning", paragraph=each.paragraph, title=each.title) for each in found), "；", "; "
        )
        raise InputError(Problem("draft-several", span, {"count": len(found), "where": listed}))


# Several documents in one file: each with a title, 主送机关 and a date of its own.


# The bytes opened as a .docx, by way of LibreOffice where they are of another format, or read as plain text.


_MOST_PARAGRAPHS, _MOST_CHARACTERS = 50_000, 2_000_000
_ZIPS = (".docx", ".odt")
_CONFORMANCE = w("conformance")
_CODES = {
    "missing": "draft-suite-missing",
    "broken": "draft-suite-broken",
    "late": "draft-suite-late",
    "failed": "draft-not-converted",
}


def opened(data: bytes, suffix: DraftSuffix, name: str) -> tuple[DocxParts, list[Problem]]:
    """The parts of the draft in ``data``, and notes on bytes that were ignored.

    ``name`` is the file's name in problems. Raises InputError: LibreOffice is missing, fails or takes too long; the
    package is damaged or too large, its text longer than is read of a draft; other files are taken in only when Word
    opens it.
    """
    notes: list[Problem] = []
    if suffix in _ZIPS and (end := end_of_zip(data)) < len(data):
        notes.append(Problem("draft-behind", Span(name), {"bytes": len(data) - end}))
        data = data[:end]
    if suffix != ".docx":
        try:
            data = to_docx(data, suffix)
        except NotConvertedError as fault:
            facts = {"said": fault.said or "—", "seconds": f"{TIMEOUT:g}"}
            raise InputError(Problem(_CODES[fault.why], Span(name), facts)) from fault
    parts = DocxParts(data, name)
    texts = (len(each.text or "") for each in parts.document.iter(T))
    _require_bounds(name, sum(1 for _ in parts.document.iter(P)), sum(texts))
    if chunks(parts.package) or next(parts.document.iter(w("subDoc")), None) is not None:
        raise InputError(Problem("draft-chunks", Span(name)))
    attributes = parts.package.tree(parts.main).attrib
    if _CONFORMANCE in attributes:  # the names of Strict Open XML have been replaced by the usual ones
        del attributes[_CONFORMANCE]
    return parts, notes


def _require_bounds(name: str, paragraphs: int, characters: int) -> None:
    """Raises InputError where the draft in the file ``name`` has more ``paragraphs`` or ``characters`` than is read."""
    for key, count, most in (
        ("draft-paragraphs", paragraphs, _MOST_PARAGRAPHS),
        ("draft-characters", characters, _MOST_CHARACTERS),
    ):
        if count > most:
            raise InputError(Problem("draft-too-long", Span(name), {"what": phrase(key), "count": count, "most": most}))


_SIZE = Pt(12)
_NEW_PAGE = "\f"
_SECTION = Section(
    number=0, width=Mm(210), height=Mm(297), top=Mm(25.4), bottom=Mm(25.4), left=Mm(31.8), right=Mm(31.8),
    header=Mm(15), footer=Mm(15),
)  # fmt: skip


def read_text(data: bytes, name: str) -> tuple[ReadDocument, list[Omission], list[Problem]]:
    """The document of the plain text in ``data``, a paragraph for each line; what is not shown of it; notes on it.

    ``name`` is the file's name in problems. A paragraph's place has its number and its line. A guessed encoding is
    noted. Raises InputError for what is no text, text in an encoding that is not certain, characters that no document
    can hold, and more than is read.
    """
    found = decode_any(data)
    if found is None:
        raise InputError(Problem("draft-unknown" if b"\0" in data else "draft-encoding-unclear", Span(name)))
    lines = found.text.removesuffix("\n").split("\n")
    _require_bounds(name, len(lines), len(found.text))
    texts = [line.replace(_NEW_PAGE, "") for line in lines]
    problems = bounded(
        Problem("source-xml-character", Span(name, number, 1, source=line), {"character": character})
        for number, (line, text) in enumerate(zip(lines, texts, strict=True), start=1)
        if (character := unholdable(text)) is not None
    )
    if problems:
        raise InputError(problems)
    notes = [] if found.guessed is None else [Problem("draft-encoding", Span(name), {"encoding": found.guessed})]
    markdown = MarkdownText(name, texts, _SIZE)
    blocks = tuple(markdown.blocks() if is_markdown(found.text, name) else markdown.plain_blocks(lines))
    return ReadDocument(file=name, blocks=blocks, sections=(_SECTION,), body_size=_SIZE), markdown.left, notes


# Text of the file that the characters of a text cannot hold, or that is not in the document that was read.


_ENDS = re.compile("[\x85\u2028\u2029]")
"""Ends of lines that become line breaks."""


def in_characters(document: ReadDocument) -> tuple[ReadDocument, list[Omission]]:
    """``document`` as far as the characters of a text can hold it, and what they cannot.

    Raised and lowered text is as the characters of Unicode, where they are; other text stays ``vertical``. Struck text
    and rows that are hidden are gone, letters that are shown as capitals are capitals. A paragraph of nothing but
    characters without ink, as web pages have them between others, is an empty one.
    """
    left: list[Omission] = []

    def cell(each: Cell) -> Cell:
        return replace(each, paragraphs=tuple(_paragraph(paragraph, left) for paragraph in each.paragraphs))

    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(_paragraph(block, left))
        elif shown := [row for row in block.rows if not row.hidden]:
            blocks.append(replace(block, rows=tuple(replace(row, cells=tuple(map(cell, row.cells))) for row in shown)))
    return replace(document, blocks=tuple(blocks)), left


def _paragraph(paragraph: Paragraph, left: list[Omission]) -> Paragraph:
    if paragraph.text.strip() and not has_ink(paragraph.text):
        return replace(paragraph, runs=tuple(replace(run, text="") for run in paragraph.runs))
    looks = any(run.constructs or run.offset for run in paragraph.runs)
    if not paragraph.numbered:
        left.append(Omission.at("numbering", paragraph.place, paragraph.numbering))
    if not looks and not PRIVATE.search(paragraph.numbering) and not _ENDS.search(paragraph.text):
        return paragraph
    runs: list[Run] = []
    usual = max((run.size for run in paragraph.runs), default=NOTHING)
    for is_struck, group in groupby(paragraph.runs, key=lambda run: run.struck):
        together = list(group)
        text = "".join(run.text for run in together)
        if is_struck and text.strip():
            left.append(Omission.at("struck", paragraph.place, text))
        elif not is_struck:
            left += (
                Omission.at(what, paragraph.place, text) for run in together for what, text in _not_kept(run, usual)
            )
            runs += map(_carried, together)
    if PRIVATE.search(paragraph.numbering):
        left.append(Omission.at("symbol", paragraph.place, paragraph.numbering))
    label = PRIVATE.sub("", paragraph.numbering) if runs else ""
    return replace(paragraph, runs=tuple(runs), numbering=label)


def _not_kept(run: Run, usual: Length) -> Iterator[tuple[str, str]]:
    """The constructs of ``run`` that are not kept: kind and text; ``usual`` is the size of the text around it."""
    yield from ((kind, run.text) for kind in ("capitals", "formula") if kind in run.constructs)
    if run.offset and run.size < usual and run.text.strip():
        yield "doubtful", run.text
    for character in PRIVATE.findall(run.text):
        yield "symbol", f"{run.latin} {character_name(character).en}".strip()
    for character in _ENDS.findall(run.text):
        yield "doubtful", character_name(character).en


def _carried(run: Run) -> Run:
    text = PRIVATE.sub("", run.text.upper() if run.capitals else run.text)
    raised = script(text, run.vertical) if run.vertical else None
    keeps = raised is None and bool(text.strip())
    return replace(run, text=text if raised is None else raised, vertical=run.vertical if keeps else "", capitals=False)


def headers(parts: DocxParts) -> Iterator[Omission]:
    """The texts of headers and footers, and watermarks, each once; those that are only page numbers are left out.

    A picture there is an entry without text.
    """
    for kind in ("header", "footer"):
        found = [Omission(each.what, None, each.text) for each in edge_texts(parts, kind)]
        yield from dict.fromkeys(each for each in found if each.text)
        yield from (each for each in found if not each.text)
