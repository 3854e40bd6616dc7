"""Sentences about sheet, type area, grid, type and colours (clauses 5 and 6): PG."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
