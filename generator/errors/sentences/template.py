"""Sentences about templates, Word and text."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
