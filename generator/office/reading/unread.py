"""What is in a file and not in the text that was read of it: hidden text, notes, drawn words.

And an account of each paragraph, by which no character is passed over without a word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set

from lxml import etree

from generator.ground.errors import Span
from generator.ground.representation import Unrepresented, unaccounted
from generator.office.reading.document import Paragraph, ReadDocument
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_content import DRAWN, chosen, in_unicode
from generator.office.reading.word_walk import PICTURES, header_text, shown_text, walked, watermarks
from generator.office.wordml.main_document import Places
from generator.office.wordml.tracked_changes import Note
from generator.office.wordml.wordml_names import RUN_PROPERTIES, TR, T, mc, r, v, w

_DELETED = tuple(map(w, ("del", "moveFrom")))
_ROW_DELETED = f"{w('trPr')}/{w('del')}"
_BRANCHES = (mc("Choice"), mc("Fallback"))
_FONTS, _ASCII, _ID = map(w, ("rFonts", "ascii", "id"))
_TEXT_PATH = v("textpath")
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


def unread(parts: DocxParts, document: ReadDocument) -> Iterator[Unrepresented]:
    """What is in the file of ``parts`` and not in the ``document`` that was read of it, watermarks last.

    Headers and footers are read of it as far as its sections have them.
    """
    places = Places(parts.document, parts.file, parts.main)
    yield from unread_text(parts.document, places, document.paragraphs)
    yield from notes(parts, parts.document, places)
    yield from drawings(parts, parts.document, places)
    edges = (edge for section in document.sections for edge in (*section.headers.values(), *section.footers.values()))
    read = {paragraph.place.part: edge for edge in edges for paragraph in edge}
    for name, root in parts.stories("header", "footer"):
        if name in read:
            yield from unread_text(root, Places(root, parts.file, name), read[name])
    yield from (each for each in edge_texts(parts) if each.what == "watermark" and each.span.part in read)


def unread_text(root: etree._Element, places: Places, paragraphs: Iterable[Paragraph]) -> Iterator[Unrepresented]:
    """The text of a story that its ``paragraphs`` do not show: hidden text, and what else the account lacks."""
    shown: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for paragraph in paragraphs:
        shown[paragraph.place.numbers] += (paragraph.text, *paragraph.hidden)
        yield from (Unrepresented("hidden", paragraph.place, text) for text in paragraph.hidden if text.strip())
    yield from lacking(root, places, shown)


def lacking(
    root: etree._Element, places: Places, shown: Mapping[tuple[object, ...], Collection[str]]
) -> Iterator[Unrepresented]:
    """The typed text below ``root`` that the texts ``shown`` at its place lack, but for tracked deletions."""
    typed: defaultdict[Span, str] = defaultdict(str)
    for element in filter(_is_current, root.iter(T)):
        fonts = element.find(f"../{RUN_PROPERTIES}/{_FONTS}")
        typed[places.of(element)] += in_unicode(element.text or "", "" if fonts is None else fonts.get(_ASCII, ""))
    for span, text in typed.items():
        if missing := unaccounted(text, shown.get(span.numbers, ())):
            yield Unrepresented("text", span, missing)


def _is_current(element: etree._Element) -> bool:
    """Whether ``element`` is neither in a tracked deletion nor in an alternative that is not read."""
    for around in element.iterancestors(TR, *_DELETED, *_BRANCHES):
        holder = around.getparent()
        is_other = around.tag in _BRANCHES and holder is not None and chosen(holder) not in (around, holder)
        if is_other or around.tag in _DELETED or (around.tag == TR and around.find(_ROW_DELETED) is not None):
            return False
    return True


def notes(
    parts: DocxParts, text: etree._Element, places: Places, dropped: Set[Note] = frozenset()
) -> Iterator[Unrepresented]:
    """The footnotes and endnotes at the paragraphs of ``text`` that refer to them; those without a mark come last.

    Notes in ``dropped``, whose marks went with a tracked change, are not part of the text.
    """
    kinds = {w(f"{kind}Reference"): w(kind) for kind in ("footnote", "endnote")}
    roots = ((w(kind), parts.related(f"{kind}s")) for kind in ("footnote", "endnote"))
    left = {
        (tag, each.get(_ID, "")): each
        for tag, root in roots
        for each in (() if root is None else root.iterchildren(etree.Element))
    }
    marks = (mark for mark in walked(text) if mark.tag in kinds) if left else ()
    keys = ((mark, (kinds[str(mark.tag)], mark.get(_ID, ""))) for mark in marks)
    found = [(mark, left.pop(key)) for mark, key in keys if key in left]
    found += [(note, note) for key, note in left.items() if key not in dropped]
    for at, note in found:
        if words := shown_text(note):
            yield Unrepresented("note", places.of(at), words)


def edge_texts(parts: DocxParts, *kinds: str) -> Iterator[Unrepresented]:
    """The texts of headers and footers, or of one of ``kinds``, but for page numbers; watermarks, and pictures."""
    for kind in kinds or ("header", "footer"):
        for name, root in parts.stories(kind):
            span = Span(parts.file, part=name)
            yield from (Unrepresented(kind, span, text) for text in header_text(root))
            yield from (Unrepresented("watermark", span, text) for text in watermarks(root))
            yield from (Unrepresented(kind, span) for each in walked(root) if each.tag in PICTURES)


def drawings(parts: DocxParts, root: etree._Element, places: Places) -> Iterator[Unrepresented]:
    """The drawings of the text ``root`` that have words."""
    for each in root.iter(*DRAWN):
        if words := drawn_words(parts, parts.main, walked(each)):
            yield Unrepresented("drawing", places.of(each), words)


def drawn_words(parts: DocxParts, part: str, inside: Iterable[etree._Element]) -> str:
    """The text of word art, charts and diagrams among the elements ``inside`` a drawing of ``part``, in lines."""
    texts: list[str] = []
    for each in inside:
        if each.tag == _TEXT_PATH:
            texts.append(each.get("string", ""))
        elif each.tag in (_CHART, _DIAGRAM):
            target = parts.targets(part).get(each.get(r("id" if each.tag == _CHART else "dm"), ""))
            root = None if target is None else parts.tree(target.target)
            texts += () if root is None else ((each.text or "").strip() for each in root.iter("{*}t", "{*}v"))
    return "\n".join(filter(None, texts))
