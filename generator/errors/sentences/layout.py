"""Sentences about the layout."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
