"""Lines of cells under the mark, a rule below each, as telegrams have them, with the number of all pages (practice)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from generator.ground.errors import Span
from generator.ground.length import NOTHING, Length
from generator.official.blocks import Block, DrawnRule, Face, LaidOutSection, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument
from generator.official.layout.type_widths import narrowest_line, text_line, width_on_grid
from generator.standard import length
from generator.standard.words import GRADE, OPENLY, PAGES, SENDER, SIGNED


class _Cell(NamedTuple):
    runs: tuple[TextRun, ...]
    width: Length
    source: Span | None


def cell_lines(document: OfficialDocument, white: Length) -> tuple[ParagraphBlock, ...]:
    """The lines of the form, ``white`` above the first.

    White is shared out between the cells of a line; those that have no room beside each other are below each other.
    """
    line = text_line(document.profile)
    gap = length("telegram.rule_gap") - line.below_ink
    lines: list[ParagraphBlock] = []
    for names in document.form.cells:
        cells = [each for each in (_cell(name, document) for name in names) if each.runs]
        spare = narrowest_line() - Length(sum(each.width for each in cells))
        fits = spare >= length("grid.cell") * (len(cells) - 1)
        own = [_line(each, spare, line.pitch) for each in ([cells] if fits else [[each] for each in cells])]
        # of equal borders below each other programs draw only the last (17.3.1.7)
        last = names == document.form.cells[-1]
        rule = DrawnRule(length("red_rule.thickness" if last else "telegram.inner_rule"), red=True, space=gap)
        lines += [*own[:-1], replace(own[-1], rule_below=rule)]
    return (replace(lines[0], before=white), *lines[1:])


def with_number_of_pages(
    sections: Sequence[LaidOutSection], pages: int, *, as_text: bool = False
) -> tuple[LaidOutSection, ...]:
    """The ``sections`` with the number of all ``pages`` wherever it is shown, as a field or ``as_text``."""

    def counted(block: Block) -> Block:
        if not isinstance(block, ParagraphBlock):
            return block
        runs = (
            replace(run, text=str(pages), field="" if as_text else run.field) if run.field else run
            for run in block.runs
        )
        return replace(block, runs=tuple(runs))

    return tuple(replace(each, blocks=tuple(map(counted, each.blocks))) for each in sections)


def _line(cells: Sequence[_Cell], spare: Length, pitch: Length) -> ParagraphBlock:
    """The ``cells`` beside each other, the ``spare`` white between them."""
    white = spare * (1 / max(len(cells) - 1, 1))
    ends = accumulate((each.width + white for each in cells[:-1]), initial=NOTHING)
    tabbed = [(replace(first, text=f"\t{first.text}"), *others) for (first, *others), _, _ in cells[1:]]
    return ParagraphBlock(
        role=Role.NUMBER,
        runs=(*cells[0].runs, *(run for runs in tabbed for run in runs)),
        pitch=pitch,
        align="left",
        stops=tuple(Length(end) for end in ends)[1:],
        source=cells[0].source,
        tab_sources=tuple(each.source for each in cells),
    )


def _cell(name: str, document: OfficialDocument) -> _Cell:
    """The cell of that name; without runs for an element that the document has not."""
    grade, signers = document.urgency or "", "　".join(document.signers)
    runs, source = {
        "sender": ((_text(f"{SENDER}　{document.issuer[0]}"),), "issuer"),
        "signers": ((_text(f"{SIGNED}　"), _text(signers, Face.KAI)), "signers"),
        "urgency": ((_text(f"{GRADE}　"), _text(grade, Face.HEI), _text(OPENLY if grade else "")), "urgency"),
        "number": ((_text(document.number or ""),), "number"),
        "pages": ((_text(PAGES[0]), replace(_text("1"), field="NUMPAGES"), _text(PAGES[1])), ""),
    }[name]
    width = width_on_grid("".join(run.text for run in runs))
    by_hand = length("telegram.hand") if name == "signers" and not signers else NOTHING
    return _Cell(tuple(run for run in runs if run.text), width + by_hand, document.source(source))


def _text(text: str, face: Face = Face.FANGSONG) -> TextRun:
    return TextRun(text, face, length("size.body"))
