"""The styles of a document, found by name or id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from lxml import etree

from generator.ground.errors import Span, closest
from generator.office.package import Deflated, inflated, parsed
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.base_content import ContentError

StyleKind = Literal["paragraph", "character", "table", "numbering"]
STYLE_REFERENCES = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
"""The elements of a text that refer to a style, each with the kind of that style."""

_LINKED = {"paragraph": "character", "character": "paragraph"}
_ID = w("styleId")


@dataclass(frozen=True, slots=True)
class DocumentStyles:
    """The styles of one document: ids by kind and by id or name, names without case (17.7.4.9)."""

    by_name: Mapping[tuple[str, str], str]

    def find(self, kind: StyleKind, name: str) -> str | None:
        """The id of the style of this kind with the id or name ``name``; None where there is none."""
        return self.by_name.get((kind, name)) or self.by_name.get((kind, name.casefold()))

    def identifier(self, kind: StyleKind, name: str) -> str:
        """As :meth:`find`; raises ContentError where there is none."""
        found = self.find(kind, name)
        if found is None:
            known = [each for of, each in self.by_name if of == kind]
            raise ContentError("template-content-style", {"style": name}, closest(name, known))
        return found


def styles_of(assembly: Assembly) -> DocumentStyles:
    """The styles of the template."""
    name = assembly.related(assembly.main, "styles")
    part = None if name is None else assembly.part(name)
    return DocumentStyles(MappingProxyType({})) if part is None else _styles(part)


@lru_cache(maxsize=16)
def _styles(part: bytes | Deflated) -> DocumentStyles:
    root = parsed(inflated(part), Span("", part="styles"))
    by_name: dict[tuple[str, str], str] = {}
    every = list(root.iter(w("style")))
    for style in every:
        by_name.setdefault((kind_of(style), name_of(style).casefold()), style.get(_ID, ""))
    by_name |= {(kind_of(style), style.get(_ID, "")): style.get(_ID, "") for style in every}
    _link(every, by_name)
    return DocumentStyles(MappingProxyType(by_name))


def _link(every: list[etree._Element], by_name: dict[tuple[str, str], str]) -> None:
    """Adds the names of paragraph styles for characters: they mean the linked character style (17.7.4.6)."""
    for style in every:
        link = style.find(w("link"))
        if kind_of(style) == "paragraph" and link is not None:
            by_name.setdefault(("character", name_of(style).casefold()), link.get(w("val"), ""))


def kind_of(style: etree._Element) -> str:
    """The kind of a ``w:style``."""
    return style.get(w("type"), "paragraph")


def is_default(style: etree._Element) -> bool:
    """Whether a ``w:style`` is the default of its kind."""
    return style.get(w("default"), "0") in ("1", "true", "on")


Key = tuple[str, str]
"""A style's kind and id."""
_MOST_BASES = 50


def styles_in(root: etree._Element | None) -> dict[Key, etree._Element]:
    """The styles of a styles part, which may be None, by kind and id."""
    return {} if root is None else {(kind_of(each), each.get(_ID, "")): each for each in root.iter(w("style"))}


def default_id(styles: Mapping[Key, etree._Element], kind: str) -> str:
    """The id of the default style of that ``kind``; empty where there is none."""
    return next((key for (of, key), each in styles.items() if of == kind and is_default(each)), "")


def with_bases(styles: Mapping[Key, etree._Element], kind: str, identifier: str) -> list[etree._Element]:
    """A style and the styles that it is based on, itself first; empty where there is no such style."""
    chain: list[etree._Element] = []
    while len(chain) < _MOST_BASES and (style := styles.get((kind, identifier))) is not None:
        chain.append(style)
        base = style.find(w("basedOn"))
        identifier = "" if base is None else base.get(w("val"), "")
    return chain


def related_styles(style: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The references of a ``w:style`` to other styles, each with the kind of that style (17.7.4)."""
    kind = kind_of(style)
    for name, of in (("basedOn", kind), ("next", "paragraph"), ("link", _LINKED.get(kind, kind))):
        for reference in style.findall(w(name)):
            yield reference, of


def unused_id(root: etree._Element, wanted: str) -> str:
    """``wanted``, or with a number after it where a style in ``root`` already has this id."""
    taken = {each.get(_ID) for each in root.iter(w("style"))}
    new, count = wanted, 1
    while new in taken:
        count += 1
        new = f"{wanted}_{count}"
    return new


def name_of(style: etree._Element) -> str:
    """The name of a ``w:style`` as Word shows it; its id where it has none."""
    name = style.find(w("name"))
    return style.get(_ID, "") if name is None else name.get(w("val"), "")
