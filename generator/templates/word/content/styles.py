"""The styles of a document, found by name or id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from lxml import etree

from generator.ground.errors import Span, closest
from generator.office.package import Deflated, inflated, parsed
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.error import ContentError

Kind = Literal["paragraph", "character", "table", "numbering"]


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one document: for each kind, ids by id and by name, names without case (17.7.4.9)."""

    by_name: Mapping[tuple[str, str], str]

    def find(self, kind: Kind, name: str) -> str | None:
        """The id of the style of this kind that has ``name`` as its id or its name; None where there is none."""
        return self.by_name.get((kind, name)) or self.by_name.get((kind, name.casefold()))

    def identifier(self, kind: Kind, name: str) -> str:
        """The same; raises ContentError where there is none."""
        found = self.find(kind, name)
        if found is None:
            known = [each for of, each in self.by_name if of == kind]
            raise ContentError("template-content-style", {"style": name}, closest(name, known))
        return found


def styles_of(assembly: Assembly) -> Styles:
    """The styles that the template has."""
    name = assembly.related(assembly.main, "styles")
    part = None if name is None else assembly.part(name)
    return Styles(MappingProxyType({})) if part is None else _styles(part)


@lru_cache(maxsize=16)
def _styles(part: bytes | Deflated) -> Styles:
    root = parsed(inflated(part), Span("", part="styles"))
    by_name: dict[tuple[str, str], str] = {}
    every = list(root.iter(w("style")))
    for style in every:
        kind, identifier = kind_of(style), style.get(w("styleId"), "")
        by_name.setdefault((kind, name_of(style).casefold()), identifier)
    by_name |= {(kind_of(style), style.get(w("styleId"), "")): style.get(w("styleId"), "") for style in every}
    _link(every, by_name)
    return Styles(MappingProxyType(by_name))


def _link(every: list[etree._Element], by_name: dict[tuple[str, str], str]) -> None:
    """Let the name of a paragraph style mean, for characters, the character style linked to it (17.7.4.6)."""
    for style in every:
        link = style.find(w("link"))
        if kind_of(style) == "paragraph" and link is not None:
            by_name.setdefault(("character", name_of(style).casefold()), link.get(w("val"), ""))


def kind_of(style: etree._Element) -> str:
    """The kind of a ``w:style``."""
    return style.get(w("type"), "paragraph")


def name_of(style: etree._Element) -> str:
    """The name of a ``w:style``, as Word shows it; its id where it has none."""
    name = style.find(w("name"))
    return style.get(w("styleId"), "") if name is None else name.get(w("val"), "")
