"""Whether a template prints the addresses of units, as envelopes and labels do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.roster.units import UNIT_FIELDS
from generator.templates.doubts.sheets import sheets_of
from generator.templates.doubts.tags import ReadPart
from generator.templates.doubts.word import parts_of
from generator.templates.excel import XlsxTemplate
from generator.templates.text import PaperTemplate
from generator.templates.word import DocxTemplate

_NAMES = frozenset({"unit.address", "units[].address", "address", *UNIT_FIELDS["address"].titles})
"""The names under which a template reads it, as a tag or as a merge field."""

_OF_A_UNIT = re.compile(r"(?<![\w.])(?!notice\b)[^\W\d]\w*\.address\b")
"""An address of whatever a loop calls a unit, units of a batch among them; not the sender's in ``notice.extra``."""


def reads_address(template: DocxTemplate | XlsxTemplate | PaperTemplate) -> bool:
    """Whether ``template`` prints the address of a unit, on a condition or not."""
    if isinstance(template, PaperTemplate):
        return any(read.name in _NAMES for read, _ in template.reads)
    if any(variable.name in _NAMES for variable in template.variables()):
        return True
    of_word = isinstance(template, DocxTemplate)
    parts = parts_of(template.data, template.name) if of_word else sheets_of(template.data, template.name)
    return _reads(parts)


def _reads(parts: Iterable[ReadPart]) -> bool:
    return any(_OF_A_UNIT.search(tag.inner) for part in parts for tag in part.tags)
