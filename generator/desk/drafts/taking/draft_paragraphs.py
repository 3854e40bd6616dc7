"""What each paragraph of a draft was taken for, as a person sees and corrects it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from generator.check.elements.found import Found
from generator.check.placing import PlacedParagraph, Placing
from generator.desk.drafts.taking.corrections import changeable


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """The paragraph ``number``, from 0, of a draft, which Word counts as ``counted`` (None in a table).

    ``names`` are the elements that it is in, as :mod:`generator.check.placing` calls them, none where it is in none;
    ``attachment`` is that in which it is. It is ``certain`` unless nothing but its place or its look speaks for it.
    """

    number: int
    counted: int | None
    text: str
    names: tuple[str, ...]
    attachment: int | None
    certain: bool


def draft_paragraphs(found: Found) -> tuple[DraftParagraph, ...]:
    """The paragraphs of the draft in which ``found`` was recognised that may be corrected, in order."""
    placed: defaultdict[int, list[PlacedParagraph]] = defaultdict(list)
    for each in Placing(found).by_paragraph():
        placed[each.number].append(each)
    paragraphs = list(found.document.paragraphs)
    return tuple(
        DraftParagraph(
            number=number,
            counted=None if paragraphs[number].place.table is not None else paragraphs[number].place.paragraph,
            text=f"{paragraphs[number].numbering}{paragraphs[number].text.strip()}",
            names=tuple(dict.fromkeys(each.name for each in placed[number])),
            attachment=next((each.attachment for each in placed[number]), None),
            certain=all(each.certain for each in placed[number]),
        )
        for number in changeable(found)
    )
