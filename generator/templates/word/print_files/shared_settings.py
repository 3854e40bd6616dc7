"""Settings that all papers of a print file share, and the package that the papers are joined in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import TranslatedText
from generator.office.wordml.wordml_names import w
from generator.templates.word.assembly import Assembly
from generator.templates.word.print_files.finished_letter import FinishedLetter, Unjoinable

# The kinds of parts that belong to the whole document, not to one story.
_KEPT = frozenset(
    (
        "styles",
        "settings",
        "theme",
        "fontTable",
        "numbering",
        "webSettings",
        "footnotes",
        "endnotes",
        "stylesWithEffects",
        "glossaryDocument",
    )
)
_SAME = {
    "settings": TranslatedText(
        "文档设置（如奇偶页不同、版式兼容）", "settings of the document (odd and even pages, layout)"
    ),
    "theme": TranslatedText("主题（字体和颜色）", "theme (fonts and colours)"),
    "fontTable": TranslatedText("字体表", "table of fonts"),
}
_BACKGROUND = TranslatedText("页面背景", "background of the page")
_OF_ONE_FILE = tuple(map(w, ("rsids", "zoom", "proofState", "view")))


class SharedSettings:
    """The first paper's settings, theme, fonts and background, which all papers must share."""

    def __init__(self, first: FinishedLetter) -> None:
        self._first = {kind: first.data(kind) for kind in _SAME}
        self._background = _background(first)
        self._equal: set[tuple[str, bytes | None]] = set(self._first.items())

    def check(self, letter: FinishedLetter) -> None:
        """Raise Unjoinable where ``letter`` differs from the first."""
        differing = list(self._differing(letter))
        if differing:
            raise Unjoinable(differing, "template-print-differs")

    def _differing(self, letter: FinishedLetter) -> Iterator[TranslatedText]:
        for kind, said in _SAME.items():
            key = (kind, letter.data(kind))
            if key in self._equal:
                continue
            if _canonical(key[1]) != _canonical(self._first[kind]):
                yield said
            else:
                self._equal.add(key)
        if _background(letter) != self._background:
            yield _BACKGROUND


def shared_package(first: FinishedLetter) -> Assembly:
    """A package with the parts of the first paper except its text and the parts only that refers to."""
    package = first.package
    target = Assembly({name: package.bytes_of(name) for name in package}, package.file)
    for each in target.relations(first.main):
        if each.kind not in _KEPT:
            target.unlink(first.main, each)
    target.remove(*target.unreached())
    return target


def _canonical(data: bytes | None) -> bytes:
    if data is None:
        return b""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))
    for each in root.findall("*"):
        if each.tag in _OF_ONE_FILE:
            root.remove(each)
    return etree.tostring(root, method="c14n", exclusive=True)


def _background(letter: FinishedLetter) -> bytes:
    found = letter.document.find(w("background"))
    return b"" if found is None else etree.tostring(found, method="c14n", exclusive=True)
