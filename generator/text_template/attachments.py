"""The notice's attachments: the files listed, what each is, and whether list and folder agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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

NOTICE_FILE = "notice.md"
_TEXT, _COPIED = ".md", (".xlsx", ".pdf")
_IGNORED_NAMES = ("README.md", NOTICE_FILE)
_LOCK_FILE = "~$"


@dataclass(frozen=True, slots=True)
class AttachmentTemplate:
    """One attachment: its title, and either the text to be laid out or the file that is copied beside."""

    title: Title
    text: TextTemplate | None
    copied: Path | None


def read_attachments(
    nodes: tuple[Node, ...], folder: Path, shown: str, problems: list[Problem]
) -> tuple[tuple[AttachmentTemplate, ...], tuple[SourceFile, ...]]:
    """The attachments in the order listed, and the text files read for them; what is wrong is noted in ``problems``."""
    attachments: list[AttachmentTemplate] = []
    files: list[SourceFile] = []
    listed: set[str] = set()
    for node in nodes:
        name, title = _entry(node, problems)
        if name is None:
            continue
        if name in listed:
            problems.append(Problem("notice-attachment-twice", node.span, {"name": name}, "attachments"))
            continue
        listed.add(name)
        attachment = _attachment(name, title, node.span, folder, shown, problems, files)
        if attachment is not None:
            attachments.append(attachment)
    problems.extend(_unlisted(folder, shown, listed))
    return tuple(attachments), tuple(files)


def _entry(node: Node, problems: list[Problem]) -> tuple[str | None, str | None]:
    """File name and title of one entry of the list."""
    if isinstance(node, ScalarNode):
        return node.value or None, None
    if not isinstance(node, MappingNode):
        problems.append(Problem("source-not-text", node.span, {"field": "attachments"}, "attachments"))
        return None, None
    check_keys(node, ("title", "file"), problems, required=("title", "file"))
    values = {key: read_text(value, key, problems) for key, value in node.entries.items()}
    return values.get("file") or None, values.get("title")


def _attachment(
    name: str,
    title: str | None,
    span: Span,
    folder: Path,
    shown: str,
    problems: list[Problem],
    files: list[SourceFile],
) -> AttachmentTemplate | None:
    path = folder / name
    suffix = path.suffix.lower()
    facts = {"name": name}
    if suffix != _TEXT and suffix not in _COPIED:
        problems.append(Problem("notice-attachment-kind", span, facts, "attachments"))
    elif path.parent != folder or not path.is_file():
        problems.append(Problem("notice-attachment-missing", span, facts, "attachments"))
    elif suffix == _TEXT:
        return _text_attachment(path, f"{shown}/{name}", problems, files)
    elif not title:
        problems.append(Problem("notice-attachment-title", span, facts, "attachments"))
    else:
        return AttachmentTemplate(Title(title, (), span), None, path)
    return None


def _text_attachment(
    path: Path, shown: str, problems: list[Problem], files: list[SourceFile]
) -> AttachmentTemplate | None:
    try:
        file = read_source(path, name=shown, error=NoticeError)
        front = split_front_matter(file, error=NoticeError)
    except NoticeError as fault:
        problems.extend(fault.problems)
        return None
    files.append(file)
    check_keys(front.node, ("title",), problems, required=("title",))
    entry = front.node.entries.get("title")
    typed = read_text(entry, "title", problems) if entry is not None else None
    text = TextTemplate(file, front.body, front.body_first_line)
    problems.extend(text.problems)
    if not front.body.strip():
        problems.append(Problem("notice-no-text", file.span(front.body_first_line), {"name": path.name}))
    if not typed or entry is None:
        return None
    lines = tuple(line.strip() for line in typed.split("|"))
    if not all(lines):
        problems.append(Problem("notice-title-break", entry.span, {}, "title"))
    return AttachmentTemplate(Title(typed.replace("|", ""), lines if len(lines) > 1 else (), entry.span), text, None)


def _unlisted(folder: Path, shown: str, listed: set[str]) -> Iterator[Problem]:
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith((".", _LOCK_FILE)) or path.name in _IGNORED_NAMES
        if not hidden and path.is_file() and path.name not in listed:
            yield Problem(
                "notice-attachment-unlisted", Span(f"{shown}/{path.name}"), {"name": path.name}, "attachments"
            )
