"""The entries of one ``w:p``: one, or several where it contains breaks of pages or columns."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.comparison.description.description_entry import YES, Entry, Facts, differing, sentence_of
from generator.comparison.description.inline import Frame, Inline, InlineReader
from generator.comparison.description.opened_document import OpenedDocument, marked
from generator.comparison.description.paragraph_facts import in_characters, line_breaking, paragraph_facts
from generator.comparison.description.saving import Saving
from generator.comparison.description.style_looks import StyleLooks
from generator.comparison.description.wording import in_row, in_sentence
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading.attribute_values import Properties, integer, on, properties
from generator.office.reading.document import Section
from generator.office.reading.paragraph_reading import whole_properties
from generator.office.wordml.wordml_names import w

_SEEN_OF_A_MARK = ("size", "hidden")  # of a paragraph without text
_INDENTS = ("left", "right", "first-line")


class ParagraphDescriber:
    """Describes the paragraphs of one story."""

    def __init__(self, opened: OpenedDocument, part: str, looks: StyleLooks, saving: Saving) -> None:
        self._opened = opened
        self._looks = looks
        self._saving = saving
        self._inline = InlineReader(opened, part)
        self._carried: Facts = {}

    def entries(
        self, element: etree._Element, table: Properties, section: Section, marks: tuple[str, ...], place: str
    ) -> tuple[list[Entry], list[etree._Element]]:
        """The entries of the paragraph ``element``, and the text boxes anchored in it."""
        given = element.find(w("pPr"))
        direct = properties(given)
        style = self._looks.of(direct.get("pStyle", {}).get("val"))
        frame = Frame(style, table, section, marks)
        contents = self._inline.read(element, frame)
        base = self._looks.look(style)
        named = {} if style == self._looks.of(None) else {"style": self._looks.name(style)}
        set_as = self._set_as(style, direct, table, base, place)
        mark = differing(self._inline.look(None if given is None else given.find(w("rPr")), frame), base)
        changes = self._changes(given)
        found = []
        for begins, pieces in self._split_at_breaks(contents.pieces):
            look, text = self._text(pieces, mark, base)
            facts = {**named, **set_as, **begins, **look, **changes}
            plain = "".join(piece.text for piece in pieces if piece.facts is not None)
            found.append(
                Entry(kind="paragraph", place=place, text=text, plain=plain, facts=facts, base=base, style=style)
            )
        return found, contents.boxes

    def ending(self) -> Iterator[Entry]:
        """The entry for a break at the end of the text: an empty page or column."""
        if self._carried:
            yield Entry(kind="paragraph", facts=self._carried)
            self._carried = {}

    def _set_as(self, style: str, direct: Properties, table: Properties, base: Facts, place: str) -> Facts:
        """The facts in which the paragraph differs from its style; what LibreOffice does not keep is noted."""
        whole, listed = whole_properties(self._opened.sources, style, direct, table)
        facts = paragraph_facts(whole, listed, self._opened.sources.numbering)
        set_as = differing(facts, base)
        self._note(whole, facts, place, style)
        return set_as

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

    def _changes(self, given: etree._Element | None) -> Facts:
        if given is None:
            return {}
        found = [
            ("inserted", given.find(f"{w('rPr')}/{w('ins')}")),
            ("deleted", given.find(f"{w('rPr')}/{w('del')}")),
            ("format-changed", given.find(w("pPrChange"))),
        ]
        names = [text(f"mark-{name}") for name, element in found if element is not None]
        return {"change": in_row(names)} if names else {}

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
                if count or facts.get(name):
                    said = count and text(key, count=count)
                    self._saving.note(topic, self._measure(name, facts), place, said, style)
        everywhere = text("everywhere")
        self._saving.note("line-breaking", everywhere, place, line_breaking(whole), style)
        hangs = on(whole.get("overflowPunct"), True)
        self._saving.note("hanging", everywhere, place, "" if hangs else text("does-not-hang"), style)

    def _measure(self, name: str, facts: Facts) -> str:
        """A measure as the key of a group: equal lengths, whether counted in 字 and 行 or not."""
        measure = facts.get(name, "")
        return sentence_of({name: measure}) if measure else text(f"fact-{name}")


def _in_characters(whole: Properties) -> dict[str, str]:
    """The indents that are given in 字, by the names of their facts; ``""`` for those that are not."""
    given = in_characters(whole)
    return {name: f"{given[name] / 100:g}" if name in given else "" for name in _INDENTS}


def _in_lines(whole: Properties) -> dict[str, str]:
    """The space before and after in 行; ``""`` where it is not given so."""
    given = whole.get("spacing", {})
    counts = {name: integer(given.get(f"{name}Lines")) for name in ("before", "after")}
    return {name: f"{count / 100:g}" if count else "" for name, count in counts.items()}
