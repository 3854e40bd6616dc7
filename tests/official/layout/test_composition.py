"""What holds of the blocks of a whole document, whatever it consists of."""

from __future__ import annotations

from generator.official.blocks import ParagraphBlock
from generator.official.layout.composition import counted_text
from generator.official.layout.spacing import USUAL, DocumentSpacing
from tests.check import matrix


def test_no_paragraph_of_the_flow_that_begins_a_page_has_space_above() -> None:
    """Programs differ in whether they keep that space; space above the text of a cell they all keep."""
    counted = [
        (name, counted_text(document, spacing))
        for name, document in matrix.documents().items()
        for spacing in (USUAL, DocumentSpacing(breaks=True))
    ]
    flow = [(name, each) for name, counts in counted for each in counts.blocks if isinstance(each, ParagraphBlock)]
    begun = [(name, paragraph) for name, paragraph in flow if paragraph.page_break_before]
    assert len(begun) > 100
    assert [(name, paragraph.text) for name, paragraph in begun if paragraph.before] == []
