"""One rule of an official document, as a check knows it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.errors import Severity
from generator.ground.errors.sentences import SENTENCES
from generator.official.standard.row import Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, whose sentence (with its clause and severity) is that of the same code.

    ``rows`` names the rows of the table whose values and tolerances it holds a document against; ``value`` is what
    it asks for where that is no number. ``laid_out`` is the module that lays out by it, None where it judges only
    what the writer said or another program did. ``not_checkable`` is the reason why no check can hold it.
    """

    id: str
    strength: Strength
    rows: tuple[str, ...] = ()
    value: str = ""
    laid_out: str | None = None
    not_checkable: str | None = None

    @property
    def clause(self) -> str | None:
        """The clause, of GB/T 9704-2012 where no other text is named."""
        return SENTENCES[self.id].clause

    @property
    def severity(self) -> Severity:
        """How grave a departure is."""
        return SENTENCES[self.id].severity
