"""Compiling of a part's tree: its XML is the text of the template, its markers are the tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from generator.ground.errors import TemplateError
from generator.templates.expressions import DirectProgram, ProgramPiece, direct_program
from generator.templates.word.fields import TO_NEXT
from generator.templates.word.reading.part_tags import WordTag
from generator.templates.word.reading.template_parts import TemplatePart
from generator.templates.word.rendering_state import PartContext, PartRendering
from generator.templates.word.repairs import Need, repair_need
from generator.templates.word.running.jinja_reference import Reference, reference
from generator.templates.word.running.part_environment import PartEnvironment, part_environment, writer_of
from generator.templates.word.running.part_segments import Segment, segments
from generator.templates.word.running.syntax_problems import has_dash, tag_problems
from generator.templates.word.running.value_escaping import PLAIN
from generator.templates.word.tag_gathering import gather_tags


@dataclass(frozen=True)
class CompiledPart:
    """A part with tags, ready to be rendered any number of times.

    ``direct`` is its direct code, None where only Jinja's own code can run it. ``need`` says when the rendered XML is
    repaired. ``merge_kinds`` are the types of Word's merge fields in it. ``is_main``: it is the main document.
    """

    name: str
    place: str
    environment: PartEnvironment
    segments: tuple[Segment, ...]
    direct: DirectProgram | None
    need: Need
    merge_kinds: frozenset[str] = frozenset()
    is_main: bool = False

    @cached_property
    def reference(self) -> Reference:
        """Jinja's own code for the part, made when first needed. Raises TemplateError with the faults of the tags."""
        return reference(self.segments, self.environment, self.place)

    def rendered(self, names: Mapping[str, object], rendering: PartRendering) -> str:
        """The XML of the part for the record in ``names``. Raises what expressions raise, and LimitError."""
        if self.direct is not None:
            context, kept = PartContext(self.environment, names, rendering), len(rendering.contents)
            try:
                return self.direct.run(context, PLAIN, self._writers(context, self.direct.writers))
            except Exception:  # Jinja's own code meets the same error and reports its place
                del rendering.contents[kept:]
        return self.reference.rendered(PartContext(self.environment, names, rendering))

    def _writers(self, context: PartContext, names: Iterable[str]) -> dict[str, Callable[[object], str]]:
        return {name: partial(self.environment.writers[name], context) for name in names}


def compile_part(part: TemplatePart, file: str, bookmarks: frozenset[str] = frozenset()) -> CompiledPart | None:
    """``part`` compiled; None where it has no tags. Raises TemplateError with every problem found.

    ``bookmarks`` are the names, in lower case, that SET fields of the whole document give.
    """
    tags = gather_tags(part, file, bookmarks)
    if tags.problems:
        tags.problems += tag_problems(tags.by_number)
        raise TemplateError(tags.problems)
    if not (tags.found or tags.changed):
        return None
    safe = part_environment(part.prefix if part.in_runs else None)
    need = repair_need(part.root, tags) if part.in_runs else Need()
    pieces = tuple(segments(part.root, tags))
    direct = None if any(has_dash(tag) for tag in tags.by_number) else direct_program(map(_piece, pieces), safe)
    kinds = frozenset(tags.merge_kinds)
    compiled = CompiledPart(part.name, f"{file}:{part.name}", safe, pieces, direct, need, kinds, part.is_main)
    if tags.merge_kinds & TO_NEXT:
        _refuse_unmoved(compiled)
    if direct is None:
        compiled.reference.template  # noqa: B018  faults of the tags are reported when the template is opened
    return compiled


def _refuse_unmoved(part: CompiledPart) -> None:
    """Raise TemplateError for tags that read the unit in a part with NEXT fields: NEXT would not move them on."""
    problems = [
        tag.problem("template-field-next-tag", {"name": read.name})
        for read, tag in part.reference.reads
        if not read.merge_field and read.name.split(".")[0] in {"unit", "serial"}
    ]
    if problems:
        raise TemplateError(problems)


def _piece(segment: Segment) -> ProgramPiece:
    if isinstance(segment, WordTag):
        return ProgramPiece(
            "variable" if segment.kind == "variable" else "statement", segment.inner, writer_of(segment)
        )
    return ProgramPiece("text", segment)
