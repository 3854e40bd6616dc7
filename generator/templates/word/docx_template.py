"""DocxTemplate: a Word template, opened once and rendered for each record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path

from lxml import etree

from generator.ground.disk import TEMPLATE, named, read_contents
from generator.ground.errors import Problem, TemplateError
from generator.ground.representation import Unrepresented, reported
from generator.office.live_content.live_kinds import live_problems
from generator.office.live_content.live_search import drop_attached_template, live_content
from generator.office.package import (
    Deflated,
    Package,
    PreparedPackage,
    blanks_behind,
    deflate,
    inflated,
    parsed_again,
    write_package,
)
from generator.office.pictures import may_print_pictures
from generator.roster.units.declared_fields import STANDARD_FIELD_TITLES
from generator.templates.expressions.bare_names import (
    UNIT,
    MissingNameError,
    Variable,
    split_name,
    titles_in,
    with_titles,
)
from generator.templates.expressions.name_reads import MissingName, missing_name
from generator.templates.expressions.rendering_limits import Deadline
from generator.templates.expressions.tag_code import undefined, with_more
from generator.templates.word.assembly import Assembly, PartRendering, names_of
from generator.templates.word.content.base_content import Content, ContentError
from generator.templates.word.content_placing import SeatingError, seat_contents
from generator.templates.word.fields.field_names import merge_value
from generator.templates.word.fields.field_tags import bookmarks_of
from generator.templates.word.fields.field_types import TO_NEXT
from generator.templates.word.merge_state import MergeRecords, MergeStart, MergeState
from generator.templates.word.part_compiling import CompiledPart, compile_part
from generator.templates.word.reading.table_cell_tags import CellValueError
from generator.templates.word.reading.template_parts import template_package, template_parts, without_deletions
from generator.templates.word.record_merging import Merging, drop_mail_merge, records_of
from generator.templates.word.repairs import repair, repaired
from generator.templates.word.running import DECLARATION

_AT_ITS_UNIT = MergeStart()

_Printed = list[tuple[CompiledPart, list[Content]]]
"""Parts with the contents that they printed."""


class DocxTemplate:
    """A .docx with Jinja tags or merge fields, parsed and compiled.

    ``data`` are its own bytes; ``notes`` are on content that was skipped when the file was read, and on references to
    other files. It keeps nothing of what it renders; threads may share it.
    """

    def __init__(self, data: bytes, name: str, pictures: Path | None) -> None:
        """The template in ``data``; raises what :meth:`open` raises."""
        self.name = name
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.data = data
        self._pictures = pictures
        package = template_package(data, name)
        drop_mail_merge(package)
        live = tuple(live_problems(live_content(package)))
        drop_attached_template(package)
        self._parts = _compiled(package, name, [each for each in live if each.severity == "error"])
        self.notes = (*blanks_behind(data, name), *live)
        changed = [part.name for part in self._parts]
        unchanged = {part: content for part, content in package.finished().items() if part not in changed}
        self._unchanged = {part: deflate(inflated(content)) for part, content in unchanged.items()}
        self._package = PreparedPackage(self._unchanged, changed)

    @classmethod
    def open(
        cls, source: str | Path | bytes, *, name: str | None = None, pictures: str | Path | None = None
    ) -> DocxTemplate:
        """The template in the file ``source``, or in these bytes; ``name`` is its name in problems.

        ``pictures`` is the folder that paths of pictures start from. Raises TemplateError with all problems found: no
        .docx, unclosed tags, unknown filters …
        """
        shown = name or ("template.docx" if isinstance(source, bytes) else str(source))
        data = source
        if not isinstance(data, bytes):
            data = read_contents(named(Path(data)), TEMPLATE, name=shown, error=TemplateError)
        return cls(data, shown, None if pictures is None else Path(pictures))

    def __reduce__(self) -> tuple[type[DocxTemplate], tuple[bytes, str, Path | None]]:
        """The arguments to compile the template again in another process: code cannot be pickled."""
        return DocxTemplate, (self.data, self.name, self._pictures)

    @property
    def has_merge_fields(self) -> bool:
        """Whether it has any of Word's merge fields."""
        return any(part.merge_kinds for part in self._parts)

    @cached_property
    def prints_pictures(self) -> bool:
        """Whether its tags may print pictures of the folder; false only where that is certain."""
        tags = (tag for part in self._parts for tag in part.reference.lines.tags)
        return any(may_print_pictures(tag.inner) for tag in tags)

    @property
    def takes_records(self) -> bool:
        """Whether its fields move from one unit's record to another's, or leave units out."""
        return any(part.merge_kinds & (TO_NEXT | {"SKIPIF"}) for part in self._parts)

    def render(
        self,
        context: Mapping[str, object],
        *,
        titles: Mapping[str, str] = STANDARD_FIELD_TITLES,
        sequence: int | None = None,
        warnings: list[Problem] | None = None,
    ) -> bytes:
        """The .docx for one record; equal contexts give equal bytes.

        Merge fields and bare names may name a unit's fields by their ``titles``. With ``units`` and without ``unit`` in
        the context a template with merge fields makes one document of all records. ``sequence`` is the record's number
        among those that are merged (MERGESEQ), where that is not its own. To ``warnings`` those about numbers that
        fields rounded are added.

        Raises TemplateError, each problem with part, paragraph and tag: an undefined name, a value that no document can
        hold, an expression that fails; a record that a SKIPIF field leaves out.
        """
        merge = MergeState(titles, _AT_ITS_UNIT if sequence is None else MergeStart(None, sequence))
        context = with_titles(context, titles)
        parts, printed = self._rendered_parts(context, merge)
        if warnings is not None:
            warnings += noted_values(self._parts, merge)
        if printed:
            return write_package(self._with_contents(parts, printed, context, merge))
        return self._package.write(parts)

    def _rendered_parts(self, context: Mapping[str, object], merge: MergeState) -> tuple[dict[str, bytes], _Printed]:
        """The XML of the parts with tags, and the contents that some of them printed. Raises TemplateError."""
        names, deadline = names_of(context), Deadline()
        merging = Merging(self.name, names)
        parts: dict[str, bytes] = {}
        printed: _Printed = []
        problems: list[Problem] = []
        for part in self._parts:
            if part.merge_kinds & TO_NEXT and (unmoved := list(unmoved_names(part, context))):
                problems += unmoved
                continue
            rendering = PartRendering(deadline, self._pictures, merge=merge)
            try:
                text = merging.text(part, rendering) if part.merge_kinds else part.rendered(names, rendering)
            except TemplateError as error:
                problems += error.problems
                continue
            except Exception as error:  # an expression may raise anything; problem_of raises our own faults again
                problems.append(problem_of(error, part, context))
                continue
            xml = text.encode()
            if rendering.contents:
                printed.append((part, rendering.contents))
            elif part.need.of(xml):
                xml = repaired(xml)
            parts[part.name] = xml
        problems += (each for each in noted_values(self._parts, merge) if each.severity == "error")
        if problems:
            raise TemplateError(with_more(problems, self.missing(context, titles=merge.titles)))
        return parts, printed

    def _with_contents(
        self, parts: Mapping[str, bytes], printed: _Printed, context: Mapping[str, object], merge: MergeState
    ) -> dict[str, bytes | Deflated]:
        """All parts, with the printed contents in their places. Raises TemplateError."""
        assembly = Assembly({**self._unchanged, **parts})
        problems: list[Problem] = []
        for part, contents in printed:
            try:
                root = parsed_again(assembly.bytes_of(part.name))
                seat_contents(root, contents, assembly, part.name)
                repair(root)
                assembly.put(part.name, (DECLARATION + etree.tostring(root, encoding="unicode")).encode())
            except SeatingError as error:
                again = partial(self._again, part, context, merge)
                problems.append(_seating_problem(error, part, context, again))
        TemplateError.raise_for(problems)
        return assembly.finished()

    def _again(
        self, part: CompiledPart, context: Mapping[str, object], merge: MergeState, contents: list[Content]
    ) -> str:
        return Merging(self.name, context).text(part, PartRendering(Deadline(), self._pictures, contents, merge=merge))

    def variables(self) -> tuple[Variable, ...]:
        """The names that the template reads, main document first, in the order of the text."""
        return tuple(dict.fromkeys(read.at(tag.span) for part in self._parts for read, tag in part.reference.reads))

    def missing(
        self, context: Mapping[str, object], *, titles: Mapping[str, str] = STANDARD_FIELD_TITLES
    ) -> tuple[Problem, ...]:
        """A problem for each name that the template needs for any record and that ``context`` does not have."""
        named = with_titles(context, titles)
        return tuple(problem for part in self._parts for problem in missing_names(part, named))

    def skips(self, context: Mapping[str, object], *, titles: Mapping[str, str] = STANDARD_FIELD_TITLES) -> bool:
        """Whether a SKIPIF field leaves out the record of ``context``, so that there is nothing to render."""
        records = self._records(frozenset({"SKIPIF"}), context, titles)
        return records is not None and records.skipped

    def records_used(self, context: Mapping[str, object], *, titles: Mapping[str, str] = STANDARD_FIELD_TITLES) -> int:
        """How many records the document for ``context`` uses: one, and one more for each NEXT that is run."""
        records = self._records(TO_NEXT, context, titles)
        return 1 if records is None else 1 + records.moves

    def _records(
        self, kinds: frozenset[str], context: Mapping[str, object], titles: Mapping[str, str]
    ) -> MergeRecords | None:
        """The records after fields of these ``kinds`` ran; None without such fields, or where rendering fails."""
        main = next((part for part in self._parts if part.is_main and part.merge_kinds & kinds), None)
        if main is None:
            return None
        with suppress(Exception):  # rendering meets the same error and reports it
            rendering = PartRendering(Deadline(), self._pictures, merge=MergeState(titles))
            return records_of(main, with_titles(context, titles), rendering)
        return None


def _compiled(package: Package, name: str, refused: Iterable[Problem]) -> tuple[CompiledPart, ...]:
    """The parts with tags. Raises TemplateError with the problems of all of them, and with ``refused``."""
    compiled: list[CompiledPart] = []
    problems = list(refused)
    parts = without_deletions(template_parts(package))
    bookmarks = frozenset[str]().union(*(bookmarks_of(part.root) for part in parts if part.in_runs))
    for part in parts:
        with TemplateError.gathered_in(problems):
            if (ready := compile_part(part, name, bookmarks)) is not None:
                compiled.append(ready)
    TemplateError.raise_for(problems)
    return tuple(compiled)


# A rendered part is finished: contents are placed in its tree, and the tree is repaired.


def _seating_problem(
    error: SeatingError,
    part: CompiledPart,
    names: Mapping[str, object],
    render: Callable[[list[Content]], object],
) -> Problem:
    """The problem for ``error``, at the tag that printed the content.

    ``render`` renders the part again into a list of contents, up to that tag, which fails then.
    """
    assert isinstance(error.__cause__, Exception)
    try:
        render(_Refusing(error.number, error.__cause__.with_traceback(None)))
    except Exception as fault:  # the tag's; problem_of raises our own faults again
        return problem_of(fault, part, names)
    raise error


class _Refusing(list[Content]):
    """A list of contents that raises ``fault`` at one of them."""

    def __init__(self, number: int, fault: Exception) -> None:
        super().__init__()
        self._number = number
        self._fault = fault

    def append(self, content: Content) -> None:
        if len(self) == self._number:
            raise self._fault
        super().append(content)


# Errors while a record is rendered become problems at their tag.


def problem_of(error: Exception, part: CompiledPart, context: Mapping[str, object]) -> Problem:
    """The problem for ``error``, raised while ``part`` was rendered with ``context``.

    An error that was raised by none of the part's tags is a bug of ours and is raised again.
    """
    tag = part.reference.failed_tag(error)
    if isinstance(error, CellValueError):
        return tag.problem(error.code, {"value": error.value}, field=tag.expression)
    if isinstance(error, ContentError):
        return tag.problem(error.code, error.facts, field=tag.expression, suggestion=error.suggestion)
    return part.reference.problem_of(error, context)


def _missing_field(name: str, context: Mapping[str, object]) -> MissingName | None:
    try:
        merge_value(name, MergeRecords.of(context, MergeStart()).record, context, titles_in(context))
    except MissingNameError as error:
        return MissingName(name, error.known, merge_field=True)
    return None


def noted_values(parts: Iterable[CompiledPart], merge: MergeState) -> list[Problem]:
    """Problems of the values that fields in ``parts`` cannot print, and a warning about numbers that they rounded."""
    tags = [tag for part in parts for tag in part.reference.lines.tags] if merge.noted else []
    quoted = ((json.dumps(field, ensure_ascii=False), text, facts) for (field, text), facts in merge.noted.items())
    found = [(tag, text, facts) for field, text, facts in quoted for tag in tags if field in tag.inner]
    refused = (tag.problem("template-field-value", facts, field=tag.expression) for tag, _, facts in found if facts)
    rounded = (Unrepresented("rounded", tag.span, text) for tag, text, facts in found if not facts)
    return [*refused, *reported("template-field-rounded", rounded, numbered=False)]


def unmoved_names(part: CompiledPart, context: Mapping[str, object]) -> Iterator[Problem]:
    """A problem for each bare name of a tag that is the unit's: NEXT fields in ``part`` would not move it on."""
    for read, tag in part.reference.reads:
        if not read.merge_field and read.own_unit is None and split_name(read.name, context)[0] == UNIT:
            yield tag.problem("template-field-next-tag", {"name": read.name})


def missing_names(part: CompiledPart, context: Mapping[str, object]) -> Iterator[Problem]:
    """A problem for each name that ``part`` needs in any case and that ``context`` does not have."""
    for read, tag in part.reference.reads:
        if not (read.optional or read.conditional):
            lack = _missing_field(read.name, context) if read.merge_field else missing_name(read.name, context)
            if lack is not None:
                yield undefined(tag, lack, context)
