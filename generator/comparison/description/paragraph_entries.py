"""The entries of one ``w:p``: one, or several where it contains breaks of pages or columns."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.comparison.description.description_entry import YES, Entry, Facts, differing, sentence_of
from generator.comparison.description.inline import Inline, InlineReader
from generator.comparison.description.opened_document import OpenedDocument
from generator.comparison.description.paragraph_facts import paragraph_facts
from generator.comparison.description.saving import Saving
from generator.comparison.description.wording import in_row, in_sentence, marked
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading.attribute_values import Properties, integer, on, properties
from generator.office.reading.document import Section
from generator.office.reading.paragraph_reading import whole_properties
from generator.office.wordml.wordml_names import w

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
        for begins, pieces in self._split_at_breaks(self._inline.read(element, style, table, section)):
            look, text = self._text(pieces, mark, base)
            facts = {**named, **differing(set_as, base), **begins, **look, **_changes(given)}
            plain = "".join(piece.text for piece in pieces if piece.facts is not None)
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
