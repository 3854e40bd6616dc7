"""Drafts made with python-docx, a line of text for each paragraph, and what a notice taken from one prints."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

from generator.ground.source.nodes import MappingNode
from generator.ground.source.source_file import source_of
from generator.ground.source.yaml_tree import load_yaml
from generator.notices.drafts.draft import Draft, DraftComment, DraftPicture
from generator.notices.drafts.taking.draft_conversion import DraftConversion
from generator.notices.drafts.taking.taking import take
from generator.notices.drafts.tracked_changes import DraftChanges
from generator.office.package import Package, read_package
from generator.office.reading import read_document
from generator.official.document import OfficialDocument, WrittenParagraph, WrittenTable
from generator.official.recognition.elements import RecognisedDocument
from generator.standard import LISTED
from generator.templates.text.notice import open_notice
from tests.word_documents import blank, saved

_ALIGNED = {"c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}
_LABELS = ("主送：", "等级", "（）", "编印")  # before elements and around dates, which are without them
Lines = Sequence[str | list[list[str]]]

HEAD = ["c|示例县民政局文件", "c|示民发〔2024〕8号", "c|示例县民政局\n关于开展示例检查的通知", "各乡镇（街道）民政办："]
SIGNED = ["", "r|示例县民政局", "r|2024年3月5日"]


def docx_of(lines: Lines, *, across: bool = False) -> bytes:
    """A document of ``lines``: ``c|`` is in the middle, ``r|`` at the right, ``p|`` begins a page; lists are tables.

    With ``across`` the pages from the last ``p|`` on lie across.
    """
    document = blank()
    for line in lines:
        if isinstance(line, list):
            table = document.add_table(len(line), max(map(len, line)))
            for row, texts in zip(table.rows, line, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = text
            continue
        where, bar, text = line.partition("|")
        if bar and where == "p" and across:
            section = document.add_section()
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        paragraph = document.add_paragraph(text if bar and where in ("c", "r", "p") else line)
        if bar and where in _ALIGNED:
            paragraph.alignment = _ALIGNED[where]
        paragraph.paragraph_format.page_break_before = (bool(bar) and where == "p" and not across) or None
    return saved(document)


def draft_of(data: bytes, *, comments: Iterable[DraftComment] = (), pictures: Iterable[DraftPicture] = ()) -> Draft:
    """The draft in the .docx ``data``, without tracked changes."""
    return Draft(
        document=read_document(data, "草稿.docx"),
        comments=tuple(comments),
        changes=DraftChanges(0, 0, 0, None),
        pictures=tuple(pictures),
        left=(),
        package=Package(read_package(data, name="草稿.docx"), "草稿.docx"),
        source="docx",
    )


def house_of(text: str) -> MappingNode:
    """The defaults in a house.yaml."""
    return load_yaml(source_of(text.encode(), Path(), name="house.yaml"))


def taken(lines: Lines, house: str = "", *, comments: Iterable[DraftComment] = ()) -> DraftConversion:
    """What becomes of a draft of ``lines``."""
    return take(draft_of(docx_of(lines), comments=comments), house_of(house) if house else None, "schema.json")


def source(made: DraftConversion, name: str = "notice.md") -> tuple[list[str], list[str]]:
    """The lines of the front matter of a file, without the schema, and those of its text."""
    front, _, body = made.files[name].decode().removeprefix("---\n").partition("---\n")
    return [line for line in front.splitlines() if not line.startswith("# yaml-language-server")], body.splitlines()


def built(made: DraftConversion, folder: Path) -> OfficialDocument:
    """The document that the notice prints. Raises NoticeError."""
    folder.mkdir()
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
    return open_notice(folder).render()


def printed(document: OfficialDocument) -> list[str]:
    """The paragraphs and cells of a document's own text and of its attachments."""
    bodies = (document.body, *(each.body for each in (*document.pieces, *document.attachments)))
    found: list[str] = []
    for part in (part for body in bodies for part in body):
        if isinstance(part, WrittenParagraph):
            found.append(part.heading + part.text)
        elif isinstance(part, WrittenTable):
            found += [cell for row in part.rows for cell in row if cell]
    return found


def characters(texts: Iterable[str]) -> Counter[str]:
    """How often each character is in ``texts``, blanks left out."""
    return Counter(character for text in texts for character in text if not character.isspace())


def lost(made: DraftConversion) -> dict[str, int]:
    """Characters of the draft that are neither in a file nor in the report: what else prints is written by itself."""
    have = characters(data.decode() for name, data in made.files.items() if name.endswith(".md"))
    cut_out = [draft_of(data).document for name, data in made.files.items() if name.endswith(".docx")]
    have += characters(f"{each.numbering}{each.text}" for document in cut_out for each in document.paragraphs)
    have += characters(_printed_by_itself(made.found))
    have += characters((*(each.before for each in made.altered), *(each.text for each in made.left)))
    had = characters(f"{each.numbering}{each.text}" for each in made.draft.document.paragraphs)
    return dict(had - have)


def _printed_by_itself(found: RecognisedDocument) -> Iterator[str]:
    """What a notice prints by itself, or in another form: marks, labels, dates, the number, names of organs."""
    signature, imprint = found.signature, found.imprint
    elements = [*found.mark, found.mark_word, *signature.organs, signature.date, found.signers, found.note]
    elements += [found.number, found.recipients, found.edition, *found.attendance, found.issue_total, found.editor_note]
    elements += [] if imprint is None else [imprint.copy_to, imprint.date, imprint.recipients, imprint.copies]
    elements += [*found.contents, *(getattr(imprint, key, None) for key in LISTED)]
    elements += [each.label for each in found.attachments]
    yield from (each.text for each in elements if each is not None)
    yield from (*_LABELS, "、" * (len(signature.organs) - 1))
    yield from (each.text for each in found.labels)
    for entry in found.attachment_list:
        yield from (f"{each.numbering}{each.text}" for each in (entry.paragraph, *entry.more))
