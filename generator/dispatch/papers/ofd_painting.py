"""The OFD files of a set's text papers; unchanged ones are kept. What Word files are made of or set in has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.dispatch.build_sources import Sources
from generator.dispatch.existing_set import Published
from generator.dispatch.file_changes import DOCUMENT, PRINTER, Change
from generator.dispatch.making_set import MadeSet
from generator.dispatch.papers.painting import Painting, as_tags, names_listed, papers_of
from generator.dispatch.plan import Paper
from generator.dispatch.set_scope import Scope, is_text
from generator.dispatch.unit_papers.unit_paper_run import UnitPaperRun
from generator.ground.errors import Problem, Span, joined
from generator.official.blocks import LaidOutDocument
from generator.official.painters.ofd.painting import OfdFacts
from generator.official.placed_pages import refusals
from generator.templates.text.notice import Notice
from generator.writing import Staging
from generator.writing.file_digests import digest
from generator.writing.manifest_entries import ManifestFile, path_beside


class _Ofd(NamedTuple):
    """The OFD of ``paper``, whose document is the ``file``, before anything is painted; ``kept`` an earlier one."""

    paper: Paper
    file: ManifestFile
    change: Change
    kept: ManifestFile | None = None


@dataclass
class OfdPainting:
    """The OFDs of one run over ``scope``, compared with those of ``before``; without ``staging`` they are only tried.

    Papers are laid out once more, one at a time, so that as many as there are can be painted. ``refused`` are those
    that would show something wrongly, ``warnings`` say why; ``of_fonts`` are those about fonts.
    """

    sources: Sources
    scope: Scope
    before: Published
    of_units: UnitPaperRun
    staging: Staging | None
    painting: Painting
    refused: int = 0
    warnings: list[Problem] = field(default_factory=list)
    of_fonts: tuple[Problem, ...] = ()
    _names: set[str] = field(default_factory=set)

    def add_to(self, made: MadeSet) -> MadeSet:
        """``made`` with the OFDs of its documents. Raises OutputError where a font or a library is missing."""
        new: dict[str, _Ofd] = {}
        for each in list(self._planned(made)):
            if each.kept is None:
                new[each.paper.path] = each
                continue
            self._add(made, each, each.kept)
            if self.staging is not None:
                self.staging.keep(each.change.path, self.before.folder / each.kept.path)
        for paper, document in self.of_units.documents([each.paper for each in new.values()]):
            self._paint(made, new.pop(paper.path), document)
        self.of_fonts = self.painting.warnings(self._names)
        return made

    def _planned(self, made: MadeSet) -> Iterator[_Ofd]:
        papers = {paper.path: paper for paper in self.scope.papers if paper.path in self.scope.ofds}
        changes = {change.path: change for change in made.changes}
        of_word: list[str] = []
        for file in (each for each in made.files if each.path in papers):
            paper = papers[file.path]
            if not is_text(paper):
                of_word.append(file.template)
            elif names := self._insets(paper):
                self._refuse([Problem("ofd-inset", Span(paper.path), {"names": joined(names)}, milder="warning")])
            else:
                yield self._compared(paper, file, changes[file.path])
        if of_word:
            self.warnings.append(Problem("ofd-of-word", None, {"papers": papers_of(of_word)}, milder="warning"))

    def _insets(self, paper: Paper) -> list[str]:
        """The titles of the Word files set in ``paper``: in the notice, or one that is an attachment by itself."""
        return [
            each.title.text
            for each in self.sources.notice.attachments
            if each.package and (each.file == paper.source or (paper.is_notice and not each.detached))
        ]

    def _refuse(self, reasons: Iterable[Problem]) -> None:
        self.refused += 1
        self.warnings += reasons

    def _compared(self, paper: Paper, file: ManifestFile, change: Change) -> _Ofd:
        path = path_beside(file.path, "ofd")
        before = self.before.ours.get(path_beside(change.before or file.path, "ofd"))
        own = replace(change, path=path, action="new", before=None, reasons=())
        if before is None:
            return _Ofd(paper, file, own)
        disturbed = self.before.disturbed(before)
        moved = before.path if before.path != path else None
        values = self.painting.values(file.sha256, names_listed(before), self._about(paper))
        if not disturbed and before.values == values:
            return _Ofd(paper, file, replace(own, action="renamed" if moved else "unchanged", before=moved), before)
        other = PRINTER if change.action in {"unchanged", "renamed"} else DOCUMENT
        reasons = disturbed if before.values == values else (*disturbed, other)
        return _Ofd(paper, file, replace(own, action="remade", before=moved, reasons=reasons))

    def _about(self, paper: Paper) -> OfdFacts:
        """What the OFD of ``paper`` says beside its pages: the notice's own has the facts of its front matter."""
        archival = self.scope.options.ofd_a
        return ofd_facts(self.sources.notice, archival=archival) if paper.is_notice else OfdFacts(archival=archival)

    def _paint(self, made: MadeSet, each: _Ofd, document: LaidOutDocument) -> None:
        painted = self.painting.ofd(document, self._about(each.paper))
        if painted.unrepresented:
            self._refuse(refusals(painted.unrepresented, code="ofd-unpainted"))
            return
        if self.staging is not None:
            self.staging.write(each.change.path, painted.data)
        self._names.update(painted.names)
        values = self.painting.values(each.file.sha256, painted.names, self._about(each.paper))
        size, tags = len(painted.data), as_tags(painted.names)
        self._add(made, each, replace(each.file, sha256=digest(painted.data), bytes=size, values=values, tags=tags))

    def _add(self, made: MadeSet, each: _Ofd, made_as: ManifestFile) -> None:
        """Adds the entry of an OFD, made as the file ``made_as``, and its change."""
        entry = replace(each.file, sha256=made_as.sha256, bytes=made_as.bytes, values=made_as.values, tags=made_as.tags)
        entry = replace(entry, path=each.change.path, pictures=None, laid_out=None, told=False, printed_by=None)
        made.add(entry, each.change)


def ofd_facts(notice: Notice, *, archival: bool = False) -> OfdFacts:
    """What the OFD of ``notice`` says beside its pages, from its front matter.

    They have the Chinese names of their keys: no public text gives those that GB/T 33476 and 33477 may have for them.
    """
    facts = {
        "发文字号": notice.number or "",
        "密级": notice.secrecy,
        "紧急程度": notice.urgency,
        "主送机关": notice.recipients,
    }
    return OfdFacts({name: text for name, text in facts.items() if text}, notice.attached_source, archival=archival)
