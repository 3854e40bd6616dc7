"""稿本: which mark a draft has, and what the front matter says in another edition than the document as issued."""

from __future__ import annotations

from dataclasses import replace

from generator.official.document import Edition
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.values import FrontMatterValues

DRAFTS = tuple(edition for edition in Edition if edition.is_draft)
"""What a draft can be; the first where nothing is said."""


def draft_edition(entries: Entries) -> Edition:
    """The edition that a draft is of, as written, else 征求意见稿."""
    return Edition(entries.choice("edition", DRAFTS, DRAFTS[0]))


def in_edition(values: FrontMatterValues, edition: Edition | None) -> FrontMatterValues:
    """``values`` of the notice in ``edition``: a draft has room for the serial of its number, even of an unwritten one.

    ``values`` are those of the document as issued.
    """
    if edition is None or not edition.is_draft:
        return replace(values, edition=edition)
    return replace(values, edition=edition, number=values.number_blank)


def paper_in_edition(values: FrontMatterValues, edition: Edition | None) -> FrontMatterValues:
    """``values`` of a paper that goes with a notice in ``edition``.

    Drafts go out with drafts: they bear the same mark, and a number of their own has no serial yet. With a corrected
    reprint goes a letter that is issued now; it corrects nothing of its own.
    """
    if edition is None or not edition.is_draft:
        return values
    return replace(values, edition=edition, number=values.number_blank if values.number else "")
