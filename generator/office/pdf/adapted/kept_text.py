"""Text that is kept with the next paragraph though not with itself (ECMA-376 part 1, 17.3.1.14 and 17.3.1.15).

Word keeps its last line there. LibreOffice 25.2 keeps a whole paragraph, and a whole chain of them, which leaves much
of a page white or is given up. So in the copy only so much text is kept as can be moved to the next page.
"""

from __future__ import annotations

from itertools import accumulate, groupby

from lxml import etree

from generator.office.pdf.adapted.flow_lines import Flow
from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.office.wordml.wordml_names import T, w
from generator.standard import number


def keep_less_text(flow: Flow) -> None:
    """Let go of kept text that is too long."""
    for section in flow.sections:
        for parts, chain in groupby(section.paragraphs, key=lambda paragraph: flow.lines.look(paragraph).parts):
            if parts:
                _let_go(list(chain))


def _let_go(chain: list[etree._Element]) -> None:
    """Keep the last paragraphs of ``chain``, as far as they are short enough together."""
    backwards = chain[::-1]
    lengths = accumulate(sum(len(text.text or "") for text in paragraph.iter(T)) for paragraph in backwards)
    for paragraph, length in zip(backwards, lengths, strict=True):
        if length > number("keep.longest"):
            get_or_add(paragraph_properties(paragraph), "keepNext").set(w("val"), "0")
