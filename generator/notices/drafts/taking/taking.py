"""A recognised draft → the files of a notice's folder."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from generator.check.documents import ElementPlaces
from generator.ground.errors import InputError, Problem, Span, TemplateError
from generator.ground.source.nodes import MappingNode
from generator.ground.source.yaml_layout import quoted
from generator.notices.drafts.draft import Draft, DraftKind, Omission
from generator.notices.drafts.taking.corrections import NO_ROLES, Roles, corrected
from generator.notices.drafts.taking.draft_conversion import Alteration, CommentedKey, DraftConversion
from generator.notices.drafts.taking.front_values import Values, chosen, front_values, missing, yaml_of
from generator.notices.drafts.taking.source_text import is_plain, one_line, remark, taken_pictures, title_of
from generator.notices.drafts.taking.text_sections import TextSection, TextSections, is_landscape
from generator.office.package import Package, write_package
from generator.office.reading.document import Paragraph
from generator.office.wordml.main_document import Places, body_of
from generator.office.wordml.open_fields import balance
from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, SECTION, P, R, T, w
from generator.official.document import SignatureKind
from generator.official.recognition import forms, recognise
from generator.official.recognition.elements import ListEntry, RecognisedDocument
from generator.standard.forms import KINDS
from generator.templates.text.attachment_templates import TO_BE_ADDED
from generator.templates.text.front_matter.key_table import KEYS

NOTICE = "notice.md"
_SCHEMA = "# yaml-language-server: $schema={schema}\n"
_OPEN = "# 草稿里还没有填好的，填好以后去掉行首的 #：\n"
_WRONG = "# 草稿里这样写，但是不合要求，改好以后去掉行首的 #：\n"
_READ_AS_THEY_ARE: tuple[DraftKind, ...] = ("docx", "txt")
_HAS_TO_BE = ("title", "issuer")
_OF_ANY_TEXT = ("body", "table")


def take(draft: Draft, house: MappingNode | None, schema: str, roles: Roles = NO_ROLES) -> DraftConversion:
    """The notice that ``draft`` becomes over the defaults of ``house``; ``schema`` is the path of its schema.

    ``roles`` has what a person says that paragraphs are.

    The same draft gives the same bytes. Nothing in it is evaluated: what a template would read as a tag is written so
    that it prints as it is. Raises InputError where nothing in it is of a notice, and no ``roles`` are given.
    """
    found = corrected(recognise(draft.document), roles)
    if not roles and not _is_of_notice(found):
        raise InputError(Problem("draft-no-notice", Span(draft.document.file)))
    pictures, unprinted = taken_pictures(draft.pictures)
    texts = TextSections.of(draft, found, pictures)
    attached, pieces = attachment_files(texts), _piece_files(texts)
    is_converted = draft.source not in _READ_AS_THEY_ARE
    front = front_values(found, is_converted=is_converted)
    values, refused = chosen(front.values, house)
    absent = set(missing(values, house))
    can_lack = found.form.number_free or found.form.number_can_lack
    if "number" not in values and not can_lack:  # a notice to be issued has one
        absent.add("number")
    if attached.entries:
        values["attachments"] = attached.entries
    if pieces:
        values |= {"pieces": list(pieces), **({} if found.contents else {"contents": "false"})}
    if texts.sections[0].contents:
        values["contents"] = "true"
    unwritten = (*front.unwritten, *refused)
    own, written = texts.sections[0], [each for each in texts.sections if each not in attached.cut]
    has_text = own.prints or bool(pieces)
    lines = [*own.lines(), *attached.remarks, *([] if has_text else [TO_BE_ADDED])]
    seals = (Omission("seal", each.paragraph.place.paragraph, each.text) for each in found.signature.seal_places)
    shown = {picture.name: picture.data for each in written for picture in each.pictures}
    return DraftConversion(
        draft=draft,
        found=found,
        files={
            NOTICE: "".join(_notice(values, absent, unwritten, schema, lines)).encode(),
            **attached.files,
            **pieces,
            **shown,
        },
        missing=tuple(key for key in KEYS if key in absent),
        unwritten=unwritten,
        altered=(*front.altered, *attached.altered, *(altered for each in written for altered in each.altered)),
        unplaced=tuple(texts.unplaced),
        left=(*draft.left, *texts.left, *unprinted, *seals),
        listed_only=tuple(attached.listed_only),
        unread=tuple(heading for each in written for heading in each.unread),
        has_text=has_text,
        is_unsealed=values.get("signature") == str(SignatureKind.UNSEALED),
    )


def _is_of_notice(found: RecognisedDocument) -> bool:
    """Whether there is any element of a notice but text, or a 文种 is named in that."""
    if any(each["element"] not in _OF_ANY_TEXT for each in ElementPlaces(found).placed()):
        return True
    names = [name for name in KINDS if len(name) > 1]
    return any(name in paragraph.text for paragraph in found.document.paragraphs for name in names)


def _notice(
    values: Values, absent: Container[str], unwritten: Sequence[CommentedKey], schema: str, lines: Iterable[str]
) -> Iterator[str]:
    """notice.md, its keys in the order in which a new notice has them."""
    yield f"---\n{_SCHEMA.format(schema=schema)}"
    for key in KEYS:
        if key in values:
            yield f"{key}: {yaml_of(values[key])}\n"
        elif key in absent and key in _HAS_TO_BE:
            yield f"{key}:\n"
    yield from _commented(_OPEN, [each for each in unwritten if each.problem is None])
    yield from _commented(_WRONG, [each for each in unwritten if each.problem is not None])
    yield "---\n"
    yield from (f"{line}\n" for line in lines)


def _commented(why: str, unwritten: Sequence[CommentedKey]) -> Iterator[str]:
    if unwritten:
        yield why
    for each in unwritten:
        yield f"# {each.key}: {quoted(' '.join(each.text.split()))}\n"


# The attachments of a draft as files of a notice's folder, and their entries in its front matter.


_NO_TEXT = "草稿里没有这个附件的内容，请把它写在这里"
_LIST_ENDS = "；;。 "


@dataclass(slots=True)
class _AttachmentFiles:
    """The ``entries`` of the list and the ``files`` by name; ``listed_only`` are titles without an attachment.

    ``remarks`` are those of the texts that became Word files, ``cut`` the sections that did.
    """

    entries: list[str | Mapping[str, str]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    listed_only: list[str] = field(default_factory=list)
    altered: list[Alteration] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    cut: list[TextSection] = field(default_factory=list)


def attachment_files(texts: TextSections) -> _AttachmentFiles:
    """The attachments of ``texts``, and of those that the draft only lists their titles, in the order listed."""
    made = _AttachmentFiles()
    attached = [each for each in texts.sections[1:] if not _is_piece(texts, each)]
    for serial, (entry, section) in enumerate(_paired(texts.found, attached), start=1):
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
            _put_text(made, serial, title, section.written(), _own_keys(texts, section))
    return made


def _is_piece(texts: TextSections, section: TextSection) -> bool:
    return any(section.attachment is piece for piece in texts.found.pieces)


def _piece_files(texts: TextSections) -> dict[str, bytes]:
    """The files of the pieces of a bulletin by their names, in order."""
    files = {}
    for serial, section in enumerate((each for each in texts.sections if _is_piece(texts, each)), start=1):
        title = "" if section.title is None else section.title.text
        front = quoted(title_of([one_line(line) for line in title.splitlines() if line.strip()]))
        text = "".join(f"{line}\n" for line in section.written())
        files[f"piece-{serial}.md"] = f"---\ntitle: {front}\n---\n{text}".encode()
    return files


def _paired(
    found: RecognisedDocument, sections: Sequence[TextSection]
) -> Iterator[tuple[ListEntry | None, TextSection | None]]:
    """Each entry of the list with its attachment, by its serial or its place; then attachments that none lists."""
    free = list(sections)
    for place, entry in enumerate(found.attachment_list, start=1):
        labelled = [each for each in free if each.label is not None]
        fitting = [each for each in labelled if each.serial in (entry.serial or place, None)]
        called = (each for each in (*labelled, *free) if _is_called(each, entry))
        own = next(iter(fitting), None) or next(called, None)
        if own is not None:
            free.remove(own)
        yield entry, own
    yield from ((None, each) for each in free)


def _is_called(section: TextSection, entry: ListEntry) -> bool:
    """Whether the title of an attachment is the name of ``entry``."""
    title = "" if section.title is None else forms.without_blanks(section.title.text)
    return bool(title) and title == forms.without_blanks(entry.name).rstrip(_LIST_ENDS)


def _title(made: _AttachmentFiles, entry: ListEntry | None, section: TextSection | None) -> str:
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


def _compare(made: _AttachmentFiles, paragraph: Paragraph, before: str, title: str) -> None:
    """Notes a name that is not the ``title`` that is written."""
    if forms.without_blanks(before) != forms.without_blanks(title.replace("|", "")):
        made.altered.append(Alteration("attachment", paragraph.place.paragraph, before, title))


def _own_keys(texts: TextSections, section: TextSection) -> str:
    """The keys of an attachment but its title, as YAML."""
    note = "" if section.title_note is None else forms.without_brackets(one_line(section.title_note.text))
    contents = "contents: true\n" if section.contents else ""
    across = "landscape: true\n" if is_landscape(texts.found, section) else ""
    return (f"title_note: {quoted(note)}\n" if note else "") + contents + across


def _put_text(made: _AttachmentFiles, serial: int, title: str, lines: Sequence[str], keys: str = "") -> None:
    name = f"attachment-{serial}.md"
    front = f"title: {quoted(title)}\n{keys}"
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
    later = [each.first for each in texts.sections if each.first > section.first]
    first, end = texts.order.place(section.first), texts.order.place(min(later)) if later else None
    try:
        return cut_out(package, first, end, [each.place for each in others])
    except TemplateError:
        return None


# An attachment cut out of a draft as a Word file of its own: its text, its page set-up, and what they need.


_IMPLICIT = ("styles", "numbering", "settings", "fontTable", "theme", "webSettings", "footnotes", "endnotes")
"""Parts that the text needs without naming them."""

_ABOUT_THE_FILE = ("core-properties", "extended-properties", "custom-properties", "thumbnail")
_COMMENTS = tuple(map(w, ("commentRangeStart", "commentRangeEnd")))
_REFERENCE = w("commentReference")


def cut_out(package: Package, first: Span, before: Span | None, without: Iterable[Span]) -> bytes:
    """What is from the paragraph at ``first`` to that at ``before`` (None: to the end), as a .docx.

    Paragraphs at the places of ``without``, and tables of nothing else, are left out. Sections, styles, numbering and
    pictures are those of ``package``, which is not changed; comments, properties of the file and parts that nothing
    uses any more are dropped.
    """
    whole = body_of(package.look(package.main))
    places = Places(package.look(package.main), package.file, package.main)
    children = [each for each in whole if each.tag != SECTION]
    start = max(0, _child_at(children, places, first))
    end = len(children) if before is None else max(start, _child_at(children, places, before))
    section = _section_after(whole, children[end - 1 : end], children[end:])
    dropped = {each.numbers for each in without}
    kept = [child for child in children[start:end] if not _is_nothing_but(child, places, dropped)]
    wanted = set(kept)
    made = Package(package.finished(), package.file)
    root = made.tree(made.main)
    body = body_of(root)
    for number in (number for number, child in reversed([*enumerate(whole)]) if child not in wanted):
        del body[number]  # by number: an element that is referred to is given its namespaces, in the square of its size
    if section is not None:
        if any(each is section for child in kept[-1:] for each in child.iter(SECTION)):
            remove(next(each for each in body[-1].iter(SECTION) if _is_of_paragraph(each)))
        body.append(deepcopy(section))
    _drop_comments(root)
    balance(root)
    _drop_unused(made, root)
    return write_package(made.finished())


def _child_at(children: list[etree._Element], places: Places, place: Span) -> int:
    """The number of the child that holds the paragraph at ``place``; -1 where none does."""
    for number, child in enumerate(children):
        for paragraph in child.iter(P):
            if places.span(paragraph, "").numbers == place.numbers:
                return number
    return -1


def _is_nothing_but(child: etree._Element, places: Places, dropped: Collection[tuple[object, ...]]) -> bool:
    """Whether all text of ``child`` is in paragraphs with these numbers."""
    shown = [each for each in child.iter(P) if any((text.text or "").strip() for text in each.iter(T))]
    return bool(shown) and all(places.span(each, "").numbers in dropped for each in shown)


def _section_after(
    body: etree._Element, last: list[etree._Element], others: list[etree._Element]
) -> etree._Element | None:
    """The section that the ``last`` child is in."""
    for child in last:
        own = [each for each in child.iter(SECTION) if _is_of_paragraph(each)]
        if own and child.tag == P:
            return own[0]
    following = (each for child in others for each in child.iter(SECTION) if _is_of_paragraph(each))
    return next(following, body.find(SECTION))


def _is_of_paragraph(section: etree._Element) -> bool:
    parent = section.getparent()
    return parent is not None and parent.tag == PARAGRAPH_PROPERTIES


def _drop_comments(root: etree._Element) -> None:
    for mark in list(root.iter(_REFERENCE)):
        run = mark.getparent()
        remove(mark if run is None or run.tag != R else run)
    for edge in list(root.iter(*_COMMENTS)):
        remove(edge)


def _drop_unused(made: Package, root: etree._Element) -> None:
    named = {str(value) for element in root.iter() for value in element.attrib.values()}
    for relation in made.relations(made.main):
        if relation.kind not in _IMPLICIT and relation.id not in named:
            made.unlink(made.main, relation)
    for relation in made.relations(""):
        if relation.kind in _ABOUT_THE_FILE:
            made.unlink("", relation)
    made.remove(*made.unreached())
