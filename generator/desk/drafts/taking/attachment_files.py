"""The attachments of a draft as files of a notice's folder, and their entries in its front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.check.elements import forms
from generator.check.elements.found import Found, Listed
from generator.desk.drafts.taking.cutting_out import cut_out
from generator.desk.drafts.taking.pipe_tables import is_plain
from generator.desk.drafts.taking.source_text import one_line, remark
from generator.desk.drafts.taking.taken import Altered
from generator.desk.drafts.taking.text_area import title_of
from generator.desk.drafts.taking.text_section import TextSection
from generator.desk.drafts.taking.text_sections import TextSections, is_landscape
from generator.ground.errors import Span, TemplateError
from generator.ground.source import quoted
from generator.office.reading.document import Paragraph
from generator.templates.text.to_be_added import TO_BE_ADDED

_NO_TEXT = "草稿里没有这个附件的内容，请把它写在这里"
_LIST_ENDS = "；;。 "


@dataclass(slots=True)
class AttachmentFiles:
    """The ``entries`` of the list and the ``files`` by name; ``listed_only`` are titles without an attachment.

    ``remarks`` are those of the texts that became Word files, ``cut`` the sections that did.
    """

    entries: list[str | Mapping[str, str]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    listed_only: list[str] = field(default_factory=list)
    altered: list[Altered] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    cut: list[TextSection] = field(default_factory=list)


def attachment_files(texts: TextSections) -> AttachmentFiles:
    """The attachments of ``texts``, and of those that the draft only lists their titles, in the order listed."""
    made = AttachmentFiles()
    for serial, (entry, section) in enumerate(_paired(texts.found, texts.sections[1:]), start=1):
        title = _title(made, entry, section)
        if section is None:
            made.listed_only.append(title)
            _put_text(made, serial, title, [remark(_NO_TEXT), TO_BE_ADDED])
        elif (data := _cut(texts, section)) is not None:
            name = f"attachment-{serial}.docx"
            made.files[name] = data
            made.entries.append({"title": title, "file": name})
            made.remarks += section.remarks()
            made.cut.append(section)
        else:
            lines = section.lines()
            across = is_landscape(texts.found, section)
            _put_text(made, serial, title, lines if section.prints else [*lines, TO_BE_ADDED], across=across)
    return made


def _paired(found: Found, sections: Sequence[TextSection]) -> Iterator[tuple[Listed | None, TextSection | None]]:
    """Each entry of the list with its attachment, by its serial or its place; then attachments that none lists."""
    free = list(sections)
    for place, entry in enumerate(found.attachment_list, start=1):
        own = _attached(entry, entry.serial or place, [each for each in free if each.label is not None])
        own = own or next((each for each in free if _is_called(each, entry)), None)
        if own is not None:
            free.remove(own)
        yield entry, own
    yield from ((None, each) for each in free)


def _attached(entry: Listed, serial: int, labelled: Sequence[TextSection]) -> TextSection | None:
    """Of the ``labelled`` attachments the one with that ``serial``, else the one with the entry's name."""
    fitting = [each for each in labelled if each.serial in (serial, None)]
    return next((each for each in (*fitting, *labelled) if each in fitting or _is_called(each, entry)), None)


def _is_called(section: TextSection, entry: Listed) -> bool:
    """Whether the title of an attachment is the name of ``entry``."""
    title = "" if section.title is None else forms.without_blanks(section.title.text)
    return bool(title) and title == forms.without_blanks(entry.name).rstrip(_LIST_ENDS)


def _title(made: AttachmentFiles, entry: Listed | None, section: TextSection | None) -> str:
    """The title above an attachment, else the name in the list; what differs is noted."""
    listed = "" if entry is None else one_line(entry.name).rstrip(_LIST_ENDS)
    own = None if section is None else section.title
    lines = [listed] if own is None else [one_line(line) for line in own.text.splitlines() if line.strip()]
    title = title_of(lines)
    if entry is not None:
        _compare(made, entry.paragraph, listed, title)
    if own is not None:
        _compare(made, own.paragraph, "".join(lines), title)
    return title or f"附件{len(made.entries) + 1}"


def _compare(made: AttachmentFiles, paragraph: Paragraph, before: str, title: str) -> None:
    """Note a name that is not the ``title`` that is written."""
    if forms.without_blanks(before) != forms.without_blanks(title.replace("|", "")):
        made.altered.append(Altered("attachment", paragraph.place.paragraph, before, title))


def _put_text(made: AttachmentFiles, serial: int, title: str, lines: Sequence[str], *, across: bool = False) -> None:
    name = f"attachment-{serial}.md"
    front = f"title: {quoted(title)}\n" + ("landscape: true\n" if across else "")
    text = "".join(f"{line}\n" for line in lines)
    made.files[name] = f"---\n{front}---\n{text}".encode()
    made.entries.append(name)


def _cut(texts: TextSections, section: TextSection) -> bytes | None:
    """The attachment as a Word file, where it has a table that a text cannot hold; None where it need not be one."""
    package, attachment = texts.draft.package, section.attachment
    if package is None or attachment is None:
        return None
    across = is_landscape(texts.found, section)
    if all(is_plain(each, package, landscape=across) for each in attachment.tables):
        return None
    heads = [each for each in (section.label, section.title) if each is not None]
    imprint = () if texts.found.imprint is None else texts.found.imprint.paragraphs
    others = (*(paragraph for each in heads for paragraph in each.paragraphs), *imprint)
    first = texts.order.place(section.first)
    try:
        return cut_out(package, first, _end(texts, section), [each.place for each in others])
    except TemplateError:
        return None


def _end(texts: TextSections, section: TextSection) -> Span | None:
    """The place at which the next attachment begins; None where ``section`` is the last of the draft."""
    later = [each.first for each in texts.sections if each.first > section.first]
    return texts.order.place(min(later)) if later else None
