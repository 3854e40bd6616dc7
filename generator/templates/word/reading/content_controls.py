"""Content controls with tags: their placeholder and data binding are removed."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.wordml_names import w, w15
from generator.templates.word.reading.part_tags import markers

_CONTROL, _PROPERTIES = w("sdt"), w("sdtPr")
# A placeholder vanishes at the first click (ECMA-376 part 1, 17.5.2.39); a bound control shows its source instead of
# the printed value (17.5.2.6, and Word's extension of it for repeating sections).
_REMOVED = (
    w("showingPlcHdr"),
    w("dataBinding"),
    w15("dataBinding"),
)


def free_controls(root: etree._Element) -> None:
    """Remove placeholder and data binding from each content control at and below ``root`` that holds a tag."""
    filled = {control for marker in markers(root) for control in marker.iterancestors(_CONTROL)}
    for control in filled:
        properties = control.find(_PROPERTIES)
        if properties is not None:
            for found in [child for child in properties if child.tag in _REMOVED]:
                properties.remove(found)
