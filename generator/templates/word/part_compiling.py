"""Compiling of a part's tree: its XML is the text of the template, its markers are the tags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ground.errors import TemplateError
from generator.templates.word.fields import TO_NEXT
from generator.templates.word.reading.template_parts import TemplatePart
from generator.templates.word.rendering_state import PartContext, PartRendering
from generator.templates.word.repairs import Need, repair_need
from generator.templates.word.running.jinja_reference import Reference, reference
from generator.templates.word.running.part_environment import PartEnvironment, part_environment
from generator.templates.word.running.part_segments import segments
from generator.templates.word.running.syntax_problems import tag_problems
from generator.templates.word.tag_gathering import gather_tags


@dataclass(frozen=True)
class CompiledPart:
    """A part with tags, ready to be rendered any number of times.

    ``reference`` is Jinja's code for it. ``need`` says when the rendered XML is repaired. ``merge_kinds`` are the types
    of Word's merge fields in it. ``is_main``: it is the main document.
    """

    name: str
    place: str
    environment: PartEnvironment
    reference: Reference
    need: Need
    merge_kinds: frozenset[str] = frozenset()
    is_main: bool = False

    def rendered(self, names: Mapping[str, object], rendering: PartRendering) -> str:
        """The XML of the part for the record in ``names``. Raises what expressions raise, and LimitError."""
        return self.reference.rendered(PartContext(self.environment, names, rendering))


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
    place = f"{file}:{part.name}"
    code = reference(segments(part.root, tags), safe, place)
    compiled = CompiledPart(part.name, place, safe, code, need, frozenset(tags.merge_kinds), part.is_main)
    if tags.merge_kinds & TO_NEXT:
        _refuse_unmoved(compiled)
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
