"""The position of a frame or a floating table, in words.

Word takes the margin and the text for anchors where none is given (MS-OI29500, 2.1.162, of tables), and LibreOffice
writes those down.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.comparison.description import measure_words
from generator.comparison.description.visible_text import shown
from generator.comparison.description.wording import known_word
from generator.ground.words import comparison as words
from generator.office.reading.attribute_values import or_nothing, twips

_IN_THE_TEXT = "inline"


def frame_position(given: Mapping[str, str]) -> str:
    """The position of the frame of a ``w:framePr``."""
    down = "margin" if "y" in given or "yAlign" in given else "text"
    return words.text(
        "position",
        across=_side(given.get("hAnchor", "text"), given.get("xAlign"), given.get("x")),
        down=_side(given.get("vAnchor", down), given.get("yAlign"), given.get("y")),
    )


def table_position(given: Mapping[str, str]) -> str:
    """The position of the table of a ``w:tblpPr``."""
    return words.text(
        "position",
        across=_side(given.get("horzAnchor", "text"), given.get("tblpXSpec"), given.get("tblpX")),
        down=_side(given.get("vertAnchor", "margin"), given.get("tblpYSpec"), given.get("tblpY")),
    )


def _side(anchor: str, align: str | None, offset: str | None) -> str:
    if align is not None and align != _IN_THE_TEXT:
        where = known_word("position", shown(align))
    else:
        where = measure_words.mm(or_nothing(twips(offset)))
    return f"{known_word('anchor', shown(anchor))} {where}"
