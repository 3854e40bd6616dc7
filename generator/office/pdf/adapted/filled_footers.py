"""Footers that begin at the page margin, as LibreOffice 25.2 needs them in sections that begin on an even page.

It extends the text area of such a section down to its footer, past the margin. Space above the footer's first line
fills the height between; without it text and floating tables would be lower than in Word. Lengths are in twips.
"""

from __future__ import annotations

from lxml import etree

from generator.office.package import Package
from generator.office.pdf.adapted.document_sections import sections
from generator.office.pdf.adapted.flow_lines import FlowLines
from generator.office.reading.attribute_values import or_nothing, twips
from generator.office.wordml.wordml_names import P, r, w

_KIND = "evenPage"
_SPARE = 1
"""A footer higher than its margin would push the text up."""

_NATURAL = 1.5
"""The greatest height of a line that is not exact, in em."""


def fill_footers(package: Package) -> None:
    """Fill the footers of sections that begin on an even page. Raises TemplateError where a part is not XML."""
    if not package.main or _KIND.encode() not in package.bytes_of(package.main):
        return
    rooms = _rooms(package)
    lines = FlowLines(package)
    for name, room in rooms.items():
        _fill(package.tree(name), room - _SPARE, lines)


def _rooms(package: Package) -> dict[str, int]:
    """The height between footer and margin for each footer to be filled: the least of all sections that have it."""
    rooms: dict[str, int] = {}
    to_fill: set[str] = set()
    in_force: dict[str, str] = {}
    for section in sections(package.tree(package.main)):
        in_force |= _footers(package, section.setup)
        room = _room(section.setup)
        for name in in_force.values():
            rooms[name] = min(room, rooms.get(name, room))
            if section.starts_on == _KIND:
                to_fill.add(name)
    return {name: room for name, room in rooms.items() if name in to_fill}


def _footers(package: Package, setup: etree._Element) -> dict[str, str]:
    """The parts of a section's own footers by their type."""
    targets = package.targets(package.main)
    own = {
        each.get(w("type"), ""): targets.get(each.get(r("id"), "")) for each in setup.iterchildren(w("footerReference"))
    }
    return {kind: found.target for kind, found in own.items() if found is not None and found.target in package}


def _room(setup: etree._Element) -> int:
    margins = setup.find(w("pgMar"))
    if margins is None:
        return 0
    bottom, footer = (or_nothing(twips(margins.get(w(name)))).twips for name in ("bottom", "footer"))
    return bottom - footer


def _fill(footer: etree._Element, room: int, lines: FlowLines) -> None:
    """Add space above the first line of a ``footer`` that is lower than ``room``."""
    found = [line for paragraph in footer.iterchildren(P) if (line := lines.read(paragraph)).look.frame is None]
    used = sum(line.look.before + line.look.after + (line.look.height or round(_NATURAL * line.size)) for line in found)
    if found and used < room:
        found[0].lower_by(room - used)
