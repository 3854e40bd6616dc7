"""Sentences about the command line."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
