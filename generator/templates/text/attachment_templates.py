"""The notice's attachments: the listed files opened by their kind, and compared with the files in the folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.ground.disk import (
    COPIED,
    DOCUMENT,
    PICTURE,
    FolderEntry,
    check_contents,
    meant,
    names_in,
    read_contents,
    read_entries,
    read_plain,
    root_of,
    with_more_endings,
)
from generator.ground.disk import TEXT as TEXT_FILE
from generator.ground.errors import InputError, NoticeError, Problem, Span, closest, joined
from generator.ground.source import front_matter, key_translation, source_file, yaml_values
from generator.ground.source.nodes import MappingNode, Node, ScalarNode
from generator.office.live_content.live_kinds import live_problems
from generator.office.live_content.live_search import live_content
from generator.office.package import Package, blanks_behind, read_package
from generator.official.document import Title
from generator.templates.text import filled_lines, repeated_front_matter, text_template
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.front_matter_reading import TextDivision, read_division, read_title
from generator.templates.text.front_matter.key_table import (
    ATTACHMENT_ENTRY,
    ATTACHMENT_KEYS,
    ATTACHMENT_NAMES,
    NAMES,
    PIECE_KEYS,
)

NOTICE_FILE = "notice.md"
TEXT, WORD, _WORKBOOK = ".md", ".docx", ".xlsx"
COPIES = (_WORKBOOK, ".pdf")
"""The suffixes of attachments: a text is laid out, a .docx is inset, others are listed and copied."""

_INSET = replace(DOCUMENT, unreadable="source-unreadable")
_RESAVED_AS = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".wps", ".wpt", ".rtf", ".odt"), WORD),
    **dict.fromkeys((".xls", ".xlsm", ".et", ".ett", ".ods"), ".xlsx"),
}
"""Suffixes of documents in other formats, each with the suffix of the format to save them in."""

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
"""The suffixes of pictures: they are no attachments, and a text of the folder has to name each."""

NO_ATTACHMENTS = ("README.md", NOTICE_FILE)
"""Texts of a notice's folder that are no attachments."""

_NOT_THE_WRITERS = (".", "~$", "Thumbs.db", "desktop.ini")
"""Beginnings of the names of files that office suites and systems leave in a folder."""


@dataclass(frozen=True, slots=True)
class AttachmentTemplate:
    """One attachment: its file, its title, and one of its text, the inset .docx, or the file that is copied.

    ``landscape``, ``detached``, ``own_head``, ``title_note`` and ``span`` are as in
    :class:`generator.official.document.Attachment`.
    """

    file: str
    title: Title
    text: text_template.TextTemplate | None = None
    package: bytes | None = None
    copied: Path | None = None
    landscape: bool = False
    detached: bool = False
    own_head: bool = False
    title_note: Title | None = None
    division: TextDivision = field(default_factory=TextDivision)
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the list as written; ``named`` is the place of the file's name, ``of_word`` those of Word's keys."""

    name: str
    title: Title | None
    detached: bool
    span: Span
    named: Span
    of_word: Mapping[str, Span] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


def read_text_of_notice(
    path: Path, shown: str, edited: Mapping[str, bytes], *, root: Path | None = None
) -> source_file.SourceFile:
    """Reads the text at ``path``, or what is in its place in ``edited``. Raises NoticeError."""
    if path.name in edited:
        return source_file.source_of(edited[path.name], path, name=shown, error=NoticeError)
    return source_file.read_source(path, name=shown, error=NoticeError, root=root)


@dataclass(slots=True)
class Attachments:
    """Reads attachments and pieces of the notice in ``folder`` (``shown``: its name in problems), in the order listed.

    ``digests`` are names and SHA-256 of the files read for them; problems are noted in ``problems``. ``edited`` are
    texts that are read in the place of files, by their names.
    """

    folder: Path
    shown: str
    problems: list[Problem]
    edited: Mapping[str, bytes] = field(default_factory=dict)
    templates: list[AttachmentTemplate] = field(default_factory=list)
    pieces: list[AttachmentTemplate] = field(default_factory=list)
    digests: list[tuple[str, str]] = field(default_factory=list)
    _texts: list[bytes] | None = None

    def read(self, nodes: tuple[Node, ...], pieces: tuple[ScalarNode, ...] = ()) -> None:
        """Reads the files that ``nodes`` and ``pieces``, the entries of the lists, name; compares lists and folder."""
        listed: set[str] = set()
        for entry in filter(None, map(self._entry, nodes)):
            if entry.name in listed:
                self._report("notice-attachment-twice", entry.span, entry.name)
                continue
            listed.add(entry.name)
            attachment = self._attachment(entry)
            if attachment is not None:
                self.templates.append(replace(attachment, span=entry.span))
        for node in pieces:
            self._read_piece(node, listed)
        self.problems.extend(self._unlisted(listed))

    def _read_piece(self, node: ScalarNode, listed: set[str]) -> None:
        """Reads the text that ``node`` names as a piece; ``listed`` are the names of files before it."""
        name = node.value.strip()
        path = self.folder / name
        code = _piece_refused(name, path, listed, self.edited)
        if code:
            suggestion = meant(path) if code == "notice-piece-missing" else None
            self.problems.append(Problem(code, node.span, {"name": name}, "pieces", suggestion))
        elif (piece := self._text_attachment(path, detached=False, keys=PIECE_KEYS)) is not None:
            self.pieces.append(replace(piece, span=node.span))
        listed.add(name)

    def _report(self, code: str, span: Span, name: str) -> None:
        self.problems.append(Problem(code, span, {"name": name}, "attachments"))

    def _entry(self, node: Node) -> _Entry | None:
        """Reads one entry of the list; None where it names no file."""
        if isinstance(node, ScalarNode):
            if not node.value:
                self.problems.append(Problem("notice-empty-value", node.span, {"field": "attachments"}, "attachments"))
            return _Entry(node.value, None, False, node.span, node.span) if node.value else None
        if not isinstance(node, MappingNode):
            self.problems.append(Problem("source-not-text", node.span, {"field": "attachments"}, "attachments"))
            return None
        noted = len(self.problems)
        yaml_values.check_keys(
            node, ATTACHMENT_ENTRY, self.problems, required=("file",), names=NAMES.below["attachments"]
        )
        entry = self._entry_of(node)
        key_translation.in_words(self.problems, noted, node)
        return entry

    def _entry_of(self, node: MappingNode) -> _Entry | None:
        file, title = node.entries.get("file"), node.entries.get("title")
        name = None if file is None else yaml_values.read_text(file, "file", self.problems)
        if not name:
            return None
        detached = self._flag(node, "detached")
        heading = None if title is None else read_title(title, self.problems)
        named = node.span if file is None else file.span
        chosen = {key: self._chosen(node, key) for key in ("head", "leave_out")}
        of_word = {key: node.entries[key].span for key, values in chosen.items() if values}
        return _Entry(name, heading, detached, node.span, named, of_word, chosen["leave_out"])

    def _chosen(self, node: MappingNode, key: str) -> tuple[str, ...]:
        """The fixed values of ``key`` in an entry; other values are reported."""
        entry, known = node.entries.get(key), NAMES.below["attachments"].values[key]
        typed = () if entry is None else yaml_values.read_texts(entry, key, self.problems) or ()
        words = [node.words.get(f"{key}={value}", value) for value in known]
        for value in typed:
            if entry is not None and value not in known:
                facts = {"field": key, "value": value, "choices": joined(words)}
                meant = words[0] if len(words) == 1 else closest(value, words)
                self.problems.append(Problem("notice-choice", entry.span, facts, "attachments", meant))
        return tuple(value for value in typed if value in known)

    def _flag(self, node: MappingNode, key: str) -> bool:
        entry = node.entries.get(key)
        return entry is not None and bool(yaml_values.read_flag(entry, key, self.problems))

    def _attachment(self, entry: _Entry) -> AttachmentTemplate | None:
        path = self.folder / entry.name
        refused = _refusal(entry, path, self.edited)
        if refused is not None:
            self.problems.append(refused)
        elif entry.of_word and path.suffix.lower() != WORD:
            self._report("notice-attachment-head-kind", next(iter(entry.of_word.values())), entry.name)
        elif path.suffix.lower() == TEXT:
            if entry.title is not None:
                self._report("notice-attachment-own-title", entry.title.span or entry.span, entry.name)
            return self._text_attachment(path, detached=entry.detached)
        elif entry.title is None or not entry.title.text:
            self._report("notice-attachment-title", entry.span, entry.name)
        elif path.suffix.lower() == WORD:
            return self._word_attachment(path, entry.title, entry)
        else:
            return self._copied_attachment(path, entry.title)
        return None

    def _copied_attachment(self, path: Path, title: Title) -> AttachmentTemplate | None:
        """Checks that a file can be copied; it is read when the copy is made."""
        shown = f"{self.shown}/{path.name}"
        try:
            check_contents(path, COPIED, name=shown, error=NoticeError, root=self._root)
        except NoticeError as fault:
            self.problems.extend(fault.problems)
            return None
        if path.suffix.lower() == _WORKBOOK:
            self.problems.extend(self._live_in_workbook(path, shown))
        return AttachmentTemplate(path.name, title, copied=path)

    def _live_in_workbook(self, path: Path, shown: str) -> Iterator[Problem]:
        """Problems of live content in a workbook that is copied, or that it cannot be opened to check."""
        try:
            data = read_contents(path, DOCUMENT, name=shown, error=NoticeError, root=self._root)
            yield from live_problems(live_content(Package(read_package(data, name=shown), shown)))
        except InputError as fault:
            first = fault.problems[0]
            facts = {"name": path.name, "why": first.quoted}
            yield Problem("notice-attachment-unseen", Span(shown), facts, "attachments")

    def _text_attachment(
        self, path: Path, *, detached: bool, keys: Sequence[str] = ATTACHMENT_KEYS
    ) -> AttachmentTemplate | None:
        try:
            file = read_text_of_notice(path, f"{self.shown}/{path.name}", self.edited, root=self._root)
            front = front_matter.split_front_matter(file, ATTACHMENT_NAMES, error=NoticeError)
        except NoticeError as fault:
            self.problems.extend(fault.problems)
            return None
        self.digests.append((path.name, file.sha256))
        noted = len(self.problems)
        yaml_values.check_keys(front.node, keys, self.problems, required=("title",), names=ATTACHMENT_NAMES)
        entry = front.node.entries.get("title")
        title = None if entry is None else read_title(entry, self.problems)
        landscape = self._flag(front.node, "landscape")
        entries = Entries(front.node, None, self.problems)
        note, division = _title_note(entries), read_division(entries)
        key_translation.in_words(self.problems, noted, front.node)
        text = text_template.TextTemplate(file, front.body, front.body_first_line)
        self.problems.extend(text.opening_problems)
        self.problems.extend(lines_to_be_added(file, front.body_first_line))
        self.problems.extend(filled_lines.odd_text(file, front.body_first_line, front.node))
        if title is None:
            return None
        self.problems.extend(repeated_front_matter.repeated_in_attachment(file, front.body_first_line, title.text))
        return AttachmentTemplate(
            path.name, title, text, landscape=landscape, detached=detached, title_note=note, division=division
        )

    def _word_attachment(self, path: Path, title: Title, entry: _Entry) -> AttachmentTemplate | None:
        """Reads a .docx that will be inset. Opening it now reports problems before the notice is laid out."""
        from generator.templates.text.inset_doubts import inset_doubts, set_in, without_notes  # few have one

        shown, own_head = f"{self.shown}/{path.name}", "head" in entry.of_word
        try:
            data = read_contents(path, _INSET, name=shown, error=NoticeError, root=self._root)
            package = Package(read_package(data, name=shown, error=NoticeError), shown)
            self.problems.extend((*blanks_behind(data, shown), *live_problems(live_content(package), set_in(package))))
            self.problems.extend(inset_doubts(package, title.text, entry.left_out, own_head=own_head))
        except NoticeError as fault:
            self.problems.extend(fault.problems)
            return None
        self.digests.append((path.name, hashlib.sha256(data).hexdigest()))
        inset = without_notes(data) if "notes" in entry.left_out else data
        return AttachmentTemplate(path.name, title, package=inset, detached=entry.detached, own_head=own_head)

    def _unlisted(self, listed: set[str]) -> Iterator[Problem]:
        present = read_entries(self.folder, error=NoticeError)
        own = [each for each in self.problems if each.field in ("attachments", "pieces")]
        named = listed | {each.suggestion or each.facts.get("hidden") for each in own}
        for entry in present:
            name = entry.path.name
            unconcerned = name.startswith(_NOT_THE_WRITERS) or name in NO_ATTACHMENTS
            if unconcerned or entry.kind == "folder" or name in named:
                continue
            span = Span(f"{self.shown}/{name}")
            if entry.path.suffix.lower() not in PICTURES:
                yield Problem("notice-attachment-unlisted", span, {"name": name}, "attachments")
            elif self._is_named(name, present):
                yield from self._picture(entry.path)
            else:
                yield Problem("notice-picture-unused", span, {"name": name})

    def _picture(self, path: Path) -> Iterator[Problem]:
        """Notes the digest of a picture that a text of the folder names."""
        try:
            data = read_contents(path, PICTURE, name=f"{self.shown}/{path.name}", error=NoticeError, root=self._root)
        except NoticeError as fault:
            yield from fault.problems
        else:
            self.digests.append((path.name, hashlib.sha256(data).hexdigest()))

    def _is_named(self, picture: str, present: Iterable[FolderEntry]) -> bool:
        """Whether some text of the folder contains the name of a picture."""
        self._texts = [*self._read_texts(present)] if self._texts is None else self._texts
        return any(picture.encode() in text for text in self._texts)

    def _read_texts(self, present: Iterable[FolderEntry]) -> Iterator[bytes]:
        """The texts of the folder. One that cannot be read is skipped here; it is reported where it is listed."""
        yield from self.edited.values()
        for entry in present:
            name = entry.path.name
            is_text = entry.kind == "file" and entry.path.suffix.lower() == TEXT
            if is_text and name not in self.edited and not name.startswith(_NOT_THE_WRITERS):
                with suppress(OSError):
                    yield read_plain(entry.path, most=TEXT_FILE.most, root=self._root)

    @property
    def _root(self) -> Path:
        """The folder in which links of attachments have to stay."""
        return root_of(self.folder)


def _title_note(entries: Entries) -> Title | None:
    """The 题注 of a text, without the brackets that it may be written in."""
    text = entries.text("title_note")
    inner = text[1:-1] if text.startswith(("（", "(")) and text.endswith(("）", ")")) else text
    return Title(inner, span=entries.at("title_note")) if inner else None


def _refusal(entry: _Entry, path: Path, edited: Mapping[str, bytes]) -> Problem | None:
    """Why the file of ``entry`` cannot be an attachment; None where it can. Those in ``edited`` are there."""
    facts: dict[str, object] = {"name": entry.name}
    if entry.name in NO_ATTACHMENTS:
        return Problem("notice-attachment-itself", entry.named, facts, "attachments")
    ending = path.suffix.lower()
    if ending in _RESAVED_AS:
        facts |= {"ending": _RESAVED_AS[ending], "new": f"{path.stem}{_RESAVED_AS[ending]}"}
        return Problem("notice-attachment-old", entry.named, facts, "attachments")
    if ending not in (TEXT, WORD, *COPIES):
        return Problem("notice-attachment-kind", entry.named, facts, "attachments")
    # A name with a folder in it would lead out of this one; a name too long for the system does not exist.
    is_there = path.name in edited or os.path.lexists(path)
    return None if path.name == entry.name and is_there else _absent(entry, path)


def _piece_refused(name: str, path: Path, listed: Collection[str], edited: Mapping[str, bytes]) -> str:
    """The code of why the file called ``name`` cannot be a piece; ``""`` where it can."""
    if name in listed:
        return "notice-piece-twice"
    if path.name != name:
        return "notice-piece-outside"
    if path.suffix.lower() != TEXT or name in NO_ATTACHMENTS:
        return "notice-piece-kind"
    return "" if name in edited or os.path.lexists(path) else "notice-piece-missing"


def _absent(entry: _Entry, path: Path) -> Problem:
    """The problem of a file that is not in the folder, suggesting the one that was probably meant."""
    if path.name != entry.name:
        return Problem("notice-attachment-missing", entry.named, {"name": entry.name}, "attachments")
    hidden = with_more_endings(path.name, names_in(path.parent))
    if hidden is not None:
        facts = {"name": entry.name, "hidden": hidden, "right": entry.name}
        return Problem("source-ending-hidden", entry.named, facts, "attachments")
    return Problem("notice-attachment-missing", entry.named, {"name": entry.name}, "attachments", meant(path))


# A text whose draft had nothing to print begins with a line that says so, and is warned of.


TO_BE_ADDED = "（内容待补）"
"""What a text prints whose draft has none: a notice without it is not built."""


def lines_to_be_added(file: source_file.SourceFile, first_line: int) -> Iterator[Problem]:
    """A warning for each line of ``file`` from ``first_line`` on that only says that its text is missing."""
    for number, line in enumerate(file.lines[first_line - 1 :], start=first_line):
        if line.strip() == TO_BE_ADDED:
            begin = line.index(TO_BE_ADDED) + 1
            yield Problem("text-to-be-added", file.span(number, begin, len(TO_BE_ADDED)), {"line": TO_BE_ADDED})
