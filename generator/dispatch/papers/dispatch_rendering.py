"""DispatchRendering of the dispatch's own papers: the notice, its attachments, the lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.dispatch.build_sources import Sources
from generator.dispatch.papers.document_maker import Made, Maker
from generator.dispatch.papers.lacking_characters import Characters
from generator.dispatch.plan import Paper
from generator.ground.disk import COPIED, read_contents, root_of
from generator.ground.errors import NoticeError, Problem
from generator.official.blocks import LaidOutDocument
from generator.official.document import OfficialDocument
from generator.roster.units import dispatch_context


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file; ``pages`` is None unless known, ``pictures`` are the pictures that its template read.

    ``document`` is what was written, for a text paper.
    """

    paper: Paper
    path: str
    data: bytes
    pages: int | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)
    document: LaidOutDocument | None = None


class DispatchRendering:
    """Makes the papers of the whole dispatch; ``units`` are all units as templates see them."""

    def __init__(self, sources: Sources, units: Sequence[Mapping[str, object]]) -> None:
        self._notice = sources.notice
        self._units = units
        self._total = len(sources.units)
        self._warnings: list[Problem] = []
        self._filled: OfficialDocument | None = None
        self._maker = Maker(
            sources.notice.behind, sources.roster.field_titles, sources.notice.edition, sources.notice.moment
        )

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings about the papers made so far."""
        return (*self._warnings, *self.characters.warnings(self._total))

    @property
    def characters(self) -> Characters:
        """The characters so far that their fonts do not have."""
        return self._maker.characters

    def file(self, paper: Paper, papers: Sequence[Mapping[str, object]] = ()) -> Rendered:
        """``paper`` as a file; ``papers`` are the rows of a print order. Raises GeneratorError with all problems."""
        if paper.attached is not None:
            return Rendered(paper, paper.path, _copied(paper))
        made = self._made(paper, papers)
        self._warnings += made.warnings
        return Rendered(paper, paper.path, made.data, made.pages, made.pictures, made.document)

    def _made(self, paper: Paper, papers: Sequence[Mapping[str, object]]) -> Made:
        if paper.template is not None:
            first_copy = str(self._notice.context["copy_number"])
            context = dispatch_context(self._notice.context, self._units, papers, first_copy)
            return self._maker.made(paper.template.compiled, context)
        document = self._document()
        if paper.detached is None:
            return self._maker.laid_out(document, self._notice.name, source=self._notice.source_digest)
        serial = paper.detached.entry.serial
        attachment = next(each for each in document.attachments if each.serial == serial)
        source = self._notice.source_digest
        return self._maker.detached(document, attachment, paper.detached.file, source=source)

    def _document(self) -> OfficialDocument:
        """The notice's document, filled once for the notice and its detached attachments."""
        if self._filled is None:
            self._filled = self._notice.render()
        return self._filled


def _copied(paper: Paper) -> bytes:
    if paper.attached is None:
        raise AssertionError(paper)
    return read_contents(paper.attached, COPIED, error=NoticeError, root=root_of(paper.attached.parent))
