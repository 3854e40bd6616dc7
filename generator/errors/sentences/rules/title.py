"""Sentences about title and recipients (7.3.1 and 7.3.2): TI, RC."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
