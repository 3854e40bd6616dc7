"""Sentences about the 版头 (7.2): HD."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
