"""The look of a paragraph as facts, and the position of a frame or a floating table."""

from __future__ import annotations

from collections.abc import Mapping

from generator.comparison.description import wording
from generator.comparison.description.description_entry import YES, Facts
from generator.comparison.description.wording import in_row, known_word, shown
from generator.ground.errors import joined
from generator.ground.length import NOTHING, Length
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading import effective_formatting as formatting
from generator.office.reading.attribute_values import Properties, hex_color, integer, on, or_nothing, twips
from generator.office.reading.document import Border
from generator.office.reading.list_numbering import ListNumbering, number_text
from generator.office.reading.paragraph_reading import ListPlace

_SWITCHES = {
    # fact: the property, whether it holds where nothing is said of it, whether it is reported turned round
    "keep-next": ("keepNext", False),
    "keep-lines": ("keepLines", False),
    "new-page": ("pageBreakBefore", False),
    "widows": ("widowControl", True),
    "snap": ("snapToGrid", True),
    "contextual": ("contextualSpacing", False),
    "bidi": ("bidi", False),
}
_BODY_TEXT = 9  # the outline level of what is no heading
_SAMPLES = range(3)  # a list's format is shown by its first three numbers
_SIDES = ("top", "bottom", "left", "right", "between", "bar")


def paragraph_facts(whole: Properties, listed: ListPlace | None, numbering: ListNumbering) -> Facts:
    """The facts of a paragraph with the properties ``whole``.

    Indents and space are those in fixed measures: those in 字 and 行, which LibreOffice drops, go to the first line.
    """
    measured = {
        each: {name: value for name, value in whole.get(each, {}).items() if not name.endswith(("Chars", "Lines"))}
        for each in ("ind", "spacing")
    }
    indents, spacing = formatting.indents(measured, NOTHING), formatting.spacing(measured, NOTHING)
    outline = integer(whole.get("outlineLvl", {}).get("val"))
    first = "indented" if indents.first_line > 0 else "hanging"
    facts = {
        "align": text(f"align-{formatting.align(whole)}"),
        "left": _length(indents.left),
        "right": _length(indents.right),
        "first-line": text(first, by=_length(Length(abs(indents.first_line)))) if indents.first_line else "",
        "before": _points(spacing.before),
        "after": _points(spacing.after),
        "line": wording.line(spacing.line, spacing.rule),
        **{fact: YES if on(whole.get(name), default) else "" for fact, (name, default) in _SWITCHES.items()},
        "text-vertical": known_word("vertical", whole.get("textAlignment", {}).get("val", "auto")),
        "borders": border_text(formatting.borders(whole)),
        "shading": hex_color(whole.get("shd", {}).get("fill")) or "",
        "tabs": in_row(
            text("tab", place=wording.mm(place), kind=known_word("tab", kind))
            for kind, place in formatting.tab_stops(whole)
        ),
        "outline": "" if outline is None or outline >= _BODY_TEXT else str(outline + 1),
        "list": _list(listed, numbering),
        "frame": text("in-frame", where=_frame_position(whole["framePr"])) if "framePr" in whole else "",
    }
    return {name: shown(value) for name, value in facts.items()}


def border_text(borders: dict[str, Border]) -> str:
    """``borders`` in words; equal sides are named together."""
    alike: dict[str, list[str]] = {}
    for side in (*_SIDES, *sorted(set(borders) - set(_SIDES))):
        if side in borders:
            alike.setdefault(one_border(borders[side]), []).append(known_word("side", side))
    return in_row(f"{joined(sides, '', ' ').text()} {border}" for border, sides in alike.items())


def one_border(border: Border) -> str:
    """One border: its kind, its width, its colour where it has one."""
    color = "" if border.color in (None, "000000") else f" {border.color}"
    return f"{known_word('border', border.kind)} {wording.pt(border.width)}{color}"


def _length(length: Length) -> str:
    return wording.mm(length) if length else ""


def _points(length: Length) -> str:
    return wording.pt(length) if length else ""


def _list(listed: ListPlace | None, numbering: ListNumbering) -> str:
    """The first labels of its list: 一、二、三、; ``""`` outside of lists."""
    level = None if listed is None else numbering.level(*listed)
    if level is None or level.format == "none":
        return ""
    if level.format == "bullet":
        return level.text
    last = next((mark for mark in (f"%{place}" for place in range(9, 0, -1)) if mark in level.text), "")
    labels = (number_text(level.start + number, level.format) if last else "" for number in _SAMPLES)
    return "".join(level.text.replace(last, label, 1) for label in labels)


def _frame_position(given: Mapping[str, str]) -> str:
    """The position of the frame of a ``w:framePr``."""
    down = "margin" if "y" in given or "yAlign" in given else "text"
    return text(
        "position",
        across=_side(given.get("hAnchor", "text"), given.get("xAlign"), given.get("x")),
        down=_side(given.get("vAnchor", down), given.get("yAlign"), given.get("y")),
    )


def table_position(given: Mapping[str, str]) -> str:
    """The position of the table of a ``w:tblpPr``.

    Word takes the margin and the text for anchors where none is given (MS-OI29500, 2.1.162), and LibreOffice writes
    those down; so it is with frames.
    """
    return text(
        "position",
        across=_side(given.get("horzAnchor", "text"), given.get("tblpXSpec"), given.get("tblpX")),
        down=_side(given.get("vertAnchor", "margin"), given.get("tblpYSpec"), given.get("tblpY")),
    )


def _side(anchor: str, align: str | None, offset: str | None) -> str:
    if align is not None and align != "inline":
        where = known_word("position", shown(align))
    else:
        where = wording.mm(or_nothing(twips(offset)))
    return f"{known_word('anchor', shown(anchor))} {where}"
