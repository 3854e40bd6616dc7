"""Sentences about making PDF."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
