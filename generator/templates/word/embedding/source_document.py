"""The document that is set in: read once, refused where content would be lost, freed of what is its own alone."""

from __future__ import annotations

from copy import copy, deepcopy
from functools import cached_property

from lxml import etree

from generator.ground.errors import TemplateError
from generator.ground.words.vocabularies import phrase
from generator.office.package import Package, read_package
from generator.office.wordml.main_document import body_of, document_of, inner_sections
from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import NAMESPACE, SECTION, mc, w
from generator.templates.word.content.document_styles import Key, styles_in
from generator.templates.word.embedding.numbering import ListDefinitions
from generator.templates.word.embedding.policy import REFUSED, Policy, Refusal
from generator.templates.word.reading.template_parts import accept_deletions

_ALTERNATIVES, _IGNORABLE = mc("AlternateContent"), mc("Ignorable")
# What belongs to one document only: the place last edited, spelling, its own data and permissions.
_OF_ONE = (
    "proofErr lastRenderedPageBreak permStart permEnd commentRangeStart commentRangeEnd dataBinding placeholder "
    "pPrChange rPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange tblPrExChange"
)
_OF_ONE_DOCUMENT = tuple(map(w, _OF_ONE.split()))


class SourceDocument:
    """The .docx in ``data``, the ``number``-th that is set in, from 1, by ``policy``; ``name`` is for problems.

    ``text`` is all text of its body as it was. Raises TemplateError where the bytes are no Word document, and Refusal,
    which names everything that cannot be set in.
    """

    def __init__(self, data: bytes, policy: Policy, name: str = "", number: int = 1) -> None:
        self.number = number
        self.policy = policy
        self.package = Package(read_package(data, name=name, error=TemplateError), name)
        self.main = self.package.main
        self.document = document_of(self.package)
        self.body = body_of(self.document)
        if policy.keeps == "blocks":
            for last in self.body.findall(SECTION):
                remove(last)
            accept_deletions(self.body, set())
        notes = self.tree("footnotes") if policy.keeps == "pages" else None
        stories = [self.body] if notes is None else [self.body, notes]
        lists = None if policy.keeps == "everything" else self.tree("numbering")
        searched = stories if lists is None else [*stories, lists]
        if refused := [phrase(REFUSED[str(each.tag)]) for story in searched for each in story.iter(*policy.refused)]:
            raise Refusal(*refused)
        if policy.keeps != "everything":
            self.text, self.styles = text_in(self.body), styles_in(self.tree("styles"))
            for story in stories:
                _clean(story)

    @cached_property
    def sections(self) -> list[etree._Element]:
        """The set-ups of its sections; the last one is moved out of the body. Without any, an empty one."""
        last, inner = self.body.find(SECTION), inner_sections(self.body)
        if last is None:
            last = etree.Element(SECTION)
        else:
            last.tail = None
            self.body.remove(last)
        return [*inner, last]

    @cached_property
    def lists(self) -> ListDefinitions:
        """Its lists, and the styles that use them."""
        return ListDefinitions(self.tree("numbering"), self.styles)

    @cached_property
    def styles(self) -> dict[Key, etree._Element]:
        """Its styles, by kind and id."""
        return styles_in(self.tree("styles"))

    def copied(self) -> SourceDocument:
        """The same document with another copy of its body, to be set in once more."""
        other = copy(self)
        other.lists, other.body = self.lists, deepcopy(self.body)
        return other

    def part(self, kind: str) -> str | None:
        """The name of its part of that ``kind`` (``theme``, ``settings`` …); None where there is none."""
        return self.package.related(self.main, kind)

    def data(self, kind: str) -> bytes | None:
        """The bytes of its part of that ``kind``; None where there is none."""
        name = self.part(kind)
        return None if name is None else self.package.bytes_of(name)

    def tree(self, kind: str) -> etree._Element | None:
        """The tree of its part of that ``kind``; None where there is none."""
        name = self.part(kind)
        return None if name is None else self.package.look(name)


def text_in(story: etree._Element) -> str:
    """The characters of ``story``, formulas and drawings included."""
    return "".join(each.text or "" for each in story.iter("{*}t"))


def _clean(story: etree._Element) -> None:
    """Removes what belongs to its own document only, and what readers may ignore: the target does not declare it so.

    Choices declare the prefixes that their ``Requires`` name themselves (ECMA-376 part 3, 7.6).
    """
    for element in list(story.iter(*_OF_ONE_DOCUMENT)):
        remove(element)
    root = story.getroottree().getroot()
    ignorable = {root.nsmap.get(prefix) for prefix in str(root.get(_IGNORABLE, "")).split()} - {None}
    for element in list(story.iter(etree.Element)):
        for name in list(element.attrib):
            full = etree.QName(name)
            if full.namespace in ignorable or (full.namespace == NAMESPACE and full.localname.startswith("rsid")):
                del element.attrib[name]
        if etree.QName(element).namespace in ignorable:
            remove(element)
    for element in list(story.iter(_ALTERNATIVES)):
        parent = element.getparent()
        if parent is not None:
            names = {prefix: name for prefix, name in element.nsmap.items() if prefix and name != NAMESPACE}
            whole = etree.Element(_ALTERNATIVES, nsmap=names)
            whole.extend(list(element))
            parent.replace(element, whole)
