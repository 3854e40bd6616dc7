"""Faces and sizes of a paragraph's text held against those that a rule asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.rules.registry import Departure
from generator.docx_reading.document import Paragraph, Run
from generator.errors import Said, Severity
from generator.standard import length, row
from generator.standard.faces import FaceName, face_of

_SIZES = {
    42: "初号", 36: "小初", 26: "一号", 24: "小一", 22: "二号", 18: "小二", 16: "三号", 15: "小三", 14: "四号",
    12: "小四", 10.5: "五号", 9: "小五", 7.5: "六号", 6.5: "小六", 5.5: "七号", 5: "八号",
}  # fmt: skip
"""The names of sizes in points, as Word and WPS list them."""


def other_face(
    paragraph: Paragraph, face: FaceName, runs: Iterable[Run] | None = None, *, milder: Severity | None = None
) -> Iterator[Departure]:
    """A departure where hanzi of ``runs``, else of the whole paragraph, are in another face than ``face``."""
    for run in paragraph.runs if runs is None else runs:
        if any(_hanzi(character) for character in run.text) and face_of(run.font) != face:
            yield Departure(paragraph, run.font, face, milder=milder)
            return


def other_size(
    paragraph: Paragraph, name: str, runs: Iterable[Run] | None = None, *, milder: Severity | None = None
) -> Iterator[Departure]:
    """A departure where text of ``runs``, else of the whole paragraph, is of another size than the row ``name``."""
    bound = row(name).tolerance
    for run in paragraph.runs if runs is None else runs:
        if run.text.strip() and abs(run.size - length(name)) > (bound if isinstance(bound, float) else 0):
            yield Departure(paragraph, points(run.size), points(length(name)), milder=milder)
            return


def points(size: float) -> Said:
    """A size of type as people write it."""
    name = _SIZES.get(round(size, 1))
    return Said(f"{size:g} 磅" if name is None else f"{name}（{size:g} 磅）", f"{size:g} pt")


def _hanzi(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
