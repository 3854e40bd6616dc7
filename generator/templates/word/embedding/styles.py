"""The styles of a source in the target: by name those that it has, or shared where they look the same, else copied."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from generator.ground.words.vocabularies import phrase
from generator.office.wordml.schema_order import set_or_remove
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.document_styles import (
    STYLE_REFERENCES,
    Key,
    is_default,
    kind_of,
    name_of,
    related_styles,
    styles_in,
    unused_id,
)
from generator.templates.word.embedding.policy import Refusal
from generator.templates.word.embedding.source_document import SourceDocument

_VALUE, _ID, _BASE, _NUMBER, _NAME = w("val"), w("styleId"), w("basedOn"), w("numId"), w("name")
# Children of a style that concern editing, not the look of a text.
_EDITING = "name aliases next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked rsid"
_NO_LOOK = tuple(map(w, _EDITING.split()))
_MOST_BASES = 50


class SourceStyles:
    """The styles of ``source`` in ``target``, whose own styles are used where they have the same name.

    ``of_style`` copies a list that a style names. ``copied`` are the ids of the styles that were copied.
    """

    def __init__(self, source: SourceDocument, of_style: Callable[[str], str], target: Assembly) -> None:
        self.target = target
        self._styles = source.styles
        self.copied: dict[Key, str] = {}
        self._taken: dict[Key, str | None] = {}
        self._of_style = of_style

    def settle(self, story: etree._Element) -> None:
        """Sets ``story`` in styles of the target; a style that its source lacks is dropped."""
        for reference in list(story.iter(*STYLE_REFERENCES)):
            set_or_remove(reference, self.take(STYLE_REFERENCES[str(reference.tag)], reference.get(_VALUE, "")))

    def take(self, kind: str, identifier: str) -> str | None:
        """The id in the target of a style of the source; None where there is no such style."""
        key = (kind, identifier)
        if key not in self._taken:
            found = self._styles.get(key)
            if found is None:
                return None
            self._place(key, found)
        return self._taken[key]

    def _place(self, key: Key, found: etree._Element) -> None:
        """Takes the style ``found`` of the source, by its name."""
        root = self.target.root_of("styles")
        wanted = (key[0], name_of(found).casefold())
        there = {(kind_of(each), name_of(each).casefold()): each.get(_ID, "") for each in root.iter(w("style"))}
        if wanted in there:
            self._taken[key] = there[wanted]
        else:
            self._copy(key, found, root, key[1])

    def _copy(self, key: Key, found: etree._Element, root: etree._Element, wanted: str) -> etree._Element:
        """Copies ``found`` into ``root`` under an id such as ``wanted``, with the styles and lists that it names."""
        copy = deepcopy(found)
        new = self._taken[key] = self.copied[key] = unused_id(root, wanted)
        copy.set(_ID, new)
        copy.attrib.pop(w("default"), "")
        root.append(copy)
        self._adapt(copy)
        for reference, of in related_styles(copy):
            set_or_remove(reference, self.take(of, reference.get(_VALUE, "")))
        for number in copy.iter(_NUMBER):
            number.set(_VALUE, self._of_style(number.get(_VALUE, "")))
        return copy

    def _adapt(self, copy: etree._Element) -> None:
        """Adapts a copied style before those that it names are copied."""


class StyleVariants:
    """The styles of a target, those of the first source, and copies of styles that look otherwise in other ones."""

    def __init__(self, target: Assembly, first: bytes | None) -> None:
        name = target.related(target.main, "styles")
        self.target = target
        self._first = first
        self._root = None if name is None or first is None else target.tree(name)
        styles = styles_in(self._root)
        self._keys = {*styles}
        self._variants = {(*key, _definition(each)): key[1] for key, each in styles.items()}
        self._names = {name_of(each).casefold() for each in styles.values()}
        self._defaults = () if self._root is None else _defaults(self._root)

    def of(self, source: SourceDocument, of_style: Callable[[str], str]) -> SourceStyles | None:
        """The styles of ``source``; None where they are the first's. Raises Refusal where its defaults differ."""
        if source.data("styles") == self._first:
            return None
        root = source.tree("styles")
        if root is None or self._root is None or _defaults(root) != self._defaults:
            raise Refusal(phrase("print-defaults"), code="template-print-differs")
        return _SharedStyles(source, of_style, self)

    def identifier(self, style: etree._Element) -> str:
        """The id in the target for ``style``, which is copied where it is new; its references are adapted already."""
        key = (kind_of(style), style.get(_ID, ""), _definition(style))
        if key not in self._variants:
            self._variants[key] = self._copied(style, *key[:2])
        return self._variants[key]

    def _copied(self, style: etree._Element, kind: str, identifier: str) -> str:
        assert self._root is not None
        name, new, count = name_of(style), identifier, 1
        while (kind, new) in self._keys or _with(name, count).casefold() in self._names:
            count += 1
            new = f"{identifier}_{count}"
        style.set(_ID, new)
        named = style.find(_NAME)
        if named is not None and count > 1:
            named.set(_VALUE, _with(name, count))
            style.set(w("customStyle"), "1")
        style.attrib.pop(w("default"), "")
        for tag in ("aliases", "next", "link"):
            for each in style.findall(w(tag)):
                style.remove(each)
        self._root.append(style)
        self._keys.add((kind, new))
        self._names.add(_with(name, count).casefold())
        return new


class _SharedStyles(SourceStyles):
    def __init__(self, source: SourceDocument, of_style: Callable[[str], str], variants: StyleVariants) -> None:
        super().__init__(source, of_style, variants.target)
        self._variants = variants
        self._depth = 0

    def _place(self, key: Key, found: etree._Element) -> None:
        style = deepcopy(found)
        base = style.find(_BASE)
        if base is not None:
            self._depth += 1
            cyclic = self._depth > _MOST_BASES
            set_or_remove(base, None if cyclic else self.take(key[0], base.get(_VALUE, "")))
            self._depth -= 1
        for number in style.iter(_NUMBER):
            number.set(_VALUE, self._of_style(number.get(_VALUE, "")))
        self._taken[key] = self._variants.identifier(style)


def _with(name: str, count: int) -> str:
    return name if count == 1 else f"{name} {count}"


def _definition(style: etree._Element) -> bytes:
    """The look that ``style`` gives a text, for comparison."""
    copy = deepcopy(style)
    for each in copy.findall("*"):
        if each.tag in _NO_LOOK:
            copy.remove(each)
    copy.tail = None
    for name in (_ID, w("customStyle")):
        copy.attrib.pop(name, "")
    return etree.tostring(copy, method="c14n", exclusive=True)


def _defaults(root: etree._Element) -> tuple[bytes, ...]:
    """The formatting of text without a style."""
    default_styles = filter(is_default, root.iter(w("style")))
    found = sorted((kind_of(each), each.get(_ID, ""), _definition(each)) for each in default_styles)
    defaults = root.find(w("docDefaults"))
    whole = b"" if defaults is None else etree.tostring(defaults, method="c14n", exclusive=True)
    return (whole, *(b"\0".join((kind.encode(), key.encode(), what)) for kind, key, what in found))
