"""What a heading means: by the words of every sheet, and by those of one office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.office.sheetml.cell_addresses import column_letters
from generator.roster.sheets import header_words
from generator.roster.sheets.declared_headers import declared_header
from generator.roster.units import DeclaredField, Roster

LEFT_OUT = ""
"""What is chosen for a column that is not read."""


@dataclass(frozen=True)
class Words:
    """The words of one office beside those that every sheet may have.

    ``fields`` are fields that it has declared elsewhere, ``headings`` further titles of standard fields; ``name`` is
    the heading of the column that names the units, as the user gives it. ``chosen`` are the fields that the user has
    chosen for headings of a sheet, :data:`LEFT_OUT` for a column that is not read; they go before all other words.
    ``letters`` are those of the column of names.
    """

    fields: Sequence[DeclaredField] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    name: str | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    letters: str | None = None

    @cached_property
    def declared(self) -> Mapping[str, DeclaredField]:
        """The declared fields by their titles and names, as headings are compared."""
        own = {each.name: each for each in self.fields}
        found = {header_words.key(word): each for each in self.fields for word in (each.title, each.name)}
        found = {word: each for word, each in found.items() if word not in self._chosen}
        return {**found, **{word: own[name] for word, name in self._chosen.items() if name in own}}

    @cached_property
    def standard(self) -> Mapping[str, str]:
        """The standard fields by their further titles, as headings are compared."""
        chosen = {word: name for word, name in self._chosen.items() if name in header_words.TITLES}
        return {**{header_words.key(word): name for word, name in self.headings.items()}, **chosen}

    @cached_property
    def _chosen(self) -> Mapping[str, str]:
        return {header_words.key(word): name for word, name in self.chosen.items()}

    def leaves_out(self, text: str) -> bool:
        """Whether the user does not want the column under the heading ``text``."""
        return self._chosen.get(header_words.key(text)) == LEFT_OUT

    def with_letters(self, texts: Mapping[int, str]) -> Words:
        """The same over a row of these headings, by column, of which the user may have named some by their letters."""
        known = set(map(header_words.key, texts.values()))
        letters = {column_letters(column): text for column, text in texts.items()}
        chosen = {
            word if header_words.key(word) in known else letters.get(word.upper(), word): name
            for word, name in self.chosen.items()
        }
        is_heading = self.name is None or header_words.key(self.name) in known
        return replace(self, chosen=chosen, letters=None if is_heading else str(self.name).upper())

    def is_name(self, text: str, column: int | None = None) -> bool:
        """Whether ``text``, above ``column``, is the heading that the user gives for the name, or by its letters."""
        if self.letters is not None:
            return column is not None and column_letters(column) == self.letters
        return self.name is not None and header_words.key(text) == header_words.key(self.name)


NO_WORDS = Words()


def words_of(roster: Roster | None, name: str | None, chosen: Mapping[str, str]) -> Words:
    """Return the words of the office that has ``roster``, with what the user says of one sheet."""
    if roster is None:
        return Words(name=name, chosen=chosen)
    return Words(roster.fields, roster.headings, name, chosen)


def known_field(text: str, words: Words) -> str | None:
    """Return the known field that a heading means.

    A heading that declares a field means none, unless its title and its name both mean the same known field.
    """
    word = header_words.key(text)
    if word in words.declared:
        return None
    declared = declared_header(text)
    if declared is None:
        return (
            words.standard.get(word)
            or header_words.FIELDS.get(word)
            or header_words.FIELDS.get(header_words.bare(text))
        )
    meant = header_words.FIELDS.get(header_words.key(declared.name))
    same = meant == header_words.FIELDS.get(header_words.key(declared.title))
    return meant if declared.name in header_words.TITLES or same else None
