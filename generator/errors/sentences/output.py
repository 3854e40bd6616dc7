"""Sentences about writing the results."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
