"""稿本: the edition of a draft, and the values of the front matter in editions other than the document as issued."""

from __future__ import annotations

from dataclasses import replace

from generator.ground.errors import Span
from generator.official.document import Edition
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.front_matter_values import FrontMatterValues

DRAFTS = tuple(edition for edition in Edition if edition.is_draft)
"""The editions of drafts, the default one first."""


def draft_edition(entries: Entries) -> Edition:
    """Return the edition of drafts as written, else 征求意见稿."""
    return Edition(entries.choice("edition", DRAFTS, DRAFTS[0]))


def in_edition(values: FrontMatterValues, edition: Edition | None) -> FrontMatterValues:
    """Return the ``values`` of an issued notice as they are in ``edition``.

    The number of a draft has a blank for its serial, also where no number is written yet.
    """
    if edition is None or not edition.is_draft:
        return replace(values, edition=edition, sources=_without_edition(values))
    return replace(values, edition=edition, number=values.number_blank)


def paper_in_edition(values: FrontMatterValues, edition: Edition | None) -> FrontMatterValues:
    """Return the ``values`` of a paper that goes with a notice in ``edition``.

    Papers with a draft are drafts: they have the same mark, and their own number has no serial yet. Papers with a
    corrected reprint are not reprints, but issued now.
    """
    if edition is None or not edition.is_draft:
        return values
    number = values.number_blank if values.number else ""
    return replace(values, edition=edition, number=number, sources=_without_edition(values))


def _without_edition(values: FrontMatterValues) -> dict[str, tuple[Span, ...]]:
    """Return the places of the elements where the edition is not the one of the front matter."""
    return {element: spans for element, spans in values.sources.items() if element != "edition"}
