"""Styles of a print file: those of the first paper, and copies of styles that differ in other papers."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.ground.errors import TranslatedText
from generator.office.wordml.schema_order import set_or_remove
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.document_styles import STYLE_REFERENCES, is_default, kind_of, name_of
from generator.templates.word.print_files.finished_letter import FinishedLetter, Unjoinable
from generator.templates.word.print_files.paper_lists import PaperLists

_VALUE, _ID, _BASE, _NUMBER = w("val"), w("styleId"), w("basedOn"), w("numId")
# Children of a style that concern editing, not the look of a text.
_NO_LOOK = tuple(
    map(
        w,
        (
            "name",
            "aliases",
            "next",
            "link",
            "autoRedefine",
            "hidden",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "locked",
            "rsid",
        ),
    )
)
_DEFAULTS = TranslatedText("默认样式和默认格式", "default styles and formats")
_MOST_BASES = 50


class PrintStyles:
    """The styles of the print file while papers are joined."""

    def __init__(self, target: Assembly, first: bytes | None) -> None:
        name = target.related(target.main, "styles")
        self._first = first
        self._root = None if name is None or first is None else target.tree(name)
        self._definitions: dict[tuple[str, str], bytes] = {}
        self._variants: dict[tuple[str, str, bytes], str] = {}
        self._names: set[str] = set()
        if self._root is not None:
            for style in self._root.iter(w("style")):
                key = (kind_of(style), style.get(_ID, ""))
                self._definitions[key] = _definition(style)
                self._variants[(*key, self._definitions[key])] = key[1]
                self._names.add(name_of(style).casefold())
            self._defaults = _defaults(self._root)

    def of(self, letter: FinishedLetter, lists: PaperLists) -> PaperStyles | None:
        """The styles of ``letter`` that are to be adapted; None where they are those of the first paper.

        Raises Unjoinable where its defaults differ.
        """
        data = letter.data("styles")
        if data == self._first:
            return None
        root = letter.tree("styles")
        if root is None or self._root is None or _defaults(root) != self._defaults:
            raise Unjoinable(_DEFAULTS, "template-print-differs")
        return PaperStyles(self, root, lists)

    def identifier(self, style: etree._Element, identifier: str) -> str:
        """The id in the print file for ``style``, which is copied where it is new; its references are adapted already.

        ``identifier`` is its id in its own paper.
        """
        kind, definition = kind_of(style), _definition(style)
        key = (kind, identifier, definition)
        if key not in self._variants:
            self._variants[key] = self._copied(style, kind, identifier)
        return self._variants[key]

    def _copied(self, style: etree._Element, kind: str, identifier: str) -> str:
        if self._root is None:
            raise AssertionError("a style for a document without styles")
        copy = deepcopy(style)
        name, new, count = name_of(style), identifier, 1
        while (kind, new) in self._definitions or _with(name, count).casefold() in self._names:
            count += 1
            new = f"{identifier}_{count}"
        copy.set(_ID, new)
        named = copy.find(w("name"))
        if named is not None and count > 1:
            named.set(_VALUE, _with(name, count))
            copy.set(w("customStyle"), "1")
        copy.attrib.pop(w("default"), "")
        for tag in ("aliases", "next", "link"):
            for each in copy.findall(w(tag)):
                copy.remove(each)
        self._root.append(copy)
        self._definitions[(kind, new)] = _definition(copy)
        self._names.add(_with(name, count).casefold())
        return new


class PaperStyles:
    """The styles of a paper that differ from those of the first."""

    def __init__(self, looks: PrintStyles, root: etree._Element, lists: PaperLists) -> None:
        self._looks = looks
        self._lists = lists
        self._by_key = {(kind_of(each), each.get(_ID, "")): each for each in root.iter(w("style"))}
        self._taken: dict[tuple[str, str], str | None] = {}

    def settle(self, story: etree._Element) -> None:
        """Set ``story`` in styles of the print file; a style that its paper lacks is dropped."""
        for reference in list(story.iter(*STYLE_REFERENCES)):
            set_or_remove(reference, self.take(STYLE_REFERENCES[str(reference.tag)], reference.get(_VALUE, "")))

    def take(self, kind: str, identifier: str, depth: int = 0) -> str | None:
        """The id in the print file of the paper's style; None where the paper has no such style."""
        key = (kind, identifier)
        if key not in self._taken:
            found = self._by_key.get(key)
            usable = found is not None and depth < _MOST_BASES
            self._taken[key] = self._settled(kind, identifier, found, depth) if found is not None and usable else None
        return self._taken[key]

    def _settled(self, kind: str, identifier: str, found: etree._Element, depth: int) -> str:
        style = deepcopy(found)
        base = style.find(_BASE)
        if base is not None:
            set_or_remove(base, self.take(kind, base.get(_VALUE, ""), depth + 1))
        for number in style.iter(_NUMBER):
            number.set(_VALUE, self._lists.of_style(number.get(_VALUE, "")))
        return self._looks.identifier(style, identifier)


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
