"""Sentences about units.yaml."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
