"""Sets the text of a document into a package, with all that it needs, by the document's policy."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import w, w15
from generator.templates.word.assembly import Assembly
from generator.templates.word.embedding.ids import CountedIds, renew_ids
from generator.templates.word.embedding.numbering import ListDefinitions, SourceLists, TargetLists
from generator.templates.word.embedding.parts import SourceParts, TargetParts, take_notes
from generator.templates.word.embedding.source_document import SourceDocument
from generator.templates.word.embedding.styles import ApartStyles, SourceStyles, StyleVariants

_BINDINGS = (w("dataBinding"), w15("dataBinding"))


class Target:
    """The package ``assembly`` while documents are set in.

    It shares the styles and lists of ``first``, whose they are, with documents that have the same; without ``first``
    there are other texts in it.
    """

    def __init__(self, assembly: Assembly, first: SourceDocument | None = None) -> None:
        self.assembly = assembly
        self.parts = TargetParts(assembly)
        self.ids = assembly if first is None else CountedIds()
        self.lists = TargetLists(assembly, None if first is None else first.lists)
        self.styles = None if first is None else StyleVariants(assembly, first.data("styles"))
        self._firsts = {} if first is None else {_lists_key(first): first.lists}
        self._known = self._firsts

    def lists_of(self, source: SourceDocument) -> ListDefinitions:
        """The lists of ``source``, read once for documents that have the same."""
        if self.styles is None:
            return source.lists
        key = _lists_key(source)
        if key not in self._known:
            self._known = {**self._firsts, key: source.lists}
        return self._known[key]


def _lists_key(source: SourceDocument) -> tuple[bytes | None, bytes | None]:
    return source.data("numbering"), source.data("styles")


class Embedding:
    """Adapts the texts of ``source`` to ``target``.

    ``before`` adapts each text before all else; headers and footers are shared with documents of the same ``group``.
    Raises Refusal.
    """

    def __init__(
        self,
        source: SourceDocument,
        target: Target,
        before: Callable[[etree._Element], None] = lambda _: None,
        group: object = None,
    ) -> None:
        self._source = source
        self._target = target
        self._before = before
        shared = target.styles
        if isinstance(target.ids, CountedIds):
            target.ids.source = source.number
        self._restarts = shared is not None and source.number > 1
        self._lists = SourceLists(target.lists, target.lists_of(source), restarts=self._restarts)
        self.styles = self._styles()
        looks = None if self.styles is None else source.data("styles")
        self._parts = SourceParts(source, target.parts, (looks, source.data("numbering"), group))

    def run(self, into: str) -> None:
        """Adapts the body of the source to the part ``into`` of the target, with its footnotes."""
        source = self._source
        self._settle(source.body, source.main, into)
        notes = source.part("footnotes") if source.policy.keeps == "pages" else None
        if notes is not None:
            every, assembly = source.tree("footnotes"), self._target.assembly
            take_notes(source.body, every, assembly, lambda note, to: self._settle(note, notes, to))
        self._lists.link_levels({} if self.styles is None else self.styles.copied)

    def _styles(self) -> SourceStyles | None:
        """The source's styles; None where they are those of the target."""
        source, of_style = self._source, self._lists.of_style
        if self._target.styles is not None:
            return self._target.styles.of(source, of_style)
        kind = ApartStyles if source.policy.styles == "apart" else SourceStyles
        return kind(source, of_style, self._target.assembly)

    def _settle(self, story: etree._Element, part: str, into: str) -> bool:
        """Adapts ``story`` of ``part``; whether no other document may share it, because its lists are counted."""
        for binding in list(story.iter(*_BINDINGS)):
            remove(binding)
        self._before(story)
        if self._restarts:
            self._lists.name_lists(story)
        if self.styles is not None:
            self.styles.settle(story)
        numbered = self._lists.settle(story)
        renew_ids(story, self._target.ids)
        self._parts.relink(story, part, into, self._settle)
        return numbered
