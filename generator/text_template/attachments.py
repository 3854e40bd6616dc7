"""The notice's attachments: the files listed, what each is, and whether list and folder agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.document import Title
from generator.errors import NoticeError, Problem, Span
from generator.source import (
    MappingNode,
    Node,
    ScalarNode,
    SourceFile,
    check_keys,
    read_source,
    read_text,
    split_front_matter,
)
from generator.text_template.filling import TextTemplate
from generator.text_template.front_matter import read_title

NOTICE_FILE = "notice.md"
_TEXT, _COPIED = ".md", (".xlsx", ".pdf")
_NO_ATTACHMENTS = ("README.md", NOTICE_FILE)
_NOT_THE_WRITERS = (".", "~$", "Thumbs.db", "desktop.ini")
"""How the names begin of files that office suites and systems leave in a folder."""


@dataclass(frozen=True, slots=True)
class AttachmentTemplate:
    """One attachment: its title, and either the text to be laid out or the file that is copied beside."""

    title: Title
    text: TextTemplate | None
    copied: Path | None


@dataclass(slots=True)
class Attachments:
    """The attachments of the notice in ``folder`` (``shown``: as problems name it), in the order listed.

    ``files`` are the text files read for them; what is wrong is noted in ``problems``.
    """

    folder: Path
    shown: str
    problems: list[Problem]
    templates: list[AttachmentTemplate] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)

    def read(self, nodes: tuple[Node, ...]) -> None:
        """Reads what ``nodes``, the entries of the list, name, and compares list and folder."""
        listed: set[str] = set()
        for node in nodes:
            name, title = self._entry(node)
            if name is None:
                continue
            if name in listed:
                self._report("notice-attachment-twice", node.span, name)
                continue
            listed.add(name)
            attachment = self._attachment(name, title, node.span)
            if attachment is not None:
                self.templates.append(attachment)
        self.problems.extend(self._unlisted(listed))

    def _report(self, code: str, span: Span, name: str) -> None:
        self.problems.append(Problem(code, span, {"name": name}, "attachments"))

    def _entry(self, node: Node) -> tuple[str | None, Title | None]:
        """File name and title of one entry of the list."""
        if isinstance(node, ScalarNode):
            if not node.value:
                self.problems.append(Problem("notice-empty-value", node.span, {"field": "attachments"}, "attachments"))
            return node.value or None, None
        if not isinstance(node, MappingNode):
            self.problems.append(Problem("source-not-text", node.span, {"field": "attachments"}, "attachments"))
            return None, None
        check_keys(node, ("title", "file"), self.problems, required=("file",))
        file, title = node.entries.get("file"), node.entries.get("title")
        name = None if file is None else read_text(file, "file", self.problems)
        return name or None, None if title is None else read_title(title, self.problems)

    def _attachment(self, name: str, title: Title | None, span: Span) -> AttachmentTemplate | None:
        path = self.folder / name
        problem = _refusal(name, path)
        if problem is not None:
            self._report(problem, span, name)
        elif path.suffix.lower() == _TEXT:
            if title is not None:
                self._report("notice-attachment-own-title", title.span or span, name)
            return self._text_attachment(path)
        elif title is None or not title.text:
            self._report("notice-attachment-title", span, name)
        else:
            return AttachmentTemplate(title, None, path)
        return None

    def _text_attachment(self, path: Path) -> AttachmentTemplate | None:
        try:
            file = read_source(path, name=f"{self.shown}/{path.name}", error=NoticeError)
            front = split_front_matter(file, error=NoticeError)
        except NoticeError as fault:
            self.problems.extend(fault.problems)
            return None
        self.files.append(file)
        check_keys(front.node, ("title",), self.problems, required=("title",))
        entry = front.node.entries.get("title")
        title = None if entry is None else read_title(entry, self.problems)
        text = TextTemplate(file, front.body, front.body_first_line)
        self.problems.extend(text.problems if front.body.strip() else [text.no_text()])
        return None if title is None else AttachmentTemplate(title, text, None)

    def _unlisted(self, listed: set[str]) -> Iterator[Problem]:
        for path in sorted(self.folder.iterdir()):
            unconcerned = path.name.startswith(_NOT_THE_WRITERS) or path.name in _NO_ATTACHMENTS
            if not unconcerned and path.is_file() and path.name not in listed:
                span = Span(f"{self.shown}/{path.name}")
                yield Problem("notice-attachment-unlisted", span, {"name": path.name}, "attachments")


def _refusal(name: str, path: Path) -> str | None:
    """Why the file called ``name`` cannot be an attachment, as the code of a problem."""
    if name in _NO_ATTACHMENTS:
        return "notice-attachment-itself"
    if path.suffix.lower() not in (_TEXT, *_COPIED):
        return "notice-attachment-kind"
    # A name that is more than a name leads out of the folder.
    return None if path.name == name and path.is_file() else "notice-attachment-missing"
