"""One document of one record or of many: how often the main document is made, and for which records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package.part_names import DOCUMENT_FOLDER
from generator.templates.expressions.rendering_limits import MAX_OUTPUT
from generator.templates.word.assembly import PartRendering
from generator.templates.word.fields.record_copies import joined_copies, note_in
from generator.templates.word.part_compiling import CompiledPart
from generator.templates.word.records import MergeRecords, MergeStart


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
