"""Sentences about reading a file: its encoding, its YAML."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
