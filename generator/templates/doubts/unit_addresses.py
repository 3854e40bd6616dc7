"""Whether a template prints the addresses of units, as envelopes and labels do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.roster.units import UNIT_FIELDS
from generator.templates.doubts.excel_cells import sheets_of
from generator.templates.doubts.read_tags import ReadPart
from generator.templates.doubts.word_parts import parts_of
from generator.templates.excel import XlsxTemplate
from generator.templates.text import PaperTemplate
from generator.templates.word import DocxTemplate

_NAMES = frozenset({"unit.address", "units[].address", "address", *UNIT_FIELDS["address"].titles})
"""The names by which a template reads an address, in a tag or a merge field."""

_OF_A_UNIT = re.compile(r"(?<![\w.])(?!notice\b)[^\W\d]\w*\.address\b")
"""The address of a loop variable, also in a batch of units; not the sender's in ``notice.extra``."""


def reads_address(template: DocxTemplate | XlsxTemplate | PaperTemplate) -> bool:
    """Whether ``template`` prints the address of a unit, also on a condition."""
    if isinstance(template, PaperTemplate):
        return any(read.name in _NAMES for read, _ in template.reads)
    if any(variable.name in _NAMES for variable in template.variables()):
        return True
    of_word = isinstance(template, DocxTemplate)
    parts = parts_of(template.data, template.name) if of_word else sheets_of(template.data, template.name)
    return _reads(parts)


def _reads(parts: Iterable[ReadPart]) -> bool:
    return any(_OF_A_UNIT.search(tag.inner) for part in parts for tag in part.tags)
