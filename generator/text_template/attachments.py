"""The notice's attachments: the files listed, what each is, and whether list and folder agree."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.document import Title
from generator.errors import NoticeError, Problem, Span, system_reason
from generator.package import blanks_behind, read_package
from generator.source import (
    MappingNode,
    Node,
    ScalarNode,
    check_keys,
    read_flag,
    read_source,
    read_text,
    split_front_matter,
)
from generator.text_template.filling import TextTemplate
from generator.text_template.front_matter import read_title
from generator.text_template.front_matter.keys import ATTACHMENT_ENTRY, ATTACHMENT_KEYS

NOTICE_FILE = "notice.md"
TEXT, WORD, COPIED = ".md", ".docx", (".xlsx", ".pdf")
"""What an attachment can be: laid out, set in, or listed and copied."""

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
_NO_ATTACHMENTS = ("README.md", NOTICE_FILE)
_NOT_THE_WRITERS = (".", "~$", "Thumbs.db", "desktop.ini")
"""How the names begin of files that office suites and systems leave in a folder."""


@dataclass(frozen=True, slots=True)
class AttachmentTemplate:
    """One attachment: its file, its title, and one of these: its text, the .docx set in, the file that is copied.

    ``landscape`` and ``detached`` are as in :class:`generator.document.Attachment`.
    """

    file: str
    title: Title
    text: TextTemplate | None = None
    package: bytes | None = None
    copied: Path | None = None
    landscape: bool = False
    detached: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the list as written."""

    name: str
    title: Title | None
    detached: bool
    span: Span


@dataclass(slots=True)
class Attachments:
    """The attachments of the notice in ``folder`` (``shown``: as problems name it), in the order listed.

    ``digests`` are names and SHA-256 of the files read for them; what is wrong is noted in ``problems``.
    """

    folder: Path
    shown: str
    problems: list[Problem]
    templates: list[AttachmentTemplate] = field(default_factory=list)
    digests: list[tuple[str, str]] = field(default_factory=list)

    def read(self, nodes: tuple[Node, ...]) -> None:
        """Reads what ``nodes``, the entries of the list, name, and compares list and folder."""
        listed: set[str] = set()
        for entry in filter(None, map(self._entry, nodes)):
            if entry.name in listed:
                self._report("notice-attachment-twice", entry.span, entry.name)
                continue
            listed.add(entry.name)
            attachment = self._attachment(entry)
            if attachment is not None:
                self.templates.append(attachment)
        self.problems.extend(self._unlisted(listed))

    def _report(self, code: str, span: Span, name: str) -> None:
        self.problems.append(Problem(code, span, {"name": name}, "attachments"))

    def _entry(self, node: Node) -> _Entry | None:
        """One entry of the list; None where it names no file."""
        if isinstance(node, ScalarNode):
            if not node.value:
                self.problems.append(Problem("notice-empty-value", node.span, {"field": "attachments"}, "attachments"))
            return _Entry(node.value, None, False, node.span) if node.value else None
        if not isinstance(node, MappingNode):
            self.problems.append(Problem("source-not-text", node.span, {"field": "attachments"}, "attachments"))
            return None
        check_keys(node, ATTACHMENT_ENTRY, self.problems, required=("file",))
        file, title = node.entries.get("file"), node.entries.get("title")
        name = None if file is None else read_text(file, "file", self.problems)
        if not name:
            return None
        detached = self._flag(node, "detached")
        return _Entry(name, None if title is None else read_title(title, self.problems), detached, node.span)

    def _flag(self, node: MappingNode, key: str) -> bool:
        entry = node.entries.get(key)
        return entry is not None and bool(read_flag(entry, key, self.problems))

    def _attachment(self, entry: _Entry) -> AttachmentTemplate | None:
        path = self.folder / entry.name
        problem = _refusal(entry.name, path)
        if problem is not None:
            self._report(problem, entry.span, entry.name)
        elif path.suffix.lower() == TEXT:
            if entry.title is not None:
                self._report("notice-attachment-own-title", entry.title.span or entry.span, entry.name)
            return self._text_attachment(path, detached=entry.detached)
        elif entry.title is None or not entry.title.text:
            self._report("notice-attachment-title", entry.span, entry.name)
        elif path.suffix.lower() == WORD:
            return self._word_attachment(path, entry.title, detached=entry.detached)
        else:
            return AttachmentTemplate(entry.name, entry.title, copied=path)
        return None

    def _text_attachment(self, path: Path, *, detached: bool) -> AttachmentTemplate | None:
        try:
            file = read_source(path, name=f"{self.shown}/{path.name}", error=NoticeError)
            front = split_front_matter(file, error=NoticeError)
        except NoticeError as fault:
            self.problems.extend(fault.problems)
            return None
        self.digests.append((path.name, file.sha256))
        check_keys(front.node, ATTACHMENT_KEYS, self.problems, required=("title",))
        entry = front.node.entries.get("title")
        title = None if entry is None else read_title(entry, self.problems)
        landscape = self._flag(front.node, "landscape")
        text = TextTemplate(file, front.body, front.body_first_line)
        self.problems.extend(text.problems if front.body.strip() else [text.no_text()])
        if title is None:
            return None
        return AttachmentTemplate(path.name, title, text, landscape=landscape, detached=detached)

    def _word_attachment(self, path: Path, title: Title, *, detached: bool) -> AttachmentTemplate | None:
        """A .docx that is set in; whether it can be opened is found out here, not when all else is done."""
        shown = f"{self.shown}/{path.name}"
        try:
            data = path.read_bytes()
            read_package(data, name=shown, error=NoticeError)
            self.problems.extend(blanks_behind(data, shown))
        except NoticeError as fault:
            self.problems.extend(fault.problems)
            return None
        except OSError as fault:
            facts = {"reason": system_reason(fault)}
            self.problems.append(Problem("source-unreadable", Span(shown), facts))
            return None
        self.digests.append((path.name, hashlib.sha256(data).hexdigest()))
        return AttachmentTemplate(path.name, title, package=data, detached=detached)

    def _unlisted(self, listed: set[str]) -> Iterator[Problem]:
        for path in sorted(self.folder.iterdir()):
            unconcerned = path.name.startswith(_NOT_THE_WRITERS) or path.name in _NO_ATTACHMENTS
            if unconcerned or not path.is_file() or path.name in listed:
                continue
            span = Span(f"{self.shown}/{path.name}")
            if path.suffix.lower() not in _PICTURES:
                yield Problem("notice-attachment-unlisted", span, {"name": path.name}, "attachments")
            elif self._named(path.name):
                self.digests.append((path.name, hashlib.sha256(path.read_bytes()).hexdigest()))
            else:
                yield Problem("notice-picture-unused", span, {"name": path.name})

    def _named(self, picture: str) -> bool:
        """Whether the name of a picture stands in a text of the folder."""
        name = picture.encode()
        return any(name in path.read_bytes() for path in self.folder.iterdir() if path.suffix.lower() == TEXT)


def _refusal(name: str, path: Path) -> str | None:
    """Why the file called ``name`` cannot be an attachment, as the code of a problem."""
    if name in _NO_ATTACHMENTS:
        return "notice-attachment-itself"
    if path.suffix.lower() not in (TEXT, WORD, *COPIED):
        return "notice-attachment-kind"
    # A name that is more than a name leads out of the folder; one that is too long for the system is none.
    return None if path.name == name and os.path.isfile(path) else "notice-attachment-missing"
