"""The entries of one ``w:p``: one, or several where it contains breaks of pages or columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from lxml import etree

from generator.comparison.description import wording
from generator.comparison.description.description_entry import YES, Entry, Facts, differing, sentence_of
from generator.comparison.description.opened_document import OpenedDocument
from generator.comparison.description.paragraph_facts import paragraph_facts
from generator.comparison.description.saved_by import Saving
from generator.comparison.description.wording import in_row, in_sentence, marked, shown
from generator.ground.length import Length
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading.attribute_values import Properties, attributes, integer, on, properties
from generator.office.reading.document import Drawing, Section
from generator.office.reading.drawing_reading import drawn
from generator.office.reading.paragraph_content import DRAWN, MATH, PAGE_NUMBER, TEXTS, linear, pieces, run_properties
from generator.office.reading.paragraph_reading import whole_properties
from generator.office.reading.unread import drawn_words
from generator.office.reading.word_walk import walked
from generator.office.wordml.open_fields import OpenField, OpenFields
from generator.office.wordml.wordml_names import RUN_PROPERTIES, TC, TEXT_BOX, P, R, r, w, wp

_SEEN_OF_A_MARK = ("size", "hidden")  # of a paragraph without text
_INDENTS = ("left", "right", "hanging", "firstLine")


class ParagraphDescriber:
    """Describes the paragraphs of one story."""

    def __init__(self, opened: OpenedDocument, part: str, saving: Saving) -> None:
        self._opened = opened
        self._saving = saving
        self._inline = InlineReader(opened, part)
        self._carried: Facts = {}

    def entries(self, element: etree._Element, table: Properties, section: Section, place: str) -> Iterator[Entry]:
        """The entries of the paragraph ``element``."""
        given = element.find(w("pPr"))
        direct = properties(given)
        style = self._opened.style(direct.get("pStyle", {}).get("val"))
        base = self._opened.look(style)
        named = {} if style == self._opened.style(None) else {"style": self._opened.style_name(style)}
        whole, listed = whole_properties(self._opened.sources, style, direct, table)
        set_as = paragraph_facts(whole, listed, self._opened.sources.numbering)
        self._note(whole, set_as, place, style)
        own = properties(None if given is None else given.find(w("rPr")))
        mark = differing(self._opened.text_look(style, table, own), base)
        for begins, inlines in self._split_at_breaks(self._inline.read(element, style, table, section)):
            look, text = self._text(inlines, mark, base)
            facts = {**named, **differing(set_as, base), **begins, **look, **_changes(given)}
            plain = "".join(piece.text for piece in inlines if piece.facts is not None)
            yield Entry(kind="paragraph", place=place, text=text, plain=plain, facts=facts, base=base, style=style)

    def ending(self) -> Iterator[Entry]:
        """The entry for a break at the end of the text: an empty page or column."""
        if self._carried:
            yield Entry(kind="paragraph", facts=self._carried)
            self._carried = {}

    def _split_at_breaks(self, pieces: list[Inline]) -> list[tuple[Facts, list[Inline]]]:
        """The paragraphs that breaks make of one, each with the break that it begins with.

        A break at the end of a paragraph is described with the next one: a break here, or a next paragraph that asks
        for a new page, is the same, and Word and LibreOffice write it differently.
        """
        parts: list[tuple[Facts, list[Inline]]] = [(self._carried, [])]
        for piece in pieces:
            if piece.breaks:
                parts.append(({f"new-{piece.breaks}": YES}, []))
            else:
                parts[-1][1].append(piece)
        self._carried = {}
        if len(parts) > 1 and not parts[-1][1]:
            self._carried = parts.pop()[0]
        if len(parts) > 1 and not parts[0][1]:
            del parts[0]
        return parts

    def _text(self, pieces: list[Inline], mark: Facts, base: Facts) -> tuple[Facts, str]:
        """The look that all text of a paragraph has beyond its style, and the text with marks for other looks."""
        texts = [differing(piece.facts, base) for piece in pieces if piece.facts is not None]
        if not texts:
            texts = [{name: value for name, value in mark.items() if name in _SEEN_OF_A_MARK}]
        common = {name: value for name, value in texts[0].items() if all(each.get(name) == value for each in texts)}
        return common, "".join(self._piece(piece, base, common) for piece in pieces)

    def _piece(self, piece: Inline, base: Facts, common: Facts) -> str:
        looks = {} if piece.facts is None else differing(piece.facts, base)
        own = {name: value for name, value in looks.items() if name not in common}
        labels = [*([sentence_of(own)] if own else []), *piece.marks]
        return marked(in_sentence(labels), piece.text) if labels else piece.text

    def _note(self, whole: Properties, facts: Facts, place: str, style: str) -> None:
        """Notes for the first line what LibreOffice does not keep, whether the paragraph or its style sets it.

        A paragraph that gets another style leaves that line unchanged, unless the style sets something else.
        """
        counted = [
            ("characters", "in-characters", _in_characters(whole)),
            ("lines-of-space", "in-lines", _in_lines(whole)),
        ]
        for topic, key, counts in counted:
            for name, count in counts.items():
                measure = facts.get(name)
                if count or measure:  # equal lengths are one group, whether counted in 字 and 行 or not
                    group = sentence_of({name: measure}) if measure else text(f"fact-{name}")
                    said = text(key, count=f"{count / 100:g}") if count else ""
                    self._saving.note(topic, group, place, said, style)
        everywhere = text("everywhere")
        self._saving.note("line-breaking", everywhere, place, _line_breaking(whole), style)
        hangs = on(whole.get("overflowPunct"), True)
        self._saving.note("hanging", everywhere, place, "" if hangs else text("does-not-hang"), style)


def _changes(given: etree._Element | None) -> Facts:
    """The tracked changes of a paragraph's mark and format; ``given`` is its ``w:pPr``."""
    if given is None:
        return {}
    mark = w("rPr")
    found = [("inserted", f"{mark}/{w('ins')}"), ("deleted", f"{mark}/{w('del')}"), ("format-changed", w("pPrChange"))]
    names = [text(f"mark-{name}") for name, path in found if given.find(path) is not None]
    return {"change": in_row(names)} if names else {}


def _in_characters(whole: Properties) -> dict[str, int]:
    """The indents that are given in 字, in hundredths, by the names of their facts; 0 for those that are not."""
    left, right, hanging, first_line = (integer(whole.get("ind", {}).get(f"{name}Chars")) or 0 for name in _INDENTS)
    return {"left": left, "right": right, "first-line": -hanging or first_line}


def _in_lines(whole: Properties) -> dict[str, int]:
    """The space before and after in hundredths of 行; 0 where it is not given so."""
    given = whole.get("spacing", {})
    return {name: integer(given.get(f"{name}Lines")) or 0 for name in ("before", "after")}


def _line_breaking(whole: Properties) -> str:
    """The ways in which lines break differently than usual."""
    found = [("kinsoku", on(whole.get("kinsoku"), True)), ("word-wrap", on(whole.get("wordWrap"), True))]
    return in_row(text(f"no-{name}") for name, usual in found if not usual)


# The content of a paragraph, piece by piece: text with its look, and remarks on fields, drawings and the like.


_TEXTS: Mapping[str, Callable[[etree._Element], str]] = {
    **TEXTS,
    w("delText"): TEXTS[w("t")],
    w("noBreakHyphen"): lambda _: "\N{NON-BREAKING HYPHEN}",
    w("softHyphen"): lambda _: "\N{SOFT HYPHEN}",
}
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes", w("commentReference"): "comments"}
"""Elements that refer to a note, and the part that it is in."""
_BREAKS = ("page", "column")
_OWN_BOOKMARKS = "_"  # with which names begin that programs give


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece of a paragraph: ``text`` as it is shown, its look (None where it has none), and the remarks on it.

    ``breaks``: the text continues on a new ``page`` or in a new ``column``; there is no text then.
    """

    text: str
    facts: Facts | None
    marks: tuple[str, ...] = ()
    breaks: str = ""


class InlineReader:
    """Reads the paragraphs of one story in order: a field may extend over several."""

    def __init__(self, opened: OpenedDocument, part: str) -> None:
        self._opened = opened
        self._part = part
        self._fields = OpenFields()

    def read(self, paragraph: etree._Element, style: str, table: Properties, section: Section) -> list[Inline]:
        """The content of ``paragraph``; neighbours that look the same are one.

        ``style`` is the id of its style, ``table`` are its table's properties for text.
        """
        found: list[Inline] = []
        for element, field in pieces(paragraph, self._fields, deleted=True):
            if field is None and element.tag in _TEXTS:
                piece = self._text(element, style, table)
            elif remark := self._remark(element, section) if field is None else self._on_field(field):
                piece = Inline(remark, None, _marks(element, self._opened, self._part))
            else:
                continue
            last = found[-1] if found else None
            if last is not None and replace(piece, text=last.text) == last and not last.breaks:
                found[-1] = replace(last, text=last.text + piece.text)
            elif piece.text or piece.breaks:
                found.append(piece)
        return found

    def _text(self, element: etree._Element, style: str, table: Properties) -> Inline:
        kind = element.get(w("type"), "")
        if _unseen(self._fields.open):
            return Inline("", None)
        if element.tag == w("br") and kind in _BREAKS:
            return Inline("", None, (), kind)
        look = self._opened.text_look(style, table, properties(run_properties(element)))
        if element.tag == w("sym"):
            look = {**look, "font": shown(element.get(w("font"), ""))}
        instructions = (_words(field.instruction) for field in self._fields.open)
        links = (_link(_target(words)) for words in instructions if words[:1] == [_LINK])
        return Inline(_characters(element), look, (*_marks(element, self._opened, self._part), *links))

    def _on_field(self, field: OpenField) -> str:
        """The remark where the code of ``field`` ends, which has no result where the whole field ends there."""
        begins = field is self._fields.innermost
        if (field.in_result and not begins) or _unseen(self._fields.open[: -1 if begins else None]):
            return ""
        words = _words(field.instruction)
        if words[:1] == [_LINK]:
            return ""
        if words[:1] == [_MERGED]:
            return f"«{shown(' '.join(words[1:]))}»"
        return marked(f"{text('field')} {shown(' '.join(words))}".rstrip(), "")

    def _remark(self, element: etree._Element, section: Section) -> str:
        """The words for ``element``, which is no text; ``""`` where nothing is said of it."""
        if _unseen(self._fields.open):
            return ""
        if element.tag in DRAWN:
            return _drawing_text(element, section, self._opened, self._part)
        if element.tag in _NOTES:
            return _note(element, self._opened)
        if element.tag in MATH:
            line, is_exact = linear(element, deleted=True)
            return marked(text("formula" if is_exact else "built-formula"), shown(line))
        if element.tag == PAGE_NUMBER:
            return marked(f"{text('field')} PAGE", "")
        if element.tag == w("ruby"):
            return marked(text("ruby"), "".join(map(_plain, element.iterchildren(w("rt")))))
        name = element.get(w("name"), "")
        is_set = element.tag == w("bookmarkStart") and not name.startswith(_OWN_BOOKMARKS)
        return marked(f"{text('bookmark')} {shown(name)}", "") if is_set else ""


def _characters(element: etree._Element) -> str:
    """The text of ``element``, one of :data:`_TEXTS`, with all characters visible."""
    return shown(_TEXTS[str(element.tag)](element))


def _plain(holder: etree._Element) -> str:
    """The whole text of a paragraph, without its looks."""
    return "".join(_characters(each) for each, _ in pieces(holder, OpenFields()) if each.tag in _TEXTS)


def _note(reference: etree._Element, opened: OpenedDocument) -> str:
    """The note that ``reference``, one of :data:`_NOTES`, refers to, with its text and author."""
    kind = _NOTES[str(reference.tag)]
    found = opened.notes(kind).get(attributes(reference).get("id", ""))
    if found is None:
        return marked(text(kind), "")
    author = attributes(found).get("author", "")
    label = text("by", what=text(kind), who=shown(author)) if author else text(kind)
    return marked(label, "¶".join(_plain(each).strip() for each in found.iter(P)).strip())


# Remarks on text by what is around it: tracked changes, links, content controls.


_CHANGES = {w("ins"): "inserted", w("moveTo"): "moved-here", w("del"): "deleted", w("moveFrom"): "moved-away"}
_FORMAT_CHANGE = f"{RUN_PROPERTIES}/{w('rPrChange')}"


def _marks(element: etree._Element, opened: OpenedDocument, part: str) -> tuple[str, ...]:
    """The remarks on ``element`` by what is around it in its text, the outermost first."""
    found: list[str] = []
    for each in element.iterancestors():
        if each.tag in (TC, TEXT_BOX):
            break
        if each.tag in _CHANGES:
            author = attributes(each).get("author", "")
            found.insert(0, text("by", what=text(_CHANGES[str(each.tag)]), who=shown(author)))
        elif each.tag == w("hyperlink"):
            target, anchor = opened.targets(part).get(each.get(r("id"), "")), each.get(w("anchor"))
            found.insert(0, _link((target.target if target is not None else "") + (f"#{anchor}" if anchor else "")))
        elif each.tag == w("sdt"):
            given = properties(each.find(w("sdtPr")))
            named = [given.get(name, {}).get("val", "") for name in ("alias", "tag")]
            names = "/".join(dict.fromkeys(shown(name) for name in named if name))
            found[:0] = [f"{text('control')} {names}"] if names else []
        elif each.tag == R and each.find(_FORMAT_CHANGE) is not None:
            found.insert(0, text("format-changed"))
    return tuple(found)


def _link(target: str) -> str:
    """A link to ``target``, in which LibreOffice writes %20 for a blank and the like."""
    return f"{text('link')} {shown(unquote(target))}"


# Word's fields: their codes, and whether their results are shown.


_MERGED = "MERGEFIELD"
_LINK = "HYPERLINK"
_COUNTED = frozenset(
    ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "SEQ", "NUMWORDS", "NUMCHARS", "MERGEREC", "MERGESEQ")
)
_TOLD_THE_TIME = frozenset(("DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "EDITTIME", "FILENAME", "FILESIZE"))
_COMPUTED = _COUNTED | _TOLD_THE_TIME | {_MERGED}
_ESCAPED = re.compile(r"\\(?=[^\x00-\x7f])")  # LibreOffice writes 年 in a date's format as \\年
_FORMAT = re.compile(r"\\@(?=\S)")
_WORDS = re.compile(r'"[^"]*"|\S+')
_NEEDLESS = (("\\*", "MERGEFORMAT"), ("\\*", "Arabic"), ("\\*", "ARABIC"))


def _unseen(fields: Sequence[OpenField]) -> bool:
    """Whether the text is left out: it is a code, or a result that programs compute again each time."""
    return any(not each.in_result or (_words(each.instruction) or [""])[0] in _COMPUTED for each in fields)


def _words(instruction: str) -> list[str]:
    """The parts of an instruction, its kind in capitals, without switches that change nothing."""
    parts = _WORDS.findall(_FORMAT.sub("\\@ ", _ESCAPED.sub("", instruction)))
    kept: list[str] = []
    for word in parts:
        if kept and (kept[-1], word) in _NEEDLESS:
            kept.pop()
        else:
            kept.append(word)
    return [kept[0].upper(), *kept[1:]] if kept else []


def _target(parts: list[str]) -> str:
    named = [word.strip('"') for word in parts[1:]]
    if "\\l" in named[:-1]:
        place = named.index("\\l")
        return f"{''.join(each for each in named[:place] if not each.startswith(chr(92)))}#{named[place + 1]}"
    return next((each for each in named if not each.startswith("\\")), "")


# Drawings in words: kind, size and place, and for a picture the digest of its bytes.


_BLACK = "000000"  # of lines that name none, as LibreOffice writes them


def _drawing_text(element: etree._Element, section: Section, opened: OpenedDocument, part: str) -> str:
    """The drawing ``element``, a ``w:drawing``, ``w:pict`` or ``w:object``, in words."""
    first = next(drawn(element, section, opened.sources.theme), None)
    if first is None:
        return ""
    phrases = [_itself(first, in_text=part == opened.parts.main)]
    digest = opened.digest(part, element)
    if digest:
        phrases.append(text("digest", digest=digest))
    described = attributes(element.find(f".//{wp('docPr')}")).get("descr", "")
    if described:
        phrases.append(text("described", text=shown(described)))
    words = drawn_words(opened.parts, part, walked(element))
    return marked(in_sentence(phrases), shown(words))


def _itself(drawing: Drawing, *, in_text: bool) -> str:
    """The drawing itself. In a header every drawing is behind the text, which only LibreOffice writes down."""
    facts = [text("wide-and-high", width=_mm(drawing.width), height=_mm(drawing.height))]
    if drawing.anchored:
        facts.append(text("behind" if drawing.behind and in_text else "floating"))
    if drawing.left is not None and drawing.top is not None:
        facts.append(text("placed", left=_mm(drawing.left), top=_mm(drawing.top)))
    if drawing.kind == "line":
        facts.append(text("thick", points=wording.pt(Length(round(wording.drawn(drawing.thickness).pt, 1)))))
    if drawing.color not in (None, _BLACK):
        facts.append(str(drawing.color))
    return f"{text(f'drawing-{drawing.kind}')} {in_sentence(facts)}"


def _mm(length: Length) -> str:
    return wording.mm(wording.drawn(length))
