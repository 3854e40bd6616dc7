"""One document of one record or of many: how often the main document is made, and for which records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import count

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package import Package, parsed_again, serialised
from generator.office.package.part_names import DOCUMENT_FOLDER, word
from generator.office.package.xml_parsing import whole
from generator.office.wordml.schema_order import insert_in_order, paragraph_properties
from generator.office.wordml.wordml_names import PARAGRAPH_IDS, PARAGRAPH_PROPERTIES, SECTION, P, w, wp
from generator.templates.expressions.rendering_limits import MAX_OUTPUT
from generator.templates.word.assembly import PartRendering
from generator.templates.word.embedding.ids import CountedIds, rename_bookmarks
from generator.templates.word.merge_state import MergeRecords, MergeStart
from generator.templates.word.part_compiling import CompiledPart


class Merging:
    """Makes the parts of one document; the main document comes first.

    With ``unit`` in the context the document begins at that unit. With ``units`` alone, merge fields that read a unit's
    fields make a copy for each record, as Word's "merge to a new document" does.
    """

    def __init__(self, file: str, context: Mapping[str, object]) -> None:
        self._file = file
        self._context = context
        self._starts: list[MergeStart] = []

    def text(self, part: CompiledPart, rendering: PartRendering) -> str:
        """The XML of ``part``. Raises what :meth:`CompiledPart.rendered` raises, and TemplateError."""
        if not part.merge_kinds:
            return part.rendered(self._context, rendering)
        if not part.is_main:
            return self._story(part, rendering)
        if "unit" in self._context or "units" not in self._context:
            text = part.rendered(self._context, rendering)
            if rendering.records is not None and rendering.records.skipped:
                raise TemplateError(self._problem("template-field-skipped", part.name))
            return text
        return self._copies(part, rendering)

    def _copies(self, part: CompiledPart, rendering: PartRendering) -> str:
        texts: list[str] = []
        for start, text in self._merged(part, rendering):
            self._starts.append(start)
            texts.append(text)
            if sum(map(len, texts)) > MAX_OUTPUT:
                raise TemplateError(self._problem("template-limit", part.name, tag=part.name, most=MAX_OUTPUT))
        if not texts:
            raise TemplateError(self._problem("template-field-skipped", part.name))
        note = note_in(texts[0]) if len(texts) > 1 else None
        if note is not None:
            raise TemplateError(self._problem("template-field-many", part.name, part=f"{DOCUMENT_FOLDER}/{note}.xml"))
        return joined_copies(texts)

    def _merged(self, part: CompiledPart, rendering: PartRendering) -> Iterator[tuple[MergeStart, str]]:
        """The main document for one record after the other, each with its start."""
        start = MergeStart(0, rendering.merge.start.sequence or 1)
        while True:
            copy = replace(rendering, merge=replace(rendering.merge, start=start), records=None)
            text = part.rendered(self._context, copy)
            records = copy.records
            if records is None or not records.skipped:
                yield start, text
            if records is None or not records.read or (following := _following(records)) is None:
                return
            start = following

    def _story(self, part: CompiledPart, rendering: PartRendering) -> str:
        """A header or the like, which all copies share; raises TemplateError where it differs between records."""
        text = part.rendered(self._context, rendering)
        if rendering.records is not None and rendering.records.read:
            for start in self._starts[1:]:
                other = replace(rendering, merge=replace(rendering.merge, start=start), records=None, contents=[])
                if part.rendered(self._context, other) != text:
                    raise TemplateError(self._problem("template-field-many", part.name, part=part.name))
        return text

    def _problem(self, code: str, place: str, **facts: object) -> Problem:
        return Problem(code, Span(self._file, part=place), facts)


def records_of(part: CompiledPart, context: Mapping[str, object], rendering: PartRendering) -> MergeRecords | None:
    """The state of the records after the main document ``part`` is rendered; None where no field reads one.

    Raises what :meth:`CompiledPart.rendered` raises.
    """
    part.rendered(context, rendering)
    return rendering.records


def _following(records: MergeRecords) -> MergeStart | None:
    """The start of the next document after one that ended with ``records``; None where no record is left."""
    first = (records.place or 0) + 1
    if first >= len(records.units):
        return None
    return MergeStart(first, records.sequence + (not records.skipped))


# The main document of many records: each has a copy of the body, in a section of its own on a new page.


_BODY, _TYPE, _VALUE, _ID, _NAME = map(w, ("body", "type", "val", "id", "name"))
_MARK, _MARK_END = w("bookmarkStart"), w("bookmarkEnd")
_OBJECT = wp("docPr")

_INNER_SECTION = f".//{PARAGRAPH_PROPERTIES}/{SECTION}"
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes", w("commentReference"): "comments"}


def joined_copies(texts: Sequence[str]) -> str:
    """One main document from several, as XML.

    Each but the last ends with a section of its own, as in Word's "merge to a new document". Bookmarks in later copies
    get new names, which links and fields follow, and like objects new numbers.
    """
    root = parsed_again(texts[0].encode())
    body = root.find(_BODY)
    if body is None or len(texts) == 1:
        return texts[0]
    last = _own_section(body)
    identity = max((whole(each.get("id")) for each in root.iter(_OBJECT)), default=0)
    numbers = count(max((whole(each.get(_ID)) for each in root.iter(_MARK)), default=0) + 1)
    names = CountedIds()
    for mark in root.iter(_MARK):
        names.fresh_name(mark.get(_NAME, ""))
    for names.source, text in enumerate(texts[1:], start=2):
        _end_section(body, last)
        copy = parsed_again(text.encode()).find(_BODY)
        if copy is None:
            continue
        last = _own_section(copy)
        kind = next(copy.iterfind(_INNER_SECTION), last).find(_TYPE)
        if kind is not None and kind.get(_VALUE) in {"continuous", "nextColumn"}:
            kind.set(_VALUE, "nextPage")
        identity = _make_distinct(copy, identity)
        rename_bookmarks(copy, names)
        ids: dict[str, str] = {}
        for mark in copy.iter(_MARK, _MARK_END):
            mark.set(_ID, ids.setdefault(mark.get(_ID, ""), str(next(numbers))))
        body.extend(list(copy))
    body.append(last)
    return serialised(root).decode()


def note_in(text: str) -> str | None:
    """The kind of notes that a main document refers to and may have only once: ``footnotes`` …; None without notes."""
    mark = next(parsed_again(text.encode()).iter(*_NOTES), None)
    return None if mark is None else _NOTES[str(mark.tag)]


def _own_section(body: etree._Element) -> etree._Element:
    """The last section's properties, removed from ``body``; default ones where it has none."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != SECTION:
        return etree.Element(SECTION)
    body.remove(last)
    return last


def _end_section(body: etree._Element, section: etree._Element) -> None:
    """Ends a section with the last paragraph of ``body``, or with a new one where that is impossible."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != P or last.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}") is not None:
        last = etree.SubElement(body, P)
    own = deepcopy(section)
    own.tail = None
    insert_in_order(paragraph_properties(last), own)


def _make_distinct(copy: etree._Element, identity: int) -> int:
    """Removes the ids of paragraphs from ``copy``, numbers its objects; returns the highest number of an object."""
    for element in copy.iter(P):
        for name in PARAGRAPH_IDS:
            element.attrib.pop(name, "")
    for element in copy.iter(_OBJECT):
        identity += 1
        element.set("id", str(identity))
    return identity


_MAIL_MERGE = w("mailMerge")
_SOURCES = ("mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData", "recipientData")


def drop_mail_merge(package: Package) -> None:
    """Removes the settings of a mail merge (ECMA-376 part 1, 17.14.20), with its sources and recipients.

    Because of them Word would query the data source at each opening. Raises TemplateError where the settings are no
    XML.
    """
    for settings in package.of_type(word("settings")):
        if b"mailMerge" in package.bytes_of(settings):
            root = package.tree(settings)
            for element in list(root.iter(_MAIL_MERGE)):
                root.remove(element)
            for each in package.relations(settings):
                if each.kind in _SOURCES:
                    package.unlink(settings, each)
                    if not each.external:
                        package.remove(each.target)
